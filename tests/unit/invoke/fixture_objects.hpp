// The objects behind invoke_fixture.idl. They take and give ownership exactly as the COM rules say, and count
// themselves, so a test can assert that a call through a description neither leaks nor frees twice. Portable
// source: it is also built as a Windows program.
#pragma once

#include <atomic>
#include <cstring>
#include <string>

#include "invoke_fixture.h"
#include <oleauto.h>

namespace fixture {

inline std::atomic<int> live_objects{0};

// Reference counting and QueryInterface for an object with one interface; IDispatch goes to the type library.
template <class Interface>
class counted : public Interface {
public:
    counted() { ++live_objects; }
    virtual ~counted() { --live_objects; }

    ULONG STDMETHODCALLTYPE AddRef() override { return ++references_; }
    ULONG STDMETHODCALLTYPE Release() override {
        const ULONG left = --references_;
        if (left == 0)
            delete this;
        return left;
    }
    ULONG references() const { return references_; }

protected:
    std::atomic<ULONG> references_{1};
};

template <class Interface>
class dispatching : public counted<Interface> {
public:
    explicit dispatching(ITypeInfo* type) : type_(type) {
        if (type_)
            type_->AddRef();
    }
    ~dispatching() override {
        if (type_)
            type_->Release();
    }
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        if (iid == IID_IUnknown || iid == IID_IDispatch || iid == __uuidof(Interface)) {
            *out = static_cast<Interface*>(this);
            this->AddRef();
            return S_OK;
        }
        *out = nullptr;
        return E_NOINTERFACE;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override {
        *count = 1;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT index, LCID, ITypeInfo** out) override {
        *out = nullptr;
        if (index != 0)
            return DISP_E_BADINDEX;
        type_->AddRef();
        *out = type_;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID, DISPID* ids) override {
        return type_->GetIDsOfNames(names, count, ids);
    }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID, LCID, WORD flags, DISPPARAMS* params,
                                     VARIANT* result, EXCEPINFO* exception, UINT* bad) override {
        return type_->Invoke(static_cast<Interface*>(this), member, flags, params, result, exception, bad);
    }

protected:
    ITypeInfo* type_;
};

// Answers to IMarked and, where asked to, to an IDispatch-less identity only.
class marked final : public counted<IMarked> {
public:
    explicit marked(LONG value) : value_(value) {}
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        if (iid == IID_IUnknown || iid == __uuidof(IMarked)) {
            *out = static_cast<IMarked*>(this);
            AddRef();
            return S_OK;
        }
        *out = nullptr;
        return E_NOINTERFACE;
    }
    HRESULT STDMETHODCALLTYPE mark(LONG* value) override {
        *value = value_;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE scale(LONG by, LONG* value) override {
        *value *= by;
        return S_OK;
    }
    LONG STDMETHODCALLTYPE plain(LONG value) override { return value + 1; }
    void STDMETHODCALLTYPE quiet(LONG value) override { value_ = value; }

private:
    LONG value_;
};

