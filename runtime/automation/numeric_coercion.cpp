/// The exported VarXFromY functions between numeric types. All the rules are in `number`; this file is the
/// list of names.
#include <oleauto.h>

#include "number.hpp"

namespace {

using comity::number;

// What a parameter of each type means. The overloads are told apart by a tag, since several names share one C
// type.
struct from {
    static number UI1(BYTE in) { return number::of_unsigned(in); }
    static number I1(CHAR in) { return number::of_signed(static_cast<signed char>(in)); }
    static number UI2(USHORT in) { return number::of_unsigned(in); }
    static number I2(SHORT in) { return number::of_signed(in); }
    static number UI4(ULONG in) { return number::of_unsigned(in); }
    static number I4(LONG in) { return number::of_signed(in); }
    static number UI8(ULONG64 in) { return number::of_unsigned(in); }
    static number I8(LONG64 in) { return number::of_signed(in); }
    static number R4(FLOAT in) { return number::of_single(in); }
    static number R8(DOUBLE in) { return number::of_real(in); }
    static number Date(DATE in) { return number::of_real(in); }
    static number Cy(CY in) { return number::of_currency(in); }
    static number Bool(VARIANT_BOOL in) { return number::of_boolean(in); }
    /// A null pointer becomes a DECIMAL that every conversion refuses.
    static number Dec(const DECIMAL* in) {
        static constexpr DECIMAL invalid = [] {
            DECIMAL value{};
            value.scale = 0xff;
            return value;
        }();
        return number::of_decimal(in ? *in : invalid);
    }
};

struct to {
    static HRESULT UI1(const number& in, BYTE& out) { return in.to_integer(out); }
    static HRESULT I1(const number& in, CHAR& out) { return in.to_integer(out); }
    static HRESULT UI2(const number& in, USHORT& out) { return in.to_integer(out); }
    static HRESULT I2(const number& in, SHORT& out) { return in.to_integer(out); }
    static HRESULT UI4(const number& in, ULONG& out) { return in.to_integer(out); }
    static HRESULT I4(const number& in, LONG& out) { return in.to_integer(out); }
    static HRESULT UI8(const number& in, ULONG64& out) { return in.to_integer(out); }
    static HRESULT I8(const number& in, LONG64& out) { return in.to_integer(out); }
    static HRESULT R4(const number& in, FLOAT& out) { return in.to_single(out); }
    static HRESULT R8(const number& in, DOUBLE& out) { return in.to_real(out); }
    static HRESULT Date(const number& in, DATE& out) { return in.to_date(out); }
    static HRESULT Cy(const number& in, CY& out) { return in.to_currency(out); }
    static HRESULT Bool(const number& in, VARIANT_BOOL& out) { return in.to_boolean(out); }
    static HRESULT Dec(const number& in, DECIMAL& out) { return in.to_decimal(out); }
};

} // namespace

#define COERCE(target, target_type, source, source_type)                                                     \
    STDAPI Var##target##From##source(source_type in, target_type* out) {                                     \
        return out ? to::target(from::source(in), *out) : E_INVALIDARG;                                      \
    }

