/// The calling thread's last-error code.
/// https://learn.microsoft.com/windows/win32/debug/last-error-code
#include <errhandlingapi.h>

namespace {

thread_local DWORD last_error = ERROR_SUCCESS;

} // namespace

STDAPI_(DWORD) GetLastError() {
    return last_error;
}

STDAPI_(void) SetLastError(DWORD code) {
    last_error = code;
}
