// The functions for two types each, with every value at the edge of the first.
#include "boundary_values.hpp"
#include "printer.hpp"

#include <cstring>

using conformance::show;
using conformance::variant;

namespace {

template <class In>
In value_of(const VARIANT& value) {
    In out;
    std::memcpy(&out, &V_I8(&value), sizeof out);
    return out;
}
template <>
DECIMAL* value_of<DECIMAL*>(const VARIANT& value) {
    return const_cast<DECIMAL*>(&V_DECIMAL(&value));
}

// The result as a VARIANT of its type.
template <class Out>
void put(VARIANT& out, const Out& value, VARTYPE type) {
    if constexpr (sizeof(Out) == sizeof(DECIMAL))
        std::memcpy(&V_DECIMAL(&out), &value, sizeof value);
    else
        std::memcpy(&V_I8(&out), &value, sizeof value);
    V_VT(&out) = type;
}

template <class In, class Out, class Function>
void convert_all(results::printer& print, const std::vector<variant>& values, const char* name, VARTYPE from,
                 VARTYPE to, Function function) {
    std::size_t number = 0; // two values can look alike
    for (const variant& source : values) {
        if (V_VT(&source) != from)
            continue;
        Out result{};
        VARIANT out{};
        const HRESULT hr = function(value_of<In>(source), &result);
        put(out, result, to);
        print.line(std::string(name) + " #" + std::to_string(++number) + " " + show(source), hr, out);
    }
}

template <class In, class Function>
void to_text(results::printer& print, const std::vector<variant>& values, const char* name, VARTYPE from,
             Function function) {
    std::size_t number = 0; // two values can look alike
    for (const variant& source : values) {
        if (V_VT(&source) != from)
            continue;
        variant out;
        const HRESULT hr =
            function(value_of<In>(source), conformance::english, LOCALE_NOUSEROVERRIDE, &V_BSTR(&out));
        V_VT(&out) = SUCCEEDED(hr) ? VT_BSTR : VT_EMPTY;
        print.line(std::string(name) + " #" + std::to_string(++number) + " " + show(source), hr, out);
    }
}

template <class Out, class Function>
void from_text(results::printer& print, const char* name, VARTYPE to, Function function) {
    for (const conformance::wide& text : results::edge_texts()) {
        conformance::wide copy = text;
        Out result{};
        VARIANT out{};
        const HRESULT hr = function(copy.data(), conformance::english, LOCALE_NOUSEROVERRIDE, &result);
        put(out, result, to);
        print.line(std::string(name) + " '" + conformance::narrow(text.data(), text.size()) + "'", hr, out);
    }
}

} // namespace

