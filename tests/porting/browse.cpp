// A type library browser with ATL's pointers, and what ATL says of failures. Built with either width of wchar_t.
#include <atlbase.h>
#include <initguid.h>
#include <stdio.h>
#include "ledger.h"

static void Print(const char *label, BSTR text)
{
    char narrow[200] = "";
    if (text != NULL)
        WideCharToMultiByte(CP_UTF8, 0, text, -1, narrow, sizeof(narrow), NULL, NULL);
    printf("%s%s\n", label, narrow);
}

static HRESULT Browse(LPCOLESTR path)
{
    CComPtr<ITypeLib> spLib;
    HRESULT hr = LoadTypeLib(path, &spLib);
    if (FAILED(hr))
        return hr;
    CComQIPtr<ITypeLib2> spLib2(spLib);
    printf("ITypeLib2: %d\n", spLib2 != NULL);
    for (UINT i = 0; i < spLib->GetTypeInfoCount(); i++)
    {
        CComPtr<ITypeInfo> spType;
        CComBSTR name, help;
        if (FAILED(hr = spLib->GetTypeInfo(i, &spType)) ||
            FAILED(hr = spType->GetDocumentation(MEMBERID_NIL, &name, &help, NULL, NULL)))
            return hr;
        name += OLESTR(": ");
        name += help;
        name.ToUpper();
        Print("", name);
        CComPtr<ITypeLib> spContainer;
        UINT index = 99;
        hr = spType->GetContainingTypeLib(&spContainer, &index);
        printf("%u %d\n", index, spContainer.IsEqualObject(spLib));
    }
    return hr;
}

int main()
{
    CoInitialize(NULL);
    HRESULT hr = Browse(OLESTR("ledger.tlb"));
    printf("0x%08X\n", (unsigned)hr);
    hr = Browse(OLESTR("no such file.tlb"));
    printf("0x%08X\n", (unsigned)hr);
    try
    {
        CComVariant money(12.345), text;
        ATLENSURE_SUCCEEDED(money.ChangeType(VT_CY));
        ATLENSURE_SUCCEEDED(text.ChangeType(VT_BSTR, &money));
        Print("money: ", V_BSTR(&text));
        CComVariant word("word");
        ATLENSURE_SUCCEEDED(word.ChangeType(VT_DATE));
    }
    catch (CAtlException &e)
    {
        printf("0x%08X\n", (unsigned)e.m_hr);
    }
    CoUninitialize();
    return 0;
}
