/* A host in C: uses the tally through its tables of functions and by name, and listens.
 * usage: host MODULE-PATH     status 0, or the failed check on standard error */
#define INITGUID
#define COBJMACROS
#include "tally.h"

#include <dlfcn.h>
#include <ocidl.h>
#include <oleauto.h>

#include <stdio.h>
#include <stdlib.h>

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "host.c:%d: %s\n", __LINE__, #condition);                                                  \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

static int same_text(BSTR text, const OLECHAR *expected)
{
    UINT i;
    for (i = 0; i < SysStringLen(text); ++i)
        if (text[i] != expected[i])
            return 0;
    return expected[i] == 0;
}

/* A sink that notes the total and allows amounts under ten. */
typedef struct listener {
    DTallyEvents face;
    ULONG references;
    double total;
    int totals_heard;
} listener;

static HRESULT STDMETHODCALLTYPE query(DTallyEvents *face, REFIID iid, void **out)
{
    *out = NULL;
    if (!IsEqualGUID(iid, &IID_IUnknown) && !IsEqualGUID(iid, &IID_IDispatch) && !IsEqualGUID(iid, &DIID_DTallyEvents))
        return E_NOINTERFACE;
    *out = face;
    DTallyEvents_AddRef(face);
    return S_OK;
}
static ULONG STDMETHODCALLTYPE add_ref(DTallyEvents *face)
{
    return ++((listener *)face)->references;
}
static ULONG STDMETHODCALLTYPE release(DTallyEvents *face)
{
    return --((listener *)face)->references;
}
static HRESULT STDMETHODCALLTYPE get_type_info_count(DTallyEvents *face, UINT *count)
{
    (void)face;
    *count = 0;
    return S_OK;
}
static HRESULT STDMETHODCALLTYPE get_type_info(DTallyEvents *face, UINT index, LCID lcid, ITypeInfo **out)
{
    (void)face;
    (void)index;
    (void)lcid;
    *out = NULL;
    return DISP_E_BADINDEX;
}
static HRESULT STDMETHODCALLTYPE get_ids(DTallyEvents *face, REFIID iid, LPOLESTR *names, UINT count, LCID lcid,
                                         DISPID *ids)
{
    (void)face;
    (void)iid;
    (void)names;
    (void)count;
    (void)lcid;
    (void)ids;
    return DISP_E_UNKNOWNNAME;
}
static HRESULT STDMETHODCALLTYPE invoke(DTallyEvents *face, DISPID member, REFIID iid, LCID lcid, WORD flags,
                                        DISPPARAMS *params, VARIANT *result, EXCEPINFO *exception, UINT *bad)
{
    listener *self = (listener *)face;
    (void)iid;
    (void)lcid;
    (void)flags;
    (void)result;
    (void)exception;
    (void)bad;
    if (params->cArgs != 2 || V_VT(&params->rgvarg[1]) != VT_R8)
        return DISP_E_BADPARAMCOUNT;
    if (member == 1) {
        self->total = V_R8(&params->rgvarg[1]);
        ++self->totals_heard;
    } else if (member == 2 && V_VT(&params->rgvarg[0]) == (VT_BOOL | VT_BYREF)) {
        *V_BOOLREF(&params->rgvarg[0]) = V_R8(&params->rgvarg[1]) < 10 ? VARIANT_TRUE : VARIANT_FALSE;
    }
    return S_OK;
}
static DTallyEventsVtbl listener_table = {query, add_ref, release, get_type_info_count, get_type_info, get_ids, invoke};

static void use_by_interface(ITally2 *tally)
{
    double total = 0;
    LONG count = 0;
    BSTR label = SysAllocString(OLESTR("one"));
    ITally *base = NULL;
    CHECK(ITally2_Add(tally, 2.5, label, &total) == S_OK && total == 2.5);
    SysFreeString(label);
    CHECK(ITally2_QueryInterface(tally, &IID_ITally, (void **)&base) == S_OK);
    CHECK(ITally_get_Total(base, &total) == S_OK && total == 2.5);
    CHECK(base->lpVtbl->get_Count(base, &count) == S_OK && count == 1);
    CHECK(ITally_Item(base, 0, &label) == S_OK && same_text(label, OLESTR("one")));
    SysFreeString(label);
    CHECK(ITally_put_Limit(base, 5) == S_OK);
    ITally_Release(base);
}

