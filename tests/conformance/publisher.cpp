#include "publisher.hpp"

namespace conformance {
namespace {

HRESULT keep_point(IConnectionPoint** item) {
    (*item)->AddRef();
    return S_OK;
}
void drop_point(IConnectionPoint** item) {
    (*item)->Release();
}
HRESULT keep_connection(CONNECTDATA* item) {
    item->pUnk->AddRef();
    return S_OK;
}
void drop_connection(CONNECTDATA* item) {
    item->pUnk->Release();
}

using point_enumerator = snapshot<IEnumConnectionPoints, IConnectionPoint*, keep_point, drop_point>;
using connection_enumerator = snapshot<IEnumConnections, CONNECTDATA, keep_connection, drop_connection>;

} // namespace

HRESULT point::QueryInterface(REFIID iid, void** out) {
    if (IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IConnectionPoint)) {
        *out = static_cast<IConnectionPoint*>(this);
        AddRef();
        return S_OK;
    }
    *out = nullptr;
    return E_NOINTERFACE;
}

ULONG point::AddRef() {
    return owner_->AddRef();
}

ULONG point::Release() {
    return owner_->Release();
}

HRESULT point::GetConnectionInterface(IID* out) {
    if (!out)
        return E_POINTER;
    *out = iid_;
    return S_OK;
}

HRESULT point::GetConnectionPointContainer(IConnectionPointContainer** out) {
    return owner_->QueryInterface(IID_IConnectionPointContainer, reinterpret_cast<void**>(out));
}

HRESULT point::Advise(IUnknown* sink, DWORD* cookie) {
    if (!sink || !cookie)
        return E_POINTER;
    *cookie = 0;
    ref<IUnknown> typed;
    if (FAILED(sink->QueryInterface(iid_, typed.put_void())))
        return CONNECT_E_CANNOTCONNECT;
    *cookie = next_cookie_++;
    sinks_.emplace(*cookie, std::move(typed));
    return S_OK;
}

HRESULT point::Unadvise(DWORD cookie) {
    return sinks_.erase(cookie) ? S_OK : CONNECT_E_NOCONNECTION;
}

HRESULT point::EnumConnections(IEnumConnections** out) {
    std::vector<CONNECTDATA> items;
    for (const auto& [cookie, sink] : sinks_)
        items.push_back({sink.get(), cookie});
    *out = new connection_enumerator(std::move(items));
    return S_OK;
}

void point::fire(DISPID id, std::vector<variant> backwards, VARIANT* result) {
    std::vector<VARIANT> raw(backwards.begin(), backwards.end());
    DISPPARAMS params = {raw.data(), nullptr, static_cast<UINT>(raw.size()), 0};
    auto sinks = sinks_; // a sink may unadvise while it is called
    for (const auto& [cookie, sink] : sinks)
        if (auto dispatch = sink.as<IDispatch>())
            dispatch->Invoke(id, IID_NULL, english, DISPATCH_METHOD, &params, result, nullptr, nullptr);
}

HRESULT publisher::QueryInterface(REFIID iid, void** out) {
    if (IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IConnectionPointContainer)) {
        *out = static_cast<IConnectionPointContainer*>(this);
    } else if (IsEqualIID(iid, IID_IProvideClassInfo) || IsEqualIID(iid, IID_IProvideClassInfo2)) {
        *out = static_cast<IProvideClassInfo2*>(this);
    } else {
        *out = nullptr;
        return E_NOINTERFACE;
    }
    AddRef();
    return S_OK;
}

HRESULT publisher::EnumConnectionPoints(IEnumConnectionPoints** out) {
    *out = new point_enumerator({&events, &notifications});
    return S_OK;
}

HRESULT publisher::FindConnectionPoint(REFIID iid, IConnectionPoint** out) {
    if (!out)
        return E_POINTER;
    *out = nullptr;
    if (IsEqualIID(iid, __uuidof(DPainterEvents)))
        *out = &events;
    else if (IsEqualIID(iid, IID_IPropertyNotifySink))
        *out = &notifications;
    else
        return CONNECT_E_NOCONNECTION;
    AddRef();
    return S_OK;
}

HRESULT publisher::GetClassInfo(ITypeInfo** out) {
    *out = ref<ITypeInfo>(coclass_).detach();
    return S_OK;
}

HRESULT publisher::GetGUID(DWORD kind, GUID* out) {
    if (kind != GUIDKIND_DEFAULT_SOURCE_DISP_IID)
        return E_INVALIDARG;
    *out = __uuidof(DPainterEvents);
    return S_OK;
}

} // namespace conformance
