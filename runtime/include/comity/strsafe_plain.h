/* The functions of <strsafe.h> without Ex: they know the size of their destination, in units (StringCch...) or bytes (StringCb...),
 * and always end the text in a NUL. S_OK, STRSAFE_E_INSUFFICIENT_BUFFER with what fits, or STRSAFE_E_INVALID_PARAMETER for a size of
 * 0 or above STRSAFE_MAX_CCH. https://learn.microsoft.com/windows/win32/api/strsafe/ */
#ifndef COMITY_STRSAFE_PLAIN_H
#define COMITY_STRSAFE_PLAIN_H

#include <stdarg.h>
#include <stddef.h>
#include <windef.h>
#include <winerror.h>

#define STRSAFE_MAX_CCH 2147483647
#define STRSAFE_MAX_LENGTH (STRSAFE_MAX_CCH - 1)
#define STRSAFE_E_INSUFFICIENT_BUFFER ((HRESULT)0x8007007A)
#define STRSAFE_E_INVALID_PARAMETER ((HRESULT)0x80070057)
#define STRSAFE_E_END_OF_FILE ((HRESULT)0x80070026)

typedef LPSTR STRSAFE_LPSTR;
typedef LPCSTR STRSAFE_LPCSTR;
typedef LPWSTR STRSAFE_LPWSTR;
typedef LPCWSTR STRSAFE_LPCWSTR;

#ifdef __cplusplus
extern "C" {
#endif

/* Formats with Windows' rules; -1 if it does not fit, in which case `room` units are written and no NUL. */
STDAPI_(int) comity_vsnprintf(LPSTR to, size_t room, LPCSTR format, va_list list);
STDAPI_(int) comity_vsnwprintf(LPWSTR to, size_t room, LPCWSTR format, va_list list);

#ifdef __cplusplus
}
#define COMITY_STRSAFE_ inline
#else
#define COMITY_STRSAFE_ static inline __attribute__((unused))
#endif

