/// CompareString and its relatives, lstrcmp.
/// https://learn.microsoft.com/windows/win32/api/stringapiset/nf-stringapiset-comparestringw
#include "nls_text.hpp"

#include "boundary.hpp"
#include "case_mapping.hpp"
#include "collation.hpp"
#include "locale_data.hpp"

namespace {

using comity::counted;
using comity::nls_failure;

constexpr DWORD known_flags = NORM_IGNORECASE | NORM_IGNORENONSPACE | NORM_IGNORESYMBOLS |
                              SORT_DIGITSASNUMBERS | LINGUISTIC_IGNORECASE | LINGUISTIC_IGNOREDIACRITIC |
                              NORM_IGNOREKANATYPE | NORM_IGNOREWIDTH | NORM_LINGUISTIC_CASING |
                              SORT_STRINGSORT | LOCALE_USE_CP_ACP;

int compare(LCID lcid, DWORD flags, std::u16string_view a, std::u16string_view b) {
    return comity::compare_text(lcid, flags & ~DWORD{LOCALE_USE_CP_ACP}, a, b) + CSTR_EQUAL;
}

/// What is refused before anything is compared; ERROR_SUCCESS for nothing.
DWORD refusal(LCID lcid, DWORD flags, const void* a, const void* b) {
    if (!a || !b)
        return ERROR_INVALID_PARAMETER;
    if (flags & ~known_flags)
        return ERROR_INVALID_FLAGS;
    return comity::find_locale(lcid) ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER;
}

} // namespace

STDAPI_(int)
CompareStringW(LCID lcid, DWORD flags, LPCWCH a, int a_count, LPCWCH b, int b_count) {
    if (const DWORD error = refusal(lcid, flags, a, b))
        return nls_failure(error);
    return compare(lcid, flags, counted(a, a_count), counted(b, b_count));
}

STDAPI_(int)
CompareStringA(LCID lcid, DWORD flags, LPCCH a, int a_count, LPCCH b, int b_count) {
    if (const DWORD error = refusal(lcid, flags, a, b))
        return nls_failure(error);
    int result = 0;
    const HRESULT hr = comity::guarded([&] {
        result =
            compare(lcid, flags, comity::widened(counted(a, a_count)), comity::widened(counted(b, b_count)));
        return S_OK;
    });
    return FAILED(hr) ? nls_failure(ERROR_OUTOFMEMORY) : result;
}

STDAPI_(int)
CompareStringEx(LPCWSTR locale, DWORD flags, LPCWCH a, int a_count, LPCWCH b, int b_count,
                LPNLSVERSIONINFO version, LPVOID reserved, LPARAM parameter) {
    if (version || reserved || parameter)
        return nls_failure(ERROR_INVALID_PARAMETER);
    const LCID lcid = LocaleNameToLCID(locale, 0);
    if (!lcid)
        return nls_failure(ERROR_INVALID_PARAMETER);
    return CompareStringW(lcid, flags, a, a_count, b, b_count);
}

STDAPI_(int) CompareStringOrdinal(LPCWCH a, int a_count, LPCWCH b, int b_count, BOOL ignore_case) {
    if (!a || !b)
        return nls_failure(ERROR_INVALID_PARAMETER);
    const auto left = counted(a, a_count);
    const auto right = counted(b, b_count);
    const std::size_t common = std::min(left.size(), right.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (left[i] == right[i])
            continue;
        const char16_t l = ignore_case ? comity::to_upper(left[i]) : left[i];
        const char16_t r = ignore_case ? comity::to_upper(right[i]) : right[i];
        if (l != r)
            return l < r ? CSTR_LESS_THAN : CSTR_GREATER_THAN;
    }
    return left.size() == right.size()  ? CSTR_EQUAL
           : left.size() < right.size() ? CSTR_LESS_THAN
                                        : CSTR_GREATER_THAN;
}

namespace {

/// A null text is less than any other.
template <class Unit, class Compare>
int compare_terminated(const Unit* a, const Unit* b, Compare&& compare_both) {
    if (!a || !b)
        return (a != nullptr) - (b != nullptr);
    return compare_both(a, b) - CSTR_EQUAL;
}

} // namespace

STDAPI_(int) lstrcmpW(LPCWSTR a, LPCWSTR b) {
    return compare_terminated(
        a, b, [](LPCWSTR l, LPCWSTR r) { return CompareStringW(GetThreadLocale(), 0, l, -1, r, -1); });
}
STDAPI_(int) lstrcmpA(LPCSTR a, LPCSTR b) {
    return compare_terminated(
        a, b, [](LPCSTR l, LPCSTR r) { return CompareStringA(GetThreadLocale(), 0, l, -1, r, -1); });
}
STDAPI_(int) lstrcmpiW(LPCWSTR a, LPCWSTR b) {
    return compare_terminated(a, b, [](LPCWSTR l, LPCWSTR r) {
        return CompareStringW(GetThreadLocale(), NORM_IGNORECASE, l, -1, r, -1);
    });
}
STDAPI_(int) lstrcmpiA(LPCSTR a, LPCSTR b) {
    return compare_terminated(a, b, [](LPCSTR l, LPCSTR r) {
        return CompareStringA(GetThreadLocale(), NORM_IGNORECASE, l, -1, r, -1);
    });
}
