#include "support.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace conformance {

testing::AssertionResult same_result(const char*, const char* actual_text, HRESULT expected, HRESULT actual) {
    if (expected == actual)
        return testing::AssertionSuccess();
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "0x%08x, expected 0x%08x", static_cast<unsigned>(actual),
                  static_cast<unsigned>(expected));
    return testing::AssertionFailure() << actual_text << " is " << buffer;
}

std::string narrow(const OLECHAR* text, std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) {
        unsigned unit = static_cast<unsigned short>(text[i]);
        if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < length) {
            unsigned low = static_cast<unsigned short>(text[i + 1]);
            if (low >= 0xdc00 && low < 0xe000) {
                unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                ++i;
            }
        }
        if (unit < 0x80) {
            out += static_cast<char>(unit);
        } else if (unit < 0x800) {
            out += static_cast<char>(0xc0 | (unit >> 6));
            out += static_cast<char>(0x80 | (unit & 0x3f));
        } else if (unit < 0x10000) {
            out += static_cast<char>(0xe0 | (unit >> 12));
            out += static_cast<char>(0x80 | ((unit >> 6) & 0x3f));
            out += static_cast<char>(0x80 | (unit & 0x3f));
        } else {
            out += static_cast<char>(0xf0 | (unit >> 18));
            out += static_cast<char>(0x80 | ((unit >> 12) & 0x3f));
            out += static_cast<char>(0x80 | ((unit >> 6) & 0x3f));
            out += static_cast<char>(0x80 | (unit & 0x3f));
        }
    }
    return out;
}

std::string narrow(const OLECHAR* text) {
    if (!text)
        return "<null>";
    std::size_t length = 0;
    while (text[length])
        ++length;
    return narrow(text, length);
}

std::string text(BSTR value) {
    return value ? narrow(value, SysStringLen(value)) : "<null>";
}

wide widen(const std::string& text) {
    return wide(text.begin(), text.end());
}

std::string text(const GUID& id) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "{%08X-%04X-%04X-%02X%02X-%02X%02X%02X%02X%02X%02X}",
                  static_cast<unsigned>(id.Data1), id.Data2, id.Data3, id.Data4[0], id.Data4[1], id.Data4[2],
                  id.Data4[3], id.Data4[4], id.Data4[5], id.Data4[6], id.Data4[7]);
    return buffer;
}

wide fixture_path(const char* file) {
    const char* folder = std::getenv("COMITY_FIXTURES");
    std::string path = std::string(folder ? folder : ".") + "/" + file;
#ifdef _WIN32
    for (char& c : path)
        if (c == '/')
            c = '\\';
#endif
    return widen(path);
}

ULONG references(IUnknown* object) {
    object->AddRef();
    return object->Release();
}

namespace {

variant of_type(VARTYPE type) {
    variant result;
    V_VT(&result) = type;
    return result;
}

} // namespace

