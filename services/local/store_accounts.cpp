// The store: accounts and what the rest of the store asks about them.
#include "store.hpp"

#include "names.hpp"
#include "result_codes.hpp"
#include "schema.hpp"

namespace comity::local_service {

namespace result = im::result;

namespace {
constexpr std::size_t max_friendly_name = 256;

bool is_friendly_name(std::u16string_view name) {
    return !im::trim_spaces(name).empty() && name.size() <= max_friendly_name &&
           std::none_of(name.begin(), name.end(), im::is_control);
}
} // namespace

store::store(const std::filesystem::path& canonical) : db_(open_store(canonical)) {}

std::optional<std::int64_t> store::find_account(std::u16string_view name) {
    statement find(*db_, "SELECT id FROM account WHERE signin_name=?");
    if (!find.bind(name).step())
        return std::nullopt;
    return find.integer(0);
}

std::u16string store::account_name(std::int64_t account) {
    statement find(*db_, "SELECT signin_name FROM account WHERE id=?");
    return find.bind(account).step() ? find.text(0) : std::u16string();
}

std::u16string store::friendly_name(std::int64_t account) {
    statement find(*db_, "SELECT friendly_name FROM account WHERE id=?");
    return find.bind(account).step() ? find.text(0) : std::u16string();
}

HRESULT store::create_account(std::u16string_view name, std::u16string_view friendly_name) {
    if (!im::is_signin_name(name))
        return E_INVALIDARG;
    if (friendly_name.empty())
        friendly_name = name;
    if (!is_friendly_name(friendly_name))
        return result::invalid_friendly_name;
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (find_account(name))
        return S_FALSE;
    statement(*db_, "INSERT INTO account(signin_name, friendly_name) VALUES(?, ?)")
        .bind(name)
        .bind(friendly_name)
        .run();
    insert_group(db_->last_row(), u"Other Contacts", true);
    whole.commit();
    return S_OK;
}

HRESULT store::remove_account(std::u16string_view name) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    const auto account = find_account(name);
    if (!account)
        return result::user_not_found;
    if (is_signed_in(*account))
        return result::logged_on;
    const std::u16string its_name = account_name(*account);
    statement watchers(*db_, "SELECT owner FROM contact WHERE peer=?");
    watchers.bind(*account);
    while (watchers.step())
        tell(watchers.integer(0), report_kind::contact_removed, S_OK, its_name, 0, u"", 0);
    statement(*db_, "DELETE FROM setting WHERE key='auto_signin' AND value=? COLLATE NOCASE")
        .bind(its_name)
        .run();
    statement(*db_, "DELETE FROM account WHERE id=?").bind(*account).run();
    whole.commit();
    return S_OK;
}

HRESULT store::account_at(std::int64_t index, std::u16string& name, std::u16string& friendly_name) {
    std::lock_guard guard(lock_);
    statement find(*db_, "SELECT signin_name, friendly_name FROM account ORDER BY id LIMIT 1 OFFSET ?");
    if (!find.bind(index).step())
        return S_FALSE;
    name = find.text(0);
    friendly_name = find.text(1);
    return S_OK;
}

std::u16string store::auto_signin_name() {
    std::lock_guard guard(lock_);
    statement find(*db_, "SELECT value FROM setting WHERE key='auto_signin'");
    return find.step() ? find.text(0) : std::u16string();
}

HRESULT store::set_auto_signin_name(std::u16string_view name) {
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (name.empty()) {
        db_->execute("DELETE FROM setting WHERE key='auto_signin'");
    } else {
        const auto account = find_account(name);
        if (!account)
            return result::user_not_found;
        statement(*db_, "INSERT OR REPLACE INTO setting(key, value) VALUES('auto_signin', ?)")
            .bind(account_name(*account))
            .run();
    }
    whole.commit();
    return S_OK;
}

HRESULT store::set_friendly_name(const identity& who, std::u16string_view friendly_name) {
    if (!is_friendly_name(friendly_name))
        return result::invalid_friendly_name;
    std::lock_guard guard(lock_);
    transaction whole(*db_);
    if (!is_current(who))
        return result::not_logged_on;
    statement(*db_, "UPDATE account SET friendly_name=? WHERE id=?")
        .bind(friendly_name)
        .bind(who.account)
        .run();
    tell(who.account, report_kind::own_name, S_OK, u"", 0, friendly_name, 0);
    const std::u16string name = account_name(who.account);
    statement watchers(*db_, "SELECT owner FROM contact WHERE peer=?");
    watchers.bind(who.account);
    while (watchers.step())
        tell(watchers.integer(0), report_kind::contact_name, S_OK, name, 0, friendly_name, 0);
    whole.commit();
    return S_OK;
}

} // namespace comity::local_service
