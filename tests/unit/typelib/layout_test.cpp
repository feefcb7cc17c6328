// A library made for a 32-bit system is read with this system's sizes.
#include "library_fixture.hpp"

using namespace comity::test;

namespace {

TEST(layout_test, a_32_bit_library_reads_like_the_64_bit_one) {
    if (sizeof(void*) != 8)
        return;
    const auto wide = load(KINDS_TLB), narrow = load(KINDS32_TLB);
    TLIBATTR* library_attributes = nullptr;
    ASSERT_EQ(narrow->GetLibAttr(&library_attributes), S_OK);
    EXPECT_EQ(library_attributes->syskind, SYS_WIN32);
    narrow->ReleaseTLibAttr(library_attributes);
    ASSERT_EQ(wide->GetTypeInfoCount(), narrow->GetTypeInfoCount());
    for (UINT i = 0; i < wide->GetTypeInfoCount(); ++i) {
        held<ITypeInfo> a, b;
        ASSERT_EQ(wide->GetTypeInfo(i, a.put()), S_OK);
        ASSERT_EQ(narrow->GetTypeInfo(i, b.put()), S_OK);
        const TYPEATTR of_a = attributes_of(a.get()), of_b = attributes_of(b.get());
        SCOPED_TRACE(i);
        EXPECT_EQ(name_of(a.get()), name_of(b.get()));
        EXPECT_EQ(of_a.cbSizeVft, of_b.cbSizeVft);
        if (of_a.typekind != TKIND_COCLASS && of_a.typekind != TKIND_MODULE) {
            EXPECT_EQ(of_a.cbSizeInstance, of_b.cbSizeInstance);
            EXPECT_EQ(of_a.cbAlignment, of_b.cbAlignment);
        }
        ASSERT_EQ(of_a.cFuncs, of_b.cFuncs);
        for (UINT f = 0; f < of_a.cFuncs; ++f)
            EXPECT_EQ(function_of(a.get(), f).oVft, function_of(b.get(), f).oVft);
        ASSERT_EQ(of_a.cVars, of_b.cVars);
        for (UINT v = 0; of_a.typekind == TKIND_RECORD && v < of_a.cVars; ++v)
            EXPECT_EQ(variable_of(a.get(), v).oInst, variable_of(b.get(), v).oInst);
    }
}

} // namespace
