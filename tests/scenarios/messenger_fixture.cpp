#include <initguid.h>

#include "messenger_fixture.hpp"

namespace scenarios {

class other_session::sink : public comity::implements<sink, IImSessionSink> {
public:
    std::optional<report> wait(const std::function<bool(const report&)>& fits) const {
        std::unique_lock guard(lock_);
        std::optional<report> found;
        changed_.wait_for(guard, patience, [&] {
            const auto at = std::find_if(reports_.begin(), reports_.end(), fits);
            if (at != reports_.end())
                found = *at;
            return found.has_value();
        });
        return found;
    }

    HRESULT STDMETHODCALLTYPE OnState(IM_STATE state, HRESULT result) noexcept override {
        return add({told::state, state, result, {}, {}, {}});
    }
    HRESULT STDMETHODCALLTYPE OnSelf(BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnOwnStatus(HRESULT result, LONG status) noexcept override {
        return add({told::own_status, status, result, {}, {}, {}});
    }
    HRESULT STDMETHODCALLTYPE OnContact(BSTR name, BSTR, LONG status, VARIANT_BOOL) noexcept override {
        return add({told::contact_status, status, S_OK, text(name), {}, {}});
    }
    HRESULT STDMETHODCALLTYPE OnGroup(BSTR, BSTR, VARIANT_BOOL) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnMember(BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnContactAdded(HRESULT, BSTR, BSTR, LONG) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnContactRemoved(HRESULT, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnContactBlocked(HRESULT, BSTR, VARIANT_BOOL) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnGroupAdded(HRESULT, BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnGroupRemoved(HRESULT, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnGroupRenamed(HRESULT, BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnMemberAdded(HRESULT, BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnMemberRemoved(HRESULT, BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnContactStatus(BSTR name, LONG status) noexcept override {
        return add({told::contact_status, status, S_OK, text(name), {}, {}});
    }
    HRESULT STDMETHODCALLTYPE OnContactFriendlyName(BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnParticipant(BSTR conversation, BSTR name,
                                            VARIANT_BOOL present) noexcept override {
        return add({told::participant, present ? 1 : 0, S_OK, text(name), text(conversation), {}});
    }
    HRESULT STDMETHODCALLTYPE OnText(BSTR conversation, BSTR sender, BSTR words, DATE) noexcept override {
        return add({told::text, 0, S_OK, text(sender), text(conversation), text(words)});
    }
    HRESULT STDMETHODCALLTYPE OnTextFailed(HRESULT result, BSTR conversation, BSTR words) noexcept override {
        return add({told::text_failed, 0, result, {}, text(conversation), text(words)});
    }

private:
    static std::u16string text(BSTR raw) { return std::u16string(comity::view_of(raw)); }
    HRESULT add(report what) noexcept {
        {
            std::lock_guard guard(lock_);
            reports_.push_back(std::move(what));
        }
        changed_.notify_all();
        return S_OK;
    }

    mutable std::mutex lock_;
    mutable std::condition_variable changed_;
    std::vector<report> reports_;
};

namespace {

com_ptr<IImProvider> local_provider() {
    com_ptr<IImProvider> provider;
    comity::throw_if_failed(
        CoCreateInstance(CLSID_LocalImProvider, nullptr, CLSCTX_ALL, IID_IImProvider, provider.put_void()));
    return provider;
}

} // namespace

other_session::other_session(std::u16string_view name, LONG status) : sink_(comity::make<sink>()) {
    comity::throw_if_failed(local_provider()->CreateSession(session_.put()));
    comity::throw_if_failed(session_->SignIn(bstr(name).get(), nullptr, status, sink_.get()));
    const auto signed_in = wait([](const report& each) {
        return each.what == told::state &&
               (each.number == IM_STATE_SIGNED_IN || each.number == IM_STATE_SIGNED_OUT);
    });
    if (!signed_in || signed_in->number != IM_STATE_SIGNED_IN)
        throw std::runtime_error("the other session did not sign in");
}

other_session::~other_session() = default;

std::optional<other_session::report> other_session::wait(std::function<bool(const report&)> fits) const {
    return sink_->wait(fits);
}

std::optional<other_session::report> other_session::wait_for_text(std::u16string_view text) const {
    return wait([&](const report& each) { return each.what == told::text && each.text == text; });
}

void other_session::sign_out() {
    comity::throw_if_failed(session_->SignOut());
    wait([](const report& each) { return each.what == told::state && each.number == IM_STATE_SIGNED_OUT; });
}

com_ptr<IImAccounts> messenger_scenario::accounts() {
    return local_provider().as<IImAccounts>();
}

void messenger_scenario::SetUp() {
    ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
    const auto book = accounts();
    const std::pair<const char16_t*, const char16_t*> people[] = {
        {u"alice@here", u"Alice"}, {u"bob@here", u"Bob"}, {u"carol@here", u"Carol"}, {u"dave@here", u"Dave"}};
    for (const auto& [name, friendly] : people)
        ASSERT_EQ(book->CreateAccount(bstr(std::u16string_view(name)).get(),
                                      bstr(std::u16string_view(friendly)).get()),
                  S_OK);
    const bstr alice(std::u16string_view(u"alice@here"));
    ASSERT_EQ(book->put_AutoSigninName(alice.get()), S_OK);
    ASSERT_EQ(book->AddContact(alice.get(), bstr(std::u16string_view(u"bob@here")).get(),
                               bstr(std::u16string_view(u"Friends")).get()),
              S_OK);
    ASSERT_EQ(book->AddContact(alice.get(), bstr(std::u16string_view(u"carol@here")).get(), nullptr), S_OK);
    ASSERT_EQ(book->AddContact(bstr(std::u16string_view(u"bob@here")).get(), alice.get(), nullptr), S_OK);

    CLSID clsid{};
    ASSERT_EQ(CLSIDFromProgID(OLESTR("Messenger.UIAutomation"), &clsid), S_OK);
    ASSERT_EQ(CoCreateInstance(clsid, nullptr, CLSCTX_ALL, IID_IMessenger4, messenger_.put_void()), S_OK)
        << comity::narrow(error_words());
    events_ = comity::make<event_recorder>(DIID_DMessengerEvents);
    listening_ = comity::connect_sink(messenger_.get(), DIID_DMessengerEvents, events_.get());
}

void messenger_scenario::TearDown() {
    if (messenger_) {
        MISTATUS status = MISTATUS_OFFLINE;
        EXPECT_EQ(messenger_->get_MyStatus(&status), S_OK);
        if (status != MISTATUS_OFFLINE)
            sign_out();
    }
    listening_.disconnect();
    events_ = nullptr;
    messenger_ = nullptr;
    CoUninitialize();
}

void messenger_scenario::sign_in() {
    ASSERT_EQ(messenger_->AutoSignin(), S_OK) << comity::narrow(error_words());
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_ONLINE));
}

void messenger_scenario::sign_out() {
    events_->clear();
    const HRESULT hr = messenger_->Signout();
    ASSERT_TRUE(hr == S_OK || hr == static_cast<HRESULT>(MSGR_E_NOT_LOGGED_ON));
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_OFFLINE));
}

com_ptr<IMessengerContacts> messenger_scenario::my_contacts() const {
    com_ptr<IDispatch> found;
    EXPECT_EQ(messenger_->get_MyContacts(found.put()), S_OK);
    return found.as<IMessengerContacts>();
}

com_ptr<IMessengerGroups> messenger_scenario::my_groups() const {
    com_ptr<IDispatch> found;
    EXPECT_EQ(messenger_->get_MyGroups(found.put()), S_OK);
    return found.as<IMessengerGroups>();
}

com_ptr<IMessengerContact> messenger_scenario::contact(std::u16string_view name) const {
    com_ptr<IDispatch> found;
    EXPECT_EQ(messenger_->GetContact(bstr(name).get(), bstr(std::u16string_view(local_service_id)).get(),
                                     found.put()),
              S_OK);
    return found.as<IMessengerContact>();
}

com_ptr<IMessengerGroup> messenger_scenario::group(std::u16string_view name) const {
    for (const auto& each : all_of(*my_groups())) {
        const auto one = each.as<IMessengerGroup>();
        if (text_of(*one, &IMessengerGroup::get_Name) == name)
            return one;
    }
    return nullptr;
}

com_ptr<IMessengerConversationWndAdvanced>
messenger_scenario::conversation_with(std::u16string_view name) const {
    com_ptr<IDispatch> window;
    EXPECT_EQ(messenger_->InstantMessage(variant(bstr(name)), window.put()), S_OK)
        << comity::narrow(error_words());
    return window.as<IMessengerConversationWndAdvanced>();
}

} // namespace scenarios
