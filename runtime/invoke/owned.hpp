/// The few owners that invoke needs: a counted pointer, a TYPEATTR, a VARIANT.
#pragma once

#include <utility>

#include <oleauto.h>

namespace comity {

/// One reference to a COM object.
template <class T>
class owned {
public:
    owned() = default;
    owned(owned&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
    owned& operator=(owned&& other) noexcept {
        std::swap(pointer_, other.pointer_);
        return *this;
    }
    owned(const owned&) = delete;
    owned& operator=(const owned&) = delete;
    ~owned() { reset(); }

    static owned share(T* pointer) noexcept {
        if (pointer)
            pointer->AddRef();
        return attach(pointer);
    }
    static owned attach(T* pointer) noexcept {
        owned result;
        result.pointer_ = pointer;
        return result;
    }
    T* detach() noexcept { return std::exchange(pointer_, nullptr); }
    T* get() const noexcept { return pointer_; }
    T* operator->() const noexcept { return pointer_; }
    explicit operator bool() const noexcept { return pointer_ != nullptr; }
    /// For an out parameter; what was held is released first.
    T** put() noexcept {
        reset();
        return &pointer_;
    }
    void** put_void() noexcept { return reinterpret_cast<void**>(put()); }
    void reset() noexcept {
        if (T* old = std::exchange(pointer_, nullptr))
            old->Release();
    }

private:
    T* pointer_ = nullptr;
};

/// The TYPEATTR of a type, given back at the end. Borrows the type.
class type_attributes {
public:
    explicit type_attributes(ITypeInfo* type) noexcept
        : type_(type), result_(type->GetTypeAttr(&attributes_)) {}
    type_attributes(const type_attributes&) = delete;
    type_attributes& operator=(const type_attributes&) = delete;
    ~type_attributes() {
        if (SUCCEEDED(result_))
            type_->ReleaseTypeAttr(attributes_);
    }
    explicit operator bool() const noexcept { return SUCCEEDED(result_); }
    HRESULT result() const noexcept { return result_; }
    const TYPEATTR* operator->() const noexcept { return attributes_; }
    const TYPEATTR& operator*() const noexcept { return *attributes_; }

private:
    ITypeInfo* type_;
    TYPEATTR* attributes_ = nullptr;
    HRESULT result_;
};

/// A VARIANT that is cleared at the end.
struct owned_variant : VARIANT {
    owned_variant() noexcept { VariantInit(this); }
    owned_variant(const owned_variant&) = delete;
    owned_variant& operator=(const owned_variant&) = delete;
    ~owned_variant() { VariantClear(this); }
};

} // namespace comity
