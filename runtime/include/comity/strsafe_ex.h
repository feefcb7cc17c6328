/* The Ex functions of <strsafe.h>, which also say where the text ends and how much is left, and what becomes of the rest of the
 * buffer. https://learn.microsoft.com/windows/win32/api/strsafe/nf-strsafe-stringcchcopyexw
 *
 * *end points to the NUL, *remaining counts the units (StringCb...: bytes) from it to the end of the buffer; either may be NULL. Both
 * are written on success and with STRSAFE_E_INSUFFICIENT_BUFFER. Flags, of which the low byte is what is filled with:
 *
 * STRSAFE_IGNORE_NULLS takes a null text as an empty one, and a null buffer of size 0 for an empty result.
 * STRSAFE_FILL_BEHIND_NULL fills what is behind the NUL after success.
 * STRSAFE_FILL_ON_FAILURE fills the buffer, but for its last unit, which is a NUL, after a failure.
 * STRSAFE_NULL_ON_FAILURE makes the buffer empty after a failure.
 * STRSAFE_NO_TRUNCATION leaves no text that was cut off: the buffer has what it had in front of it, or nothing.
 *
 * STRSAFE_E_INVALID_PARAMETER: a null pointer that the flags do not allow, a size above STRSAFE_MAX_CCH, an unknown flag, a buffer
 * without a NUL that is to be appended to. */
#ifndef COMITY_STRSAFE_EX_H
#define COMITY_STRSAFE_EX_H

#include <comity/strsafe_plain.h>
#include <string.h>

#define STRSAFE_IGNORE_NULLS 0x00000100
#define STRSAFE_FILL_BEHIND_NULL 0x00000200
#define STRSAFE_FILL_ON_FAILURE 0x00000400
#define STRSAFE_NULL_ON_FAILURE 0x00000800
#define STRSAFE_NO_TRUNCATION 0x00001000
#define STRSAFE_VALID_FLAGS 0x00001FFF
#define STRSAFE_FILL_BYTE(x) ((DWORD)(((x) & 0x000000FF) | STRSAFE_FILL_BEHIND_NULL))
#define STRSAFE_FAILURE_BYTE(x) ((DWORD)(((x) & 0x000000FF) | STRSAFE_FILL_ON_FAILURE))

