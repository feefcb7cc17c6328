/* DEFINE_GUID in its declaring or its defining form. No include guard: <initguid.h> reads this again, with INITGUID, after
 * <guiddef.h> may have read it without.
 *
 * Without INITGUID a GUID is declared; in the source that defines INITGUID, or includes <initguid.h> before its other
 * includes, it is defined. The identifiers of the base interfaces are defined in libcomity. */
#undef DEFINE_GUID
#ifdef INITGUID
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8)                                              \
    EXTERN_C const GUID name DECLSPEC_SELECTANY;                                                                  \
    const GUID name = {l, w1, w2, {b1, b2, b3, b4, b5, b6, b7, b8}}
#else
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) EXTERN_C const GUID name
#endif
