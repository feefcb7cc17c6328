#include "format_tokens.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "format_tools.hpp"

namespace {

using namespace comity::test;
using comity::token;

HRESULT tokenize_into(std::vector<BYTE>& buffer, std::u16string format, int& used) {
    return VarTokenizeFormatString(format.data(), buffer.data(), static_cast<int>(buffer.size()), 0, 0, 0x409,
                                   &used);
}

std::string by_tokens(std::vector<BYTE> tokens, const value& in) {
    BSTR out = reinterpret_cast<BSTR>(1);
    return result_of(
        VarFormatFromTokens(const_cast<VARIANT*>(in.get()), nullptr, tokens.data(), 0, &out, 0x409), out);
}

/// A token buffer with its head.
std::vector<BYTE> tokens(BYTE kind, const std::vector<BYTE>& body) {
    std::vector<BYTE> out(body.size() + 6);
    out[0] = 1;
    out[1] = static_cast<BYTE>(out.size());
    out[5] = kind;
    std::copy(body.begin(), body.end(), out.begin() + 6);
    return out;
}

TEST(FormatTokens, ABufferThatIsTooSmallIsNotOverrun) {
    for (const char16_t* format : {u"0", u"#,##0.00;(0);\"zero\";\\n", u"hh:nn AM/PM", u"Currency",
                                   u"long date", u"\"text \u0142\u0142 more\"@@@", u"0,,%E+00"}) {
        std::vector<BYTE> enough(200);
        int used = 0;
        ASSERT_EQ(tokenize_into(enough, format, used), S_OK);
        for (int size = 0; size < used; ++size) {
            std::vector<BYTE> few(static_cast<std::size_t>(size)); // AddressSanitizer sees a byte too many
            int reported = -1;
            BYTE none;
            EXPECT_EQ(VarTokenizeFormatString(const_cast<LPOLESTR>(format), size ? few.data() : &none, size,
                                              0, 0, 0x409, &reported),
                      DISP_E_BUFFERTOOSMALL);
            EXPECT_EQ(reported, 0);
        }
        std::vector<BYTE> exact(static_cast<std::size_t>(used));
        EXPECT_EQ(tokenize_into(exact, format, used), S_OK);
    }
}

TEST(FormatTokens, NoFormatIsOneByte) {
    BYTE byte = 77;
    int used = 77;
    EXPECT_EQ(VarTokenizeFormatString(nullptr, &byte, 1, 0, 0, 0x409, &used), S_OK);
    EXPECT_EQ(used, 0);
    EXPECT_EQ(byte, 0);
    EXPECT_EQ(by_tokens({byte}, real(1.5)), "1.5");
    EXPECT_EQ(VarTokenizeFormatString(nullptr, &byte, 0, 0, 0, 0x409, nullptr), DISP_E_BUFFERTOOSMALL);
}

TEST(FormatTokens, ArgumentsAreChecked) {
    BYTE bytes[64];
    OLECHAR format[] = u"0";
    EXPECT_EQ(VarTokenizeFormatString(format, nullptr, 64, 0, 0, 0x409, nullptr), E_INVALIDARG);
    EXPECT_EQ(VarTokenizeFormatString(format, bytes, 64, 8, 0, 0x409, nullptr), E_INVALIDARG);
    EXPECT_EQ(VarTokenizeFormatString(format, bytes, 64, 0, 4, 0x409, nullptr), E_INVALIDARG);
    EXPECT_EQ(VarTokenizeFormatString(format, bytes, -1, 0, 0, 0x409, nullptr), DISP_E_BUFFERTOOSMALL);
    EXPECT_EQ(VarTokenizeFormatString(format, bytes, 64, 0, 0, 0x409, nullptr), S_OK);
    VARIANT one{};
    BSTR out = nullptr;
    EXPECT_EQ(VarFormatFromTokens(&one, format, nullptr, 0, &out, 0x409), E_INVALIDARG);
    EXPECT_EQ(VarFormatFromTokens(nullptr, format, bytes, 0, &out, 0x409), E_INVALIDARG);
    EXPECT_EQ(VarFormatFromTokens(&one, format, bytes, 0, nullptr, 0x409), E_INVALIDARG);
}

TEST(FormatTokens, WhatIsNoTokenBufferIsRefused) {
    const BYTE zeros = static_cast<BYTE>(token::zeros), narrow = static_cast<BYTE>(token::narrow_literal);
    const BYTE wide = static_cast<BYTE>(token::wide_literal), section = static_cast<BYTE>(token::section);
    const BYTE exponent = static_cast<BYTE>(token::exponent);
    EXPECT_EQ(by_tokens(tokens(1, {zeros, 3}), real(7)), "007");
    EXPECT_EQ(by_tokens({2, 6, 0, 0, 0, 1}, real(7)), "invalid");    // another version
    EXPECT_EQ(by_tokens({1, 5, 0, 0, 0, 1}, real(7)), "invalid");    // smaller than its head
    EXPECT_EQ(by_tokens({1, 6, 0, 0, 8, 1}, real(7)), "invalid");    // no such day
    EXPECT_EQ(by_tokens({1, 6, 0, 0, 0x40, 1}, real(7)), "invalid"); // no such week
    EXPECT_EQ(by_tokens(tokens(comity::format_kind_count, {}), real(7)), "invalid");
    EXPECT_EQ(by_tokens(tokens(1, {zeros}), real(7)), "invalid"); // without its count
    EXPECT_EQ(by_tokens(tokens(1, {narrow, 2, 'a'}), real(7)), "invalid");
    EXPECT_EQ(by_tokens(tokens(1, {wide, 2, 'a', 0, 'b'}), real(7)), "invalid");
    EXPECT_EQ(by_tokens(tokens(1, {exponent, 0}), real(7)), "invalid");
    EXPECT_EQ(by_tokens(tokens(1, {0}), real(7)), "invalid"); // no token
    EXPECT_EQ(by_tokens(tokens(1, {comity::token_count}), real(7)), "invalid");
    EXPECT_EQ(by_tokens(tokens(1, {section, section, section, section}), real(7)), "invalid");
    EXPECT_EQ(by_tokens(tokens(1, {section, section, section}), real(7)), "");
}

TEST(FormatTokens, AnyTokensInAnyKindOfFormat) {
    std::mt19937 random(20); // the same in every run
    for (int i = 0; i < 20000; ++i) {
        std::vector<BYTE> body(random() % 20);
        for (BYTE& byte : body)
            byte = static_cast<BYTE>(random() % (comity::token_count + 1));
        const std::vector<BYTE> buffer =
            tokens(static_cast<BYTE>(random() % comity::format_kind_count), body);
        by_tokens(buffer, real(-1234.5));
        by_tokens(buffer, real(40000.5, VT_DATE));
        by_tokens(buffer, text(u"text"));
    }
}

} // namespace
