// The binary contract: objects and clients in C and C++, with wchar_t of either width, all with each other;
// and a table of functions looked at without any header's help.
#include "crossing.h"

#include <oleauto.h>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <tuple>

namespace {

struct maker {
    const char* name;
    make_crossing make;
    int* alive;
};
struct client {
    const char* name;
    use_crossing use;
};

class Crossing : public testing::TestWithParam<std::tuple<maker, client>> {};

TEST_P(Crossing, WorksBothWays) {
    const auto& [object_mode, client_mode] = GetParam();
    ICrossing2* object = object_mode.make();
    EXPECT_EQ(*object_mode.alive, 1);
    EXPECT_EQ(client_mode.use(reinterpret_cast<IUnknown*>(object)), 0)
        << "the number of the check that failed";
    EXPECT_EQ(object->Release(), 0u);
    EXPECT_EQ(*object_mode.alive, 0);
}

INSTANTIATE_TEST_SUITE_P(
    AllModes, Crossing,
    testing::Combine(
        testing::Values(maker{"c_char16", make_crossing_c_char16, &live_crossings_c_char16},
                        maker{"c_wchar", make_crossing_c_wchar, &live_crossings_c_wchar},
                        maker{"cpp_char16", make_crossing_cpp_char16, &live_crossings_cpp_char16},
                        maker{"cpp_wchar", make_crossing_cpp_wchar, &live_crossings_cpp_wchar}),
        testing::Values(client{"c_char16", use_crossing_c_char16}, client{"c_wchar", use_crossing_c_wchar},
                        client{"cpp_char16", use_crossing_cpp_char16},
                        client{"cpp_wchar", use_crossing_cpp_wchar})),
    [](const auto& info) {
        return std::string(std::get<0>(info.param).name) + "_by_" + std::get<1>(info.param).name;
    });

// The slots by number: what a language without these headers does.
TEST(Slots, AreTheInterfacesMethodsInTheirOrderAndNothingElse) {
    ICrossing2* object = make_crossing_cpp_char16();
    void** table = *reinterpret_cast<void***>(object);
    using add_ref = std::uint32_t (*)(void*);
    using add = std::int32_t (*)(void*, std::int32_t, std::int32_t*);
    using last = std::int32_t (*)(void*, GUID*);
    EXPECT_EQ(reinterpret_cast<add_ref>(table[1])(object), 2u);
    EXPECT_EQ(reinterpret_cast<add_ref>(table[2])(object), 1u);
    std::int32_t total = 0;
    EXPECT_EQ(reinterpret_cast<add>(table[3])(object, 5, &total), S_OK);
    EXPECT_EQ(total, 5);
    GUID id = {};
    EXPECT_EQ(reinterpret_cast<last>(table[8])(object, &id), S_FALSE);
    EXPECT_TRUE(IsEqualGUID(id, __uuidof(ICrossing2)));
    object->Release();
}

TEST(Slots, AHandWrittenTableIsAnObject) {
    struct table {
        HRESULT (*query_interface)(void*, const GUID*, void**);
        ULONG (*add_ref)(void*);
        ULONG (*release)(void*);
        HRESULT (*add)(void*, LONG, LONG*);
    };
    static const table functions = {
        [](void*, const GUID*, void** out) -> HRESULT {
            *out = nullptr;
            return E_NOINTERFACE;
        },
        [](void*) -> ULONG { return 2; },
        [](void*) -> ULONG { return 1; },
        [](void*, LONG amount, LONG* total) -> HRESULT {
            *total = amount * 2;
            return S_OK;
        },
    };
    const table* object = &functions;
    void* address = &object;
    // The compiler must not reason from the types that nothing was stored where a virtual call looks for its table: the
    // address comes from somewhere it cannot see, as it does when another module makes the object.
    __asm__ volatile("" : "+r"(address) : : "memory");
    auto* face = static_cast<ICrossing*>(address);
    LONG total = 0;
    EXPECT_EQ(face->Add(21, &total), S_OK);
    EXPECT_EQ(total, 42);
    EXPECT_EQ(face->AddRef(), 2u);
}

TEST(Bstr, HasItsByteCountInFrontAndANulBehind) {
    const OLECHAR text[] = {'a', 0, 'b'};
    BSTR bstr = SysAllocStringLen(text, 3);
    std::uint32_t bytes = 0;
    memcpy(&bytes, reinterpret_cast<const char*>(bstr) - 4, sizeof bytes);
    EXPECT_EQ(bytes, 6u);
    EXPECT_EQ(bstr[3], 0);
    SysFreeString(bstr);
    bstr = SysAllocStringByteLen("abc", 3);
    memcpy(&bytes, reinterpret_cast<const char*>(bstr) - 4, sizeof bytes);
    EXPECT_EQ(bytes, 3u);
    EXPECT_EQ(SysStringLen(nullptr), 0u);
    SysFreeString(bstr);
}

} // namespace
