// The store: who is signed in, and the journal of what they have still to be told.
#include "store.hpp"

#include "result_codes.hpp"

namespace comity::local_service {

namespace result = im::result;

namespace {
constexpr std::int64_t reports_at_once = 256;
// Somebody who is signed in and never reads (a stopped process) is signed out when this much has been left
// unread; texts are kept apart and lose nothing by it.
constexpr std::int64_t longest_backlog = 20000;
} // namespace

bool store::is_signed_in(std::int64_t account) {
    statement find(*db_, "SELECT 1 FROM session WHERE account=?");
    return find.bind(account).step();
}

bool store::is_current(const identity& who) {
    statement find(*db_, "SELECT 1 FROM session WHERE account=? AND token=?");
    return find.bind(who.account).bind(who.token).step();
}

std::int64_t store::status_for(std::int64_t account, std::int64_t viewer) {
    statement find(*db_, "SELECT status FROM session WHERE account=?");
    if (!find.bind(account).step() || blocks(account, viewer))
        return MISTATUS_OFFLINE;
    return find.integer(0) == MISTATUS_INVISIBLE ? std::int64_t{MISTATUS_OFFLINE} : find.integer(0);
}

void store::tell(std::int64_t account, report_kind kind, HRESULT result, std::u16string_view name,
                 std::int64_t subject, std::u16string_view text, std::int64_t number) {
    if (!is_signed_in(account))
        return;
    statement(*db_,
              "INSERT INTO journal(account, kind, result, name, subject, text, number) VALUES(?,?,?,?,?,?,?)")
        .bind(account)
        .bind(static_cast<std::int64_t>(kind))
        .bind(std::int64_t{result})
        .bind(name)
        .bind(subject)
        .bind(text)
        .bind(number)
        .run();
}

void store::tell_status(std::int64_t account) {
    const std::u16string name = account_name(account);
    statement watchers(*db_, "SELECT owner FROM contact WHERE peer=?");
    watchers.bind(account);
    while (watchers.step())
        tell(watchers.integer(0), report_kind::contact_status, S_OK, name, 0, u"",
             status_for(account, watchers.integer(0)));
}

void store::forget_session(std::int64_t account) {
    statement(*db_, "DELETE FROM session WHERE account=?").bind(account).run();
    statement(*db_, "DELETE FROM journal WHERE account=?").bind(account).run();
}

HRESULT store::begin_session(std::u16string_view name, std::u16string_view token, std::u16string_view host,
                             std::int64_t status, identity& who, roster& list) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    const auto account = find_account(name);
    if (!account)
        return result::invalid_password; // the code that stands for an unknown user, too
    forget_session(*account);
    statement(*db_, "INSERT INTO session(account, token, host, status) VALUES(?, ?, ?, ?)")
        .bind(*account)
        .bind(token)
        .bind(host)
        .bind(status)
        .run();
    tell_status(*account);
    load_roster(*account, list);
    statement waiting(*db_,
                      "SELECT message.id, conversation, sender FROM delivery "
                      "JOIN message ON message.id=delivery.message WHERE account=? ORDER BY message.id");
    waiting.bind(*account);
    while (waiting.step())
        queue_text(*account, waiting.integer(1), account_name(waiting.integer(2)), waiting.integer(0));
    whole.commit();
    who = {*account, std::u16string(token)};
    return S_OK;
}

void store::end_session(const identity& who) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return;
    forget_session(who.account);
    tell_status(who.account);
    whole.commit();
}

bool store::end_sessions_of_dead_hosts(const std::function<bool(const std::u16string& host)>& is_alive) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    std::vector<std::int64_t> gone;
    statement sessions(
        *db_, "SELECT account, host, (SELECT count(*) FROM journal WHERE journal.account=session.account) "
              "FROM session");
    while (sessions.step())
        if (sessions.integer(2) > longest_backlog || !is_alive(sessions.text(1)))
            gone.push_back(sessions.integer(0));
    for (const std::int64_t account : gone)
        forget_session(account);
    for (const std::int64_t account : gone)
        tell_status(account);
    whole.commit();
    return !gone.empty();
}

bool store::read_reports(const identity& who, std::int64_t after, std::vector<report>& reports) {
    reports.clear();
    std::lock_guard guard(lock_);
    if (!is_current(who))
        return false;
    statement read(*db_, "SELECT seq, kind, result, name, subject, coalesce(message.text, journal.text), "
                         "coalesce(sent_ms, number), coalesce(message.id, 0) "
                         "FROM journal LEFT JOIN message ON kind=14 AND message.id=journal.number "
                         "WHERE account=? AND seq>? ORDER BY seq LIMIT ?");
    read.bind(who.account).bind(after).bind(reports_at_once);
    while (read.step())
        reports.push_back({read.integer(0), static_cast<report_kind>(read.integer(1)),
                           static_cast<HRESULT>(read.integer(2)), read.text(3), read.integer(4), read.text(5),
                           read.integer(6), read.integer(7)});
    return true;
}

void store::forget_reports(const identity& who, const std::vector<report>& done) {
    if (done.empty())
        return;
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    for (const report& each : done)
        if (each.message != 0)
            statement(*db_, "DELETE FROM delivery WHERE account=? AND message=?")
                .bind(who.account)
                .bind(each.message)
                .run();
    if (is_current(who))
        statement(*db_, "DELETE FROM journal WHERE account=? AND seq<=?")
            .bind(who.account)
            .bind(done.back().seq)
            .run();
    whole.commit();
}

HRESULT store::set_status(const identity& who, std::int64_t status) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    statement before(*db_, "SELECT status FROM session WHERE account=?");
    const bool changed = before.bind(who.account).step() && before.integer(0) != status;
    statement(*db_, "UPDATE session SET status=? WHERE account=?").bind(status).bind(who.account).run();
    tell(who.account, report_kind::own_status, S_OK, u"", 0, u"", status);
    if (changed)
        tell_status(who.account);
    whole.commit();
    return S_OK;
}

} // namespace comity::local_service
