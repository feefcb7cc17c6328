/* _variant_t: a VARIANT that clears and copies itself. <comutil.h> includes this file.
 * https://learn.microsoft.com/cpp/cpp/variant-t-class */
#ifndef COMITY_COMUTIL_VARIANT_H
#define COMITY_COMUTIL_VARIANT_H

#include <ole2.h>

#ifdef __cplusplus

#include <comity/comutil_bstr.h>

#include <type_traits>

/// A VARIANT with an owner. Members issue failures (_com_issue_error), except those that are noexcept.
///
/// `int` and LONG are one type here, as are `unsigned int` and ULONG. They make VT_I4 and VT_UI4, which is what LONG and ULONG
/// make on Windows. `long` counts as Windows' 32-bit type of that name; a value that needs more makes VT_I8 or VT_UI8.
class _variant_t : public ::tagVARIANT {
public:
    _variant_t() noexcept { VariantInit(this); }
    _variant_t(const VARIANT& source) {
        VariantInit(this);
        copy_from(&source);
    }
    _variant_t(const VARIANT* source) {
        VariantInit(this);
        copy_from(source);
    }
    _variant_t(const _variant_t& source) : _variant_t(static_cast<const VARIANT&>(source)) {}
    /// Copies the VARIANT, or takes over what it holds and leaves it VT_EMPTY.
    _variant_t(VARIANT& source, bool copy) {
        VariantInit(this);
        if (copy)
            copy_from(&source);
        else
            take(source);
    }
    /// VT_I2, or VT_BOOL: true for everything but 0. Others are E_INVALIDARG.
    _variant_t(short value, VARTYPE type = VT_I2) {
        VariantInit(this);
        set_integer(value, type, type == VT_I2 || type == VT_BOOL);
    }
    /// VT_I4, VT_INT, VT_BOOL or VT_ERROR. Others are E_INVALIDARG.
    _variant_t(int value, VARTYPE type = VT_I4) {
        VariantInit(this);
        set_integer(value, type, type == VT_I4 || type == VT_INT || type == VT_BOOL || type == VT_ERROR);
    }
    _variant_t(long value, VARTYPE type) : _variant_t(static_cast<int>(value), type) {}
    _variant_t(long value) noexcept {
        VariantInit(this);
        set_long(value);
    }
    _variant_t(float value) noexcept { initialize(VT_R4), V_R4(this) = value; }
    /// VT_R8 or VT_DATE. Others are E_INVALIDARG.
    _variant_t(double value, VARTYPE type = VT_R8) {
        VariantInit(this);
        if (type != VT_R8 && type != VT_DATE) {
            _com_issue_error(E_INVALIDARG);
            return;
        }
        V_VT(this) = type;
        V_R8(this) = value;
    }
    _variant_t(const CY& value) noexcept { initialize(VT_CY), V_CY(this) = value; }
    _variant_t(const _bstr_t& text) {
        VariantInit(this);
        BSTR copy = text.copy();
        V_VT(this) = VT_BSTR;
        V_BSTR(this) = copy;
    }
    _variant_t(const WCHAR* text) : _variant_t(_bstr_t(text)) {}
    _variant_t(const char* text) : _variant_t(_bstr_t(text)) {}
    /// Adds a reference, or takes the caller's over.
    _variant_t(IDispatch* object, bool add_reference = true) noexcept {
        initialize(VT_DISPATCH), V_DISPATCH(this) = object;
        if (object != nullptr && add_reference)
            object->AddRef();
    }
    _variant_t(IUnknown* object, bool add_reference = true) noexcept {
        initialize(VT_UNKNOWN), V_UNKNOWN(this) = object;
        if (object != nullptr && add_reference)
            object->AddRef();
    }
    _variant_t(bool value) noexcept { initialize(VT_BOOL), V_BOOL(this) = value ? VARIANT_TRUE : VARIANT_FALSE; }
    _variant_t(const DECIMAL& value) noexcept {
        VariantInit(this);
        set_decimal(value);
    }
    _variant_t(BYTE value) noexcept { initialize(VT_UI1), V_UI1(this) = value; }
    _variant_t(char value) noexcept { initialize(VT_I1), V_I1(this) = value; }
    _variant_t(unsigned short value) noexcept { initialize(VT_UI2), V_UI2(this) = value; }
    _variant_t(unsigned int value) noexcept { initialize(VT_UI4), V_UI4(this) = value; }
    _variant_t(unsigned long value) noexcept {
        VariantInit(this);
        set_unsigned_long(value);
    }
    _variant_t(long long value) noexcept { initialize(VT_I8), V_I8(this) = value; }
    _variant_t(unsigned long long value) noexcept { initialize(VT_UI8), V_UI8(this) = value; }
    ~_variant_t() noexcept { VariantClear(this); }

