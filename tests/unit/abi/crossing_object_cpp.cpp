// ICrossing2 implemented in C++ over nothing but the generated header: a class with pure virtual functions
// below it.
#include "crossing.h"

#include <oleauto.h>

#include <string>

int JOIN(live_crossings, MODE) = 0;

namespace {

class crossing final : public ICrossing2 {
public:
    crossing() { ++JOIN(live_crossings, MODE); }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) noexcept override {
        if (out == nullptr)
            return E_POINTER;
        *out = nullptr;
        if (!IsEqualGUID(iid, __uuidof(IUnknown)) && !IsEqualGUID(iid, __uuidof(ICrossing)) &&
            !IsEqualGUID(iid, __uuidof(ICrossing2)))
            return E_NOINTERFACE;
        *out = static_cast<ICrossing2*>(this);
        AddRef();
        return S_OK;
    }
    ULONG STDMETHODCALLTYPE AddRef() noexcept override { return ++references_; }
    ULONG STDMETHODCALLTYPE Release() noexcept override {
        const ULONG left = --references_;
        if (left == 0) {
            --JOIN(live_crossings, MODE);
            delete this;
        }
        return left;
    }

    HRESULT STDMETHODCALLTYPE Add(LONG amount, LONG* total) noexcept override {
        *total = total_ += amount;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Greet(const OLECHAR* name, BSTR* greeting) noexcept override {
        std::u16string text = u"Hello, ";
        for (; *name != 0; ++name)
            text += static_cast<char16_t>(*name);
        *greeting =
            SysAllocStringLen(reinterpret_cast<const OLECHAR*>(text.data()), static_cast<UINT>(text.size()));
        return *greeting != nullptr ? S_OK : E_OUTOFMEMORY;
    }
    HRESULT STDMETHODCALLTYPE Mix(double real, LONGLONG wide, VARIANT_BOOL flag, float narrow, VARIANT value,
                                  BYTE octet, SHORT word, VARIANT* result) noexcept override {
        if (V_VT(&value) != VT_I4)
            return DISP_E_TYPEMISMATCH;
        VariantInit(result);
        V_VT(result) = VT_R8;
        V_R8(result) = real + static_cast<double>(wide) + (flag != VARIANT_FALSE ? 1000 : 0) + narrow +
                       V_I4(&value) + octet + word;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Money(CY price, DECIMAL factor, DATE day, CY* total) noexcept override {
        total->int64 = price.int64 * static_cast<LONGLONG>(factor.Lo64) + static_cast<LONGLONG>(day);
        return factor.Hi32 == 0 ? S_OK : E_INVALIDARG;
    }
    HRESULT STDMETHODCALLTYPE Extend(BSTR* text) noexcept override {
        const UINT length = SysStringLen(*text);
        if (!SysReAllocStringLen(text, *text, length + 1))
            return E_OUTOFMEMORY;
        (*text)[length] = static_cast<OLECHAR>('!');
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Last(GUID* id) noexcept override {
        *id = __uuidof(ICrossing2);
        return S_FALSE;
    }

private:
    ULONG references_ = 1;
    LONG total_ = 0;
};

} // namespace

extern "C" ICrossing2* JOIN(make_crossing, MODE)() {
    return new crossing;
}
