/* CComPtr, CComQIPtr, CComDispatchDriver, CAdapt. <atlcomcli.h> includes this file.
 * https://learn.microsoft.com/cpp/atl/reference/ccomptr-class */
#ifndef COMITY_ATL_PTR_H
#define COMITY_ATL_PTR_H

#include <ole2.h>
#include <ocidl.h>

#ifdef __cplusplus

#include <atlexcept.h>

#include <memory>
#include <type_traits>

namespace ATL {

/// Connects a sink to the connection point for `iid` of an object; E_POINTER for a null object, or what the object's methods return.
inline HRESULT AtlAdvise(IUnknown* object, IUnknown* sink, const IID& iid, DWORD* cookie) noexcept {
    if (object == nullptr)
        return E_POINTER;
    IConnectionPointContainer* container = nullptr;
    HRESULT hr = object->QueryInterface(__uuidof(IConnectionPointContainer), reinterpret_cast<void**>(&container));
    if (FAILED(hr))
        return hr;
    IConnectionPoint* point = nullptr;
    hr = container->FindConnectionPoint(iid, &point);
    container->Release();
    if (FAILED(hr))
        return hr;
    hr = point->Advise(sink, cookie);
    point->Release();
    return hr;
}

/// Ends a connection that AtlAdvise made.
inline HRESULT AtlUnadvise(IUnknown* object, const IID& iid, DWORD cookie) noexcept {
    if (object == nullptr)
        return E_POINTER;
    IConnectionPointContainer* container = nullptr;
    HRESULT hr = object->QueryInterface(__uuidof(IConnectionPointContainer), reinterpret_cast<void**>(&container));
    if (FAILED(hr))
        return hr;
    IConnectionPoint* point = nullptr;
    hr = container->FindConnectionPoint(iid, &point);
    container->Release();
    if (FAILED(hr))
        return hr;
    hr = point->Unadvise(cookie);
    point->Release();
    return hr;
}

/// *place holds `object` then, with a reference of its own; what it held is released.
inline IUnknown* AtlComPtrAssign(IUnknown** place, IUnknown* object) {
    if (place == nullptr)
        return nullptr;
    if (object != nullptr)
        object->AddRef();
    IUnknown* old = *place;
    *place = object;
    if (old != nullptr)
        old->Release();
    return object;
}

/// The same with what `object` gives for `iid`: null if it has no such interface.
inline IUnknown* AtlComQIPtrAssign(IUnknown** place, IUnknown* object, REFIID iid) {
    if (place == nullptr)
        return nullptr;
    IUnknown* old = *place;
    *place = nullptr;
    if (object != nullptr && FAILED(object->QueryInterface(iid, reinterpret_cast<void**>(place))))
        *place = nullptr;
    if (old != nullptr)
        old->Release();
    return *place;
}

/// Holds one counted interface pointer, or null: what CComPtr and CComQIPtr have in common.
template <class T>
class CComPtrBase {
public:
    typedef T _PtrClass;

    ~CComPtrBase() noexcept {
        if (p != nullptr)
            p->Release();
    }

    operator T*() const noexcept { return p; }
    T& operator*() const {
        ATLENSURE(p != nullptr);
        return *p;
    }
    /// For a call that writes an interface pointer. Nothing is released: what is held must be null.
    T** operator&() noexcept {
        ATLASSERT(p == nullptr);
        return &p;
    }
    T* operator->() const noexcept {
        ATLASSERT(p != nullptr);
        return p;
    }
    bool operator!() const noexcept { return p == nullptr; }
    // By the pointers; IsEqualObject compares the objects.
    bool operator<(T* other) const noexcept { return p < other; }
    bool operator==(T* other) const noexcept { return p == other; }
    bool operator!=(T* other) const noexcept { return p != other; }
    bool operator==(const CComPtrBase& other) const noexcept { return p == other.p; }
    bool operator!=(const CComPtrBase& other) const noexcept { return p != other.p; }

