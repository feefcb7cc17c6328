/* Arithmetic on Automation's types. <oleauto.h> includes this file.
 *
 * Results go to the last argument on success only, which may be one of the operands; S_OK, or: DISP_E_OVERFLOW if the result does not fit, DISP_E_DIVBYZERO,
 * E_INVALIDARG for a null pointer or a malformed DECIMAL.
 * https://learn.microsoft.com/windows/win32/api/oleauto/ */
#ifndef COMITY_OLEAUTO_ARITHMETIC_H
#define COMITY_OLEAUTO_ARITHMETIC_H

#include <objbase.h>
#include <oaidl.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What the comparisons return: success codes all of them. */
#define VARCMP_LT 0
#define VARCMP_EQ 1
#define VARCMP_GT 2
#define VARCMP_NULL 3

/* ---- DECIMAL --------------------------------------------------------------------------------------------------- */

/** Exact where the result has at most 96 bits and 28 places, else rounded half to even to as many places as fit. */
STDAPI VarDecAdd(LPDECIMAL left, LPDECIMAL right, LPDECIMAL result);
STDAPI VarDecSub(LPDECIMAL left, LPDECIMAL right, LPDECIMAL result);
STDAPI VarDecMul(LPDECIMAL left, LPDECIMAL right, LPDECIMAL result);
STDAPI VarDecDiv(LPDECIMAL left, LPDECIMAL right, LPDECIMAL result);
/** Look at the sign alone, and take any scale. */
STDAPI VarDecNeg(LPDECIMAL in, LPDECIMAL result);
STDAPI VarDecAbs(LPDECIMAL in, LPDECIMAL result);
/** The integer part, towards zero and downwards. */
STDAPI VarDecFix(LPDECIMAL in, LPDECIMAL result);
STDAPI VarDecInt(LPDECIMAL in, LPDECIMAL result);
/** Rounds half to even to so many places; E_INVALIDARG if they are negative. A value with no more places is copied. */
STDAPI VarDecRound(LPDECIMAL in, int places, LPDECIMAL result);
/** VARCMP_LT, VARCMP_EQ, VARCMP_GT. With a double, by the 15 digits that it has as a DECIMAL: DISP_E_OVERFLOW if it is none. */
STDAPI VarDecCmp(LPDECIMAL left, LPDECIMAL right);
STDAPI VarDecCmpR8(LPDECIMAL left, double right);

/* ---- CY -------------------------------------------------------------------------------------------------------- */

STDAPI VarCyAdd(CY left, CY right, LPCY result);
STDAPI VarCySub(CY left, CY right, LPCY result);
/** The product, rounded half to even to four places. */
STDAPI VarCyMul(CY left, CY right, LPCY result);
STDAPI VarCyMulI4(CY left, LONG right, LPCY result);
STDAPI VarCyMulI8(CY left, LONG64 right, LPCY result);
STDAPI VarCyNeg(CY in, LPCY result);
STDAPI VarCyAbs(CY in, LPCY result);
STDAPI VarCyFix(CY in, LPCY result);
STDAPI VarCyInt(CY in, LPCY result);
/** Rounds half to even to so many places; E_INVALIDARG if they are negative, DISP_E_BADVARTYPE for VT_I8 and the other types that
 * have no documented result. */
STDAPI VarCyRound(CY in, int places, LPCY result);
/** VARCMP_LT, VARCMP_EQ, VARCMP_GT; DISP_E_OVERFLOW for a double that is no CY. */
STDAPI VarCyCmp(CY left, CY right);
STDAPI VarCyCmpR8(CY left, double right);

/* ---- Single and double ------------------------------------------------------------------------------------------- */

/** As pow of the C library: what is too large is an infinity, and S_OK. */
STDAPI VarR8Pow(double left, double right, double *result);
/** Rounds half to even to so many places; E_INVALIDARG if they are negative, DISP_E_BADVARTYPE for VT_I8 and the other types that
 * have no documented result. */
STDAPI VarR8Round(double in, int places, double *result);
/** VARCMP_LT, VARCMP_EQ, VARCMP_GT; a NaN is equal to everything. */
STDAPI VarR4CmpR8(float left, double right);

