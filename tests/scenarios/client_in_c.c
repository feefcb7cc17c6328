/* A client in C, through lpVtbl and COBJMACROS: makes the Messenger, advises a sink of its own, signs in,
 * reads, signs out. Prints what went wrong and ends with 1 when something did. The accounts are made here,
 * too, through the provider contract. */
#define _GNU_SOURCE /* mkdtemp, setenv */
#define COBJMACROS
#include <initguid.h>

#include <improvider.h>
#include <msgrua.h>
#include <ole2.h>
#include <olectl.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int failures;

static void check(int holds, const char *what) {
    if (!holds) {
        printf("not so: %s\n", what);
        ++failures;
    }
}
#define CHECK(condition) check((condition) != 0, #condition)

/* A sink of DMessengerEvents: remembers the last status and wakes who waits for it. */
typedef struct sink {
    DMessengerEvents events;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    LONG references;
    LONG status;
    LONG signin_result;
    int signins;
} sink;

static HRESULT STDMETHODCALLTYPE sink_query(DMessengerEvents *self, REFIID iid, void **out) {
    if (!out)
        return E_POINTER;
    if (!IsEqualGUID(iid, &IID_IUnknown) && !IsEqualGUID(iid, &IID_IDispatch) &&
        !IsEqualGUID(iid, &DIID_DMessengerEvents)) {
        *out = NULL;
        return E_NOINTERFACE;
    }
    *out = self;
    self->lpVtbl->AddRef(self);
    return S_OK;
}
static ULONG STDMETHODCALLTYPE sink_add_ref(DMessengerEvents *self) {
    return (ULONG)__atomic_add_fetch(&((sink *)self)->references, 1, __ATOMIC_RELAXED);
}
static ULONG STDMETHODCALLTYPE sink_release(DMessengerEvents *self) {
    return (ULONG)__atomic_sub_fetch(&((sink *)self)->references, 1, __ATOMIC_ACQ_REL);
}
static HRESULT STDMETHODCALLTYPE sink_count(DMessengerEvents *self, UINT *count) {
    (void)self;
    *count = 0;
    return S_OK;
}
static HRESULT STDMETHODCALLTYPE sink_type(DMessengerEvents *self, UINT index, LCID lcid, ITypeInfo **out) {
    (void)self, (void)index, (void)lcid;
    *out = NULL;
    return DISP_E_BADINDEX;
}
static HRESULT STDMETHODCALLTYPE sink_names(DMessengerEvents *self, REFIID iid, LPOLESTR *names, UINT count,
                                            LCID lcid, DISPID *ids) {
    (void)self, (void)iid, (void)names, (void)count, (void)lcid, (void)ids;
    return DISP_E_UNKNOWNNAME;
}
static HRESULT STDMETHODCALLTYPE sink_invoke(DMessengerEvents *self, DISPID member, REFIID iid, LCID lcid,
                                             WORD flags, DISPPARAMS *params, VARIANT *result,
                                             EXCEPINFO *exception, UINT *bad) {
    sink *me = (sink *)self;
    (void)iid, (void)lcid, (void)flags, (void)result, (void)exception, (void)bad;
    pthread_mutex_lock(&me->lock);
    if (member == 0x407) /* OnMyStatusChange(hr, mMyStatus), the last argument first */
        me->status = V_I4(&params->rgvarg[0]);
    if (member == 0x400) { /* OnSignin(hr) */
        me->signin_result = V_I4(&params->rgvarg[0]);
        ++me->signins;
    }
    pthread_cond_broadcast(&me->changed);
    pthread_mutex_unlock(&me->lock);
    return S_OK;
}

static DMessengerEventsVtbl sink_table = {sink_query, sink_add_ref, sink_release, sink_count,
                                          sink_type,  sink_names,   sink_invoke};

static int wait_for_status(sink *me, LONG status) {
    struct timespec end;
    int arrived;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += 20;
    pthread_mutex_lock(&me->lock);
    while (me->status != status && pthread_cond_timedwait(&me->changed, &me->lock, &end) == 0)
        ;
    arrived = me->status == status;
    pthread_mutex_unlock(&me->lock);
    return arrived;
}

static void make_accounts(void) {
    IImAccounts *accounts = NULL;
    BSTR alice = SysAllocString(OLESTR("alice@here")), bob = SysAllocString(OLESTR("bob@here"));
    CHECK(CoCreateInstance(&CLSID_LocalImProvider, NULL, CLSCTX_ALL, &IID_IImAccounts, (void **)&accounts) ==
          S_OK);
    if (!accounts)
        exit(1);
    CHECK(IImAccounts_CreateAccount(accounts, alice, NULL) == S_OK);
    CHECK(IImAccounts_CreateAccount(accounts, bob, NULL) == S_OK);
    CHECK(IImAccounts_AddContact(accounts, alice, bob, NULL) == S_OK);
    CHECK(IImAccounts_put_AutoSigninName(accounts, alice) == S_OK);
    IImAccounts_Release(accounts);
    SysFreeString(alice);
    SysFreeString(bob);
}

