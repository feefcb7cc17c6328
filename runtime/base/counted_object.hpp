/// The part of a COM object that is the same for each of the runtime's own.
#pragma once

#include <atomic>

#include <unknwn.h>

namespace comity {

/// Counts references for an object with one interface, and answers QueryInterface for that and IUnknown. Made
/// with `new`, the first reference being the maker's.
template <class Interface, const IID& interface_id>
class counted_object : public Interface {
public:
    counted_object() = default;
    counted_object(const counted_object&) = delete;
    counted_object& operator=(const counted_object&) = delete;

    STDMETHODIMP QueryInterface(REFIID iid, void** object) override {
        if (!object)
            return E_POINTER;
        *object = nullptr;
        if (iid != IID_IUnknown && iid != interface_id)
            return E_NOINTERFACE;
        *object = static_cast<Interface*>(this);
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

protected:
    virtual ~counted_object() = default;

private:
    std::atomic<ULONG> references_{1};
};

} // namespace comity