#define COMITY_STRSAFE_FUNCTIONS_(suffix, unit, print)                                                                 \
    COMITY_STRSAFE_ HRESULT StringCchLength##suffix(const unit *text, size_t most, size_t *length) {                   \
        size_t found = 0;                                                                                              \
        const int valid = text && most <= STRSAFE_MAX_CCH;                                                             \
        while (valid && found < most && text[found])                                                                   \
            ++found;                                                                                                   \
        if (length)                                                                                                    \
            *length = valid && found < most ? found : 0;                                                               \
        return valid && found < most ? S_OK : STRSAFE_E_INVALID_PARAMETER;                                             \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCbLength##suffix(const unit *text, size_t most, size_t *bytes) {                     \
        const HRESULT hr = StringCchLength##suffix(text, most / sizeof(unit), bytes);                                  \
        if (bytes)                                                                                                     \
            *bytes *= sizeof(unit);                                                                                    \
        return hr;                                                                                                     \
    }                                                                                                                  \
    /* At most `most` units of `from` behind the first `used` of `to`. */                                              \
    COMITY_STRSAFE_ HRESULT comity_strsafe_copy##suffix(unit *to, size_t room, size_t used, const unit *from,          \
                                                        size_t most) {                                                 \
        size_t i = 0;                                                                                                  \
        for (; i < most && from[i]; ++i) {                                                                             \
            if (used + i + 1 >= room) {                                                                                \
                to[used + i] = 0;                                                                                      \
                return STRSAFE_E_INSUFFICIENT_BUFFER;                                                                  \
            }                                                                                                          \
            to[used + i] = from[i];                                                                                    \
        }                                                                                                              \
        to[used + i] = 0;                                                                                              \
        return S_OK;                                                                                                   \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCchCopyN##suffix(unit *to, size_t room, const unit *from, size_t most) {             \
        if (!room || room > STRSAFE_MAX_CCH)                                                                           \
            return STRSAFE_E_INVALID_PARAMETER;                                                                        \
        if (most > STRSAFE_MAX_LENGTH) {                                                                               \
            *to = 0;                                                                                                   \
            return STRSAFE_E_INVALID_PARAMETER;                                                                        \
        }                                                                                                              \
        return comity_strsafe_copy##suffix(to, room, 0, from, most);                                                   \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCchCopy##suffix(unit *to, size_t room, const unit *from) {                           \
        return StringCchCopyN##suffix(to, room, from, STRSAFE_MAX_LENGTH);                                             \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCchCatN##suffix(unit *to, size_t room, const unit *from, size_t most) {              \
        size_t used;                                                                                                   \
        if (most > STRSAFE_MAX_LENGTH || FAILED(StringCchLength##suffix(to, room, &used)))                             \
            return STRSAFE_E_INVALID_PARAMETER;                                                                        \
        return comity_strsafe_copy##suffix(to, room, used, from, most);                                                \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCchCat##suffix(unit *to, size_t room, const unit *from) {                            \
        return StringCchCatN##suffix(to, room, from, STRSAFE_MAX_LENGTH);                                              \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCchVPrintf##suffix(unit *to, size_t room, const unit *format, va_list list) {        \
        int length;                                                                                                    \
        if (!room || room > STRSAFE_MAX_CCH)                                                                           \
            return STRSAFE_E_INVALID_PARAMETER;                                                                        \
        length = print(to, room, format, list);                                                                        \
        if (length >= 0 && (size_t)length < room)                                                                      \
            return S_OK;                                                                                               \
        to[room - 1] = 0;                                                                                              \
        return STRSAFE_E_INSUFFICIENT_BUFFER;                                                                          \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCchPrintf##suffix(unit *to, size_t room, const unit *format, ...) {                  \
        HRESULT hr;                                                                                                    \
        va_list list;                                                                                                  \
        va_start(list, format);                                                                                        \
        hr = StringCchVPrintf##suffix(to, room, format, list);                                                         \
        va_end(list);                                                                                                  \
        return hr;                                                                                                     \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCbCopy##suffix(unit *to, size_t bytes, const unit *from) {                           \
        return StringCchCopy##suffix(to, bytes / sizeof(unit), from);                                                  \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCbCopyN##suffix(unit *to, size_t bytes, const unit *from, size_t most) {             \
        return StringCchCopyN##suffix(to, bytes / sizeof(unit), from, most / sizeof(unit));                            \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCbCat##suffix(unit *to, size_t bytes, const unit *from) {                            \
        return StringCchCat##suffix(to, bytes / sizeof(unit), from);                                                   \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCbCatN##suffix(unit *to, size_t bytes, const unit *from, size_t most) {              \
        return StringCchCatN##suffix(to, bytes / sizeof(unit), from, most / sizeof(unit));                             \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCbVPrintf##suffix(unit *to, size_t bytes, const unit *format, va_list list) {        \
        return StringCchVPrintf##suffix(to, bytes / sizeof(unit), format, list);                                       \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT StringCbPrintf##suffix(unit *to, size_t bytes, const unit *format, ...) {                  \
        HRESULT hr;                                                                                                    \
        va_list list;                                                                                                  \
        va_start(list, format);                                                                                        \
        hr = StringCchVPrintf##suffix(to, bytes / sizeof(unit), format, list);                                         \
        va_end(list);                                                                                                  \
        return hr;                                                                                                     \
    }

COMITY_STRSAFE_FUNCTIONS_(A, CHAR, comity_vsnprintf)
COMITY_STRSAFE_FUNCTIONS_(W, WCHAR, comity_vsnwprintf)
#undef COMITY_STRSAFE_FUNCTIONS_

#define StringCchLength COMITY_AW_(StringCchLength)
#define StringCchCopy COMITY_AW_(StringCchCopy)
#define StringCchCopyN COMITY_AW_(StringCchCopyN)
#define StringCchCat COMITY_AW_(StringCchCat)
#define StringCchCatN COMITY_AW_(StringCchCatN)
#define StringCchPrintf COMITY_AW_(StringCchPrintf)
#define StringCchVPrintf COMITY_AW_(StringCchVPrintf)
#define StringCbLength COMITY_AW_(StringCbLength)
#define StringCbCopy COMITY_AW_(StringCbCopy)
#define StringCbCopyN COMITY_AW_(StringCbCopyN)
#define StringCbCat COMITY_AW_(StringCbCat)
#define StringCbCatN COMITY_AW_(StringCbCatN)
#define StringCbPrintf COMITY_AW_(StringCbPrintf)
#define StringCbVPrintf COMITY_AW_(StringCbVPrintf)

#endif /* COMITY_STRSAFE_PLAIN_H */
