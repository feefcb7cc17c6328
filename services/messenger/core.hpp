// The running Messenger: one a process, shared by every Messenger object, and in being as long as the
// process, because whoever lets go of all objects has not signed out. It hosts the services, keeps what they
// report, and has events fired.
//
// One lock guards all states. It is never held while a service, a sink or any other foreign object is called;
// events are posted under it, so their order is the order of the changes they tell of.
#pragma once

#include "event_queue.hpp"
#include "events.hpp"
#include "model.hpp"

#include <comity/error.hpp>

#include <functional>
#include <mutex>

namespace comity::messenger {

class messenger_object;

/** Fails a call with words of its own for the error info. */
HRESULT refuse(HRESULT code, std::u16string_view words) noexcept;
/** Fails a call with the usual words for the code. */
HRESULT refuse(HRESULT code) noexcept;
/** Fails a member that needs something this Messenger has not got (docs/messenger-status.md). */
HRESULT not_available(HRESULT code, std::u16string_view what) noexcept;

/** Asks a service for something. A failure carries the service's explanation, or the usual words when it gave
 * none. */
template <class Call>
HRESULT ask_service(Call&& call) {
    SetErrorInfo(0, nullptr); // so that what is there afterwards is about this call
    const HRESULT hr = std::forward<Call>(call)();
    if (SUCCEEDED(hr))
        return hr;
    com_ptr<IErrorInfo> words;
    if (GetErrorInfo(0, words.put()) != S_OK)
        return refuse(hr);
    SetErrorInfo(0, words.get());
    return hr;
}

class core {
public:
    static core& instance();
    core() = default;
    core(const core&) = delete;

    std::unique_lock<std::mutex> guard() { return std::unique_lock(lock_); }

    // Clients (core_signin.cpp). A Messenger object receives events from its making to its end.
    void add_client(messenger_object& client);

    // Services. Each is called with the lock held, except where it says otherwise.
    /** Finds the providers in the catalog, if that has not been done with success; without the lock. */
    void find_providers();
    /** The service that AutoSignin uses; null when no provider is installed. */
    service_state* primary() { return services_.empty() ? nullptr : services_.front().get(); }
    service_state* find_service(std::u16string_view id);
    const std::vector<std::unique_ptr<service_state>>& services() const { return services_; }
    /** Counts what makes an earlier collection stale: sign-ins and sign-outs of any service. */
    unsigned roster_generation() const { return roster_generation_; }
    bool is_signed_in() { return primary() && primary()->is_in(); }

    // Signing in and out; without the lock.
    HRESULT auto_signin();
    HRESULT signin(std::u16string_view name, std::u16string_view password);
    HRESULT signout();
    HRESULT set_status(LONG status);

    // Finding contacts and groups; with the lock held.
    contact_pointer find_listed(service_state& where, std::u16string_view name);
    /** The contact of that name, listed or not. */
    contact_pointer contact_named(service_state& where, std::u16string_view name);
    group_pointer find_group(service_state& where, std::u16string_view name);
    /** The contacts of a group; of a default group, whoever is in no other. */
    std::vector<contact_pointer> members_of(const group_state& which);
    std::vector<group_pointer> groups_of(const contact_state& who);
    bool is_self(const contact_state& who);

    // The objects of states, the same while held; with the lock held.
    com_ptr<contact> object_of_contact(const contact_pointer& state);
    com_ptr<group> object_of_group(const group_pointer& state);
    com_ptr<service> object_of_service(service_state& state);

    // Changes to the roster, asked of the service; without the lock.
    HRESULT add_contact(std::u16string_view name);
    HRESULT remove_contact(const contact_pointer& who);
    HRESULT set_blocked(const contact_pointer& who, bool blocked);
    HRESULT create_group(service_state& where, std::u16string_view name, com_ptr<group>& result);
    HRESULT remove_group(const group_pointer& which);
    HRESULT rename_group(const group_pointer& which, std::u16string_view name);
    HRESULT change_member(const group_pointer& which, const contact_pointer& who, bool add);

    // Windows (core_windows.cpp); without the lock.
    HRESULT open_window(const contact_pointer& with, com_ptr<conversation_window>& result);
    HRESULT close_window(const window_pointer& which);
    HRESULT invite(const window_pointer& where, const contact_pointer& whom);
    HRESULT send_text(const window_pointer& where, std::u16string_view text);
    /** What the conversation looks like; with the lock held. */
    std::u16string history_of(const window_state& which) const;

