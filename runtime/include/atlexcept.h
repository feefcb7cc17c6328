/* How ATL's classes fail where they cannot return a result. C finds nothing here.
 * https://learn.microsoft.com/cpp/atl/reference/catlexception-class */
#ifndef COMITY_ATLEXCEPT_H
#define COMITY_ATLEXCEPT_H

#include <atldef.h>

#ifdef __cplusplus

#include <cstdlib>

namespace ATL {

class CAtlException {
public:
    CAtlException() noexcept : m_hr(E_FAIL) {}
    CAtlException(HRESULT hr) noexcept : m_hr(hr) {}
    operator HRESULT() const noexcept { return m_hr; }

    HRESULT m_hr;
};

/// Throws a CAtlException. Ends the program where it was compiled without exceptions.
[[noreturn]] inline void AtlThrow(HRESULT hr) {
#ifdef __cpp_exceptions
    throw CAtlException(hr);
#else
    (void)hr;
    abort();
#endif
}

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif /* __cplusplus */
#endif /* COMITY_ATLEXCEPT_H */
