// Every value at the edge of a type as every other type, with flags, and by the functions for two types.
#include "boundary_values.hpp"
#include "printer.hpp"

using conformance::show;
using conformance::type_name;
using conformance::variant;

namespace {

std::string type_label(VARTYPE type) {
    return type & ~VT_TYPEMASK ? "type " + std::to_string(type) : type_name(type);
}

void change(results::printer& print, const variant& source, VARTYPE type, USHORT flags, std::size_t number) {
    variant in = source;
    variant out;
    const HRESULT hr = VariantChangeTypeEx(&out, &in, conformance::english, flags, type);
    print.line("#" + std::to_string(number) + " " + show(source) + " to " + type_label(type) + " flags " +
                   std::to_string(flags),
               hr, out);
}

} // namespace

RESULTS_SECTION(coercion) {
    const std::vector<variant> values = results::edge_values();
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (const VARTYPE type :
             {VT_EMPTY, VT_NULL, VT_I1,      VT_UI1,      VT_I2,      VT_UI2,   VT_I4,      VT_UI4,
              VT_INT,   VT_UINT, VT_I8,      VT_UI8,      VT_R4,      VT_R8,    VT_CY,      VT_DATE,
              VT_BSTR,  VT_BOOL, VT_DECIMAL, VT_DISPATCH, VT_UNKNOWN, VT_ERROR, VT_VARIANT, VT_RECORD})
            change(print, values[i], static_cast<VARTYPE>(type), 0, i);
    }
}

// Flags, and target types that no value becomes.
RESULTS_SECTION(coercion_flags) {
    const std::vector<variant> values = results::edge_values(6);
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (const USHORT flags :
             {VARIANT_NOVALUEPROP, VARIANT_ALPHABOOL, VARIANT_NOUSEROVERRIDE, VARIANT_LOCALBOOL}) {
            for (const VARTYPE type : {VT_BSTR, VT_BOOL, VT_I4, VT_R8})
                change(print, values[i], static_cast<VARTYPE>(type), flags, i);
        }
        for (const int type : {15,
                               24,
                               25,
                               29,
                               30,
                               31,
                               35,
                               37,
                               64,
                               72,
                               0xfff,
                               VT_BYREF | VT_I4,
                               VT_ARRAY | VT_I4,
                               VT_VECTOR | VT_I4,
                               VT_RESERVED | VT_I4,
                               VT_BYREF | VT_EMPTY,
                               VT_ARRAY | VT_NULL,
                               VT_BYREF | VT_VARIANT,
                               VT_ARRAY | VT_UI1,
                               VT_BYREF | 15})
            change(print, values[i], static_cast<VARTYPE>(type), 0, i);
    }
    // Source types that hold no value.
    for (const int source :
         {15, 24, 30, 64, 0xfff, VT_VARIANT + 0, VT_RECORD + 0, VT_VECTOR | VT_I4, VT_RESERVED | VT_I4,
          VT_BYREF | VT_EMPTY, VT_ARRAY | VT_NULL, VT_BYREF | VT_I4, VT_ARRAY | VT_I4}) {
        for (const VARTYPE type : {VT_EMPTY, VT_NULL, VT_I4, VT_BSTR, VT_VARIANT, VT_DISPATCH}) {
            VARIANT in{};
            V_VT(&in) = static_cast<VARTYPE>(source);
            variant out;
            const HRESULT hr =
                VariantChangeTypeEx(&out, &in, conformance::english, 0, static_cast<VARTYPE>(type));
            print.line("type " + std::to_string(source) + " to " + type_name(static_cast<VARTYPE>(type)), hr,
                       out);
        }
    }
}
