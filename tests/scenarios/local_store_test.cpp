// The local service's store: what it survives, and what it refuses without touching it.
#include <initguid.h>

#include "child_process.hpp"
#include "temporary_store.hpp"

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/hresult_error.hpp>

#include <improvider.h>
#include <ole2.h>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>
#include <memory>
#include <set>
#include <sstream>

#include <sys/stat.h>

namespace scenarios {
namespace {

using comity::bstr;
using comity::com_ptr;

constexpr HRESULT file_corrupt = static_cast<HRESULT>(0x80070570u);

bstr text(std::u16string_view value) {
    return bstr(value);
}

class local_store : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
        ASSERT_EQ(CoCreateInstance(CLSID_LocalImProvider, nullptr, CLSCTX_ALL, IID_IImAccounts,
                                   accounts_.put_void()),
                  S_OK);
    }
    void TearDown() override {
        accounts_ = nullptr;
        CoUninitialize();
    }

    HRESULT create(std::u16string_view name) { return accounts_->CreateAccount(text(name).get(), nullptr); }

    std::vector<std::u16string> names() {
        std::vector<std::u16string> result;
        for (LONG index = 0;; ++index) {
            bstr name, friendly;
            const HRESULT hr = accounts_->GetAccount(index, name.put(), friendly.put());
            if (hr != S_OK) {
                EXPECT_EQ(hr, S_FALSE);
                return result;
            }
            result.push_back(name.utf16());
        }
    }

    std::string bytes() const {
        std::ifstream file(store_.file(), std::ios::binary);
        std::ostringstream all;
        all << file.rdbuf();
        return all.str();
    }
    void write(const std::string& contents) const {
        std::ofstream(store_.file(), std::ios::binary) << contents;
    }

    /** Runs SQL on the file as it is, past the service. */
    void run(const std::string& sql) const {
        sqlite3* raw = nullptr;
        ASSERT_EQ(sqlite3_open(store_.file().c_str(), &raw), SQLITE_OK);
        char* words = nullptr;
        EXPECT_EQ(sqlite3_exec(raw, sql.c_str(), nullptr, nullptr, &words), SQLITE_OK) << words;
        sqlite3_free(words);
        sqlite3_close(raw);
    }
    std::vector<std::string> query(const std::string& sql) const {
        std::vector<std::string> result;
        sqlite3* raw = nullptr;
        EXPECT_EQ(sqlite3_open(store_.file().c_str(), &raw), SQLITE_OK);
        const auto add = [](void* list, int, char** values, char**) {
            static_cast<std::vector<std::string>*>(list)->push_back(values[0] ? values[0] : "");
            return 0;
        };
        EXPECT_EQ(sqlite3_exec(raw, sql.c_str(), add, &result, nullptr), SQLITE_OK);
        sqlite3_close(raw);
        return result;
    }

    /** The store is refused with this code, in words, and not a byte of it is changed. */
    void expect_refused(HRESULT code) {
        const std::string before = bytes();
        EXPECT_EQ(create(u"mallory@here"), code);
        com_ptr<IErrorInfo> info;
        bstr words;
        ASSERT_EQ(GetErrorInfo(0, info.put()), S_OK);
        ASSERT_EQ(info->GetDescription(words.put()), S_OK);
        EXPECT_NE(words.utf8().find(store_.file().native()), std::string::npos) << words.utf8();
        EXPECT_EQ(bytes(), before);
    }

    temporary_store store_;
    com_ptr<IImAccounts> accounts_;
};

