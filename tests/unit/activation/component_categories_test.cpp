#include <comcat.h>

#include <vector>

#include "catalog_fixture.hpp"
#include "com_thread.hpp"
#include "modules/test_classes.h"

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

namespace {

const CATID category_a{0xc0000001, 0, 0, {}};
const CATID category_b{0xc0000002, 0, 0, {}};
const CATID category_c{0xc0000003, 0, 0, {}};
constexpr ULONG any_number = static_cast<ULONG>(-1);

std::vector<GUID> take_all(IEnumGUID* enumerator) {
    std::vector<GUID> all;
    GUID one{};
    ULONG fetched = 0;
    while (enumerator->Next(1, &one, &fetched) == S_OK && fetched == 1)
        all.push_back(one);
    enumerator->Release();
    return all;
}

class component_categories : public catalog_fixture {
protected:
    component_categories() {
        write("first", "a.toml",
              class_text(CLSID_Plain, "x.so",
                         "categories = [\"{C0000001-0000-0000-0000-000000000000}\", "
                         "\"{C0000002-0000-0000-0000-000000000000}\"]\n") +
                  class_text(CLSID_Refuses, "x.so",
                             "categories = [\"{C0000001-0000-0000-0000-000000000000}\"]\n"
                             "required_categories = [\"{C0000003-0000-0000-0000-000000000000}\"]\n") +
                  "[[category]]\ncatid = \"{C0000001-0000-0000-0000-000000000000}\"\nname = \"Service "
                  "providers\"\n");
        write("second", "a.toml",
              class_text(CLSID_Plain, "x.so", "categories = [\"{C0000003-0000-0000-0000-000000000000}\"]\n") +
                  class_text(CLSID_Aggregatable, "x.so"));
        EXPECT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
        EXPECT_EQ(CoCreateInstance(CLSID_StdComponentCategoriesMgr, nullptr, CLSCTX_INPROC_SERVER,
                                   IID_ICatInformation, reinterpret_cast<void**>(&manager)),
                  S_OK);
    }
    ~component_categories() override {
        EXPECT_EQ(manager->Release(), 0u);
        CoUninitialize();
    }

    std::vector<GUID> classes_of(ULONG implemented_count, const CATID* implemented, ULONG required_count,
                                 const CATID* required) {
        IEnumGUID* found = nullptr;
        EXPECT_EQ(manager->EnumClassesOfCategories(implemented_count, implemented, required_count, required,
                                                   &found),
                  S_OK);
        return found ? take_all(found) : std::vector<GUID>();
    }

    ICatInformation* manager = nullptr;
};

} // namespace

TEST_F(component_categories, lead_to_classes) {
    EXPECT_THAT(classes_of(1, &category_a, 0, nullptr), ElementsAre(CLSID_Plain))
        << "a class that needs something the caller does not offer is left out";
    EXPECT_THAT(classes_of(1, &category_a, 1, &category_c), ElementsAre(CLSID_Plain, CLSID_Refuses));
    EXPECT_THAT(classes_of(1, &category_a, any_number, nullptr), ElementsAre(CLSID_Plain, CLSID_Refuses));
    EXPECT_THAT(classes_of(1, &category_b, any_number, nullptr), ElementsAre(CLSID_Plain));
    EXPECT_THAT(classes_of(1, &category_c, any_number, nullptr), IsEmpty())
        << "a hidden entry does not count";
    const CATID both[] = {category_b, category_c};
    EXPECT_THAT(classes_of(2, both, any_number, nullptr), ElementsAre(CLSID_Plain))
        << "one of them is enough";
    const std::vector<GUID> all = classes_of(any_number, nullptr, any_number, nullptr);
    EXPECT_THAT(all, testing::IsSupersetOf({CLSID_Plain, CLSID_Refuses, CLSID_Aggregatable}));
}

TEST_F(component_categories, of_a_class) {
    EXPECT_EQ(manager->IsClassOfCategories(CLSID_Plain, 1, &category_b, 0, nullptr), S_OK);
    EXPECT_EQ(manager->IsClassOfCategories(CLSID_Refuses, 1, &category_b, 0, nullptr), S_FALSE);
    EXPECT_EQ(manager->IsClassOfCategories(CLSID_Refuses, 1, &category_a, 0, nullptr), S_FALSE);
    EXPECT_EQ(manager->IsClassOfCategories(CLSID_Refuses, 1, &category_a, 1, &category_c), S_OK);
    EXPECT_EQ(manager->IsClassOfCategories(CLSID_Missing, 1, &category_a, 0, nullptr), S_FALSE);
    IEnumGUID* found = nullptr;
    ASSERT_EQ(manager->EnumImplCategoriesOfClass(CLSID_Plain, &found), S_OK);
    EXPECT_THAT(take_all(found), ElementsAre(category_a, category_b));
    ASSERT_EQ(manager->EnumReqCategoriesOfClass(CLSID_Refuses, &found), S_OK);
    EXPECT_THAT(take_all(found), ElementsAre(category_c));
    ASSERT_EQ(manager->EnumImplCategoriesOfClass(CLSID_Missing, &found), S_OK);
    EXPECT_THAT(take_all(found), IsEmpty());
}

