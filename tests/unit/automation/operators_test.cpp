/// The operators of VARIANTs: types of results, Null, what overflows, what is refused.
#include <oleauto.h>

#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "variant_tools.hpp"

namespace {

using namespace comity::test;

using binary = HRESULT(STDAPICALLTYPE*)(LPVARIANT, LPVARIANT, LPVARIANT);
using unary = HRESULT(STDAPICALLTYPE*)(LPVARIANT, LPVARIANT);

std::string outcome(HRESULT hr, const value& result) {
    if (FAILED(hr)) {
        if (V_VT(result.get()) != VT_EMPTY)
            return "touched on failure";
        return hr == DISP_E_DIVBYZERO ? "division by zero" : failure(hr);
    }
    return hr == S_OK ? show(*result) : "another success";
}

std::string of(binary what, const value& left, const value& right) {
    // The functions take pointers to what they only read.
    value result;
    VARIANT a = *left, b = *right;
    return outcome(what(&a, &b, result.get()), result);
}

std::string of(unary what, const value& in) {
    value result;
    VARIANT a = *in;
    return outcome(what(&a, result.get()), result);
}

/// The types of Basic, in the order of the tables below, each with a letter of its own.
constexpr struct {
    char letter;
    VARTYPE type;
} kinds[] = {
    {'E', VT_EMPTY}, {'B', VT_UI1}, {'L', VT_BOOL}, {'I', VT_I2}, {'J', VT_I4},   {'K', VT_I8},
    {'S', VT_R4},    {'D', VT_R8},  {'T', VT_BSTR}, {'C', VT_CY}, {'A', VT_DATE}, {'X', VT_DECIMAL},
};
constexpr std::size_t kind_count = std::size(kinds);

/// A small number of each type, which no operator makes too large.
value sample(VARTYPE type) {
    switch (type) {
    case VT_R4:
        return single(6);
    case VT_R8:
    case VT_DATE:
        return real(6, type);
    case VT_BSTR:
        return text(u"6");
    case VT_DECIMAL:
        return decimal(0, false, 0, 6);
    case VT_CY:
        return integer(type, 60000);
    case VT_BOOL:
        return integer(type, -1);
    case VT_EMPTY:
        return value();
    default:
        return integer(type, 6);
    }
}

char letter_of(const std::string& outcome) {
    const std::string type = outcome.substr(0, outcome.find(' '));
    static const struct {
        char letter;
        const char* name;
    } names[] = {{'E', "EMPTY"}, {'B', "UI1"}, {'L', "BOOL"}, {'I', "I2"}, {'J', "I4"},   {'K', "I8"},
                 {'S', "R4"},    {'D', "R8"},  {'T', "BSTR"}, {'C', "CY"}, {'A', "DATE"}, {'X', "DECIMAL"}};
    for (const auto& [letter, name] : names) {
        if (type == name)
            return letter;
    }
    return outcome == "division by zero" ? '/' : outcome == "overflow" ? '!' : '?';
}

void check_types(binary what, const char* const (&rows)[kind_count]) {
    for (std::size_t left = 0; left < kind_count; ++left) {
        std::string row;
        for (const auto& right : kinds)
            row += letter_of(of(what, sample(kinds[left].type), sample(right.type)));
        EXPECT_EQ(row, rows[left]) << "left: " << kinds[left].letter;
    }
}

TEST(Operators, TypesOfSums) {
    check_types(&VarAdd, {
                             "IBIIJKSDTCAX",
                             "BBIIJKSDDCAX",
                             "IIIIJKSDDCAX",
                             "IIIIJKSDDCAX",
                             "JJJJJKDDDCAX",
                             "KKKKKKDDDCAX",
                             "SSSSDDSDDCAX",
                             "DDDDDDDDDCAX",
                             "TDDDDDDDTCAX",
                             "CCCCCCCCCCAX",
                             "AAAAAAAAAAAX",
                             "XXXXXXXXXXXX",
                         });
}

TEST(Operators, TypesOfDifferences) {
    // A byte below zero is no byte; between two dates lies a number of days.
    check_types(&VarSub, {
                             "IIIIJKSDDCAX",
                             "BBIIJKSDDCAX",
                             "IIIIJKSDDCAX",
                             "IIIIJKSDDCAX",
                             "JJJJJKDDDCAX",
                             "KKKKKKDDDCAX",
                             "SSSSDDSDDCAX",
                             "DDDDDDDDDCAX",
                             "DDDDDDDDDCAX",
                             "CCCCCCCCCCAX",
                             "AAAAAAAAAADX",
                             "XXXXXXXXXXXX",
                         });
}

TEST(Operators, TypesOfProducts) {
    check_types(&VarMul, {
                             "IBIIJKSDDCDX",
                             "BBIIJKSDDCDX",
                             "IIIIJKSDDCDX",
                             "IIIIJKSDDCDX",
                             "JJJJJKDDDCDX",
                             "KKKKKKDDDCDX",
                             "SSSSDDSDDDDX",
                             "DDDDDDDDDDDX",
                             "DDDDDDDDDDDX",
                             "CCCCCCDDDCDX",
                             "DDDDDDDDDDDX",
                             "XXXXXXXXXXXX",
                         });
}

TEST(Operators, TypesOfQuotients) {
    // The page of VarDiv: by nothing DISP_E_DIVBYZERO, nothing by nothing DISP_E_OVERFLOW.
    check_types(&VarDiv, {
                             "!DDDDDSDDDDX",
                             "/DDDDDSDDDDX",
                             "/DDDDDSDDDDX",
                             "/DDDDDSDDDDX",
                             "/DDDDDDDDDDX",
                             "/DDDDDDDDDDX",
                             "/SSSDDSDDDDX",
                             "/DDDDDDDDDDX",
                             "/DDDDDDDDDDX",
                             "/DDDDDDDDDDX",
                             "/DDDDDDDDDDX",
                             "/XXXXXXXXXXX",
                         });
}

TEST(Operators, TypesOfIntegerQuotients) {
    check_types(&VarIdiv, {
                              "/IIIJKJJJJJJ",
                              "/BIIJKJJJJJJ",
                              "/IIIJKJJJJJJ",
                              "/IIIJKJJJJJJ",
                              "/JJJJKJJJJJJ",
                              "/KKKKKKKKKKK",
                              "/JJJJKJJJJJJ",
                              "/JJJJKJJJJJJ",
                              "/JJJJKJJJJJJ",
                              "/JJJJKJJJJJJ",
                              "/JJJJKJJJJJJ",
                              "/JJJJKJJJJJJ",
                          });
}

TEST(Operators, TypesOfRemainders) {
    check_types(&VarMod, {
                             "/JJJJJJJJJJJ",
                             "/BIIJKJJJJJJ",
                             "/IIIJKJJJJJJ",
                             "/IIIJKJJJJJJ",
                             "/JJJJKJJJJJJ",
                             "/KKKKKKKKKKK",
                             "/JJJJKJJJJJJ",
                             "/JJJJKJJJJJJ",
                             "/JJJJKJJJJJJ",
                             "/JJJJKJJJJJJ",
                             "/JJJJKJJJJJJ",
                             "/JJJJKJJJJJJ",
                         });
}

TEST(Operators, TypesOfBits) {
    const char* const texts_as_truth[] = {
        "IIIIJKJJIJJJ", "IBIIJKJJIJJJ", "IILIJKJJLJJJ", "IIIIJKJJIJJJ", "JJJJJKJJJJJJ", "KKKKKKKKKKKK",
        "JJJJJKJJJJJJ", "JJJJJKJJJJJJ", "IILIJKJJLJJJ", "JJJJJKJJJJJJ", "JJJJJKJJJJJJ", "JJJJJKJJJJJJ",
    };
    const char* const texts_as_numbers[] = {
        "IIIIJKJJJJJJ", "IBIIJKJJJJJJ", "IILIJKJJJJJJ", "IIIIJKJJJJJJ", "JJJJJKJJJJJJ", "KKKKKKKKKKKK",
        "JJJJJKJJJJJJ", "JJJJJKJJJJJJ", "JJJJJKJJJJJJ", "JJJJJKJJJJJJ", "JJJJJKJJJJJJ", "JJJJJKJJJJJJ",
    };
    for (const binary what : {&VarAnd, &VarOr, &VarImp})
        check_types(what, texts_as_truth);
    for (const binary what : {&VarXor, &VarEqv})
        check_types(what, texts_as_numbers);
}

TEST(Operators, PowersAreDoublesAndJoinedTextsAreTexts) {
    for (const auto& left : kinds) {
        for (const auto& right : kinds) {
            EXPECT_EQ(letter_of(of(&VarPow, sample(left.type), sample(right.type))), 'D')
                << left.letter << right.letter;
            EXPECT_EQ(letter_of(of(&VarCat, sample(left.type), sample(right.type))), 'T')
                << left.letter << right.letter;
        }
    }
}

TEST(Operators, NullGoesOn) {
    for (const binary what :
         {&VarAdd, &VarSub, &VarMul, &VarDiv, &VarIdiv, &VarMod, &VarPow, &VarXor, &VarEqv}) {
        for (const auto& other : kinds) {
            EXPECT_EQ(of(what, of_type(VT_NULL), sample(other.type)), "NULL") << other.letter;
            EXPECT_EQ(of(what, sample(other.type), of_type(VT_NULL)), "NULL") << other.letter;
        }
        EXPECT_EQ(of(what, of_type(VT_NULL), of_type(VT_NULL)), "NULL");
    }
    for (const unary what : {&VarNeg, &VarAbs, &VarFix, &VarInt, &VarNot})
        EXPECT_EQ(of(what, of_type(VT_NULL)), "NULL");
    value rounded;
    VARIANT null = *of_type(VT_NULL);
    EXPECT_EQ(outcome(VarRound(&null, 0, rounded.get()), rounded), "NULL");
}

TEST(Operators, NullAmongBitsWhereTheOtherOneDoesNotSettleIt) {
    const auto truth = [](int which) { return which == 2 ? of_type(VT_NULL) : integer(VT_BOOL, -which); };
    // False, True and Null on the left; the same on the right.
    const struct {
        binary what;
        const char* expected[3][3];
    } rows[] = {
        {&VarAnd,
         {{"BOOL 0", "BOOL 0", "BOOL 0"}, {"BOOL 0", "BOOL -1", "NULL"}, {"BOOL 0", "NULL", "NULL"}}},
        {&VarOr,
         {{"BOOL 0", "BOOL -1", "NULL"}, {"BOOL -1", "BOOL -1", "BOOL -1"}, {"NULL", "BOOL -1", "NULL"}}},
        {&VarXor, {{"BOOL 0", "BOOL -1", "NULL"}, {"BOOL -1", "BOOL 0", "NULL"}, {"NULL", "NULL", "NULL"}}},
        {&VarEqv, {{"BOOL -1", "BOOL 0", "NULL"}, {"BOOL 0", "BOOL -1", "NULL"}, {"NULL", "NULL", "NULL"}}},
        {&VarImp,
         {{"BOOL -1", "BOOL -1", "BOOL -1"}, {"BOOL 0", "BOOL -1", "NULL"}, {"NULL", "BOOL -1", "NULL"}}},
    };
    for (const auto& row : rows) {
        for (int left = 0; left < 3; ++left) {
            for (int right = 0; right < 3; ++right)
                EXPECT_EQ(of(row.what, truth(left), truth(right)), row.expected[left][right])
                    << &row - rows << ' ' << left << ' ' << right;
        }
    }
}

TEST(Operators, JoiningTakesNullAsNothing) {
    EXPECT_EQ(of(&VarCat, of_type(VT_NULL), of_type(VT_NULL)), "NULL");
    EXPECT_EQ(of(&VarCat, of_type(VT_NULL), integer(VT_I4, 7)), "BSTR 7");
    EXPECT_EQ(of(&VarCat, text(u"a"), of_type(VT_NULL)), "BSTR a");
    EXPECT_EQ(of(&VarCat, real(1.0 / 12), text(u" m")), "BSTR 8.33333333333333E-02 m");
    EXPECT_EQ(of(&VarCat, value(), value()), "BSTR ");
    EXPECT_EQ(of(&VarCat, integer(VT_BOOL, -1), real(0.5)), "BSTR True0.5");
    EXPECT_EQ(of(&VarAdd, text(u"1"), text(u"2")), "BSTR 12");
    EXPECT_EQ(of(&VarAdd, text(u"1"), integer(VT_I2, 2)), "R8 3");
}

TEST(Operators, WhatIsTooLargeMovesOn) {
    const struct {
        binary what;
        value left, right;
        const char* expected;
    } rows[] = {
        {&VarAdd, integer(VT_UI1, 255), integer(VT_UI1, 1), "I2 256"},
        {&VarMul, integer(VT_UI1, 255), integer(VT_UI1, 255), "I4 65025"},
        {&VarSub, integer(VT_UI1, 1), integer(VT_UI1, 2), "I2 -1"},
        {&VarAdd, integer(VT_I2, 32767), integer(VT_I2, 1), "I4 32768"},
        {&VarSub, integer(VT_I2, -32768), integer(VT_BOOL, 1), "I4 -32769"},
        {&VarMul, integer(VT_I2, -32768), integer(VT_I2, -32768), "I4 1073741824"},
        {&VarAdd, integer(VT_I4, 2147483647), integer(VT_I4, 1), "R8 2147483648"},
        {&VarMul, integer(VT_I4, -2147483647 - 1), integer(VT_I4, -1), "R8 2147483648"},
        {&VarAdd, integer(VT_I8, 9223372036854775807), integer(VT_I8, 1), "R8 9.2233720368547758e+18"},
        {&VarAdd, single(3e38f), single(3e38f), "R8 6.0000000109955115e+38"},
        {&VarAdd, real(2958465, VT_DATE), integer(VT_I4, 1), "R8 2958466"},
        {&VarAdd, integer(VT_CY, 9223372036854775807), integer(VT_CY, 1), "overflow"},
        {&VarAdd, decimal(0, false, ~0u, ~0ull), integer(VT_I2, 1), "overflow"},
        {&VarIdiv, integer(VT_I2, -32768), integer(VT_I2, -1), "I4 32768"},
        {&VarIdiv, integer(VT_I4, -2147483647 - 1), integer(VT_I4, -1), "overflow"},
        {&VarIdiv, integer(VT_I8, -9223372036854775807 - 1), integer(VT_I8, -1), "overflow"},
        {&VarMod, integer(VT_I8, -9223372036854775807 - 1), integer(VT_I8, -1), "I8 0"},
        {&VarIdiv, real(1e10), integer(VT_I2, 1), "overflow"},
    };
    for (const auto& row : rows)
        EXPECT_EQ(of(row.what, row.left, row.right), row.expected) << &row - rows;
}

TEST(Operators, OneOperandThatIsTooLargeMovesOn) {
    const struct {
        unary what;
        value in;
        const char* expected;
    } rows[] = {
        {&VarNeg, integer(VT_UI1, 255), "I2 -255"},
        {&VarNeg, integer(VT_I2, -32768), "I4 32768"},
        {&VarNeg, integer(VT_I4, -2147483647 - 1), "R8 2147483648"},
        {&VarNeg, integer(VT_I8, -9223372036854775807 - 1), "R8 9.2233720368547758e+18"},
        {&VarNeg, integer(VT_CY, -9223372036854775807 - 1), "overflow"},
        {&VarNeg, integer(VT_BOOL, -1), "I2 1"},
        {&VarNeg, text(u"-2.5"), "R8 2.5"},
        {&VarAbs, integer(VT_I2, -32768), "overflow"},
        {&VarAbs, integer(VT_I4, -2147483647 - 1), "overflow"},
        {&VarAbs, text(u"-2.5"), "R8 2.5"},
        {&VarAbs, integer(VT_BOOL, -1), "I2 1"},
        {&VarFix, real(-2.5), "R8 -2"},
        {&VarInt, real(-2.5), "R8 -3"},
        {&VarFix, integer(VT_CY, -25000), "CY -20000"},
        {&VarInt, integer(VT_CY, -25000), "CY -30000"},
        {&VarInt, decimal(1, true, 0, 25), "DECIMAL -0:3/0"},
        {&VarNot, integer(VT_UI1, 1), "UI1 254"},
        {&VarNot, integer(VT_BOOL, -1), "BOOL 0"},
        {&VarNot, value(), "I2 -1"},
        {&VarNot, text(u"6"), "I4 -7"},
        {&VarNot, real(2.5), "I4 -3"},
    };
    for (const auto& row : rows)
        EXPECT_EQ(of(row.what, row.in), row.expected) << &row - rows;
}

TEST(Operators, Remainders) {
    EXPECT_EQ(of(&VarMod, integer(VT_I4, -7), integer(VT_I4, 3)), "I4 -1");
    EXPECT_EQ(of(&VarMod, integer(VT_I4, 7), integer(VT_I4, -3)), "I4 1");
    EXPECT_EQ(of(&VarIdiv, integer(VT_I4, -7), integer(VT_I4, 2)), "I4 -3");
    // Operands are rounded first, to the even neighbour.
    EXPECT_EQ(of(&VarMod, real(7.5), real(2.5)), "I4 0");
    EXPECT_EQ(of(&VarIdiv, real(7.5), real(2.5)), "I4 4");
    EXPECT_EQ(of(&VarMod, integer(VT_I2, 7), integer(VT_I2, 0)), "division by zero");
    EXPECT_EQ(of(&VarIdiv, text(u"7"), text(u"0.5")), "division by zero");
    EXPECT_EQ(of(&VarDiv, integer(VT_I2, 7), integer(VT_I2, 0)), "division by zero");
    EXPECT_EQ(of(&VarDiv, integer(VT_I2, 0), integer(VT_I2, 0)), "overflow");
}

TEST(Operators, NoNumberNoResult) {
    for (const binary what : {&VarAdd, &VarSub, &VarMul, &VarDiv, &VarIdiv, &VarMod}) {
        EXPECT_EQ(of(what, text(u"x"), integer(VT_I4, 1)), "mismatch");
        EXPECT_EQ(of(what, integer(VT_I4, 1), text(u"")), "mismatch");
    }
    // Sums, differences and products are of the types of Basic alone.
    for (const VARTYPE wide : {VT_I1, VT_UI2, VT_UI4, VT_UI8, VT_INT, VT_UINT}) {
        for (const binary what : {&VarAdd, &VarSub, &VarMul}) {
            EXPECT_EQ(of(what, integer(wide, 1), integer(VT_I4, 1)), "bad type") << wide;
            EXPECT_EQ(of(what, integer(VT_I4, 1), integer(wide, 1)), "bad type") << wide;
        }
        EXPECT_EQ(of(&VarDiv, integer(wide, 3), integer(VT_I4, 2)), "R8 1.5") << wide;
        EXPECT_EQ(of(&VarIdiv, integer(wide, 3), integer(VT_I4, 2)), "I4 1") << wide;
        EXPECT_EQ(of(&VarPow, integer(wide, 3), integer(VT_I4, 2)), "R8 9") << wide;
    }
    for (const binary what : {&VarAdd, &VarSub, &VarMul, &VarDiv, &VarIdiv, &VarMod, &VarPow, &VarAnd, &VarOr,
                              &VarXor, &VarEqv, &VarImp, &VarCat}) {
        EXPECT_NE(of(what, of_type(VT_ERROR), integer(VT_I4, 1)).substr(0, 2), "I4");
        value result;
        VARIANT one = *integer(VT_I4, 1);
        EXPECT_EQ(what(nullptr, &one, result.get()), E_INVALIDARG);
        EXPECT_EQ(what(&one, nullptr, result.get()), E_INVALIDARG);
        EXPECT_EQ(what(&one, &one, nullptr), E_INVALIDARG);
    }
}

TEST(Operators, CodesOfRefusals) {
    // Observed: which of the two codes it is depends on the other operand.
    const struct {
        binary what;
        VARTYPE left, right;
        const char* expected;
    } rows[] = {
        {&VarSub, VT_DISPATCH, VT_I4, "mismatch"},      {&VarSub, VT_I4, VT_DISPATCH, "mismatch"},
        {&VarSub, VT_DISPATCH, VT_I1, "bad type"},      {&VarSub, VT_UI8, VT_DISPATCH, "bad type"},
        {&VarSub, VT_UNKNOWN, VT_DISPATCH, "bad type"}, {&VarSub, VT_DISPATCH, VT_UNKNOWN, "bad type"},
        {&VarSub, VT_DISPATCH, VT_ERROR, "mismatch"},   {&VarSub, VT_DISPATCH, VT_ARRAY | VT_I4, "mismatch"},
        {&VarSub, VT_I4, VT_ARRAY | VT_I4, "bad type"}, {&VarIdiv, VT_UNKNOWN, VT_I4, "mismatch"},
        {&VarIdiv, VT_I4, VT_ERROR, "mismatch"},        {&VarIdiv, VT_UNKNOWN, VT_ERROR, "bad type"},
        {&VarIdiv, VT_ERROR, VT_ERROR, "bad type"},     {&VarIdiv, VT_DISPATCH, VT_I4, "bad type"},
        {&VarCat, VT_UNKNOWN, VT_ERROR, "mismatch"},    {&VarCat, VT_UNKNOWN, VT_I4, "bad type"},
        {&VarCat, VT_RECORD, VT_ERROR, "bad type"},     {&VarCat, VT_ERROR, VT_UNKNOWN, "mismatch"},
    };
    for (const auto& row : rows) {
        VARIANT a{}, b{}; // no value of these types is looked at, so nothing is owned
        V_VT(&a) = row.left;
        V_VT(&b) = row.right;
        value result;
        EXPECT_EQ(outcome(row.what(&a, &b, result.get()), result), row.expected) << &row - rows;
    }
    // A number of 64 bits is not rounded.
    value result;
    VARIANT wide = *integer(VT_I8, 5), plain = *integer(VT_I4, 5);
    EXPECT_EQ(outcome(VarRound(&wide, 0, result.get()), result), "bad type");
    EXPECT_EQ(outcome(VarRound(&wide, -1, result.get()), result), "bad type");
    EXPECT_EQ(outcome(VarRound(&plain, -1, result.get()), result), "bad argument");
    EXPECT_EQ(outcome(VarRound(&plain, 0, result.get()), result), "I4 5");
}

TEST(Operators, RoundsAsTheRoundFunctionOfBasic) {
    // The examples of the page of VBA's Round, and halves as it documents them.
    const struct {
        double in;
        int places;
        const char* expected;
    } rows[] = {
        {0.12335, 4, "R8 0.1234"}, {0.12345, 4, "R8 0.1234"}, {0.12355, 4, "R8 0.1236"},
        {0.12365, 4, "R8 0.1236"}, {0.00005, 4, "R8 0"},      {0.5, 0, "R8 0"},
        {1.5, 0, "R8 2"},          {2.5, 0, "R8 2"},          {-1.5, 0, "R8 -2"},
        {-2.5, 0, "R8 -2"},
    };
    for (const auto& row : rows) {
        value result;
        VARIANT in = *real(row.in);
        ASSERT_EQ(VarRound(&in, row.places, result.get()), S_OK);
        char shown[32];
        std::snprintf(shown, sizeof shown, "R8 %.15g", V_R8(result.get()));
        EXPECT_STREQ(shown, row.expected) << row.in;
    }
}

TEST(Operators, ObjectsStandForTheirValue) {
    counted_object seven;
    seven.held = integer(VT_I4, 7);
    EXPECT_EQ(of(&VarAdd, object(seven), integer(VT_I4, 1)), "I4 8");
    EXPECT_EQ(of(&VarCat, text(u"<"), object(seven)), "BSTR <7");
    EXPECT_EQ(of(&VarAnd, object(seven), integer(VT_I4, 3)), "I4 3");
    EXPECT_EQ(of(&VarNeg, object(seven)), "I4 -7");
    EXPECT_EQ(seven.last_flags, DISPATCH_PROPERTYGET);
    EXPECT_EQ(seven.references, 1u);
    seven.answer = DISP_E_MEMBERNOTFOUND;
    EXPECT_EQ(of(&VarMul, object(seven), integer(VT_I4, 1)), failure(DISP_E_MEMBERNOTFOUND));
    EXPECT_EQ(seven.references, 1u);
}

TEST(Operators, TheResultMayBeAnOperand) {
    VARIANT held = *integer(VT_I4, 5);
    EXPECT_EQ(VarMul(&held, &held, &held), S_OK);
    EXPECT_EQ(show(held), "I4 25");
    EXPECT_EQ(VarNeg(&held, &held), S_OK);
    EXPECT_EQ(show(held), "I4 -25");
}

TEST(Operators, Order) {
    const auto order = [](const value& left, const value& right) {
        VARIANT a = *left, b = *right;
        return VarCmp(&a, &b, 0x409, 0);
    };
    const struct {
        value left, right;
        HRESULT expected;
    } rows[] = {
        {integer(VT_I2, 3), integer(VT_I8, 3), VARCMP_EQ},
        {integer(VT_UI1, 3), real(3.5), VARCMP_LT},
        {value(), integer(VT_I4, 0), VARCMP_EQ},
        {value(), text(u""), VARCMP_EQ},
        {text(u"1"), integer(VT_I4, 2), VARCMP_GT}, // a text is greater than any number
        {integer(VT_I4, 2), text(u"1"), VARCMP_LT},
        {text(u"a"), text(u"B"), VARCMP_LT},
        {integer(VT_BOOL, -1), integer(VT_BOOL, 0), VARCMP_LT},
        {single(0.1f), real(0.1), VARCMP_EQ}, // with as many digits as a single has
        {integer(VT_CY, 15000), decimal(1, false, 0, 15), VARCMP_EQ},
        {real(1e300), decimal(0, false, ~0u, ~0ull), VARCMP_GT},
        {integer(VT_BOOL, -1), decimal(0, false, 0, 0), VARCMP_LT},
        {of_type(VT_NULL), integer(VT_I4, 1), VARCMP_NULL},
        {of_type(VT_NULL), of_type(VT_NULL), VARCMP_NULL},
        {of_type(VT_ERROR), of_type(VT_ERROR), VARCMP_EQ},
        {integer(VT_I1, 1), integer(VT_I4, 1), DISP_E_TYPEMISMATCH},
        {integer(VT_I4, 1), integer(VT_UI8, 1), DISP_E_BADVARTYPE},
        {of_type(VT_UNKNOWN), integer(VT_I4, 1), DISP_E_TYPEMISMATCH},
    };
    for (const auto& row : rows)
        EXPECT_EQ(order(row.left, row.right), row.expected) << &row - rows;
}

} // namespace