RESULTS_SECTION(coercion_functions) {
    const std::vector<variant> values = results::edge_values();
    convert_all<CHAR, BYTE>(print, values, "VarUI1FromI1", VT_I1, VT_UI1, VarUI1FromI1);
    convert_all<USHORT, BYTE>(print, values, "VarUI1FromUI2", VT_UI2, VT_UI1, VarUI1FromUI2);
    convert_all<SHORT, BYTE>(print, values, "VarUI1FromI2", VT_I2, VT_UI1, VarUI1FromI2);
    convert_all<ULONG, BYTE>(print, values, "VarUI1FromUI4", VT_UI4, VT_UI1, VarUI1FromUI4);
    convert_all<LONG, BYTE>(print, values, "VarUI1FromI4", VT_I4, VT_UI1, VarUI1FromI4);
    convert_all<ULONG64, BYTE>(print, values, "VarUI1FromUI8", VT_UI8, VT_UI1, VarUI1FromUI8);
    convert_all<LONG64, BYTE>(print, values, "VarUI1FromI8", VT_I8, VT_UI1, VarUI1FromI8);
    convert_all<FLOAT, BYTE>(print, values, "VarUI1FromR4", VT_R4, VT_UI1, VarUI1FromR4);
    convert_all<DOUBLE, BYTE>(print, values, "VarUI1FromR8", VT_R8, VT_UI1, VarUI1FromR8);
    convert_all<DATE, BYTE>(print, values, "VarUI1FromDate", VT_DATE, VT_UI1, VarUI1FromDate);
    convert_all<CY, BYTE>(print, values, "VarUI1FromCy", VT_CY, VT_UI1, VarUI1FromCy);
    convert_all<VARIANT_BOOL, BYTE>(print, values, "VarUI1FromBool", VT_BOOL, VT_UI1, VarUI1FromBool);
    convert_all<DECIMAL*, BYTE>(print, values, "VarUI1FromDec", VT_DECIMAL, VT_UI1, VarUI1FromDec);
    convert_all<BYTE, CHAR>(print, values, "VarI1FromUI1", VT_UI1, VT_I1, VarI1FromUI1);
    convert_all<USHORT, CHAR>(print, values, "VarI1FromUI2", VT_UI2, VT_I1, VarI1FromUI2);
    convert_all<SHORT, CHAR>(print, values, "VarI1FromI2", VT_I2, VT_I1, VarI1FromI2);
    convert_all<ULONG, CHAR>(print, values, "VarI1FromUI4", VT_UI4, VT_I1, VarI1FromUI4);
    convert_all<LONG, CHAR>(print, values, "VarI1FromI4", VT_I4, VT_I1, VarI1FromI4);
    convert_all<ULONG64, CHAR>(print, values, "VarI1FromUI8", VT_UI8, VT_I1, VarI1FromUI8);
    convert_all<LONG64, CHAR>(print, values, "VarI1FromI8", VT_I8, VT_I1, VarI1FromI8);
    convert_all<FLOAT, CHAR>(print, values, "VarI1FromR4", VT_R4, VT_I1, VarI1FromR4);
    convert_all<DOUBLE, CHAR>(print, values, "VarI1FromR8", VT_R8, VT_I1, VarI1FromR8);
    convert_all<DATE, CHAR>(print, values, "VarI1FromDate", VT_DATE, VT_I1, VarI1FromDate);
    convert_all<CY, CHAR>(print, values, "VarI1FromCy", VT_CY, VT_I1, VarI1FromCy);
    convert_all<VARIANT_BOOL, CHAR>(print, values, "VarI1FromBool", VT_BOOL, VT_I1, VarI1FromBool);
    convert_all<DECIMAL*, CHAR>(print, values, "VarI1FromDec", VT_DECIMAL, VT_I1, VarI1FromDec);
    convert_all<BYTE, USHORT>(print, values, "VarUI2FromUI1", VT_UI1, VT_UI2, VarUI2FromUI1);
    convert_all<CHAR, USHORT>(print, values, "VarUI2FromI1", VT_I1, VT_UI2, VarUI2FromI1);
    convert_all<SHORT, USHORT>(print, values, "VarUI2FromI2", VT_I2, VT_UI2, VarUI2FromI2);
    convert_all<ULONG, USHORT>(print, values, "VarUI2FromUI4", VT_UI4, VT_UI2, VarUI2FromUI4);
    convert_all<LONG, USHORT>(print, values, "VarUI2FromI4", VT_I4, VT_UI2, VarUI2FromI4);
    convert_all<ULONG64, USHORT>(print, values, "VarUI2FromUI8", VT_UI8, VT_UI2, VarUI2FromUI8);
    convert_all<LONG64, USHORT>(print, values, "VarUI2FromI8", VT_I8, VT_UI2, VarUI2FromI8);
    convert_all<FLOAT, USHORT>(print, values, "VarUI2FromR4", VT_R4, VT_UI2, VarUI2FromR4);
    convert_all<DOUBLE, USHORT>(print, values, "VarUI2FromR8", VT_R8, VT_UI2, VarUI2FromR8);
    convert_all<DATE, USHORT>(print, values, "VarUI2FromDate", VT_DATE, VT_UI2, VarUI2FromDate);
    convert_all<CY, USHORT>(print, values, "VarUI2FromCy", VT_CY, VT_UI2, VarUI2FromCy);
    convert_all<VARIANT_BOOL, USHORT>(print, values, "VarUI2FromBool", VT_BOOL, VT_UI2, VarUI2FromBool);
    convert_all<DECIMAL*, USHORT>(print, values, "VarUI2FromDec", VT_DECIMAL, VT_UI2, VarUI2FromDec);
    convert_all<BYTE, SHORT>(print, values, "VarI2FromUI1", VT_UI1, VT_I2, VarI2FromUI1);
    convert_all<CHAR, SHORT>(print, values, "VarI2FromI1", VT_I1, VT_I2, VarI2FromI1);
    convert_all<USHORT, SHORT>(print, values, "VarI2FromUI2", VT_UI2, VT_I2, VarI2FromUI2);
    convert_all<ULONG, SHORT>(print, values, "VarI2FromUI4", VT_UI4, VT_I2, VarI2FromUI4);
    convert_all<LONG, SHORT>(print, values, "VarI2FromI4", VT_I4, VT_I2, VarI2FromI4);
    convert_all<ULONG64, SHORT>(print, values, "VarI2FromUI8", VT_UI8, VT_I2, VarI2FromUI8);
    convert_all<LONG64, SHORT>(print, values, "VarI2FromI8", VT_I8, VT_I2, VarI2FromI8);
    convert_all<FLOAT, SHORT>(print, values, "VarI2FromR4", VT_R4, VT_I2, VarI2FromR4);
    convert_all<DOUBLE, SHORT>(print, values, "VarI2FromR8", VT_R8, VT_I2, VarI2FromR8);
    convert_all<DATE, SHORT>(print, values, "VarI2FromDate", VT_DATE, VT_I2, VarI2FromDate);
    convert_all<CY, SHORT>(print, values, "VarI2FromCy", VT_CY, VT_I2, VarI2FromCy);
    convert_all<VARIANT_BOOL, SHORT>(print, values, "VarI2FromBool", VT_BOOL, VT_I2, VarI2FromBool);
    convert_all<DECIMAL*, SHORT>(print, values, "VarI2FromDec", VT_DECIMAL, VT_I2, VarI2FromDec);
    convert_all<BYTE, ULONG>(print, values, "VarUI4FromUI1", VT_UI1, VT_UI4, VarUI4FromUI1);
    convert_all<CHAR, ULONG>(print, values, "VarUI4FromI1", VT_I1, VT_UI4, VarUI4FromI1);
    convert_all<USHORT, ULONG>(print, values, "VarUI4FromUI2", VT_UI2, VT_UI4, VarUI4FromUI2);
    convert_all<SHORT, ULONG>(print, values, "VarUI4FromI2", VT_I2, VT_UI4, VarUI4FromI2);
    convert_all<LONG, ULONG>(print, values, "VarUI4FromI4", VT_I4, VT_UI4, VarUI4FromI4);
    convert_all<ULONG64, ULONG>(print, values, "VarUI4FromUI8", VT_UI8, VT_UI4, VarUI4FromUI8);
    convert_all<LONG64, ULONG>(print, values, "VarUI4FromI8", VT_I8, VT_UI4, VarUI4FromI8);
    convert_all<FLOAT, ULONG>(print, values, "VarUI4FromR4", VT_R4, VT_UI4, VarUI4FromR4);
    convert_all<DOUBLE, ULONG>(print, values, "VarUI4FromR8", VT_R8, VT_UI4, VarUI4FromR8);
    convert_all<DATE, ULONG>(print, values, "VarUI4FromDate", VT_DATE, VT_UI4, VarUI4FromDate);
    convert_all<CY, ULONG>(print, values, "VarUI4FromCy", VT_CY, VT_UI4, VarUI4FromCy);
    convert_all<VARIANT_BOOL, ULONG>(print, values, "VarUI4FromBool", VT_BOOL, VT_UI4, VarUI4FromBool);
    convert_all<DECIMAL*, ULONG>(print, values, "VarUI4FromDec", VT_DECIMAL, VT_UI4, VarUI4FromDec);
    convert_all<BYTE, LONG>(print, values, "VarI4FromUI1", VT_UI1, VT_I4, VarI4FromUI1);
    convert_all<CHAR, LONG>(print, values, "VarI4FromI1", VT_I1, VT_I4, VarI4FromI1);
    convert_all<USHORT, LONG>(print, values, "VarI4FromUI2", VT_UI2, VT_I4, VarI4FromUI2);
    convert_all<SHORT, LONG>(print, values, "VarI4FromI2", VT_I2, VT_I4, VarI4FromI2);
    convert_all<ULONG, LONG>(print, values, "VarI4FromUI4", VT_UI4, VT_I4, VarI4FromUI4);
    convert_all<ULONG64, LONG>(print, values, "VarI4FromUI8", VT_UI8, VT_I4, VarI4FromUI8);
    convert_all<LONG64, LONG>(print, values, "VarI4FromI8", VT_I8, VT_I4, VarI4FromI8);
    convert_all<FLOAT, LONG>(print, values, "VarI4FromR4", VT_R4, VT_I4, VarI4FromR4);
    convert_all<DOUBLE, LONG>(print, values, "VarI4FromR8", VT_R8, VT_I4, VarI4FromR8);
    convert_all<DATE, LONG>(print, values, "VarI4FromDate", VT_DATE, VT_I4, VarI4FromDate);
    convert_all<CY, LONG>(print, values, "VarI4FromCy", VT_CY, VT_I4, VarI4FromCy);
    convert_all<VARIANT_BOOL, LONG>(print, values, "VarI4FromBool", VT_BOOL, VT_I4, VarI4FromBool);
    convert_all<DECIMAL*, LONG>(print, values, "VarI4FromDec", VT_DECIMAL, VT_I4, VarI4FromDec);
    convert_all<BYTE, ULONG64>(print, values, "VarUI8FromUI1", VT_UI1, VT_UI8, VarUI8FromUI1);
    convert_all<CHAR, ULONG64>(print, values, "VarUI8FromI1", VT_I1, VT_UI8, VarUI8FromI1);
    convert_all<USHORT, ULONG64>(print, values, "VarUI8FromUI2", VT_UI2, VT_UI8, VarUI8FromUI2);
    convert_all<SHORT, ULONG64>(print, values, "VarUI8FromI2", VT_I2, VT_UI8, VarUI8FromI2);
    convert_all<ULONG, ULONG64>(print, values, "VarUI8FromUI4", VT_UI4, VT_UI8, VarUI8FromUI4);
    convert_all<LONG64, ULONG64>(print, values, "VarUI8FromI8", VT_I8, VT_UI8, VarUI8FromI8);
    convert_all<FLOAT, ULONG64>(print, values, "VarUI8FromR4", VT_R4, VT_UI8, VarUI8FromR4);
    convert_all<DOUBLE, ULONG64>(print, values, "VarUI8FromR8", VT_R8, VT_UI8, VarUI8FromR8);
    convert_all<DATE, ULONG64>(print, values, "VarUI8FromDate", VT_DATE, VT_UI8, VarUI8FromDate);
    convert_all<CY, ULONG64>(print, values, "VarUI8FromCy", VT_CY, VT_UI8, VarUI8FromCy);
    convert_all<VARIANT_BOOL, ULONG64>(print, values, "VarUI8FromBool", VT_BOOL, VT_UI8, VarUI8FromBool);
    convert_all<DECIMAL*, ULONG64>(print, values, "VarUI8FromDec", VT_DECIMAL, VT_UI8, VarUI8FromDec);
    convert_all<BYTE, LONG64>(print, values, "VarI8FromUI1", VT_UI1, VT_I8, VarI8FromUI1);
    convert_all<CHAR, LONG64>(print, values, "VarI8FromI1", VT_I1, VT_I8, VarI8FromI1);
    convert_all<USHORT, LONG64>(print, values, "VarI8FromUI2", VT_UI2, VT_I8, VarI8FromUI2);
    convert_all<SHORT, LONG64>(print, values, "VarI8FromI2", VT_I2, VT_I8, VarI8FromI2);
    convert_all<ULONG, LONG64>(print, values, "VarI8FromUI4", VT_UI4, VT_I8, VarI8FromUI4);
    convert_all<ULONG64, LONG64>(print, values, "VarI8FromUI8", VT_UI8, VT_I8, VarI8FromUI8);
    convert_all<FLOAT, LONG64>(print, values, "VarI8FromR4", VT_R4, VT_I8, VarI8FromR4);
    convert_all<DOUBLE, LONG64>(print, values, "VarI8FromR8", VT_R8, VT_I8, VarI8FromR8);
    convert_all<DATE, LONG64>(print, values, "VarI8FromDate", VT_DATE, VT_I8, VarI8FromDate);
    convert_all<CY, LONG64>(print, values, "VarI8FromCy", VT_CY, VT_I8, VarI8FromCy);
    convert_all<VARIANT_BOOL, LONG64>(print, values, "VarI8FromBool", VT_BOOL, VT_I8, VarI8FromBool);
    convert_all<DECIMAL*, LONG64>(print, values, "VarI8FromDec", VT_DECIMAL, VT_I8, VarI8FromDec);
    convert_all<BYTE, FLOAT>(print, values, "VarR4FromUI1", VT_UI1, VT_R4, VarR4FromUI1);
    convert_all<CHAR, FLOAT>(print, values, "VarR4FromI1", VT_I1, VT_R4, VarR4FromI1);
    convert_all<USHORT, FLOAT>(print, values, "VarR4FromUI2", VT_UI2, VT_R4, VarR4FromUI2);
    convert_all<SHORT, FLOAT>(print, values, "VarR4FromI2", VT_I2, VT_R4, VarR4FromI2);
    convert_all<ULONG, FLOAT>(print, values, "VarR4FromUI4", VT_UI4, VT_R4, VarR4FromUI4);
    convert_all<LONG, FLOAT>(print, values, "VarR4FromI4", VT_I4, VT_R4, VarR4FromI4);
    convert_all<ULONG64, FLOAT>(print, values, "VarR4FromUI8", VT_UI8, VT_R4, VarR4FromUI8);
    convert_all<LONG64, FLOAT>(print, values, "VarR4FromI8", VT_I8, VT_R4, VarR4FromI8);
    convert_all<DOUBLE, FLOAT>(print, values, "VarR4FromR8", VT_R8, VT_R4, VarR4FromR8);
    convert_all<DATE, FLOAT>(print, values, "VarR4FromDate", VT_DATE, VT_R4, VarR4FromDate);
    convert_all<CY, FLOAT>(print, values, "VarR4FromCy", VT_CY, VT_R4, VarR4FromCy);
    convert_all<VARIANT_BOOL, FLOAT>(print, values, "VarR4FromBool", VT_BOOL, VT_R4, VarR4FromBool);
    convert_all<DECIMAL*, FLOAT>(print, values, "VarR4FromDec", VT_DECIMAL, VT_R4, VarR4FromDec);
    convert_all<BYTE, DOUBLE>(print, values, "VarR8FromUI1", VT_UI1, VT_R8, VarR8FromUI1);
    convert_all<CHAR, DOUBLE>(print, values, "VarR8FromI1", VT_I1, VT_R8, VarR8FromI1);
    convert_all<USHORT, DOUBLE>(print, values, "VarR8FromUI2", VT_UI2, VT_R8, VarR8FromUI2);
    convert_all<SHORT, DOUBLE>(print, values, "VarR8FromI2", VT_I2, VT_R8, VarR8FromI2);
    convert_all<ULONG, DOUBLE>(print, values, "VarR8FromUI4", VT_UI4, VT_R8, VarR8FromUI4);
    convert_all<LONG, DOUBLE>(print, values, "VarR8FromI4", VT_I4, VT_R8, VarR8FromI4);
    convert_all<ULONG64, DOUBLE>(print, values, "VarR8FromUI8", VT_UI8, VT_R8, VarR8FromUI8);
    convert_all<LONG64, DOUBLE>(print, values, "VarR8FromI8", VT_I8, VT_R8, VarR8FromI8);
    convert_all<FLOAT, DOUBLE>(print, values, "VarR8FromR4", VT_R4, VT_R8, VarR8FromR4);
    convert_all<DATE, DOUBLE>(print, values, "VarR8FromDate", VT_DATE, VT_R8, VarR8FromDate);
    convert_all<CY, DOUBLE>(print, values, "VarR8FromCy", VT_CY, VT_R8, VarR8FromCy);
    convert_all<VARIANT_BOOL, DOUBLE>(print, values, "VarR8FromBool", VT_BOOL, VT_R8, VarR8FromBool);
    convert_all<DECIMAL*, DOUBLE>(print, values, "VarR8FromDec", VT_DECIMAL, VT_R8, VarR8FromDec);
    convert_all<BYTE, DATE>(print, values, "VarDateFromUI1", VT_UI1, VT_DATE, VarDateFromUI1);
    convert_all<CHAR, DATE>(print, values, "VarDateFromI1", VT_I1, VT_DATE, VarDateFromI1);
    convert_all<USHORT, DATE>(print, values, "VarDateFromUI2", VT_UI2, VT_DATE, VarDateFromUI2);
    convert_all<SHORT, DATE>(print, values, "VarDateFromI2", VT_I2, VT_DATE, VarDateFromI2);
    convert_all<ULONG, DATE>(print, values, "VarDateFromUI4", VT_UI4, VT_DATE, VarDateFromUI4);
    convert_all<LONG, DATE>(print, values, "VarDateFromI4", VT_I4, VT_DATE, VarDateFromI4);
    convert_all<ULONG64, DATE>(print, values, "VarDateFromUI8", VT_UI8, VT_DATE, VarDateFromUI8);
    convert_all<LONG64, DATE>(print, values, "VarDateFromI8", VT_I8, VT_DATE, VarDateFromI8);
    convert_all<FLOAT, DATE>(print, values, "VarDateFromR4", VT_R4, VT_DATE, VarDateFromR4);
    convert_all<DOUBLE, DATE>(print, values, "VarDateFromR8", VT_R8, VT_DATE, VarDateFromR8);
    convert_all<CY, DATE>(print, values, "VarDateFromCy", VT_CY, VT_DATE, VarDateFromCy);
    convert_all<VARIANT_BOOL, DATE>(print, values, "VarDateFromBool", VT_BOOL, VT_DATE, VarDateFromBool);
    convert_all<DECIMAL*, DATE>(print, values, "VarDateFromDec", VT_DECIMAL, VT_DATE, VarDateFromDec);
    convert_all<BYTE, CY>(print, values, "VarCyFromUI1", VT_UI1, VT_CY, VarCyFromUI1);
    convert_all<CHAR, CY>(print, values, "VarCyFromI1", VT_I1, VT_CY, VarCyFromI1);
    convert_all<USHORT, CY>(print, values, "VarCyFromUI2", VT_UI2, VT_CY, VarCyFromUI2);
    convert_all<SHORT, CY>(print, values, "VarCyFromI2", VT_I2, VT_CY, VarCyFromI2);
    convert_all<ULONG, CY>(print, values, "VarCyFromUI4", VT_UI4, VT_CY, VarCyFromUI4);
    convert_all<LONG, CY>(print, values, "VarCyFromI4", VT_I4, VT_CY, VarCyFromI4);
    convert_all<ULONG64, CY>(print, values, "VarCyFromUI8", VT_UI8, VT_CY, VarCyFromUI8);
    convert_all<LONG64, CY>(print, values, "VarCyFromI8", VT_I8, VT_CY, VarCyFromI8);
    convert_all<FLOAT, CY>(print, values, "VarCyFromR4", VT_R4, VT_CY, VarCyFromR4);
    convert_all<DOUBLE, CY>(print, values, "VarCyFromR8", VT_R8, VT_CY, VarCyFromR8);
    convert_all<DATE, CY>(print, values, "VarCyFromDate", VT_DATE, VT_CY, VarCyFromDate);
    convert_all<VARIANT_BOOL, CY>(print, values, "VarCyFromBool", VT_BOOL, VT_CY, VarCyFromBool);
    convert_all<DECIMAL*, CY>(print, values, "VarCyFromDec", VT_DECIMAL, VT_CY, VarCyFromDec);
    convert_all<BYTE, VARIANT_BOOL>(print, values, "VarBoolFromUI1", VT_UI1, VT_BOOL, VarBoolFromUI1);
    convert_all<CHAR, VARIANT_BOOL>(print, values, "VarBoolFromI1", VT_I1, VT_BOOL, VarBoolFromI1);
    convert_all<USHORT, VARIANT_BOOL>(print, values, "VarBoolFromUI2", VT_UI2, VT_BOOL, VarBoolFromUI2);
    convert_all<SHORT, VARIANT_BOOL>(print, values, "VarBoolFromI2", VT_I2, VT_BOOL, VarBoolFromI2);
    convert_all<ULONG, VARIANT_BOOL>(print, values, "VarBoolFromUI4", VT_UI4, VT_BOOL, VarBoolFromUI4);
    convert_all<LONG, VARIANT_BOOL>(print, values, "VarBoolFromI4", VT_I4, VT_BOOL, VarBoolFromI4);
    convert_all<ULONG64, VARIANT_BOOL>(print, values, "VarBoolFromUI8", VT_UI8, VT_BOOL, VarBoolFromUI8);
    convert_all<LONG64, VARIANT_BOOL>(print, values, "VarBoolFromI8", VT_I8, VT_BOOL, VarBoolFromI8);
    convert_all<FLOAT, VARIANT_BOOL>(print, values, "VarBoolFromR4", VT_R4, VT_BOOL, VarBoolFromR4);
    convert_all<DOUBLE, VARIANT_BOOL>(print, values, "VarBoolFromR8", VT_R8, VT_BOOL, VarBoolFromR8);
    convert_all<DATE, VARIANT_BOOL>(print, values, "VarBoolFromDate", VT_DATE, VT_BOOL, VarBoolFromDate);
    convert_all<CY, VARIANT_BOOL>(print, values, "VarBoolFromCy", VT_CY, VT_BOOL, VarBoolFromCy);
    convert_all<DECIMAL*, VARIANT_BOOL>(print, values, "VarBoolFromDec", VT_DECIMAL, VT_BOOL, VarBoolFromDec);
    convert_all<BYTE, DECIMAL>(print, values, "VarDecFromUI1", VT_UI1, VT_DECIMAL, VarDecFromUI1);
    convert_all<CHAR, DECIMAL>(print, values, "VarDecFromI1", VT_I1, VT_DECIMAL, VarDecFromI1);
    convert_all<USHORT, DECIMAL>(print, values, "VarDecFromUI2", VT_UI2, VT_DECIMAL, VarDecFromUI2);
    convert_all<SHORT, DECIMAL>(print, values, "VarDecFromI2", VT_I2, VT_DECIMAL, VarDecFromI2);
    convert_all<ULONG, DECIMAL>(print, values, "VarDecFromUI4", VT_UI4, VT_DECIMAL, VarDecFromUI4);
    convert_all<LONG, DECIMAL>(print, values, "VarDecFromI4", VT_I4, VT_DECIMAL, VarDecFromI4);
    convert_all<ULONG64, DECIMAL>(print, values, "VarDecFromUI8", VT_UI8, VT_DECIMAL, VarDecFromUI8);
    convert_all<LONG64, DECIMAL>(print, values, "VarDecFromI8", VT_I8, VT_DECIMAL, VarDecFromI8);
    convert_all<FLOAT, DECIMAL>(print, values, "VarDecFromR4", VT_R4, VT_DECIMAL, VarDecFromR4);
    convert_all<DOUBLE, DECIMAL>(print, values, "VarDecFromR8", VT_R8, VT_DECIMAL, VarDecFromR8);
    convert_all<DATE, DECIMAL>(print, values, "VarDecFromDate", VT_DATE, VT_DECIMAL, VarDecFromDate);
    convert_all<CY, DECIMAL>(print, values, "VarDecFromCy", VT_CY, VT_DECIMAL, VarDecFromCy);
    convert_all<VARIANT_BOOL, DECIMAL>(print, values, "VarDecFromBool", VT_BOOL, VT_DECIMAL, VarDecFromBool);
    to_text<BYTE>(print, values, "VarBstrFromUI1", VT_UI1, VarBstrFromUI1);
    to_text<CHAR>(print, values, "VarBstrFromI1", VT_I1, VarBstrFromI1);
    to_text<USHORT>(print, values, "VarBstrFromUI2", VT_UI2, VarBstrFromUI2);
    to_text<SHORT>(print, values, "VarBstrFromI2", VT_I2, VarBstrFromI2);
    to_text<ULONG>(print, values, "VarBstrFromUI4", VT_UI4, VarBstrFromUI4);
    to_text<LONG>(print, values, "VarBstrFromI4", VT_I4, VarBstrFromI4);
    to_text<ULONG64>(print, values, "VarBstrFromUI8", VT_UI8, VarBstrFromUI8);
    to_text<LONG64>(print, values, "VarBstrFromI8", VT_I8, VarBstrFromI8);
    to_text<FLOAT>(print, values, "VarBstrFromR4", VT_R4, VarBstrFromR4);
    to_text<DOUBLE>(print, values, "VarBstrFromR8", VT_R8, VarBstrFromR8);
    to_text<DATE>(print, values, "VarBstrFromDate", VT_DATE, VarBstrFromDate);
    to_text<CY>(print, values, "VarBstrFromCy", VT_CY, VarBstrFromCy);
    to_text<VARIANT_BOOL>(print, values, "VarBstrFromBool", VT_BOOL, VarBstrFromBool);
    to_text<DECIMAL*>(print, values, "VarBstrFromDec", VT_DECIMAL, VarBstrFromDec);
    from_text<BYTE>(print, "VarUI1FromStr", VT_UI1, VarUI1FromStr);
    from_text<CHAR>(print, "VarI1FromStr", VT_I1, VarI1FromStr);
    from_text<USHORT>(print, "VarUI2FromStr", VT_UI2, VarUI2FromStr);
    from_text<SHORT>(print, "VarI2FromStr", VT_I2, VarI2FromStr);
    from_text<ULONG>(print, "VarUI4FromStr", VT_UI4, VarUI4FromStr);
    from_text<LONG>(print, "VarI4FromStr", VT_I4, VarI4FromStr);
    from_text<ULONG64>(print, "VarUI8FromStr", VT_UI8, VarUI8FromStr);
    from_text<LONG64>(print, "VarI8FromStr", VT_I8, VarI8FromStr);
    from_text<FLOAT>(print, "VarR4FromStr", VT_R4, VarR4FromStr);
    from_text<DOUBLE>(print, "VarR8FromStr", VT_R8, VarR8FromStr);
    from_text<CY>(print, "VarCyFromStr", VT_CY, VarCyFromStr);
    from_text<VARIANT_BOOL>(print, "VarBoolFromStr", VT_BOOL, VarBoolFromStr);
    from_text<DECIMAL>(print, "VarDecFromStr", VT_DECIMAL, VarDecFromStr);
}
