// variant: an owned VARIANT, built from and read as C++ types.
#pragma once

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/hresult_error.hpp>
#include <comity/layer.hpp>

#include <oleauto.h>

#include <concepts>
#include <cstddef>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// Days since 30 December 1899, the fraction being the time of day: VT_DATE. A type of its own because DATE
/// is double.
struct date {
    DATE value = 0;
    friend bool operator==(date, date) = default;
};

/// An HRESULT as a value: VT_ERROR. A type of its own because SCODE is an integer.
struct error_code {
    SCODE value = S_OK;
    friend bool operator==(error_code, error_code) = default;
};

class variant;

namespace detail {

/// How a C++ type lies in a VARIANT: `type`, `write` into an empty one (giving it ownership), `read` a copy
/// out of one of exactly that type. Specialised below for what Automation has; an enum goes as VT_I4.
template <class T>
struct variant_traits;

// One line a type: the C++ type, its VARTYPE, the accessor of its member of the union.
#define COMITY_SCALAR(cpp_type, vartype, accessor)                                                           \
    template <>                                                                                              \
    struct variant_traits<cpp_type> {                                                                        \
        static constexpr VARTYPE type = vartype;                                                             \
        static void write(VARIANT& target, cpp_type value) noexcept {                                        \
            V_VT(&target) = vartype;                                                                         \
            accessor(&target) = value;                                                                       \
        }                                                                                                    \
        static cpp_type read(const VARIANT& source) noexcept {                                               \
            return static_cast<cpp_type>(accessor(&source));                                                 \
        }                                                                                                    \
        static void by_ref(VARIANT& target, cpp_type& value) noexcept {                                      \
            V_VT(&target) = vartype | VT_BYREF;                                                              \
            V_BYREF(&target) = &value;                                                                       \
        }                                                                                                    \
    }
COMITY_SCALAR(signed char, VT_I1, V_I1);
COMITY_SCALAR(unsigned char, VT_UI1, V_UI1);
COMITY_SCALAR(short, VT_I2, V_I2);
COMITY_SCALAR(unsigned short, VT_UI2, V_UI2);
COMITY_SCALAR(int, VT_I4, V_I4);
COMITY_SCALAR(unsigned int, VT_UI4, V_UI4);
COMITY_SCALAR(long long, VT_I8, V_I8);
COMITY_SCALAR(unsigned long long, VT_UI8, V_UI8);
COMITY_SCALAR(float, VT_R4, V_R4);
COMITY_SCALAR(double, VT_R8, V_R8);
COMITY_SCALAR(CY, VT_CY, V_CY);
#undef COMITY_SCALAR

// C++'s long is 32 or 64 bits wide, as the platform likes; it goes as the Automation type of that width.
template <>
struct variant_traits<long> {
    using same_width = std::conditional_t<sizeof(long) == 8, long long, int>;
    static constexpr VARTYPE type = variant_traits<same_width>::type;
    static void write(VARIANT& target, long value) noexcept {
        variant_traits<same_width>::write(target, value);
    }
    static long read(const VARIANT& source) noexcept { return variant_traits<same_width>::read(source); }
};
template <>
struct variant_traits<unsigned long> {
    using same_width = std::conditional_t<sizeof(long) == 8, unsigned long long, unsigned int>;
    static constexpr VARTYPE type = variant_traits<same_width>::type;
    static void write(VARIANT& target, unsigned long value) noexcept {
        variant_traits<same_width>::write(target, value);
    }
    static unsigned long read(const VARIANT& source) noexcept {
        return variant_traits<same_width>::read(source);
    }
};

template <>
struct variant_traits<bool> {
    static constexpr VARTYPE type = VT_BOOL;
    static void write(VARIANT& target, bool value) noexcept {
        V_VT(&target) = VT_BOOL;
        V_BOOL(&target) = value ? VARIANT_TRUE : VARIANT_FALSE;
    }
    static bool read(const VARIANT& source) noexcept { return V_BOOL(&source) != VARIANT_FALSE; }
};

template <>
struct variant_traits<date> {
    static constexpr VARTYPE type = VT_DATE;
    static void write(VARIANT& target, date value) noexcept {
        V_VT(&target) = VT_DATE;
        V_DATE(&target) = value.value;
    }
    static date read(const VARIANT& source) noexcept { return {V_DATE(&source)}; }
    static void by_ref(VARIANT& target, date& value) noexcept {
        V_VT(&target) = VT_DATE | VT_BYREF;
        V_DATEREF(&target) = &value.value;
    }
};

template <>
struct variant_traits<error_code> {
    static constexpr VARTYPE type = VT_ERROR;
    static void write(VARIANT& target, error_code value) noexcept {
        V_VT(&target) = VT_ERROR;
        V_ERROR(&target) = value.value;
    }
    static error_code read(const VARIANT& source) noexcept { return {V_ERROR(&source)}; }
    static void by_ref(VARIANT& target, error_code& value) noexcept {
        V_VT(&target) = VT_ERROR | VT_BYREF;
        V_ERRORREF(&target) = &value.value;
    }
};

template <>
struct variant_traits<DECIMAL> {
    static constexpr VARTYPE type = VT_DECIMAL;
    static void write(VARIANT& target, const DECIMAL& value) noexcept {
        // The DECIMAL covers the whole VARIANT and has the type in its reserved word.
        V_DECIMAL(&target) = value;
        V_VT(&target) = VT_DECIMAL;
    }
    static DECIMAL read(const VARIANT& source) noexcept {
        DECIMAL value = V_DECIMAL(&source);
        value.wReserved = 0;
        return value;
    }
    static void by_ref(VARIANT& target, DECIMAL& value) noexcept {
        V_VT(&target) = VT_DECIMAL | VT_BYREF;
        V_DECIMALREF(&target) = &value;
    }
};

template <>
struct variant_traits<bstr> {
    static constexpr VARTYPE type = VT_BSTR;
    static void write(VARIANT& target, bstr value) noexcept {
        V_VT(&target) = VT_BSTR;
        V_BSTR(&target) = value.detach();
    }
    static bstr read(const VARIANT& source) { return bstr::copy_of(V_BSTR(&source)); }
    static void by_ref(VARIANT& target, bstr& value) noexcept {
        V_VT(&target) = VT_BSTR | VT_BYREF;
        V_BSTRREF(&target) = value.in_out();
    }
};

template <class Text>
struct text_traits {
    static constexpr VARTYPE type = VT_BSTR;
    static void write(VARIANT& target, const Text& value) {
        variant_traits<bstr>::write(target, bstr(value));
    }
};
template <>
struct variant_traits<std::u16string_view> : text_traits<std::u16string_view> {};
template <>
struct variant_traits<std::string_view> : text_traits<std::string_view> {};
template <>
struct variant_traits<std::u16string> : text_traits<std::u16string> {
    static std::u16string read(const VARIANT& source) { return std::u16string(view_of(V_BSTR(&source))); }
};
template <>
struct variant_traits<std::string> : text_traits<std::string> {
    static std::string read(const VARIANT& source) { return narrow(view_of(V_BSTR(&source))); }
};

template <class T>
    requires std::derived_from<T, IUnknown>
struct variant_traits<com_ptr<T>> {
    static constexpr bool late_bound = std::derived_from<T, IDispatch>;
    static constexpr VARTYPE type = late_bound ? VT_DISPATCH : VT_UNKNOWN;
    static void write(VARIANT& target, com_ptr<T> value) noexcept {
        V_VT(&target) = type;
        if constexpr (late_bound) {
            V_DISPATCH(&target) = value.detach();
        } else {
            V_UNKNOWN(&target) = value.detach();
        }
    }
    static com_ptr<T> read(const VARIANT& source) {
        if constexpr (std::same_as<T, IDispatch>) {
            return com_ptr<T>(V_DISPATCH(&source));
        } else if constexpr (std::same_as<T, IUnknown>) {
            return com_ptr<T>(V_UNKNOWN(&source));
        } else {
            // The VARIANT holds an IDispatch or IUnknown; being the very interface T is for the object to
            // say.
            com_ptr<IUnknown> object(V_UNKNOWN(&source));
            return object ? object.template as<T>() : com_ptr<T>();
        }
    }
    static void by_ref(VARIANT& target, com_ptr<T>& value) noexcept
        requires(std::same_as<T, IDispatch> || std::same_as<T, IUnknown>)
    {
        T* held = value.detach();
        V_VT(&target) = type | VT_BYREF;
        V_BYREF(&target) = value.put();
        *static_cast<T**>(V_BYREF(&target)) = held;
    }
};

template <class T>
    requires std::derived_from<T, IUnknown>
struct variant_traits<T*> {
    static constexpr VARTYPE type = variant_traits<com_ptr<T>>::type;
    static void write(VARIANT& target, T* value) noexcept {
        variant_traits<com_ptr<T>>::write(target, com_ptr<T>(value));
    }
};

template <class T>
    requires std::is_enum_v<T>
struct variant_traits<T> {
    static constexpr VARTYPE type = VT_I4;
    static void write(VARIANT& target, T value) noexcept {
        variant_traits<int>::write(target, static_cast<int>(value));
    }
    static T read(const VARIANT& source) noexcept {
        return static_cast<T>(variant_traits<int>::read(source));
    }
};

template <class T>
concept variant_writable = requires(VARIANT& target, T value) {
    variant_traits<T>::write(target, std::move(value));
};

template <class T>
concept variant_readable = requires(const VARIANT& source) {
    { variant_traits<T>::read(source) } -> std::same_as<T>;
};

} // namespace detail

