/// The exported functions of two BSTRs: VarBstrCat and VarBstrCmp.
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-varbstrcmp
#include <oleauto.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

#include "collation.hpp"
#include "locale_data.hpp"

namespace {

using namespace comity;

/// The page of VarBstrCmp gives two flags numbers of its own; the second is about a letter that only
/// lengthens others.
constexpr ULONG documented_ignore_kana_type = 0x00000040;
constexpr ULONG documented_ignore_kashida = 0x00040000;

/// Flags that say nothing about the order: digits as numbers, and which code page and settings to take.
constexpr ULONG idle_flags = 0x00000008 | 0x10000000 | 0x40000000 | documented_ignore_kashida;
constexpr ULONG known_flags = norm_ignore_case | norm_ignore_nonspace | norm_ignore_symbols |
                              linguistic_ignore_case | linguistic_ignore_diacritic | norm_ignore_kana_type |
                              norm_ignore_width | sort_string_sort | norm_linguistic_casing |
                              documented_ignore_kana_type | idle_flags;

HRESULT compared(std::int64_t order) {
    return order < 0 ? VARCMP_LT : order > 0 ? VARCMP_GT : VARCMP_EQ;
}

} // namespace

STDAPI VarBstrCat(BSTR bstrLeft, BSTR bstrRight, BSTR* pbstrResult) {
    if (!pbstrResult)
        return E_INVALIDARG;
    const UINT left = SysStringByteLen(bstrLeft);
    const UINT right = SysStringByteLen(bstrRight);
    BSTR result = nullptr;
    if (right <= std::numeric_limits<UINT>::max() - left)
        result = SysAllocStringByteLen(nullptr, left + right);
    *pbstrResult = result;
    if (!result)
        return E_OUTOFMEMORY;
    // Either may be null when it is empty.
    if (left)
        std::memcpy(result, bstrLeft, left);
    if (right)
        std::memcpy(reinterpret_cast<char*>(result) + left, bstrRight, right);
    return S_OK;
}

STDAPI VarBstrCmp(BSTR bstrLeft, BSTR bstrRight, LCID lcid, ULONG dwFlags) {
    const UINT left = SysStringByteLen(bstrLeft);
    const UINT right = SysStringByteLen(bstrRight);
    if (left == 0 || right == 0)
        return compared(std::int64_t{left} - right);
    // Without a locale the strings are bytes, an odd number of them too.
    if (lcid == 0) {
        const int order = std::memcmp(bstrLeft, bstrRight, std::min(left, right));
        return order != 0 ? compared(order) : compared(std::int64_t{left} - right);
    }
    if ((dwFlags & ~known_flags) || !find_locale(lcid))
        return E_INVALIDARG;
    if (dwFlags & documented_ignore_kana_type)
        dwFlags |= norm_ignore_kana_type;
    return compared(compare_text(lcid, dwFlags & ~(documented_ignore_kana_type | idle_flags),
                                 std::u16string_view(bstrLeft, SysStringLen(bstrLeft)),
                                 std::u16string_view(bstrRight, SysStringLen(bstrRight))));
}
