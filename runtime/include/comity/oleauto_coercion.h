/* The functions that turn one Automation type into another. <oleauto.h> includes this file.
 *
 * Every VarXFromY(in, out) stores the value of `in` as an X. A fraction that does not fit is rounded to the nearest value, halves
 * to the even one. S_OK, or with nothing stored: DISP_E_OVERFLOW if the value does not fit, DISP_E_TYPEMISMATCH if a text is
 * no such value, E_INVALIDARG for a null `out` or a malformed DECIMAL, E_OUTOFMEMORY. Those with `lcid` read or write text by
 * the rules of that locale; VAR_... are their flags. Those from Disp use the object's default property.
 * A real number is written with at most 15 significant digits (a FLOAT: 7), and with an exponent where as many places in front of
 * or behind the point are not enough: 0.00001, but 8.33333333333333E-02.
 * https://learn.microsoft.com/windows/win32/api/oleauto/ */
#ifndef COMITY_OLEAUTO_COERCION_H
#define COMITY_OLEAUTO_COERCION_H

#include <objbase.h>
#include <oaidl.h>

#ifdef __cplusplus
extern "C" {
#endif

STDAPI VarUI1FromI2(SHORT in, BYTE *out);
STDAPI VarUI1FromI4(LONG in, BYTE *out);
STDAPI VarUI1FromI8(LONG64 in, BYTE *out);
STDAPI VarUI1FromR4(FLOAT in, BYTE *out);
STDAPI VarUI1FromR8(DOUBLE in, BYTE *out);
STDAPI VarUI1FromDate(DATE in, BYTE *out);
STDAPI VarUI1FromCy(CY in, BYTE *out);
STDAPI VarUI1FromBool(VARIANT_BOOL in, BYTE *out);
STDAPI VarUI1FromI1(CHAR in, BYTE *out);
STDAPI VarUI1FromUI2(USHORT in, BYTE *out);
STDAPI VarUI1FromUI4(ULONG in, BYTE *out);
STDAPI VarUI1FromUI8(ULONG64 in, BYTE *out);
STDAPI VarUI1FromDec(const DECIMAL *in, BYTE *out);
STDAPI VarUI1FromStr(LPCOLESTR in, LCID lcid, ULONG flags, BYTE *out);
STDAPI VarUI1FromDisp(IDispatch *in, LCID lcid, BYTE *out);
STDAPI VarI2FromUI1(BYTE in, SHORT *out);
STDAPI VarI2FromI4(LONG in, SHORT *out);
STDAPI VarI2FromI8(LONG64 in, SHORT *out);
STDAPI VarI2FromR4(FLOAT in, SHORT *out);
STDAPI VarI2FromR8(DOUBLE in, SHORT *out);
STDAPI VarI2FromDate(DATE in, SHORT *out);
STDAPI VarI2FromCy(CY in, SHORT *out);
STDAPI VarI2FromBool(VARIANT_BOOL in, SHORT *out);
STDAPI VarI2FromI1(CHAR in, SHORT *out);
STDAPI VarI2FromUI2(USHORT in, SHORT *out);
STDAPI VarI2FromUI4(ULONG in, SHORT *out);
STDAPI VarI2FromUI8(ULONG64 in, SHORT *out);
STDAPI VarI2FromDec(const DECIMAL *in, SHORT *out);
STDAPI VarI2FromStr(LPCOLESTR in, LCID lcid, ULONG flags, SHORT *out);
STDAPI VarI2FromDisp(IDispatch *in, LCID lcid, SHORT *out);
STDAPI VarI4FromUI1(BYTE in, LONG *out);
STDAPI VarI4FromI2(SHORT in, LONG *out);
STDAPI VarI4FromI8(LONG64 in, LONG *out);
STDAPI VarI4FromR4(FLOAT in, LONG *out);
STDAPI VarI4FromR8(DOUBLE in, LONG *out);
STDAPI VarI4FromDate(DATE in, LONG *out);
STDAPI VarI4FromCy(CY in, LONG *out);
STDAPI VarI4FromBool(VARIANT_BOOL in, LONG *out);
STDAPI VarI4FromI1(CHAR in, LONG *out);
STDAPI VarI4FromUI2(USHORT in, LONG *out);
STDAPI VarI4FromUI4(ULONG in, LONG *out);
STDAPI VarI4FromUI8(ULONG64 in, LONG *out);
STDAPI VarI4FromDec(const DECIMAL *in, LONG *out);
STDAPI VarI4FromStr(LPCOLESTR in, LCID lcid, ULONG flags, LONG *out);
STDAPI VarI4FromDisp(IDispatch *in, LCID lcid, LONG *out);
STDAPI VarI8FromUI1(BYTE in, LONG64 *out);
STDAPI VarI8FromI2(SHORT in, LONG64 *out);
STDAPI VarI8FromI4(LONG in, LONG64 *out);
STDAPI VarI8FromR4(FLOAT in, LONG64 *out);
STDAPI VarI8FromR8(DOUBLE in, LONG64 *out);
STDAPI VarI8FromDate(DATE in, LONG64 *out);
STDAPI VarI8FromCy(CY in, LONG64 *out);
STDAPI VarI8FromBool(VARIANT_BOOL in, LONG64 *out);
STDAPI VarI8FromI1(CHAR in, LONG64 *out);
STDAPI VarI8FromUI2(USHORT in, LONG64 *out);
STDAPI VarI8FromUI4(ULONG in, LONG64 *out);
STDAPI VarI8FromUI8(ULONG64 in, LONG64 *out);
STDAPI VarI8FromDec(const DECIMAL *in, LONG64 *out);
STDAPI VarI8FromStr(LPCOLESTR in, LCID lcid, ULONG flags, LONG64 *out);
STDAPI VarI8FromDisp(IDispatch *in, LCID lcid, LONG64 *out);
STDAPI VarR4FromUI1(BYTE in, FLOAT *out);
STDAPI VarR4FromI2(SHORT in, FLOAT *out);
STDAPI VarR4FromI4(LONG in, FLOAT *out);
STDAPI VarR4FromI8(LONG64 in, FLOAT *out);
STDAPI VarR4FromR8(DOUBLE in, FLOAT *out);
STDAPI VarR4FromDate(DATE in, FLOAT *out);
STDAPI VarR4FromCy(CY in, FLOAT *out);
STDAPI VarR4FromBool(VARIANT_BOOL in, FLOAT *out);
STDAPI VarR4FromI1(CHAR in, FLOAT *out);
STDAPI VarR4FromUI2(USHORT in, FLOAT *out);
STDAPI VarR4FromUI4(ULONG in, FLOAT *out);
STDAPI VarR4FromUI8(ULONG64 in, FLOAT *out);
STDAPI VarR4FromDec(const DECIMAL *in, FLOAT *out);
STDAPI VarR4FromStr(LPCOLESTR in, LCID lcid, ULONG flags, FLOAT *out);
STDAPI VarR4FromDisp(IDispatch *in, LCID lcid, FLOAT *out);
STDAPI VarR8FromUI1(BYTE in, DOUBLE *out);
STDAPI VarR8FromI2(SHORT in, DOUBLE *out);
STDAPI VarR8FromI4(LONG in, DOUBLE *out);
STDAPI VarR8FromI8(LONG64 in, DOUBLE *out);
STDAPI VarR8FromR4(FLOAT in, DOUBLE *out);
STDAPI VarR8FromDate(DATE in, DOUBLE *out);
STDAPI VarR8FromCy(CY in, DOUBLE *out);
STDAPI VarR8FromBool(VARIANT_BOOL in, DOUBLE *out);
STDAPI VarR8FromI1(CHAR in, DOUBLE *out);
STDAPI VarR8FromUI2(USHORT in, DOUBLE *out);
STDAPI VarR8FromUI4(ULONG in, DOUBLE *out);
STDAPI VarR8FromUI8(ULONG64 in, DOUBLE *out);
STDAPI VarR8FromDec(const DECIMAL *in, DOUBLE *out);
STDAPI VarR8FromStr(LPCOLESTR in, LCID lcid, ULONG flags, DOUBLE *out);
STDAPI VarR8FromDisp(IDispatch *in, LCID lcid, DOUBLE *out);
STDAPI VarDateFromUI1(BYTE in, DATE *out);
STDAPI VarDateFromI2(SHORT in, DATE *out);
STDAPI VarDateFromI4(LONG in, DATE *out);
STDAPI VarDateFromI8(LONG64 in, DATE *out);
STDAPI VarDateFromR4(FLOAT in, DATE *out);
STDAPI VarDateFromR8(DOUBLE in, DATE *out);
STDAPI VarDateFromCy(CY in, DATE *out);
STDAPI VarDateFromBool(VARIANT_BOOL in, DATE *out);
STDAPI VarDateFromI1(CHAR in, DATE *out);
STDAPI VarDateFromUI2(USHORT in, DATE *out);
STDAPI VarDateFromUI4(ULONG in, DATE *out);
STDAPI VarDateFromUI8(ULONG64 in, DATE *out);
STDAPI VarDateFromDec(const DECIMAL *in, DATE *out);
STDAPI VarDateFromStr(LPCOLESTR in, LCID lcid, ULONG flags, DATE *out);
STDAPI VarDateFromDisp(IDispatch *in, LCID lcid, DATE *out);
STDAPI VarCyFromUI1(BYTE in, CY *out);
STDAPI VarCyFromI2(SHORT in, CY *out);
STDAPI VarCyFromI4(LONG in, CY *out);
STDAPI VarCyFromI8(LONG64 in, CY *out);
STDAPI VarCyFromR4(FLOAT in, CY *out);
STDAPI VarCyFromR8(DOUBLE in, CY *out);
STDAPI VarCyFromDate(DATE in, CY *out);
STDAPI VarCyFromBool(VARIANT_BOOL in, CY *out);
STDAPI VarCyFromI1(CHAR in, CY *out);
STDAPI VarCyFromUI2(USHORT in, CY *out);
STDAPI VarCyFromUI4(ULONG in, CY *out);
STDAPI VarCyFromUI8(ULONG64 in, CY *out);
STDAPI VarCyFromDec(const DECIMAL *in, CY *out);
STDAPI VarCyFromStr(LPCOLESTR in, LCID lcid, ULONG flags, CY *out);
STDAPI VarCyFromDisp(IDispatch *in, LCID lcid, CY *out);
STDAPI VarBoolFromUI1(BYTE in, VARIANT_BOOL *out);
STDAPI VarBoolFromI2(SHORT in, VARIANT_BOOL *out);
STDAPI VarBoolFromI4(LONG in, VARIANT_BOOL *out);
STDAPI VarBoolFromI8(LONG64 in, VARIANT_BOOL *out);
STDAPI VarBoolFromR4(FLOAT in, VARIANT_BOOL *out);
STDAPI VarBoolFromR8(DOUBLE in, VARIANT_BOOL *out);
STDAPI VarBoolFromDate(DATE in, VARIANT_BOOL *out);
STDAPI VarBoolFromCy(CY in, VARIANT_BOOL *out);
STDAPI VarBoolFromI1(CHAR in, VARIANT_BOOL *out);
STDAPI VarBoolFromUI2(USHORT in, VARIANT_BOOL *out);
STDAPI VarBoolFromUI4(ULONG in, VARIANT_BOOL *out);
STDAPI VarBoolFromUI8(ULONG64 in, VARIANT_BOOL *out);
STDAPI VarBoolFromDec(const DECIMAL *in, VARIANT_BOOL *out);
STDAPI VarBoolFromStr(LPCOLESTR in, LCID lcid, ULONG flags, VARIANT_BOOL *out);
STDAPI VarBoolFromDisp(IDispatch *in, LCID lcid, VARIANT_BOOL *out);
STDAPI VarI1FromUI1(BYTE in, CHAR *out);
STDAPI VarI1FromI2(SHORT in, CHAR *out);
STDAPI VarI1FromI4(LONG in, CHAR *out);
STDAPI VarI1FromI8(LONG64 in, CHAR *out);
STDAPI VarI1FromR4(FLOAT in, CHAR *out);
STDAPI VarI1FromR8(DOUBLE in, CHAR *out);
STDAPI VarI1FromDate(DATE in, CHAR *out);
STDAPI VarI1FromCy(CY in, CHAR *out);
STDAPI VarI1FromBool(VARIANT_BOOL in, CHAR *out);
STDAPI VarI1FromUI2(USHORT in, CHAR *out);
STDAPI VarI1FromUI4(ULONG in, CHAR *out);
STDAPI VarI1FromUI8(ULONG64 in, CHAR *out);
STDAPI VarI1FromDec(const DECIMAL *in, CHAR *out);
STDAPI VarI1FromStr(LPCOLESTR in, LCID lcid, ULONG flags, CHAR *out);
STDAPI VarI1FromDisp(IDispatch *in, LCID lcid, CHAR *out);
STDAPI VarUI2FromUI1(BYTE in, USHORT *out);
STDAPI VarUI2FromI2(SHORT in, USHORT *out);
STDAPI VarUI2FromI4(LONG in, USHORT *out);
STDAPI VarUI2FromI8(LONG64 in, USHORT *out);
STDAPI VarUI2FromR4(FLOAT in, USHORT *out);
STDAPI VarUI2FromR8(DOUBLE in, USHORT *out);
STDAPI VarUI2FromDate(DATE in, USHORT *out);
STDAPI VarUI2FromCy(CY in, USHORT *out);
STDAPI VarUI2FromBool(VARIANT_BOOL in, USHORT *out);
STDAPI VarUI2FromI1(CHAR in, USHORT *out);
STDAPI VarUI2FromUI4(ULONG in, USHORT *out);
STDAPI VarUI2FromUI8(ULONG64 in, USHORT *out);
STDAPI VarUI2FromDec(const DECIMAL *in, USHORT *out);
STDAPI VarUI2FromStr(LPCOLESTR in, LCID lcid, ULONG flags, USHORT *out);
STDAPI VarUI2FromDisp(IDispatch *in, LCID lcid, USHORT *out);
STDAPI VarUI4FromUI1(BYTE in, ULONG *out);
STDAPI VarUI4FromI2(SHORT in, ULONG *out);
STDAPI VarUI4FromI4(LONG in, ULONG *out);
STDAPI VarUI4FromI8(LONG64 in, ULONG *out);
STDAPI VarUI4FromR4(FLOAT in, ULONG *out);
STDAPI VarUI4FromR8(DOUBLE in, ULONG *out);
STDAPI VarUI4FromDate(DATE in, ULONG *out);
STDAPI VarUI4FromCy(CY in, ULONG *out);
STDAPI VarUI4FromBool(VARIANT_BOOL in, ULONG *out);
STDAPI VarUI4FromI1(CHAR in, ULONG *out);
STDAPI VarUI4FromUI2(USHORT in, ULONG *out);
STDAPI VarUI4FromUI8(ULONG64 in, ULONG *out);
STDAPI VarUI4FromDec(const DECIMAL *in, ULONG *out);
STDAPI VarUI4FromStr(LPCOLESTR in, LCID lcid, ULONG flags, ULONG *out);
STDAPI VarUI4FromDisp(IDispatch *in, LCID lcid, ULONG *out);
STDAPI VarUI8FromUI1(BYTE in, ULONG64 *out);
STDAPI VarUI8FromI2(SHORT in, ULONG64 *out);
STDAPI VarUI8FromI4(LONG in, ULONG64 *out);
STDAPI VarUI8FromI8(LONG64 in, ULONG64 *out);
STDAPI VarUI8FromR4(FLOAT in, ULONG64 *out);
STDAPI VarUI8FromR8(DOUBLE in, ULONG64 *out);
STDAPI VarUI8FromDate(DATE in, ULONG64 *out);
STDAPI VarUI8FromCy(CY in, ULONG64 *out);
STDAPI VarUI8FromBool(VARIANT_BOOL in, ULONG64 *out);
STDAPI VarUI8FromI1(CHAR in, ULONG64 *out);
STDAPI VarUI8FromUI2(USHORT in, ULONG64 *out);
STDAPI VarUI8FromUI4(ULONG in, ULONG64 *out);
STDAPI VarUI8FromDec(const DECIMAL *in, ULONG64 *out);
STDAPI VarUI8FromStr(LPCOLESTR in, LCID lcid, ULONG flags, ULONG64 *out);
STDAPI VarUI8FromDisp(IDispatch *in, LCID lcid, ULONG64 *out);
STDAPI VarDecFromUI1(BYTE in, DECIMAL *out);
STDAPI VarDecFromI2(SHORT in, DECIMAL *out);
STDAPI VarDecFromI4(LONG in, DECIMAL *out);
STDAPI VarDecFromI8(LONG64 in, DECIMAL *out);
STDAPI VarDecFromR4(FLOAT in, DECIMAL *out);
STDAPI VarDecFromR8(DOUBLE in, DECIMAL *out);
STDAPI VarDecFromDate(DATE in, DECIMAL *out);
STDAPI VarDecFromCy(CY in, DECIMAL *out);
STDAPI VarDecFromBool(VARIANT_BOOL in, DECIMAL *out);
STDAPI VarDecFromI1(CHAR in, DECIMAL *out);
STDAPI VarDecFromUI2(USHORT in, DECIMAL *out);
STDAPI VarDecFromUI4(ULONG in, DECIMAL *out);
STDAPI VarDecFromUI8(ULONG64 in, DECIMAL *out);
STDAPI VarDecFromStr(LPCOLESTR in, LCID lcid, ULONG flags, DECIMAL *out);
STDAPI VarDecFromDisp(IDispatch *in, LCID lcid, DECIMAL *out);
STDAPI VarBstrFromUI1(BYTE in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromI2(SHORT in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromI4(LONG in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromI8(LONG64 in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromR4(FLOAT in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromR8(DOUBLE in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromDate(DATE in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromCy(CY in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromBool(VARIANT_BOOL in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromI1(CHAR in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromUI2(USHORT in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromUI4(ULONG in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromUI8(ULONG64 in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromDec(const DECIMAL *in, LCID lcid, ULONG flags, BSTR *out);
STDAPI VarBstrFromDisp(IDispatch *in, LCID lcid, ULONG flags, BSTR *out);

/* From a type to itself, and the other names of the 32-bit types. */
#define VarUI4FromUI4(in, out) (*(out) = (in))
#define VarI4FromI4(in, out) (*(out) = (in))
#define VarUI8FromUI8(in, out) (*(out) = (in))
#define VarI8FromI8(in, out) (*(out) = (in))
#define VarUI1FromInt VarUI1FromI4
#define VarUI1FromUint VarUI1FromUI4
#define VarI2FromInt VarI2FromI4
#define VarI2FromUint VarI2FromUI4
#define VarI4FromInt VarI4FromI4
#define VarI4FromUint VarI4FromUI4
#define VarI8FromInt VarI8FromI4
#define VarI8FromUint VarI8FromUI4
#define VarR4FromInt VarR4FromI4
#define VarR4FromUint VarR4FromUI4
#define VarR8FromInt VarR8FromI4
#define VarR8FromUint VarR8FromUI4
#define VarDateFromInt VarDateFromI4
#define VarDateFromUint VarDateFromUI4
#define VarCyFromInt VarCyFromI4
#define VarCyFromUint VarCyFromUI4
#define VarBstrFromInt VarBstrFromI4
#define VarBstrFromUint VarBstrFromUI4
#define VarBoolFromInt VarBoolFromI4
#define VarBoolFromUint VarBoolFromUI4
#define VarI1FromInt VarI1FromI4
#define VarI1FromUint VarI1FromUI4
#define VarUI2FromInt VarUI2FromI4
#define VarUI2FromUint VarUI2FromUI4
#define VarUI4FromInt VarUI4FromI4
#define VarUI4FromUint VarUI4FromUI4
#define VarUI8FromInt VarUI8FromI4
#define VarUI8FromUint VarUI8FromUI4
#define VarDecFromInt VarDecFromI4
#define VarDecFromUint VarDecFromUI4
#define VarIntFromUI1 VarI4FromUI1
#define VarIntFromI2 VarI4FromI2
#define VarIntFromI4 VarI4FromI4
#define VarIntFromI8 VarI4FromI8
#define VarIntFromR4 VarI4FromR4
#define VarIntFromR8 VarI4FromR8
#define VarIntFromDate VarI4FromDate
#define VarIntFromCy VarI4FromCy
#define VarIntFromStr VarI4FromStr
#define VarIntFromDisp VarI4FromDisp
#define VarIntFromBool VarI4FromBool
#define VarIntFromI1 VarI4FromI1
#define VarIntFromUI2 VarI4FromUI2
#define VarIntFromUI4 VarI4FromUI4
#define VarIntFromUI8 VarI4FromUI8
#define VarIntFromDec VarI4FromDec
#define VarIntFromUint VarI4FromUI4
#define VarUintFromUI1 VarUI4FromUI1
#define VarUintFromI2 VarUI4FromI2
#define VarUintFromI4 VarUI4FromI4
#define VarUintFromI8 VarUI4FromI8
#define VarUintFromR4 VarUI4FromR4
#define VarUintFromR8 VarUI4FromR8
#define VarUintFromDate VarUI4FromDate
#define VarUintFromCy VarUI4FromCy
#define VarUintFromStr VarUI4FromStr
#define VarUintFromDisp VarUI4FromDisp
#define VarUintFromBool VarUI4FromBool
#define VarUintFromI1 VarUI4FromI1
#define VarUintFromUI2 VarUI4FromUI2
#define VarUintFromUI4 VarUI4FromUI4
#define VarUintFromUI8 VarUI4FromUI8
#define VarUintFromDec VarUI4FromDec
#define VarUintFromInt VarUI4FromI4

/* Between BSTR and bytes: an array of VT_UI1 with the bytes of the string, and back. The caller owns what it gets. */
STDAPI VectorFromBstr(BSTR bstr, SAFEARRAY **array);
STDAPI BstrFromVector(SAFEARRAY *array, BSTR *bstr);

/* Between DATE and the calendar. TRUE for success. */
STDAPI_(INT) SystemTimeToVariantTime(LPSYSTEMTIME time, DOUBLE *date);
STDAPI_(INT) VariantTimeToSystemTime(DOUBLE date, LPSYSTEMTIME time);
STDAPI_(INT) DosDateTimeToVariantTime(USHORT dos_date, USHORT dos_time, DOUBLE *date);
STDAPI_(INT) VariantTimeToDosDateTime(DOUBLE date, USHORT *dos_date, USHORT *dos_time);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_OLEAUTO_COERCION_H */
