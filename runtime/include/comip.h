/* Microsoft's compiler support for COM: the smart pointer _com_ptr_t. C finds nothing here.
 * https://learn.microsoft.com/cpp/cpp/com-ptr-t-class */
#ifndef COMITY_COMIP_H
#define COMITY_COMIP_H
#define _INC_COMIP

#include <ole2.h>

#ifdef __cplusplus

#include <comutil.h>

#include <cstddef>
#include <memory>
#include <type_traits>

/// An interface and its identifier, as _com_ptr_t takes them.
template <typename InterfaceType, const IID* Id>
class _com_IIID {
public:
    typedef InterfaceType Interface;

    static Interface* GetInterfacePtr() noexcept { return nullptr; }
    static Interface& GetInterface() noexcept { return *GetInterfacePtr(); }
    static const IID& GetIID() noexcept { return *Id; }
};

/// Holds one counted interface pointer, or null. What is given as another interface is asked for this one by QueryInterface: E_NOINTERFACE
/// gives null, other failures are issued (_com_issue_error). Using a null pointer (->, *) issues E_POINTER.
///
/// The constructor for Interface* takes 0, NULL and nullptr too.
template <typename IIID>
class _com_ptr_t {
    template <typename Text>
    using if_text = std::enable_if_t<
        std::is_same<std::remove_cv_t<Text>, WCHAR>::value || std::is_same<std::remove_cv_t<Text>, char>::value, int>;
    template <typename Other>
    using if_other_interface =
        std::enable_if_t<!std::is_same<std::remove_cv_t<Other>, WCHAR>::value && !std::is_same<std::remove_cv_t<Other>, char>::value &&
                             !std::is_same<Other, typename IIID::Interface>::value && !std::is_same<Other, _com_ptr_t>::value,
                         int>;

public:
    typedef IIID ThisIIID;
    typedef typename IIID::Interface Interface;

    static const IID& GetIID() noexcept { return IIID::GetIID(); }

    _com_ptr_t() noexcept = default;
    _com_ptr_t(Interface* object) noexcept : object_(object) { add_reference(); }
    /// Adds a reference, or takes the caller's over.
    _com_ptr_t(Interface* object, bool add) noexcept : object_(object) {
        if (add)
            add_reference();
    }
    _com_ptr_t(const _com_ptr_t& other) noexcept : object_(other.object_) { add_reference(); }
    _com_ptr_t(_com_ptr_t&& other) noexcept : object_(other.object_) { other.object_ = nullptr; }
    template <typename OtherIIID>
    _com_ptr_t(const _com_ptr_t<OtherIIID>& other) {
        check_query(query(other.GetInterfacePtr()));
    }
    template <typename Other, if_other_interface<Other> = 0>
    _com_ptr_t(Other* other) {
        check_query(query(other));
    }
    /// The object in a VT_DISPATCH or VT_UNKNOWN, or in what can be converted into one of them.
    _com_ptr_t(const _variant_t& value) { check_query(query_value(value)); }
    /// A copy of what a pointer to a smart pointer leads to; issues E_POINTER for null.
    template <typename Self, std::enable_if_t<std::is_same<Self, _com_ptr_t>::value, int> = 0>
    explicit _com_ptr_t(Self* other) {
        if (other == nullptr) {
            _com_issue_error(E_POINTER);
        } else {
            object_ = other->object_;
            add_reference();
        }
    }
    /// A new object of the class.
    explicit _com_ptr_t(const CLSID& clsid, IUnknown* outer = nullptr, DWORD context = CLSCTX_ALL) {
        check_query(CreateInstance(clsid, outer, context));
    }
    /// The same by the text of the CLSID, or by the ProgID.
    template <typename Text, if_text<Text> = 0>
    explicit _com_ptr_t(Text* name, IUnknown* outer = nullptr, DWORD context = CLSCTX_ALL) {
        check_query(CreateInstance(name, outer, context));
    }
    ~_com_ptr_t() noexcept { release(); }

    _com_ptr_t& operator=(Interface* object) noexcept {
        if (object != object_) {
            if (object != nullptr)
                object->AddRef();
            take(object);
        }
        return *this;
    }
    _com_ptr_t& operator=(const _com_ptr_t& other) noexcept { return *this = other.object_; }
    _com_ptr_t& operator=(_com_ptr_t&& other) noexcept {
        if (this != std::addressof(other)) {
            Interface* moved = other.object_;
            other.object_ = nullptr;
            take(moved);
        }
        return *this;
    }
    template <typename OtherIIID>
    _com_ptr_t& operator=(const _com_ptr_t<OtherIIID>& other) {
        check_query(query(other.GetInterfacePtr()));
        return *this;
    }
    template <typename Other, if_other_interface<Other> = 0>
    _com_ptr_t& operator=(Other* other) {
        check_query(query(other));
        return *this;
    }
    _com_ptr_t& operator=(const _variant_t& value) {
        check_query(query_value(value));
        return *this;
    }