/// Owns a VARIANT. Derives from it, so `&v` is a VARIANT* and the V_ macros work; what is written through
/// those must be owned by the VARIANT, as everywhere in Automation.
///
/// Construction copies: a string into a BSTR, an interface pointer with a reference of its own, a bool to
/// VT_BOOL. A plain pointer to text or a BSTR is refused, for the reasons given at bstr.
class variant : public VARIANT {
public:
    /// VT_EMPTY.
    variant() noexcept { VariantInit(this); }

    template <class T>
        requires(detail::variant_writable<std::remove_cvref_t<T>> &&
                 !std::derived_from<std::remove_cvref_t<T>, VARIANT>)
    variant(T&& value) : variant() {
        detail::variant_traits<std::remove_cvref_t<T>>::write(*this, std::forward<T>(value));
    }

    template <std::size_t N>
    variant(const OLECHAR (&literal)[N]) : variant(bstr(literal)) {}
    template <std::size_t N>
    variant(const char (&literal)[N]) : variant(bstr(literal)) {}
#if defined(COMITY_SHORT_WCHAR)
    template <std::size_t N>
    variant(const char16_t (&literal)[N]) : variant(bstr(literal)) {}
#endif

    template <class Pointer>
        requires(std::is_pointer_v<std::remove_cvref_t<Pointer>> &&
                 !detail::variant_writable<std::remove_cvref_t<Pointer>>)
    variant(Pointer&&) = delete;

