/* A server that needs a function nobody has. */
#include <objbase.h>

HRESULT function_that_nobody_has(void);

STDAPI DllGetClassObject(REFCLSID clsid, REFIID iid, LPVOID *object) {
    (void)clsid;
    (void)iid;
    *object = NULL;
    return function_that_nobody_has();
}
