// The store: contacts and groups.
#include "store.hpp"

#include "names.hpp"
#include "result_codes.hpp"

namespace comity::local_service {

namespace result = im::result;

namespace {
constexpr std::int64_t max_contacts = 1000;
constexpr std::int64_t max_groups = 100;

HRESULT check_group_name(std::u16string_view name) {
    if (name.empty())
        return E_INVALIDARG;
    if (name.size() > im::max_group_name)
        return result::group_name_too_long;
    return std::any_of(name.begin(), name.end(), im::is_control) ? result::bad_group_name : S_OK;
}

bool is_group_name_taken(database& db, std::int64_t owner, std::u16string_view name, std::int64_t except) {
    statement find(db, "SELECT 1 FROM roster_group WHERE owner=? AND name=? AND id<>?");
    return find.bind(owner).bind(name).bind(except).step();
}

std::int64_t count_of(database& db, const char* sql, std::int64_t owner) {
    statement count(db, sql);
    return count.bind(owner).step() ? count.integer(0) : 0;
}
} // namespace

std::optional<std::int64_t> store::find_contact(std::int64_t owner, std::int64_t peer) {
    statement find(*db_, "SELECT id FROM contact WHERE owner=? AND peer=?");
    if (!find.bind(owner).bind(peer).step())
        return std::nullopt;
    return find.integer(0);
}

std::optional<store::group_facts> store::find_group(std::int64_t owner, std::int64_t group) {
    statement find(*db_, "SELECT name, is_default FROM roster_group WHERE id=? AND owner=?");
    if (!find.bind(group).bind(owner).step())
        return std::nullopt;
    return group_facts{find.text(0), find.integer(1) != 0};
}

bool store::blocks(std::int64_t owner, std::int64_t peer) {
    statement find(*db_, "SELECT 1 FROM contact WHERE owner=? AND peer=? AND blocked");
    return find.bind(owner).bind(peer).step();
}

void store::load_roster(std::int64_t account, roster& list) {
    list = {};
    list.name = account_name(account);
    list.friendly_name = friendly_name(account);
    statement contacts(*db_, "SELECT contact.peer, signin_name, friendly_name, blocked FROM contact "
                             "JOIN account ON account.id=contact.peer WHERE owner=? ORDER BY contact.id");
    contacts.bind(account);
    while (contacts.step())
        list.contacts.push_back({contacts.integer(0), contacts.text(1), contacts.text(2),
                                 status_for(contacts.integer(0), account), contacts.integer(3) != 0});
    statement groups(*db_,
                     "SELECT id, name, is_default FROM roster_group WHERE owner=? ORDER BY is_default, id");
    groups.bind(account);
    while (groups.step())
        list.groups.push_back({groups.integer(0), groups.text(1), groups.integer(2) != 0});
    statement members(
        *db_, "SELECT roster_group, signin_name FROM roster_member "
              "JOIN roster_group ON roster_group.id=roster_member.roster_group "
              "JOIN contact ON contact.id=roster_member.contact "
              "JOIN account ON account.id=contact.peer WHERE roster_group.owner=? ORDER BY contact.id");
    members.bind(account);
    while (members.step())
        list.members.push_back({members.integer(0), members.text(1)});
}

HRESULT store::add_contact(const identity& who, std::u16string_view name) {
    if (!im::is_signin_name(name))
        return E_INVALIDARG;
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    const auto peer = find_account(name);
    HRESULT outcome = S_OK;
    if (!peer || *peer == who.account)
        outcome = result::user_not_found;
    else if (find_contact(who.account, *peer))
        outcome = result::already_in_list;
    else if (count_of(*db_, "SELECT count(*) FROM contact WHERE owner=?", who.account) >= max_contacts)
        outcome = result::list_full;
    if (outcome == S_OK) {
        statement(*db_, "INSERT INTO contact(owner, peer) VALUES(?, ?)").bind(who.account).bind(*peer).run();
        tell(who.account, report_kind::contact_added, S_OK, account_name(*peer), 0, friendly_name(*peer),
             status_for(*peer, who.account));
    } else {
        const bool known = outcome != result::user_not_found;
        tell(who.account, report_kind::contact_added, outcome,
             known ? account_name(*peer) : std::u16string(name), 0,
             known ? friendly_name(*peer) : std::u16string(name), MISTATUS_UNKNOWN);
    }
    whole.commit();
    return S_OK;
}

HRESULT store::remove_contact(const identity& who, std::u16string_view name) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    const auto peer = find_account(name);
    const auto contact = peer ? find_contact(who.account, *peer) : std::nullopt;
    if (contact) {
        const bool was_blocked = blocks(who.account, *peer);
        statement(*db_, "DELETE FROM contact WHERE id=?").bind(*contact).run();
        if (was_blocked && find_contact(*peer, who.account))
            tell(*peer, report_kind::contact_status, S_OK, account_name(who.account), 0, u"",
                 status_for(who.account, *peer));
    }
    tell(who.account, report_kind::contact_removed, contact ? S_OK : result::user_not_found, name, 0, u"", 0);
    whole.commit();
    return S_OK;
}

