/// Reading registration scripts.
#include <gtest/gtest.h>

#include "registration_script.hpp"
#include "text.hpp"

using namespace comity_tool;

namespace {

constexpr const char* script = R"(HKCR
{
    NoRemove Interface
    {
        '{D50C3186-0F89-48F8-B204-3604629DEE10}' = s 'IMessenger'
    }
    NoRemove CLSID
    {
        ForceRemove '{B69003B3-C55E-4B48-836C-BC5946FC3B28}' = s 'Tom''s Messenger'
        {
            InprocServer32 = s '%MODULE%' { val ThreadingModel = s 'Both' }
            ProgId = s 'Messenger.UIAutomation.1'
            VersionIndependentProgId = s 'Messenger.UIAutomation'
        }
        {8885370D-B33E-44B7-875D-28E403CF9270} = s 'Second'
        {
            LocalServer32 = s '%MODULE%'
        }
    }
    'Messenger.UIAutomation' = s 'Messenger'
    {
        CurVer = s 'Messenger.UIAutomation.1'
    }
}
)";

} // namespace

TEST(RegistrationScript, ClassesWithTheirNames) {
    const std::vector<registered_class> classes = parse_registration_script(script);
    ASSERT_EQ(classes.size(), 2u);
    EXPECT_EQ(guid_text(classes[0].clsid), "{B69003B3-C55E-4B48-836C-BC5946FC3B28}");
    EXPECT_EQ(classes[0].name, "Tom's Messenger");
    EXPECT_EQ(classes[0].progid, "Messenger.UIAutomation.1");
    EXPECT_EQ(classes[0].version_independent_progid, "Messenger.UIAutomation");
    EXPECT_EQ(classes[0].threading, "both");
    EXPECT_EQ(guid_text(classes[1].clsid), "{8885370D-B33E-44B7-875D-28E403CF9270}");
    EXPECT_EQ(classes[1].progid, "");
    EXPECT_EQ(classes[1].threading, "");
}

TEST(RegistrationScript, NothingToRegister) {
    EXPECT_TRUE(parse_registration_script("").empty());
    EXPECT_TRUE(parse_registration_script("HKCR\n{\n    NoRemove CLSID\n    {\n    }\n}\n").empty());
    EXPECT_TRUE(parse_registration_script("HKLM { Software }").empty());
}

TEST(RegistrationScript, DamageIsAnErrorAndNoMore) {
    const std::string whole = script;
    // Every beginning of a script: read, or refused; never worse.
    for (std::size_t length = 0; length < whole.size(); ++length) {
        try {
            parse_registration_script(whole.substr(0, length));
        } catch (const tool_error&) {
        }
    }
    for (const char* wrong : {"HKCR {", "{", "}", "HKCR = ", "HKCR = q 'x'", "HKCR { CLSID { 'x' } }", "'x"})
        EXPECT_THROW(parse_registration_script(wrong), tool_error) << wrong;
}

TEST(RegistrationScript, DepthIsBounded) {
    std::string deep;
    for (int i = 0; i < 100000; ++i)
        deep += "k {";
    EXPECT_THROW(parse_registration_script(deep), tool_error);
}
