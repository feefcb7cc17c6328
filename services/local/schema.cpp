#include "schema.hpp"

#include "result_codes.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace comity::local_service {

namespace {

// PRAGMA application_id: "CoMs" as a number; tells a store from any other SQLite file.
constexpr std::int64_t application_id = 0x436f4d73;

// Step n brings a file of version n to version n+1. A step that has been released is never changed.
constexpr std::array steps = {
    // Accounts, what each of them has in its list, and how the list is grouped.
    R"sql(
CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE account(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    signin_name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    friendly_name TEXT NOT NULL);
CREATE TABLE contact(
    id INTEGER PRIMARY KEY,
    owner INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    peer INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    blocked INTEGER NOT NULL DEFAULT 0,
    UNIQUE(owner, peer));
CREATE INDEX contact_of_peer ON contact(peer);
CREATE TABLE roster_group(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    name TEXT NOT NULL COLLATE NOCASE,
    is_default INTEGER NOT NULL DEFAULT 0,
    UNIQUE(owner, name));
CREATE TABLE roster_member(
    roster_group INTEGER NOT NULL REFERENCES roster_group(id) ON DELETE CASCADE,
    contact INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    PRIMARY KEY(roster_group, contact)) WITHOUT ROWID;
CREATE INDEX group_of_contact ON roster_member(contact);
)sql",
    // Conversations, their texts, and who has still to be given which text.
    R"sql(
CREATE TABLE conversation(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pair TEXT UNIQUE);
CREATE TABLE participant(
    conversation INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    PRIMARY KEY(conversation, account)) WITHOUT ROWID;
CREATE INDEX conversation_of_account ON participant(account);
CREATE TABLE message(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
    sender INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    sent_ms INTEGER NOT NULL);
CREATE INDEX message_of_conversation ON message(conversation);
CREATE TABLE delivery(
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    message INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
    PRIMARY KEY(account, message)) WITHOUT ROWID;
CREATE INDEX delivery_of_message ON delivery(message);
)sql",
    // Who is signed in, and what each of them has still to be told. Rows here live no longer than a session.
    R"sql(
CREATE TABLE session(
    account INTEGER PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
    token TEXT NOT NULL,
    host TEXT NOT NULL,
    status INTEGER NOT NULL);
CREATE TABLE journal(
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    result INTEGER NOT NULL,
    name TEXT NOT NULL,
    subject INTEGER NOT NULL,
    text TEXT NOT NULL,
    number INTEGER NOT NULL);
CREATE INDEX journal_of_account ON journal(account, seq);
)sql",
};

std::int64_t pragma(database& store, const char* sql) {
    statement read(store, sql);
    return read.step() ? read.integer(0) : 0;
}

[[noreturn]] void refuse(const database& store, HRESULT result, std::u16string_view reason) {
    throw store_error(result, u"The local service's store " + widen(store.file().native()) + u" " +
                                  std::u16string(reason) + u" It has been left as it is.");
}

// Every table and index with its text. SQLite keeps the text of CREATE statements, so equal schemas compare
// equal.
using shape = std::map<std::u16string, std::u16string>;
shape shape_of(database& store) {
    shape result;
    statement read(store, "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT "
                          "LIKE 'sqlite\\_%' ESCAPE '\\'");
    while (read.step())
        result.emplace(read.text(0), read.text(1));
    return result;
}

shape shape_of_version(std::int64_t version) {
    database scratch(":memory:");
    for (std::int64_t step = 0; step < version; ++step)
        scratch.execute(steps[static_cast<std::size_t>(step)]);
    return shape_of(scratch);
}

void check_contents(database& store, std::int64_t version) {
    if (version < 0 || version > schema_version())
        refuse(
            store, HRESULT_FROM_WIN32(1306 /* ERROR_REVISION_MISMATCH */),
            u"was written by a newer version of the service; install that version, or name another store in "
            u"COMITY_LOCAL_STORE.");
    if (version == 0)
        return;
    if (shape_of(store) != shape_of_version(version))
        refuse(store, HRESULT_FROM_WIN32(1392), u"does not have the tables that a store of its version has.");
    statement check(store, "PRAGMA quick_check(1)");
    if (!check.step() || check.text(0) != u"ok")
        refuse(store, HRESULT_FROM_WIN32(1392), u"is damaged (" + check.text(0) + u").");
}

