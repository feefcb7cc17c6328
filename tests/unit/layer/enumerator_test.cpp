// Enumerators: what Next, Skip, Reset and Clone answer and write, to the letter.
#include "counting_fake.hpp"

#include <comity/enumerator.hpp>

#include <gtest/gtest.h>

#include <list>
#include <string>
#include <vector>

namespace {

using comity::bstr;
using comity::com_ptr;
using comity::variant;
using layer_test::counting_fake;

com_ptr<IEnumVARIANT> numbers(int count) {
    std::vector<int> values;
    for (int i = 0; i < count; ++i)
        values.push_back(i);
    com_ptr<IEnumVARIANT> result;
    EXPECT_EQ(comity::make_enumerator<IEnumVARIANT>(result.put(), values), S_OK);
    return result;
}

int next(const com_ptr<IEnumVARIANT>& enumerator) {
    variant value;
    return enumerator->Next(1, value.put(), nullptr) == S_OK ? value.get<int>() : -1;
}

TEST(Enumerator, GivesAllThatWasAskedForOrSaysThereWasLess) {
    const auto enumerator = numbers(3);
    VARIANT values[4] = {};
    ULONG fetched = 99;
    EXPECT_EQ(enumerator->Next(2, values, &fetched), S_OK);
    EXPECT_EQ(fetched, 2u);
    EXPECT_EQ(V_I4(&values[1]), 1);
    EXPECT_EQ(enumerator->Next(2, values, &fetched), S_FALSE);
    EXPECT_EQ(fetched, 1u);
    EXPECT_EQ(V_I4(&values[0]), 2);
    EXPECT_EQ(enumerator->Next(1, values, &fetched), S_FALSE);
    EXPECT_EQ(fetched, 0u);
}

TEST(Enumerator, AskedForNothingGivesNothing) {
    const auto enumerator = numbers(1);
    ULONG fetched = 99;
    EXPECT_EQ(enumerator->Next(0, nullptr, &fetched), S_OK);
    EXPECT_EQ(fetched, 0u);
    EXPECT_EQ(next(enumerator), 0);
}

TEST(Enumerator, VariantsMayBeAskedForWithoutACount) {
    const auto enumerator = numbers(3);
    VARIANT values[2] = {};
    EXPECT_EQ(enumerator->Next(2, values, nullptr), S_OK);
    EXPECT_EQ(enumerator->Next(1, nullptr, nullptr), E_POINTER);
}

TEST(Enumerator, OthersNeedTheCountForMoreThanOne) {
    counting_fake fake;
    com_ptr<IEnumUnknown> enumerator;
    ASSERT_EQ(comity::make_enumerator<IEnumUnknown>(
                  enumerator.put(), std::vector<com_ptr<IUnknown>>(2, com_ptr<IUnknown>(&fake))),
              S_OK);
    IUnknown* objects[2] = {};
    EXPECT_EQ(enumerator->Next(2, objects, nullptr), E_POINTER);
    EXPECT_EQ(enumerator->Next(1, objects, nullptr), S_OK);
    EXPECT_EQ(fake.held(), 3);
    objects[0]->Release();
    enumerator = nullptr;
    EXPECT_EQ(fake.held(), 0);
}

TEST(Enumerator, Skips) {
    const auto enumerator = numbers(3);
    EXPECT_EQ(enumerator->Skip(2), S_OK);
    EXPECT_EQ(next(enumerator), 2);
    EXPECT_EQ(enumerator->Skip(0), S_OK);
    EXPECT_EQ(enumerator->Skip(1), S_FALSE);
    EXPECT_EQ(enumerator->Reset(), S_OK);
    EXPECT_EQ(enumerator->Skip(4), S_FALSE);
    EXPECT_EQ(next(enumerator), -1) << "too long a Skip ends at the end";
    EXPECT_EQ(enumerator->Skip(0xFFFFFFFF), S_FALSE);
}

TEST(Enumerator, ResetsAsOftenAsWanted) {
    const auto enumerator = numbers(1);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(next(enumerator), 0);
        EXPECT_EQ(next(enumerator), -1);
        EXPECT_EQ(enumerator->Reset(), S_OK);
    }
}

TEST(Enumerator, ClonesAtItsPosition) {
    const auto enumerator = numbers(3);
    next(enumerator);
    com_ptr<IEnumVARIANT> clone;
    ASSERT_EQ(enumerator->Clone(clone.put()), S_OK);
    EXPECT_EQ(next(clone), 1);
    EXPECT_EQ(next(clone), 2);
    EXPECT_EQ(next(enumerator), 1);
    EXPECT_EQ(enumerator->Clone(nullptr), E_POINTER);
}

TEST(Enumerator, IsASnapshot) {
    std::list<std::string> names{"a", "b"};
    com_ptr<IUnknown> unknown;
    ASSERT_EQ(comity::make_new_enum(unknown.put(), names), S_OK);
    names.clear();
    const auto enumerator = unknown.as<IEnumVARIANT>();
    std::string all;
    comity::for_each(*enumerator, [&](const variant& value) { all += value.get<std::string>(); });
    EXPECT_EQ(all, "ab");
}

TEST(Enumerator, EachCopyIsTheCallersOwn) {
    const auto strings = std::vector<bstr>{bstr("x")};
    com_ptr<IEnumVARIANT> enumerator;
    ASSERT_EQ(comity::make_enumerator<IEnumVARIANT>(enumerator.put(), strings), S_OK);
    variant first;
    variant second;
    enumerator->Next(1, first.put(), nullptr);
    enumerator->Reset();
    enumerator->Next(1, second.put(), nullptr);
    EXPECT_NE(V_BSTR(&first), V_BSTR(&second));
}

TEST(Enumerator, AnEmptyRangeIsOneToo) {
    const auto enumerator = numbers(0);
    EXPECT_EQ(next(enumerator), -1);
    IUnknown** nowhere = nullptr;
    EXPECT_EQ(comity::make_new_enum(nowhere, std::vector<int>()), E_POINTER);
}

TEST(Enumerator, AWalkMayStop) {
    const auto enumerator = numbers(5);
    int seen = 0;
    comity::for_each(*enumerator, [&](const variant&) { return ++seen < 2; });
    EXPECT_EQ(seen, 2);
    EXPECT_EQ(next(enumerator), 2);
}

} // namespace
