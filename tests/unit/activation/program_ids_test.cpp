#include <objbase.h>

#include <vector>

#include "catalog_fixture.hpp"
#include "modules/test_classes.h"

using testing::HasSubstr;

class program_ids : public catalog_fixture {
protected:
    program_ids() {
        write("first", "a.toml",
              class_text(CLSID_Plain, "x.so",
                         "progid = \"Test.Plain.2\"\nversion_independent_progid = \"Test.Plain\"\n") +
                  class_text(CLSID_Refuses, "x.so"));
    }
};

TEST_F(program_ids, lead_to_the_class_and_back) {
    CLSID clsid{};
    EXPECT_EQ(CLSIDFromProgID(u"Test.Plain.2", &clsid), S_OK);
    EXPECT_EQ(clsid, CLSID_Plain);
    clsid = {};
    EXPECT_EQ(CLSIDFromProgID(u"TEST.plain", &clsid), S_OK);
    EXPECT_EQ(clsid, CLSID_Plain);
    EXPECT_EQ(CLSIDFromProgIDEx(u"Test.Plain", &clsid), S_OK);
    clsid = {};
    EXPECT_EQ(CLSIDFromString(u"Test.Plain", &clsid), S_OK) << "CLSIDFromString takes ProgIDs too";
    EXPECT_EQ(clsid, CLSID_Plain);
    LPOLESTR progid = nullptr;
    ASSERT_EQ(ProgIDFromCLSID(CLSID_Plain, &progid), S_OK);
    EXPECT_EQ(std::u16string(progid), u"Test.Plain.2");
    CoTaskMemFree(progid);
}

TEST_F(program_ids, an_unknown_name_is_explained) {
    CLSID clsid = CLSID_Plain;
    EXPECT_EQ(CLSIDFromProgID(u"No.Such.Thing", &clsid), CO_E_CLASSSTRING);
    EXPECT_EQ(clsid, CLSID_NULL);
    const std::string text = take_error_text();
    EXPECT_THAT(text, HasSubstr("No class is called \"No.Such.Thing\""));
    EXPECT_THAT(text, HasSubstr(classes("first") + " (1 file)"));
    EXPECT_THAT(text, HasSubstr(classes("home") + " (does not exist)"));
    EXPECT_EQ(CLSIDFromProgID(u"{00000000-0000-0000-C000-000000000046}", &clsid), CO_E_CLASSSTRING)
        << "an identifier is no ProgID";
    EXPECT_EQ(CLSIDFromProgID(u"", &clsid), CO_E_CLASSSTRING);
}

TEST_F(program_ids, a_class_without_a_name_has_none) {
    LPOLESTR progid = reinterpret_cast<LPOLESTR>(1);
    EXPECT_EQ(ProgIDFromCLSID(CLSID_Refuses, &progid), REGDB_E_CLASSNOTREG);
    EXPECT_EQ(progid, nullptr);
    EXPECT_THAT(take_error_text(), HasSubstr("has no progid"));
    progid = reinterpret_cast<LPOLESTR>(1);
    EXPECT_EQ(ProgIDFromCLSID(CLSID_Missing, &progid), REGDB_E_CLASSNOTREG);
    EXPECT_EQ(progid, nullptr);
    EXPECT_THAT(take_error_text(), HasSubstr("is not registered"));
}

TEST_F(program_ids, arguments_are_checked) {
    CLSID clsid{};
    EXPECT_EQ(CLSIDFromProgID(nullptr, &clsid), E_INVALIDARG);
    EXPECT_EQ(CLSIDFromProgID(u"Test.Plain", nullptr), E_INVALIDARG);
    EXPECT_EQ(ProgIDFromCLSID(CLSID_Plain, nullptr), E_INVALIDARG);
}