variant variant::i1(signed char value) {
    variant v = of_type(VT_I1);
    std::memcpy(&V_I1(&v), &value, 1);
    return v;
}
variant variant::i2(SHORT value) {
    variant v = of_type(VT_I2);
    V_I2(&v) = value;
    return v;
}
variant variant::i4(LONG value) {
    variant v = of_type(VT_I4);
    V_I4(&v) = value;
    return v;
}
variant variant::i8(LONGLONG value) {
    variant v = of_type(VT_I8);
    V_I8(&v) = value;
    return v;
}
variant variant::ui1(BYTE value) {
    variant v = of_type(VT_UI1);
    V_UI1(&v) = value;
    return v;
}
variant variant::ui2(USHORT value) {
    variant v = of_type(VT_UI2);
    V_UI2(&v) = value;
    return v;
}
variant variant::ui4(ULONG value) {
    variant v = of_type(VT_UI4);
    V_UI4(&v) = value;
    return v;
}
variant variant::ui8(ULONGLONG value) {
    variant v = of_type(VT_UI8);
    V_UI8(&v) = value;
    return v;
}
variant variant::int_(INT value) {
    variant v = of_type(VT_INT);
    V_INT(&v) = value;
    return v;
}
variant variant::uint_(UINT value) {
    variant v = of_type(VT_UINT);
    V_UINT(&v) = value;
    return v;
}
variant variant::r4(float value) {
    variant v = of_type(VT_R4);
    V_R4(&v) = value;
    return v;
}
variant variant::r8(double value) {
    variant v = of_type(VT_R8);
    V_R8(&v) = value;
    return v;
}
variant variant::boolean(VARIANT_BOOL value) {
    variant v = of_type(VT_BOOL);
    V_BOOL(&v) = value;
    return v;
}
variant variant::cy(LONGLONG ten_thousandths) {
    variant v = of_type(VT_CY);
    V_CY(&v).int64 = ten_thousandths;
    return v;
}
variant variant::days(double value) {
    variant v = of_type(VT_DATE);
    V_DATE(&v) = value;
    return v;
}
variant variant::error(SCODE code) {
    variant v = of_type(VT_ERROR);
    V_ERROR(&v) = code;
    return v;
}
variant variant::null() {
    return of_type(VT_NULL);
}
variant variant::str(const OLECHAR* value) {
    variant v = of_type(VT_BSTR);
    V_BSTR(&v) = SysAllocString(value);
    return v;
}
variant variant::dispatch(IDispatch* value) {
    variant v = of_type(VT_DISPATCH);
    V_DISPATCH(&v) = value;
    if (value)
        value->AddRef();
    return v;
}
variant variant::unknown(IUnknown* value) {
    variant v = of_type(VT_UNKNOWN);
    V_UNKNOWN(&v) = value;
    if (value)
        value->AddRef();
    return v;
}

std::string type_name(VARTYPE type) {
    static const struct {
        VARTYPE type;
        const char* name;
    } names[] = {
        {VT_EMPTY, "EMPTY"}, {VT_NULL, "NULL"},       {VT_I1, "I1"},           {VT_I2, "I2"},
        {VT_I4, "I4"},       {VT_I8, "I8"},           {VT_UI1, "UI1"},         {VT_UI2, "UI2"},
        {VT_UI4, "UI4"},     {VT_UI8, "UI8"},         {VT_INT, "INT"},         {VT_UINT, "UINT"},
        {VT_R4, "R4"},       {VT_R8, "R8"},           {VT_BOOL, "BOOL"},       {VT_CY, "CY"},
        {VT_DATE, "DATE"},   {VT_ERROR, "ERROR"},     {VT_BSTR, "BSTR"},       {VT_DISPATCH, "DISPATCH"},
        {VT_DECIMAL, "DEC"}, {VT_UNKNOWN, "UNKNOWN"}, {VT_VARIANT, "VARIANT"},
    };
    for (const auto& entry : names)
        if (entry.type == (type & VT_TYPEMASK))
            return std::string(entry.name) + (type & VT_ARRAY ? "[]" : "") + (type & VT_BYREF ? "&" : "");
    return "vt" + std::to_string(type);
}