static void use_by_name(ITally2 *tally)
{
    LPOLESTR names[] = {(LPOLESTR)OLESTR("aDD")};
    DISPID id = DISPID_UNKNOWN;
    VARIANT arguments[2];
    VARIANT result;
    DISPPARAMS params = {arguments, NULL, 2, 0};
    CHECK(ITally2_GetIDsOfNames(tally, &GUID_NULL, names, 1, LOCALE_USER_DEFAULT, &id) == S_OK && id == 1);
    V_VT(&arguments[1]) = VT_BSTR;
    V_BSTR(&arguments[1]) = SysAllocString(OLESTR("1.5"));
    V_VT(&arguments[0]) = VT_BSTR;
    V_BSTR(&arguments[0]) = SysAllocString(OLESTR("by name"));
    VariantInit(&result);
    CHECK(ITally2_Invoke(tally, id, &GUID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &params, &result, NULL, NULL) ==
          S_OK);
    CHECK(V_VT(&result) == VT_R8 && V_R8(&result) == 4.0);
    VariantClear(&arguments[0]);
    VariantClear(&arguments[1]);
}

static void see_a_failure(ITally2 *tally)
{
    BSTR text = NULL;
    IErrorInfo *info = NULL;
    ISupportErrorInfo *support = NULL;
    CHECK(ITally2_QueryInterface(tally, &IID_ISupportErrorInfo, (void **)&support) == S_OK);
    CHECK(ISupportErrorInfo_InterfaceSupportsErrorInfo(support, &IID_ITally2) == S_OK);
    ISupportErrorInfo_Release(support);
    CHECK(ITally2_Item(tally, 99, &text) == DISP_E_BADINDEX && text == NULL);
    CHECK(GetErrorInfo(0, &info) == S_OK);
    CHECK(IErrorInfo_GetDescription(info, &text) == S_OK && same_text(text, OLESTR("There is no such item.")));
    SysFreeString(text);
    IErrorInfo_Release(info);
}

static void listen(ITally2 *tally)
{
    listener sink = {{&listener_table}, 1, 0, 0};
    IConnectionPointContainer *container = NULL;
    IConnectionPoint *point = NULL;
    DWORD cookie = 0;
    double total = 0;
    CHECK(ITally2_QueryInterface(tally, &IID_IConnectionPointContainer, (void **)&container) == S_OK);
    CHECK(IConnectionPointContainer_FindConnectionPoint(container, &DIID_DTallyEvents, &point) == S_OK);
    CHECK(IConnectionPoint_Advise(point, (IUnknown *)&sink.face, &cookie) == S_OK && cookie != 0);
    CHECK(ITally2_Add(tally, 9, NULL, &total) == S_OK && total == 13 && sink.total == 13);
    CHECK(ITally2_Add(tally, 90, NULL, &total) == E_ACCESSDENIED && sink.totals_heard == 1);
    CHECK(IConnectionPoint_Unadvise(point, cookie) == S_OK);
    CHECK(FAILED(IConnectionPoint_Unadvise(point, cookie)));
    CHECK(sink.references == 1);
    IConnectionPoint_Release(point);
    IConnectionPointContainer_Release(container);
}

static void walk(ITally2 *tally)
{
    IUnknown *unknown = NULL;
    IEnumVARIANT *labels = NULL;
    VARIANT values[4];
    ULONG fetched = 0;
    CHECK(ITally2_get__NewEnum(tally, &unknown) == S_OK);
    CHECK(IUnknown_QueryInterface(unknown, &IID_IEnumVARIANT, (void **)&labels) == S_OK);
    CHECK(IEnumVARIANT_Next(labels, 4, values, &fetched) == S_FALSE && fetched == 3);
    CHECK(V_VT(&values[1]) == VT_BSTR && same_text(V_BSTR(&values[1]), OLESTR("by name")));
    while (fetched > 0)
        VariantClear(&values[--fetched]);
    IEnumVARIANT_Release(labels);
    IUnknown_Release(unknown);
}

int main(int count, char **arguments)
{
    CLSID clsid;
    ITally2 *tally = NULL;
    void *module;
    CHECK(count == 2);
    CHECK(CoInitializeEx(NULL, COINIT_MULTITHREADED) == S_OK);
    CHECK(CLSIDFromProgID(OLESTR("comity.tally"), &clsid) == S_OK && IsEqualGUID(&clsid, &CLSID_Tally));
    CHECK(CoCreateInstance(&clsid, NULL, CLSCTX_INPROC_SERVER, &IID_ITally2, (void **)&tally) == S_OK);
    use_by_interface(tally);
    use_by_name(tally);
    see_a_failure(tally);
    listen(tally);
    walk(tally);
    CHECK(ITally2_Release(tally) == 0);
    module = dlopen(arguments[1], RTLD_NOW | RTLD_NOLOAD);
    CHECK(module != NULL);
    dlclose(module);
    CoFreeUnusedLibrariesEx(0, 0);
    CHECK(dlopen(arguments[1], RTLD_NOW | RTLD_NOLOAD) == NULL);
    CoUninitialize();
    return 0;
}
