// A class object of the test program itself: exact reference counts, and what it was asked.
#pragma once

#include <atomic>

#include <objbase.h>

/// Lives on the stack or in the test; counts, and is not deleted.
class counting_factory final : public IClassFactory {
public:
    STDMETHODIMP QueryInterface(REFIID iid, void** object) override {
        if (iid != IID_IUnknown && iid != IID_IClassFactory) {
            *object = nullptr;
            return E_NOINTERFACE;
        }
        *object = this;
        AddRef();
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
    STDMETHODIMP_(ULONG) Release() override { return --references; }
    /// "Makes" itself: it has the interfaces to be asked for.
    STDMETHODIMP CreateInstance(IUnknown* outer, REFIID iid, void** object) override {
        last_outer = outer;
        last_iid = iid;
        if (FAILED(answer)) {
            // A careless factory leaves something behind when it fails.
            *object = this;
            return answer;
        }
        if (gives_nothing) {
            *object = nullptr;
            return S_OK;
        }
        return QueryInterface(iid, object);
    }
    STDMETHODIMP LockServer(BOOL) override { return S_OK; }

    std::atomic<ULONG> references{1};
    HRESULT answer = S_OK;
    bool gives_nothing = false;
    IUnknown* last_outer = nullptr;
    IID last_iid{};
};
