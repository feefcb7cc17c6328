#include <comity/hresult.h>

#include <cstdio>
#include <fstream>
#include <string>

#include <olectl.h>
#include <gtest/gtest.h>

#include "hresult_text.hpp"

namespace {

TEST(HresultText, NamesAndExplainsACode) {
    EXPECT_EQ(comity::hresult_name(E_NOINTERFACE), "E_NOINTERFACE");
    EXPECT_STREQ(comity_hresult_name(E_NOINTERFACE), "E_NOINTERFACE");
    EXPECT_STREQ(comity_hresult_name(S_OK), "S_OK");
    EXPECT_EQ(comity::describe_hresult(E_NOINTERFACE),
              "E_NOINTERFACE (0x80004002): The object does not implement the interface that was asked for.");
}

TEST(HresultText, NamesAWrappedWin32Error) {
    EXPECT_STREQ(comity_hresult_name(HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND)),
                 "HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND)");
    EXPECT_STREQ(comity_hresult_name(HRESULT_FROM_WIN32(ERROR_ACCESS_DENIED)), "E_ACCESSDENIED");
}

TEST(HresultText, ACodeWithoutANameIsDescribedByItsFacility) {
    const HRESULT own = MAKE_HRESULT(SEVERITY_ERROR, FACILITY_ITF, 0x4321);
    EXPECT_EQ(comity_hresult_name(own), nullptr);
    EXPECT_EQ(comity::describe_hresult(own),
              "0x80044321: The operation failed for a reason that the interface defines.");
    EXPECT_STRNE(comity_hresult_text(HRESULT(0x81234567)), "");
    EXPECT_STRNE(comity_hresult_text(0x1234), "");
}

/// Reads the public header itself, so that a code added there cannot be forgotten here.
TEST(HresultText, CoversEveryCodeThatTheHeaderDeclares) {
    std::ifstream header(COMITY_PUBLIC_HEADERS "/winerror.h");
    ASSERT_TRUE(header);
    int codes = 0;
    for (std::string line; std::getline(header, line);) {
        char name[80];
        unsigned code;
        if (std::sscanf(line.c_str(), "#define %79s _HRESULT_TYPEDEF_(%x)", name, &code) != 2)
            continue;
        ++codes;
        EXPECT_EQ(comity::hresult_name(static_cast<HRESULT>(code)), name);
        EXPECT_TRUE(comity::hresult_text(static_cast<HRESULT>(code)).ends_with('.')) << name;
    }
    EXPECT_GT(codes, 300);
}

} // namespace