// SQLite would make the file with the umask's mode; a store is for its owner alone. Nothing is opened when
// the file is there already: closing any descriptor of it would drop the locks that this process holds on it
// (fcntl(2)).
void make_or_check_file(const std::filesystem::path& file) {
    const auto refuse_file = [&](HRESULT result, std::u16string_view reason) {
        throw store_error(result, u"The local service's store " + widen(file.native()) + u" " +
                                      std::u16string(reason));
    };
    const int made = open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (made >= 0) {
        close(made);
        return;
    }
    if (errno != EEXIST)
        refuse_file(E_ACCESSDENIED, u"cannot be made: " + widen(std::strerror(errno)) + u".");
    struct stat facts {};
    if (lstat(file.c_str(), &facts) != 0)
        refuse_file(E_ACCESSDENIED, u"cannot be looked at: " + widen(std::strerror(errno)) + u".");
    if (!S_ISREG(facts.st_mode))
        refuse_file(E_ACCESSDENIED, u"is not a regular file.");
    if (facts.st_uid != geteuid())
        refuse_file(E_ACCESSDENIED, u"belongs to another user.");
    if ((facts.st_mode & 077) != 0 && chmod(file.c_str(), facts.st_mode & 0700) != 0)
        refuse_file(E_ACCESSDENIED, u"can be read by others and its mode cannot be changed.");
}

} // namespace

int schema_version() {
    return static_cast<int>(steps.size());
}

std::filesystem::path default_store_path() {
    const auto named = [](const char* variable) -> const char* {
        const char* value = std::getenv(variable);
        return value && *value ? value : nullptr;
    };
    if (const char* store = named("COMITY_LOCAL_STORE"))
        return store;
    if (const char* data = named("XDG_DATA_HOME"))
        return std::filesystem::path(data) / "comity" / "local.sqlite";
    if (const char* home = named("HOME"))
        return std::filesystem::path(home) / ".local" / "share" / "comity" / "local.sqlite";
    throw store_error(E_FAIL, u"There is no place for the local service's store: none of COMITY_LOCAL_STORE, "
                              u"XDG_DATA_HOME and HOME is set.");
}

std::filesystem::path canonical_store_path(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::absolute(path, error);
    if (error || whole.filename().empty())
        throw store_error(E_INVALIDARG, u"\"" + widen(path.native()) +
                                            u"\" does not name a file for the local "
                                            u"service's store.");
    // Each folder that is missing is made for its owner alone, as the XDG base directory rules ask.
    std::filesystem::path folder;
    for (const auto& part : whole.parent_path()) {
        folder /= part;
        if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST && errno != EACCES && errno != EROFS &&
            errno != EISDIR)
            break;
    }
    folder = std::filesystem::canonical(whole.parent_path(), error);
    if (error)
        throw store_error(E_ACCESSDENIED, u"The folder of the local service's store, " +
                                              widen(whole.parent_path().native()) +
                                              u", is missing and cannot be made.");
    return folder / whole.filename();
}

std::unique_ptr<database> open_store(const std::filesystem::path& canonical) {
    make_or_check_file(canonical);
    auto store = std::make_unique<database>(canonical);
    const std::int64_t id = pragma(*store, "PRAGMA application_id");
    const std::int64_t version = pragma(*store, "PRAGMA user_version");
    const bool fresh = id == 0 && version == 0 && shape_of(*store).empty();
    if (!fresh && id != application_id)
        refuse(*store, HRESULT_FROM_WIN32(1392), u"is a database of some other program.");
    if (!fresh)
        check_contents(*store, version);

    store->execute("PRAGMA journal_mode=WAL");
    store->execute("PRAGMA synchronous=FULL");
    if (version == schema_version())
        return store;
    // Two processes may be here at once, so what is to be done is asked again inside the transaction.
    transaction whole(*store);
    const std::int64_t now = pragma(*store, "PRAGMA user_version");
    check_contents(*store, now);
    for (std::int64_t step = now; step < schema_version(); ++step)
        store->execute(steps[static_cast<std::size_t>(step)]);
    store->execute(("PRAGMA application_id=" + std::to_string(application_id)).c_str());
    store->execute(("PRAGMA user_version=" + std::to_string(schema_version())).c_str());
    whole.commit();
    return store;
}

} // namespace comity::local_service
