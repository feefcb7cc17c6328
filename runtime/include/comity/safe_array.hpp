// safe_array: an owned SAFEARRAY of one dimension with elements of one C++ type.
#pragma once

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/hresult_error.hpp>
#include <comity/layer.hpp>
#include <comity/variant.hpp>

#include <oleauto.h>

#include <cstddef>
#include <new>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace comity {
inline namespace COMITY_LAYER_ABI {
namespace detail {

/// How elements of type T lie in the array's memory: as `raw`, which the array owns.
template <class T>
struct array_traits {
    using raw = T;
    static constexpr VARTYPE type = variant_traits<T>::type;
    static T read(const raw& element) { return element; }
    static raw make(const T& value) { return value; }
};
template <>
struct array_traits<bool> {
    using raw = VARIANT_BOOL;
    static constexpr VARTYPE type = VT_BOOL;
    static bool read(const raw& element) { return element != VARIANT_FALSE; }
    static raw make(bool value) { return value ? VARIANT_TRUE : VARIANT_FALSE; }
};
template <>
struct array_traits<date> {
    using raw = DATE;
    static constexpr VARTYPE type = VT_DATE;
    static date read(const raw& element) { return {element}; }
    static raw make(date value) { return value.value; }
};
template <>
struct array_traits<bstr> {
    using raw = BSTR;
    static constexpr VARTYPE type = VT_BSTR;
    static bstr read(const raw& element) { return bstr::copy_of(element); }
    static raw make(bstr value) { return value.detach(); }
};
template <>
struct array_traits<variant> {
    using raw = VARIANT;
    static constexpr VARTYPE type = VT_VARIANT;
    static variant read(const raw& element) { return variant(element); }
    static raw make(variant value) { return value.detach(); }
};
template <class T>
struct array_traits<com_ptr<T>> {
    using raw = T*;
    static constexpr VARTYPE type = variant_traits<com_ptr<T>>::type;
    static com_ptr<T> read(const raw& element) { return com_ptr<T>(element); }
    static raw make(com_ptr<T> value) { return value.detach(); }
};

/// What an element holds before it is replaced is released by these.
inline void free_element(BSTR element) noexcept {
    SysFreeString(element);
}
inline void free_element(VARIANT element) noexcept {
    VariantClear(&element);
}
inline void free_element(IUnknown* element) noexcept {
    if (element != nullptr)
        element->Release();
}
template <class T>
    requires std::is_arithmetic_v<T>
void free_element(T) noexcept {}

} // namespace detail

/// The elements of an array where they lie, locked in place while this exists. What is written into an
/// element is owned by the array from then on; use safe_array::set to have that done right.
template <class T>
class locked_elements {
public:
    using raw = typename detail::array_traits<T>::raw;

    /// Throws hresult_error when the array cannot be locked.
    explicit locked_elements(SAFEARRAY* array) : array_(array) {
        void* data = nullptr;
        detail::throw_result_if_failed(SafeArrayAccessData(array, &data));
        elements_ = {static_cast<raw*>(data), array->rgsabound[0].cElements};
    }
    locked_elements(const locked_elements&) = delete;
    locked_elements& operator=(const locked_elements&) = delete;
    ~locked_elements() { SafeArrayUnaccessData(array_); }

    std::span<raw> elements() const noexcept { return elements_; }
    auto begin() const noexcept { return elements_.begin(); }
    auto end() const noexcept { return elements_.end(); }
    raw& operator[](std::size_t index) const noexcept { return elements_[index]; }

private:
    SAFEARRAY* array_;
    std::span<raw> elements_;
};

/// Owns a SAFEARRAY with one dimension of T (a number, bool, date, bstr, variant or com_ptr), or is null.
/// Positions count from 0 here whatever the array's lower bound is. Copying copies the elements. Failures
/// throw hresult_error.
template <class T>
class safe_array {
    using traits = detail::array_traits<T>;

public:
    safe_array() noexcept = default;

    /// `count` elements that are zero, null or VT_EMPTY, from `lower_bound`.
    explicit safe_array(ULONG count, LONG lower_bound = 0)
        : raw_(SafeArrayCreateVector(traits::type, lower_bound, count)) {
        if (raw_ == nullptr)
            throw std::bad_alloc();
    }

    /// The elements of any range that T can be made from.
    template <class Range>
    static safe_array from(const Range& range) {
        std::vector<T> values;
        for (const auto& value : range)
            values.push_back(T(value));
        safe_array result(static_cast<ULONG>(values.size()));
        for (std::size_t i = 0; i < values.size(); ++i)
            result.set(i, std::move(values[i]));
        return result;
    }

    /// Takes over `raw`, after checking that it is what this type says. On failure (DISP_E_BADINDEX for
    /// another number of dimensions, DISP_E_TYPEMISMATCH for another element type) it throws and `raw` stays
    /// with the caller.
    safe_array(SAFEARRAY* raw, take_ownership_t) : raw_(checked(raw)) {}

    /// A copy of an array that somebody else owns, such as a method's argument; checked in the same way.
    static safe_array copy_of(SAFEARRAY* raw) { return safe_array(copy(checked(raw)), take_ownership); }

    safe_array(const safe_array& other) : raw_(copy(other.raw_)) {}
    safe_array(safe_array&& other) noexcept : raw_(std::exchange(other.raw_, nullptr)) {}
    safe_array& operator=(safe_array other) noexcept {
        std::swap(raw_, other.raw_);
        return *this;
    }
    ~safe_array() {
        if (raw_ != nullptr)
            SafeArrayDestroy(raw_);
    }

    SAFEARRAY* get() const noexcept { return raw_; }
    explicit operator bool() const noexcept { return raw_ != nullptr; }
    [[nodiscard]] SAFEARRAY* detach() noexcept { return std::exchange(raw_, nullptr); }

    /// For out parameters: destroys what is held. What a method writes there is not checked until it is used.
    SAFEARRAY** put() noexcept {
        if (raw_ != nullptr)
            SafeArrayDestroy(std::exchange(raw_, nullptr));
        return &raw_;
    }

    std::size_t size() const noexcept { return raw_ != nullptr ? raw_->rgsabound[0].cElements : 0; }
    LONG lower_bound() const noexcept { return raw_ != nullptr ? raw_->rgsabound[0].lLbound : 0; }

    /// A copy of the element; throws DISP_E_BADINDEX beyond the end.
    T at(std::size_t index) const {
        check_index(index);
        const locked_elements<T> elements(checked(raw_));
        return traits::read(elements[index]);
    }

    /// Replaces the element and frees what was there.
    void set(std::size_t index, T value) {
        check_index(index);
        const locked_elements<T> elements(checked(raw_));
        detail::free_element(std::exchange(elements[index], traits::make(std::move(value))));
    }

    std::vector<T> to_vector() const {
        std::vector<T> values;
        if (raw_ == nullptr)
            return values;
        const locked_elements<T> elements(checked(raw_));
        values.reserve(size());
        for (const auto& element : elements)
            values.push_back(traits::read(element));
        return values;
    }

    locked_elements<T> lock() const { return locked_elements<T>(checked(raw_)); }

    /// The array as a VARIANT (VT_ARRAY | element type), which takes it over.
    variant to_variant() && noexcept {
        VARIANT raw;
        VariantInit(&raw);
        V_VT(&raw) = static_cast<VARTYPE>(VT_ARRAY | traits::type);
        V_ARRAY(&raw) = detach();
        return variant(raw, take_ownership);
    }

    /// A copy of the array in a VARIANT; throws DISP_E_TYPEMISMATCH when it holds something else.
    static safe_array from_variant(const VARIANT& value) {
        if (V_VT(&value) == (VT_ARRAY | VT_BYREF | traits::type) && V_ARRAYREF(&value) != nullptr)
            return copy_of(*V_ARRAYREF(&value));
        if (V_VT(&value) != (VT_ARRAY | traits::type))
            throw hresult_error(DISP_E_TYPEMISMATCH);
        return copy_of(V_ARRAY(&value));
    }

private:
    static SAFEARRAY* checked(SAFEARRAY* raw) {
        if (raw == nullptr)
            throw hresult_error(E_POINTER);
        if (SafeArrayGetDim(raw) != 1)
            throw hresult_error(DISP_E_BADINDEX);
        VARTYPE type = VT_EMPTY;
        detail::throw_result_if_failed(SafeArrayGetVartype(raw, &type));
        // An array of IDispatch is one of IUnknown too, and INT lies as I4.
        const bool same = type == traits::type || (traits::type == VT_UNKNOWN && type == VT_DISPATCH) ||
                          (traits::type == VT_I4 && (type == VT_INT || type == VT_ERROR)) ||
                          (traits::type == VT_UI4 && type == VT_UINT);
        if (!same)
            throw hresult_error(DISP_E_TYPEMISMATCH);
        return raw;
    }

    static SAFEARRAY* copy(SAFEARRAY* raw) {
        SAFEARRAY* result = nullptr;
        if (raw != nullptr)
            detail::throw_result_if_failed(SafeArrayCopy(raw, &result));
        return result;
    }

    void check_index(std::size_t index) const {
        if (index >= size())
            throw hresult_error(DISP_E_BADINDEX);
    }

    SAFEARRAY* raw_ = nullptr;
};

} // namespace COMITY_LAYER_ABI
} // namespace comity