#define COMITY_STRSAFE_EX_(suffix, unit, print)                                                                        \
    /* What may be called at all. An empty `from` takes the place of a null one. */                                    \
    COMITY_STRSAFE_ HRESULT comity_strsafe_check##suffix(const unit *to, size_t room, const unit **from,               \
                                                         size_t most, DWORD flags) {                                   \
        static const unit empty[1] = {0};                                                                              \
        if ((flags & ~(DWORD)STRSAFE_VALID_FLAGS) || room > STRSAFE_MAX_CCH || most > STRSAFE_MAX_CCH)                 \
            return STRSAFE_E_INVALID_PARAMETER;                                                                        \
        if (flags & STRSAFE_IGNORE_NULLS) {                                                                            \
            if (!*from)                                                                                                \
                *from = empty;                                                                                         \
            return to || (!room && (!most || !**from)) ? S_OK : STRSAFE_E_INVALID_PARAMETER;                           \
        }                                                                                                              \
        return to && *from ? S_OK : STRSAFE_E_INVALID_PARAMETER;                                                       \
    }                                                                                                                  \
    /* What the flags make of a buffer of `bytes` with a text of `used` units, of which the first `kept` were there. */ \
    COMITY_STRSAFE_ HRESULT comity_strsafe_end##suffix(HRESULT hr, unit *to, size_t bytes, size_t used, size_t kept,   \
                                                       unit **end, size_t *remaining, size_t unit_size, DWORD flags) { \
        const size_t room = bytes / sizeof(unit);                                                                      \
        const int fill = (int)(flags & 0xFF);                                                                          \
        if (SUCCEEDED(hr)) {                                                                                           \
            if ((flags & STRSAFE_FILL_BEHIND_NULL) && room > used + 1)                                                 \
                memset(to + used + 1, fill, bytes - (used + 1) * sizeof(unit));                                        \
        } else if (room) {                                                                                             \
            if (flags & STRSAFE_FILL_ON_FAILURE) {                                                                     \
                memset(to, fill, bytes);                                                                               \
                to[room - 1] = 0;                                                                                      \
                used = fill ? room - 1 : 0;                                                                            \
            }                                                                                                          \
            if ((flags & STRSAFE_NO_TRUNCATION) && used > kept) {                                                      \
                to[kept] = 0;                                                                                          \
                used = kept;                                                                                           \
            }                                                                                                          \
            if (flags & STRSAFE_NULL_ON_FAILURE) {                                                                     \
                *to = 0;                                                                                               \
                used = 0;                                                                                              \
            }                                                                                                          \
        }                                                                                                              \
        if (hr == STRSAFE_E_INVALID_PARAMETER)                                                                         \
            return hr;                                                                                                 \
        if (end)                                                                                                       \
            *end = to ? to + used : to;                                                                                \
        if (remaining)                                                                                                 \
            *remaining = (bytes - used * sizeof(unit)) / unit_size;                                                    \
        return hr;                                                                                                     \
    }                                                                                                                  \
    /* Appends to the `kept` units that there are. `unit_size` is what `remaining` counts. */                          \
    COMITY_STRSAFE_ HRESULT comity_strsafe_put##suffix(unit *to, size_t bytes, size_t kept, const unit *from,          \
                                                       size_t most, unit **end, size_t *remaining, size_t unit_size,   \
                                                       DWORD flags) {                                                  \
        const size_t room = bytes / sizeof(unit);                                                                      \
        HRESULT hr = S_OK;                                                                                             \
        size_t used = kept;                                                                                            \
        if (room)                                                                                                      \
            hr = comity_strsafe_copy##suffix(to, room, kept, from, most);                                              \
        else if (most && *from)                                                                                        \
            hr = STRSAFE_E_INSUFFICIENT_BUFFER;                                                                        \
        while (room && to[used])                                                                                       \
            ++used;                                                                                                    \
        return comity_strsafe_end##suffix(hr, to, bytes, used, kept, end, remaining, unit_size, flags);                \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT comity_strsafe_copy_ex##suffix(unit *to, size_t bytes, const unit *from, size_t most,      \
                                                           unit **end, size_t *remaining, size_t unit_size,            \
                                                           DWORD flags) {                                              \
        const HRESULT hr = comity_strsafe_check##suffix(to, bytes / sizeof(unit), &from, most, flags);                 \
        return SUCCEEDED(hr)                                                                                           \
                   ? comity_strsafe_put##suffix(to, bytes, 0, from, most, end, remaining, unit_size, flags)            \
                   : hr;                                                                                               \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT comity_strsafe_cat_ex##suffix(unit *to, size_t bytes, const unit *from, size_t most,       \
                                                          unit **end, size_t *remaining, size_t unit_size,             \
                                                          DWORD flags) {                                               \
        size_t kept = 0;                                                                                               \
        HRESULT hr = comity_strsafe_check##suffix(to, bytes / sizeof(unit), &from, most, flags);                       \
        if (FAILED(hr))                                                                                                \
            return hr;                                                                                                 \
        if (bytes / sizeof(unit))                                                                                      \
            hr = StringCchLength##suffix(to, bytes / sizeof(unit), &kept);                                             \
        if (FAILED(hr))                                                                                                \
            return comity_strsafe_end##suffix(hr, to, bytes, 0, 0, end, remaining, unit_size, flags);                  \
        return comity_strsafe_put##suffix(to, bytes, kept, from, most, end, remaining, unit_size, flags);              \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT comity_strsafe_print_ex##suffix(unit *to, size_t bytes, unit **end, size_t *remaining,     \
                                                            size_t unit_size, DWORD flags, const unit *format,         \
                                                            va_list list) {                                            \
        const size_t room = bytes / sizeof(unit);                                                                      \
        size_t used = 0;                                                                                               \
        HRESULT hr = comity_strsafe_check##suffix(to, room, &format, STRSAFE_MAX_CCH, flags);                          \
        if (FAILED(hr))                                                                                                \
            return hr;                                                                                                 \
        if (room) {                                                                                                    \
            const int length = print(to, room, format, list);                                                          \
            if (length >= 0 && (size_t)length < room)                                                                  \
                used = (size_t)length;                                                                                 \
            else {                                                                                                     \
                used = room - 1;                                                                                       \
                to[used] = 0;                                                                                          \
                hr = STRSAFE_E_INSUFFICIENT_BUFFER;                                                                    \
            }                                                                                                          \
        } else if (*format)                                                                                            \
            hr = STRSAFE_E_INSUFFICIENT_BUFFER;                                                                        \
        return comity_strsafe_end##suffix(hr, to, bytes, used, 0, end, remaining, unit_size, flags);                   \
    }                                                                                                                  \
    COMITY_STRSAFE_EX_FORMS_(suffix, unit, StringCch, sizeof(unit), room > STRSAFE_MAX_CCH ? (size_t)-1 : room * sizeof(unit)) \
    COMITY_STRSAFE_EX_FORMS_(suffix, unit, StringCb, 1, room)