    // What is held if it has the type, and otherwise its conversion by VariantChangeType.
    operator short() const { return converted<VT_I2, short>([](const VARIANT& value) { return V_I2(&value); }); }
    operator int() const { return converted<VT_I4, int>([](const VARIANT& value) { return V_I4(&value); }); }
    operator long() const { return static_cast<int>(*this); }
    operator float() const { return converted<VT_R4, float>([](const VARIANT& value) { return V_R4(&value); }); }
    operator double() const { return converted<VT_R8, double>([](const VARIANT& value) { return V_R8(&value); }); }
    operator CY() const { return converted<VT_CY, CY>([](const VARIANT& value) { return V_CY(&value); }); }
    operator bool() const { return converted<VT_BOOL, bool>([](const VARIANT& value) { return V_BOOL(&value) != 0; }); }
    operator DECIMAL() const {
        DECIMAL result = converted<VT_DECIMAL, DECIMAL>([](const VARIANT& value) { return V_DECIMAL(&value); });
        result.wReserved = 0; // where a VARIANT has its type
        return result;
    }
    operator BYTE() const { return converted<VT_UI1, BYTE>([](const VARIANT& value) { return V_UI1(&value); }); }
    operator char() const { return converted<VT_I1, char>([](const VARIANT& value) { return V_I1(&value); }); }
    operator unsigned short() const { return converted<VT_UI2, unsigned short>([](const VARIANT& value) { return V_UI2(&value); }); }
    operator unsigned int() const { return converted<VT_UI4, unsigned int>([](const VARIANT& value) { return V_UI4(&value); }); }
    operator unsigned long() const { return static_cast<unsigned int>(*this); }
    operator long long() const { return converted<VT_I8, long long>([](const VARIANT& value) { return V_I8(&value); }); }
    operator unsigned long long() const { return converted<VT_UI8, unsigned long long>([](const VARIANT& value) { return V_UI8(&value); }); }
    /// With a reference for the caller.
    operator IDispatch*() const {
        return converted<VT_DISPATCH, IDispatch*>([](const VARIANT& value) { return counted(V_DISPATCH(&value)); });
    }
    operator IUnknown*() const {
        return converted<VT_UNKNOWN, IUnknown*>([](const VARIANT& value) { return counted(V_UNKNOWN(&value)); });
    }
    /// A template only to come second after the constructor that _bstr_t has for the same.
    template <class Text, std::enable_if_t<std::is_same<Text, _bstr_t>::value, int> = 0> operator Text() const {
        return _bstr_t(*this);
    }

