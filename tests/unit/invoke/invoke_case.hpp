// What the tests of Invoke share: the fixture library, an object of it, and calls written left to right.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "fixture_objects.hpp"

// Loads the fixture library; the path is the program's first argument.
ITypeLib* fixture_library();
ITypeInfo* fixture_type(REFGUID id);

std::string narrow(BSTR text);

// A VARIANT that owns what it holds.
struct value : VARIANT {
    value() { VariantInit(this); }
    value(const value& other) : value() { VariantCopy(this, &other); }
    value(value&& other) noexcept : value() {
        std::swap(static_cast<VARIANT&>(*this), static_cast<VARIANT&>(other));
    }
    value& operator=(value other) noexcept {
        std::swap(static_cast<VARIANT&>(*this), static_cast<VARIANT&>(other));
        return *this;
    }
    ~value() { VariantClear(this); }
    std::string text() const {
        return vt == VT_BSTR ? narrow(bstrVal) : "not a BSTR but " + std::to_string(vt);
    }
};

value i2(short number);
value i4(LONG number);
value r8(double number);
value date(DATE days);
value bstr(const OLECHAR* text);
value truth_value(bool truth);
value error(SCODE code);
value missing();
value null();
value empty();
// Shares the object.
value dispatch(IDispatch* object);
value unknown(IUnknown* object);
// Refers to a variable.
value ref(VARTYPE type, void* variable);
value ref(LONG& variable);
value ref(short& variable);
value ref(double& variable);
value ref(BSTR& variable);
value ref(VARIANT& variable);
value ref(IDispatch*& variable);
value ref(IUnknown*& variable);

constexpr UINT untouched = 0xdead;

class invoke_case : public ::testing::Test {
protected:
    using named = std::vector<std::pair<DISPID, value>>;

    invoke_case();
    ~invoke_case() override;

    // Calls `type_` (IEverything's unless a test sets another) with the arguments from left to right.
    HRESULT call(DISPID member, WORD flags, std::vector<value> arguments = {}, named names = {});
    HRESULT method(DISPID member, std::vector<value> arguments = {}) {
        return call(member, DISPATCH_METHOD, std::move(arguments));
    }
    HRESULT get(DISPID member, std::vector<value> arguments = {}) {
        return call(member, DISPATCH_PROPERTYGET, std::move(arguments));
    }
    HRESULT put(DISPID member, value what, std::vector<value> arguments = {}) {
        return call(member, DISPATCH_PROPERTYPUT, std::move(arguments),
                    {{DISPID_PROPERTYPUT, std::move(what)}});
    }

    fixture::everything* object;
    ITypeInfo* type_;
    void* instance_;
    // What the last call gave back.
    value result;
    UINT bad = untouched;
    EXCEPINFO exception{};

private:
    void forget_exception();
    int objects_before_;
};
