// A program as it is written for Windows: an object that is called by name through its type library, and the code that
// calls it. It knows nothing of Comity.
#include <windows.h>
#include <initguid.h>
#include <oleauto.h>
#include <comdef.h>
#include <stdio.h>

#include <vector>

#include "ledger.h"

_COM_SMARTPTR_TYPEDEF(ILedger, __uuidof(ILedger));

// The object.

class CLedger : public ILedger, public ISupportErrorInfo
{
public:
    explicit CLedger(ITypeInfo *pTypeInfo) : m_cRef(1), m_spTypeInfo(pTypeInfo) {}
    virtual ~CLedger() {}

    STDMETHODIMP QueryInterface(REFIID riid, void **ppv)
    {
        if (ppv == NULL)
            return E_POINTER;
        if (riid == IID_IUnknown || riid == IID_IDispatch || riid == __uuidof(ILedger))
            *ppv = static_cast<ILedger *>(this);
        else if (riid == IID_ISupportErrorInfo)
            *ppv = static_cast<ISupportErrorInfo *>(this);
        else
        {
            *ppv = NULL;
            return E_NOINTERFACE;
        }
        AddRef();
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() { return InterlockedIncrement(&m_cRef); }
    STDMETHODIMP_(ULONG) Release()
    {
        LONG cRef = InterlockedDecrement(&m_cRef);
        if (cRef == 0)
            delete this;
        return cRef;
    }

    STDMETHODIMP GetTypeInfoCount(UINT *pctinfo)
    {
        *pctinfo = 1;
        return S_OK;
    }
    STDMETHODIMP GetTypeInfo(UINT iTInfo, LCID, ITypeInfo **ppTInfo)
    {
        *ppTInfo = NULL;
        if (iTInfo != 0)
            return DISP_E_BADINDEX;
        return m_spTypeInfo->QueryInterface(IID_PPV_ARGS(ppTInfo));
    }
    STDMETHODIMP GetIDsOfNames(REFIID, LPOLESTR *rgszNames, UINT cNames, LCID, DISPID *rgDispId)
    {
        return DispGetIDsOfNames(m_spTypeInfo, rgszNames, cNames, rgDispId);
    }
    STDMETHODIMP Invoke(DISPID id, REFIID, LCID, WORD wFlags, DISPPARAMS *pParams, VARIANT *pResult, EXCEPINFO *pExcepInfo,
                        UINT *puArgErr)
    {
        return DispInvoke(static_cast<ILedger *>(this), m_spTypeInfo, id, wFlags, pParams, pResult, pExcepInfo, puArgErr);
    }

    STDMETHODIMP InterfaceSupportsErrorInfo(REFIID riid) { return riid == __uuidof(ILedger) ? S_OK : S_FALSE; }

    STDMETHODIMP Add(BSTR name, CY amount, DATE day)
    {
        if (SysStringLen(name) == 0)
            return Error(E_INVALIDARG, L"An entry needs a name.");
        Entry entry = {_bstr_t(name), amount, day};
        m_entries.push_back(entry);
        return S_OK;
    }
    STDMETHODIMP get_Item(VARIANT which, CY *amount)
    {
        _variant_t index;
        if (V_VT(&which) != VT_BSTR && SUCCEEDED(VariantChangeType(&index, &which, 0, VT_I4)))
        {
            if (V_I4(&index) < 1 || V_I4(&index) > (LONG)m_entries.size())
                return Error(DISP_E_BADINDEX, L"There is no entry of this number.");
            *amount = m_entries[V_I4(&index) - 1].amount;
            return S_OK;
        }
        for (size_t i = 0; i < m_entries.size(); i++)
            if (V_VT(&which) == VT_BSTR && m_entries[i].name == _bstr_t(V_BSTR(&which), true))
            {
                *amount = m_entries[i].amount;
                return S_OK;
            }
        return Error(DISP_E_BADINDEX, L"There is no entry of this name.");
    }
    STDMETHODIMP get_Count(LONG *count)
    {
        *count = (LONG)m_entries.size();
        return S_OK;
    }
    STDMETHODIMP get_Total(CY *total)
    {
        total->int64 = 0;
        for (size_t i = 0; i < m_entries.size(); i++)
        {
            HRESULT hr = VarCyAdd(*total, m_entries[i].amount, total);
            if (FAILED(hr))
                return hr;
        }
        return S_OK;
    }
    STDMETHODIMP get_Names(SAFEARRAY **names)
    {
        *names = SafeArrayCreateVector(VT_BSTR, 0, (ULONG)m_entries.size());
        if (*names == NULL)
            return E_OUTOFMEMORY;
        for (LONG i = 0; i < (LONG)m_entries.size(); i++)
        {
            HRESULT hr = SafeArrayPutElement(*names, &i, m_entries[i].name.GetBSTR());
            if (FAILED(hr))
                return hr;
        }
        return S_OK;
    }
    STDMETHODIMP Report(BSTR format, BSTR *report)
    {
        _bstr_t text;
        for (size_t i = 0; i < m_entries.size(); i++)
        {
            _variant_t day(m_entries[i].day, VT_DATE), amount(m_entries[i].amount);
            text += L"  " + Formatted(day, format) + L": " + m_entries[i].name + L" " + Formatted(amount, L"#,##0.00;(#,##0.00)") +
                    L"\n";
        }
        *report = text.copy();
        return S_OK;
    }

private:
    struct Entry
    {
        _bstr_t name;
        CY amount;
        DATE day;
    };

    static _bstr_t Formatted(_variant_t &value, LPCWSTR format)
    {
        BSTR text = NULL;
        HRESULT hr = VarFormat(&value, const_cast<LPWSTR>(format), 0, 0, 0, &text);
        return SUCCEEDED(hr) ? _bstr_t(text, false) : _bstr_t(L"?");
    }

    static HRESULT Error(HRESULT hr, LPCWSTR description)
    {
        ICreateErrorInfo *pCreate = NULL;
        IErrorInfo *pInfo = NULL;
        if (SUCCEEDED(CreateErrorInfo(&pCreate)))
        {
            pCreate->SetGUID(__uuidof(ILedger));
            pCreate->SetDescription(const_cast<LPWSTR>(description));
            if (SUCCEEDED(pCreate->QueryInterface(IID_PPV_ARGS(&pInfo))))
            {
                SetErrorInfo(0, pInfo);
                pInfo->Release();
            }
            pCreate->Release();
        }
        return hr;
    }

    LONG m_cRef;
    _com_ptr_t<_com_IIID<ITypeInfo, &IID_ITypeInfo> > m_spTypeInfo;
    std::vector<Entry> m_entries;
};

// The code that calls it.

static void Print(const char *label, const _bstr_t &text)
{
    char utf8[500] = "";
    WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, sizeof(utf8), NULL, NULL);
    printf("%s%s\n", label, utf8);
}