    _variant_t& operator=(const VARIANT& source) {
        copy_from(&source);
        return *this;
    }
    _variant_t& operator=(const VARIANT* source) {
        copy_from(source);
        return *this;
    }
    _variant_t& operator=(const _variant_t& source) {
        copy_from(&source);
        return *this;
    }
    /// A variable that holds a VT_BOOL stays one: true for everything but 0.
    _variant_t& operator=(short value) {
        const VARTYPE type = V_VT(this) == VT_BOOL ? VT_BOOL : VT_I2;
        Clear();
        set_integer(value, type, true);
        return *this;
    }
    /// A variable that holds a VT_BOOL or a VT_ERROR stays one.
    _variant_t& operator=(int value) {
        const VARTYPE type = V_VT(this) == VT_BOOL || V_VT(this) == VT_ERROR ? V_VT(this) : static_cast<VARTYPE>(VT_I4);
        Clear();
        set_integer(value, type, true);
        return *this;
    }
    _variant_t& operator=(long value) {
        if (value == static_cast<int>(value))
            return *this = static_cast<int>(value);
        Clear();
        set_long(value);
        return *this;
    }
    _variant_t& operator=(float value) { return replace(_variant_t(value)); }
    /// A variable that holds a VT_DATE stays one.
    _variant_t& operator=(double value) { return replace(_variant_t(value, V_VT(this) == VT_DATE ? VT_DATE : VT_R8)); }
    _variant_t& operator=(const CY& value) { return replace(_variant_t(value)); }
    _variant_t& operator=(const _bstr_t& text) { return replace(_variant_t(text)); }
    _variant_t& operator=(const WCHAR* text) { return replace(_variant_t(text)); }
    _variant_t& operator=(const char* text) { return replace(_variant_t(text)); }
    _variant_t& operator=(IDispatch* object) { return replace(_variant_t(object)); }
    _variant_t& operator=(IUnknown* object) { return replace(_variant_t(object)); }
    _variant_t& operator=(bool value) { return replace(_variant_t(value)); }
    _variant_t& operator=(const DECIMAL& value) { return replace(_variant_t(value)); }
    _variant_t& operator=(BYTE value) { return replace(_variant_t(value)); }
    _variant_t& operator=(char value) { return replace(_variant_t(value)); }
    _variant_t& operator=(unsigned short value) { return replace(_variant_t(value)); }
    _variant_t& operator=(unsigned int value) { return replace(_variant_t(value)); }
    _variant_t& operator=(unsigned long value) { return replace(_variant_t(value)); }
    _variant_t& operator=(long long value) { return replace(_variant_t(value)); }
    _variant_t& operator=(unsigned long long value) { return replace(_variant_t(value)); }

    /// Whether type and value are the same. Nothing is converted; objects are compared by their pointers; strings byte by byte.
    /// Issues E_INVALIDARG for two of a type whose values cannot be compared: arrays, records, references.
    bool operator==(const VARIANT& other) const { return equals(&other); }
    bool operator==(const VARIANT* other) const { return equals(other); }
    bool operator!=(const VARIANT& other) const { return !equals(&other); }
    bool operator!=(const VARIANT* other) const { return !equals(other); }
    // Without these, C++20 finds the ones above as well for the operands the other way round, and conversions to numbers.
    bool operator==(const _variant_t& other) const { return equals(&other); }
    bool operator!=(const _variant_t& other) const { return !equals(&other); }

    void Clear() { _com_util::CheckError(VariantClear(this)); }
    /// Takes over what the VARIANT holds, and leaves it VT_EMPTY.
    void Attach(VARIANT& source) {
        Clear();
        take(source);
    }
    /// Gives what is held to the caller, and is VT_EMPTY then.
    VARIANT Detach() {
        VARIANT result = *this;
        V_VT(this) = VT_EMPTY;
        return result;
    }
    VARIANT& GetVARIANT() noexcept { return *this; }
    /// Cleared, for a call that writes a VARIANT.
    VARIANT* GetAddress() {
        Clear();
        return this;
    }
    /// Converts `source`, or with NULL what is held.
    void ChangeType(VARTYPE type, const _variant_t* source = nullptr) {
        if (source == nullptr)
            source = this;
        if (source != this || type != V_VT(this))
            _com_util::CheckError(VariantChangeType(this, source, 0, type));
    }
    /// Holds the text as a VT_BSTR.
    void SetString(const char* text) { *this = text; }

private:
    void initialize(VARTYPE type) noexcept {
        VariantInit(this);
        V_VT(this) = type;
    }
    void copy_from(const VARIANT* source) {
        _com_util::CheckError(source == nullptr ? E_POINTER : VariantCopy(this, source));
    }
    void take(VARIANT& source) noexcept {
        static_cast<VARIANT&>(*this) = source;
        V_VT(&source) = VT_EMPTY;
    }
    _variant_t& replace(_variant_t&& made) {
        Clear();
        take(made);
        return *this;
    }
    // `this` holds nothing.
    void set_integer(int value, VARTYPE type, bool allowed) {
        if (!allowed) {
            _com_issue_error(E_INVALIDARG);
            return;
        }
        V_VT(this) = type;
        if (type == VT_BOOL)
            V_BOOL(this) = value != 0 ? VARIANT_TRUE : VARIANT_FALSE;
        else if (type == VT_I2)
            V_I2(this) = static_cast<short>(value);
        else
            V_I4(this) = value;
    }
    void set_long(long value) noexcept {
        if (value == static_cast<int>(value)) {
            V_VT(this) = VT_I4;
            V_I4(this) = static_cast<int>(value);
        } else {
            V_VT(this) = VT_I8;
            V_I8(this) = value;
        }
    }
    void set_unsigned_long(unsigned long value) noexcept {
        if (value == static_cast<unsigned int>(value)) {
            V_VT(this) = VT_UI4;
            V_UI4(this) = static_cast<unsigned int>(value);
        } else {
            V_VT(this) = VT_UI8;
            V_UI8(this) = value;
        }
    }
    void set_decimal(const DECIMAL& value) noexcept {
        V_DECIMAL(this) = value;
        V_VT(this) = VT_DECIMAL; // last: it lies in the DECIMAL's reserved word
    }
    template <class Interface> static Interface* counted(Interface* object) {
        if (object != nullptr)
            object->AddRef();
        return object;
    }
    template <VARTYPE Type, class Value> Value converted(Value (*get)(const VARIANT&)) const {
        if (V_VT(this) == Type)
            return get(*this);
        _variant_t changed;
        changed.ChangeType(Type, this);
        return get(changed);
    }
    bool equals(const VARIANT* other) const;
};

