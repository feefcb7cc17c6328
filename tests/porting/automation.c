/* A C client in the style of the platform's samples: COBJMACROS, V_ macros, a SAFEARRAY, and a type library read aloud. */
#define COBJMACROS
#define CONST_VTABLE
#include <windows.h>
#include <initguid.h>
#include <oleauto.h>
#include <stdio.h>
#include "ledger.h"

static void print(const OLECHAR *text)
{
    char narrow[200];
    WideCharToMultiByte(CP_UTF8, 0, text, -1, narrow, sizeof(narrow), NULL, NULL);
    printf("%s", narrow);
}

static HRESULT show_interface(ITypeInfo *type)
{
    TYPEATTR *attributes;
    BSTR names[8];
    UINT count, i, j;
    HRESULT hr = ITypeInfo_GetTypeAttr(type, &attributes);
    if (FAILED(hr))
        return hr;
    printf("kind %d, %d functions, guid %s\n", attributes->typekind, attributes->cFuncs,
           IsEqualGUID(&attributes->guid, &IID_ILedger) ? "of ILedger" : "?");
    for (i = 0; i < attributes->cFuncs; i++)
    {
        FUNCDESC *function;
        hr = ITypeInfo_GetFuncDesc(type, i, &function);
        if (FAILED(hr))
            break;
        if ((function->wFuncFlags & FUNCFLAG_FRESTRICTED) == 0 &&
            SUCCEEDED(ITypeInfo_GetNames(type, function->memid, names, 8, &count)))
        {
            printf("%d %d:", (int)function->memid, (int)function->invkind);
            for (j = 0; j < count; j++)
            {
                printf(" ");
                print(names[j]);
                SysFreeString(names[j]);
            }
            printf(" -> %d\n", function->elemdescFunc.tdesc.vt);
        }
        ITypeInfo_ReleaseFuncDesc(type, function);
    }
    ITypeInfo_ReleaseTypeAttr(type, attributes);
    return hr;
}

static HRESULT sum_of_texts(const OLECHAR *const *texts, int count, double *sum)
{
    SAFEARRAYBOUND bound;
    SAFEARRAY *array;
    LONG i, last;
    HRESULT hr = S_OK;
    bound.lLbound = 1;
    bound.cElements = count;
    array = SafeArrayCreate(VT_VARIANT, 1, &bound);
    if (array == NULL)
        return E_OUTOFMEMORY;
    *sum = 0;
    for (i = 1; i <= count; i++)
    {
        VARIANT text;
        VariantInit(&text);
        V_VT(&text) = VT_BSTR;
        V_BSTR(&text) = SysAllocString(texts[i - 1]);
        SafeArrayPutElement(array, &i, &text);
        VariantClear(&text);
    }
    SafeArrayGetUBound(array, 1, &last);
    for (i = 1; i <= last && SUCCEEDED(hr); i++)
    {
        VARIANT value;
        SafeArrayGetElement(array, &i, &value);
        hr = VariantChangeType(&value, &value, 0, VT_R8);
        if (SUCCEEDED(hr))
            *sum += V_R8(&value);
        VariantClear(&value);
    }
    SafeArrayDestroy(array);
    return hr;
}

int main(void)
{
    static const OLECHAR *const numbers[] = {OLESTR("1.5"), OLESTR("2e1"), OLESTR(" 7 ")};
    static const OLECHAR *const words[] = {OLESTR("1"), OLESTR("two")};
    OLECHAR path[] = OLESTR("ledger.tlb");
    ITypeLib *library = NULL;
    ITypeInfo *type = NULL;
    BSTR name = NULL;
    double sum = 0;
    HRESULT hr = CoInitialize(NULL);
    if (FAILED(hr))
        return 1;
    hr = LoadTypeLib(path, &library);
    if (SUCCEEDED(hr))
    {
        ITypeLib_GetDocumentation(library, -1, &name, NULL, NULL, NULL);
        print(name);
        printf(": %u\n", ITypeLib_GetTypeInfoCount(library));
        SysFreeString(name);
        hr = ITypeLib_GetTypeInfoOfGuid(library, &IID_ILedger, &type);
    }
    if (SUCCEEDED(hr))
    {
        hr = show_interface(type);
        ITypeInfo_Release(type);
    }
    if (library != NULL)
        ITypeLib_Release(library);
    printf("library 0x%08X\n", (unsigned)hr);
    hr = sum_of_texts(numbers, 3, &sum);
    printf("sum 0x%08X %g\n", (unsigned)hr, sum);
    hr = sum_of_texts(words, 2, &sum);
    printf("sum 0x%08X\n", (unsigned)hr);
    CoUninitialize();
    return 0;
}
