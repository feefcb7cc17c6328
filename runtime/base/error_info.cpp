/// The thread's error info: what went wrong, in words, beside the HRESULT of the last failing call.
/// https://learn.microsoft.com/previous-versions/windows/desktop/automat/error-handling-interfaces
#include <oleauto.h>

#include <atomic>
#include <new>
#include <utility>

#include "boundary.hpp"
#include "rich_error.hpp"
#include "wide_text.hpp"

namespace {

/// A BSTR member of the error object.
class text_member {
public:
    ~text_member() { SysFreeString(value_); }

    HRESULT set(const OLECHAR* text, UINT length) {
        BSTR fresh = nullptr;
        if (text && !(fresh = SysAllocStringLen(text, length)))
            return E_OUTOFMEMORY;
        SysFreeString(std::exchange(value_, fresh));
        return S_OK;
    }

    HRESULT set(const OLECHAR* text) {
        return set(text, text ? static_cast<UINT>(std::u16string_view(text).size()) : 0);
    }

    HRESULT get(BSTR* out) const {
        if (!out)
            return E_INVALIDARG;
        *out = nullptr;
        if (value_ && !(*out = SysAllocStringLen(value_, SysStringLen(value_))))
            return E_OUTOFMEMORY;
        return S_OK;
    }

private:
    BSTR value_ = nullptr;
};

/// What CreateErrorInfo makes: written through ICreateErrorInfo, then read through IErrorInfo.
class error_object final : public ICreateErrorInfo, public IErrorInfo {
public:
    error_object() = default;
    error_object(const error_object&) = delete;
    error_object& operator=(const error_object&) = delete;

    STDMETHODIMP QueryInterface(REFIID riid, void** ppvObject) override {
        if (!ppvObject)
            return E_POINTER;
        if (riid == IID_IUnknown || riid == IID_ICreateErrorInfo)
            *ppvObject = static_cast<ICreateErrorInfo*>(this);
        else if (riid == IID_IErrorInfo)
            *ppvObject = static_cast<IErrorInfo*>(this);
        else {
            *ppvObject = nullptr;
            return E_NOINTERFACE;
        }
        AddRef();
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return references_.fetch_add(1, std::memory_order_relaxed) + 1; }
    STDMETHODIMP_(ULONG) Release() override {
        const ULONG left = references_.fetch_sub(1, std::memory_order_acq_rel) - 1;
        if (left == 0)
            delete this;
        return left;
    }

    STDMETHODIMP SetGUID(REFGUID rguid) override {
        guid_ = rguid;
        return S_OK;
    }
    STDMETHODIMP SetSource(LPOLESTR szSource) override { return source_.set(szSource); }
    STDMETHODIMP SetDescription(LPOLESTR szDescription) override { return description_.set(szDescription); }
    STDMETHODIMP SetHelpFile(LPOLESTR szHelpFile) override { return help_file_.set(szHelpFile); }
    STDMETHODIMP SetHelpContext(DWORD dwHelpContext) override {
        help_context_ = dwHelpContext;
        return S_OK;
    }

    STDMETHODIMP GetGUID(GUID* pGUID) override {
        if (!pGUID)
            return E_INVALIDARG;
        *pGUID = guid_;
        return S_OK;
    }
    STDMETHODIMP GetSource(BSTR* pBstrSource) override { return source_.get(pBstrSource); }
    STDMETHODIMP GetDescription(BSTR* pBstrDescription) override {
        return description_.get(pBstrDescription);
    }
    STDMETHODIMP GetHelpFile(BSTR* pBstrHelpFile) override { return help_file_.get(pBstrHelpFile); }
    STDMETHODIMP GetHelpContext(DWORD* pdwHelpContext) override {
        if (!pdwHelpContext)
            return E_INVALIDARG;
        *pdwHelpContext = help_context_;
        return S_OK;
    }

    HRESULT describe(std::u16string_view description, std::u16string_view source) {
        const HRESULT hr = description_.set(description.data(), static_cast<UINT>(description.size()));
        return FAILED(hr) ? hr : source_.set(source.data(), static_cast<UINT>(source.size()));
    }

private:
    ~error_object() = default;

    std::atomic<ULONG> references_{1};
    GUID guid_{};
    text_member source_;
    text_member description_;
    text_member help_file_;
    DWORD help_context_ = 0;
};

/// The slot of one thread. The pointer itself needs no destructor, so it can be looked at until the very end
/// of the thread; `keeper` empties it when the thread ends and shuts it, so that whatever sets an error
/// later, from the destructor of some other thread-local object, cannot leave a reference behind.
struct slot {
    IErrorInfo* held;
    bool shut;
};
thread_local constinit slot this_thread{nullptr, false};

struct keeper {
    ~keeper() {
        this_thread.shut = true;
        if (IErrorInfo* last = std::exchange(this_thread.held, nullptr))
            last->Release();
    }
    /// Naming the object makes it, and so has it destroyed when the thread ends.
    void watch() const {}
};
thread_local const keeper watcher;

void put(IErrorInfo* fresh) {
    if (fresh) {
        if (this_thread.shut)
            return;
        watcher.watch();
        fresh->AddRef();
    }
    // The slot is up to date before the old object goes: its last Release may run code that sets an error.
    if (IErrorInfo* old = std::exchange(this_thread.held, fresh))
        old->Release();
}

} // namespace

STDAPI SetErrorInfo(ULONG dwReserved, IErrorInfo* perrinfo) {
    if (dwReserved != 0)
        return E_INVALIDARG;
    put(perrinfo);
    return S_OK;
}

STDAPI GetErrorInfo(ULONG dwReserved, IErrorInfo** pperrinfo) {
    if (!pperrinfo)
        return E_INVALIDARG;
    *pperrinfo = nullptr;
    if (dwReserved != 0)
        return E_INVALIDARG;
    // Reading empties the slot, so its reference becomes the caller's.
    *pperrinfo = std::exchange(this_thread.held, nullptr);
    return *pperrinfo ? S_OK : S_FALSE;
}

STDAPI CreateErrorInfo(ICreateErrorInfo** pperrinfo) {
    if (!pperrinfo)
        return E_INVALIDARG;
    *pperrinfo = new (std::nothrow) error_object;
    return *pperrinfo ? S_OK : E_OUTOFMEMORY;
}

namespace comity {

HRESULT fail(HRESULT hr, std::u16string_view description, std::u16string_view source) noexcept {
    auto* info = new (std::nothrow) error_object;
    if (!info || FAILED(info->describe(description, source)))
        put(nullptr);
    else
        put(info);
    if (info)
        info->Release();
    return hr;
}

HRESULT fail(HRESULT hr, std::string_view description, std::string_view source) noexcept {
    const HRESULT made = guarded([&] {
        fail(hr, to_utf16(description), to_utf16(source));
        return S_OK;
    });
    if (FAILED(made))
        put(nullptr);
    return hr;
}

} // namespace comity