inline bool _variant_t::equals(const VARIANT* other) const {
    if (other == nullptr)
        return false;
    if (this == other)
        return true;
    if (V_VT(this) != V_VT(other))
        return false;
    switch (V_VT(this)) {
    case VT_EMPTY:
    case VT_NULL:
        return true;
    case VT_I1:
    case VT_UI1:
        return V_UI1(this) == V_UI1(other);
    case VT_I2:
    case VT_UI2:
    case VT_BOOL:
        return V_I2(this) == V_I2(other);
    case VT_I4:
    case VT_UI4:
    case VT_INT:
    case VT_UINT:
    case VT_ERROR:
        return V_I4(this) == V_I4(other);
    case VT_I8:
    case VT_UI8:
        return V_I8(this) == V_I8(other);
    case VT_R4:
        return V_R4(this) == V_R4(other);
    case VT_R8:
    case VT_DATE:
        return V_R8(this) == V_R8(other);
    case VT_CY:
        return V_CY(this).int64 == V_CY(other).int64;
    case VT_DECIMAL:
        return memcmp(&V_DECIMAL(this), &V_DECIMAL(other), sizeof(DECIMAL)) == 0;
    case VT_BSTR: {
        const UINT length = SysStringByteLen(V_BSTR(this));
        return length == SysStringByteLen(V_BSTR(other)) &&
               (length == 0 || memcmp(V_BSTR(this), V_BSTR(other), length) == 0);
    }
    case VT_DISPATCH:
        return V_DISPATCH(this) == V_DISPATCH(other);
    case VT_UNKNOWN:
        return V_UNKNOWN(this) == V_UNKNOWN(other);
    default:
        _com_issue_error(E_INVALIDARG);
        return false;
    }
}

inline _bstr_t::_bstr_t(const _variant_t& value) {
    if (V_VT(&value) == VT_BSTR) {
        shared_ = make(duplicate(V_BSTR(&value)));
        return;
    }
    _variant_t text;
    text.ChangeType(VT_BSTR, &value);
    shared_ = make(V_BSTR(&text));
    V_VT(&text) = VT_EMPTY;
}

inline _bstr_t& _bstr_t::operator=(const _variant_t& value) {
    return *this = _bstr_t(value);
}

/// The value that stands for an argument left out. Each module has one of its own.
inline _variant_t vtMissing __attribute__((visibility("hidden")))(DISP_E_PARAMNOTFOUND, VT_ERROR);

#ifndef _USE_RAW
#define variant_t _variant_t
#endif

#endif /* __cplusplus */
#endif /* COMITY_COMUTIL_VARIANT_H */
