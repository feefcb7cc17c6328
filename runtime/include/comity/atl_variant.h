/* CComVariant: a VARIANT that clears and copies itself. <atlcomcli.h> includes this file.
 * https://learn.microsoft.com/cpp/atl/reference/ccomvariant-class */
#ifndef COMITY_ATL_VARIANT_H
#define COMITY_ATL_VARIANT_H

#include <ole2.h>

#ifdef __cplusplus

#include <comity/atl_bstr.h>

namespace ATL {

/// A VARIANT with an owner. Constructors and operators throw (AtlThrow) what fails; other members return it.
///
/// `int` and LONG are one type here, as are `unsigned int` and ULONG. `long` counts as Windows' 32-bit type of that name; a value
/// that needs more makes VT_I8 or VT_UI8.
class CComVariant : public ::tagVARIANT {
public:
    CComVariant() noexcept { VariantInit(this); }
    CComVariant(const CComVariant& other) : CComVariant(static_cast<const VARIANT&>(other)) {}
    CComVariant(CComVariant&& other) noexcept {
        static_cast<VARIANT&>(*this) = other;
        V_VT(&other) = VT_EMPTY;
    }
    CComVariant(const VARIANT& other) {
        VariantInit(this);
        check(VariantCopy(this, &other));
    }
    CComVariant(LPCOLESTR text) : CComVariant(CComBSTR(text)) {}
    CComVariant(LPCSTR text) : CComVariant(CComBSTR(text)) {}
    CComVariant(const CComBSTR& text) {
        VariantInit(this);
        check(text.CopyTo(this));
    }
    CComVariant(bool value) noexcept { initialize(VT_BOOL), V_BOOL(this) = value ? VARIANT_TRUE : VARIANT_FALSE; }
    CComVariant(BYTE value) noexcept { initialize(VT_UI1), V_UI1(this) = value; }
    CComVariant(char value) noexcept { initialize(VT_I1), V_I1(this) = value; }
    CComVariant(short value) noexcept { initialize(VT_I2), V_I2(this) = value; }
    CComVariant(unsigned short value) noexcept { initialize(VT_UI2), V_UI2(this) = value; }
    /// VT_I4, VT_INT or VT_ERROR; others are E_INVALIDARG.
    CComVariant(int value, VARTYPE type = VT_I4) { set_typed(type, VT_I4, VT_INT, VT_ERROR), V_I4(this) = value; }
    CComVariant(long value, VARTYPE type) : CComVariant(static_cast<int>(value), type) {}
    CComVariant(long value) noexcept {
        initialize(value == static_cast<int>(value) ? VT_I4 : VT_I8);
        V_I8(this) = value;
    }
    /// VT_UI4 or VT_UINT; others are E_INVALIDARG.
    CComVariant(unsigned int value, VARTYPE type = VT_UI4) { set_typed(type, VT_UI4, VT_UINT, VT_UINT), V_UI4(this) = value; }
    CComVariant(unsigned long value) noexcept {
        initialize(value == static_cast<unsigned int>(value) ? VT_UI4 : VT_UI8);
        V_UI8(this) = value;
    }
    CComVariant(LONGLONG value) noexcept { initialize(VT_I8), V_I8(this) = value; }
    CComVariant(ULONGLONG value) noexcept { initialize(VT_UI8), V_UI8(this) = value; }
    CComVariant(float value) noexcept { initialize(VT_R4), V_R4(this) = value; }
    /// VT_R8 or VT_DATE; others are E_INVALIDARG.
    CComVariant(double value, VARTYPE type = VT_R8) { set_typed(type, VT_R8, VT_DATE, VT_DATE), V_R8(this) = value; }
    CComVariant(CY value) noexcept { initialize(VT_CY), V_CY(this) = value; }
    CComVariant(IDispatch* object) noexcept {
        initialize(VT_DISPATCH), V_DISPATCH(this) = object;
        if (object != nullptr)
            object->AddRef();
    }
    CComVariant(IUnknown* object) noexcept {
        initialize(VT_UNKNOWN), V_UNKNOWN(this) = object;
        if (object != nullptr)
            object->AddRef();
    }
    /// A copy of the array.
    CComVariant(const SAFEARRAY* array) {
        VariantInit(this);
        if (array == nullptr)
            return;
        SAFEARRAY* source = const_cast<SAFEARRAY*>(array);
        SAFEARRAY* copy = nullptr;
        VARTYPE type = VT_EMPTY;
        check(SafeArrayGetVartype(source, &type));
        check(SafeArrayCopy(source, &copy));
        V_VT(this) = static_cast<VARTYPE>(type | VT_ARRAY);
        V_ARRAY(this) = copy;
    }
    ~CComVariant() noexcept { VariantClear(this); }

