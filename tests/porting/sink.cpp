// An object with events and somebody who listens, in plain C++ with L"" literals.
#include <windows.h>
#include <olectl.h>
#include <comdef.h>
#include <stdio.h>

#include <map>

_COM_SMARTPTR_TYPEDEF(IConnectionPointContainer, __uuidof(IConnectionPointContainer));
_COM_SMARTPTR_TYPEDEF(IConnectionPoint, __uuidof(IConnectionPoint));
_COM_SMARTPTR_TYPEDEF(IDispatch, __uuidof(IDispatch));

enum
{
    DISPID_TICK = 1
};

static LONG g_objects = 0;

// Clock events are dispinterface calls by DISPID on IDispatch.
class CClock : public IConnectionPointContainer, public IConnectionPoint
{
public:
    CClock() : m_refs(0), m_next(0) { InterlockedIncrement(&g_objects); }
    virtual ~CClock() { InterlockedDecrement(&g_objects); }

    STDMETHODIMP QueryInterface(REFIID riid, void **ppv)
    {
        *ppv = NULL;
        if (IsEqualIID(riid, IID_IUnknown) || IsEqualIID(riid, IID_IConnectionPointContainer))
            *ppv = static_cast<IConnectionPointContainer *>(this);
        else if (IsEqualIID(riid, IID_IConnectionPoint))
            *ppv = static_cast<IConnectionPoint *>(this);
        else
            return E_NOINTERFACE;
        AddRef();
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() { return InterlockedIncrement(&m_refs); }
    STDMETHODIMP_(ULONG) Release()
    {
        ULONG refs = InterlockedDecrement(&m_refs);
        if (refs == 0)
            delete this;
        return refs;
    }

    STDMETHODIMP EnumConnectionPoints(IEnumConnectionPoints **) { return E_NOTIMPL; }
    STDMETHODIMP FindConnectionPoint(REFIID riid, IConnectionPoint **ppCP)
    {
        *ppCP = NULL;
        if (riid != IID_IDispatch)
            return CONNECT_E_NOCONNECTION;
        return QueryInterface(IID_PPV_ARGS(ppCP));
    }

    STDMETHODIMP GetConnectionInterface(IID *pIID)
    {
        *pIID = IID_IDispatch;
        return S_OK;
    }
    STDMETHODIMP GetConnectionPointContainer(IConnectionPointContainer **ppCPC) { return QueryInterface(IID_PPV_ARGS(ppCPC)); }
    STDMETHODIMP Advise(IUnknown *pUnk, DWORD *pdwCookie)
    {
        IDispatchPtr spSink(pUnk);
        if (!spSink)
            return CONNECT_E_CANNOTCONNECT;
        *pdwCookie = ++m_next;
        m_sinks[*pdwCookie] = spSink;
        return S_OK;
    }
    STDMETHODIMP Unadvise(DWORD dwCookie) { return m_sinks.erase(dwCookie) ? S_OK : CONNECT_E_NOCONNECTION; }
    STDMETHODIMP EnumConnections(IEnumConnections **) { return E_NOTIMPL; }

    HRESULT Tick(const _variant_t &hour, const wchar_t *what)
    {
        HRESULT hr = S_FALSE;
        std::map<DWORD, IDispatchPtr> sinks(m_sinks);
        for (std::map<DWORD, IDispatchPtr>::iterator it = sinks.begin(); it != sinks.end(); ++it)
        {
            _variant_t args[2] = {what, hour};
            DISPPARAMS params = {args, NULL, 2, 0};
            hr = it->second->Invoke(DISPID_TICK, IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &params, NULL, NULL, NULL);
        }
        return hr;
    }

private:
    LONG m_refs;
    DWORD m_next;
    std::map<DWORD, IDispatchPtr> m_sinks;
};

class CListener : public IDispatch
{
public:
    CListener() : m_refs(0) { InterlockedIncrement(&g_objects); }
    virtual ~CListener() { InterlockedDecrement(&g_objects); }

    STDMETHODIMP QueryInterface(REFIID riid, void **ppv)
    {
        if (riid != IID_IUnknown && riid != IID_IDispatch)
        {
            *ppv = NULL;
            return E_NOINTERFACE;
        }
        *ppv = static_cast<IDispatch *>(this);
        AddRef();
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() { return InterlockedIncrement(&m_refs); }
    STDMETHODIMP_(ULONG) Release()
    {
        ULONG refs = InterlockedDecrement(&m_refs);
        if (refs == 0)
            delete this;
        return refs;
    }
    STDMETHODIMP GetTypeInfoCount(UINT *pctinfo)
    {
        *pctinfo = 0;
        return S_OK;
    }
    STDMETHODIMP GetTypeInfo(UINT, LCID, ITypeInfo **) { return E_NOTIMPL; }
    STDMETHODIMP GetIDsOfNames(REFIID, LPOLESTR *, UINT, LCID, DISPID *) { return E_NOTIMPL; }
    STDMETHODIMP Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS *pParams, VARIANT *, EXCEPINFO *, UINT *)
    {
        if (id != DISPID_TICK || pParams->cArgs != 2)
            return DISP_E_MEMBERNOTFOUND;
        try
        {
            LONG hour = _variant_t(pParams->rgvarg[1]);
            _bstr_t what(V_BSTR(&pParams->rgvarg[0]), true);
            printf("hour %d, %u letters%s\n", (int)hour, what.length(), what == _bstr_t(L"midnight") ? ", midnight" : "");
            return S_OK;
        }
        catch (const _com_error &error)
        {
            printf("no hour: 0x%08X\n", (unsigned)error.Error());
            return error.Error();
        }
    }

private:
    LONG m_refs;
};

static void Run()
{
    CClock *pClock = new CClock;
    IConnectionPointContainerPtr spContainer(pClock);
    IConnectionPointPtr spPoint;
    IDispatchPtr spListener(new CListener);

    printf("no such point: %d\n", spContainer->FindConnectionPoint(IID_IStream, &spPoint) == CONNECT_E_NOCONNECTION);
    _com_util::CheckError(spContainer->FindConnectionPoint(IID_IDispatch, &spPoint));
    printf("nobody listens: %d\n", pClock->Tick(11.0, L"late") == S_FALSE);
    DWORD dwCookie = 0;
    _com_util::CheckError(spPoint->Advise(spListener, &dwCookie));
    DWORD dwOther = 0;
    printf("no sink: %d\n", spPoint->Advise(spContainer, &dwOther) == CONNECT_E_CANNOTCONNECT);
    pClock->Tick(23.5, L"soon");
    pClock->Tick(L"24", L"midnight");
    pClock->Tick(L"noon", L"never");
    _com_util::CheckError(spPoint->Unadvise(dwCookie));
    printf("again: %d\n", spPoint->Unadvise(dwCookie) == CONNECT_E_NOCONNECTION);
}

int main()
{
    CoInitializeEx(NULL, COINIT_APARTMENTTHREADED);
    int result = 0;
    try
    {
        Run();
    }
    catch (_com_error &error)
    {
        printf("error 0x%08X\n", (unsigned)error.Error());
        result = 1;
    }
    printf("objects left: %d\n", (int)g_objects);
    CoUninitialize();
    return result;
}