    /// A deep copy; what is by reference stays by reference. Throws hresult_error (DISP_E_BADVARTYPE) or
    /// bad_alloc.
    variant(const variant& other) : variant(static_cast<const VARIANT&>(other)) {}
    explicit variant(const VARIANT& other) : variant() {
        detail::throw_result_if_failed(VariantCopy(this, &other));
    }

    variant(variant&& other) noexcept
        : VARIANT(std::exchange(static_cast<VARIANT&>(other), empty_variant())) {}

    /// Takes over what `raw` owns; `raw` itself is left as it is and must not be cleared.
    variant(const VARIANT& raw, take_ownership_t) noexcept : VARIANT(raw) {}

    ~variant() {
        VariantClear(this);
    }

    variant& operator=(const variant& other) {
        variant(other).swap(*this);
        return *this;
    }
    variant& operator=(variant&& other) noexcept {
        variant(std::move(other)).swap(*this);
        return *this;
    }

    /// VT_NULL: the value of a database field that has none, and Visual Basic's Null.
    static variant null() noexcept {
        variant result;
        V_VT(&result) = VT_NULL;
        return result;
    }

    /// An optional argument that is left out: VT_ERROR with DISP_E_PARAMNOTFOUND.
    static variant missing() noexcept {
        return variant(error_code{DISP_E_PARAMNOTFOUND});
    }