    /// Takes over a reference.
    void Attach(Interface* object) noexcept { take(object); }
    /// With `add`, adds one of its own, and issues E_POINTER for null.
    void Attach(Interface* object, bool add) {
        take(object);
        if (add)
            AddRef();
    }
    /// Gives the reference to the caller.
    Interface* Detach() noexcept {
        Interface* object = object_;
        object_ = nullptr;
        return object;
    }

    operator Interface*() const noexcept { return object_; }
    operator Interface&() const { return *checked(); }
    Interface& operator*() const { return *checked(); }
    Interface* operator->() const { return checked(); }
    /// For a call that writes an interface pointer; what was held is released first.
    Interface** operator&() noexcept {
        take(nullptr);
        return &object_;
    }
    // Explicit: as an implicit conversion it would compete with that to Interface* wherever a number would do.
    explicit operator bool() const noexcept { return object_ != nullptr; }

    /// Issues E_POINTER for null, and is null then.
    void Release() {
        if (checked() != nullptr)
            take(nullptr);
    }
    /// Issues E_POINTER for null.
    void AddRef() {
        if (Interface* object = checked())
            object->AddRef();
    }
    Interface* GetInterfacePtr() const noexcept { return object_; }
    Interface*& GetInterfacePtr() noexcept { return object_; }

    /// Holds a new object of the class, or null on failure. Objects of other processes are told to run (OleRun).
    /// What CoCreateInstance and QueryInterface return.
    HRESULT CreateInstance(const CLSID& clsid, IUnknown* outer = nullptr, DWORD context = CLSCTX_ALL) noexcept {
        take(nullptr);
        if ((context & (CLSCTX_LOCAL_SERVER | CLSCTX_REMOTE_SERVER)) == 0)
            return CoCreateInstance(clsid, outer, context, GetIID(), out());
        IUnknown* object = nullptr;
        HRESULT hr = CoCreateInstance(clsid, outer, context, __uuidof(IUnknown), reinterpret_cast<void**>(&object));
        if (FAILED(hr))
            return hr;
        hr = OleRun(object);
        if (SUCCEEDED(hr))
            hr = object->QueryInterface(GetIID(), out());
        object->Release();
        return hr;
    }
    /// The same by the text of the CLSID, which begins with "{", or by the ProgID. E_INVALIDARG for null; what CLSIDFromString and
    /// CLSIDFromProgID return.
    HRESULT CreateInstance(LPCWSTR name, IUnknown* outer = nullptr, DWORD context = CLSCTX_ALL) noexcept {
        CLSID clsid;
        const HRESULT hr = class_of(name, &clsid);
        return FAILED(hr) ? hr : CreateInstance(clsid, outer, context);
    }
    HRESULT CreateInstance(LPCSTR name, IUnknown* outer = nullptr, DWORD context = CLSCTX_ALL) noexcept {
        CLSID clsid;
        const HRESULT hr = class_of(name, &clsid);
        return FAILED(hr) ? hr : CreateInstance(clsid, outer, context);
    }

    /// Holds the running object that is registered for the class, or null on failure. What ::GetActiveObject and QueryInterface return.
    HRESULT GetActiveObject(const CLSID& clsid) noexcept {
        take(nullptr);
        IUnknown* object = nullptr;
        HRESULT hr = ::GetActiveObject(clsid, nullptr, &object);
        if (FAILED(hr))
            return hr;
        hr = object->QueryInterface(GetIID(), out());
        object->Release();
        return hr;
    }
    HRESULT GetActiveObject(LPCWSTR name) noexcept {
        CLSID clsid;
        const HRESULT hr = class_of(name, &clsid);
        return FAILED(hr) ? hr : GetActiveObject(clsid);
    }
    HRESULT GetActiveObject(LPCSTR name) noexcept {
        CLSID clsid;
        const HRESULT hr = class_of(name, &clsid);
        return FAILED(hr) ? hr : GetActiveObject(clsid);
    }

    /// What the object's QueryInterface returns; E_POINTER for null.
    template <typename Other>
    HRESULT QueryInterface(const IID& iid, Other*& result) noexcept {
        return object_ == nullptr ? E_POINTER : object_->QueryInterface(iid, reinterpret_cast<void**>(&result));
    }
    template <typename Other>
    HRESULT QueryInterface(const IID& iid, Other** result) noexcept {
        return QueryInterface(iid, *result);
    }

