/* GUID, its comparison, and DEFINE_GUID. All 128 bits of an identifier are compared, always. */
#ifndef COMITY_GUIDDEF_H
#define COMITY_GUIDDEF_H

#include <string.h>
#include <winnt.h>

#ifndef GUID_DEFINED
#define GUID_DEFINED
typedef struct _GUID {
    uint32_t Data1;
    uint16_t Data2;
    uint16_t Data3;
    uint8_t Data4[8];
} GUID;
#endif

typedef GUID *LPGUID;
typedef const GUID *LPCGUID;
typedef GUID IID, *LPIID;
typedef GUID CLSID, *LPCLSID;
typedef GUID FMTID, *LPFMTID;

#ifdef __cplusplus
#define REFGUID const GUID&
#define REFIID const IID&
#define REFCLSID const CLSID&
#define REFFMTID const FMTID&
#else
#define REFGUID const GUID *const
#define REFIID const IID *const
#define REFCLSID const CLSID *const
#define REFFMTID const FMTID *const
#endif
#define __LPGUID_DEFINED__
#define __IID_DEFINED__
#define _REFGUID_DEFINED
#define _REFIID_DEFINED
#define _REFCLSID_DEFINED

#include <comity/define_guid.h>
#define DEFINE_OLEGUID(name, l, w1, w2) DEFINE_GUID(name, l, w1, w2, 0xC0, 0, 0, 0, 0, 0, 0, 0x46)

DEFINE_GUID(GUID_NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
#define IID_NULL GUID_NULL
#define CLSID_NULL GUID_NULL
#define FMTID_NULL GUID_NULL

#ifdef __cplusplus
inline int IsEqualGUID(REFGUID a, REFGUID b) { return !memcmp(&a, &b, sizeof(GUID)); }
inline int InlineIsEqualGUID(REFGUID a, REFGUID b) { return IsEqualGUID(a, b); }
extern "C++" {
inline bool operator==(REFGUID a, REFGUID b) { return !!IsEqualGUID(a, b); }
inline bool operator!=(REFGUID a, REFGUID b) { return !(a == b); }
}
#else
#define IsEqualGUID(a, b) (!memcmp(a, b, sizeof(GUID)))
#define InlineIsEqualGUID(a, b) IsEqualGUID(a, b)
#endif
#define IsEqualIID(a, b) IsEqualGUID(a, b)
#define IsEqualCLSID(a, b) IsEqualGUID(a, b)
#define IsEqualFMTID(a, b) IsEqualGUID(a, b)

/* __uuidof(x), for a type or an expression, a pointer or what it points to: the identifier that widl attached to the type
 * through __CRT_UUID_DECL, or hand-written source through DECLARE_INTERFACE_IID_ or COMITY_UUID. An emulation on purpose,
 * whatever the compiler: clang has a keyword of that name only under -fms-extensions, and both must mean the same constant. */
#ifdef __cplusplus
extern "C++" {
namespace comity {
/* The function is found by the namespace of T; COMITY_UUID declares it beside the type. */
template <class T> struct uuid_of {
    static constexpr GUID value = comity_uuid_of_type(static_cast<const T *>(nullptr));
};
template <class T> struct uuid_of<const T> : uuid_of<T> {};
template <class T> struct uuid_of<T*> : uuid_of<T> {};
template <class T> struct uuid_of<T&> : uuid_of<T> {};

constexpr uint32_t hexadecimal(const char *digits, int count)
{
    uint32_t value = 0;
    for (int at = 0; at < count; ++at) {
        const char digit = digits[at];
        const int number = digit >= '0' && digit <= '9'   ? digit - '0'
                           : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
                           : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                                                          : throw "not a hexadecimal digit";
        value = value << 4 | static_cast<uint32_t>(number);
    }
    return value;
}
/* The GUID that "XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX" writes, in braces or without. For constants: what is none does not
 * compile. */
constexpr GUID guid_of_text(const char *text)
{
    const char *at = *text == '{' ? text + 1 : text;
    GUID id = {hexadecimal(at, 8), static_cast<uint16_t>(hexadecimal(at + 9, 4)),
               static_cast<uint16_t>(hexadecimal(at + 14, 4)), {}};
    if (at[8] != '-' || at[13] != '-' || at[18] != '-' || at[23] != '-' || (at[36] != 0 && at[36] != '}'))
        throw "not the text of a GUID";
    for (int byte = 0; byte < 8; ++byte)
        id.Data4[byte] = static_cast<uint8_t>(hexadecimal(at + 19 + 2 * byte + (byte > 1 ? 1 : 0), 2));
    return id;
}
} // namespace comity
}
#define __CRT_UUID_DECL(type, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)                                          \
    extern "C++" {                                                                                                \
    template <> struct comity::uuid_of<type> {                                                                    \
        static constexpr GUID value = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}};                              \
    };                                                                                                            \
    }
/* What __declspec(uuid("...")) says to Microsoft's compiler, as a declaration of its own: COMITY_UUID(IFoo, "...") in the
 * namespace of the type, which may be declared only. */
#define COMITY_UUID(type, text)                                                                                   \
    extern "C++" {                                                                                                \
    constexpr GUID comity_uuid_of_type(const type *) { return ::comity::guid_of_text(text); }                     \
    }
#ifdef __uuidof
#undef __uuidof
#endif
#define __uuidof(type) (::comity::uuid_of<__typeof__(type)>::value)
#else
#define __CRT_UUID_DECL(type, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)
#define COMITY_UUID(type, text)
#endif

#endif /* COMITY_GUIDDEF_H */
