// The local service as a provider: its name, its sessions, its accounts; and the module's exports.
#include <initguid.h>

#include "schema.hpp"
#include "session.hpp"

#include "explain.hpp"
#include "names.hpp"

#include <comity/embed_typelib.h>
#include <comity/module.hpp>

namespace comity::local_service {

namespace result = im::result;

namespace {

// The service's name for good; contacts and conversations are told apart by it.
constexpr char16_t service_id[] = u"{240114CE-CEC8-4596-A184-66DF7B78CFED}";
constexpr char16_t service_name[] = u"Comity Local Messaging";
// Behind services that reach other people: one of those, when there is one, is the primary service.
constexpr LONG service_rank = 1000;

HRESULT explained(HRESULT hr) noexcept {
    const auto words = im::words_for(hr);
    return words.empty() ? hr : raise_error(hr, words);
}

} // namespace

class provider
    : public implements<provider, coclass<LocalImProvider>, IImProvider, IImAccounts, ISupportErrorInfo> {
public:
    HRESULT STDMETHODCALLTYPE InterfaceSupportsErrorInfo(REFIID iid) noexcept override {
        return same_guid(iid, id_of<IImProvider>()) || same_guid(iid, id_of<IImAccounts>()) ? S_OK : S_FALSE;
    }

    HRESULT STDMETHODCALLTYPE get_ServiceId(BSTR* id) noexcept override { return give(service_id, id); }
    HRESULT STDMETHODCALLTYPE get_ServiceName(BSTR* name) noexcept override {
        return give(service_name, name);
    }

    HRESULT STDMETHODCALLTYPE get_Rank(LONG* rank) noexcept override {
        if (!rank)
            return E_POINTER;
        *rank = service_rank;
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE CreateSession(IImSession** out) noexcept override {
        return make_into<session>(out);
    }

    HRESULT STDMETHODCALLTYPE CreateAccount(BSTR signinName, BSTR friendlyName) noexcept override {
        if (!im::is_signin_name(view_of(signinName)))
            return raise_error(E_INVALIDARG, u"A sign-in name has 1 to 129 characters and no spaces.");
        return change(
            [&](store& data) { return data.create_account(view_of(signinName), view_of(friendlyName)); });
    }

    HRESULT STDMETHODCALLTYPE RemoveAccount(BSTR signinName) noexcept override {
        return change([&](store& data) { return data.remove_account(view_of(signinName)); });
    }

    HRESULT STDMETHODCALLTYPE GetAccount(LONG index, BSTR* signinName, BSTR* friendlyName) noexcept override {
        if (!signinName || !friendlyName)
            return E_POINTER;
        *signinName = *friendlyName = nullptr;
        if (index < 0)
            return E_INVALIDARG;
        return answered([&] {
            std::u16string name, friendly;
            const HRESULT hr = hub::of(default_store_path())->data().account_at(index, name, friendly);
            if (hr != S_OK)
                return hr;
            bstr first(name), second(friendly);
            *signinName = first.detach();
            *friendlyName = second.detach();
            return S_OK;
        });
    }

    HRESULT STDMETHODCALLTYPE get_AutoSigninName(BSTR* signinName) noexcept override {
        if (!signinName)
            return E_POINTER;
        *signinName = nullptr;
        return answered([&] {
            return bstr(hub::of(default_store_path())->data().auto_signin_name()).detach_to(signinName);
        });
    }

    HRESULT STDMETHODCALLTYPE put_AutoSigninName(BSTR signinName) noexcept override {
        return change([&](store& data) { return data.set_auto_signin_name(view_of(signinName)); });
    }

    HRESULT STDMETHODCALLTYPE AddContact(BSTR owner, BSTR signinName, BSTR group) noexcept override {
        return change([&](store& data) {
            return data.put_contact(view_of(owner), view_of(signinName), view_of(group));
        });
    }

private:
    static HRESULT give(std::u16string_view text, BSTR* out) noexcept {
        if (!out)
            return E_POINTER;
        *out = nullptr;
        return guarded([&] { return bstr(text).detach_to(out); });
    }

    template <class Work>
    static HRESULT change(Work&& work) noexcept {
        return explained(answered([&] {
            const auto found = hub::of(default_store_path());
            const HRESULT hr = work(found->data());
            if (hr == S_OK)
                found->wake();
            return hr;
        }));
    }
};

} // namespace comity::local_service

COMITY_MODULE(comity::creatable<comity::local_service::provider>)

COMITY_EMBED_TYPELIB(1, IMPROVIDER_TLB)