    /// A VARIANT that refers to `value` (VT_BYREF) and owns nothing; `value` must outlive it. A callee that
    /// assigns through it changes `value`. For bool use a VARIANT_BOOL and by_ref_bool().
    template <class T>
    static variant by_ref(T& value) noexcept
        requires requires(VARIANT& target) { detail::variant_traits<T>::by_ref(target, value); }
    {
        variant result;
        detail::variant_traits<T>::by_ref(result, value);
        return result;
    }
    static variant by_ref_bool(VARIANT_BOOL& value) noexcept {
        variant result;
        V_VT(&result) = VT_BOOL | VT_BYREF;
        V_BOOLREF(&result) = &value;
        return result;
    }
    static variant by_ref(VARIANT& value) noexcept {
        variant result;
        V_VT(&result) = VT_VARIANT | VT_BYREF;
        V_VARIANTREF(&result) = &value;
        return result;
    }

    VARTYPE type() const noexcept {
        return V_VT(this);
    }
    bool empty() const noexcept {
        return V_VT(this) == VT_EMPTY;
    }
    bool is_null() const noexcept {
        return V_VT(this) == VT_NULL;
    }
    /// Whether this is an optional argument that was left out.
    bool is_missing() const noexcept {
        return V_VT(this) == VT_ERROR && V_ERROR(this) == DISP_E_PARAMNOTFOUND;
    }

    /// For out parameters: clears, then gives the address to write to.
    VARIANT* put() noexcept {
        VariantClear(this);
        return this;
    }

    void clear() noexcept {
        VariantClear(this);
    }

    /// Gives what is owned to the caller and becomes VT_EMPTY.
    [[nodiscard]] VARIANT detach() noexcept {
        return std::exchange(static_cast<VARIANT&>(*this), empty_variant());
    }

    /// Gives what is owned to a method's out parameter: S_OK, or E_POINTER when `out` is null.
    HRESULT detach_to(VARIANT* out) noexcept {
        if (out == nullptr)
            return E_POINTER;
        *out = detach();
        return S_OK;
    }

    /// The value as a T. Exactly that type is copied out; any other is converted by the rules of
    /// VariantChangeType in the invariant locale, through a VT_BYREF if there is one. DISP_E_TYPEMISMATCH,
    /// DISP_E_OVERFLOW and so on leave `out` as it was.
    template <class T>
    HRESULT try_get(T& out) const noexcept;

    /// The value as a T; throws hresult_error where try_get fails.
    template <class T>
    T get() const {
        T value{};
        detail::throw_result_if_failed(try_get(value));
        return value;
    }

    /// Converts in place to another VARTYPE by VariantChangeType; unchanged on failure.
    HRESULT change_type(VARTYPE type, USHORT flags = 0) noexcept {
        return VariantChangeTypeEx(this, this, LOCALE_INVARIANT, flags, type);
    }

    void swap(variant& other) noexcept {
        std::swap(static_cast<VARIANT&>(*this), static_cast<VARIANT&>(other));
    }

private:
    static VARIANT empty_variant() noexcept {
        VARIANT empty;
        VariantInit(&empty);
        return empty;
    }
};

static_assert(sizeof(variant) == sizeof(VARIANT), "an array of variant is an array of VARIANT");

inline void swap(variant& left, variant& right) noexcept {
    left.swap(right);
}

