// com_ptr: a pointer that owns one reference to a COM object.
#pragma once

#include <comity/layer.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace comity {
inline namespace COMITY_LAYER_ABI {

namespace detail {
void throw_result_if_failed(HRESULT hr);
}

/// Owns one reference to a `T`, or is null.
///
/// Nothing here converts silently between owning and not owning: a raw pointer is shared (AddRef) by the
/// explicit constructor, taken over by the one with `take_ownership`, and given up by detach(). Destruction
/// releases. The pointer itself is not synchronised; two threads may each use their own com_ptr to one
/// object.
template <class T>
class com_ptr {
public:
    using element_type = T;

    com_ptr() noexcept = default;
    com_ptr(std::nullptr_t) noexcept {}

    /// Shares `raw`: adds a reference of its own.
    explicit com_ptr(T* raw) noexcept : raw_(raw) { add_ref(); }

    /// Takes over the reference that `raw` stands for.
    com_ptr(T* raw, take_ownership_t) noexcept : raw_(raw) {}

    com_ptr(const com_ptr& other) noexcept : raw_(other.raw_) { add_ref(); }
    com_ptr(com_ptr&& other) noexcept : raw_(std::exchange(other.raw_, nullptr)) {}

    template <class U>
        requires(!std::same_as<U, T> && std::convertible_to<U*, T*>)
    com_ptr(const com_ptr<U>& other) noexcept : raw_(other.get()) {
        add_ref();
    }

    template <class U>
        requires(!std::same_as<U, T> && std::convertible_to<U*, T*>)
    com_ptr(com_ptr<U>&& other) noexcept : raw_(other.detach()) {}

    ~com_ptr() { release(); }

    com_ptr& operator=(const com_ptr& other) noexcept {
        com_ptr(other).swap(*this);
        return *this;
    }

    com_ptr& operator=(com_ptr&& other) noexcept {
        com_ptr(std::move(other)).swap(*this);
        return *this;
    }

    com_ptr& operator=(std::nullptr_t) noexcept {
        release();
        return *this;
    }

    /// The pointer without a reference: valid as long as somebody else holds one.
    T* get() const noexcept { return raw_; }
    T* operator->() const noexcept { return raw_; }
    T& operator*() const noexcept { return *raw_; }
    explicit operator bool() const noexcept { return raw_ != nullptr; }

    /// For out parameters: releases what is held, then gives the address to write the new reference to.
    T** put() noexcept {
        release();
        return &raw_;
    }

    /// put() for the functions that take a void**, such as QueryInterface and CoCreateInstance.
    void** put_void() noexcept { return reinterpret_cast<void**>(put()); }

    /// Releases what is held and takes over the reference that `raw` stands for.
    void attach(T* raw) noexcept {
        release();
        raw_ = raw;
    }

    /// Gives the held reference to the caller, who must release it; this pointer becomes null.
    [[nodiscard]] T* detach() noexcept { return std::exchange(raw_, nullptr); }

    /// Writes a new reference to `*out`, as a method with an out parameter does. Null is copied as null.
    /// E_POINTER when `out` is null.
    template <class U>
        requires std::convertible_to<T*, U*>
    HRESULT copy_to(U** out) const noexcept {
        if (out == nullptr)
            return E_POINTER;
        if (raw_ != nullptr)
            raw_->AddRef();
        *out = raw_;
        return S_OK;
    }

    /// Answers a method's (riid, ppv) pair: QueryInterface, or E_POINTER with `*out` null when this pointer
    /// is null.
    HRESULT copy_to(REFIID iid, void** out) const noexcept {
        if (out == nullptr)
            return E_POINTER;
        *out = nullptr;
        return raw_ != nullptr ? raw_->QueryInterface(iid, out) : E_POINTER;
    }

    /// Asks the object for another interface. On failure `out` is null and the result is the object's own
    /// (normally E_NOINTERFACE); E_POINTER when this pointer is null.
    template <class U>
    HRESULT query(com_ptr<U>& out) const noexcept {
        return query(id_of<U>(), out);
    }

    template <class U>
    HRESULT query(REFIID iid, com_ptr<U>& out) const noexcept {
        // Asked first and replaced afterwards: `out` may be what keeps this object alive.
        com_ptr<U> answer;
        const HRESULT hr = raw_ != nullptr ? raw_->QueryInterface(iid, answer.put_void()) : E_POINTER;
        // A failed call leaves null; what a careless object leaves behind instead carries no reference.
        if (FAILED(hr))
            (void)answer.detach();
        out = std::move(answer);
        return hr;
    }

    /// The object's `U`; throws hresult_error when it has none or this pointer is null.
    template <class U>
    com_ptr<U> as() const {
        com_ptr<U> answer;
        detail::throw_result_if_failed(query(answer));
        return answer;
    }

    /// The object's `U`, or null.
    template <class U>
    com_ptr<U> try_as() const noexcept {
        com_ptr<U> answer;
        query(answer);
        return answer;
    }

    void swap(com_ptr& other) noexcept { std::swap(raw_, other.raw_); }

private:
    void add_ref() const noexcept {
        if (raw_ != nullptr)
            raw_->AddRef();
    }

    // The member is cleared first: Release may run code that looks at this very pointer.
    void release() noexcept {
        if (T* raw = std::exchange(raw_, nullptr))
            raw->Release();
    }

    T* raw_ = nullptr;
};

template <class T>
void swap(com_ptr<T>& left, com_ptr<T>& right) noexcept {
    left.swap(right);
}

/// Compares addresses. Two interfaces of one object differ; use same_object() to compare objects.
template <class T, class U>
bool operator==(const com_ptr<T>& left, const com_ptr<U>& right) noexcept {
    return left.get() == right.get();
}
template <class T>
bool operator==(const com_ptr<T>& left, std::nullptr_t) noexcept {
    return left.get() == nullptr;
}

/// Shares a raw pointer: com_ptr<T>(raw) without naming T.
template <class T>
com_ptr<T> share(T* raw) noexcept {
    return com_ptr<T>(raw);
}

/// Whether both pointers lead to one object, by the identity rule of COM: the IUnknown that QueryInterface
/// answers is the object's name. Two nulls are the same.
inline bool same_object(IUnknown* left, IUnknown* right) noexcept {
    if (left == right)
        return true;
    if (left == nullptr || right == nullptr)
        return false;
    com_ptr<IUnknown> left_identity;
    com_ptr<IUnknown> right_identity;
    return SUCCEEDED(left->QueryInterface(id_of<IUnknown>(), left_identity.put_void())) &&
           SUCCEEDED(right->QueryInterface(id_of<IUnknown>(), right_identity.put_void())) &&
           left_identity == right_identity;
}

} // namespace COMITY_LAYER_ABI
} // namespace comity

#include <comity/hresult_error.hpp>
