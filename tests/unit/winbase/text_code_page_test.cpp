#include <windows.h>

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

#include "code_page.hpp"
#include "wide_text.hpp"

namespace {

std::u16string decode(UINT code_page, DWORD flags, std::string_view bytes) {
    char16_t buffer[256];
    const int length =
        MultiByteToWideChar(code_page, flags, bytes.data(), static_cast<int>(bytes.size()), buffer, 256);
    EXPECT_EQ(length, MultiByteToWideChar(code_page, flags, bytes.data(), static_cast<int>(bytes.size()),
                                          nullptr, 0));
    return {buffer, static_cast<std::size_t>(length)};
}

std::string encode(UINT code_page, DWORD flags, std::u16string_view units, const char* substitute = nullptr,
                   BOOL* used = nullptr) {
    char buffer[256];
    const int length = WideCharToMultiByte(code_page, flags, units.data(), static_cast<int>(units.size()),
                                           buffer, 256, substitute, used);
    EXPECT_EQ(length, WideCharToMultiByte(code_page, flags, units.data(), static_cast<int>(units.size()),
                                          nullptr, 0, substitute, nullptr));
    return {buffer, static_cast<std::size_t>(length)};
}

TEST(TextCodePage, TheSystemsCodePagesAreUtf8) {
    EXPECT_EQ(GetACP(), 65001u);
    EXPECT_EQ(GetOEMCP(), 65001u);
    for (const UINT code_page : {CP_ACP, CP_OEMCP, CP_MACCP, CP_THREAD_ACP, CP_UTF8}) {
        EXPECT_EQ(decode(code_page, 0, "gr\xC3\xBC\xE2\x82\xAC"), u"gr\u00FC\u20AC");
        EXPECT_EQ(encode(code_page, 0, u"\u00FC\U0001F600"), "\xC3\xBC\xF0\x9F\x98\x80");
    }
}

TEST(TextCodePage, TheSystemsCodePageTakesTheFlagsOfSingleByteOnes) {
    EXPECT_EQ(decode(CP_ACP, MB_PRECOMPOSED, "\xC3\xBC"), u"\u00FC");
    BOOL used = 7;
    EXPECT_EQ(
        encode(CP_ACP, WC_NO_BEST_FIT_CHARS | WC_COMPOSITECHECK | WC_DEFAULTCHAR, u"\u00FC", "?", &used),
        "\xC3\xBC");
    EXPECT_EQ(used, FALSE);
    EXPECT_EQ(encode(CP_ACP, 0, u"\xD800", nullptr, &used), "\xEF\xBF\xBD");
    EXPECT_EQ(used, TRUE);
}

TEST(TextCodePage, IllFormedPartsBecomeOneReplacementEach) {
    EXPECT_EQ(decode(CP_UTF8, 0, "\xE2\x82(\xF0\x9F\x98x"), u"\uFFFD(\uFFFDx");
    EXPECT_EQ(decode(CP_UTF8, 0, "\xC0\x80\xED\xA0\x80"), u"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(TextCodePage, UnknownCodePages) {
    char16_t units[4];
    for (const UINT code_page : {12345u, 1200u, 65000u, 437u}) {
        SetLastError(0);
        EXPECT_EQ(MultiByteToWideChar(code_page, 0, "a", 1, units, 4), 0);
        EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_PARAMETER));
        EXPECT_FALSE(IsValidCodePage(code_page));
    }
    for (const UINT code_page : {1252u, 28591u, 20127u, 65001u})
        EXPECT_TRUE(IsValidCodePage(code_page));
    EXPECT_FALSE(IsValidCodePage(CP_ACP));
}

// The fast paths take sixteen at once: every mixture of lengths and positions has to come out as without
// them.
TEST(TextCodePage, MixturesOfAsciiAndOthersAsTheSlowWay) {
    std::minstd_rand random(20);
    for (int round = 0; round < 3000; ++round) {
        std::u16string text;
        const auto length = random() % 80;
        for (std::size_t i = 0; i < length; ++i) {
            switch (random() % 24) {
            case 0:
                text += static_cast<char16_t>(0x80 + random() % 0x700);
                break;
            case 1:
                text += static_cast<char16_t>(0xD800 + random() % 0x800);
                break;
            default:
                text += static_cast<char16_t>(1 + random() % 0x7E);
            }
        }
        if (text.empty())
            continue;
        const std::string expected = comity::to_utf8(text);
        char bytes[256];
        ASSERT_EQ(WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), bytes, 256,
                                      nullptr, nullptr),
                  static_cast<int>(expected.size()));
        ASSERT_EQ(std::string_view(bytes, expected.size()), expected);
        ASSERT_EQ(decode(CP_UTF8, 0, expected), comity::to_utf16(expected));
        // Each shorter buffer is filled up to the last whole character, and not beyond.
        const int room = static_cast<int>(random() % expected.size());
        std::memset(bytes, '#', sizeof bytes);
        if (room > 0) {
            ASSERT_EQ(WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), bytes, room,
                                          nullptr, nullptr),
                      0);
            ASSERT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INSUFFICIENT_BUFFER));
            ASSERT_EQ(bytes[room], '#');
        }
    }
}

TEST(TextCodePage, SingleBytesThereAndBack) {
    for (int byte = 1; byte < 256; ++byte) {
        const char text[] = {static_cast<char>(byte)};
        for (const UINT code_page : {1252u, 28591u})
            EXPECT_EQ(encode(code_page, WC_NO_BEST_FIT_CHARS, decode(code_page, 0, {text, 1})),
                      std::string_view(text, 1));
    }
    EXPECT_EQ(encode(1252, 0, u"\u0100\u2018\u03B1\u221E\u4E2D"), "A\x91"
                                                                  "a8?");
    EXPECT_EQ(encode(28591, 0, u"\u0100\u2018\u20AC\u0110"), "A'?D");
    EXPECT_EQ(encode(20127, 0, u"\u00E9\uFF21"), "eA");
}

// The length is found with aligned reads of sixteen bytes, which must not touch the next page.
TEST(TextLstr, LengthAtEveryOffsetUpToTheEndOfAPage) {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    auto* mapping = static_cast<char*>(
        mmap(nullptr, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    ASSERT_NE(mapping, MAP_FAILED);
    ASSERT_EQ(mprotect(mapping + page, page, PROT_NONE), 0);
    std::memset(mapping, 'x', page);
    auto* end = reinterpret_cast<char16_t*>(mapping + page);
    end[-1] = 0;
    for (int length = 0; length < 70; ++length)
        EXPECT_EQ(lstrlenW(end - 1 - length), length);
    munmap(mapping, 2 * page);

    char16_t inside[80];
    for (int start = 0; start < 9; ++start)
        for (int length = 0; length < 40; ++length) {
            std::fill(std::begin(inside), std::end(inside), u'x');
            if (start)
                inside[start - 1] = 0;
            inside[start + length] = 0;
            EXPECT_EQ(lstrlenW(inside + start), length);
        }
    // At an odd address, as a text inside a packed record may be.
    alignas(2) char bytes[] = "\0a\0b\0c\0\0";
    EXPECT_EQ(lstrlenW(reinterpret_cast<LPCWSTR>(bytes + 1)), 3);
}

} // namespace
