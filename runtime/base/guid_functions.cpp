/// The exported functions about GUIDs.
#include <objbase.h>

#include <cerrno>
#include <string_view>
#include <sys/random.h>

#include "guid_text.hpp"

// Defined by the activation module, which stands above this one. Weak, so that what links only the lower
// modules works: there nothing but the braced form is known.
extern "C" __attribute__((weak)) HRESULT STDAPICALLTYPE CLSIDFromProgID(LPCOLESTR progid, LPCLSID clsid);

namespace {

/// Fills with random bytes from the kernel; false if it will not give any.
bool fill_with_random(void* buffer, std::size_t size) {
    auto* next = static_cast<unsigned char*>(buffer);
    while (size > 0) {
        const ssize_t got = getrandom(next, size, 0);
        if (got < 0) {
            if (errno == EINTR)
                continue;
            return false;
        }
        next += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

HRESULT text_in_task_memory(REFGUID guid, LPOLESTR* text) {
    if (!text)
        return E_INVALIDARG;
    *text = static_cast<LPOLESTR>(CoTaskMemAlloc((comity::guid_text_length + 1) * sizeof(OLECHAR)));
    if (!*text)
        return E_OUTOFMEMORY;
    comity::format_guid(guid, *text);
    (*text)[comity::guid_text_length] = 0;
    return S_OK;
}

} // namespace

STDAPI CoCreateGuid(GUID* pguid) {
    if (!pguid)
        return E_INVALIDARG;
    GUID guid;
    if (!fill_with_random(&guid, sizeof guid)) {
        *pguid = GUID_NULL;
        return E_FAIL;
    }
    // A random UUID: version 4, variant 1 (RFC 4122, 4.4).
    guid.Data3 = static_cast<uint16_t>((guid.Data3 & 0x0fff) | 0x4000);
    guid.Data4[0] = static_cast<uint8_t>((guid.Data4[0] & 0x3f) | 0x80);
    *pguid = guid;
    return S_OK;
}

STDAPI_(int) StringFromGUID2(REFGUID rguid, LPOLESTR lpsz, int cchMax) {
    constexpr int needed = static_cast<int>(comity::guid_text_length) + 1;
    if (!lpsz || cchMax < needed)
        return 0;
    comity::format_guid(rguid, lpsz);
    lpsz[comity::guid_text_length] = 0;
    return needed;
}

STDAPI StringFromCLSID(REFCLSID rclsid, LPOLESTR* lplpsz) {
    return text_in_task_memory(rclsid, lplpsz);
}

STDAPI StringFromIID(REFIID rclsid, LPOLESTR* lplpsz) {
    return text_in_task_memory(rclsid, lplpsz);
}

STDAPI CLSIDFromString(LPCOLESTR lpsz, LPCLSID pclsid) {
    if (!pclsid)
        return E_INVALIDARG;
    *pclsid = CLSID_NULL;
    if (!lpsz)
        return S_OK;
    if (comity::parse_guid(lpsz, *pclsid))
        return S_OK;
    // Whatever is no GUID may be a ProgID, which only the catalog of classes can tell.
    if (*lpsz == u'{' || *lpsz == 0 || !CLSIDFromProgID || FAILED(CLSIDFromProgID(lpsz, pclsid))) {
        *pclsid = CLSID_NULL;
        return CO_E_CLASSSTRING;
    }
    return S_OK;
}

STDAPI IIDFromString(LPCOLESTR lpsz, LPIID lpiid) {
    if (!lpiid)
        return E_INVALIDARG;
    *lpiid = IID_NULL;
    if (!lpsz)
        return S_OK;
    const std::u16string_view text = lpsz;
    if (comity::parse_guid(text, *lpiid))
        return S_OK;
    // A text of the right length is taken for an attempt at the form.
    return text.size() == comity::guid_text_length ? CO_E_IIDSTRING : E_INVALIDARG;
}
