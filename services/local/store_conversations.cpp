// The store: conversations and texts.
#include "store.hpp"

#include "result_codes.hpp"

#include <chrono>

namespace comity::local_service {

namespace result = im::result;

namespace {
constexpr std::size_t max_text = 16 * 1024; // UTF-16 units
constexpr std::int64_t max_participants = 20;
constexpr std::int64_t max_undelivered = 10000; // texts waiting for one account

std::int64_t now_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

// Digits need no encoding of their own: each is one unit.
std::u16string pair_key(std::int64_t one, std::int64_t other) {
    const std::string key = std::to_string(std::min(one, other)) + ":" + std::to_string(std::max(one, other));
    return {key.begin(), key.end()};
}
} // namespace

bool store::is_participant(std::int64_t conversation, std::int64_t account) {
    statement find(*db_, "SELECT 1 FROM participant WHERE conversation=? AND account=?");
    return find.bind(conversation).bind(account).step();
}

void store::queue_text(std::int64_t account, std::int64_t conversation, std::u16string_view sender,
                       std::int64_t message) {
    tell(account, report_kind::text, S_OK, sender, conversation, u"", message);
}

std::vector<std::u16string> store::others_in(const identity& who, std::int64_t conversation) {
    std::lock_guard guard(lock_);
    std::vector<std::u16string> names;
    statement others(*db_,
                     "SELECT signin_name FROM participant JOIN account ON account.id=participant.account "
                     "WHERE conversation=? AND account.id<>? ORDER BY account.id");
    others.bind(conversation).bind(who.account);
    while (others.step())
        names.push_back(others.text(0));
    return names;
}

HRESULT store::open_conversation(const identity& who, std::u16string_view name, std::int64_t& conversation) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    const auto peer = find_account(name);
    if (!peer)
        return result::user_not_found;
    if (*peer == who.account)
        return E_FAIL;
    const std::u16string pair = pair_key(who.account, *peer);
    statement find(*db_, "SELECT id FROM conversation WHERE pair=?");
    if (find.bind(pair).step()) {
        conversation = find.integer(0);
        return S_OK;
    }
    statement(*db_, "INSERT INTO conversation(pair) VALUES(?)").bind(pair).run();
    conversation = db_->last_row();
    for (const std::int64_t each : {who.account, *peer})
        statement(*db_, "INSERT INTO participant(conversation, account) VALUES(?, ?)")
            .bind(conversation)
            .bind(each)
            .run();
    whole.commit();
    return S_OK;
}

HRESULT store::invite(const identity& who, std::int64_t conversation, std::u16string_view name) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    if (!is_participant(conversation, who.account))
        return E_FAIL;
    const auto guest = find_account(name);
    if (!guest)
        return result::user_not_found;
    if (*guest == who.account)
        return E_FAIL;
    if (is_participant(conversation, *guest))
        return S_FALSE;
    statement count(*db_, "SELECT count(*) FROM participant WHERE conversation=?");
    if (count.bind(conversation).step() && count.integer(0) >= max_participants)
        return result::session_full;
    // No longer the conversation of two: the next one between these two is another one.
    statement(*db_, "UPDATE conversation SET pair=NULL WHERE id=?").bind(conversation).run();
    const std::u16string guest_name = account_name(*guest);
    statement members(*db_, "SELECT account FROM participant WHERE conversation=?");
    members.bind(conversation);
    while (members.step())
        tell(members.integer(0), report_kind::participant, S_OK, guest_name, conversation, u"", 1);
    statement(*db_, "INSERT INTO participant(conversation, account) VALUES(?, ?)")
        .bind(conversation)
        .bind(*guest)
        .run();
    whole.commit();
    return S_OK;
}

HRESULT store::leave(const identity& who, std::int64_t conversation) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    if (!is_participant(conversation, who.account))
        return E_FAIL;
    statement of_two(*db_, "SELECT 1 FROM conversation WHERE id=? AND pair IS NOT NULL");
    if (of_two.bind(conversation).step())
        return S_OK;
    statement(*db_, "DELETE FROM participant WHERE conversation=? AND account=?")
        .bind(conversation)
        .bind(who.account)
        .run();
    const std::u16string name = account_name(who.account);
    statement members(*db_, "SELECT account FROM participant WHERE conversation=?");
    members.bind(conversation);
    while (members.step())
        tell(members.integer(0), report_kind::participant, S_OK, name, conversation, u"", 0);
    whole.commit();
    return S_OK;
}

HRESULT store::send_text(const identity& who, std::int64_t conversation, std::u16string_view text) {
    if (text.empty())
        return E_INVALIDARG;
    if (text.size() > max_text)
        return result::message_too_long;
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    if (!is_participant(conversation, who.account))
        return E_FAIL;
    std::vector<std::int64_t> others;
    bool refused = false;
    statement members(*db_, "SELECT account FROM participant WHERE conversation=? AND account<>?");
    members.bind(conversation).bind(who.account);
    while (members.step()) {
        statement waiting(*db_, "SELECT count(*) FROM delivery WHERE account=?");
        if (waiting.bind(members.integer(0)).step() && waiting.integer(0) >= max_undelivered)
            return result::too_many_messages;
        if (blocks(members.integer(0), who.account))
            refused = true;
        else
            others.push_back(members.integer(0));
    }
    // Nobody is left, or nobody wants to hear: the sender learns it the way a service far away would let
    // know.
    if (others.empty()) {
        tell(who.account, report_kind::text_failed, refused ? result::user_not_found : result::disconnected,
             u"", conversation, text, 0);
        whole.commit();
        return S_OK;
    }
    statement(*db_, "INSERT INTO message(conversation, sender, text, sent_ms) VALUES(?, ?, ?, ?)")
        .bind(conversation)
        .bind(who.account)
        .bind(text)
        .bind(now_ms())
        .run();
    const std::int64_t message = db_->last_row();
    const std::u16string sender = account_name(who.account);
    for (const std::int64_t each : others) {
        statement(*db_, "INSERT INTO delivery(account, message) VALUES(?, ?)").bind(each).bind(message).run();
        queue_text(each, conversation, sender, message);
    }
    whole.commit();
    return S_OK;
}

} // namespace comity::local_service