/* ---- BSTR ------------------------------------------------------------------------------------------------------- */

/** A new string with the bytes of both, which the caller frees; NULL is the empty string. E_OUTOFMEMORY, E_INVALIDARG. */
STDAPI VarBstrCat(BSTR left, BSTR right, BSTR *result);
/** VARCMP_LT, VARCMP_EQ, VARCMP_GT by the order of a locale and the NORM_... flags, which are those of CompareString; with
 * a locale of 0 by the bytes. E_INVALIDARG for a locale or a flag that is none. */
STDAPI VarBstrCmp(BSTR left, BSTR right, LCID lcid, ULONG flags);

/* ---- VARIANT ---------------------------------------------------------------------------------------------------- */

/** Operators as Basic has them. The result is written without looking at what was there. Its type is that of the
 * operand that comes later in: VT_UI1, VT_I2, VT_I4, VT_I8, VT_R4, VT_R8, VT_CY, VT_DATE, VT_DECIMAL, and what overflows becomes
 * the next larger of VT_I2, VT_I4, VT_R8; VT_EMPTY is a zero, VT_BOOL a VT_I2, VT_BSTR a VT_R8, and VT_NULL makes the result VT_NULL. Objects
 * stand for their default property. DISP_E_TYPEMISMATCH and DISP_E_BADVARTYPE for what has no value.
 *
 * Two texts are joined by VarAdd. */
STDAPI VarAdd(LPVARIANT left, LPVARIANT right, LPVARIANT result);
STDAPI VarSub(LPVARIANT left, LPVARIANT right, LPVARIANT result);
STDAPI VarMul(LPVARIANT left, LPVARIANT right, LPVARIANT result);
/** VT_R8, or VT_R4 or VT_DECIMAL among themselves and with small integers. DISP_E_OVERFLOW for zero by zero. */
STDAPI VarDiv(LPVARIANT left, LPVARIANT right, LPVARIANT result);
/** VT_R8. */
STDAPI VarPow(LPVARIANT left, LPVARIANT right, LPVARIANT result);
/** Quotient and remainder of operands that are rounded to integers first. */
STDAPI VarIdiv(LPVARIANT left, LPVARIANT right, LPVARIANT result);
STDAPI VarMod(LPVARIANT left, LPVARIANT right, LPVARIANT result);
/** Bit by bit; VT_NULL where the result depends on it. */
STDAPI VarAnd(LPVARIANT left, LPVARIANT right, LPVARIANT result);
STDAPI VarOr(LPVARIANT left, LPVARIANT right, LPVARIANT result);
STDAPI VarXor(LPVARIANT left, LPVARIANT right, LPVARIANT result);
STDAPI VarEqv(LPVARIANT left, LPVARIANT right, LPVARIANT result);
STDAPI VarImp(LPVARIANT left, LPVARIANT right, LPVARIANT result);
STDAPI VarNot(LPVARIANT in, LPVARIANT result);
/** The texts of both, joined; VT_NULL is no text, unless both are. */
STDAPI VarCat(LPVARIANT left, LPVARIANT right, LPVARIANT result);
STDAPI VarNeg(LPVARIANT in, LPVARIANT result);
/** In the same type, so DISP_E_OVERFLOW for the least integer of one. */
STDAPI VarAbs(LPVARIANT in, LPVARIANT result);
/** The integer part, towards zero and downwards. */
STDAPI VarFix(LPVARIANT in, LPVARIANT result);
STDAPI VarInt(LPVARIANT in, LPVARIANT result);
/** Rounds half to even to so many places; E_INVALIDARG if they are negative, DISP_E_BADVARTYPE for VT_I8 and the other types that
 * have no documented result. */
STDAPI VarRound(LPVARIANT in, int places, LPVARIANT result);
/** VARCMP_LT, VARCMP_EQ, VARCMP_GT, VARCMP_NULL if either is VT_NULL. A text is greater than any number; texts by VarBstrCmp. */
STDAPI VarCmp(LPVARIANT left, LPVARIANT right, LCID lcid, ULONG flags);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_OLEAUTO_ARITHMETIC_H */
