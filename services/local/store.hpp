// The local service's accounts, rosters, texts and sessions, each change one transaction. What a change means
// to whoever is signed in is written into the journal in the same transaction; sessions, in this process or
// another, read their part of it in order. So nothing is reported that did not happen, nothing happens
// unreported, and a process that is killed in the middle leaves either all of a change or none.
#pragma once

#include "database.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace comity::local_service {

/** What a journal row tells; the numbers are in the file and stay. */
enum class report_kind {
    own_status = 1,      // number: status
    own_name = 2,        // text: friendly name
    contact_added = 3,   // name, text: friendly name, number: status
    contact_removed = 4, // name
    contact_blocked = 5, // name, number: blocked
    contact_status = 6,  // name, number: status
    contact_name = 7,    // name, text: friendly name
    group_added = 8,     // subject: group, text: name
    group_removed = 9,   // subject: group
    group_renamed = 10,  // subject: group, text: name
    member_added = 11,   // subject: group, name
    member_removed = 12, // subject: group, name
    participant = 13,    // subject: conversation, name, number: present
    text = 14,        // subject: conversation, name: sender, text, number: sent, in milliseconds since 1970
    text_failed = 15, // subject: conversation, text
};

struct report {
    std::int64_t seq = 0;
    report_kind kind{};
    HRESULT result = S_OK;
    std::u16string name;
    std::int64_t subject = 0;
    std::u16string text;
    std::int64_t number = 0;
    std::int64_t message = 0; // kind text: what to strike from the deliveries
};

/** A session's right to speak for an account: the token it was given; a later sign-in of the account ends it.
 */
struct identity {
    std::int64_t account = 0;
    std::u16string token;
};

/** An account's roster as it is at sign-in. */
struct roster {
    struct contact {
        std::int64_t id;
        std::u16string name, friendly_name;
        std::int64_t status;
        bool blocked;
    };
    struct group {
        std::int64_t id;
        std::u16string name;
        bool is_default;
    };
    struct member {
        std::int64_t group;
        std::u16string name;
    };
    std::u16string name, friendly_name;
    std::vector<contact> contacts;
    std::vector<group> groups;
    std::vector<member> members;
};

/** All methods may be called from any thread, return HRESULTs as improvider.idl describes them for the
 * request of the same name, and throw store_error when the file cannot be used. */
class store {
public:
    explicit store(const std::filesystem::path& canonical);

    // Accounts.
    HRESULT create_account(std::u16string_view name, std::u16string_view friendly_name);
    HRESULT remove_account(std::u16string_view name);
    /** S_FALSE behind the last. */
    HRESULT account_at(std::int64_t index, std::u16string& name, std::u16string& friendly_name);
    std::u16string auto_signin_name();
    HRESULT set_auto_signin_name(std::u16string_view name);
    HRESULT put_contact(std::u16string_view owner, std::u16string_view name, std::u16string_view group);

    // Sessions. The host is the name of what shows that the session's process lives (presence_watch.hpp).
    HRESULT begin_session(std::u16string_view name, std::u16string_view token, std::u16string_view host,
                          std::int64_t status, identity& who, roster& list);
    void end_session(const identity& who);
    /** Ends the sessions of each host that is gone. Returns whether there were any. */
    bool end_sessions_of_dead_hosts(const std::function<bool(const std::u16string& host)>& is_alive);
    /** The next reports behind a sequence number; false when the session has been ended by another sign-in.
     */
    bool read_reports(const identity& who, std::int64_t after, std::vector<report>& reports);
    /** Strikes what has been handed on. */
    void forget_reports(const identity& who, const std::vector<report>& done);

    // Requests of a session.
    HRESULT set_status(const identity& who, std::int64_t status);
    HRESULT set_friendly_name(const identity& who, std::u16string_view friendly_name);
    HRESULT add_contact(const identity& who, std::u16string_view name);
    HRESULT remove_contact(const identity& who, std::u16string_view name);
    HRESULT set_blocked(const identity& who, std::u16string_view name, bool blocked);
    HRESULT create_group(const identity& who, std::u16string_view name, std::int64_t& group);
    HRESULT remove_group(const identity& who, std::int64_t group);
    HRESULT rename_group(const identity& who, std::int64_t group, std::u16string_view name);
    HRESULT add_member(const identity& who, std::int64_t group, std::u16string_view name);
    HRESULT remove_member(const identity& who, std::int64_t group, std::u16string_view name);
    HRESULT open_conversation(const identity& who, std::u16string_view name, std::int64_t& conversation);
    HRESULT invite(const identity& who, std::int64_t conversation, std::u16string_view name);
    /** The other participants of a conversation. */
    std::vector<std::u16string> others_in(const identity& who, std::int64_t conversation);
    HRESULT leave(const identity& who, std::int64_t conversation);
    HRESULT send_text(const identity& who, std::int64_t conversation, std::u16string_view text);

private:
    struct group_facts {
        std::u16string name;
        bool is_default;
    };
    std::optional<std::int64_t> find_account(std::u16string_view name);
    std::u16string account_name(std::int64_t account);
    std::u16string friendly_name(std::int64_t account);
    std::optional<std::int64_t> find_contact(std::int64_t owner, std::int64_t peer);
    std::optional<group_facts> find_group(std::int64_t owner, std::int64_t group);
    bool is_signed_in(std::int64_t account);
    bool is_current(const identity& who);
    bool is_participant(std::int64_t conversation, std::int64_t account);
    bool blocks(std::int64_t owner, std::int64_t peer);
    /** What a viewer may see of an account's status. */
    std::int64_t status_for(std::int64_t account, std::int64_t viewer);
    void tell(std::int64_t account, report_kind kind, HRESULT result, std::u16string_view name,
              std::int64_t subject, std::u16string_view text, std::int64_t number);
    void tell_status(std::int64_t account);
    void queue_text(std::int64_t account, std::int64_t conversation, std::u16string_view sender,
                    std::int64_t message);
    void forget_session(std::int64_t account);
    void load_roster(std::int64_t account, roster& list);
    std::int64_t insert_group(std::int64_t owner, std::u16string_view name, bool is_default);

    std::mutex lock_;
    std::unique_ptr<database> db_;
};

} // namespace comity::local_service
