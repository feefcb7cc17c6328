/* The example component's interfaces in C alone: tables of functions, no C++ anywhere in the module. It does what
 * examples/component/tally.cpp does. */
#define INITGUID
#define COBJMACROS
#include "tally.h"

#include <comity/embed_typelib.h>
#include <ocidl.h>
#include <oleauto.h>
#include <olectl.h>

#include <float.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

COMITY_EMBED_TYPELIB(1, TALLY_TYPELIB)

enum { most_labels = 16 };

typedef struct tally {
    ITally2 dual;
    IConnectionPointContainer container;
    IConnectionPoint point;
    ISupportErrorInfo error_support;
    atomic_uint references;
    ITypeInfo *type;
    pthread_mutex_t mutex;
    double total;
    double limit;
    LONG count;
    BSTR labels[most_labels];
    /* One sink is enough for what this is for. */
    IDispatch *sink;
} tally;

static atomic_long live_objects;

#define OWNER(pointer, member) ((tally *)((char *)(pointer)-offsetof(tally, member)))

/* ---- What an object is ------------------------------------------------------------------------------------------ */

static HRESULT query(tally *self, REFIID iid, void **out)
{
    if (out == NULL)
        return E_POINTER;
    *out = NULL;
    if (IsEqualGUID(iid, &IID_IUnknown) || IsEqualGUID(iid, &IID_IDispatch) || IsEqualGUID(iid, &IID_ITally) ||
        IsEqualGUID(iid, &IID_ITally2))
        *out = &self->dual;
    else if (IsEqualGUID(iid, &IID_IConnectionPointContainer))
        *out = &self->container;
    else if (IsEqualGUID(iid, &IID_ISupportErrorInfo))
        *out = &self->error_support;
    else
        return E_NOINTERFACE;
    atomic_fetch_add(&self->references, 1);
    return S_OK;
}

static ULONG add_ref(tally *self)
{
    return atomic_fetch_add(&self->references, 1) + 1;
}

static ULONG release(tally *self)
{
    const ULONG left = atomic_fetch_sub(&self->references, 1) - 1;
    LONG i;
    if (left != 0)
        return left;
    for (i = 0; i < self->count; ++i)
        SysFreeString(self->labels[i]);
    if (self->sink != NULL)
        IDispatch_Release(self->sink);
    if (self->type != NULL)
        ITypeInfo_Release(self->type);
    pthread_mutex_destroy(&self->mutex);
    free(self);
    atomic_fetch_sub(&live_objects, 1);
    return 0;
}

/* ---- Events ------------------------------------------------------------------------------------------------------ */

static void fire(tally *self, DISPID member, VARIANT *arguments, UINT count)
{
    DISPPARAMS params = {arguments, NULL, count, 0};
    IDispatch *sink;
    pthread_mutex_lock(&self->mutex);
    sink = self->sink;
    if (sink != NULL)
        IDispatch_AddRef(sink);
    pthread_mutex_unlock(&self->mutex);
    if (sink == NULL)
        return;
    IDispatch_Invoke(sink, member, &GUID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &params, NULL, NULL, NULL);
    IDispatch_Release(sink);
}

static void fire_total(tally *self, double total, BSTR label)
{
    VARIANT arguments[2];
    V_VT(&arguments[0]) = VT_BSTR;
    V_BSTR(&arguments[0]) = label;
    V_VT(&arguments[1]) = VT_R8;
    V_R8(&arguments[1]) = total;
    fire(self, 1, arguments, 2);
}

static HRESULT fail(HRESULT hr, const OLECHAR *text)
{
    ICreateErrorInfo *create = NULL;
    IErrorInfo *info = NULL;
    if (SUCCEEDED(CreateErrorInfo(&create))) {
        ICreateErrorInfo_SetDescription(create, (LPOLESTR)text);
        ICreateErrorInfo_SetSource(create, (LPOLESTR)OLESTR("Comity.Tally"));
        if (SUCCEEDED(ICreateErrorInfo_QueryInterface(create, &IID_IErrorInfo, (void **)&info))) {
            SetErrorInfo(0, info);
            IErrorInfo_Release(info);
        }
        ICreateErrorInfo_Release(create);
    }
    return hr;
}

/* ---- ITally2 ------------------------------------------------------------------------------------------------------ */

