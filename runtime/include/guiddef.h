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

/* __uuidof(T): the identifier that widl attached to T through __CRT_UUID_DECL. An emulation on purpose, whatever the
 * compiler: clang has a keyword of that name only under -fms-extensions, and both must mean the same constant. */
#ifdef __cplusplus
extern "C++" {
namespace comity {
template <class T> struct uuid_of;
template <class T> struct uuid_of<const T> : uuid_of<T> {};
template <class T> struct uuid_of<T*> : uuid_of<T> {};
template <class T> struct uuid_of<T&> : uuid_of<T> {};
} // namespace comity
}
#define __CRT_UUID_DECL(type, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)                                          \
    extern "C++" {                                                                                                \
    template <> struct comity::uuid_of<type> {                                                                    \
        static constexpr GUID value = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}};                              \
    };                                                                                                            \
    }
#ifdef __uuidof
#undef __uuidof
#endif
#define __uuidof(type) (::comity::uuid_of<__typeof__(type)>::value)
#else
#define __CRT_UUID_DECL(type, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)
#endif

#endif /* COMITY_GUIDDEF_H */
