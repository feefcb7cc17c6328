// What every conformance test uses: holders for what COM hands out, text for messages, and where the fixture
// libraries are. Nothing in here is Comity's own: the same file is compiled against Windows' headers.
#pragma once

#include <windows.h>

#include <ole2.h>
#include <oleauto.h>
#include <olectl.h>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>

// Compares HRESULTs and shows both in hexadecimal.
#define EXPECT_HR(expected, actual) EXPECT_PRED_FORMAT2(::conformance::same_result, expected, actual)
#define ASSERT_HR(expected, actual) ASSERT_PRED_FORMAT2(::conformance::same_result, expected, actual)

namespace conformance {

using wide = std::basic_string<OLECHAR>;

inline constexpr LCID english = 0x409;

testing::AssertionResult same_result(const char* expected_text, const char* actual_text, HRESULT expected,
                                     HRESULT actual);

// UTF-8 for messages and comparisons; embedded NULs stay.
std::string narrow(const OLECHAR* text, std::size_t length);
std::string narrow(const OLECHAR* text);
std::string text(BSTR value);
wide widen(const std::string& text);

// "{00000000-0000-0000-C000-000000000046}"
std::string text(const GUID& id);

// The path of a fixture type library in the form that LoadTypeLib takes on this side.
wide fixture_path(const char* file);

// The number of references that an object counts now, as Release reports it.
ULONG references(IUnknown* object);

// A counted reference. Unlike most smart pointers it never calls QueryInterface by itself: the tests count
// calls.
template <typename T>
class ref {
public:
    ref() = default;
    ref(std::nullptr_t) {}
    explicit ref(T* taken) : pointer_(taken) {}
    ref(const ref& other) : pointer_(other.pointer_) {
        if (pointer_)
            pointer_->AddRef();
    }
    ref(ref&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
    ref& operator=(ref other) noexcept {
        std::swap(pointer_, other.pointer_);
        return *this;
    }
    ~ref() { reset(); }

    T* get() const { return pointer_; }
    T* operator->() const { return pointer_; }
    explicit operator bool() const { return pointer_ != nullptr; }

    void reset() {
        if (T* old = std::exchange(pointer_, nullptr))
            old->Release();
    }
    T** put() {
        reset();
        return &pointer_;
    }
    void** put_void() { return reinterpret_cast<void**>(put()); }
    T* detach() { return std::exchange(pointer_, nullptr); }

    template <typename Other>
    ref<Other> as() const {
        ref<Other> other;
        if (pointer_)
            pointer_->QueryInterface(__uuidof(Other), other.put_void());
        return other;
    }

private:
    T* pointer_ = nullptr;
};

// An owned BSTR.
class bstr {
public:
    bstr() = default;
    explicit bstr(const OLECHAR* value) : value_(SysAllocString(value)) {}
    explicit bstr(const wide& value)
        : value_(SysAllocStringLen(value.data(), static_cast<UINT>(value.size()))) {}
    bstr(const bstr&) = delete;
    bstr& operator=(const bstr&) = delete;
    ~bstr() { SysFreeString(value_); }

    BSTR get() const { return value_; }
    BSTR* put() {
        SysFreeString(std::exchange(value_, nullptr));
        return &value_;
    }
    BSTR detach() { return std::exchange(value_, nullptr); }
    std::string str() const { return text(value_); }

private:
    BSTR value_ = nullptr;
};

// An owned VARIANT.
struct variant : VARIANT {
    variant() { VariantInit(this); }
    variant(const variant& other) : VARIANT() {
        VariantInit(this);
        VariantCopy(this, const_cast<variant*>(&other)); // MinGW declares it without const
    }
    variant& operator=(const variant& other) {
        VariantCopy(this, const_cast<variant*>(&other)); // MinGW declares it without const
        return *this;
    }
    ~variant() { VariantClear(this); }

    static variant i1(signed char value);
    static variant i2(SHORT value);
    static variant i4(LONG value);
    static variant i8(LONGLONG value);
    static variant ui1(BYTE value);
    static variant ui2(USHORT value);
    static variant ui4(ULONG value);
    static variant ui8(ULONGLONG value);
    static variant int_(INT value);
    static variant uint_(UINT value);
    static variant r4(float value);
    static variant r8(double value);
    static variant boolean(VARIANT_BOOL value);
    static variant cy(LONGLONG ten_thousandths);
    static variant days(double value);
    static variant error(SCODE code);
    static variant null();
    static variant missing() { return error(DISP_E_PARAMNOTFOUND); }
    static variant str(const OLECHAR* value);
    static variant dispatch(IDispatch* value);
    static variant unknown(IUnknown* value);
};

// Type and value in one line, "I4 42" or "BSTR 'text'": what the tables compare.
std::string show(const VARIANT& value);
std::string type_name(VARTYPE type);

// Enters the multithreaded apartment for each test.
class with_com : public testing::Test {
protected:
    void SetUp() override { ASSERT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED)); }
    void TearDown() override { CoUninitialize(); }
};

// A fixture library, loaded anew for each test.
class with_library : public with_com {
protected:
    void SetUp() override;
    void TearDown() override;

    ref<ITypeInfo> type(const OLECHAR* name);
    ref<ITypeInfo> type(REFGUID id);

    ref<ITypeLib> library;
};

// Attributes and descriptions that give themselves back.
class type_attr {
public:
    explicit type_attr(ITypeInfo* type) : type_(type) { EXPECT_HR(S_OK, type->GetTypeAttr(&attr_)); }
    type_attr(const type_attr&) = delete;
    ~type_attr() {
        if (attr_)
            type_->ReleaseTypeAttr(attr_);
    }
    const TYPEATTR* operator->() const { return attr_; }
    explicit operator bool() const { return attr_ != nullptr; }

private:
    ITypeInfo* type_;
    TYPEATTR* attr_ = nullptr;
};

class func_desc {
public:
    func_desc(ITypeInfo* type, UINT index) : type_(type) {
        EXPECT_HR(S_OK, type->GetFuncDesc(index, &desc_));
    }
    func_desc(const func_desc&) = delete;
    ~func_desc() {
        if (desc_)
            type_->ReleaseFuncDesc(desc_);
    }
    const FUNCDESC* operator->() const { return desc_; }
    explicit operator bool() const { return desc_ != nullptr; }
    const ELEMDESC& param(int index) const { return desc_->lprgelemdescParam[index]; }

private:
    ITypeInfo* type_;
    FUNCDESC* desc_ = nullptr;
};

class var_desc {
public:
    var_desc(ITypeInfo* type, UINT index) : type_(type) { EXPECT_HR(S_OK, type->GetVarDesc(index, &desc_)); }
    var_desc(const var_desc&) = delete;
    ~var_desc() {
        if (desc_)
            type_->ReleaseVarDesc(desc_);
    }
    const VARDESC* operator->() const { return desc_; }
    explicit operator bool() const { return desc_ != nullptr; }

private:
    ITypeInfo* type_;
    VARDESC* desc_ = nullptr;
};

// The name GetDocumentation gives for a member, or for the type itself.
std::string name_of(ITypeInfo* type, MEMBERID id = MEMBERID_NIL);
std::string doc_of(ITypeInfo* type, MEMBERID id = MEMBERID_NIL);

// The vtable half of a dual type.
ref<ITypeInfo> other_half(ITypeInfo* type);

} // namespace conformance