TEST_F(local_store, is_made_for_its_owner_alone) {
    ASSERT_EQ(create(u"alice@here"), S_OK);
    struct stat facts {};
    ASSERT_EQ(stat(store_.file().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600u);
    ASSERT_EQ(chmod(store_.file().c_str(), 0644), 0);
    ASSERT_EQ(create(u"bob@here"), S_OK);
    ASSERT_EQ(stat(store_.file().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600u);
}

TEST_F(local_store, accounts_are_kept) {
    EXPECT_TRUE(names().empty());
    EXPECT_EQ(create(u"alice@here"), S_OK);
    EXPECT_EQ(create(u"bob@here"), S_OK);
    EXPECT_EQ(create(u"ALICE@here"), S_FALSE);
    EXPECT_EQ(create(u"al ice@here"), E_INVALIDARG);
    EXPECT_EQ(create(u""), E_INVALIDARG);
    EXPECT_EQ(names(), (std::vector<std::u16string>{u"alice@here", u"bob@here"}));
    EXPECT_EQ(accounts_->put_AutoSigninName(text(u"Alice@here").get()), S_OK);
    bstr automatic;
    EXPECT_EQ(accounts_->get_AutoSigninName(automatic.put()), S_OK);
    EXPECT_EQ(automatic.utf16(), u"alice@here");
    EXPECT_EQ(accounts_->RemoveAccount(text(u"alice@here").get()), S_OK);
    EXPECT_EQ(accounts_->get_AutoSigninName(automatic.put()), S_OK);
    EXPECT_TRUE(automatic.empty());
    EXPECT_EQ(names(), (std::vector<std::u16string>{u"bob@here"}));
    EXPECT_EQ(accounts_->RemoveAccount(text(u"alice@here").get()), static_cast<HRESULT>(0x8100030Au));
    bstr name, friendly;
    EXPECT_EQ(accounts_->GetAccount(-1, name.put(), friendly.put()), E_INVALIDARG);
}

TEST_F(local_store, names_with_quotes_and_other_scripts_are_only_names) {
    const std::vector<std::u16string> odd = {u"o'hara@here", u"x\");drop/**/table\"account;--", u"żółw@тут",
                                             u"日本@語"};
    for (const auto& each : odd)
        EXPECT_EQ(create(each), S_OK);
    EXPECT_EQ(names(), odd);
}

TEST_F(local_store, a_file_that_is_no_database_is_refused) {
    write("This is a letter to my aunt, and not a database at all. " + std::string(4096, '.'));
    expect_refused(file_corrupt);
}

TEST_F(local_store, a_database_of_another_program_is_refused) {
    run("CREATE TABLE recipe(name TEXT); INSERT INTO recipe VALUES('soup'); PRAGMA user_version=1;");
    expect_refused(file_corrupt);
    EXPECT_EQ(query("SELECT name FROM recipe"), (std::vector<std::string>{"soup"}));
}

TEST_F(local_store, a_store_of_a_newer_version_is_refused) {
    ASSERT_EQ(create(u"alice@here"), S_OK);
    run("PRAGMA journal_mode=DELETE; PRAGMA user_version=99");
    expect_refused(static_cast<HRESULT>(0x8007051Au)); // ERROR_REVISION_MISMATCH
    EXPECT_EQ(query("SELECT signin_name FROM account"), (std::vector<std::string>{"alice@here"}));
}

TEST_F(local_store, a_truncated_store_is_refused) {
    for (int number = 0; number < 50; ++number)
        ASSERT_EQ(create(u"somebody" + std::u16string(static_cast<std::size_t>(number) + 1, u'x')), S_OK);
    run("PRAGMA journal_mode=DELETE");
    write(bytes().substr(0, bytes().size() / 2));
    expect_refused(file_corrupt);
}

TEST_F(local_store, a_store_with_a_damaged_page_is_refused) {
    for (int number = 0; number < 50; ++number)
        ASSERT_EQ(create(u"somebody" + std::u16string(static_cast<std::size_t>(number) + 1, u'x')), S_OK);
    run("PRAGMA journal_mode=DELETE");
    std::string damaged = bytes();
    // Every page but the first, which holds the schema, is overwritten.
    std::fill(damaged.begin() + 4096, damaged.end(), '\x5a');
    write(damaged);
    expect_refused(file_corrupt);
}

TEST_F(local_store, a_store_with_more_in_it_than_its_tables_is_refused) {
    ASSERT_EQ(create(u"alice@here"), S_OK);
    run("PRAGMA journal_mode=DELETE; CREATE TRIGGER spy AFTER INSERT ON account BEGIN DELETE FROM account; "
        "END");
    expect_refused(file_corrupt);
}

TEST_F(local_store, what_is_not_a_regular_file_is_refused) {
    ASSERT_EQ(mkdir(store_.file().c_str(), 0700), 0);
    EXPECT_EQ(create(u"alice@here"), E_ACCESSDENIED);
    ASSERT_EQ(rmdir(store_.file().c_str()), 0);
    const auto other = store_.folder() / "other";
    std::ofstream(other).put('x');
    ASSERT_EQ(symlink(other.c_str(), store_.file().c_str()), 0);
    EXPECT_EQ(create(u"alice@here"), E_ACCESSDENIED);
    EXPECT_EQ(std::filesystem::file_size(other), 1u);
}

TEST_F(local_store, an_empty_file_becomes_a_store) {
    write("");
    EXPECT_EQ(create(u"alice@here"), S_OK);
}

TEST_F(local_store, an_older_store_is_brought_up_to_date) {
    ASSERT_EQ(create(u"alice@here"), S_OK);
    ASSERT_EQ(create(u"bob@here"), S_OK);
    ASSERT_EQ(
        accounts_->AddContact(text(u"alice@here").get(), text(u"bob@here").get(), text(u"Friends").get()),
        S_OK);
    const auto current = query("PRAGMA user_version");
    // What version 1 had: accounts and rosters, no conversations and no sessions.
    run("PRAGMA journal_mode=DELETE; DROP TABLE journal; DROP TABLE session; DROP TABLE delivery; DROP TABLE "
        "message;"
        "DROP TABLE participant; DROP TABLE conversation; PRAGMA user_version=1");
    ASSERT_EQ(create(u"carol@here"), S_OK);
    EXPECT_EQ(query("PRAGMA user_version"), current);
    EXPECT_EQ(names(), (std::vector<std::u16string>{u"alice@here", u"bob@here", u"carol@here"}));
    EXPECT_EQ(query("SELECT name FROM roster_group WHERE NOT is_default"),
              (std::vector<std::string>{"Friends"}));
    EXPECT_EQ(query("SELECT count(*) FROM message"), (std::vector<std::string>{"0"}));
}

TEST_F(local_store, the_place_follows_the_environment) {
    const std::string explicit_store = std::getenv("COMITY_LOCAL_STORE");
    unsetenv("COMITY_LOCAL_STORE");
    setenv("XDG_DATA_HOME", (store_.folder() / "data").c_str(), 1);
    EXPECT_EQ(create(u"alice@here"), S_OK);
    EXPECT_TRUE(std::filesystem::exists(store_.folder() / "data" / "comity" / "local.sqlite"));
    unsetenv("XDG_DATA_HOME");
    setenv("COMITY_LOCAL_STORE", explicit_store.c_str(), 1);
    EXPECT_TRUE(names().empty());
}

// A process is killed while it writes, again and again. The store opens, is sound, and has every group that
// the process was told is there (those it was removing again may be missing).
TEST_F(local_store, survives_a_kill_in_the_middle_of_writing) {
    ASSERT_EQ(create(u"alice@here"), S_OK);
    std::set<std::string> acknowledged;
    for (int round = 0; round < 4; ++round) {
        const std::string prefix = "round" + std::to_string(round);
        child_process writer(LOCAL_PEER, {"write", "alice@here", prefix});
        ASSERT_EQ(writer.line(), "in");
        // Killed at a different moment each time, with the writing in full swing.
        for (int number = 0; number < 5 + 9 * round; ++number) {
            const std::string name = writer.line();
            ASSERT_EQ(name.rfind(prefix + "-", 0), 0u);
            if (number < 20)
                acknowledged.insert(name);
        }
        writer.kill();
        ASSERT_EQ(names(), (std::vector<std::u16string>{u"alice@here"}));
        EXPECT_EQ(query("PRAGMA integrity_check"), (std::vector<std::string>{"ok"}));
        const auto kept = query("SELECT name FROM roster_group");
        for (const auto& each : acknowledged)
            EXPECT_NE(std::find(kept.begin(), kept.end(), each), kept.end()) << each;
        EXPECT_EQ(query("SELECT count(*) FROM session"), (std::vector<std::string>{"0"}));
    }
}

} // namespace
} // namespace scenarios