static HRESULT STDMETHODCALLTYPE dual_query(ITally2 *face, REFIID iid, void **out)
{
    return query(OWNER(face, dual), iid, out);
}
static ULONG STDMETHODCALLTYPE dual_add_ref(ITally2 *face)
{
    return add_ref(OWNER(face, dual));
}
static ULONG STDMETHODCALLTYPE dual_release(ITally2 *face)
{
    return release(OWNER(face, dual));
}
static HRESULT STDMETHODCALLTYPE get_type_info_count(ITally2 *face, UINT *count)
{
    (void)face;
    *count = 1;
    return S_OK;
}
static HRESULT STDMETHODCALLTYPE get_type_info(ITally2 *face, UINT index, LCID lcid, ITypeInfo **out)
{
    (void)lcid;
    *out = NULL;
    if (index != 0)
        return DISP_E_BADINDEX;
    *out = OWNER(face, dual)->type;
    ITypeInfo_AddRef(*out);
    return S_OK;
}
static HRESULT STDMETHODCALLTYPE get_ids_of_names(ITally2 *face, REFIID reserved, LPOLESTR *names, UINT count, LCID lcid,
                                                  DISPID *ids)
{
    (void)reserved;
    (void)lcid;
    return DispGetIDsOfNames(OWNER(face, dual)->type, names, count, ids);
}
static HRESULT STDMETHODCALLTYPE invoke(ITally2 *face, DISPID member, REFIID reserved, LCID lcid, WORD flags,
                                        DISPPARAMS *params, VARIANT *result, EXCEPINFO *exception, UINT *bad_argument)
{
    (void)reserved;
    (void)lcid;
    return DispInvoke(face, OWNER(face, dual)->type, member, flags, params, result, exception, bad_argument);
}

static HRESULT STDMETHODCALLTYPE add(ITally2 *face, double amount, BSTR label, double *total)
{
    tally *self = OWNER(face, dual);
    BSTR kept;
    int passes;
    *total = 0;
    pthread_mutex_lock(&self->mutex);
    passes = self->total + amount > self->limit;
    pthread_mutex_unlock(&self->mutex);
    if (passes) {
        VARIANT_BOOL allow = VARIANT_FALSE;
        VARIANT arguments[2];
        V_VT(&arguments[0]) = VT_BOOL | VT_BYREF;
        V_BOOLREF(&arguments[0]) = &allow;
        V_VT(&arguments[1]) = VT_R8;
        V_R8(&arguments[1]) = amount;
        fire(self, 2, arguments, 2);
        if (allow == VARIANT_FALSE)
            return fail(E_ACCESSDENIED, OLESTR("The amount would pass the limit."));
    }
    kept = SysAllocStringByteLen((const char *)label, SysStringByteLen(label));
    if (kept == NULL)
        return E_OUTOFMEMORY;
    pthread_mutex_lock(&self->mutex);
    if (self->count == most_labels) {
        pthread_mutex_unlock(&self->mutex);
        SysFreeString(kept);
        return E_OUTOFMEMORY;
    }
    self->labels[self->count++] = kept;
    *total = self->total += amount;
    pthread_mutex_unlock(&self->mutex);
    fire_total(self, *total, label);
    return S_OK;
}

#define GETTER(name, type, member)                                                                                     \
    static HRESULT STDMETHODCALLTYPE name(ITally2 *face, type *value)                                                  \
    {                                                                                                                  \
        tally *self = OWNER(face, dual);                                                                               \
        if (value == NULL)                                                                                             \
            return E_POINTER;                                                                                          \
        pthread_mutex_lock(&self->mutex);                                                                              \
        *value = self->member;                                                                                         \
        pthread_mutex_unlock(&self->mutex);                                                                            \
        return S_OK;                                                                                                   \
    }
GETTER(get_total, double, total)
GETTER(get_limit, double, limit)
GETTER(get_count, LONG, count)

