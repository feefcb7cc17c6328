#include "session_state.hpp"

#include "explain.hpp"
#include "schema.hpp"
#include "names.hpp"

#include <comity/bstr.hpp>

#include <array>

#include <unistd.h>
#include <sys/random.h>

namespace comity::local_service {

namespace result = im::result;

namespace {

// A DATE counts days since 1899-12-30; the epoch of the store's milliseconds is day 25569.
double to_date(std::int64_t milliseconds) {
    return 25569.0 + static_cast<double>(milliseconds) / 86'400'000.0;
}

VARIANT_BOOL to_bool(std::int64_t value) {
    return value ? VARIANT_TRUE : VARIANT_FALSE;
}

std::u16string fresh_token() {
    std::array<unsigned char, 16> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw store_error(E_FAIL, u"The kernel gave no random bytes.");
    std::u16string token;
    for (const unsigned char each : bytes) {
        token += u"0123456789abcdef"[each >> 4];
        token += u"0123456789abcdef"[each & 15];
    }
    return token;
}

} // namespace

std::u16string to_text(std::int64_t id) {
    const std::string digits = std::to_string(id);
    return {digits.begin(), digits.end()};
}

std::int64_t to_id(std::u16string_view text) {
    if (text.empty() || text.size() > 18)
        return 0;
    std::int64_t id = 0;
    for (const char16_t unit : text) {
        if (unit < u'0' || unit > u'9')
            return 0;
        id = id * 10 + (unit - u'0');
    }
    return id;
}

HRESULT session_state::sign_in(std::u16string_view name, std::int64_t status, IImSessionSink* sink) {
    const auto found = hub::of(default_store_path());
    std::u16string account(name);
    if (account.empty())
        account = found->data().auto_signin_name();
    if (account.empty())
        return raise_error(E_FAIL, u"The local service has no account stored for automatic sign-in.");
    {
        std::lock_guard guard(lock_);
        if (phase_ != phase::out)
            return raise_error(result::already_logged_on, im::words_for(result::already_logged_on));
        phase_ = phase::asked_in;
        hub_ = found;
        sink_ = share(sink);
        name_ = account;
        status_ = status;
        who_ = {};
    }
    found->attach(shared_from_this());
    return S_OK;
}

HRESULT session_state::sign_out() {
    std::shared_ptr<hub> found;
    {
        std::lock_guard guard(lock_);
        if (phase_ == phase::out || phase_ == phase::asked_out)
            return result::not_logged_on;
        phase_ = phase::asked_out;
        found = hub_;
    }
    found->wake();
    return S_OK;
}

void session_state::abandon() noexcept {
    std::shared_ptr<hub> found;
    com_ptr<IImSessionSink> sink;
    {
        std::lock_guard guard(lock_);
        sink.swap(sink_);
        if (phase_ == phase::out)
            return;
        phase_ = phase::asked_out;
        found = hub_;
    }
    found->wake();
}

HRESULT session_state::request(const std::function<HRESULT(store&, const identity&)>& work) {
    std::shared_ptr<hub> found;
    identity who;
    {
        std::lock_guard guard(lock_);
        if (phase_ != phase::in)
            return result::not_logged_on;
        found = hub_;
        who = who_;
    }
    const HRESULT hr = work(found->data(), who);
    if (hr == S_OK)
        found->wake();
    return hr;
}

bool session_state::is_over() const {
    std::lock_guard guard(lock_);
    return phase_ == phase::out;
}

com_ptr<IImSessionSink> session_state::sink() const {
    std::lock_guard guard(lock_);
    return sink_;
}

void session_state::deliver() noexcept {
    try {
        deliver_or_throw();
    } catch (const store_error& error) {
        end(error.result());
    } catch (const std::bad_alloc&) {
        end(E_OUTOFMEMORY);
    } catch (const std::exception&) {
        end(E_FAIL);
    }
}

void session_state::deliver_or_throw() {
    const auto current = [this] {
        std::lock_guard guard(lock_);
        return phase_;
    };
    phase now = current();
    if (now == phase::asked_in) {
        begin();
        now = current();
    }
    if (now == phase::in && !hand_on_journal())
        end(result::remote_login);
    // Asked once more: the sink may have signed out while it was told something.
    if (current() == phase::asked_out) {
        if (who_.account != 0)
            hand_on_journal();
        end(S_OK);
    }
}

void session_state::begin() {
    if (const auto to = sink()) {
        to->OnState(IM_STATE_FINDING, S_OK);
        to->OnState(IM_STATE_CONNECTING, S_OK);
    }
    {
        std::lock_guard guard(lock_);
        if (phase_ != phase::asked_in)
            return; // changed its mind
    }
    identity who;
    roster list;
    const HRESULT hr = hub_->data().begin_session(name_, fresh_token(), hub_->host(), status_, who, list);
    if (FAILED(hr)) {
        end(hr);
        return;
    }
    seen_ = 0;
    introduced_.clear();
    {
        // Whether or not it is still wanted: an account that is known is what end() gives back.
        std::lock_guard guard(lock_);
        who_ = who;
        if (phase_ != phase::asked_in)
            return;
        phase_ = phase::in;
    }
    hub_->wake();
    const auto to = sink();
    if (!to)
        return;
    to->OnState(IM_STATE_SYNCHRONIZING, S_OK);
    to->OnSelf(bstr(list.name).get(), bstr(list.friendly_name).get());
    for (const auto& each : list.contacts)
        to->OnContact(bstr(each.name).get(), bstr(each.friendly_name).get(), static_cast<LONG>(each.status),
                      to_bool(each.blocked));
    for (const auto& each : list.groups)
        to->OnGroup(bstr(to_text(each.id)).get(), bstr(each.name).get(), to_bool(each.is_default));
    for (const auto& each : list.members)
        to->OnMember(bstr(to_text(each.group)).get(), bstr(each.name).get());
    to->OnState(IM_STATE_SIGNED_IN, S_OK);
    to->OnOwnStatus(S_OK, static_cast<LONG>(status_));
}

void session_state::end(HRESULT why) {
    com_ptr<IImSessionSink> to;
    std::shared_ptr<hub> last_use;
    identity who;
    {
        std::lock_guard guard(lock_);
        to.swap(sink_);
        who = std::exchange(who_, {});
        last_use.swap(hub_);
        phase_ = phase::out;
    }
    if (who.account != 0 && last_use) {
        try {
            last_use->data().end_session(who);
            last_use->wake();
        } catch (const std::exception&) {
            // The store cannot be written. That this process no longer speaks for the account shows when it
            // ends.
        }
    }
    if (to)
        to->OnState(IM_STATE_SIGNED_OUT, why);
}

bool session_state::hand_on_journal() {
    std::vector<report> reports;
    for (;;) {
        if (!hub_->data().read_reports(who_, seen_, reports))
            return false;
        if (reports.empty())
            return true;
        for (const report& each : reports)
            hand_on(each);
        seen_ = reports.back().seq;
        hub_->data().forget_reports(who_, reports);
    }
}

void session_state::introduce_conversation(std::int64_t conversation) {
    if (!introduced_.insert(conversation).second)
        return;
    const bstr id(to_text(conversation));
    for (const auto& each : hub_->data().others_in(who_, conversation))
        if (const auto to = sink())
            to->OnParticipant(id.get(), bstr(each).get(), VARIANT_TRUE);
}

void session_state::hand_on(const report& what) {
    if (what.kind == report_kind::text)
        introduce_conversation(what.subject);
    const auto to = sink();
    if (!to)
        return;
    const bstr name(what.name), text(what.text), subject(to_text(what.subject));
    const auto number = static_cast<LONG>(what.number);
    switch (what.kind) {
    case report_kind::own_status:
        to->OnOwnStatus(what.result, number);
        break;
    case report_kind::own_name:
        to->OnSelf(bstr(name_).get(), text.get());
        break;
    case report_kind::contact_added:
        to->OnContactAdded(what.result, name.get(), text.get(), number);
        break;
    case report_kind::contact_removed:
        to->OnContactRemoved(what.result, name.get());
        break;
    case report_kind::contact_blocked:
        to->OnContactBlocked(what.result, name.get(), to_bool(what.number));
        break;
    case report_kind::contact_status:
        to->OnContactStatus(name.get(), number);
        break;
    case report_kind::contact_name:
        to->OnContactFriendlyName(name.get(), text.get());
        break;
    case report_kind::group_added:
        to->OnGroupAdded(what.result, subject.get(), text.get());
        break;
    case report_kind::group_removed:
        to->OnGroupRemoved(what.result, subject.get());
        break;
    case report_kind::group_renamed:
        to->OnGroupRenamed(what.result, subject.get(), text.get());
        break;
    case report_kind::member_added:
        to->OnMemberAdded(what.result, subject.get(), name.get());
        break;
    case report_kind::member_removed:
        to->OnMemberRemoved(what.result, subject.get(), name.get());
        break;
    case report_kind::participant:
        to->OnParticipant(subject.get(), name.get(), to_bool(what.number));
        break;
    case report_kind::text:
        to->OnText(subject.get(), name.get(), text.get(), to_date(what.number));
        break;
    case report_kind::text_failed:
        to->OnTextFailed(what.result, subject.get(), text.get());
        break;
    }
}

} // namespace comity::local_service