    void Release() noexcept {
        T* held = p;
        p = nullptr;
        if (held != nullptr)
            held->Release();
    }
    /// Whether both are one object by COM's rule; two null pointers are.
    bool IsEqualObject(IUnknown* other) const noexcept {
        if (p == nullptr || other == nullptr)
            return p == nullptr && other == nullptr;
        IUnknown *own = nullptr, *others = nullptr;
        if (FAILED(p->QueryInterface(__uuidof(IUnknown), reinterpret_cast<void**>(&own))))
            return false;
        own->Release();
        if (FAILED(other->QueryInterface(__uuidof(IUnknown), reinterpret_cast<void**>(&others))))
            return false;
        others->Release();
        return own == others;
    }
    /// Takes over a reference.
    void Attach(T* other) noexcept {
        T* held = p;
        p = other;
        if (held != nullptr)
            held->Release();
    }
    /// Gives the reference to the caller.
    T* Detach() noexcept {
        T* held = p;
        p = nullptr;
        return held;
    }
    /// Gives a reference to what is held, null included: S_OK; E_POINTER for a null `to`.
    HRESULT CopyTo(T** to) const noexcept {
        ATLASSERT(to != nullptr);
        if (to == nullptr)
            return E_POINTER;
        *to = p;
        if (p != nullptr)
            p->AddRef();
        return S_OK;
    }
    /// Sets the site of an IObjectWithSite; E_POINTER for null, or what the object returns.
    HRESULT SetSite(IUnknown* site) noexcept {
        if (p == nullptr)
            return E_POINTER;
        IObjectWithSite* object = nullptr;
        HRESULT hr = p->QueryInterface(__uuidof(IObjectWithSite), reinterpret_cast<void**>(&object));
        if (SUCCEEDED(hr)) {
            hr = object->SetSite(site);
            object->Release();
        }
        return hr;
    }
    HRESULT Advise(IUnknown* sink, const IID& iid, DWORD* cookie) noexcept { return AtlAdvise(p, sink, iid, cookie); }
    /// Null must be held. What CoCreateInstance returns.
    HRESULT CoCreateInstance(REFCLSID clsid, IUnknown* outer = nullptr, DWORD context = CLSCTX_ALL) noexcept {
        ATLASSERT(p == nullptr);
        return ::CoCreateInstance(clsid, outer, context, __uuidof(T), reinterpret_cast<void**>(&p));
    }
    HRESULT CoCreateInstance(LPCOLESTR progid, IUnknown* outer = nullptr, DWORD context = CLSCTX_ALL) noexcept {
        CLSID clsid;
        const HRESULT hr = CLSIDFromProgID(progid, &clsid);
        return FAILED(hr) ? hr : CoCreateInstance(clsid, outer, context);
    }
    template <class Q>
    HRESULT QueryInterface(Q** to) const noexcept {
        ATLASSERT(to != nullptr);
        return p->QueryInterface(__uuidof(Q), reinterpret_cast<void**>(to));
    }

    T* p;

protected:
    CComPtrBase() noexcept : p(nullptr) {}
    CComPtrBase(T* object) noexcept : p(object) {
        if (p != nullptr)
            p->AddRef();
    }
    CComPtrBase(const CComPtrBase&) = delete;
    CComPtrBase& operator=(const CComPtrBase&) = delete;

    T* hold(T* object) noexcept {
        if (object != p) {
            if (object != nullptr)
                object->AddRef();
            Attach(object);
        }
        return p;
    }
    template <class Other>
    T* hold_asked(Other* object, REFIID iid) noexcept {
        T* asked = nullptr;
        if (object != nullptr && FAILED(object->QueryInterface(iid, reinterpret_cast<void**>(&asked))))
            asked = nullptr;
        Attach(asked);
        return p;
    }
};

/// What smart pointers to IDispatch can do besides: calls by name or DISPID. All return what the object's IDispatch returns.
class CComDispatchMembers : public CComPtrBase<IDispatch> {
public:
    HRESULT GetIDOfName(LPCOLESTR name, DISPID* id) noexcept {
        if (p == nullptr || id == nullptr)
            return E_POINTER;
        LPOLESTR names[] = {const_cast<LPOLESTR>(name)};
        return p->GetIDsOfNames(IID_NULL, names, 1, LOCALE_USER_DEFAULT, id);
    }

