#include "value_text.hpp"

#include <charconv>
#include <cmath>
#include <vector>

#include <nlohmann/json.hpp>

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/variant.hpp>

#include <oleauto.h>

#include "text.hpp"

namespace comity_tool {

namespace {

using comity::com_ptr;

const char* base_name(VARTYPE type) {
    switch (type) {
    case VT_EMPTY:
        return "VT_EMPTY";
    case VT_NULL:
        return "VT_NULL";
    case VT_I2:
        return "VT_I2";
    case VT_I4:
        return "VT_I4";
    case VT_R4:
        return "VT_R4";
    case VT_R8:
        return "VT_R8";
    case VT_CY:
        return "VT_CY";
    case VT_DATE:
        return "VT_DATE";
    case VT_BSTR:
        return "VT_BSTR";
    case VT_DISPATCH:
        return "VT_DISPATCH";
    case VT_ERROR:
        return "VT_ERROR";
    case VT_BOOL:
        return "VT_BOOL";
    case VT_VARIANT:
        return "VT_VARIANT";
    case VT_UNKNOWN:
        return "VT_UNKNOWN";
    case VT_DECIMAL:
        return "VT_DECIMAL";
    case VT_I1:
        return "VT_I1";
    case VT_UI1:
        return "VT_UI1";
    case VT_UI2:
        return "VT_UI2";
    case VT_UI4:
        return "VT_UI4";
    case VT_I8:
        return "VT_I8";
    case VT_UI8:
        return "VT_UI8";
    case VT_INT:
        return "VT_INT";
    case VT_UINT:
        return "VT_UINT";
    case VT_VOID:
        return "VT_VOID";
    case VT_HRESULT:
        return "VT_HRESULT";
    case VT_PTR:
        return "VT_PTR";
    case VT_SAFEARRAY:
        return "VT_SAFEARRAY";
    case VT_CARRAY:
        return "VT_CARRAY";
    case VT_USERDEFINED:
        return "VT_USERDEFINED";
    case VT_LPSTR:
        return "VT_LPSTR";
    case VT_LPWSTR:
        return "VT_LPWSTR";
    case VT_RECORD:
        return "VT_RECORD";
    case VT_INT_PTR:
        return "VT_INT_PTR";
    case VT_UINT_PTR:
        return "VT_UINT_PTR";
    default:
        return nullptr;
    }
}

/// The elements of an array of one dimension, as VARIANTs; nothing for any other array.
bool read_elements(const VARIANT& value, std::vector<comity::variant>& elements) {
    SAFEARRAY* array = V_ISBYREF(&value) ? *V_ARRAYREF(&value) : V_ARRAY(&value);
    VARTYPE type = V_VT(&value) & VT_TYPEMASK;
    LONG low = 0;
    LONG high = -1;
    if (array == nullptr || SafeArrayGetDim(array) != 1 || FAILED(SafeArrayGetLBound(array, 1, &low)) ||
        FAILED(SafeArrayGetUBound(array, 1, &high)) || type == VT_RECORD)
        return false;
    for (LONG i = low; i <= high; ++i) {
        comity::variant element;
        if (type == VT_VARIANT) {
            if (FAILED(SafeArrayGetElement(array, &i, static_cast<VARIANT*>(&element))))
                return false;
        } else {
            // All members of the union begin at one place, except a DECIMAL, which begins with the VARIANT.
            void* place = type == VT_DECIMAL ? static_cast<void*>(&V_DECIMAL(&element)) : &V_BYREF(&element);
            if (FAILED(SafeArrayGetElement(array, &i, place)))
                return false;
            V_VT(&element) = type;
        }
        elements.push_back(std::move(element));
    }
    return true;
}

IUnknown* object_of(const VARIANT& value) {
    switch (V_VT(&value)) {
    case VT_DISPATCH:
        return V_DISPATCH(&value);
    case VT_UNKNOWN:
        return V_UNKNOWN(&value);
    case VT_DISPATCH | VT_BYREF:
        return *V_DISPATCHREF(&value);
    case VT_UNKNOWN | VT_BYREF:
        return *V_UNKNOWNREF(&value);
    default:
        return nullptr;
    }
}

bool is_object(const VARIANT& value) {
    const VARTYPE type = V_VT(&value) & ~VT_BYREF;
    return type == VT_DISPATCH || type == VT_UNKNOWN;
}

std::string real_text(double value) {
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

} // namespace

std::string vartype_name(VARTYPE type) {
    std::string name;
    if (type & VT_BYREF)
        name += "VT_BYREF|";
    if (type & VT_ARRAY)
        name += "VT_ARRAY|";
    const VARTYPE base = type & VT_TYPEMASK;
    const char* known = base_name(base);
    return name + (known != nullptr ? known : std::to_string(base));
}

std::string object_name(IUnknown* object) {
    com_ptr<IDispatch> dispatch;
    com_ptr<ITypeInfo> type;
    comity::bstr name;
    if (object != nullptr && SUCCEEDED(object->QueryInterface(__uuidof(IDispatch), dispatch.put_void())) &&
        SUCCEEDED(dispatch->GetTypeInfo(0, LOCALE_NEUTRAL, type.put())) && type &&
        SUCCEEDED(type->GetDocumentation(MEMBERID_NIL, name.put(), nullptr, nullptr, nullptr)) &&
        name.size() != 0)
        return name.utf8();
    return "object";
}

std::string value_text(const VARIANT& value) {
    const VARTYPE type = V_VT(&value) & ~VT_BYREF;
    if (type == VT_EMPTY)
        return {};
    if (type == VT_NULL)
        return "null";
    if (V_VT(&value) == (VT_VARIANT | VT_BYREF))
        return V_VARIANTREF(&value) != nullptr ? value_text(*V_VARIANTREF(&value)) : std::string();
    if (is_object(value)) {
        IUnknown* object = object_of(value);
        return object != nullptr ? '[' + object_name(object) + ']' : "nothing";
    }
    if (type == VT_ERROR)
        return hresult_label(V_ISBYREF(&value) ? *V_ERRORREF(&value) : V_ERROR(&value));
    if (type & VT_ARRAY) {
        std::vector<comity::variant> elements;
        if (!read_elements(value, elements))
            return '[' + vartype_name(V_VT(&value)) + ']';
        std::string text;
        for (const comity::variant& element : elements)
            text += (text.empty() ? "" : "\n") + value_text(element);
        return text;
    }
    comity::variant text;
    if (FAILED(VariantChangeTypeEx(&text, const_cast<VARIANT*>(&value), LOCALE_INVARIANT, VARIANT_ALPHABOOL,
                                   VT_BSTR)))
        return '[' + vartype_name(V_VT(&value)) + ']';
    return comity::narrow(comity::view_of(V_BSTR(&text)));
}

nlohmann::json value_json(const VARIANT& value) {
    if (V_VT(&value) == (VT_VARIANT | VT_BYREF))
        return V_VARIANTREF(&value) != nullptr ? value_json(*V_VARIANTREF(&value)) : nlohmann::json();
    if (is_object(value)) {
        IUnknown* object = object_of(value);
        return object != nullptr ? nlohmann::json{{"object", object_name(object)}} : nlohmann::json();
    }
    if (V_ISARRAY(&value)) {
        std::vector<comity::variant> elements;
        if (!read_elements(value, elements))
            return {{"type", vartype_name(V_VT(&value))}};
        nlohmann::json array = nlohmann::json::array();
        for (const comity::variant& element : elements)
            array.push_back(value_json(element));
        return array;
    }
    comity::variant plain;
    if (FAILED(VariantCopyInd(&plain, &value)))
        return {{"type", vartype_name(V_VT(&value))}};
    switch (V_VT(&plain)) {
    case VT_EMPTY:
    case VT_NULL:
        return nullptr;
    case VT_BOOL:
        return V_BOOL(&plain) != VARIANT_FALSE;
    case VT_I1:
    case VT_I2:
    case VT_I4:
    case VT_INT:
    case VT_I8:
        if (SUCCEEDED(plain.change_type(VT_I8)))
            return static_cast<std::int64_t>(V_I8(&plain));
        break;
    case VT_UI1:
    case VT_UI2:
    case VT_UI4:
    case VT_UINT:
    case VT_UI8:
        if (SUCCEEDED(plain.change_type(VT_UI8)))
            return static_cast<std::uint64_t>(V_UI8(&plain));
        break;
    case VT_R4:
        return V_R4(&plain);
    case VT_R8:
        return V_R8(&plain);
    default:
        break;
    }
    return value_text(plain);
}

std::string value_literal(const VARIANT& value) {
    switch (V_VT(&value)) {
    case VT_BSTR:
        return quoted_text(comity::narrow(comity::view_of(V_BSTR(&value))));
    case VT_R4:
        return real_text(V_R4(&value));
    case VT_R8:
        return real_text(V_R8(&value));
    case VT_DATE:
        return real_text(V_DATE(&value));
    case VT_BOOL:
        return V_BOOL(&value) != VARIANT_FALSE ? "-1" : "0";
    case VT_ERROR:
        return hex_text(static_cast<std::uint32_t>(V_ERROR(&value)), 8);
    case VT_UNKNOWN:
    case VT_DISPATCH:
    case VT_EMPTY:
    case VT_NULL:
        return "0";
    default:
        return value_text(value);
    }
}

} // namespace comity_tool
