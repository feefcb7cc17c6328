#include "bench_object.hpp"

namespace {

class bench_object final : public IBench {
public:
    explicit bench_object(ITypeInfo* type) : type_(type) { type_->AddRef(); }
    ~bench_object() { type_->Release(); }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID, void** out) override {
        *out = nullptr;
        return E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
    ULONG STDMETHODCALLTYPE Release() override {
        const ULONG left = --references_;
        if (left == 0)
            delete this;
        return left;
    }

    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override {
        *count = 1;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo** out) override {
        type_->AddRef();
        *out = type_;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID, DISPID* ids) override {
        return type_->GetIDsOfNames(names, count, ids);
    }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID, LCID, WORD flags, DISPPARAMS* params,
                                     VARIANT* result, EXCEPINFO* exception, UINT* bad) override {
        return type_->Invoke(static_cast<IBench*>(this), member, flags, params, result, exception, bad);
    }

    HRESULT STDMETHODCALLTYPE Nop() override { return S_OK; }
    HRESULT STDMETHODCALLTYPE Add(LONG a, LONG b, LONG* sum) override {
        *sum = a + b;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_Name(BSTR* value) override {
        *value = SysAllocString(OLESTR("sixteen letters."));
        return *value ? S_OK : E_OUTOFMEMORY;
    }
    HRESULT STDMETHODCALLTYPE Coerce3(LONG a, double b, VARIANT_BOOL c, LONG* sum) override {
        *sum = a + static_cast<LONG>(b) + (c ? 1 : 0);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE put_Level(LONG value) override {
        level_ = value;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_Level(LONG* value) override {
        *value = level_;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Find(BSTR text, VARIANT, LONG* position) override {
        *position = static_cast<LONG>(SysStringLen(text));
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Reset(LONG level) override { return put_Level(level); }

private:
    ULONG references_ = 1;
    ITypeInfo* type_;
    LONG level_ = 0;
};

} // namespace

IBench* make_bench_object(ITypeInfo* type) {
    return new bench_object(type);
}
