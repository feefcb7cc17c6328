/// Reading what IDL says about registering classes.
#include <gtest/gtest.h>

#include "idl_attributes.hpp"
#include "text.hpp"

using namespace comity_tool;

TEST(IdlAttributes, ClassesInsideAndOutsideTheLibrary) {
    const std::vector<registered_class> classes = read_class_attributes(R"(
# 1 "x.idl"
/* coclass in a comment */
// [uuid(11111111-2222-3333-4444-555555555500), threading(both)] coclass Commented {}
[uuid(11111111-2222-3333-4444-555555555501), helpstring("One, with \"quotes\" and ]"), threading(Both),
 progid("Test.One.1")]
coclass One { [default] interface IUnknown; }
[uuid(11111111-2222-3333-4444-5555555555F1), version(1.0)]
library Lib
{
    [uuid(11111111-2222-3333-4444-5555555555A1), object] interface IThing : IUnknown { HRESULT F([in] long a[3]); }
    [uuid(11111111-2222-3333-4444-555555555502), vi_progid("Test.Two")]
    coclass Two { [default] interface IThing; }
    [uuid(11111111-2222-3333-4444-555555555503)]
    coclass Three { [default] interface IThing; }
    [uuid(11111111-2222-3333-4444-555555555504), threading(single)]
    coclass Four { [default] interface IThing; }
}
)");
    ASSERT_EQ(classes.size(), 3u);
    EXPECT_EQ(guid_text(classes[0].clsid), "{11111111-2222-3333-4444-555555555501}");
    EXPECT_EQ(classes[0].name, "One, with \"quotes\" and ]");
    EXPECT_EQ(classes[0].progid, "Test.One.1");
    EXPECT_EQ(classes[0].threading, "both");
    EXPECT_EQ(classes[1].name, "Two");
    EXPECT_EQ(classes[1].version_independent_progid, "Test.Two");
    EXPECT_EQ(classes[1].threading, "");
    EXPECT_EQ(guid_text(classes[2].clsid), "{11111111-2222-3333-4444-555555555504}");
    EXPECT_EQ(classes[2].threading, "");
}

TEST(IdlAttributes, DamageIsPassedOver) {
    for (const char* wrong : {"", "coclass", "] coclass X", "[uuid(] coclass X {", "[uuid(\"", "/* [", "[[[[",
                              "]]]] coclass X {}"})
        EXPECT_TRUE(read_class_attributes(wrong).empty()) << wrong;
}
