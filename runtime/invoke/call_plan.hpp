/// The call plan of a member: everything about a call that does not depend on the arguments, worked out once.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "described_type.hpp"
#include "invocable.hpp"
#include "native_call.hpp"
#include "owned.hpp"

namespace comity {

/// One parameter of the function, as it will be filled.
struct parameter_plan {
    enum class shape : std::uint8_t {
        value,         ///< by value
        reference,     ///< T*
        interface_,    ///< I*
        interface_ref, ///< I**
        record_ref,    ///< a record's address
        locale,        ///< [lcid]
        result,        ///< [out, retval]
    };
    /// How an argument whose VARTYPE is `exact` is moved into its word.
    enum class quick : std::uint8_t { none, word, i8, u8, i16, u16, i32, u32, r4, decimal, variant, byref };

    shape how = shape::value;
    quick move = quick::none;
    /// The VARTYPE an argument must have to be taken without looking further; with quick::variant any is
    /// taken.
    VARTYPE exact = VT_EMPTY;
    /// What the parameter holds; see described_type::vt.
    VARTYPE vt = VT_EMPTY;
    bool in = false;
    bool out = false;
    bool optional = false;
    bool has_default = false;
    /// Takes all further arguments as SAFEARRAY(VARIANT).
    bool rest = false;
    std::size_t argument = 0; ///< index in the native signature
    std::size_t word = 0;     ///< word that a value of one word is written to
    GUID id{};                ///< of the interface or record
    owned_variant default_value;
};

/// The prepared call of one function.
struct call_plan final : call_plan_base {
    native_signature signature;
    std::vector<parameter_plan> parameters;
    /// The parameters a caller gives arguments for, in their order.
    struct argument {
        parameter_plan* parameter;
        VARTYPE exact; ///< parameter_plan::exact; VT_ILLEGAL where no argument can be taken quickly
    };
    std::vector<argument> visible;
    std::size_t required = 0; ///< arguments that must be there
    bool takes_rest = false;

    /// The words of [retval] and [lcid] parameters; no_word where there are none.
    static constexpr std::size_t no_word = ~std::size_t{0};
    std::size_t result_word = no_word;
    std::size_t locale_word = no_word;

    /// FUNC_DISPATCH: the object is asked by IDispatch::Invoke.
    bool by_dispatch = false;
    bool has_this = true;
    void* function = nullptr; ///< FUNC_STATIC
    std::size_t vtable_offset = 0;
    INVOKEKIND kind = INVOKE_FUNC;

    /// What the function itself returns: an HRESULT that says how it went, or the result.
    bool returns_status = true;
    /// The VARTYPE of the result, from the [retval] parameter or the return value; VT_VOID for none.
    VARTYPE result_vt = VT_VOID;
    /// Which parameter is [retval], if one is.
    std::size_t result_parameter = 0;
    native_type returned = native_type::i32;
};

/// Makes the plan of a function. DISP_E_BADCALLEE for a calling convention that is not the platform's,
/// DISP_E_BADVARTYPE for a parameter of a type no call can be made with, TYPE_E_* where the library cannot be
/// read.
HRESULT make_call_plan(const invocable& member, std::unique_ptr<call_plan>& out);

} // namespace comity
