// An object with events, written on the plain interfaces: connection points, their enumerators, and type
// information.
#pragma once

#include "support.hpp"

#include "conformance.h"

#include <map>
#include <vector>

namespace conformance {

// Enumerates copies of counted pointers (or of CONNECTDATA) and is its own class of enumerator on either
// interface.
template <typename Interface, typename Item, HRESULT (*Keep)(Item*), void (*Drop)(Item*)>
class snapshot final : public Interface {
public:
    explicit snapshot(std::vector<Item> items, std::size_t at = 0) : items_(std::move(items)), at_(at) {
        for (Item& item : items_)
            Keep(&item);
    }
    ~snapshot() {
        for (Item& item : items_)
            Drop(&item);
    }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        if (IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, __uuidof(Interface))) {
            *out = static_cast<Interface*>(this);
            AddRef();
            return S_OK;
        }
        *out = nullptr;
        return E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++count_; }
    ULONG STDMETHODCALLTYPE Release() override {
        ULONG left = --count_;
        if (left == 0)
            delete this;
        return left;
    }
    HRESULT STDMETHODCALLTYPE Next(ULONG wanted, Item* out, ULONG* fetched) override {
        if (!out || (!fetched && wanted != 1))
            return E_POINTER;
        ULONG given = 0;
        for (; given < wanted && at_ < items_.size(); ++given, ++at_) {
            out[given] = items_[at_];
            Keep(&out[given]);
        }
        if (fetched)
            *fetched = given;
        return given == wanted ? S_OK : S_FALSE;
    }
    HRESULT STDMETHODCALLTYPE Skip(ULONG wanted) override {
        std::size_t left = items_.size() - at_;
        at_ += wanted < left ? wanted : left;
        return wanted <= left ? S_OK : S_FALSE;
    }
    HRESULT STDMETHODCALLTYPE Reset() override {
        at_ = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Clone(Interface** out) override {
        *out = new snapshot(items_, at_);
        return S_OK;
    }

private:
    std::vector<Item> items_;
    std::size_t at_;
    ULONG count_ = 1;
};

class publisher;

class point final : public IConnectionPoint {
public:
    point(publisher* owner, REFIID iid) : owner_(owner), iid_(iid) {}

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override;
    ULONG STDMETHODCALLTYPE AddRef() override;
    ULONG STDMETHODCALLTYPE Release() override;
    HRESULT STDMETHODCALLTYPE GetConnectionInterface(IID* out) override;
    HRESULT STDMETHODCALLTYPE GetConnectionPointContainer(IConnectionPointContainer** out) override;
    HRESULT STDMETHODCALLTYPE Advise(IUnknown* sink, DWORD* cookie) override;
    HRESULT STDMETHODCALLTYPE Unadvise(DWORD cookie) override;
    HRESULT STDMETHODCALLTYPE EnumConnections(IEnumConnections** out) override;

    // Calls every sink by name, as an event source does.
    void fire(DISPID id, std::vector<variant> backwards, VARIANT* result = nullptr);

private:
    publisher* owner_;
    IID iid_;
    std::map<DWORD, ref<IUnknown>> sinks_;
    DWORD next_cookie_ = 1;
};

class publisher final : public IConnectionPointContainer, public IProvideClassInfo2 {
public:
    explicit publisher(ref<ITypeInfo> coclass)
        : events(this, __uuidof(DPainterEvents)), notifications(this, IID_IPropertyNotifySink),
          coclass_(std::move(coclass)) {}

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override;
    ULONG STDMETHODCALLTYPE AddRef() override { return ++count; }
    ULONG STDMETHODCALLTYPE Release() override { return --count; }
    HRESULT STDMETHODCALLTYPE EnumConnectionPoints(IEnumConnectionPoints** out) override;
    HRESULT STDMETHODCALLTYPE FindConnectionPoint(REFIID iid, IConnectionPoint** out) override;
    HRESULT STDMETHODCALLTYPE GetClassInfo(ITypeInfo** out) override;
    HRESULT STDMETHODCALLTYPE GetGUID(DWORD kind, GUID* out) override;

    ULONG count = 1;
    point events;
    point notifications;

private:
    ref<ITypeInfo> coclass_;
};

} // namespace conformance
