#include <oleauto.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace {

std::u16string_view text_of(BSTR string) {
    return {string, SysStringLen(string)};
}

/// The four bytes in front of the characters.
std::uint32_t stored_length(BSTR string) {
    std::uint32_t length;
    std::memcpy(&length, reinterpret_cast<char*>(string) - 4, sizeof length);
    return length;
}

TEST(Bstr, KeepsItsLengthInBytesInFrontAndANulBehind) {
    BSTR string = SysAllocString(u"Comity");
    ASSERT_NE(string, nullptr);
    EXPECT_EQ(text_of(string), u"Comity");
    EXPECT_EQ(SysStringLen(string), 6u);
    EXPECT_EQ(SysStringByteLen(string), 12u);
    EXPECT_EQ(stored_length(string), 12u);
    EXPECT_EQ(string[6], u'\0');
    SysFreeString(string);
}

TEST(Bstr, NullMeansEmpty) {
    EXPECT_EQ(SysAllocString(nullptr), nullptr);
    EXPECT_EQ(SysStringLen(nullptr), 0u);
    EXPECT_EQ(SysStringByteLen(nullptr), 0u);
    SysFreeString(nullptr);
}

TEST(Bstr, AnEmptyStringIsAllocated) {
    for (BSTR string :
         {SysAllocString(u""), SysAllocStringLen(nullptr, 0), SysAllocStringByteLen(nullptr, 0)}) {
        ASSERT_NE(string, nullptr);
        EXPECT_EQ(SysStringByteLen(string), 0u);
        EXPECT_EQ(*string, u'\0');
        SysFreeString(string);
    }
}

TEST(Bstr, EmbeddedNulsAreKept) {
    BSTR string = SysAllocStringLen(u"a\0b\0", 4);
    EXPECT_EQ(text_of(string), std::u16string_view(u"a\0b\0", 4));
    EXPECT_EQ(string[4], u'\0');
    SysFreeString(string);
}

TEST(Bstr, OddByteLengthsAreKept) {
    BSTR string = SysAllocStringByteLen("abc", 3);
    ASSERT_NE(string, nullptr);
    EXPECT_EQ(SysStringByteLen(string), 3u);
    EXPECT_EQ(SysStringLen(string), 1u);
    const char* bytes = reinterpret_cast<char*>(string);
    EXPECT_EQ(std::string_view(bytes, 3), "abc");
    EXPECT_EQ(bytes[3], 0);
    EXPECT_EQ(bytes[4], 0);
    EXPECT_EQ(bytes[5], 0);
    SysFreeString(string);
}

TEST(Bstr, WithoutASourceThereIsSpaceAndATerminator) {
    BSTR string = SysAllocStringLen(nullptr, 100);
    ASSERT_NE(string, nullptr);
    EXPECT_EQ(SysStringLen(string), 100u);
    std::memset(string, 'x', 200);
    EXPECT_EQ(string[100], u'\0');
    SysFreeString(string);
}

TEST(Bstr, TooLongIsRefused) {
    EXPECT_EQ(SysAllocStringLen(nullptr, 0x80000000u), nullptr);
    EXPECT_EQ(SysAllocStringLen(nullptr, 0x7fffffffu), nullptr);
    EXPECT_EQ(SysAllocStringLen(nullptr, 0xffffffffu), nullptr);
    EXPECT_EQ(SysAllocStringByteLen(nullptr, 0xfffffffeu), nullptr);
    EXPECT_EQ(SysAllocStringByteLen(nullptr, 0xffffffffu), nullptr);
}

TEST(BstrRealloc, ReplacesTheText) {
    BSTR string = SysAllocString(u"old");
    EXPECT_TRUE(SysReAllocString(&string, u"something new"));
    EXPECT_EQ(text_of(string), u"something new");
    EXPECT_TRUE(SysReAllocStringLen(&string, u"abcdef", 3));
    EXPECT_EQ(text_of(string), u"abc");
    SysFreeString(string);
}

TEST(BstrRealloc, FromNothingAndToNothing) {
    BSTR string = nullptr;
    EXPECT_TRUE(SysReAllocString(&string, u"first"));
    EXPECT_EQ(text_of(string), u"first");
    EXPECT_TRUE(SysReAllocString(&string, nullptr));
    EXPECT_EQ(string, nullptr);
    EXPECT_TRUE(SysReAllocStringLen(&string, nullptr, 2));
    EXPECT_EQ(SysStringLen(string), 2u);
    SysFreeString(string);
}