COERCE(UI1, BYTE, I2, SHORT)
COERCE(UI1, BYTE, I4, LONG)
COERCE(UI1, BYTE, I8, LONG64)
COERCE(UI1, BYTE, R4, FLOAT)
COERCE(UI1, BYTE, R8, DOUBLE)
COERCE(UI1, BYTE, Date, DATE)
COERCE(UI1, BYTE, Cy, CY)
COERCE(UI1, BYTE, Bool, VARIANT_BOOL)
COERCE(UI1, BYTE, I1, CHAR)
COERCE(UI1, BYTE, UI2, USHORT)
COERCE(UI1, BYTE, UI4, ULONG)
COERCE(UI1, BYTE, UI8, ULONG64)
COERCE(UI1, BYTE, Dec, const DECIMAL*)
COERCE(I2, SHORT, UI1, BYTE)
COERCE(I2, SHORT, I4, LONG)
COERCE(I2, SHORT, I8, LONG64)
COERCE(I2, SHORT, R4, FLOAT)
COERCE(I2, SHORT, R8, DOUBLE)
COERCE(I2, SHORT, Date, DATE)
COERCE(I2, SHORT, Cy, CY)
COERCE(I2, SHORT, Bool, VARIANT_BOOL)
COERCE(I2, SHORT, I1, CHAR)
COERCE(I2, SHORT, UI2, USHORT)
COERCE(I2, SHORT, UI4, ULONG)
COERCE(I2, SHORT, UI8, ULONG64)
COERCE(I2, SHORT, Dec, const DECIMAL*)
COERCE(I4, LONG, UI1, BYTE)
COERCE(I4, LONG, I2, SHORT)
COERCE(I4, LONG, I8, LONG64)
COERCE(I4, LONG, R4, FLOAT)
COERCE(I4, LONG, R8, DOUBLE)
COERCE(I4, LONG, Date, DATE)
COERCE(I4, LONG, Cy, CY)
COERCE(I4, LONG, Bool, VARIANT_BOOL)
COERCE(I4, LONG, I1, CHAR)
COERCE(I4, LONG, UI2, USHORT)
COERCE(I4, LONG, UI4, ULONG)
COERCE(I4, LONG, UI8, ULONG64)
COERCE(I4, LONG, Dec, const DECIMAL*)
COERCE(I8, LONG64, UI1, BYTE)
COERCE(I8, LONG64, I2, SHORT)
COERCE(I8, LONG64, I4, LONG)
COERCE(I8, LONG64, R4, FLOAT)
COERCE(I8, LONG64, R8, DOUBLE)
COERCE(I8, LONG64, Date, DATE)
COERCE(I8, LONG64, Cy, CY)
COERCE(I8, LONG64, Bool, VARIANT_BOOL)
COERCE(I8, LONG64, I1, CHAR)
COERCE(I8, LONG64, UI2, USHORT)
COERCE(I8, LONG64, UI4, ULONG)
COERCE(I8, LONG64, UI8, ULONG64)
COERCE(I8, LONG64, Dec, const DECIMAL*)
COERCE(R4, FLOAT, UI1, BYTE)
COERCE(R4, FLOAT, I2, SHORT)
COERCE(R4, FLOAT, I4, LONG)
COERCE(R4, FLOAT, I8, LONG64)
COERCE(R4, FLOAT, R8, DOUBLE)
COERCE(R4, FLOAT, Date, DATE)
COERCE(R4, FLOAT, Cy, CY)
COERCE(R4, FLOAT, Bool, VARIANT_BOOL)
COERCE(R4, FLOAT, I1, CHAR)
COERCE(R4, FLOAT, UI2, USHORT)
COERCE(R4, FLOAT, UI4, ULONG)
COERCE(R4, FLOAT, UI8, ULONG64)
COERCE(R4, FLOAT, Dec, const DECIMAL*)
COERCE(R8, DOUBLE, UI1, BYTE)
COERCE(R8, DOUBLE, I2, SHORT)
COERCE(R8, DOUBLE, I4, LONG)
COERCE(R8, DOUBLE, I8, LONG64)
COERCE(R8, DOUBLE, R4, FLOAT)
COERCE(R8, DOUBLE, Date, DATE)
COERCE(R8, DOUBLE, Cy, CY)
COERCE(R8, DOUBLE, Bool, VARIANT_BOOL)
COERCE(R8, DOUBLE, I1, CHAR)
COERCE(R8, DOUBLE, UI2, USHORT)
COERCE(R8, DOUBLE, UI4, ULONG)
COERCE(R8, DOUBLE, UI8, ULONG64)
COERCE(R8, DOUBLE, Dec, const DECIMAL*)
COERCE(Date, DATE, UI1, BYTE)
COERCE(Date, DATE, I2, SHORT)
COERCE(Date, DATE, I4, LONG)
COERCE(Date, DATE, I8, LONG64)
COERCE(Date, DATE, R4, FLOAT)
COERCE(Date, DATE, R8, DOUBLE)
COERCE(Date, DATE, Cy, CY)
COERCE(Date, DATE, Bool, VARIANT_BOOL)
COERCE(Date, DATE, I1, CHAR)
COERCE(Date, DATE, UI2, USHORT)
COERCE(Date, DATE, UI4, ULONG)
COERCE(Date, DATE, UI8, ULONG64)
COERCE(Date, DATE, Dec, const DECIMAL*)
COERCE(Cy, CY, UI1, BYTE)
COERCE(Cy, CY, I2, SHORT)
COERCE(Cy, CY, I4, LONG)
COERCE(Cy, CY, I8, LONG64)
COERCE(Cy, CY, R4, FLOAT)
COERCE(Cy, CY, R8, DOUBLE)
COERCE(Cy, CY, Date, DATE)
COERCE(Cy, CY, Bool, VARIANT_BOOL)
COERCE(Cy, CY, I1, CHAR)
COERCE(Cy, CY, UI2, USHORT)
COERCE(Cy, CY, UI4, ULONG)
COERCE(Cy, CY, UI8, ULONG64)
COERCE(Cy, CY, Dec, const DECIMAL*)
COERCE(Bool, VARIANT_BOOL, UI1, BYTE)
COERCE(Bool, VARIANT_BOOL, I2, SHORT)
COERCE(Bool, VARIANT_BOOL, I4, LONG)
COERCE(Bool, VARIANT_BOOL, I8, LONG64)
COERCE(Bool, VARIANT_BOOL, R4, FLOAT)
COERCE(Bool, VARIANT_BOOL, R8, DOUBLE)
COERCE(Bool, VARIANT_BOOL, Date, DATE)
COERCE(Bool, VARIANT_BOOL, Cy, CY)
COERCE(Bool, VARIANT_BOOL, I1, CHAR)
COERCE(Bool, VARIANT_BOOL, UI2, USHORT)
COERCE(Bool, VARIANT_BOOL, UI4, ULONG)
COERCE(Bool, VARIANT_BOOL, UI8, ULONG64)
COERCE(Bool, VARIANT_BOOL, Dec, const DECIMAL*)
COERCE(I1, CHAR, UI1, BYTE)
COERCE(I1, CHAR, I2, SHORT)
COERCE(I1, CHAR, I4, LONG)
COERCE(I1, CHAR, I8, LONG64)
COERCE(I1, CHAR, R4, FLOAT)
COERCE(I1, CHAR, R8, DOUBLE)
COERCE(I1, CHAR, Date, DATE)
COERCE(I1, CHAR, Cy, CY)
COERCE(I1, CHAR, Bool, VARIANT_BOOL)
COERCE(I1, CHAR, UI2, USHORT)
COERCE(I1, CHAR, UI4, ULONG)
COERCE(I1, CHAR, UI8, ULONG64)
COERCE(I1, CHAR, Dec, const DECIMAL*)
COERCE(UI2, USHORT, UI1, BYTE)
COERCE(UI2, USHORT, I2, SHORT)
COERCE(UI2, USHORT, I4, LONG)
COERCE(UI2, USHORT, I8, LONG64)
COERCE(UI2, USHORT, R4, FLOAT)
COERCE(UI2, USHORT, R8, DOUBLE)
COERCE(UI2, USHORT, Date, DATE)
COERCE(UI2, USHORT, Cy, CY)
COERCE(UI2, USHORT, Bool, VARIANT_BOOL)
COERCE(UI2, USHORT, I1, CHAR)
COERCE(UI2, USHORT, UI4, ULONG)
COERCE(UI2, USHORT, UI8, ULONG64)
COERCE(UI2, USHORT, Dec, const DECIMAL*)
COERCE(UI4, ULONG, UI1, BYTE)
COERCE(UI4, ULONG, I2, SHORT)
COERCE(UI4, ULONG, I4, LONG)
COERCE(UI4, ULONG, I8, LONG64)
COERCE(UI4, ULONG, R4, FLOAT)
COERCE(UI4, ULONG, R8, DOUBLE)
COERCE(UI4, ULONG, Date, DATE)
COERCE(UI4, ULONG, Cy, CY)
COERCE(UI4, ULONG, Bool, VARIANT_BOOL)
COERCE(UI4, ULONG, I1, CHAR)
COERCE(UI4, ULONG, UI2, USHORT)
COERCE(UI4, ULONG, UI8, ULONG64)
COERCE(UI4, ULONG, Dec, const DECIMAL*)
COERCE(UI8, ULONG64, UI1, BYTE)
COERCE(UI8, ULONG64, I2, SHORT)
COERCE(UI8, ULONG64, I4, LONG)
COERCE(UI8, ULONG64, I8, LONG64)
COERCE(UI8, ULONG64, R4, FLOAT)
COERCE(UI8, ULONG64, R8, DOUBLE)
COERCE(UI8, ULONG64, Date, DATE)
COERCE(UI8, ULONG64, Cy, CY)
COERCE(UI8, ULONG64, Bool, VARIANT_BOOL)
COERCE(UI8, ULONG64, I1, CHAR)
COERCE(UI8, ULONG64, UI2, USHORT)
COERCE(UI8, ULONG64, UI4, ULONG)
COERCE(UI8, ULONG64, Dec, const DECIMAL*)
COERCE(Dec, DECIMAL, UI1, BYTE)
COERCE(Dec, DECIMAL, I2, SHORT)
COERCE(Dec, DECIMAL, I4, LONG)
COERCE(Dec, DECIMAL, I8, LONG64)
COERCE(Dec, DECIMAL, R4, FLOAT)
COERCE(Dec, DECIMAL, R8, DOUBLE)
COERCE(Dec, DECIMAL, Date, DATE)
COERCE(Dec, DECIMAL, Cy, CY)
COERCE(Dec, DECIMAL, Bool, VARIANT_BOOL)
COERCE(Dec, DECIMAL, I1, CHAR)
COERCE(Dec, DECIMAL, UI2, USHORT)
COERCE(Dec, DECIMAL, UI4, ULONG)
COERCE(Dec, DECIMAL, UI8, ULONG64)
