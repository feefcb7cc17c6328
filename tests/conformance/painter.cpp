#include "painter.hpp"

#include <cstdio>

namespace conformance {
namespace {

HRESULT give(BSTR* out, const std::string& value) {
    wide copy = widen(value);
    *out = SysAllocStringLen(copy.data(), static_cast<UINT>(copy.size()));
    return *out ? S_OK : E_OUTOFMEMORY;
}

} // namespace

HRESULT painter::QueryInterface(REFIID iid, void** out) {
    if (IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IDispatch) ||
        IsEqualIID(iid, __uuidof(IPainter))) {
        *out = static_cast<IPainter*>(this);
    } else if (IsEqualIID(iid, IID_ISupportErrorInfo)) {
        *out = static_cast<ISupportErrorInfo*>(this);
    } else {
        *out = nullptr;
        return E_NOINTERFACE;
    }
    AddRef();
    return S_OK;
}

HRESULT painter::GetTypeInfoCount(UINT* out) {
    *out = 1;
    return S_OK;
}

HRESULT painter::GetTypeInfo(UINT index, LCID, ITypeInfo** out) {
    *out = nullptr;
    if (index != 0)
        return DISP_E_BADINDEX;
    *out = ref<ITypeInfo>(type_).detach();
    return S_OK;
}

HRESULT painter::GetIDsOfNames(REFIID, LPOLESTR* names, UINT name_count, LCID, DISPID* ids) {
    return type_->GetIDsOfNames(names, name_count, ids);
}

HRESULT painter::Invoke(DISPID id, REFIID, LCID, WORD flags, DISPPARAMS* params, VARIANT* result,
                        EXCEPINFO* exception, UINT* bad_argument) {
    return type_->Invoke(static_cast<IPainter*>(this), id, flags, params, result, exception, bad_argument);
}

HRESULT painter::InterfaceSupportsErrorInfo(REFIID iid) {
    return supports_error_info && IsEqualIID(iid, __uuidof(IPainter)) ? S_OK : S_FALSE;
}

HRESULT painter::get_Colour(Colour* value) {
    ++calls;
    *value = colour;
    return S_OK;
}

HRESULT painter::put_Colour(Colour value) {
    ++calls;
    colour = value;
    return S_OK;
}

HRESULT painter::get_Title(BSTR* value) {
    ++calls;
    *value = SysAllocStringLen(title.data(), static_cast<UINT>(title.size()));
    return S_OK;
}

HRESULT painter::put_Title(BSTR value) {
    ++calls;
    title.assign(value ? value : OLESTR(""), SysStringLen(value));
    return S_OK;
}

HRESULT painter::get_Item(LONG index, VARIANT* value) {
    ++calls;
    item_index = index;
    VariantInit(value);
    return VariantCopy(value, &item);
}

HRESULT painter::put_Item(LONG index, VARIANT value) {
    ++calls;
    item_index = index;
    return VariantCopy(&item, &value);
}

HRESULT painter::get_Owner(IDispatch** value) {
    ++calls;
    *value = ref<IDispatch>(owner).detach();
    return S_OK;
}

HRESULT painter::putref_Owner(IDispatch* value) {
    ++calls;
    if (value)
        value->AddRef();
    owner = ref<IDispatch>(value);
    return S_OK;
}

HRESULT painter::Add(LONG first, LONG second, LONG* sum) {
    ++calls;
    *sum = first + second;
    return S_OK;
}

HRESULT painter::Mix(double ratio, VARIANT first, VARIANT second, BSTR* text) {
    ++calls;
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%g", ratio);
    return give(text, std::string(buffer) + " | " + show(first) + " | " + show(second));
}

HRESULT painter::Fill(LONG width, BSTR pattern, VARIANT_BOOL solid, BSTR* text) {
    ++calls;
    return give(text,
                std::to_string(width) + " | " + conformance::text(pattern) + " | " + std::to_string(solid));
}

HRESULT painter::Join(BSTR separator, SAFEARRAY* parts, BSTR* text) {
    ++calls;
    std::string out;
    LONG low = 0;
    LONG high = -1;
    SafeArrayGetLBound(parts, 1, &low);
    SafeArrayGetUBound(parts, 1, &high);
    for (LONG i = low; i <= high; ++i) {
        variant part;
        SafeArrayGetElement(parts, &i, &part);
        out += (i == low ? "" : conformance::text(separator)) + show(part);
    }
    return give(text, out);
}

HRESULT painter::Localised(LONG value, LONG lcid, LONG* result) {
    ++calls;
    *result = value * 100000 + lcid;
    return S_OK;
}

HRESULT painter::Swap(LONG* left, LONG* right) {
    ++calls;
    std::swap(*left, *right);
    return S_OK;
}

HRESULT painter::Split(BSTR text, BSTR* head, BSTR* tail) {
    ++calls;
    std::string whole = conformance::text(text);
    std::size_t at = whole.find(' ');
    give(head, whole.substr(0, at));
    return give(tail, at == std::string::npos ? "" : whole.substr(at + 1));
}

HRESULT painter::Fail(HRESULT code, VARIANT_BOOL explain) {
    ++calls;
    if (explain) {
        ref<ICreateErrorInfo> created;
        CreateErrorInfo(created.put());
        wide source(OLESTR("Conformance.Painter"));
        wide description(OLESTR("the paint is wet"));
        wide file(OLESTR("painter.hlp"));
        created->SetGUID(__uuidof(IPainter));
        created->SetSource(source.data());
        created->SetDescription(description.data());
        created->SetHelpFile(file.data());
        created->SetHelpContext(42);
        SetErrorInfo(0, created.as<IErrorInfo>().get());
    }
    return code;
}

HRESULT painter::Touch() {
    ++calls;
    return S_OK;
}

HRESULT painter::Secret() {
    ++calls;
    return S_OK;
}

HRESULT painter::Types(unsigned char octet, short word, float single, CURRENCY money, DATE when,
                       VARIANT_BOOL flag, INT64 wide_number, BSTR* text) {
    ++calls;
    char buffer[200];
    std::snprintf(buffer, sizeof buffer, "%u %d %g %lld %g %d %lld", octet, word, static_cast<double>(single),
                  static_cast<long long>(money.int64), when, flag, static_cast<long long>(wide_number));
    return give(text, buffer);
}

HRESULT painter::Same(IPainter* other, VARIANT_BOOL* same) {
    ++calls;
    *same = other == this ? VARIANT_TRUE : VARIANT_FALSE;
    return S_OK;
}

HRESULT painter::Any(VARIANT value, VARIANT* copy) {
    ++calls;
    VariantInit(copy);
    return VariantCopy(copy, &value);
}

HRESULT painter::Grow(VARIANT* value) {
    ++calls;
    std::string out = show(*value) + "+";
    VariantClear(value);
    V_VT(value) = VT_BSTR;
    return give(&V_BSTR(value), out);
}

HRESULT painter::Unknown(IUnknown* value, IUnknown** copy) {
    ++calls;
    *copy = value;
    if (value)
        value->AddRef();
    return S_OK;
}

HRESULT painter::Numbers(SAFEARRAY* names, LONG* out) {
    ++calls;
    *out = names ? static_cast<LONG>(names->rgsabound[0].cElements) : -1;
    return S_OK;
}

HRESULT painter::get_Large(double* value) {
    ++calls;
    *value = large;
    return S_OK;
}

HRESULT painter::put_Large(double value) {
    ++calls;
    large = value;
    return S_OK;
}

HRESULT painter::get__NewEnum(IUnknown** value) {
    ++calls;
    *value = nullptr;
    return E_NOTIMPL;
}

} // namespace conformance
