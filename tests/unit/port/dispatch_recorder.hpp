// An IDispatch that lives on its test's stack, writes down how it is called, and answers what the test says.
#pragma once

#include <windows.h>

#include <comutil.h>

#include <vector>

class dispatch_recorder final : public IDispatch, public ISupportErrorInfo {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        *out = nullptr;
        if (IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IDispatch))
            *out = static_cast<IDispatch*>(this);
        else if (IsEqualIID(iid, IID_ISupportErrorInfo) && sets_error_info)
            *out = static_cast<ISupportErrorInfo*>(this);
        else
            return E_NOINTERFACE;
        ++references;
        return S_OK;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references; }
    ULONG STDMETHODCALLTYPE Release() override { return --references; }

    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override {
        *count = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo** type) override {
        *type = nullptr;
        return DISP_E_BADINDEX;
    }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR* names, UINT, LCID, DISPID* ids) override {
        if (_bstr_t(names[0]) != OLESTR("Known"))
            return DISP_E_UNKNOWNNAME;
        ids[0] = 77;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID, LCID, WORD how, DISPPARAMS* parameters,
                                     VARIANT* result, EXCEPINFO* exception, UINT*) override {
        member = id;
        flags = how;
        named = parameters->cNamedArgs;
        arguments.clear();
        for (UINT at = parameters->cArgs; at-- > 0;)
            arguments.emplace_back(parameters->rgvarg[at]);
        if (failure == DISP_E_EXCEPTION && exception != nullptr) {
            exception->wCode = code;
            exception->bstrDescription = description.copy();
            exception->bstrSource = SysAllocString(OLESTR("Recorder"));
        }
        if (FAILED(failure))
            return failure;
        return result != nullptr ? VariantCopy(result, &answer_) : S_OK;
    }
    HRESULT STDMETHODCALLTYPE InterfaceSupportsErrorInfo(REFIID) override { return S_OK; }

    void answer(const _variant_t& value) { answer_ = value; }

    ULONG references = 1;
    bool sets_error_info = false;
    DISPID member = 0;
    WORD flags = 0;
    UINT named = 0;
    std::vector<_variant_t> arguments;
    HRESULT failure = S_OK;
    WORD code = 0;
    _bstr_t description;

private:
    _variant_t answer_;
};