/// variant::try_get for a VARIANT that somebody else owns, such as a method's argument.
template <class T>
HRESULT try_get(const VARIANT& source, T& out) noexcept {
    try {
        if constexpr (std::same_as<T, variant>) {
            // VariantCopyInd follows a reference, so the copy can outlive what the argument refers to.
            variant copy;
            const HRESULT hr = VariantCopyInd(&copy, &source);
            if (SUCCEEDED(hr))
                out = std::move(copy);
            return hr;
        } else {
            static_assert(detail::variant_readable<T>, "this type has no form in a VARIANT");
            using traits = detail::variant_traits<T>;
            if (V_VT(&source) == traits::type) {
                out = traits::read(source);
                return S_OK;
            }
            variant converted;
            const HRESULT hr = VariantChangeTypeEx(&converted, const_cast<VARIANT*>(&source),
                                                   LOCALE_INVARIANT, 0, traits::type);
            if (SUCCEEDED(hr))
                out = traits::read(converted);
            return hr;
        }
    } catch (const hresult_error& error) {
        return error.code();
    } catch (const std::bad_alloc&) {
        return E_OUTOFMEMORY;
    }
}

/// variant::get for a VARIANT that somebody else owns.
template <class T>
T value_of(const VARIANT& source) {
    T value{};
    detail::throw_result_if_failed(try_get(source, value));
    return value;
}

template <class T>
HRESULT variant::try_get(T& out) const noexcept {
    return comity::try_get(static_cast<const VARIANT&>(*this), out);
}

namespace detail {

/// The bytes a value of this type takes in a VARIANT; 0 for what has no fixed place there.
inline std::size_t size_in_variant(VARTYPE type) noexcept {
    if ((type & VT_ARRAY) != 0)
        return sizeof(SAFEARRAY*);
    switch (type) {
    case VT_I1:
    case VT_UI1:
        return 1;
    case VT_I2:
    case VT_UI2:
    case VT_BOOL:
        return 2;
    case VT_I4:
    case VT_UI4:
    case VT_INT:
    case VT_UINT:
    case VT_R4:
    case VT_ERROR:
        return 4;
    case VT_I8:
    case VT_UI8:
    case VT_R8:
    case VT_DATE:
    case VT_CY:
        return 8;
    case VT_BSTR:
    case VT_DISPATCH:
    case VT_UNKNOWN:
        return sizeof(void*);
    default:
        return 0;
    }
}

} // namespace detail

/// Assigns through a by-reference argument: converts `value` to the type that `target` refers to, stores it
/// there and frees what was there. DISP_E_BADVARTYPE if `target` refers to nothing that can be assigned;
/// otherwise as VariantChangeType. On failure nothing is changed.
inline HRESULT assign_by_ref(const VARIANT& target, const VARIANT& value) noexcept {
    if ((V_VT(&target) & VT_BYREF) == 0 || V_BYREF(&target) == nullptr)
        return DISP_E_BADVARTYPE;
    const VARTYPE type = V_VT(&target) & ~VT_BYREF;
    if (type == VT_VARIANT)
        return VariantCopyInd(V_VARIANTREF(&target), &value);
    const std::size_t size = detail::size_in_variant(type);
    if (size == 0 && type != VT_DECIMAL)
        return DISP_E_BADVARTYPE;
    variant converted;
    const HRESULT hr = VariantChangeTypeEx(&converted, &value, LOCALE_INVARIANT, 0, type);
    if (FAILED(hr))
        return hr;
    if (type == VT_DECIMAL) {
        *V_DECIMALREF(&target) = detail::variant_traits<DECIMAL>::read(converted);
        return S_OK;
    }
    // The new value goes in before the old one is freed: freeing may run code that looks at it.
    variant old;
    std::memcpy(&V_I8(&old), V_BYREF(&target), size);
    V_VT(&old) = type;
    std::memcpy(V_BYREF(&target), &V_I8(&converted), size);
    V_VT(&converted) = VT_EMPTY;
    return S_OK;
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