TEST(BstrRealloc, TheSourceMayLieInTheOldString) {
    BSTR string = SysAllocString(u"hello");
    EXPECT_TRUE(SysReAllocStringLen(&string, string + 1, 3));
    EXPECT_EQ(text_of(string), u"ell");
    EXPECT_TRUE(SysReAllocString(&string, string + 1));
    EXPECT_EQ(text_of(string), u"ll");
    SysFreeString(string);
}

TEST(BstrRealloc, WithoutASourceWhatFitsIsKept) {
    BSTR string = SysAllocString(u"hello");
    EXPECT_TRUE(SysReAllocStringLen(&string, nullptr, 2));
    EXPECT_EQ(text_of(string), u"he");
    EXPECT_EQ(string[2], u'\0');
    EXPECT_TRUE(SysReAllocStringLen(&string, nullptr, 1000));
    EXPECT_EQ(SysStringLen(string), 1000u);
    EXPECT_EQ(text_of(string).substr(0, 2), u"he");
    EXPECT_EQ(string[1000], u'\0');
    SysFreeString(string);
}

TEST(BstrRealloc, FailsWithTheOldStringKept) {
    EXPECT_FALSE(SysReAllocString(nullptr, u"x"));
    EXPECT_FALSE(SysReAllocStringLen(nullptr, u"x", 1));
    BSTR string = SysAllocString(u"kept");
    EXPECT_FALSE(SysReAllocStringLen(&string, nullptr, 0xffffffffu));
    EXPECT_EQ(text_of(string), u"kept");
    SysFreeString(string);
}

TEST(BstrPin, AFreedStringLivesUntilItsLastPinGoes) {
    BSTR string = SysAllocString(u"pinned");
    EXPECT_EQ(SysAddRefString(string), S_OK);
    EXPECT_EQ(SysAddRefString(string), S_OK);
    SysFreeString(string);
    EXPECT_EQ(text_of(string), u"pinned");
    SysReleaseString(string);
    EXPECT_EQ(text_of(string), u"pinned");
    SysReleaseString(string); // freed here: LeakSanitizer would tell otherwise
}

TEST(BstrPin, AnUnpinnedStringIsStillThere) {
    BSTR string = SysAllocString(u"pinned");
    EXPECT_EQ(SysAddRefString(string), S_OK);
    SysReleaseString(string);
    EXPECT_EQ(text_of(string), u"pinned");
    SysFreeString(string);
    EXPECT_EQ(SysAddRefString(nullptr), S_OK);
    SysReleaseString(nullptr);
}

TEST(BstrPin, ReallocMovesAPinnedString) {
    BSTR string = SysAllocString(u"pinned");
    BSTR before = string;
    EXPECT_EQ(SysAddRefString(before), S_OK);
    EXPECT_TRUE(SysReAllocStringLen(&string, nullptr, 3));
    EXPECT_NE(string, before);
    EXPECT_EQ(text_of(string), u"pin");
    EXPECT_EQ(text_of(before), u"pinned");
    SysReleaseString(before);
    SysFreeString(string);
}

/// Texts of every length around the sizes that a thread keeps, each checked before it is freed: a block that
/// served another length before has to fit.
TEST(BstrCache, FreedBlocksServeOtherLengths) {
    std::vector<BSTR> held;
    std::vector<std::size_t> lengths;
    std::uint32_t state = 1;
    const auto check_and_free = [](BSTR string, std::size_t bytes) {
        ASSERT_EQ(SysStringByteLen(string), bytes);
        const auto* text = reinterpret_cast<const unsigned char*>(string);
        for (std::size_t i = 0; i < bytes; ++i)
            ASSERT_EQ(text[i], static_cast<unsigned char>(bytes + i));
        ASSERT_EQ(text[bytes], 0);
        ASSERT_EQ(text[bytes + 1], 0);
        SysFreeString(string);
    };
    for (int round = 0; round < 20000; ++round) {
        state = state * 1664525u + 1013904223u;
        const std::size_t bytes = (state >> 16) % 320;
        char text[320];
        for (std::size_t i = 0; i < bytes; ++i)
            text[i] = static_cast<char>(bytes + i);
        held.push_back(SysAllocStringByteLen(text, static_cast<UINT>(bytes)));
        lengths.push_back(bytes);
        if (held.size() == 200) {
            for (std::size_t i = 0; i < held.size(); ++i)
                check_and_free(held[i], lengths[i]);
            held.clear();
            lengths.clear();
        }
    }
    for (std::size_t i = 0; i < held.size(); ++i)
        check_and_free(held[i], lengths[i]);
}

