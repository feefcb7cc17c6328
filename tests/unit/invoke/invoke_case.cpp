// The identifiers of the fixture library are defined here.
#define INITGUID
#include <windows.h>

#include <ole2.h>

#include "invoke_case.hpp"

namespace {
std::basic_string<OLECHAR> library_path;
ITypeLib* library;
} // namespace

ITypeLib* fixture_library() {
    if (!library) {
        const HRESULT hr = LoadTypeLib(library_path.c_str(), &library);
        if (hr != S_OK) {
            ADD_FAILURE() << "the fixture library cannot be loaded: " << std::hex << hr;
            std::abort();
        }
        fixture::shared_types.everything = fixture_type(__uuidof(IEverything));
        fixture::shared_types.list = fixture_type(__uuidof(IList));
    }
    return library;
}

ITypeInfo* fixture_type(REFGUID id) {
    ITypeInfo* type = nullptr;
    EXPECT_EQ(fixture_library()->GetTypeInfoOfGuid(id, &type), S_OK);
    return type;
}

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: %s invoke_fixture.tlb\n", argv[0]);
        return 2;
    }
    for (const char* c = argv[1]; *c; ++c)
        library_path += static_cast<OLECHAR>(*c);
    const int failed = RUN_ALL_TESTS();
    if (library) {
        fixture::shared_types.everything->Release();
        fixture::shared_types.list->Release();
        library->Release();
    }
    return failed;
}

std::string narrow(BSTR text) {
    std::string made;
    for (UINT i = 0; i < SysStringLen(text); ++i)
        made += static_cast<char>(text[i]);
    return made;
}

value i2(short number) {
    value made;
    made.vt = VT_I2;
    made.iVal = number;
    return made;
}
value i4(LONG number) {
    value made;
    made.vt = VT_I4;
    made.lVal = number;
    return made;
}
value r8(double number) {
    value made;
    made.vt = VT_R8;
    made.dblVal = number;
    return made;
}
value date(DATE days) {
    value made;
    made.vt = VT_DATE;
    made.date = days;
    return made;
}
value bstr(const OLECHAR* text) {
    value made;
    made.bstrVal = SysAllocString(text);
    made.vt = VT_BSTR;
    return made;
}
value truth_value(bool truth) {
    value made;
    made.vt = VT_BOOL;
    made.boolVal = truth ? VARIANT_TRUE : VARIANT_FALSE;
    return made;
}
value error(SCODE code) {
    value made;
    made.vt = VT_ERROR;
    made.scode = code;
    return made;
}
value missing() {
    return error(DISP_E_PARAMNOTFOUND);
}
value null() {
    value made;
    made.vt = VT_NULL;
    return made;
}
value empty() {
    return {};
}
value dispatch(IDispatch* object) {
    value made;
    made.vt = VT_DISPATCH;
    made.pdispVal = object;
    if (object)
        object->AddRef();
    return made;
}
value unknown(IUnknown* object) {
    value made;
    made.vt = VT_UNKNOWN;
    made.punkVal = object;
    if (object)
        object->AddRef();
    return made;
}
value ref(VARTYPE type, void* variable) {
    value made;
    made.vt = static_cast<VARTYPE>(VT_BYREF | type);
    made.byref = variable;
    return made;
}
value ref(LONG& variable) {
    return ref(VT_I4, &variable);
}
value ref(short& variable) {
    return ref(VT_I2, &variable);
}
value ref(double& variable) {
    return ref(VT_R8, &variable);
}
value ref(BSTR& variable) {
    return ref(VT_BSTR, &variable);
}
value ref(VARIANT& variable) {
    return ref(VT_VARIANT, &variable);
}
value ref(IDispatch*& variable) {
    return ref(VT_DISPATCH, &variable);
}
value ref(IUnknown*& variable) {
    return ref(VT_UNKNOWN, &variable);
}

invoke_case::invoke_case() {
    type_ = fixture_type(__uuidof(IEverything));
    objects_before_ = fixture::live_objects;
    object = new fixture::everything(type_);
    instance_ = static_cast<IEverything*>(object);
}

invoke_case::~invoke_case() {
    forget_exception();
    VariantClear(&result);
    EXPECT_EQ(object->references(), 1u) << "a call kept a reference to its object, or gave one back too many";
    object->Release();
    EXPECT_EQ(fixture::live_objects, objects_before_) << "objects outlive the test";
    type_->Release();
    SetErrorInfo(0, nullptr);
}

void invoke_case::forget_exception() {
    SysFreeString(exception.bstrSource);
    SysFreeString(exception.bstrDescription);
    SysFreeString(exception.bstrHelpFile);
    exception = {};
}

HRESULT invoke_case::call(DISPID member, WORD flags, std::vector<value> arguments, named names) {
    std::vector<VARIANT> in_order;
    std::vector<DISPID> ids;
    for (auto& name : names) {
        ids.push_back(name.first);
        in_order.push_back(name.second);
    }
    for (std::size_t i = arguments.size(); i-- > 0;)
        in_order.push_back(arguments[i]);
    DISPPARAMS params = {in_order.data(), ids.data(), static_cast<UINT>(in_order.size()),
                         static_cast<UINT>(ids.size())};
    const std::vector<VARIANT> before = in_order;
    VariantClear(&result);
    forget_exception();
    bad = untouched;
    object->last_call.clear();
    object->last_long = 0;
    object->last_vt = VT_EMPTY;
    object->last_index = 0;
    const HRESULT hr = type_->Invoke(instance_, member, flags, &params, &result, &exception, &bad);
    EXPECT_TRUE(before.empty() ||
                std::memcmp(before.data(), in_order.data(), before.size() * sizeof(VARIANT)) == 0)
        << "the caller's arguments were changed";
    return hr;
}