    // What the services report (core_reports.cpp); called by a provider_sink without the lock.
    void on_state(service_state& from, unsigned generation, IM_STATE state, HRESULT result);
    void on_self(service_state& from, unsigned generation, std::u16string_view name,
                 std::u16string_view friendly_name);
    void on_own_status(service_state& from, unsigned generation, HRESULT result, LONG status);
    void on_contact(service_state& from, unsigned generation, std::u16string_view name,
                    std::u16string_view friendly_name, LONG status, bool blocked);
    void on_group(service_state& from, unsigned generation, std::u16string_view id, std::u16string_view name,
                  bool is_default);
    void on_member(service_state& from, unsigned generation, std::u16string_view group,
                   std::u16string_view name);
    void on_contact_added(service_state& from, unsigned generation, HRESULT result, std::u16string_view name,
                          std::u16string_view friendly_name, LONG status);
    void on_contact_removed(service_state& from, unsigned generation, HRESULT result,
                            std::u16string_view name);
    void on_contact_blocked(service_state& from, unsigned generation, HRESULT result,
                            std::u16string_view name, bool blocked);
    void on_contact_status(service_state& from, unsigned generation, std::u16string_view name, LONG status);
    void on_contact_friendly_name(service_state& from, unsigned generation, std::u16string_view name,
                                  std::u16string_view friendly_name);
    void on_group_added(service_state& from, unsigned generation, HRESULT result, std::u16string_view id,
                        std::u16string_view name);
    void on_group_removed(service_state& from, unsigned generation, HRESULT result, std::u16string_view id);
    void on_group_renamed(service_state& from, unsigned generation, HRESULT result, std::u16string_view id,
                          std::u16string_view name);
    void on_member_changed(service_state& from, unsigned generation, HRESULT result,
                           std::u16string_view group, std::u16string_view name, bool added);
    void on_participant(service_state& from, unsigned generation, std::u16string_view conversation,
                        std::u16string_view name, bool present);
    void on_text(service_state& from, unsigned generation, std::u16string_view conversation,
                 std::u16string_view sender, std::u16string_view text);
    void on_text_failed(service_state& from, unsigned generation, HRESULT result,
                        std::u16string_view conversation, std::u16string_view text);

    /** The main window, which is hidden or shown and never gone. */
    geometry main_place{100, 100, 320, 560};
    bool is_main_shown = false;
    LONG main_handle = 1;
    LONG sort_order = MUASORT_GROUPS;

private:
    enum class signin_kind { stored, given };

    HRESULT start_signin(signin_kind kind, std::u16string_view name, std::u16string_view password);
    HRESULT start_session(service_state& where, std::u16string_view name, std::u16string_view password);
    void watch_for_timeout(service_state& where, unsigned generation);
    /** The request's session when the service is signed in; null otherwise. */
    com_ptr<IImSession> session_of(const service_state& where);

    // With the lock held:
    bool is_current(const service_state& from, unsigned generation) const {
        return from.generation == generation;
    }
    void forget_roster(service_state& where);
    void leave_service(service_state& where, HRESULT why);
    void tell_statuses(service_state& where);
    void fire(event_id which, event_arguments values);
    void fire_text_event(const window_pointer& where, conversation_event_id which, event_arguments values);
    variant argument_of(const contact_pointer& who);
    variant argument_of(const group_pointer& which);
    variant argument_of(const window_pointer& which);
    group_pointer group_by_id(service_state& where, std::u16string_view id);
    window_pointer make_window(service_state& where, std::vector<contact_pointer> with,
                               std::u16string_view conversation);
    window_pointer window_of_conversation(service_state& where, std::u16string_view conversation);
    void drop_window(const window_pointer& which);
    HRESULT conversation_of(const window_pointer& where, IImSession& session, std::u16string& conversation);

    std::mutex lock_;
    event_queue queue_;
    std::vector<weak_ref<messenger_object>> clients_;
    std::vector<std::unique_ptr<service_state>> services_; // by rank; filled once
    std::u16string provider_trouble_;
    unsigned roster_generation_ = 0;
    std::vector<window_pointer> windows_;
    LONG next_handle_ = 0x10000;
    unsigned long long next_line_ = 1;
};

} // namespace comity::messenger