static HRESULT STDMETHODCALLTYPE put_limit(ITally2 *face, double limit)
{
    tally *self = OWNER(face, dual);
    pthread_mutex_lock(&self->mutex);
    self->limit = limit;
    pthread_mutex_unlock(&self->mutex);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE item(ITally2 *face, LONG index, BSTR *text)
{
    tally *self = OWNER(face, dual);
    HRESULT hr = S_OK;
    if (text == NULL)
        return E_POINTER;
    *text = NULL;
    pthread_mutex_lock(&self->mutex);
    if (index < 0 || index >= self->count)
        hr = fail(DISP_E_BADINDEX, OLESTR("There is no such item."));
    else if ((*text = SysAllocString(self->labels[index])) == NULL)
        hr = E_OUTOFMEMORY;
    pthread_mutex_unlock(&self->mutex);
    return hr;
}

/* An enumerator over a copy of the labels. */
typedef struct label_enumerator {
    IEnumVARIANT face;
    ULONG references;
    LONG count;
    LONG position;
    BSTR labels[most_labels];
} label_enumerator;

static IEnumVARIANTVtbl enumerator_table;

static HRESULT make_enumerator(BSTR *labels, LONG count, LONG position, IEnumVARIANT **out)
{
    label_enumerator *made = calloc(1, sizeof *made);
    *out = NULL;
    if (made == NULL)
        return E_OUTOFMEMORY;
    made->face.lpVtbl = &enumerator_table;
    made->references = 1;
    made->position = position;
    for (; made->count < count; ++made->count)
        made->labels[made->count] = SysAllocString(labels[made->count]);
    atomic_fetch_add(&live_objects, 1);
    *out = &made->face;
    return S_OK;
}
static HRESULT STDMETHODCALLTYPE enum_query(IEnumVARIANT *face, REFIID iid, void **out)
{
    *out = NULL;
    if (!IsEqualGUID(iid, &IID_IUnknown) && !IsEqualGUID(iid, &IID_IEnumVARIANT))
        return E_NOINTERFACE;
    *out = face;
    IEnumVARIANT_AddRef(face);
    return S_OK;
}
static ULONG STDMETHODCALLTYPE enum_add_ref(IEnumVARIANT *face)
{
    return ++((label_enumerator *)face)->references;
}
static ULONG STDMETHODCALLTYPE enum_release(IEnumVARIANT *face)
{
    label_enumerator *self = (label_enumerator *)face;
    const ULONG left = --self->references;
    if (left == 0) {
        while (self->count > 0)
            SysFreeString(self->labels[--self->count]);
        free(self);
        atomic_fetch_sub(&live_objects, 1);
    }
    return left;
}
static HRESULT STDMETHODCALLTYPE enum_next(IEnumVARIANT *face, ULONG wanted, VARIANT *values, ULONG *fetched)
{
    label_enumerator *self = (label_enumerator *)face;
    ULONG given = 0;
    for (; given < wanted && self->position < self->count; ++given) {
        V_VT(&values[given]) = VT_BSTR;
        V_BSTR(&values[given]) = SysAllocString(self->labels[self->position++]);
    }
    if (fetched != NULL)
        *fetched = given;
    return given == wanted ? S_OK : S_FALSE;
}
static HRESULT STDMETHODCALLTYPE enum_skip(IEnumVARIANT *face, ULONG count)
{
    label_enumerator *self = (label_enumerator *)face;
    const ULONG left = (ULONG)(self->count - self->position);
    self->position += (LONG)(count < left ? count : left);
    return count <= left ? S_OK : S_FALSE;
}
static HRESULT STDMETHODCALLTYPE enum_reset(IEnumVARIANT *face)
{
    ((label_enumerator *)face)->position = 0;
    return S_OK;
}
static HRESULT STDMETHODCALLTYPE enum_clone(IEnumVARIANT *face, IEnumVARIANT **out)
{
    label_enumerator *self = (label_enumerator *)face;
    return make_enumerator(self->labels, self->count, self->position, out);
}
static IEnumVARIANTVtbl enumerator_table = {enum_query, enum_add_ref, enum_release, enum_next,
                                            enum_skip,  enum_reset,   enum_clone};

static HRESULT STDMETHODCALLTYPE get_new_enum(ITally2 *face, IUnknown **out)
{
    tally *self = OWNER(face, dual);
    HRESULT hr;
    pthread_mutex_lock(&self->mutex);
    hr = make_enumerator(self->labels, self->count, 0, (IEnumVARIANT **)out);
    pthread_mutex_unlock(&self->mutex);
    return hr;
}

static HRESULT STDMETHODCALLTYPE reset(ITally2 *face)
{
    tally *self = OWNER(face, dual);
    pthread_mutex_lock(&self->mutex);
    while (self->count > 0)
        SysFreeString(self->labels[--self->count]);
    self->total = 0;
    pthread_mutex_unlock(&self->mutex);
    fire_total(self, 0, NULL);
    return S_OK;
}

static ITally2Vtbl dual_table = {dual_query, dual_add_ref, dual_release, get_type_info_count, get_type_info,
                                 get_ids_of_names, invoke, add, get_total, get_limit, put_limit, get_count, item,
                                 get_new_enum, reset};

/* ---- Connection point and error support ---------------------------------------------------------------------------- */

static HRESULT STDMETHODCALLTYPE container_query(IConnectionPointContainer *face, REFIID iid, void **out)
{
    return query(OWNER(face, container), iid, out);
}
static ULONG STDMETHODCALLTYPE container_add_ref(IConnectionPointContainer *face)
{
    return add_ref(OWNER(face, container));
}
static ULONG STDMETHODCALLTYPE container_release(IConnectionPointContainer *face)
{
    return release(OWNER(face, container));
}
static HRESULT STDMETHODCALLTYPE enum_points(IConnectionPointContainer *face, IEnumConnectionPoints **out)
{
    (void)face;
    *out = NULL;
    return E_NOTIMPL; /* this fixture does not list its points and connections; no host of the matrix asks */
}
static HRESULT STDMETHODCALLTYPE find_point(IConnectionPointContainer *face, REFIID iid, IConnectionPoint **out)
{
    *out = NULL;
    if (!IsEqualGUID(iid, &DIID_DTallyEvents))
        return CONNECT_E_NOCONNECTION;
    *out = &OWNER(face, container)->point;
    add_ref(OWNER(face, container));
    return S_OK;
}
static IConnectionPointContainerVtbl container_table = {container_query, container_add_ref, container_release,
                                                        enum_points, find_point};

static HRESULT STDMETHODCALLTYPE point_query(IConnectionPoint *face, REFIID iid, void **out)
{
    *out = NULL;
    if (!IsEqualGUID(iid, &IID_IUnknown) && !IsEqualGUID(iid, &IID_IConnectionPoint))
        return E_NOINTERFACE;
    *out = face;
    add_ref(OWNER(face, point));
    return S_OK;
}
static ULONG STDMETHODCALLTYPE point_add_ref(IConnectionPoint *face)
{
    return add_ref(OWNER(face, point));
}
static ULONG STDMETHODCALLTYPE point_release(IConnectionPoint *face)
{
    return release(OWNER(face, point));
}
static HRESULT STDMETHODCALLTYPE get_connection_interface(IConnectionPoint *face, IID *iid)
{
    (void)face;
    *iid = DIID_DTallyEvents;
    return S_OK;
}
static HRESULT STDMETHODCALLTYPE get_container(IConnectionPoint *face, IConnectionPointContainer **out)
{
    *out = &OWNER(face, point)->container;
    add_ref(OWNER(face, point));
    return S_OK;
}
static HRESULT STDMETHODCALLTYPE advise(IConnectionPoint *face, IUnknown *object, DWORD *cookie)
{
    tally *self = OWNER(face, point);
    IDispatch *sink = NULL;
    *cookie = 0;
    if (FAILED(IUnknown_QueryInterface(object, &DIID_DTallyEvents, (void **)&sink)))
        return CONNECT_E_CANNOTCONNECT;
    pthread_mutex_lock(&self->mutex);
    if (self->sink == NULL) {
        self->sink = sink;
        sink = NULL;
        *cookie = 1;
    }
    pthread_mutex_unlock(&self->mutex);
    if (sink == NULL)
        return S_OK;
    IDispatch_Release(sink);
    return CONNECT_E_ADVISELIMIT;
}
static HRESULT STDMETHODCALLTYPE unadvise(IConnectionPoint *face, DWORD cookie)
{
    tally *self = OWNER(face, point);
    IDispatch *sink;
    pthread_mutex_lock(&self->mutex);
    sink = cookie == 1 ? self->sink : NULL;
    if (sink != NULL)
        self->sink = NULL;
    pthread_mutex_unlock(&self->mutex);
    if (sink == NULL)
        return CONNECT_E_NOCONNECTION;
    IDispatch_Release(sink);
    return S_OK;
}
static HRESULT STDMETHODCALLTYPE enum_connections(IConnectionPoint *face, IEnumConnections **out)
{
    (void)face;
    *out = NULL;
    return E_NOTIMPL;
}
static IConnectionPointVtbl point_table = {point_query, point_add_ref, point_release, get_connection_interface,
                                           get_container, advise, unadvise, enum_connections};

static HRESULT STDMETHODCALLTYPE support_query(ISupportErrorInfo *face, REFIID iid, void **out)
{
    return query(OWNER(face, error_support), iid, out);
}
static ULONG STDMETHODCALLTYPE support_add_ref(ISupportErrorInfo *face)
{
    return add_ref(OWNER(face, error_support));
}
static ULONG STDMETHODCALLTYPE support_release(ISupportErrorInfo *face)
{
    return release(OWNER(face, error_support));
}
static HRESULT STDMETHODCALLTYPE supports(ISupportErrorInfo *face, REFIID iid)
{
    (void)face;
    return IsEqualGUID(iid, &IID_ITally) || IsEqualGUID(iid, &IID_ITally2) ? S_OK : S_FALSE;
}
static ISupportErrorInfoVtbl support_table = {support_query, support_add_ref, support_release, supports};

/* ---- The module ----------------------------------------------------------------------------------------------------- */

static HRESULT describe(ITypeInfo **out)
{
    /* The host of the test names the module's file; a component of its own would ask the dynamic linker (dladdr). */
    ITypeLib *library = NULL;
    HRESULT hr = LoadRegTypeLib(&LIBID_TallyLib, 1, 0, 0, &library);
    if (SUCCEEDED(hr)) {
        hr = ITypeLib_GetTypeInfoOfGuid(library, &IID_ITally2, out);
        ITypeLib_Release(library);
    }
    return hr;
}

static HRESULT STDMETHODCALLTYPE factory_query(IClassFactory *face, REFIID iid, void **out)
{
    *out = NULL;
    if (!IsEqualGUID(iid, &IID_IUnknown) && !IsEqualGUID(iid, &IID_IClassFactory))
        return E_NOINTERFACE;
    *out = face;
    return S_OK;
}
static ULONG STDMETHODCALLTYPE factory_add_ref(IClassFactory *face)
{
    (void)face;
    return 2; /* one factory for the life of the module */
}
static ULONG STDMETHODCALLTYPE factory_release(IClassFactory *face)
{
    (void)face;
    return 1;
}
static HRESULT STDMETHODCALLTYPE create_instance(IClassFactory *face, IUnknown *outer, REFIID iid, void **out)
{
    tally *made;
    HRESULT hr;
    (void)face;
    *out = NULL;
    if (outer != NULL)
        return CLASS_E_NOAGGREGATION;
    made = calloc(1, sizeof *made);
    if (made == NULL)
        return E_OUTOFMEMORY;
    atomic_fetch_add(&live_objects, 1);
    made->dual.lpVtbl = &dual_table;
    made->container.lpVtbl = &container_table;
    made->point.lpVtbl = &point_table;
    made->error_support.lpVtbl = &support_table;
    made->references = 1;
    made->limit = DBL_MAX;
    pthread_mutex_init(&made->mutex, NULL);
    hr = describe(&made->type);
    if (SUCCEEDED(hr))
        hr = query(made, iid, out);
    release(made);
    return hr;
}
static HRESULT STDMETHODCALLTYPE lock_server(IClassFactory *face, BOOL lock)
{
    (void)face;
    if (lock)
        atomic_fetch_add(&live_objects, 1);
    else
        atomic_fetch_sub(&live_objects, 1);
    return S_OK;
}
static IClassFactoryVtbl factory_table = {factory_query, factory_add_ref, factory_release, create_instance, lock_server};
static IClassFactory factory = {&factory_table};

STDAPI DllGetClassObject(REFCLSID clsid, REFIID iid, LPVOID *object)
{
    *object = NULL;
    return IsEqualGUID(clsid, &CLSID_Tally) ? IClassFactory_QueryInterface(&factory, iid, object)
                                            : CLASS_E_CLASSNOTAVAILABLE;
}

STDAPI DllCanUnloadNow(void)
{
    return atomic_load(&live_objects) == 0 ? S_OK : S_FALSE;
}
