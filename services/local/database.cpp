#include "database.hpp"

#include "result_codes.hpp"

namespace comity::local_service {

namespace {

constexpr int busy_wait_ms = 5000;
// The longest value that any column holds is a text of some 32 KiB in UTF-8; a file that claims more is not
// ours.
constexpr int longest_value = 1 << 20;

HRESULT result_of(int code) {
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return HRESULT_FROM_WIN32(1392 /* ERROR_FILE_CORRUPT */);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return im::result::server_too_busy;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        return E_ACCESSDENIED;
    case SQLITE_FULL:
        return HRESULT_FROM_WIN32(112 /* ERROR_DISK_FULL */);
    case SQLITE_NOMEM:
        return E_OUTOFMEMORY;
    default:
        return E_FAIL;
    }
}

} // namespace

database::database(const std::filesystem::path& file) : file_(file) {
    // No SQLITE_OPEN_CREATE: the store makes the file itself, with its mode. NOMUTEX: the store has the lock.
    const int code = sqlite3_open_v2(
        file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, nullptr);
    try {
        if (code != SQLITE_OK)
            fail(code, u"cannot be opened");
        sqlite3_extended_result_codes(handle_, 1);
        sqlite3_busy_timeout(handle_, busy_wait_ms);
        sqlite3_limit(handle_, SQLITE_LIMIT_LENGTH, longest_value);
        sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 0);
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    } catch (...) {
        sqlite3_close(handle_);
        throw;
    }
}

database::~database() {
    sqlite3_close(handle_);
}

void database::execute(const char* sql) {
    const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(code, u"could not be used");
}

std::int64_t database::last_row() const {
    return sqlite3_last_insert_rowid(handle_);
}
int database::changed_rows() const {
    return sqlite3_changes(handle_);
}

void database::fail(int code, std::u16string_view doing) const {
    const auto* words = handle_ ? static_cast<const char16_t*>(sqlite3_errmsg16(handle_)) : nullptr;
    throw store_error(result_of(code), u"The local service's store " + widen(file_.native()) + u" " +
                                           std::u16string(doing) + u": " +
                                           (words ? words : u"out of memory") + u".");
}

statement::statement(database& owner, const char* sql) : owner_(owner) {
    const int code = sqlite3_prepare_v2(owner.handle(), sql, -1, &handle_, nullptr);
    if (code != SQLITE_OK)
        owner.fail(code, u"could not be used");
}

statement& statement::bind(std::int64_t value) {
    const int code = sqlite3_bind_int64(handle_, ++bound_, value);
    if (code != SQLITE_OK)
        owner_.fail(code, u"could not be used");
    return *this;
}

statement& statement::bind(std::u16string_view value) {
    // A view without data would bind NULL, which is another value than the empty text.
    const char16_t* text = value.data() ? value.data() : u"";
    const int code = sqlite3_bind_text16(handle_, ++bound_, text,
                                         static_cast<int>(value.size() * sizeof(char16_t)), SQLITE_TRANSIENT);
    if (code != SQLITE_OK)
        owner_.fail(code, u"could not be used");
    return *this;
}

statement& statement::bind_null() {
    ++bound_; // a parameter that is not bound is NULL
    return *this;
}

bool statement::step() {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        owner_.fail(code, u"could not be used");
    return false;
}

std::u16string statement::text(int column) const {
    const auto* units = static_cast<const char16_t*>(sqlite3_column_text16(handle_, column));
    if (!units)
        return {};
    return {units, static_cast<std::size_t>(sqlite3_column_bytes16(handle_, column)) / sizeof(char16_t)};
}

transaction::~transaction() {
    // A failure to roll back leaves nothing to be done: SQLite has rolled back by itself, or will when it is
    // closed.
    if (open_)
        sqlite3_exec(owner_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void transaction::commit() {
    owner_.execute("COMMIT");
    open_ = false;
}

} // namespace comity::local_service
