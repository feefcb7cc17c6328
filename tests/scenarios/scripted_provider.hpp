// A service provider that does what the test says: requests are written down and answered as told, reports
// come when the test makes them.
#pragma once

#include <comity/bstr.hpp>
#include <comity/implements.hpp>

#include <improvider.h>
#include <msgrua.h>

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace scenarios {

/** What provider and test share. */
struct script {
    std::u16string id, name;
    LONG rank = 0;

    std::mutex lock;
    comity::com_ptr<IImSessionSink> sink; // of the latest session that signed in
    std::vector<std::string> requests;
    std::map<std::string, HRESULT> answers; // S_OK for a request that is not in here

    HRESULT note(const std::string& request) {
        std::lock_guard guard(lock);
        requests.push_back(request);
        const auto found = answers.find(request.substr(0, request.find(' ')));
        return found == answers.end() ? S_OK : found->second;
    }
    /** Answers every request with S_OK from now on. */
    void answer_all() {
        std::lock_guard guard(lock);
        answers.clear();
    }
    comity::com_ptr<IImSessionSink> current_sink() {
        std::lock_guard guard(lock);
        return sink;
    }
    int count(const std::string& request) {
        std::lock_guard guard(lock);
        return static_cast<int>(std::count(requests.begin(), requests.end(), request));
    }
};

class scripted_session : public comity::implements<scripted_session, IImSession> {
public:
    explicit scripted_session(script& what) : script_(what) {}

    HRESULT STDMETHODCALLTYPE SignIn(BSTR name, BSTR, LONG, IImSessionSink* sink) noexcept override {
        {
            std::lock_guard guard(script_.lock);
            script_.sink = comity::share(sink);
        }
        return script_.note("SignIn " + text(name));
    }
    HRESULT STDMETHODCALLTYPE SignOut() noexcept override { return script_.note("SignOut"); }
    HRESULT STDMETHODCALLTYPE SetStatus(LONG status) noexcept override {
        return script_.note("SetStatus " + std::to_string(status));
    }
    HRESULT STDMETHODCALLTYPE SetFriendlyName(BSTR) noexcept override {
        return script_.note("SetFriendlyName");
    }
    HRESULT STDMETHODCALLTYPE AddContact(BSTR name) noexcept override {
        return script_.note("AddContact " + text(name));
    }
    HRESULT STDMETHODCALLTYPE RemoveContact(BSTR name) noexcept override {
        return script_.note("RemoveContact " + text(name));
    }
    HRESULT STDMETHODCALLTYPE SetBlocked(BSTR, VARIANT_BOOL) noexcept override {
        return script_.note("SetBlocked");
    }
    HRESULT STDMETHODCALLTYPE CreateGroup(BSTR name, BSTR* group) noexcept override {
        const HRESULT hr = script_.note("CreateGroup " + text(name));
        *group = SUCCEEDED(hr) ? comity::bstr(u"made").detach() : nullptr;
        return hr;
    }
    HRESULT STDMETHODCALLTYPE RemoveGroup(BSTR) noexcept override { return script_.note("RemoveGroup"); }
    HRESULT STDMETHODCALLTYPE RenameGroup(BSTR, BSTR) noexcept override {
        return script_.note("RenameGroup");
    }
    HRESULT STDMETHODCALLTYPE AddMember(BSTR, BSTR) noexcept override { return script_.note("AddMember"); }
    HRESULT STDMETHODCALLTYPE RemoveMember(BSTR, BSTR) noexcept override {
        return script_.note("RemoveMember");
    }
    HRESULT STDMETHODCALLTYPE OpenConversation(BSTR name, BSTR* conversation) noexcept override {
        const HRESULT hr = script_.note("OpenConversation " + text(name));
        *conversation = SUCCEEDED(hr) ? comity::bstr(u"talk").detach() : nullptr;
        return hr;
    }
    HRESULT STDMETHODCALLTYPE Invite(BSTR, BSTR name) noexcept override {
        return script_.note("Invite " + text(name));
    }
    HRESULT STDMETHODCALLTYPE LeaveConversation(BSTR) noexcept override {
        return script_.note("LeaveConversation");
    }
    HRESULT STDMETHODCALLTYPE SendText(BSTR, BSTR words) noexcept override {
        return script_.note("SendText " + text(words));
    }

private:
    static std::string text(BSTR raw) { return comity::narrow(comity::view_of(raw)); }
    script& script_;
};

class scripted_provider : public comity::implements<scripted_provider, IImProvider> {
public:
    explicit scripted_provider(script& what) : script_(what) {}
    HRESULT STDMETHODCALLTYPE get_ServiceId(BSTR* out) noexcept override {
        return comity::bstr(script_.id).detach_to(out);
    }
    HRESULT STDMETHODCALLTYPE get_ServiceName(BSTR* out) noexcept override {
        return comity::bstr(script_.name).detach_to(out);
    }
    HRESULT STDMETHODCALLTYPE get_Rank(LONG* rank) noexcept override {
        *rank = script_.rank;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE CreateSession(IImSession** out) noexcept override {
        return comity::make_into<scripted_session>(out, script_);
    }

private:
    script& script_;
};

class scripted_factory : public comity::implements<scripted_factory, IClassFactory> {
public:
    explicit scripted_factory(script& what) : script_(what) {}
    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown*, REFIID iid, void** out) noexcept override {
        return comity::make<scripted_provider>(script_)->QueryInterface(iid, out);
    }
    HRESULT STDMETHODCALLTYPE LockServer(BOOL) noexcept override { return S_OK; }

private:
    script& script_;
};

} // namespace scenarios
