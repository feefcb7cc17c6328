/* ICrossing2 implemented in C: a struct whose first member is the pointer to a table of functions. */
#define COBJMACROS
#include "crossing.h"

#include <oleauto.h>
#include <stdlib.h>

typedef struct crossing {
    ICrossing2 face;
    ULONG references;
    LONG total;
} crossing;

int JOIN(live_crossings, MODE) = 0;

static crossing *from_face(ICrossing2 *face)
{
    return (crossing *)face;
}

static HRESULT STDMETHODCALLTYPE query_interface(ICrossing2 *face, REFIID iid, void **out)
{
    if (out == NULL)
        return E_POINTER;
    if (IsEqualGUID(iid, &IID_IUnknown) || IsEqualGUID(iid, &IID_ICrossing) || IsEqualGUID(iid, &IID_ICrossing2)) {
        ICrossing2_AddRef(face);
        *out = face;
        return S_OK;
    }
    *out = NULL;
    return E_NOINTERFACE;
}

static ULONG STDMETHODCALLTYPE add_ref(ICrossing2 *face)
{
    return ++from_face(face)->references;
}

static ULONG STDMETHODCALLTYPE release(ICrossing2 *face)
{
    const ULONG left = --from_face(face)->references;
    if (left == 0) {
        --JOIN(live_crossings, MODE);
        free(face);
    }
    return left;
}

static HRESULT STDMETHODCALLTYPE add(ICrossing2 *face, LONG amount, LONG *total)
{
    *total = from_face(face)->total += amount;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE greet(ICrossing2 *face, const OLECHAR *name, BSTR *greeting)
{
    static const OLECHAR hello[] = OLESTR("Hello, ");
    OLECHAR text[64];
    UINT length = 0;
    UINT i;
    (void)face;
    for (i = 0; hello[i] != 0; ++i)
        text[length++] = hello[i];
    for (i = 0; name[i] != 0 && length < 64; ++i)
        text[length++] = name[i];
    *greeting = SysAllocStringLen(text, length);
    return *greeting != NULL ? S_OK : E_OUTOFMEMORY;
}

static HRESULT STDMETHODCALLTYPE mix(ICrossing2 *face, double real, LONGLONG wide, VARIANT_BOOL flag, float narrow,
                                     VARIANT value, BYTE octet, SHORT word, VARIANT *result)
{
    (void)face;
    if (V_VT(&value) != VT_I4)
        return DISP_E_TYPEMISMATCH;
    VariantInit(result);
    V_VT(result) = VT_R8;
    V_R8(result) = real + (double)wide + (flag != VARIANT_FALSE ? 1000 : 0) + narrow + V_I4(&value) + octet + word;
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE money(ICrossing2 *face, CY price, DECIMAL factor, DATE day, CY *total)
{
    (void)face;
    total->int64 = price.int64 * (LONGLONG)factor.Lo64 + (LONGLONG)day;
    return factor.Hi32 == 0 ? S_OK : E_INVALIDARG;
}

static HRESULT STDMETHODCALLTYPE extend(ICrossing2 *face, BSTR *text)
{
    const UINT length = SysStringLen(*text);
    (void)face;
    if (!SysReAllocStringLen(text, *text, length + 1))
        return E_OUTOFMEMORY;
    (*text)[length] = (OLECHAR)'!';
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE last(ICrossing2 *face, GUID *id)
{
    (void)face;
    *id = IID_ICrossing2;
    return S_FALSE;
}

static ICrossing2Vtbl table = {query_interface, add_ref, release, add, greet, mix, money, extend, last};

ICrossing2 *JOIN(make_crossing, MODE)(void)
{
    crossing *made = calloc(1, sizeof *made);
    made->face.lpVtbl = &table;
    made->references = 1;
    ++JOIN(live_crossings, MODE);
    return &made->face;
}
