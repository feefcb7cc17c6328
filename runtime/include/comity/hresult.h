/* Result codes in words. */
#ifndef COMITY_HRESULT_H
#define COMITY_HRESULT_H

#include <winerror.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The symbolic name of a result code in ASCII, such as "E_NOINTERFACE"; a Win32 error that was wrapped into an HRESULT is
 * named "HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND)". NULL if the code has no name. The text is constant; do not free it. */
STDAPI_(const char *) comity_hresult_name(HRESULT hr);

/** An English sentence in ASCII with what the code means. Never NULL: a code without a name is described by its facility. The
 * text is constant; do not free it. */
STDAPI_(const char *) comity_hresult_text(HRESULT hr);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_HRESULT_H */
