/* The smart pointer of the Windows Runtime C++ Template Library. C finds nothing here.
 * https://learn.microsoft.com/cpp/cppcx/wrl/comptr-class */
#ifndef COMITY_WRL_CLIENT_H
#define COMITY_WRL_CLIENT_H

#include <unknwn.h>
#include <wrl/def.h>

#ifdef __cplusplus

#include <cstddef>
#include <type_traits>

namespace Microsoft {
namespace WRL {

template <typename T>
class ComPtr;

namespace Details {

/// What & of a ComPtr gives: the place of its pointer for a call that writes one. What is held is released when the place is
/// handed out as T** or void**, not before.
template <typename T>
class ComPtrRef {
public:
    typedef typename T::InterfaceType InterfaceType;

    explicit ComPtrRef(T* pointer) noexcept : ptr_(pointer) {}

    operator InterfaceType**() const noexcept { return ptr_->ReleaseAndGetAddressOf(); }
    operator void**() const noexcept { return reinterpret_cast<void**>(ptr_->ReleaseAndGetAddressOf()); }
    operator T*() const noexcept { return ptr_; }

    /// The pointer that is held.
    InterfaceType* operator*() const noexcept { return ptr_->Get(); }
    InterfaceType* const* GetAddressOf() const noexcept { return ptr_->GetAddressOf(); }
    InterfaceType** ReleaseAndGetAddressOf() const noexcept { return ptr_->ReleaseAndGetAddressOf(); }

protected:
    T* ptr_;
};

} // namespace Details

/// Holds one counted interface pointer, or null. What is given as a raw pointer gets a reference of its own; Attach takes the
/// caller's.
template <typename T>
class ComPtr {
    template <typename U>
    using if_converts = std::enable_if_t<std::is_convertible<U*, T*>::value, int>;

public:
    typedef T InterfaceType;

    ComPtr() noexcept = default;
    ComPtr(std::nullptr_t) noexcept {}
    template <typename U, if_converts<U> = 0>
    ComPtr(U* other) noexcept : ptr_(other) {
        InternalAddRef();
    }
    ComPtr(const ComPtr& other) noexcept : ptr_(other.ptr_) { InternalAddRef(); }
    template <typename U, if_converts<U> = 0>
    ComPtr(const ComPtr<U>& other) noexcept : ptr_(other.Get()) {
        InternalAddRef();
    }
    ComPtr(ComPtr&& other) noexcept : ptr_(other.Detach()) {}
    template <typename U, if_converts<U> = 0>
    ComPtr(ComPtr<U>&& other) noexcept : ptr_(other.Detach()) {}
    ~ComPtr() noexcept { InternalRelease(); }

    ComPtr& operator=(std::nullptr_t) noexcept {
        InternalRelease();
        return *this;
    }
    ComPtr& operator=(T* other) noexcept {
        ComPtr(other).Swap(*this);
        return *this;
    }
    template <typename U>
    ComPtr& operator=(U* other) noexcept {
        ComPtr(other).Swap(*this);
        return *this;
    }
    ComPtr& operator=(const ComPtr& other) noexcept {
        ComPtr(other).Swap(*this);
        return *this;
    }
    template <typename U>
    ComPtr& operator=(const ComPtr<U>& other) noexcept {
        ComPtr(other).Swap(*this);
        return *this;
    }
    ComPtr& operator=(ComPtr&& other) noexcept {
        ComPtr(static_cast<ComPtr&&>(other)).Swap(*this);
        return *this;
    }
    template <typename U>
    ComPtr& operator=(ComPtr<U>&& other) noexcept {
        ComPtr(static_cast<ComPtr<U>&&>(other)).Swap(*this);
        return *this;
    }

    void Swap(ComPtr&& other) noexcept { Swap(other); }
    void Swap(ComPtr& other) noexcept {
        T* held = ptr_;
        ptr_ = other.ptr_;
        other.ptr_ = held;
    }

    operator Details::BoolType() const noexcept { return ptr_ != nullptr ? &Details::BoolStruct::Member : nullptr; }

    T* Get() const noexcept { return ptr_; }
    T* operator->() const noexcept { return ptr_; }

    Details::ComPtrRef<ComPtr<T>> operator&() noexcept { return Details::ComPtrRef<ComPtr<T>>(this); }
    const Details::ComPtrRef<const ComPtr<T>> operator&() const noexcept {
        return Details::ComPtrRef<const ComPtr<T>>(this);
    }
    /// The place of the pointer; nothing is released.
    T* const* GetAddressOf() const noexcept { return &ptr_; }
    T** GetAddressOf() noexcept { return &ptr_; }
    T** ReleaseAndGetAddressOf() noexcept {
        InternalRelease();
        return &ptr_;
    }