HRESULT store::set_blocked(const identity& who, std::u16string_view name, bool blocked) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    const auto peer = find_account(name);
    const auto contact = peer ? find_contact(who.account, *peer) : std::nullopt;
    if (contact && blocks(who.account, *peer) == blocked)
        return S_FALSE;
    if (contact) {
        statement(*db_, "UPDATE contact SET blocked=? WHERE id=?")
            .bind(std::int64_t{blocked})
            .bind(*contact)
            .run();
        if (find_contact(*peer, who.account))
            tell(*peer, report_kind::contact_status, S_OK, account_name(who.account), 0, u"",
                 status_for(who.account, *peer));
    }
    tell(who.account, report_kind::contact_blocked, contact ? S_OK : result::user_not_found, name, 0, u"",
         blocked);
    whole.commit();
    return S_OK;
}

std::int64_t store::insert_group(std::int64_t owner, std::u16string_view name, bool is_default) {
    statement(*db_, "INSERT INTO roster_group(owner, name, is_default) VALUES(?, ?, ?)")
        .bind(owner)
        .bind(name)
        .bind(std::int64_t{is_default})
        .run();
    return db_->last_row();
}

HRESULT store::create_group(const identity& who, std::u16string_view name, std::int64_t& group) {
    if (const HRESULT hr = check_group_name(name); FAILED(hr))
        return hr;
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    if (is_group_name_taken(*db_, who.account, name, 0))
        return result::group_already_exists;
    if (count_of(*db_, "SELECT count(*) FROM roster_group WHERE owner=?", who.account) >= max_groups)
        return result::too_many_groups;
    group = insert_group(who.account, name, false);
    tell(who.account, report_kind::group_added, S_OK, u"", group, name, 0);
    whole.commit();
    return S_OK;
}

HRESULT store::remove_group(const identity& who, std::int64_t group) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    const auto facts = find_group(who.account, group);
    if (facts && facts->is_default)
        return result::cannot_delete;
    statement(*db_, "DELETE FROM roster_group WHERE id=? AND owner=?").bind(group).bind(who.account).run();
    tell(who.account, report_kind::group_removed, facts ? S_OK : result::group_does_not_exist, u"", group,
         u"", 0);
    whole.commit();
    return S_OK;
}

HRESULT store::rename_group(const identity& who, std::int64_t group, std::u16string_view name) {
    if (const HRESULT hr = check_group_name(name); FAILED(hr))
        return hr;
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    const auto facts = find_group(who.account, group);
    if (!facts)
        return result::group_does_not_exist;
    if (facts->is_default)
        return result::cannot_rename;
    const bool taken = is_group_name_taken(*db_, who.account, name, group);
    if (!taken)
        statement(*db_, "UPDATE roster_group SET name=? WHERE id=?").bind(name).bind(group).run();
    tell(who.account, report_kind::group_renamed, taken ? result::group_already_exists : S_OK, u"", group,
         taken ? std::u16string_view(facts->name) : name, 0);
    whole.commit();
    return S_OK;
}