TEST_F(component_categories, have_descriptions) {
    LPWSTR text = nullptr;
    ASSERT_EQ(manager->GetCategoryDesc(category_a, 0x409, &text), S_OK);
    EXPECT_EQ(std::u16string(text), u"Service providers");
    CoTaskMemFree(text);
    text = reinterpret_cast<LPWSTR>(1);
    EXPECT_EQ(manager->GetCategoryDesc(category_b, 0x409, &text), CAT_E_NODESCRIPTION);
    EXPECT_EQ(text, nullptr);
    EXPECT_EQ(manager->GetCategoryDesc(CLSID_Plain, 0x409, &text), CAT_E_CATIDNOEXIST);
    EXPECT_THAT(take_error_text(), HasSubstr("No class belongs to category"));
    EXPECT_EQ(manager->GetCategoryDesc(category_a, 0x409, nullptr), E_INVALIDARG);

    IEnumCATEGORYINFO* all = nullptr;
    ASSERT_EQ(manager->EnumCategories(0x409, &all), S_OK);
    CATEGORYINFO info[8]{};
    ULONG fetched = 0;
    EXPECT_EQ(all->Next(8, info, &fetched), S_FALSE);
    EXPECT_EQ(all->Release(), 0u);
    ASSERT_GE(fetched, 3u);
    std::vector<GUID> identifiers;
    for (ULONG index = 0; index < fetched; ++index) {
        identifiers.push_back(info[index].catid);
        if (info[index].catid == category_a) {
            EXPECT_EQ(std::u16string(info[index].szDescription), u"Service providers");
        }
    }
    EXPECT_THAT(identifiers, testing::IsSupersetOf({category_a, category_b, category_c}));
}

TEST_F(component_categories, enumerators_are_snapshots_that_can_be_copied) {
    IEnumGUID* one = nullptr;
    ASSERT_EQ(manager->EnumClassesOfCategories(1, &category_a, any_number, nullptr, &one), S_OK);
    write("first", "a.toml", "");
    GUID guids[3]{};
    ULONG fetched = 9;
    EXPECT_EQ(one->Skip(1), S_OK);
    IEnumGUID* other = nullptr;
    ASSERT_EQ(one->Clone(&other), S_OK);
    EXPECT_EQ(one->Next(3, guids, &fetched), S_FALSE);
    EXPECT_EQ(fetched, 1u);
    EXPECT_EQ(guids[0], CLSID_Refuses);
    EXPECT_EQ(one->Next(1, guids, &fetched), S_FALSE);
    EXPECT_EQ(fetched, 0u);
    EXPECT_EQ(one->Skip(1), S_FALSE);
    EXPECT_EQ(one->Reset(), S_OK);
    EXPECT_EQ(one->Next(2, guids, nullptr), S_OK);
    EXPECT_EQ(guids[0], CLSID_Plain);
    EXPECT_EQ(other->Next(1, guids, nullptr), S_OK);
    EXPECT_EQ(guids[0], CLSID_Refuses);
    EXPECT_EQ(one->Next(0, nullptr, nullptr), S_OK);
    EXPECT_EQ(one->Next(1, nullptr, nullptr), E_POINTER);
    EXPECT_EQ(one->Clone(nullptr), E_POINTER);
    EXPECT_EQ(one->Release(), 0u);
    EXPECT_EQ(other->Release(), 0u);
}

TEST_F(component_categories, arguments_are_checked) {
    IEnumGUID* found = reinterpret_cast<IEnumGUID*>(1);
    EXPECT_EQ(manager->EnumClassesOfCategories(0, nullptr, 0, nullptr, &found), E_INVALIDARG)
        << "at least one category, or any";
    EXPECT_EQ(found, nullptr);
    EXPECT_EQ(manager->EnumClassesOfCategories(1, nullptr, 0, nullptr, &found), E_POINTER);
    EXPECT_EQ(manager->EnumClassesOfCategories(1, &category_a, 1, nullptr, &found), E_POINTER);
    EXPECT_EQ(manager->EnumClassesOfCategories(1, &category_a, 0, nullptr, nullptr), E_POINTER);
    EXPECT_EQ(manager->IsClassOfCategories(CLSID_Plain, 0, nullptr, 0, nullptr), E_INVALIDARG);
    EXPECT_EQ(manager->EnumCategories(0, nullptr), E_POINTER);
    EXPECT_EQ(manager->EnumImplCategoriesOfClass(CLSID_Plain, nullptr), E_POINTER);
    void* none = nullptr;
    EXPECT_EQ(manager->QueryInterface(IID_ICatRegister, &none), E_NOINTERFACE)
        << "the catalog is written by packages";
}
