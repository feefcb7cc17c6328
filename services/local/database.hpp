// One SQLite connection and its statements. Failures of the database are exceptions here: nothing inside the
// store can go on from them, and the store's entry points turn them into an HRESULT with an explanation.
#pragma once

#include <comity/utf.hpp>

#include <windows.h>

#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace comity::local_service {

/** A failure of the store, with its reason in words. */
class store_error : public std::exception {
public:
    store_error(HRESULT result, std::u16string reason) : result_(result), reason_(std::move(reason)) {}
    HRESULT result() const noexcept { return result_; }
    const std::u16string& reason() const noexcept { return reason_; }
    const char* what() const noexcept override { return "the local service's store failed"; }

private:
    HRESULT result_;
    std::u16string reason_;
};

class statement;

/** A connection to one database file; used by one thread at a time. */
class database {
public:
    /** Opens an existing file for reading and writing, with limits that fit a file somebody else may have
     * prepared. */
    explicit database(const std::filesystem::path& file);
    database(const database&) = delete;
    database& operator=(const database&) = delete;
    ~database();

    void execute(const char* sql);
    std::int64_t last_row() const;
    int changed_rows() const;
    [[noreturn]] void fail(int code, std::u16string_view doing) const;
    sqlite3* handle() const { return handle_; }
    const std::filesystem::path& file() const { return file_; }

private:
    std::filesystem::path file_;
    sqlite3* handle_ = nullptr;
};

/** A prepared statement: bind its parameters in order, then step through its rows. */
class statement {
public:
    statement(database& owner, const char* sql);
    statement(const statement&) = delete;
    statement& operator=(const statement&) = delete;
    ~statement() { sqlite3_finalize(handle_); }

    statement& bind(std::int64_t value);
    statement& bind(std::u16string_view value);
    statement& bind_null();

    /** Goes to the next row; false behind the last. */
    bool step();
    /** Runs a statement that has no rows. */
    void run() {
        while (step()) {
        }
    }

    std::int64_t integer(int column) const { return sqlite3_column_int64(handle_, column); }
    std::u16string text(int column) const;

private:
    database& owner_;
    sqlite3_stmt* handle_ = nullptr;
    int bound_ = 0;
};

/** A write transaction; rolled back unless committed. */
class transaction {
public:
    explicit transaction(database& owner) : owner_(owner) { owner_.execute("BEGIN IMMEDIATE"); }
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;
    ~transaction();
    void commit();

private:
    database& owner_;
    bool open_ = true;
};

} // namespace comity::local_service
