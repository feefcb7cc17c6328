// Several threads may ask the same library at once.
#include <atomic>
#include <thread>

#include "invocable.hpp"
#include "library_fixture.hpp"
#include "library_walker.hpp"

using namespace comity;
using namespace comity::test;

namespace {

TEST(thread_test, all_ask_everything) {
    const auto library = load(KINDS_TLB);
    std::vector<std::thread> threads;
    std::atomic<std::size_t> members{0};
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            library_walker walker(10000);
            walker.walk(library.get());
            members += walker.members;
        });
    for (std::thread& thread : threads)
        thread.join();
    library_walker alone(10000);
    alone.walk(library.get());
    EXPECT_EQ(members, alone.members * 4);
}

TEST(thread_test, all_load_and_release) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([] {
            for (int round = 0; round < 100; ++round) {
                const auto library = load(round % 2 ? MODULES_TLB : KINDS_TLB);
                held<ITypeInfo> type;
                EXPECT_EQ(library->GetTypeInfo(0, type.put()), S_OK);
                EXPECT_FALSE(name_of(type.get()).empty());
            }
        });
    for (std::thread& thread : threads)
        thread.join();
}

TEST(thread_test, all_resolve_the_same_member) {
    const auto library = load(KINDS_TLB);
    const auto type = type_of(library.get(), u"IDual2");
    std::atomic<const invocable*> first{nullptr};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            const invocable* member = nullptr;
            EXPECT_EQ(resolve_invocable(type.get(), 1, DISPATCH_METHOD, &member), S_OK);
            const invocable* expected = nullptr;
            if (!first.compare_exchange_strong(expected, member)) {
                EXPECT_EQ(expected, member);
            }
        });
    for (std::thread& thread : threads)
        thread.join();
}

} // namespace
