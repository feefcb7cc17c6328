/// VARIANTs in and out of tests: short constructors, and a text for what one holds.
#pragma once

#include <oleauto.h>

#include <cinttypes>
#include <cstdio>
#include <ostream>
#include <string>
#include <utility>

#include "wide_text.hpp"

namespace comity::test {

/// A VARIANT that clears itself.
class value {
public:
    value() { VariantInit(&held_); }
    explicit value(VARIANT held) : held_(held) {}
    value(value&& other) noexcept : held_(std::exchange(other.held_, VARIANT{})) {}
    value& operator=(value&& other) noexcept {
        std::swap(held_, other.held_);
        return *this;
    }
    ~value() { VariantClear(&held_); }

    VARIANT* get() { return &held_; }
    const VARIANT* get() const { return &held_; }
    const VARIANT& operator*() const { return held_; }

private:
    VARIANT held_;
};

inline value of_type(VARTYPE type) {
    VARIANT held{};
    V_VT(&held) = type;
    return value(held);
}

inline value integer(VARTYPE type, long long number) {
    VARIANT held{};
    V_I8(&held) = number; // little-endian: the low part is where the smaller types have theirs
    V_VT(&held) = type;
    return value(held);
}

inline value single(float number) {
    VARIANT held{};
    V_R4(&held) = number;
    V_VT(&held) = VT_R4;
    return value(held);
}

inline value real(double number, VARTYPE type = VT_R8) {
    VARIANT held{};
    V_R8(&held) = number;
    V_VT(&held) = type;
    return value(held);
}

inline value text(std::u16string_view characters) {
    VARIANT held{};
    V_BSTR(&held) = SysAllocStringLen(characters.data(), static_cast<UINT>(characters.size()));
    V_VT(&held) = VT_BSTR;
    return value(held);
}

inline value decimal(int scale, bool negative, std::uint32_t high, std::uint64_t low) {
    VARIANT held{};
    DECIMAL& number = V_DECIMAL(&held);
    number.scale = static_cast<BYTE>(scale);
    number.sign = negative ? 0x80 : 0;
    number.Hi32 = high;
    number.Lo64 = low;
    V_VT(&held) = VT_DECIMAL;
    return value(held);
}

inline std::string text_of(BSTR characters) {
    return characters ? to_utf8(std::u16string_view(characters, SysStringLen(characters))) : "(null)";
}

inline std::string number_text(double number) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.17g", number);
    return digits;
}

/// Type and value, such as "I4 -5" or "BSTR hello".
inline std::string show(const VARIANT& held) {
    switch (V_VT(&held)) {
    case VT_EMPTY:
        return "EMPTY";
    case VT_NULL:
        return "NULL";
    case VT_I1:
        return "I1 " + std::to_string(static_cast<signed char>(V_I1(&held)));
    case VT_UI1:
        return "UI1 " + std::to_string(V_UI1(&held));
    case VT_I2:
        return "I2 " + std::to_string(V_I2(&held));
    case VT_UI2:
        return "UI2 " + std::to_string(V_UI2(&held));
    case VT_I4:
        return "I4 " + std::to_string(V_I4(&held));
    case VT_UI4:
        return "UI4 " + std::to_string(V_UI4(&held));
    case VT_INT:
        return "INT " + std::to_string(V_INT(&held));
    case VT_UINT:
        return "UINT " + std::to_string(V_UINT(&held));
    case VT_I8:
        return "I8 " + std::to_string(V_I8(&held));
    case VT_UI8:
        return "UI8 " + std::to_string(V_UI8(&held));
    case VT_R4:
        return "R4 " + number_text(static_cast<double>(V_R4(&held)));
    case VT_R8:
        return "R8 " + number_text(V_R8(&held));
    case VT_DATE:
        return "DATE " + number_text(V_DATE(&held));
    case VT_CY:
        return "CY " + std::to_string(V_CY(&held).int64);
    case VT_BOOL:
        return "BOOL " + std::to_string(V_BOOL(&held));
    case VT_ERROR:
        return "ERROR " + std::to_string(V_ERROR(&held));
    case VT_BSTR:
        return "BSTR " + text_of(V_BSTR(&held));
    case VT_DECIMAL: {
        const DECIMAL& number = V_DECIMAL(&held);
        char digits[64];
        std::snprintf(digits, sizeof digits, "DECIMAL %s%x:%llx/%d", number.sign ? "-" : "",
                      static_cast<unsigned>(number.Hi32), static_cast<unsigned long long>(number.Lo64),
                      number.scale);
        return digits;
    }
    case VT_UNKNOWN:
        return V_UNKNOWN(&held) ? "UNKNOWN object" : "UNKNOWN null";
    case VT_DISPATCH:
        return V_DISPATCH(&held) ? "DISPATCH object" : "DISPATCH null";
    default:
        return "type " + std::to_string(V_VT(&held));
    }
}

