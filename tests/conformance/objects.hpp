// Small objects that tests hand to the functions under test. They count references exactly.
#pragma once

#include "support.hpp"

namespace conformance {

// An IUnknown that lives on the stack of its test and only counts.
class counted_unknown final : public IUnknown {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        ++queries;
        if (IsEqualIID(iid, IID_IUnknown)) {
            *out = static_cast<IUnknown*>(this);
            AddRef();
            return S_OK;
        }
        *out = nullptr;
        return E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++count; }
    ULONG STDMETHODCALLTYPE Release() override { return --count; }

    ULONG count = 1;
    int queries = 0;
};

// An IDispatch with nothing but a default property, which answers what the test put into `value`.
class value_dispatch final : public IDispatch {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        if (IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IDispatch)) {
            *out = static_cast<IDispatch*>(this);
            AddRef();
            return S_OK;
        }
        *out = nullptr;
        return E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++count; }
    ULONG STDMETHODCALLTYPE Release() override { return --count; }
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* out) override {
        *out = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo** out) override {
        *out = nullptr;
        return DISP_E_BADINDEX;
    }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) override {
        return DISP_E_UNKNOWNNAME;
    }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID, LCID, WORD flags, DISPPARAMS* params, VARIANT* result,
                                     EXCEPINFO*, UINT*) override {
        ++calls;
        last_id = id;
        last_flags = flags;
        last_arguments = params ? params->cArgs : 0;
        if (FAILED(answer))
            return answer;
        if (id != DISPID_VALUE)
            return DISP_E_MEMBERNOTFOUND;
        if (result) {
            VariantInit(result);
            return VariantCopy(result, &value);
        }
        return S_OK;
    }

    ULONG count = 1;
    int calls = 0;
    DISPID last_id = DISPID_UNKNOWN;
    WORD last_flags = 0;
    UINT last_arguments = 0;
    HRESULT answer = S_OK;
    variant value;
};

} // namespace conformance
