// IDispatch straight from the type library in the module.
#include "fixture_objects.hpp"

#include <comity/variant.hpp>

#include <gtest/gtest.h>

namespace {

using comity::com_ptr;
using comity::make;
using comity::variant;
using namespace layer_test;

DISPID id_of(IDispatch& object, const OLECHAR* name) {
    LPOLESTR names[] = {const_cast<LPOLESTR>(name)};
    DISPID id = DISPID_UNKNOWN;
    EXPECT_EQ(object.GetIDsOfNames(GUID{}, names, 1, 0, &id), S_OK);
    return id;
}

TEST(Dispatch, GivesItsTypeInfo) {
    const auto object = query<IDispatch>(make<shape>());
    UINT count = 0;
    EXPECT_EQ(object->GetTypeInfoCount(&count), S_OK);
    EXPECT_EQ(count, 1u);
    com_ptr<ITypeInfo> type;
    ASSERT_EQ(object->GetTypeInfo(0, 0, type.put()), S_OK);
    TYPEATTR* attributes = nullptr;
    ASSERT_EQ(type->GetTypeAttr(&attributes), S_OK);
    EXPECT_TRUE(IsEqualGUID(attributes->guid, __uuidof(IShape3)));
    type->ReleaseTypeAttr(attributes);
}

TEST(Dispatch, ChecksItsArguments) {
    const auto object = query<IDispatch>(make<shape>());
    ITypeInfo* type = reinterpret_cast<ITypeInfo*>(1);
    EXPECT_EQ(object->GetTypeInfo(1, 0, &type), DISP_E_BADINDEX);
    EXPECT_EQ(type, nullptr);
    EXPECT_EQ(object->GetTypeInfo(0, 0, nullptr), E_POINTER);
    EXPECT_EQ(object->GetTypeInfoCount(nullptr), E_POINTER);
    DISPID id = 0;
    LPOLESTR names[] = {const_cast<LPOLESTR>(OLESTR("Name"))};
    EXPECT_EQ(object->GetIDsOfNames(__uuidof(IShape), names, 1, 0, &id), DISP_E_UNKNOWNINTERFACE);
    DISPPARAMS none = {};
    EXPECT_EQ(object->Invoke(1, __uuidof(IShape), 0, DISPATCH_PROPERTYGET, &none, nullptr, nullptr, nullptr),
              DISP_E_UNKNOWNINTERFACE);
}

TEST(Dispatch, FindsNamesOfAllAncestors) {
    const auto object = query<IDispatch>(make<shape>());
    EXPECT_EQ(id_of(*object.get(), OLESTR("Name")), 1);
    EXPECT_EQ(id_of(*object.get(), OLESTR("turn")), 4);
    EXPECT_EQ(id_of(*object.get(), OLESTR("ANGLE")), 5);
    LPOLESTR names[] = {const_cast<LPOLESTR>(OLESTR("Nothing"))};
    DISPID id = 0;
    EXPECT_EQ(object->GetIDsOfNames(GUID{}, names, 1, 0, &id), DISP_E_UNKNOWNNAME);
}

TEST(Dispatch, InvokesTheObjectsOwnMethods) {
    const auto object = make<shape>();
    const auto dispatch = query<IDispatch>(object);
    variant argument(45.0);
    DISPPARAMS params = {};
    params.rgvarg = &argument;
    params.cArgs = 1;
    EXPECT_EQ(dispatch->Invoke(4, GUID{}, 0, DISPATCH_METHOD, &params, nullptr, nullptr, nullptr), S_OK);
    variant result;
    DISPPARAMS none = {};
    EXPECT_EQ(dispatch->Invoke(5, GUID{}, 0, DISPATCH_PROPERTYGET, &none, &result, nullptr, nullptr), S_OK);
    EXPECT_EQ(result.type(), VT_R8);
    EXPECT_EQ(result.get<double>(), 45.0);
}

TEST(Dispatch, EachDualInterfaceNamesItsOwnMembers) {
    const auto object = make<labelled>();
    const auto first = query<IShape>(object);
    const auto second = query<ILabel>(object);
    DISPPARAMS none = {};
    variant result;
    EXPECT_EQ(first->Invoke(1, GUID{}, 0, DISPATCH_PROPERTYGET, &none, result.put(), nullptr, nullptr), S_OK);
    EXPECT_EQ(result.get<std::string>(), "the name");
    EXPECT_EQ(second->Invoke(1, GUID{}, 0, DISPATCH_PROPERTYGET, &none, result.put(), nullptr, nullptr),
              S_OK);
    EXPECT_EQ(result.get<std::string>(), "the text");
    EXPECT_EQ(id_of(*second.get(), OLESTR("Text")), 1);
    LPOLESTR names[] = {const_cast<LPOLESTR>(OLESTR("Name"))};
    DISPID id = 0;
    EXPECT_EQ(second->GetIDsOfNames(GUID{}, names, 1, 0, &id), DISP_E_UNKNOWNNAME);
}

TEST(Dispatch, CarriesErrorInfoIntoTheException) {
    const auto dispatch = query<IDispatch>(make<shape>());
    variant argument(static_cast<int>(E_ACCESSDENIED));
    DISPPARAMS params = {};
    params.rgvarg = &argument;
    params.cArgs = 1;
    EXCEPINFO exception = {};
    EXPECT_EQ(dispatch->Invoke(3, GUID{}, 0, DISPATCH_METHOD, &params, nullptr, &exception, nullptr),
              DISP_E_EXCEPTION);
    EXPECT_EQ(exception.scode, E_ACCESSDENIED);
    EXPECT_EQ(comity::bstr(exception.bstrDescription, comity::take_ownership).utf8(), "It was asked for.");
    EXPECT_EQ(comity::bstr(exception.bstrSource, comity::take_ownership).utf8(), "LayerFixture.Shape");
    SysFreeString(exception.bstrHelpFile);
}

} // namespace
