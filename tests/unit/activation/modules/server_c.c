/* An in-process server as C source has it: virtual tables by hand. */
#define COBJMACROS
#define INITGUID
#include <objbase.h>

#include <stdatomic.h>
#include <stdlib.h>

#include "test_classes.h"

/* Objects and locks: what keeps the module. */
static atomic_long in_use;

typedef struct plain_object {
    IPersist persist;
    atomic_long references;
} plain_object;

static HRESULT STDMETHODCALLTYPE plain_query_interface(IPersist *self, REFIID iid, void **object) {
    if (!IsEqualGUID(iid, &IID_IUnknown) && !IsEqualGUID(iid, &IID_IPersist)) {
        *object = NULL;
        return E_NOINTERFACE;
    }
    IPersist_AddRef(self);
    *object = self;
    return S_OK;
}

static ULONG STDMETHODCALLTYPE plain_add_ref(IPersist *self) {
    return (ULONG)atomic_fetch_add(&((plain_object *)self)->references, 1) + 1;
}

static ULONG STDMETHODCALLTYPE plain_release(IPersist *self) {
    const ULONG left = (ULONG)atomic_fetch_sub(&((plain_object *)self)->references, 1) - 1;
    if (left == 0) {
        free(self);
        atomic_fetch_sub(&in_use, 1);
    }
    return left;
}

static HRESULT STDMETHODCALLTYPE plain_get_class_id(IPersist *self, CLSID *clsid) {
    (void)self;
    *clsid = CLSID_Plain;
    return S_OK;
}

static IPersistVtbl plain_table = {plain_query_interface, plain_add_ref, plain_release, plain_get_class_id};

static HRESULT STDMETHODCALLTYPE factory_query_interface(IClassFactory *self, REFIID iid, void **object) {
    if (!IsEqualGUID(iid, &IID_IUnknown) && !IsEqualGUID(iid, &IID_IClassFactory)) {
        *object = NULL;
        return E_NOINTERFACE;
    }
    IClassFactory_AddRef(self);
    *object = self;
    return S_OK;
}

/* The factories are static; a reference to one keeps the module all the same. */
static ULONG STDMETHODCALLTYPE factory_add_ref(IClassFactory *self) {
    (void)self;
    atomic_fetch_add(&in_use, 1);
    return 2;
}

static ULONG STDMETHODCALLTYPE factory_release(IClassFactory *self) {
    (void)self;
    atomic_fetch_sub(&in_use, 1);
    return 1;
}

static HRESULT STDMETHODCALLTYPE plain_create(IClassFactory *self, IUnknown *outer, REFIID iid, void **object) {
    plain_object *made;
    HRESULT hr;
    (void)self;
    *object = NULL;
    if (outer)
        return CLASS_E_NOAGGREGATION;
    made = malloc(sizeof *made);
    if (!made)
        return E_OUTOFMEMORY;
    made->persist.lpVtbl = &plain_table;
    atomic_init(&made->references, 1);
    atomic_fetch_add(&in_use, 1);
    hr = IPersist_QueryInterface(&made->persist, iid, object);
    IPersist_Release(&made->persist);
    return hr;
}

static HRESULT STDMETHODCALLTYPE refusing_create(IClassFactory *self, IUnknown *outer, REFIID iid, void **object) {
    (void)self;
    (void)outer;
    (void)iid;
    *object = NULL;
    return E_ACCESSDENIED;
}

static HRESULT STDMETHODCALLTYPE factory_lock_server(IClassFactory *self, BOOL lock) {
    (void)self;
    atomic_fetch_add(&in_use, lock ? 1 : -1);
    return S_OK;
}

static IClassFactoryVtbl plain_factory_table = {factory_query_interface, factory_add_ref, factory_release, plain_create,
                                                factory_lock_server};
static IClassFactoryVtbl refusing_factory_table = {factory_query_interface, factory_add_ref, factory_release,
                                                   refusing_create, factory_lock_server};
static IClassFactory plain_factory = {&plain_factory_table};
static IClassFactory refusing_factory = {&refusing_factory_table};

STDAPI DllGetClassObject(REFCLSID clsid, REFIID iid, LPVOID *object) {
    *object = NULL;
    if (IsEqualGUID(clsid, &CLSID_Plain))
        return IClassFactory_QueryInterface(&plain_factory, iid, object);
    if (IsEqualGUID(clsid, &CLSID_Refuses))
        return IClassFactory_QueryInterface(&refusing_factory, iid, object);
    return CLASS_E_CLASSNOTAVAILABLE;
}

#ifndef WITHOUT_CAN_UNLOAD
STDAPI DllCanUnloadNow(void) {
    return atomic_load(&in_use) == 0 ? S_OK : S_FALSE;
}
#endif