    /// Gives the reference to the caller.
    T* Detach() noexcept {
        T* held = ptr_;
        ptr_ = nullptr;
        return held;
    }
    /// Takes over a reference.
    void Attach(T* other) noexcept {
        T* held = ptr_;
        ptr_ = other;
        if (held != nullptr)
            held->Release();
    }
    /// Releases what is held; what Release returned, or 0.
    unsigned long Reset() noexcept { return InternalRelease(); }

    /// Gives a reference to what is held, null included: S_OK; E_POINTER for a null `to`.
    HRESULT CopyTo(T** to) const noexcept {
        if (to == nullptr)
            return E_POINTER;
        const_cast<ComPtr*>(this)->InternalAddRef();
        *to = ptr_;
        return S_OK;
    }
    /// The result of QueryInterface; nothing may be held only for the form above.
    HRESULT CopyTo(REFIID iid, void** to) const noexcept { return ptr_->QueryInterface(iid, to); }
    template <typename U>
    HRESULT CopyTo(U** to) const noexcept {
        return ptr_->QueryInterface(__uuidof(U), reinterpret_cast<void**>(to));
    }

    /// The same object by another interface: what QueryInterface returns.
    template <typename U>
    HRESULT As(Details::ComPtrRef<ComPtr<U>> to) const noexcept {
        return ptr_->QueryInterface(__uuidof(U), to);
    }
    template <typename U>
    HRESULT As(ComPtr<U>* to) const noexcept {
        return ptr_->QueryInterface(__uuidof(U), reinterpret_cast<void**>(to->ReleaseAndGetAddressOf()));
    }
    HRESULT AsIID(REFIID iid, ComPtr<IUnknown>* to) const noexcept {
        return ptr_->QueryInterface(iid, reinterpret_cast<void**>(to->ReleaseAndGetAddressOf()));
    }

protected:
    void InternalAddRef() const noexcept {
        if (ptr_ != nullptr)
            ptr_->AddRef();
    }
    unsigned long InternalRelease() noexcept {
        T* held = ptr_;
        if (held == nullptr)
            return 0;
        ptr_ = nullptr;
        return held->Release();
    }

    InterfaceType* ptr_ = nullptr;
    template <typename U>
    friend class ComPtr;
};

// By the pointers: for COM's identity, compare two that As<IUnknown> gave.
template <typename T, typename U>
bool operator==(const ComPtr<T>& a, const ComPtr<U>& b) noexcept {
    return a.Get() == b.Get();
}
template <typename T, typename U>
bool operator!=(const ComPtr<T>& a, const ComPtr<U>& b) noexcept {
    return a.Get() != b.Get();
}
template <typename T, typename U>
bool operator<(const ComPtr<T>& a, const ComPtr<U>& b) noexcept {
    return a.Get() < b.Get();
}
template <typename T>
bool operator==(const ComPtr<T>& a, std::nullptr_t) noexcept {
    return a.Get() == nullptr;
}
template <typename T>
bool operator==(std::nullptr_t, const ComPtr<T>& a) noexcept {
    return a.Get() == nullptr;
}
template <typename T>
bool operator!=(const ComPtr<T>& a, std::nullptr_t) noexcept {
    return a.Get() != nullptr;
}
template <typename T>
bool operator!=(std::nullptr_t, const ComPtr<T>& a) noexcept {
    return a.Get() != nullptr;
}
template <typename T, typename U>
bool operator==(const Details::ComPtrRef<ComPtr<T>>& a, const Details::ComPtrRef<ComPtr<U>>& b) noexcept {
    return a.GetAddressOf() == b.GetAddressOf();
}
template <typename T, typename U>
bool operator!=(const Details::ComPtrRef<ComPtr<T>>& a, const Details::ComPtrRef<ComPtr<U>>& b) noexcept {
    return a.GetAddressOf() != b.GetAddressOf();
}

} // namespace WRL
} // namespace Microsoft

/// IID_PPV_ARGS(&pointer).
template <typename T>
void** IID_PPV_ARGS_Helper(Microsoft::WRL::Details::ComPtrRef<T> pointer) noexcept {
    static_assert(std::is_base_of<IUnknown, typename T::InterfaceType>::value, "not the pointer of a COM interface");
    return pointer;
}

#endif /* __cplusplus */
#endif /* COMITY_WRL_CLIENT_H */
