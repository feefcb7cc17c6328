// CreateStdDispatch: an IDispatch for an object that has none, made from its description.
// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-createstddispatch

#include <atomic>
#include <new>

#include <oleauto.h>

namespace comity {
namespace {

// With an outer object the dispatch interface is a part of it: it counts and queries through the outer one,
// and only the IUnknown that was handed to the outer object is its own.
class standard_dispatch final : public IDispatch {
public:
    standard_dispatch(IUnknown* outer, void* object, ITypeInfo* type) noexcept
        : inner_(*this), outer_(outer ? outer : &inner_), object_(object), type_(type) {
        type_->AddRef();
    }
    standard_dispatch(const standard_dispatch&) = delete;
    standard_dispatch& operator=(const standard_dispatch&) = delete;

    IUnknown* own_identity() noexcept { return &inner_; }

    STDMETHODIMP QueryInterface(REFIID iid, void** out) override { return outer_->QueryInterface(iid, out); }
    STDMETHODIMP_(ULONG) AddRef() override { return outer_->AddRef(); }
    STDMETHODIMP_(ULONG) Release() override { return outer_->Release(); }

    STDMETHODIMP GetTypeInfoCount(UINT* count) override {
        if (!count)
            return E_POINTER;
        *count = 1;
        return S_OK;
    }
    STDMETHODIMP GetTypeInfo(UINT index, LCID, ITypeInfo** out) override {
        if (!out)
            return E_POINTER;
        *out = nullptr;
        if (index != 0)
            return DISP_E_BADINDEX;
        type_->AddRef();
        *out = type_;
        return S_OK;
    }
    STDMETHODIMP GetIDsOfNames(REFIID reserved, LPOLESTR* names, UINT count, LCID, DISPID* ids) override {
        if (reserved != IID_NULL)
            return DISP_E_UNKNOWNINTERFACE;
        return DispGetIDsOfNames(type_, names, count, ids);
    }
    STDMETHODIMP Invoke(DISPID member, REFIID reserved, LCID, WORD flags, DISPPARAMS* params, VARIANT* result,
                        EXCEPINFO* exception, UINT* bad_argument) override {
        if (reserved != IID_NULL)
            return DISP_E_UNKNOWNINTERFACE;
        return DispInvoke(object_, type_, member, flags, params, result, exception, bad_argument);
    }

private:
    ~standard_dispatch() { type_->Release(); }

    class identity final : public IUnknown {
    public:
        explicit identity(standard_dispatch& owner) noexcept : owner_(owner) {}
        STDMETHODIMP QueryInterface(REFIID iid, void** out) override {
            if (!out)
                return E_POINTER;
            *out = nullptr;
            if (iid == IID_IUnknown) {
                *out = static_cast<IUnknown*>(this);
                AddRef();
            } else if (iid == IID_IDispatch) {
                *out = static_cast<IDispatch*>(&owner_);
                owner_.AddRef();
            } else {
                return E_NOINTERFACE;
            }
            return S_OK;
        }
        STDMETHODIMP_(ULONG) AddRef() override {
            return references_.fetch_add(1, std::memory_order_relaxed) + 1;
        }
        STDMETHODIMP_(ULONG) Release() override {
            const ULONG left = references_.fetch_sub(1, std::memory_order_acq_rel) - 1;
            if (left == 0)
                delete &owner_;
            return left;
        }

    private:
        standard_dispatch& owner_;
        std::atomic<ULONG> references_{1};
    };

    identity inner_;
    IUnknown* outer_; // not counted: the outer object owns this one
    void* object_;    // not counted: it may have no IUnknown
    ITypeInfo* type_;
};

} // namespace
} // namespace comity

STDAPI CreateStdDispatch(IUnknown* outer, void* object, ITypeInfo* type, IUnknown** dispatch) {
    if (!dispatch)
        return E_INVALIDARG;
    *dispatch = nullptr;
    if (!object || !type)
        return E_INVALIDARG;
    auto* made = new (std::nothrow) comity::standard_dispatch(outer, object, type);
    if (!made)
        return E_OUTOFMEMORY;
    *dispatch = made->own_identity();
    return S_OK;
}