    HRESULT GetProperty(DISPID id, VARIANT* value) noexcept { return GetProperty(p, id, value); }
    HRESULT GetPropertyByName(LPCOLESTR name, VARIANT* value) noexcept {
        DISPID id;
        const HRESULT hr = GetIDOfName(name, &id);
        return FAILED(hr) ? hr : GetProperty(p, id, value);
    }
    /// What is an object, an array or a reference is put by reference first, and by value if the object will not have that.
    HRESULT PutProperty(DISPID id, VARIANT* value) noexcept { return PutProperty(p, id, value); }
    HRESULT PutPropertyByName(LPCOLESTR name, VARIANT* value) noexcept {
        DISPID id;
        const HRESULT hr = GetIDOfName(name, &id);
        return FAILED(hr) ? hr : PutProperty(p, id, value);
    }
    static HRESULT GetProperty(IDispatch* object, DISPID id, VARIANT* value) noexcept {
        if (object == nullptr || value == nullptr)
            return E_POINTER;
        return call(object, id, DISPATCH_PROPERTYGET, nullptr, 0, value);
    }
    static HRESULT PutProperty(IDispatch* object, DISPID id, VARIANT* value) noexcept {
        if (object == nullptr || value == nullptr)
            return E_POINTER;
        const VARTYPE type = V_VT(value);
        if (type == VT_UNKNOWN || type == VT_DISPATCH || (type & (VT_ARRAY | VT_BYREF)) != 0) {
            const HRESULT hr = call(object, id, DISPATCH_PROPERTYPUTREF, value, 1, nullptr);
            if (SUCCEEDED(hr))
                return hr;
        }
        return call(object, id, DISPATCH_PROPERTYPUT, value, 1, nullptr);
    }

    template <class Member>
    HRESULT Invoke0(Member member, VARIANT* result = nullptr) noexcept {
        return InvokeN(member, nullptr, 0, result);
    }
    template <class Member>
    HRESULT Invoke1(Member member, VARIANT* argument, VARIANT* result = nullptr) noexcept {
        return InvokeN(member, argument, 1, result);
    }
    template <class Member>
    HRESULT Invoke2(Member member, VARIANT* first, VARIANT* second, VARIANT* result = nullptr) noexcept {
        if (first == nullptr || second == nullptr)
            return E_POINTER;
        VARIANT arguments[] = {*second, *first};
        return InvokeN(member, arguments, 2, result);
    }
    /// The arguments stand in reverse order, the last one first.
    HRESULT InvokeN(LPCOLESTR name, VARIANT* arguments, int count, VARIANT* result = nullptr) noexcept {
        DISPID id;
        const HRESULT hr = GetIDOfName(name, &id);
        return FAILED(hr) ? hr : InvokeN(id, arguments, count, result);
    }
    HRESULT InvokeN(DISPID id, VARIANT* arguments, int count, VARIANT* result = nullptr) noexcept {
        if (p == nullptr)
            return E_POINTER;
        return call(p, id, DISPATCH_METHOD, arguments, static_cast<UINT>(count), result);
    }

protected:
    using CComPtrBase<IDispatch>::CComPtrBase;

private:
    static HRESULT call(IDispatch* object, DISPID id, WORD flags, VARIANT* arguments, UINT count, VARIANT* result) noexcept {
        DISPID put = DISPID_PROPERTYPUT;
        DISPPARAMS parameters = {arguments, nullptr, count, 0};
        if ((flags & (DISPATCH_PROPERTYPUT | DISPATCH_PROPERTYPUTREF)) != 0) {
            parameters.rgdispidNamedArgs = &put;
            parameters.cNamedArgs = 1;
        }
        return object->Invoke(id, IID_NULL, LOCALE_USER_DEFAULT, flags, &parameters, result, nullptr, nullptr);
    }
};

template <class T>
using CComPtrMembers = std::conditional_t<std::is_same<T, IDispatch>::value, CComDispatchMembers, CComPtrBase<T>>;

template <class T>
class CComPtr : public CComPtrMembers<T> {
    typedef CComPtrMembers<T> base;

public:
    CComPtr() noexcept = default;
    CComPtr(T* object) noexcept : base(object) {}
    CComPtr(const CComPtr& other) noexcept : base(other.p) {}
    CComPtr(CComPtr&& other) noexcept { this->p = other.Detach(); }