HRESULT store::add_member(const identity& who, std::int64_t group, std::u16string_view name) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    const auto facts = find_group(who.account, group);
    if (facts && facts->is_default)
        return E_FAIL;
    const auto peer = find_account(name);
    const auto contact = peer ? find_contact(who.account, *peer) : std::nullopt;
    const HRESULT outcome = !facts ? result::group_does_not_exist : !contact ? result::user_not_found : S_OK;
    if (outcome == S_OK)
        statement(*db_, "INSERT OR IGNORE INTO roster_member(roster_group, contact) VALUES(?, ?)")
            .bind(group)
            .bind(*contact)
            .run();
    tell(who.account, report_kind::member_added, outcome, name, group, u"", 0);
    whole.commit();
    return S_OK;
}

HRESULT store::remove_member(const identity& who, std::int64_t group, std::u16string_view name) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    const auto facts = find_group(who.account, group);
    if (facts && facts->is_default)
        return E_FAIL;
    const auto peer = find_account(name);
    const auto contact = peer ? find_contact(who.account, *peer) : std::nullopt;
    HRESULT outcome = !facts ? result::group_does_not_exist : !contact ? result::user_not_found : S_OK;
    if (outcome == S_OK) {
        statement(*db_, "DELETE FROM roster_member WHERE roster_group=? AND contact=?")
            .bind(group)
            .bind(*contact)
            .run();
        if (db_->changed_rows() == 0)
            outcome = result::user_not_group_member;
    }
    tell(who.account, report_kind::member_removed, outcome, name, group, u"", 0);
    whole.commit();
    return S_OK;
}

HRESULT store::put_contact(std::u16string_view owner, std::u16string_view name, std::u16string_view group) {
    group = im::trim_spaces(group);
    if (!group.empty())
        if (const HRESULT hr = check_group_name(group); FAILED(hr))
            return hr;
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    const auto account = find_account(owner);
    const auto peer = find_account(name);
    if (!account || !peer || *account == *peer)
        return result::user_not_found;
    bool changed = false;
    auto contact = find_contact(*account, *peer);
    if (!contact) {
        if (count_of(*db_, "SELECT count(*) FROM contact WHERE owner=?", *account) >= max_contacts)
            return result::list_full;
        statement(*db_, "INSERT INTO contact(owner, peer) VALUES(?, ?)").bind(*account).bind(*peer).run();
        contact = db_->last_row();
        tell(*account, report_kind::contact_added, S_OK, account_name(*peer), 0, friendly_name(*peer),
             status_for(*peer, *account));
        changed = true;
    }
    if (!group.empty()) {
        statement find(*db_, "SELECT id, is_default FROM roster_group WHERE owner=? AND name=?");
        std::int64_t id = 0;
        if (find.bind(*account).bind(group).step()) {
            if (find.integer(1) != 0)
                return E_INVALIDARG;
            id = find.integer(0);
        } else {
            if (count_of(*db_, "SELECT count(*) FROM roster_group WHERE owner=?", *account) >= max_groups)
                return result::too_many_groups;
            id = insert_group(*account, group, false);
            tell(*account, report_kind::group_added, S_OK, u"", id, group, 0);
        }
        statement(*db_, "INSERT OR IGNORE INTO roster_member(roster_group, contact) VALUES(?, ?)")
            .bind(id)
            .bind(*contact)
            .run();
        if (db_->changed_rows() != 0) {
            tell(*account, report_kind::member_added, S_OK, account_name(*peer), id, u"", 0);
            changed = true;
        }
    }
    whole.commit();
    return changed ? S_OK : S_FALSE;
}

} // namespace comity::local_service