class list final : public dispatching<IList> {
public:
    explicit list(ITypeInfo* type) : dispatching(type) {}
    HRESULT STDMETHODCALLTYPE get_Item(VARIANT index, VARIANT* value) override {
        value->vt = VT_EMPTY;
        VARIANT number;
        VariantInit(&number);
        const HRESULT hr = VariantChangeType(&number, &index, 0, VT_I4);
        if (FAILED(hr))
            return hr;
        if (number.lVal < 0)
            return DISP_E_BADINDEX;
        value->vt = VT_I4;
        value->lVal = 1000 + number.lVal;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE put_Item(VARIANT index, VARIANT value) override {
        put_index = index.vt == VT_I4 ? index.lVal : -1;
        put_value = value.vt == VT_I4 ? value.lVal : -1;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_Count(LONG* value) override {
        *value = 3;
        return S_OK;
    }
    LONG put_index = 0;
    LONG put_value = 0;
};

// The types the objects describe themselves with; set once by the test program.
struct types {
    ITypeInfo* everything = nullptr;
    ITypeInfo* list = nullptr;
};
inline types shared_types;

class everything final : public dispatching<IEverything>, public ISupportErrorInfo {
public:
    explicit everything(ITypeInfo* type) : dispatching(type) {}
    ~everything() override {
        SysFreeString(name_);
        if (partner_)
            partner_->Release();
    }

    // What the last call was given.
    LONG last_index = 0;
    VARTYPE last_vt = VT_EMPTY;
    LONG last_long = 0;
    std::string last_call;
    bool supports_error_info = true;

    ULONG STDMETHODCALLTYPE AddRef() override { return dispatching::AddRef(); }
    ULONG STDMETHODCALLTYPE Release() override { return dispatching::Release(); }
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        if (iid == IID_ISupportErrorInfo) {
            *out = static_cast<ISupportErrorInfo*>(this);
            AddRef();
            return S_OK;
        }
        return dispatching::QueryInterface(iid, out);
    }
    HRESULT STDMETHODCALLTYPE InterfaceSupportsErrorInfo(REFIID iid) override {
        return supports_error_info && iid == __uuidof(IEverything) ? S_OK : S_FALSE;
    }

    HRESULT STDMETHODCALLTYPE Nop() override { return S_OK; }
    HRESULT STDMETHODCALLTYPE Add(LONG a, LONG b, LONG* sum) override {
        *sum = a + b;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_Name(BSTR* value) override {
        last_call = "get_Name";
        return copy(name_ ? name_ : OLESTR("everything"), value);
    }
    HRESULT STDMETHODCALLTYPE put_Name(BSTR value) override {
        last_call = "put_Name";
        SysFreeString(name_);
        return copy(value, &name_);
    }
    HRESULT STDMETHODCALLTYPE Coerce3(LONG a, double b, VARIANT_BOOL c, LONG* sum) override {
        *sum = a + LONG(b) + (c ? 1 : 0);
        return S_OK;
    }

#define COMITY_ECHO(name, type)                                                                              \
    HRESULT STDMETHODCALLTYPE name(type value, type* result) override {                                      \
        *result = value;                                                                                     \
        return S_OK;                                                                                         \
    }
    COMITY_ECHO(EchoI1, signed char)
    COMITY_ECHO(EchoUI1, unsigned char)
    COMITY_ECHO(EchoI2, short)
    COMITY_ECHO(EchoUI2, unsigned short)
    COMITY_ECHO(EchoI4, LONG)
    COMITY_ECHO(EchoUI4, ULONG)
    COMITY_ECHO(EchoI8, hyper)
    COMITY_ECHO(EchoUI8, MIDL_uhyper)
    COMITY_ECHO(EchoInt, int)
    COMITY_ECHO(EchoUInt, unsigned int)
    COMITY_ECHO(EchoR4, float)
    COMITY_ECHO(EchoR8, double)
    COMITY_ECHO(EchoCy, CURRENCY)
    COMITY_ECHO(EchoDate, DATE)
    COMITY_ECHO(EchoError, SCODE)
    COMITY_ECHO(EchoBool, VARIANT_BOOL)
    COMITY_ECHO(EchoDecimal, DECIMAL)
    COMITY_ECHO(EchoShade, shade)
    COMITY_ECHO(EchoTicket, ticket)
    COMITY_ECHO(EchoShadeAlias, shade_alias)
#undef COMITY_ECHO
    HRESULT STDMETHODCALLTYPE EchoBstr(BSTR value, BSTR* result) override {
        last_call = value ? "text" : "null";
        return copy(value, result);
    }
    HRESULT STDMETHODCALLTYPE EchoDispatch(IDispatch* value, IDispatch** result) override {
        return share(value, result);
    }
    HRESULT STDMETHODCALLTYPE EchoUnknown(IUnknown* value, IUnknown** result) override {
        return share(value, result);
    }
    HRESULT STDMETHODCALLTYPE EchoVariant(VARIANT value, VARIANT* result) override {
        last_vt = value.vt;
        VariantInit(result);
        return VariantCopyInd(result, &value);
    }
    HRESULT STDMETHODCALLTYPE EchoLongs(SAFEARRAY* value, SAFEARRAY** result) override {
        return SafeArrayCopy(value, result);
    }
    HRESULT STDMETHODCALLTYPE EchoStrings(SAFEARRAY* value, SAFEARRAY** result) override {
        return SafeArrayCopy(value, result);
    }
    HRESULT STDMETHODCALLTYPE EchoVariants(SAFEARRAY* value, SAFEARRAY** result) override {
        return SafeArrayCopy(value, result);
    }

    HRESULT STDMETHODCALLTYPE RefI4(LONG* value) override {
        last_long = *value;
        *value *= 2;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefBstr(BSTR* value) override {
        last_long = LONG(SysStringLen(*value));
        BSTR longer = SysAllocStringLen(nullptr, SysStringLen(*value) + 1);
        if (!longer)
            return E_OUTOFMEMORY;
        if (*value)
            std::memcpy(longer, *value, SysStringLen(*value) * sizeof(OLECHAR));
        longer[SysStringLen(*value)] = OLECHAR('!');
        SysFreeString(*value);
        *value = longer;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefVariant(VARIANT* value) override {
        last_vt = value->vt;
        if (value->vt == VT_I4) {
            value->lVal *= 2;
            return S_OK;
        }
        if (value->vt == (VT_I4 | VT_BYREF)) {
            *value->plVal *= 2;
            return S_OK;
        }
        if (value->vt == VT_ERROR)
            return S_OK;
        VariantClear(value);
        value->vt = VT_BSTR;
        value->bstrVal = SysAllocString(OLESTR("replaced"));
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefDispatch(IDispatch** value) override {
        last_long = *value ? 1 : 0;
        if (*value)
            (*value)->Release();
        *value = new list(shared_types.list);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefR8(double* value) override {
        *value *= 2;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefBool(VARIANT_BOOL* value) override {
        *value = *value ? VARIANT_FALSE : VARIANT_TRUE;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefI2(short* value) override {
        *value = short(*value * 2);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefShade(shade* value) override {
        last_long = *value;
        *value = shade_dark;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefLongs(SAFEARRAY** value) override {
        last_long = *value ? LONG((*value)->rgsabound[0].cElements) : -1;
        if (*value)
            SafeArrayDestroy(*value);
        *value = SafeArrayCreateVector(VT_I4, 0, 5);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefCy(CURRENCY* value) override {
        value->int64 *= 2;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefDate(DATE* value) override {
        *value += 1;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefDecimal(DECIMAL* value) override {
        value->Lo64 *= 2;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE InRefI4(LONG* value, LONG* result) override {
        *result = *value;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE InRefVariant(VARIANT* value, VARIANT* result) override {
        last_vt = value->vt;
        VariantInit(result);
        return VariantCopyInd(result, value);
    }
    HRESULT STDMETHODCALLTYPE InRefBstr(BSTR* value, BSTR* result) override {
        return copy(*value, result);
    }

    HRESULT STDMETHODCALLTYPE OutI4(LONG* value) override {
        last_long = *value;
        *value = 42;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE OutBstr(BSTR* value) override {
        last_long = *value ? LONG(SysStringLen(*value)) : -1;
        return copy(OLESTR("out"), value);
    }
    HRESULT STDMETHODCALLTYPE OutVariant(VARIANT* value) override {
        last_vt = value->vt;
        value->vt = VT_BSTR;
        return copy(OLESTR("out"), &value->bstrVal);
    }
    HRESULT STDMETHODCALLTYPE OutDispatch(IDispatch** value) override {
        last_long = *value ? 1 : 0;
        *value = new list(shared_types.list);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE OutTwo(LONG* first, BSTR* second) override {
        *first = 1;
        return copy(OLESTR("two"), second);
    }
    HRESULT STDMETHODCALLTYPE OutMarked(IMarked** value) override {
        *value = new marked(5);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE OutLongs(SAFEARRAY** value) override {
        last_long = *value ? 1 : 0;
        *value = SafeArrayCreateVector(VT_I4, 0, 3);
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE OptVariant(LONG a, VARIANT b, VARIANT c, BSTR* result) override {
        last_call = std::to_string(a) + "|" + text_of(b) + "|" + text_of(c);
        return ascii(last_call, result);
    }
    HRESULT STDMETHODCALLTYPE OptDefault(LONG a, BSTR b, short c, BSTR* result) override {
        last_call = std::to_string(a) + "|";
        for (UINT i = 0; i < SysStringLen(b); ++i)
            last_call += char(b[i]);
        last_call += "|" + std::to_string(c);
        return ascii(last_call, result);
    }
    HRESULT STDMETHODCALLTYPE OptTyped(LONG a, LONG b, LONG* result) override {
        last_long = b;
        *result = a + b;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE OptRefVariant(VARIANT* a, LONG* type) override {
        *type = a ? a->vt : -1;
        last_long = a && a->vt == VT_ERROR ? a->scode : 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Locale(LONG a, LONG locale, LONG* result) override {
        last_long = locale;
        *result = a;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE CountAll(LONG first, SAFEARRAY* rest, LONG* result) override {
        last_call = "array";
        if (!rest)
            return E_POINTER;
        *result = first + LONG(rest->rgsabound[0].cElements) * 100;
        VARIANT* values = static_cast<VARIANT*>(rest->pvData);
        last_call.clear();
        for (ULONG i = 0; i < rest->rgsabound[0].cElements; ++i)
            last_call += text_of(values[i]) + ",";
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE OptShade(shade a, LONG* result) override {
        *result = a;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE CountRef(SAFEARRAY** rest, LONG* result) override {
        *result = *rest ? LONG((*rest)->rgsabound[0].cElements) : -1;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE OptDispatch(IDispatch* a, LONG* result) override {
        *result = a ? 1 : 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE OptRefI4(LONG* a, LONG* result) override {
        *result = a ? *a : -1;
        if (a)
            *a += 1;
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE get_Element(LONG index, VARIANT* value) override {
        last_call = "get_Element";
        last_index = index;
        value->vt = VT_I4;
        value->lVal = index * 10;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE put_Element(LONG index, VARIANT value) override {
        last_call = "put_Element";
        last_index = index;
        last_vt = value.vt;
        last_long = value.vt == VT_I4 ? value.lVal : 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE putref_Element(LONG index, IDispatch* value) override {
        last_call = "putref_Element";
        last_index = index;
        last_long = value ? 1 : 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_List(IList** value) override {
        last_call = "get_List";
        *value = new list(shared_types.list);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_ListAsDispatch(IDispatch** value) override {
        *value = new list(shared_types.list);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_ListAsVariant(VARIANT* value) override {
        value->vt = VT_DISPATCH;
        value->pdispVal = new list(shared_types.list);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE putref_Partner(IDispatch* value) override {
        last_call = "putref_Partner";
        if (value)
            value->AddRef();
        if (partner_)
            partner_->Release();
        partner_ = value;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_Partner(IDispatch** value) override {
        return share(partner_, value);
    }
    HRESULT STDMETHODCALLTYPE get_ReadOnly(LONG* value) override {
        *value = 17;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE put_WriteOnly(LONG value) override {
        last_long = value;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE ListByMethod(IList** value) override {
        return get_List(value);
    }

    HRESULT STDMETHODCALLTYPE TakeMarked(IMarked* value, LONG* mark) override {
        *mark = -1;
        return value ? value->mark(mark) : S_OK;
    }
    HRESULT STDMETHODCALLTYPE TakeCoclass(Marked* value, LONG* mark) override {
        return TakeMarked(reinterpret_cast<IMarked*>(value),
                          mark); // a coclass stands for its default interface
    }
    HRESULT STDMETHODCALLTYPE MakeMarked(IMarked** value) override {
        *value = new marked(6);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE TakeEverything(IEverything* value, VARIANT_BOOL* is_null) override {
        *is_null = value ? VARIANT_FALSE : VARIANT_TRUE;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RefMarked(IMarked** value) override {
        last_long = -1;
        if (*value) {
            (*value)->mark(&last_long);
            (*value)->Release();
        }
        *value = new marked(7);
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE FailWithInfo(SCODE code) override {
        ICreateErrorInfo* create = nullptr;
        if (SUCCEEDED(CreateErrorInfo(&create))) {
            create->SetDescription(const_cast<LPOLESTR>(OLESTR("it failed")));
            create->SetSource(const_cast<LPOLESTR>(OLESTR("fixture")));
            create->SetHelpFile(const_cast<LPOLESTR>(OLESTR("fixture.hlp")));
            create->SetHelpContext(99);
            create->SetGUID(__uuidof(IEverything));
            IErrorInfo* info = nullptr;
            create->QueryInterface(IID_IErrorInfo, reinterpret_cast<void**>(&info));
            SetErrorInfo(0, info);
            info->Release();
            create->Release();
        }
        return code;
    }
    HRESULT STDMETHODCALLTYPE FailPlain(SCODE code) override {
        return code;
    }
    HRESULT STDMETHODCALLTYPE Status(SCODE code, LONG* value) override {
        *value = 9;
        return code;
    }

    HRESULT STDMETHODCALLTYPE TakeSpot(spot* value, LONG* x) override {
        *x = value ? value->x : -1;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE MoveSpot(spot* value) override {
        value->x += 1;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE MakeSpot(spot* value) override {
        value->x = 3;
        value->y = 4;
        value->label = SysAllocString(OLESTR("here"));
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE Many(LONG a, double b, hyper c, float d, BSTR e, VARIANT f, DECIMAL g, short h,
                                   VARIANT_BOOL i, DATE j, BSTR* text) override {
        last_call = std::to_string(a) + "|" + std::to_string(int(b * 10)) + "|" + std::to_string(c) + "|" +
                    std::to_string(int(d * 10)) + "|" + std::to_string(SysStringLen(e)) + "|" + text_of(f) +
                    "|" + std::to_string(g.Lo64) + "|" + std::to_string(h) + "|" + std::to_string(i) + "|" +
                    std::to_string(int(j));
        return ascii(last_call, text);
    }
    HRESULT STDMETHODCALLTYPE Seven(LONG a, LONG b, LONG c, LONG d, LONG e, LONG f, LONG g,
                                    LONG* sum) override {
        *sum = a + 10 * b + 100 * c + 1000 * d + 10000 * e + 100000 * f + 1000000 * g;
        return S_OK;
    }

    static std::string text_of(const VARIANT& value) {
        switch (value.vt) {
        case VT_I4:
            return std::to_string(value.lVal);
        case VT_BSTR: {
            std::string text;
            for (UINT i = 0; i < SysStringLen(value.bstrVal); ++i)
                text += char(value.bstrVal[i]);
            return text;
        }
        case VT_ERROR:
            return value.scode == DISP_E_PARAMNOTFOUND ? "missing" : "error";
        default:
            return "vt" + std::to_string(value.vt);
        }
    }

private:
    static HRESULT copy(const OLECHAR* text, BSTR* out) {
        *out = SysAllocString(text);
        return *out || !text ? S_OK : E_OUTOFMEMORY;
    }
    static HRESULT ascii(const std::string& text, BSTR* out) {
        *out = SysAllocStringLen(nullptr, UINT(text.size()));
        if (!*out)
            return E_OUTOFMEMORY;
        for (size_t i = 0; i < text.size(); ++i)
            (*out)[i] = OLECHAR(text[i]);
        return S_OK;
    }
    template <class T>
    static HRESULT share(T* value, T** out) {
        if (value)
            value->AddRef();
        *out = value;
        return S_OK;
    }

    BSTR name_ = nullptr;
    IDispatch* partner_ = nullptr;
};

} // namespace fixture
