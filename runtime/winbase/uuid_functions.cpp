/// Identifiers under the names of <rpcdce.h>. https://learn.microsoft.com/windows/win32/api/rpcdce/
#include <rpcdce.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <tuple>

#include <combaseapi.h>

#include "guid_text.hpp"
#include "text_forms.hpp"

namespace comity::winbase {

namespace {

constexpr std::size_t bare_length = guid_text_length - 2;
const UUID nil{};

const UUID& or_nil(const UUID* uuid) {
    return uuid ? *uuid : nil;
}

/// The text without braces, in lower case, in memory of RpcStringFree's.
template <class Unit>
RPC_STATUS to_text(const UUID* uuid, Unit** text) {
    if (!text)
        return RPC_S_INVALID_ARG;
    *text = static_cast<Unit*>(std::malloc((bare_length + 1) * sizeof(Unit)));
    if (!*text)
        return RPC_S_OUT_OF_MEMORY;
    char16_t braced[guid_text_length];
    format_guid(or_nil(uuid), braced);
    std::transform(braced + 1, braced + 1 + bare_length, *text, [](char16_t c) {
        return static_cast<Unit>(c >= u'A' && c <= u'F' ? c + (u'a' - u'A') : c);
    });
    (*text)[bare_length] = 0;
    return RPC_S_OK;
}

template <class Unit>
RPC_STATUS from_text(const Unit* text, UUID* uuid) {
    if (!uuid)
        return RPC_S_INVALID_ARG;
    if (!text) {
        *uuid = nil;
        return RPC_S_OK;
    }
    char braced[guid_text_length];
    braced[0] = '{';
    for (std::size_t i = 0; i < bare_length; ++i) {
        if (text[i] == 0 || text[i] > 0x7f)
            return RPC_S_INVALID_STRING_UUID;
        braced[i + 1] = static_cast<char>(text[i]);
    }
    braced[guid_text_length - 1] = '}';
    if (text[bare_length] != 0 || !parse_guid(std::string_view(braced, guid_text_length), *uuid))
        return RPC_S_INVALID_STRING_UUID;
    return RPC_S_OK;
}

template <class Unit>
RPC_STATUS free_text(Unit** text) {
    if (text) {
        std::free(*text);
        *text = nullptr;
    }
    return RPC_S_OK;
}

auto fields(const UUID& uuid) {
    return std::tie(uuid.Data1, uuid.Data2, uuid.Data3);
}

} // namespace

} // namespace comity::winbase

using namespace comity::winbase;

STDAPI_(RPC_STATUS) UuidCreate(UUID* uuid) {
    if (!uuid)
        return RPC_S_INVALID_ARG;
    return SUCCEEDED(CoCreateGuid(uuid)) ? RPC_S_OK : RPC_S_UUID_NO_ADDRESS;
}

STDAPI_(RPC_STATUS) UuidCreateNil(UUID* uuid) {
    if (!uuid)
        return RPC_S_INVALID_ARG;
    *uuid = nil;
    return RPC_S_OK;
}

STDAPI_(RPC_STATUS) UuidToStringA(const UUID* uuid, RPC_CSTR* text) {
    return to_text(uuid, text);
}

STDAPI_(RPC_STATUS) UuidToStringW(const UUID* uuid, RPC_WSTR* text) {
    return to_text(uuid, text);
}

STDAPI_(RPC_STATUS) UuidFromStringA(RPC_CSTR text, UUID* uuid) {
    return from_text(text, uuid);
}

STDAPI_(RPC_STATUS) UuidFromStringW(RPC_WSTR text, UUID* uuid) {
    return from_text(text, uuid);
}

STDAPI_(RPC_STATUS) RpcStringFreeA(RPC_CSTR* text) {
    return free_text(text);
}

STDAPI_(RPC_STATUS) RpcStringFreeW(RPC_WSTR* text) {
    return free_text(text);
}

STDAPI_(signed int) UuidCompare(UUID* a, UUID* b, RPC_STATUS* status) {
    if (status)
        *status = RPC_S_OK;
    const UUID &left = or_nil(a), &right = or_nil(b);
    if (fields(left) != fields(right))
        return fields(left) < fields(right) ? -1 : 1;
    const int order = std::memcmp(left.Data4, right.Data4, sizeof left.Data4);
    return order < 0 ? -1 : order > 0;
}

STDAPI_(int) UuidEqual(UUID* a, UUID* b, RPC_STATUS* status) {
    return UuidCompare(a, b, status) == 0;
}

STDAPI_(int) UuidIsNil(UUID* uuid, RPC_STATUS* status) {
    return UuidCompare(uuid, nullptr, status) == 0;
}
