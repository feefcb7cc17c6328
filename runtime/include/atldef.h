/* Words that source written for ATL uses around its classes. */
#ifndef COMITY_ATLDEF_H
#define COMITY_ATLDEF_H

#include <windows.h>
#include <ole2.h>

#ifdef _DEBUG
#include <assert.h>
#define ATLASSERT(expression) assert(expression)
#define ATLVERIFY(expression) assert(expression)
#else
#define ATLASSERT(expression) ((void)0)
#define ATLVERIFY(expression) ((void)(expression))
#endif
#define ATLASSUME(expression) ATLASSERT(expression)

/* Tracing is for a debugger that is not there. */
#define ATLTRACE(...) ((void)0)
#define ATLTRACE2(...) ((void)0)
#define ATLTRACENOTIMPL(name) return E_NOTIMPL

#define ATLENSURE_THROW(expression, hr)                                                                            \
    do {                                                                                                           \
        if (!(expression))                                                                                         \
            ::ATL::AtlThrow(hr);                                                                                   \
    } while (0)
#define ATLENSURE(expression) ATLENSURE_THROW(expression, E_FAIL)
#define ATLENSURE_SUCCEEDED(hr) ATLENSURE_THROW(SUCCEEDED(hr), hr)
#define ATLENSURE_RETURN_HR(expression, hr)                                                                        \
    do {                                                                                                           \
        if (!(expression))                                                                                         \
            return hr;                                                                                             \
    } while (0)
#define ATLENSURE_RETURN(expression) ATLENSURE_RETURN_HR(expression, E_FAIL)
#define ATLENSURE_RETURN_VAL(expression, value) ATLENSURE_RETURN_HR(expression, value)

#define ATL_NO_VTABLE
#define ATL_NOTHROW
#define ATL_FORCEINLINE FORCEINLINE

#endif /* COMITY_ATLDEF_H */
