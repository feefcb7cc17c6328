// The core: conversation windows and what is said in them.
#include "core.hpp"

#include "contact.hpp"
#include "conversation_window.hpp"

#include "explain.hpp"
#include "names.hpp"

namespace comity::messenger {

namespace result = im::result;

namespace {
// What a window's history keeps; a conversation may go on for weeks, and the service has the rest.
constexpr std::size_t kept_lines = 1000;

void add_line(window_state& where, window_state::line line) {
    if (where.lines.size() >= kept_lines)
        where.lines.pop_front();
    where.lines.push_back(std::move(line));
}
} // namespace

window_pointer core::make_window(service_state& where, std::vector<contact_pointer> with,
                                 std::u16string_view conversation) {
    auto made = std::make_shared<window_state>(
        window_state{where, std::u16string(conversation), std::move(with), {}, {}, {}, true, true, true, {}});
    made->handle = next_handle_;
    next_handle_ += 4;
    made->object = make<conversation_window>(*this, made);
    windows_.push_back(made);
    fire(event_id::im_window_created, arguments(argument_of(made)));
    for (const auto& each : made->participants)
        fire(event_id::im_window_contact_added, arguments(argument_of(each), argument_of(made)));
    return made;
}

void core::drop_window(const window_pointer& which) {
    which->is_open = false;
    std::erase(windows_, which);
    fire(event_id::im_window_destroyed, arguments(argument_of(which)));
    // The window's own hold on its object ends behind the event that tells of its end.
    queue_.post([object = std::exchange(which->object, nullptr)] {});
}

window_pointer core::window_of_conversation(service_state& where, std::u16string_view conversation) {
    for (const auto& each : windows_)
        if (&each->service == &where && !conversation.empty() && each->conversation == conversation)
            return each;
    return nullptr;
}

std::u16string core::history_of(const window_state& which) const {
    std::u16string text;
    for (const auto& each : which.lines)
        text += each.sender + u" says:\r\n" + each.text + u"\r\n";
    return text;
}

HRESULT core::open_window(const contact_pointer& with, com_ptr<conversation_window>& object) {
    auto hold = guard();
    if (!with->service.is_in())
        return refuse(result::not_logged_on);
    if (is_self(*with))
        return refuse(E_FAIL, u"One cannot hold a conversation with oneself.");
    for (const auto& each : windows_)
        if (each->is_with(*with)) {
            object = each->object;
            return S_OK;
        }
    object = make_window(with->service, {with}, {})->object;
    return S_OK;
}

HRESULT core::close_window(const window_pointer& which) {
    com_ptr<IImSession> session;
    std::u16string conversation;
    {
        auto hold = guard();
        if (!which->is_open)
            return S_FALSE;
        session = which->service.session;
        conversation = which->conversation;
        drop_window(which);
    }
    // A conversation that the service has already ended needs no leaving, so what it answers changes nothing
    // here.
    if (session && !conversation.empty())
        session->LeaveConversation(bstr(conversation).get());
    return S_OK;
}

HRESULT core::conversation_of(const window_pointer& where, IImSession& session,
                              std::u16string& conversation) {
    std::u16string name;
    {
        auto hold = guard();
        if (!where->is_open || where->participants.empty())
            return refuse(E_FAIL, u"The conversation window is closed.");
        conversation = where->conversation;
        name = where->participants.front()->signin_name;
    }
    if (!conversation.empty())
        return S_OK;
    bstr opened;
    COMITY_RETURN_IF_FAILED(
        ask_service([&] { return session.OpenConversation(bstr(name).get(), opened.put()); }));
    auto hold = guard();
    if (where->conversation.empty())
        where->conversation = opened.utf16();
    conversation = where->conversation;
    return S_OK;
}

HRESULT core::invite(const window_pointer& where, const contact_pointer& whom) {
    com_ptr<IImSession> session;
    {
        auto hold = guard();
        if (!where->is_open || !where->service.is_in())
            return refuse(E_FAIL, u"The conversation window is closed.");
        if (&whom->service != &where->service)
            return refuse(result::invalid_service);
        if (is_self(*whom))
            return refuse(E_FAIL, u"One is in one's own conversations already.");
        if (std::find(where->participants.begin(), where->participants.end(), whom) !=
            where->participants.end())
            return S_FALSE;
        session = where->service.session;
    }
    std::u16string conversation;
    COMITY_RETURN_IF_FAILED(conversation_of(where, *session.get(), conversation));
    return ask_service(
        [&] { return session->Invite(bstr(conversation).get(), bstr(whom->signin_name).get()); });
}

HRESULT core::send_text(const window_pointer& where, std::u16string_view text) {
    com_ptr<IImSession> session;
    {
        auto hold = guard();
        if (!where->is_open || !where->service.is_in())
            return refuse(E_FAIL, u"The conversation window is closed.");
        session = where->service.session;
    }
    std::u16string conversation;
    COMITY_RETURN_IF_FAILED(conversation_of(where, *session.get(), conversation));
    unsigned long long number = 0;
    {
        // Written down before it is sent: an answer may be here before SendText returns.
        auto hold = guard();
        number = next_line_++;
        add_line(*where, {number, where->service.friendly_name, std::u16string(text)});
    }
    const HRESULT hr =
        ask_service([&] { return session->SendText(bstr(conversation).get(), bstr(text).get()); });
    if (FAILED(hr)) {
        auto hold = guard();
        std::erase_if(where->lines, [&](const auto& each) { return each.number == number; });
    }
    return hr;
}

void core::on_participant(service_state& from, unsigned generation, std::u16string_view conversation,
                          std::u16string_view name, bool present) {
    auto hold = guard();
    if (!is_current(from, generation) || !from.is_in())
        return;
    const contact_pointer who = contact_named(from, name);
    const window_pointer where = window_of_conversation(from, conversation);
    auto& list = where ? where->participants : from.introduced[std::u16string(conversation)];
    const auto place = std::find(list.begin(), list.end(), who);
    if (present == (place != list.end()))
        return;
    if (present)
        list.push_back(who);
    else if (where && list.size() == 1)
        return; // the window remains the window with this contact
    else
        list.erase(place);
    if (where)
        fire(present ? event_id::im_window_contact_added : event_id::im_window_contact_removed,
             arguments(argument_of(who), argument_of(where)));
}

void core::on_text(service_state& from, unsigned generation, std::u16string_view conversation,
                   std::u16string_view sender, std::u16string_view text) {
    auto hold = guard();
    if (!is_current(from, generation) || !from.is_in())
        return;
    const contact_pointer who = contact_named(from, sender);
    window_pointer where = window_of_conversation(from, conversation);
    if (!where) {
        auto with = std::move(from.introduced[std::u16string(conversation)]);
        from.introduced.erase(std::u16string(conversation));
        if (with.empty())
            with.push_back(who);
        if (with.size() == 1)
            for (const auto& each : windows_)
                if (each->conversation.empty() && each->is_with(*with.front()))
                    where = each;
        if (where)
            where->conversation = conversation;
        else
            where = make_window(from, std::move(with), conversation);
    }
    add_line(*where, {next_line_++, who->friendly_name, std::u16string(text)});
    fire_text_event(where, conversation_event_id::text_received, arguments(argument_of(who), bstr(text)));
}

void core::on_text_failed(service_state& from, unsigned generation, HRESULT result,
                          std::u16string_view conversation, std::u16string_view text) {
    auto hold = guard();
    if (!is_current(from, generation))
        return;
    if (const window_pointer where = window_of_conversation(from, conversation))
        fire_text_event(where, conversation_event_id::text_failed, arguments(result, bstr(text)));
}

} // namespace comity::messenger