    /// Compares two objects by their IUnknown, as COM defines identity: negative, 0 or positive. Null comes first.
    template <typename Other>
    int comity_compare(Other* other) const {
        if (static_cast<const void*>(object_) == static_cast<const void*>(other))
            return 0;
        const void *left = identity(object_), *right = identity(other);
        return left < right ? -1 : left > right;
    }

private:
    Interface* checked() const {
        if (object_ == nullptr)
            _com_issue_error(E_POINTER);
        return object_;
    }
    static void check_query(HRESULT hr) {
        if (FAILED(hr) && hr != E_NOINTERFACE)
            _com_issue_error(hr);
    }
    void** out() noexcept { return reinterpret_cast<void**>(&object_); }
    void add_reference() noexcept {
        if (object_ != nullptr)
            object_->AddRef();
    }
    void take(Interface* object) noexcept {
        Interface* old = object_;
        object_ = object;
        if (old != nullptr)
            old->Release();
    }
    void release() noexcept { take(nullptr); }

    template <typename Other>
    HRESULT query(Other* other) noexcept {
        Interface* object = nullptr;
        HRESULT hr = E_NOINTERFACE;
        if (other != nullptr) {
            hr = other->QueryInterface(GetIID(), reinterpret_cast<void**>(&object));
            if (FAILED(hr))
                object = nullptr;
        }
        take(object);
        return hr;
    }
    HRESULT query_value(const _variant_t& value) noexcept {
        if (V_VT(&value) == VT_DISPATCH)
            return query(V_DISPATCH(&value));
        if (V_VT(&value) == VT_UNKNOWN)
            return query(V_UNKNOWN(&value));
        VARIANT object;
        VariantInit(&object);
        HRESULT hr = VariantChangeType(&object, &value, 0, VT_DISPATCH);
        if (SUCCEEDED(hr)) {
            hr = query(V_DISPATCH(&object));
        } else if (hr == E_NOINTERFACE) {
            hr = VariantChangeType(&object, &value, 0, VT_UNKNOWN);
            if (SUCCEEDED(hr))
                hr = query(V_UNKNOWN(&object));
        }
        VariantClear(&object);
        if (FAILED(hr))
            take(nullptr);
        return hr;
    }
    static HRESULT class_of(LPCWSTR name, CLSID* clsid) noexcept {
        if (name == nullptr)
            return E_INVALIDARG;
        return name[0] == '{' ? CLSIDFromString(name, clsid) : CLSIDFromProgID(name, clsid);
    }
    static HRESULT class_of(LPCSTR name, CLSID* clsid) noexcept {
        BSTR wide = nullptr;
        HRESULT hr = comity::narrow_to_bstr(name, &wide);
        if (SUCCEEDED(hr))
            hr = class_of(static_cast<LPCWSTR>(wide), clsid);
        SysFreeString(wide);
        return hr;
    }
    template <typename Other>
    static const void* identity(Other* object) {
        if (object == nullptr)
            return nullptr;
        IUnknown* unknown = nullptr;
        const HRESULT hr = object->QueryInterface(__uuidof(IUnknown), reinterpret_cast<void**>(&unknown));
        if (FAILED(hr)) {
            _com_issue_error(hr);
            return nullptr;
        }
        unknown->Release(); // still alive by the caller's reference
        return unknown;
    }

    Interface* object_ = nullptr;
};

// Comparison with another smart pointer, with an interface pointer of any kind on either side, and with null.
#define COMITY_COMPARE_(operator_)                                                                                 \
    template <typename Left, typename Right>                                                                       \
    bool operator operator_(const _com_ptr_t<Left>& left, const _com_ptr_t<Right>& right) {                        \
        return left.comity_compare(right.GetInterfacePtr()) operator_ 0;                                           \
    }                                                                                                              \
    template <typename Left, typename Interface>                                                                   \
    bool operator operator_(const _com_ptr_t<Left>& left, Interface* right) {                                      \
        return left.comity_compare(right) operator_ 0;                                                             \
    }                                                                                                              \
    template <typename Interface, typename Right>                                                                  \
    bool operator operator_(Interface* left, const _com_ptr_t<Right>& right) {                                     \
        return 0 operator_ right.comity_compare(left);                                                             \
    }                                                                                                              \
    template <typename Left>                                                                                       \
    bool operator operator_(const _com_ptr_t<Left>& left, std::nullptr_t) {                                        \
        return (left.GetInterfacePtr() != nullptr) operator_ 0;                                                    \
    }                                                                                                              \
    template <typename Right>                                                                                      \
    bool operator operator_(std::nullptr_t, const _com_ptr_t<Right>& right) {                                      \
        return 0 operator_(right.GetInterfacePtr() != nullptr);                                                    \
    }
COMITY_COMPARE_(==)
COMITY_COMPARE_(!=)
COMITY_COMPARE_(<)
COMITY_COMPARE_(>)
COMITY_COMPARE_(<=)
COMITY_COMPARE_(>=)
#undef COMITY_COMPARE_

#endif /* __cplusplus */
#endif /* COMITY_COMIP_H */
