#include <oleauto.h>

STDAPI_(ULONG) OaBuildVersion() {
    // The major and minor version of Automation since it became a part of the system; programs ask for "at least".
    return MAKELONG(0xffff, 50);
}
