/// The lstr functions: as the C library's, but null pointers are answered instead of read.
/// https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-lstrlenw
#include <cstring>

#include <winbase.h>

#include "code_page.hpp"

namespace {

std::size_t length_of(const char* text) {
    return std::strlen(text);
}
std::size_t length_of(const char16_t* text) {
    return comity::wide_length(text);
}

template <class Unit>
Unit* refuse() {
    SetLastError(ERROR_INVALID_PARAMETER);
    return nullptr;
}

/// Both may lie in one buffer: source is known to do that with these functions.
template <class Unit>
Unit* copy(Unit* to, const Unit* from) {
    if (!to || !from)
        return refuse<Unit>();
    std::memmove(to, from, (length_of(from) + 1) * sizeof(Unit));
    return to;
}

template <class Unit>
Unit* copy_bounded(Unit* to, const Unit* from, int room) {
    if (!to || !from)
        return refuse<Unit>();
    // A negative number is a large unsigned one, as on Windows.
    for (auto left = static_cast<unsigned>(room); left > 0; --left, ++from) {
        Unit unit = left == 1 ? Unit{} : *from;
        to[static_cast<unsigned>(room) - left] = unit;
        if (!unit)
            break;
    }
    return to;
}

template <class Unit>
Unit* append(Unit* to, const Unit* from) {
    if (!to || !from)
        return refuse<Unit>();
    copy(to + length_of(to), from);
    return to;
}

} // namespace

STDAPI_(int) lstrlenA(LPCSTR text) {
    return text ? static_cast<int>(length_of(text)) : 0;
}

STDAPI_(int) lstrlenW(LPCWSTR text) {
    return text ? static_cast<int>(length_of(text)) : 0;
}

STDAPI_(LPSTR) lstrcpyA(LPSTR to, LPCSTR from) {
    return copy(to, from);
}

STDAPI_(LPWSTR) lstrcpyW(LPWSTR to, LPCWSTR from) {
    return copy(to, from);
}

STDAPI_(LPSTR) lstrcpynA(LPSTR to, LPCSTR from, int room) {
    return copy_bounded(to, from, room);
}

STDAPI_(LPWSTR) lstrcpynW(LPWSTR to, LPCWSTR from, int room) {
    return copy_bounded(to, from, room);
}

STDAPI_(LPSTR) lstrcatA(LPSTR to, LPCSTR from) {
    return append(to, from);
}

STDAPI_(LPWSTR) lstrcatW(LPWSTR to, LPCWSTR from) {
    return append(to, from);
}