static void use(IMessenger3 *messenger, sink *events) {
    IDispatch *found = NULL;
    IMessengerContacts *contacts = NULL;
    IMessengerContact *contact = NULL;
    IMessengerServices *services = NULL;
    IMessengerService *service = NULL;
    IUnknown *unknown = NULL;
    IEnumVARIANT *walk = NULL;
    VARIANT element;
    BSTR name = NULL;
    LONG count = -1;
    MISTATUS status = MISTATUS_UNKNOWN;
    OLECHAR *member = OLESTR("mYsErViCeNaMe");
    DISPID id = DISPID_UNKNOWN;

    CHECK(IMessenger3_AutoSignin(messenger) == S_OK);
    CHECK(wait_for_status(events, MISTATUS_ONLINE));
    CHECK(events->signins == 1 && events->signin_result == S_OK);
    CHECK(IMessenger3_get_MyStatus(messenger, &status) == S_OK && status == MISTATUS_ONLINE);

    CHECK(IMessenger3_get_Services(messenger, &found) == S_OK);
    CHECK(IDispatch_QueryInterface(found, &IID_IMessengerServices, (void **)&services) == S_OK);
    IDispatch_Release(found);
    CHECK(IMessengerServices_get_PrimaryService(services, &found) == S_OK);
    CHECK(IDispatch_QueryInterface(found, &IID_IMessengerService, (void **)&service) == S_OK);
    IDispatch_Release(found);

    CHECK(IMessenger3_get_MyContacts(messenger, &found) == S_OK);
    CHECK(IDispatch_QueryInterface(found, &IID_IMessengerContacts, (void **)&contacts) == S_OK);
    IDispatch_Release(found);
    CHECK(IMessengerContacts_get_Count(contacts, &count) == S_OK && count == 1);
    CHECK(IMessengerContacts_get__NewEnum(contacts, &unknown) == S_OK);
    CHECK(IUnknown_QueryInterface(unknown, &IID_IEnumVARIANT, (void **)&walk) == S_OK);
    IUnknown_Release(unknown);
    VariantInit(&element);
    CHECK(IEnumVARIANT_Next(walk, 1, &element, NULL) == S_OK && V_VT(&element) == VT_DISPATCH);
    CHECK(IDispatch_QueryInterface(V_DISPATCH(&element), &IID_IMessengerContact, (void **)&contact) == S_OK);
    CHECK(IMessengerContact_get_SigninName(contact, &name) == S_OK && SysStringLen(name) == 8);
    SysFreeString(name);
    VariantClear(&element);
    CHECK(IEnumVARIANT_Next(walk, 1, &element, NULL) == S_FALSE);
    IEnumVARIANT_Release(walk);
    IMessengerContact_Release(contact);
    IMessengerContacts_Release(contacts);

    CHECK(IMessenger3_GetIDsOfNames(messenger, &IID_NULL, &member, 1, 0, &id) == S_OK && id == 0x50e);

    CHECK(IMessenger3_Signout(messenger) == S_OK);
    CHECK(wait_for_status(events, MISTATUS_OFFLINE));
    CHECK(IMessengerServices_get_Count(services, &count) == S_OK && count == 0);
    CHECK(IMessengerService_get_ServiceName(service, &name) == S_OK && SysStringLen(name) > 0);
    SysFreeString(name);
    IMessengerService_Release(service);
    IMessengerServices_Release(services);
}

int main(void) {
    char folder[] = "/tmp/comity-scenario-XXXXXX", store[64], live[64];
    /* Static: who fires may hold the sink a moment longer than the connection lasts. */
    static sink events = {{&sink_table}, PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 1, 0, 0, 0};
    IMessenger3 *messenger = NULL;
    IConnectionPointContainer *container = NULL;
    IConnectionPoint *point = NULL;
    DWORD cookie = 0;
    CLSID clsid;

    if (!mkdtemp(folder))
        return 1;
    snprintf(store, sizeof store, "%s/local.sqlite", folder);
    snprintf(live, sizeof live, "%s/local.sqlite-live", folder);
    setenv("COMITY_LOCAL_STORE", store, 1);
    CHECK(CoInitializeEx(NULL, COINIT_MULTITHREADED) == S_OK);
    make_accounts();
    CHECK(CLSIDFromProgID(OLESTR("Messenger.UIAutomation.1"), &clsid) == S_OK);
    CHECK(CoCreateInstance(&clsid, NULL, CLSCTX_ALL, &IID_IMessenger3, (void **)&messenger) == S_OK);
    if (messenger) {
        CHECK(IMessenger3_QueryInterface(messenger, &IID_IConnectionPointContainer, (void **)&container) ==
              S_OK);
        CHECK(IConnectionPointContainer_FindConnectionPoint(container, &DIID_DMessengerEvents, &point) ==
              S_OK);
        CHECK(IConnectionPoint_Advise(point, (IUnknown *)&events, &cookie) == S_OK);
        use(messenger, &events);
        CHECK(IConnectionPoint_Unadvise(point, cookie) == S_OK);
        IConnectionPoint_Release(point);
        IConnectionPointContainer_Release(container);
        IMessenger3_Release(messenger);
    }
    CoUninitialize();
    unlink(store);
    rmdir(live);
    rmdir(folder);
    printf("%s\n", failures ? "failed" : "all as it should be");
    return failures != 0;
}