/* The public forms: `unit_size` is what sizes count, `bytes` the buffer's size as made of the argument `room`. */
#define COMITY_STRSAFE_EX_FORMS_(suffix, unit, form, unit_size, bytes)                                                 \
    COMITY_STRSAFE_ HRESULT form##CopyEx##suffix(unit *to, size_t room, const unit *from, unit **end,                  \
                                                 size_t *remaining, DWORD flags) {                                     \
        return comity_strsafe_copy_ex##suffix(to, bytes, from, STRSAFE_MAX_LENGTH, end, remaining, unit_size, flags);  \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT form##CopyNEx##suffix(unit *to, size_t room, const unit *from, size_t most, unit **end,    \
                                                  size_t *remaining, DWORD flags) {                                    \
        return comity_strsafe_copy_ex##suffix(to, bytes, from, most / (sizeof(unit) / (unit_size)), end, remaining,    \
                                              unit_size, flags);                                                       \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT form##CatEx##suffix(unit *to, size_t room, const unit *from, unit **end,                   \
                                                size_t *remaining, DWORD flags) {                                      \
        return comity_strsafe_cat_ex##suffix(to, bytes, from, STRSAFE_MAX_LENGTH, end, remaining, unit_size, flags);   \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT form##CatNEx##suffix(unit *to, size_t room, const unit *from, size_t most, unit **end,     \
                                                 size_t *remaining, DWORD flags) {                                     \
        return comity_strsafe_cat_ex##suffix(to, bytes, from, most / (sizeof(unit) / (unit_size)), end, remaining,     \
                                             unit_size, flags);                                                        \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT form##VPrintfEx##suffix(unit *to, size_t room, unit **end, size_t *remaining, DWORD flags, \
                                                    const unit *format, va_list list) {                                \
        return comity_strsafe_print_ex##suffix(to, bytes, end, remaining, unit_size, flags, format, list);             \
    }                                                                                                                  \
    COMITY_STRSAFE_ HRESULT form##PrintfEx##suffix(unit *to, size_t room, unit **end, size_t *remaining, DWORD flags,  \
                                                   const unit *format, ...) {                                          \
        HRESULT hr;                                                                                                    \
        va_list list;                                                                                                  \
        va_start(list, format);                                                                                        \
        hr = form##VPrintfEx##suffix(to, room, end, remaining, flags, format, list);                                   \
        va_end(list);                                                                                                  \
        return hr;                                                                                                     \
    }

COMITY_STRSAFE_EX_(A, CHAR, comity_vsnprintf)
COMITY_STRSAFE_EX_(W, WCHAR, comity_vsnwprintf)
#undef COMITY_STRSAFE_EX_
#undef COMITY_STRSAFE_EX_FORMS_

#define StringCchCopyEx COMITY_AW_(StringCchCopyEx)
#define StringCchCopyNEx COMITY_AW_(StringCchCopyNEx)
#define StringCchCatEx COMITY_AW_(StringCchCatEx)
#define StringCchCatNEx COMITY_AW_(StringCchCatNEx)
#define StringCchPrintfEx COMITY_AW_(StringCchPrintfEx)
#define StringCchVPrintfEx COMITY_AW_(StringCchVPrintfEx)
#define StringCbCopyEx COMITY_AW_(StringCbCopyEx)
#define StringCbCopyNEx COMITY_AW_(StringCbCopyNEx)
#define StringCbCatEx COMITY_AW_(StringCbCatEx)
#define StringCbCatNEx COMITY_AW_(StringCbCatNEx)
#define StringCbPrintfEx COMITY_AW_(StringCbPrintfEx)
#define StringCbVPrintfEx COMITY_AW_(StringCbVPrintfEx)

#endif /* COMITY_STRSAFE_EX_H */