    CComVariant& operator=(const CComVariant& other) {
        if (this != &other)
            check(VariantCopy(this, &other));
        return *this;
    }
    CComVariant& operator=(CComVariant&& other) {
        return this == &other ? *this : take(other);
    }
    CComVariant& operator=(const VARIANT& other) {
        if (this != &other)
            check(VariantCopy(this, &other));
        return *this;
    }
    CComVariant& operator=(const CComBSTR& value) { return put(value); }
    CComVariant& operator=(LPCOLESTR value) { return put(value); }
    CComVariant& operator=(LPCSTR value) { return put(value); }
    CComVariant& operator=(bool value) { return put(value); }
    CComVariant& operator=(BYTE value) { return put(value); }
    CComVariant& operator=(char value) { return put(value); }
    CComVariant& operator=(short value) { return put(value); }
    CComVariant& operator=(unsigned short value) { return put(value); }
    CComVariant& operator=(int value) { return put(value); }
    CComVariant& operator=(unsigned int value) { return put(value); }
    CComVariant& operator=(long value) { return put(value); }
    CComVariant& operator=(unsigned long value) { return put(value); }
    CComVariant& operator=(LONGLONG value) { return put(value); }
    CComVariant& operator=(ULONGLONG value) { return put(value); }
    CComVariant& operator=(float value) { return put(value); }
    CComVariant& operator=(double value) { return put(value); }
    CComVariant& operator=(CY value) { return put(value); }
    CComVariant& operator=(IDispatch* value) { return put(value); }
    CComVariant& operator=(IUnknown* value) { return put(value); }
    CComVariant& operator=(const SAFEARRAY* value) { return put(value); }
    // Pointers to a value: a reference to it.
    CComVariant& operator=(BYTE* value) { return put_reference(VT_UI1, value); }
    CComVariant& operator=(short* value) { return put_reference(VT_I2, value); }
    CComVariant& operator=(USHORT* value) { return put_reference(VT_UI2, value); }
    CComVariant& operator=(int* value) { return put_reference(VT_I4, value); }
    CComVariant& operator=(UINT* value) { return put_reference(VT_UI4, value); }
    CComVariant& operator=(LONGLONG* value) { return put_reference(VT_I8, value); }
    CComVariant& operator=(ULONGLONG* value) { return put_reference(VT_UI8, value); }
    CComVariant& operator=(float* value) { return put_reference(VT_R4, value); }
    CComVariant& operator=(double* value) { return put_reference(VT_R8, value); }

    /// Makes this a reference to a value of the type's own VARTYPE.
    template <class T>
    void SetByRef(T* value) {
        *this = value;
    }

    /// Whether both have one type and, by VarCmp in the user's language, one value. Two VT_NULL are equal.
    bool operator==(const VARIANT& other) const noexcept {
        return V_VT(this) == V_VT(&other) && (V_VT(this) == VT_NULL || compare(other) == VARCMP_EQ);
    }
    bool operator!=(const VARIANT& other) const noexcept { return !(*this == other); }
    bool operator==(const CComVariant& other) const noexcept { return *this == static_cast<const VARIANT&>(other); }
    bool operator!=(const CComVariant& other) const noexcept { return !(*this == other); }
    /// By VarCmp, whatever the types; false for a VT_NULL.
    bool operator<(const VARIANT& other) const noexcept { return compare(other) == VARCMP_LT; }
    bool operator>(const VARIANT& other) const noexcept { return compare(other) == VARCMP_GT; }

    HRESULT Clear() noexcept { return VariantClear(this); }
    HRESULT Copy(const VARIANT* source) noexcept {
        return source == nullptr ? E_POINTER : VariantCopy(this, source);
    }
    /// A copy of the text of a VT_BSTR; E_POINTER, DISP_E_TYPEMISMATCH, E_OUTOFMEMORY.
    HRESULT CopyTo(BSTR* text) const noexcept {
        if (text == nullptr)
            return E_POINTER;
        *text = nullptr;
        if (V_VT(this) != VT_BSTR)
            return DISP_E_TYPEMISMATCH;
        if (V_BSTR(this) != nullptr)
            *text = SysAllocStringByteLen(reinterpret_cast<const char*>(V_BSTR(this)), SysStringByteLen(V_BSTR(this)));
        return *text == nullptr && V_BSTR(this) != nullptr ? E_OUTOFMEMORY : S_OK;
    }
    /// Takes over what the VARIANT holds, and leaves it VT_EMPTY.
    HRESULT Attach(VARIANT* source) noexcept {
        if (source == nullptr)
            return E_INVALIDARG;
        const HRESULT hr = Clear();
        if (SUCCEEDED(hr)) {
            static_cast<VARIANT&>(*this) = *source;
            V_VT(source) = VT_EMPTY;
        }
        return hr;
    }
    /// Clears the VARIANT, gives it what is held, and is VT_EMPTY then.
    HRESULT Detach(VARIANT* to) noexcept {
        if (to == nullptr)
            return E_POINTER;
        const HRESULT hr = VariantClear(to);
        if (SUCCEEDED(hr)) {
            *to = *this;
            V_VT(this) = VT_EMPTY;
        }
        return hr;
    }
    /// Converts `source`, or with NULL what is held.
    HRESULT ChangeType(VARTYPE type, const VARIANT* source = nullptr) noexcept {
        return VariantChangeType(this, source == nullptr ? this : source, 0, type);
    }

private:
    void initialize(VARTYPE type) noexcept {
        VariantInit(this);
        V_VT(this) = type;
    }
    void set_typed(VARTYPE type, VARTYPE first, VARTYPE second, VARTYPE third) {
        initialize(type);
        if (type != first && type != second && type != third) {
            V_VT(this) = VT_ERROR;
            V_ERROR(this) = E_INVALIDARG;
            AtlThrow(E_INVALIDARG);
        }
    }
    static void check(HRESULT hr) {
        if (FAILED(hr))
            AtlThrow(hr);
    }
    CComVariant& take(CComVariant& other) {
        check(Clear());
        static_cast<VARIANT&>(*this) = other;
        V_VT(&other) = VT_EMPTY;
        return *this;
    }
    template <class T>
    CComVariant& put(const T& value) {
        CComVariant made(value);
        return take(made);
    }
    CComVariant& put_reference(VARTYPE type, void* value) {
        check(Clear());
        V_VT(this) = static_cast<VARTYPE>(type | VT_BYREF);
        V_BYREF(this) = value;
        return *this;
    }
    HRESULT compare(const VARIANT& other) const noexcept {
        return VarCmp(const_cast<CComVariant*>(this), const_cast<VARIANT*>(&other), LOCALE_USER_DEFAULT, 0);
    }
};

} // namespace ATL

#endif /* __cplusplus */
#endif /* COMITY_ATL_VARIANT_H */