std::string show(const VARIANT& value) {
    char buffer[64];
    std::string out = type_name(V_VT(&value)) + " ";
    switch (V_VT(&value)) {
    case VT_EMPTY:
    case VT_NULL:
        out.pop_back();
        return out;
    case VT_I1:
        return out + std::to_string(static_cast<signed char>(V_I1(&value)));
    case VT_UI1:
        return out + std::to_string(V_UI1(&value));
    case VT_I2:
        return out + std::to_string(V_I2(&value));
    case VT_UI2:
        return out + std::to_string(V_UI2(&value));
    case VT_I4:
        return out + std::to_string(V_I4(&value));
    case VT_UI4:
        return out + std::to_string(V_UI4(&value));
    case VT_INT:
        return out + std::to_string(V_INT(&value));
    case VT_UINT:
        return out + std::to_string(V_UINT(&value));
    case VT_I8:
        return out + std::to_string(V_I8(&value));
    case VT_UI8:
        return out + std::to_string(V_UI8(&value));
    case VT_CY:
        return out + std::to_string(V_CY(&value).int64);
    case VT_BOOL:
        return out + std::to_string(V_BOOL(&value));
    case VT_R4:
        std::snprintf(buffer, sizeof buffer, "%.9g", static_cast<double>(V_R4(&value)));
        return out + buffer;
    case VT_R8:
        std::snprintf(buffer, sizeof buffer, "%.17g", V_R8(&value));
        return out + buffer;
    case VT_DATE:
        std::snprintf(buffer, sizeof buffer, "%.10f", V_DATE(&value));
        return out + buffer;
    case VT_ERROR:
        std::snprintf(buffer, sizeof buffer, "0x%08x", static_cast<unsigned>(V_ERROR(&value)));
        return out + buffer;
    case VT_BSTR:
        return out + "'" + text(V_BSTR(&value)) + "'";
    case VT_DECIMAL: {
        // The 96 bits as they are, because a scale is part of a result: 1 and 1.0 are two decimals.
        const DECIMAL& decimal = V_DECIMAL(&value);
        std::snprintf(buffer, sizeof buffer, "%s%08x%016llx scale %d", decimal.sign ? "-" : "",
                      static_cast<unsigned>(decimal.Hi32), static_cast<unsigned long long>(decimal.Lo64),
                      decimal.scale);
        return out + buffer;
    }
    case VT_DISPATCH:
    case VT_UNKNOWN:
        return out + (V_UNKNOWN(&value) ? "object" : "null");
    default:
        return out + "?";
    }
}

void with_library::SetUp() {
    with_com::SetUp();
    ASSERT_HR(S_OK, LoadTypeLibEx(fixture_path("conformance.tlb").c_str(), REGKIND_NONE, library.put()));
}

void with_library::TearDown() {
    library.reset();
    with_com::TearDown();
}

ref<ITypeInfo> with_library::type(const OLECHAR* name) {
    for (UINT i = 0; i < library->GetTypeInfoCount(); ++i) {
        bstr found;
        if (SUCCEEDED(
                library->GetDocumentation(static_cast<INT>(i), found.put(), nullptr, nullptr, nullptr)) &&
            found.str() == narrow(name)) {
            ref<ITypeInfo> info;
            EXPECT_HR(S_OK, library->GetTypeInfo(i, info.put()));
            return info;
        }
    }
    ADD_FAILURE() << "no type " << narrow(name);
    return nullptr;
}

ref<ITypeInfo> with_library::type(REFGUID id) {
    ref<ITypeInfo> info;
    EXPECT_HR(S_OK, library->GetTypeInfoOfGuid(id, info.put()));
    return info;
}

std::string name_of(ITypeInfo* type, MEMBERID id) {
    if (!type)
        return "<no type>";
    bstr name;
    EXPECT_HR(S_OK, type->GetDocumentation(id, name.put(), nullptr, nullptr, nullptr));
    return name.str();
}

std::string doc_of(ITypeInfo* type, MEMBERID id) {
    if (!type)
        return "<no type>";
    bstr doc;
    EXPECT_HR(S_OK, type->GetDocumentation(id, nullptr, doc.put(), nullptr, nullptr));
    return doc.str();
}

ref<ITypeInfo> other_half(ITypeInfo* type) {
    HREFTYPE reference = 0;
    ref<ITypeInfo> half;
    EXPECT_HR(S_OK, type->GetRefTypeOfImplType(static_cast<UINT>(-1), &reference));
    EXPECT_HR(S_OK, type->GetRefTypeInfo(reference, half.put()));
    return half;
}

} // namespace conformance