    T* operator=(T* object) noexcept { return this->hold(object); }
    T* operator=(const CComPtr& other) noexcept { return this->hold(other.p); }
    T* operator=(CComPtr&& other) noexcept {
        if (this != std::addressof(other))
            this->Attach(other.Detach());
        return this->p;
    }
    /// Another interface: asked for this one by QueryInterface, null if the object has it not.
    template <class Q>
    T* operator=(const CComPtr<Q>& other) noexcept {
        return this->hold_asked(other.p, __uuidof(T));
    }
};

/// A CComPtr that asks what it is given for its interface; null if the object has it not.
template <class T, const IID* Id = &__uuidof(T)>
class CComQIPtr : public CComPtrMembers<T> {
    typedef CComPtrMembers<T> base;
    template <class Other>
    using if_other = std::enable_if_t<!std::is_same<Other, T>::value, int>;
    // Objects that hold another interface: other smart pointers.
    template <class Holder>
    using if_holder = std::enable_if_t<std::is_class<Holder>::value && !std::is_convertible<const Holder&, T*>::value &&
                                           std::is_convertible<const Holder&, IUnknown*>::value,
                                       int>;

public:
    CComQIPtr() noexcept = default;
    CComQIPtr(T* object) noexcept : base(object) {}
    CComQIPtr(const CComQIPtr& other) noexcept : base(other.p) {}
    CComQIPtr(CComQIPtr&& other) noexcept { this->p = other.Detach(); }
    template <class Other, if_other<Other> = 0>
    CComQIPtr(Other* other) noexcept {
        this->hold_asked(other, *Id);
    }
    template <class Holder, if_holder<Holder> = 0>
    CComQIPtr(const Holder& holder) noexcept {
        this->hold_asked(static_cast<IUnknown*>(holder), *Id);
    }

    T* operator=(T* object) noexcept { return this->hold(object); }
    T* operator=(const CComQIPtr& other) noexcept { return this->hold(other.p); }
    T* operator=(CComQIPtr&& other) noexcept {
        if (this != std::addressof(other))
            this->Attach(other.Detach());
        return this->p;
    }
    template <class Other, if_other<Other> = 0>
    T* operator=(Other* other) noexcept {
        return this->hold_asked(other, *Id);
    }
    template <class Holder, if_holder<Holder> = 0>
    T* operator=(const Holder& holder) noexcept {
        return this->hold_asked(static_cast<IUnknown*>(holder), *Id);
    }
};

typedef CComQIPtr<IDispatch> CComDispatchDriver;

/// Holds a T whose operator& is not the address, so that it can stand in a container.
template <class T>
class CAdapt {
public:
    CAdapt() = default;
    CAdapt(const T& value) : m_T(value) {}
    CAdapt(T&& value) : m_T(static_cast<T&&>(value)) {}
    CAdapt(const CAdapt&) = default;
    CAdapt(CAdapt&&) = default;
    CAdapt& operator=(const CAdapt& other) {
        m_T = other.m_T;
        return *this;
    }
    CAdapt& operator=(CAdapt&& other) {
        m_T = static_cast<T&&>(other.m_T);
        return *this;
    }
    CAdapt& operator=(const T& value) {
        m_T = value;
        return *this;
    }
    bool operator<(const T& value) const { return m_T < value; }
    bool operator==(const T& value) const { return m_T == value; }
    operator T&() { return m_T; }
    operator const T&() const { return m_T; }

    T m_T;
};

} // namespace ATL

#endif /* __cplusplus */
#endif /* COMITY_ATL_PTR_H */