static void Check(HRESULT hr)
{
    if (FAILED(hr))
    {
        IErrorInfo *pInfo = NULL;
        GetErrorInfo(0, &pInfo);
        throw _com_error(hr, pInfo);
    }
}

// Calls a member by its name, as a script does.
static _variant_t Call(IDispatch *pObject, LPCWSTR name, WORD wFlags, std::vector<_variant_t> arguments = std::vector<_variant_t>())
{
    DISPID id;
    LPOLESTR names[] = {const_cast<LPOLESTR>(name)};
    Check(pObject->GetIDsOfNames(IID_NULL, names, 1, LOCALE_USER_DEFAULT, &id));
    std::vector<VARIANT> reversed(arguments.rbegin(), arguments.rend());
    DISPPARAMS params = {reversed.empty() ? NULL : &reversed[0], NULL, (UINT)reversed.size(), 0};
    _variant_t result;
    EXCEPINFO info = {};
    HRESULT hr = pObject->Invoke(id, IID_NULL, LOCALE_USER_DEFAULT, wFlags, &params, &result, &info, NULL);
    if (hr == DISP_E_EXCEPTION)
    {
        Print("failed: ", _bstr_t(info.bstrDescription, false));
        SysFreeString(info.bstrSource);
        SysFreeString(info.bstrHelpFile);
        throw _com_error(info.scode);
    }
    Check(hr);
    return result;
}

static std::vector<_variant_t> Arguments(const _variant_t &a)
{
    return std::vector<_variant_t>(1, a);
}

static std::vector<_variant_t> Arguments(const _variant_t &a, const _variant_t &b, const _variant_t &c)
{
    std::vector<_variant_t> arguments(1, a);
    arguments.push_back(b);
    arguments.push_back(c);
    return arguments;
}

static void Run()
{
    ITypeLib *pLib = NULL;
    ITypeInfo *pType = NULL;
    Check(LoadTypeLib(L"ledger.tlb", &pLib));
    Check(pLib->GetTypeInfoOfGuid(__uuidof(ILedger), &pType));
    pLib->Release();

    ILedgerPtr spLedger(new CLedger(pType), false);
    pType->Release();

    // By name: numbers, currency and days are written as text, and become what the methods want.
    Call(spLedger, L"Add", DISPATCH_METHOD, Arguments(L"Caf\u00e9", L"-3.5", L"2001-10-25"));
    Call(spLedger, L"Add", DISPATCH_METHOD, Arguments(L"Salary", 1234.567, 37195.0));
    Call(spLedger, L"add", DISPATCH_METHOD, Arguments(L"Lottery", 1000000L, L"24 December 2001"));
    Print("count: ", Call(spLedger, L"Count", DISPATCH_PROPERTYGET));
    Print("total: ", Call(spLedger, L"Total", DISPATCH_PROPERTYGET));
    Print("number 2: ", Call(spLedger, L"Item", DISPATCH_PROPERTYGET, Arguments(2L)));
    printf("report:\n");
    Print("", Call(spLedger, L"Report", DISPATCH_METHOD));
    Print("", Call(spLedger, L"Report", DISPATCH_METHOD, Arguments(L"yy/mm/dd")));

    // By the table of functions.
    CY amount = {};
    Check(spLedger->get_Item(_variant_t(L"Caf\u00e9"), &amount));
    Print("cash: ", _bstr_t(_variant_t(amount)));

    SAFEARRAY *pNames = NULL;
    BSTR *names = NULL;
    LONG last = -1;
    Check(spLedger->get_Names(&pNames));
    Check(SafeArrayGetUBound(pNames, 1, &last));
    Check(SafeArrayAccessData(pNames, (void **)&names));
    for (LONG i = 0; i <= last; i++)
        Print("name: ", _bstr_t(names[i], true));
    SafeArrayUnaccessData(pNames);
    SafeArrayDestroy(pNames);

    // What fails says why, in both ways.
    try
    {
        Check(spLedger->Add(_bstr_t(L"").GetBSTR(), amount, 0));
    }
    catch (const _com_error &error)
    {
        Print("refused: ", error.Description());
    }
    try
    {
        Call(spLedger, L"Item", DISPATCH_PROPERTYGET, Arguments(L"Rent"));
    }
    catch (const _com_error &error)
    {
        printf("code: 0x%08X\n", (unsigned)error.Error());
    }
}

int main()
{
    CoInitialize(NULL);
    int result = 0;
    try
    {
        Run();
    }
    catch (const _com_error &error)
    {
        printf("error 0x%08X\n", (unsigned)error.Error());
        Print("  ", error.Description());
        result = 1;
    }
    CoUninitialize();
    return result;
}
