// An in-process server in plain C++, with what a factory may do besides making an object.
#define INITGUID
#include <oleauto.h>

#include <atomic>
#include <stdexcept>

#include "test_classes.h"

namespace {

std::atomic<long> in_use{0};

/// An object that can be part of another one: its interfaces count and ask through the outer object.
class aggregatable final : public IPersist {
public:
    explicit aggregatable(IUnknown* outer) : outer_(outer ? outer : &own_) { ++in_use; }
    ~aggregatable() { --in_use; }

    STDMETHODIMP QueryInterface(REFIID iid, void** object) override {
        return outer_->QueryInterface(iid, object);
    }
    STDMETHODIMP_(ULONG) AddRef() override { return outer_->AddRef(); }
    STDMETHODIMP_(ULONG) Release() override { return outer_->Release(); }
    STDMETHODIMP GetClassID(CLSID* clsid) override {
        *clsid = CLSID_Aggregatable;
        return S_OK;
    }

    IUnknown* own() { return &own_; }

private:
    struct own_unknown final : IUnknown {
        explicit own_unknown(aggregatable& whole) : whole(whole) {}
        STDMETHODIMP QueryInterface(REFIID iid, void** object) override {
            *object = nullptr;
            if (iid == IID_IUnknown)
                *object = this;
            else if (iid == IID_IPersist)
                *object = static_cast<IPersist*>(&whole);
            else
                return E_NOINTERFACE;
            static_cast<IUnknown*>(*object)->AddRef();
            return S_OK;
        }
        STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
        STDMETHODIMP_(ULONG) Release() override {
            const ULONG left = --references;
            if (left == 0)
                delete &whole;
            return left;
        }
        aggregatable& whole;
        std::atomic<ULONG> references{1};
    };

    own_unknown own_{*this};
    IUnknown* outer_;
};

HRESULT create_aggregatable(IUnknown* outer, REFIID iid, void** object) {
    auto* made = new aggregatable(outer);
    const HRESULT hr = made->own()->QueryInterface(iid, object);
    made->own()->Release();
    return hr;
}

HRESULT create_explains(IUnknown*, REFIID, void**) {
    ICreateErrorInfo* info = nullptr;
    IErrorInfo* readable = nullptr;
    OLECHAR text[] = u"The well is dry.";
    CreateErrorInfo(&info);
    info->SetDescription(text);
    info->QueryInterface(IID_IErrorInfo, reinterpret_cast<void**>(&readable));
    SetErrorInfo(0, readable);
    readable->Release();
    info->Release();
    return E_FAIL;
}

HRESULT create_nested(IUnknown* outer, REFIID iid, void** object) {
    return CoCreateInstance(CLSID_Plain, outer, CLSCTX_INPROC_SERVER, iid, object);
}

HRESULT create_throws(IUnknown*, REFIID, void**) {
    throw std::runtime_error("not at home");
}

class factory final : public IClassFactory {
public:
    using create_function = HRESULT (*)(IUnknown*, REFIID, void**);
    explicit factory(create_function create) : create_(create) { ++in_use; }
    ~factory() { --in_use; }

    STDMETHODIMP QueryInterface(REFIID iid, void** object) override {
        *object = nullptr;
        if (iid != IID_IUnknown && iid != IID_IClassFactory)
            return E_NOINTERFACE;
        *object = this;
        AddRef();
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
    STDMETHODIMP_(ULONG) Release() override {
        const ULONG left = --references_;
        if (left == 0)
            delete this;
        return left;
    }
    STDMETHODIMP CreateInstance(IUnknown* outer, REFIID iid, void** object) override {
        *object = nullptr;
        return create_(outer, iid, object);
    }
    STDMETHODIMP LockServer(BOOL lock) override {
        in_use += lock ? 1 : -1;
        return S_OK;
    }

private:
    std::atomic<ULONG> references_{1};
    create_function create_;
};

HRESULT give_factory(factory::create_function create, REFIID iid, void** object) {
    auto* made = new factory(create);
    const HRESULT hr = made->QueryInterface(iid, object);
    made->Release();
    return hr;
}

} // namespace

STDAPI DllGetClassObject(REFCLSID clsid, REFIID iid, LPVOID* object) {
    *object = nullptr;
    if (clsid == CLSID_Aggregatable)
        return give_factory(create_aggregatable, iid, object);
    if (clsid == CLSID_Explains)
        return give_factory(create_explains, iid, object);
    if (clsid == CLSID_Nested)
        return give_factory(create_nested, iid, object);
    if (clsid == CLSID_Throws)
        return give_factory(create_throws, iid, object);
    return CLASS_E_CLASSNOTAVAILABLE;
}

STDAPI DllCanUnloadNow() {
    return in_use == 0 ? S_OK : S_FALSE;
}
