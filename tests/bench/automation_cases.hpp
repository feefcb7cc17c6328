// What is measured of Automation's values: conversions, decimals, formats, arrays.
#pragma once

#include "case_tools.hpp"

namespace bench {

// One value converted into another type, again and again, and the result freed.
template <VARTYPE Type>
struct conversion {
    VARIANT source{};
    conversion() = default;
    conversion(const conversion&) = delete;
    conversion& operator=(const conversion&) = delete;
    ~conversion() { VariantClear(&source); }
    void operator()() {
        VARIANT result;
        result.vt = VT_EMPTY;
        demand(VariantChangeType(&result, &source, 0, Type), "VariantChangeType");
        VariantClear(&result);
    }

protected:
    void set_text(const OLECHAR* text) {
        source.vt = VT_BSTR;
        source.bstrVal = SysAllocString(text);
    }
};

struct r8_to_bstr : conversion<VT_BSTR> {
    r8_to_bstr() {
        source.vt = VT_R8;
        source.dblVal = 1234.56789;
    }
};

struct bstr_to_r8 : conversion<VT_R8> {
    bstr_to_r8() { set_text(OLESTR("1234.56789")); }
};

struct i4_to_bstr : conversion<VT_BSTR> {
    i4_to_bstr() {
        source.vt = VT_I4;
        source.lVal = 1234567;
    }
};

struct bstr_to_date : conversion<VT_DATE> {
    bstr_to_date() { set_text(OLESTR("11/22/2026 4:05:06 PM")); }
};

struct date_to_bstr : conversion<VT_BSTR> {
    date_to_bstr() {
        source.vt = VT_DATE;
        source.date = 46348.670208333335; // 11/22/2026 4:05:06 PM
    }
};

inline DECIMAL make_decimal(unsigned high, unsigned long long low, BYTE scale) {
    DECIMAL value{};
    value.Hi32 = high;
    value.Lo64 = low;
    value.scale = scale;
    return value;
}

struct vardec_mul {
    DECIMAL left = make_decimal(0, 123456789012, 4), right = make_decimal(0, 987654321, 3);
    void operator()() {
        DECIMAL product;
        demand(VarDecMul(&left, &right, &product), "VarDecMul");
    }
};

// A quotient that does not end: 28 digits have to be found.
struct vardec_div {
    DECIMAL left = make_decimal(0, 123456789012, 4), right = make_decimal(0, 987654321, 3);
    void operator()() {
        DECIMAL quotient;
        demand(VarDecDiv(&left, &right, &quotient), "VarDecDiv");
    }
};

struct varformat {
    VARIANT value{};
    wide format = widen("#,##0.00;(#,##0.00)");
    varformat() {
        value.vt = VT_R8;
        value.dblVal = -1234567.891;
    }
    void operator()() {
        BSTR text = nullptr;
        demand(VarFormat(&value, format.data(), 0, 0, 0, &text), "VarFormat");
        SysFreeString(text);
    }
};

// An array of 100 empty VARIANTs, made and destroyed.
struct safearray_vector {
    void operator()() {
        SAFEARRAY* array = SafeArrayCreateVector(VT_VARIANT, 0, 100);
        demand(array ? S_OK : E_OUTOFMEMORY, "SafeArrayCreateVector");
        demand(SafeArrayDestroy(array), "SafeArrayDestroy");
    }
};

// A copy of an array of 1000 strings, made and destroyed.
struct safearray_copy_bstr {
    SAFEARRAY* array = SafeArrayCreateVector(VT_BSTR, 0, 1000);
    safearray_copy_bstr() {
        BSTR* elements = nullptr;
        demand(SafeArrayAccessData(array, reinterpret_cast<void**>(&elements)), "SafeArrayAccessData");
        for (int i = 0; i < 1000; ++i)
            elements[i] = SysAllocString(OLESTR("sixteen letters."));
        demand(SafeArrayUnaccessData(array), "SafeArrayUnaccessData");
    }
    safearray_copy_bstr(const safearray_copy_bstr&) = delete;
    safearray_copy_bstr& operator=(const safearray_copy_bstr&) = delete;
    ~safearray_copy_bstr() { SafeArrayDestroy(array); }
    void operator()() {
        SAFEARRAY* copy = nullptr;
        demand(SafeArrayCopy(array, &copy), "SafeArrayCopy");
        demand(SafeArrayDestroy(copy), "SafeArrayDestroy");
    }
};

// A VARIANT with a string of 16 characters, copied and cleared.
struct variant_copy_bstr {
    VARIANT source{};
    variant_copy_bstr() {
        source.vt = VT_BSTR;
        source.bstrVal = SysAllocString(OLESTR("sixteen letters."));
    }
    variant_copy_bstr(const variant_copy_bstr&) = delete;
    variant_copy_bstr& operator=(const variant_copy_bstr&) = delete;
    ~variant_copy_bstr() { VariantClear(&source); }
    void operator()() {
        VARIANT copy;
        copy.vt = VT_EMPTY;
        demand(VariantCopy(&copy, &source), "VariantCopy");
        VariantClear(&copy);
    }
};

} // namespace bench
