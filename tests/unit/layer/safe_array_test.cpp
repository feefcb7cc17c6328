// safe_array: typed access, ownership of the elements, and refusal of arrays that are something else.
#include "counting_fake.hpp"

#include <comity/safe_array.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using comity::bstr;
using comity::com_ptr;
using comity::safe_array;
using comity::variant;
using layer_test::counting_fake;

HRESULT failure_of(auto&& body) {
    try {
        body();
    } catch (const comity::hresult_error& error) {
        return error.code();
    }
    return S_OK;
}

TEST(SafeArray, StartsWithEmptyElements) {
    const safe_array<bstr> strings(2);
    EXPECT_EQ(strings.size(), 2u);
    EXPECT_TRUE(strings.at(1).empty());
    EXPECT_TRUE(safe_array<variant>(1).at(0).empty());
    EXPECT_EQ(safe_array<int>(1).at(0), 0);
    EXPECT_FALSE(safe_array<com_ptr<IUnknown>>(1).at(0));
}

TEST(SafeArray, KeepsStrings) {
    safe_array<bstr> strings(2);
    strings.set(0, bstr("one"));
    strings.set(0, bstr("uno"));
    strings.set(1, bstr("two"));
    EXPECT_EQ(strings.at(0).utf8(), "uno");
    const auto all = strings.to_vector();
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[1].utf8(), "two");
}

TEST(SafeArray, KeepsReferences) {
    counting_fake fake;
    {
        safe_array<com_ptr<IUnknown>> objects(2);
        objects.set(0, com_ptr<IUnknown>(&fake));
        objects.set(1, com_ptr<IUnknown>(&fake));
        EXPECT_EQ(fake.held(), 2);
        objects.set(1, nullptr);
        EXPECT_EQ(fake.held(), 1);
        const auto copy = objects;
        EXPECT_EQ(fake.held(), 2);
    }
    EXPECT_EQ(fake.held(), 0);
}

TEST(SafeArray, KeepsVariantsAndNumbers) {
    const std::vector<int> numbers{3, 1, 2};
    const auto array = safe_array<int>::from(numbers);
    EXPECT_EQ(array.to_vector(), numbers);
    safe_array<variant> mixed(2);
    mixed.set(0, variant("a"));
    mixed.set(1, variant(2));
    EXPECT_EQ(mixed.at(0).get<std::string>(), "a");
    safe_array<bool> flags(1);
    flags.set(0, true);
    EXPECT_EQ(flags.lock()[0], VARIANT_TRUE);
    EXPECT_TRUE(flags.at(0));
}

TEST(SafeArray, CountsFromZeroWhateverTheLowerBound) {
    safe_array<int> array(2, 5);
    array.set(0, 10);
    LONG index = 5;
    int value = 0;
    EXPECT_EQ(SafeArrayGetElement(array.get(), &index, &value), S_OK);
    EXPECT_EQ(value, 10);
    EXPECT_EQ(array.lower_bound(), 5);
}

TEST(SafeArray, ChecksTheIndex) {
    safe_array<int> array(2);
    EXPECT_EQ(failure_of([&] { array.at(2); }), DISP_E_BADINDEX);
    EXPECT_EQ(failure_of([&] { array.set(2, 0); }), DISP_E_BADINDEX);
    EXPECT_EQ(failure_of([&] { safe_array<int>().at(0); }), DISP_E_BADINDEX);
}

TEST(SafeArray, RefusesAnotherElementType) {
    safe_array<bstr> strings(1);
    EXPECT_EQ(failure_of([&] { safe_array<int>::copy_of(strings.get()); }), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(failure_of([&] { safe_array<int> wrong(strings.get(), comity::take_ownership); }),
              DISP_E_TYPEMISMATCH);
}

TEST(SafeArray, LocksWhileItsElementsAreLookedAt) {
    safe_array<int> array(1);
    {
        const auto elements = array.lock();
        EXPECT_EQ(array.get()->cLocks, 1u);
    }
    EXPECT_EQ(array.get()->cLocks, 0u);
}

TEST(SafeArray, TravelsInAVariant) {
    safe_array<bstr> strings(1);
    strings.set(0, bstr("x"));
    const variant value = std::move(strings).to_variant();
    EXPECT_EQ(value.type(), VT_ARRAY | VT_BSTR);
    EXPECT_FALSE(strings);
    EXPECT_EQ(safe_array<bstr>::from_variant(value).at(0).utf8(), "x");
    EXPECT_EQ(failure_of([&] { safe_array<int>::from_variant(value); }), DISP_E_TYPEMISMATCH);
}

} // namespace
