// An object that does nothing but count, so that tests can state exact numbers of AddRef and Release.
#pragma once

#include <objbase.h>

#include <atomic>

namespace layer_test {

/// Answers IUnknown and its own interface. Never destroys itself: the test owns it.
template <class Interface>
class counting_fake_of : public Interface {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) noexcept override {
        ++queries;
        if (IsEqualGUID(iid, __uuidof(IUnknown)) || IsEqualGUID(iid, __uuidof(Interface))) {
            AddRef();
            *out = static_cast<Interface*>(this);
            return S_OK;
        }
        *out = nullptr;
        return E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() noexcept override {
        ++added;
        return static_cast<ULONG>(1 + added - released);
    }
    ULONG STDMETHODCALLTYPE Release() noexcept override {
        ++released;
        return static_cast<ULONG>(1 + added - released);
    }

    /// References somebody else holds.
    int held() const { return added - released; }

    std::atomic<int> queries{0};
    std::atomic<int> added{0};
    std::atomic<int> released{0};
};

using counting_fake = counting_fake_of<IUnknown>;

} // namespace layer_test