inline std::string failure(HRESULT hr) {
    switch (hr) {
    case DISP_E_OVERFLOW:
        return "overflow";
    case DISP_E_TYPEMISMATCH:
        return "mismatch";
    case DISP_E_BADVARTYPE:
        return "bad type";
    case E_INVALIDARG:
        return "bad argument";
    case E_NOINTERFACE:
        return "no interface";
    default: {
        char digits[12];
        std::snprintf(digits, sizeof digits, "%08X", static_cast<unsigned>(hr));
        return digits;
    }
    }
}

/// What VariantChangeTypeEx makes of a value: the text of the result, or the name of the failure.
inline std::string changed(const value& source, VARTYPE type, USHORT flags = 0, LCID lcid = 0x409) {
    value result;
    const HRESULT hr = VariantChangeTypeEx(result.get(), source.get(), lcid, flags, type);
    if (FAILED(hr)) {
        if (V_VT(result.get()) != VT_EMPTY)
            return "touched on failure";
        return failure(hr);
    }
    return show(*result);
}

/// An object that counts its references and has a value.
class counted_object final : public IDispatch {
public:
    STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
        if (riid == IID_IUnknown || (has_dispatch && riid == IID_IDispatch)) {
            *object = static_cast<IDispatch*>(this);
            AddRef();
            return S_OK;
        }
        *object = nullptr;
        return E_NOINTERFACE;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
    STDMETHODIMP_(ULONG) Release() override { return --references; }
    STDMETHODIMP GetTypeInfoCount(UINT* count) override {
        *count = 0;
        return S_OK;
    }
    STDMETHODIMP GetTypeInfo(UINT, LCID, ITypeInfo** type) override {
        *type = nullptr;
        return DISP_E_BADINDEX;
    }
    STDMETHODIMP GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) override { return DISP_E_UNKNOWNNAME; }
    STDMETHODIMP Invoke(DISPID member, REFIID riid, LCID lcid, WORD flags, DISPPARAMS* params,
                        VARIANT* result, EXCEPINFO*, UINT*) override {
        ++invocations;
        last_flags = flags;
        last_lcid = lcid;
        if (member != DISPID_VALUE || riid != IID_NULL || params->cArgs != 0)
            return DISP_E_MEMBERNOTFOUND;
        return FAILED(answer) ? answer : VariantCopy(result, held.get());
    }

    value held;
    HRESULT answer = S_OK;
    bool has_dispatch = true;
    ULONG references = 1;
    int invocations = 0;
    WORD last_flags = 0;
    LCID last_lcid = 0;
};

/// A VARIANT that shares a counted object.
inline value object(counted_object& shared, VARTYPE type = VT_DISPATCH) {
    VARIANT held{};
    V_VT(&held) = type;
    V_DISPATCH(&held) = &shared;
    shared.AddRef();
    return value(held);
}

} // namespace comity::test