TEST(BstrCache, ATextIsMeasuredWhereverItLies) {
    alignas(64) char16_t page[64];
    for (std::size_t start = 0; start < 17; ++start) {
        for (std::size_t length = 0; length < 40; ++length) {
            std::fill(std::begin(page), std::end(page), u'\0');
            std::fill_n(page + start, length, u'\x0100'); // one byte of each unit is 0
            if (start)
                page[start - 1] = 0;
            BSTR string = SysAllocString(page + start);
            EXPECT_EQ(text_of(string), std::u16string_view(page + start, length));
            SysFreeString(string);
        }
    }
}

TEST(BstrCache, AStringOfAnotherLibraryMayBeFreed) {
    for (int i = 0; i < 300; ++i) { // more than a thread keeps
        // What such a library allocates: no byte more than it needs.
        char* block = static_cast<char*>(std::malloc(8 + 6));
        const std::uint32_t bytes = 4;
        std::memcpy(block + sizeof(void*) - 4, &bytes, sizeof bytes);
        std::memcpy(block + sizeof(void*), u"ab", 6);
        SysFreeString(reinterpret_cast<BSTR>(block + sizeof(void*)));
        BSTR own = SysAllocString(u"ten units.");
        EXPECT_EQ(text_of(own), u"ten units.");
        SysFreeString(own);
    }
}

TEST(BstrCache, ReallocKeepsTheBlockUsable) {
    std::uint32_t state = 7;
    BSTR string = SysAllocStringLen(u"k", 1);
    for (int i = 0; i < 2000; ++i) {
        state = state * 1664525u + 1013904223u;
        const UINT units = 1 + (state >> 16) % 200;
        ASSERT_TRUE(SysReAllocStringLen(&string, nullptr, units));
        ASSERT_EQ(SysStringLen(string), units);
        ASSERT_EQ(string[0], u'k');
        ASSERT_EQ(string[units], u'\0');
        std::fill(string + 1, string + units, u'x');
        BSTR other = SysAllocStringLen(nullptr, units);
        std::fill(other, other + units, u'y');
        SysFreeString(other);
        ASSERT_EQ(string[units - 1], units == 1 ? u'k' : u'x');
    }
    SysFreeString(string);
}

TEST(BstrThreads, StringsMoveBetweenThreads) {
    constexpr int rounds = 20000;
    std::atomic<BSTR> mailbox{nullptr};
    std::thread maker([&] {
        for (int i = 0; i < rounds; ++i) {
            BSTR fresh = SysAllocString(i % 2 ? u"odd" : u"a rather longer text");
            SysFreeString(mailbox.exchange(fresh));
        }
    });
    std::thread taker([&] {
        for (int i = 0; i < rounds; ++i)
            SysFreeString(mailbox.exchange(nullptr));
    });
    std::thread pinner([] {
        for (int i = 0; i < 500; ++i) {
            BSTR own = SysAllocString(u"own");
            ASSERT_EQ(SysAddRefString(own), S_OK);
            SysFreeString(own);
            SysReleaseString(own);
        }
    });
    maker.join();
    taker.join();
    pinner.join();
    SysFreeString(mailbox.load());
}

/// Frees a string while the thread's other objects are being destroyed.
struct frees_at_thread_exit {
    BSTR string = nullptr;
    ~frees_at_thread_exit() { SysFreeString(string); }
};

TEST(BstrThreads, AStringMayBeFreedWhileItsThreadEnds) {
    std::thread([] {
        thread_local frees_at_thread_exit late;
        late.string = SysAllocString(u"late");
    }).join();
    static frees_at_thread_exit last; // and while the process ends
    last.string = SysAllocString(u"last");
}

} // namespace
