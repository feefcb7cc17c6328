/// From a VARIANT to the word a parameter takes, and back through references after the call.
#pragma once

#include <cstdint>
#include <memory>

#include "call_plan.hpp"

namespace comity {

/// The memory of one call: words, and what had to be made for arguments that could not be passed as they are.
/// On the stack for calls of usual size.
class call_frame {
public:
    explicit call_frame(const call_plan& plan) {
        const std::size_t words = plan.signature.words();
        if (words > usual_words || plan.parameters.size() > usual_loans)
            make_room(plan);
        else if (plan.signature.starts_clear())
            for (std::size_t i = 0; i < words; ++i)
                words_[i] = 0;
    }
    call_frame(const call_frame&) = delete;
    call_frame& operator=(const call_frame&) = delete;
    ~call_frame() { give_up(); }

    std::uint64_t* words() noexcept { return words_; }

    /// A VARIANT for the time of the call, VT_EMPTY; cleared at the end. `back` says which argument its value
    /// goes to after a call that succeeded.
    VARIANT& borrow(const VARIANT* back = nullptr, UINT index = 0) noexcept;

    /// The function is given the address of the last borrowed VARIANT's value only, so its VARTYPE stays
    /// `vt`. (That of a DECIMAL lies where the function may write.)
    void fix_type(VARTYPE vt) noexcept { loans_[borrowed_ - 1].fixed = vt; }

    /// Gives what the function left in the borrowed VARIANTs to the arguments that refer to them.
    /// @return a failure of a conversion; `bad` is then the argument's index
    HRESULT write_back(UINT& bad) noexcept { return borrowed_ ? write_back_borrowed(bad) : S_OK; }

    /// Clears what was borrowed.
    void give_up() noexcept {
        if (borrowed_)
            clear_borrowed();
    }

private:
    struct loan {
        VARIANT value;
        VARTYPE fixed;       ///< VT_EMPTY, or the VARTYPE it has whatever the function does
        const VARIANT* back; ///< VT_BYREF argument, or null
        UINT index;
    };
    HRESULT write_back_borrowed(UINT& bad) noexcept;
    void clear_borrowed() noexcept;
    void make_room(const call_plan& plan);

    static constexpr std::size_t usual_words = 32;
    static constexpr std::size_t usual_loans = 6;
    std::uint64_t few_words_[usual_words];
    loan few_loans_[usual_loans];
    std::unique_ptr<std::uint64_t[]> many_words_;
    std::unique_ptr<loan[]> many_loans_;
    std::uint64_t* words_ = few_words_;
    loan* loans_ = few_loans_;
    std::size_t borrowed_ = 0;
};

/// Fills the words of `parameter` from `argument`, which is at `index` of rgvarg, by whatever conversion it
/// takes.
HRESULT take_argument(const call_plan& plan, const parameter_plan& parameter, const VARIANT& argument,
                      UINT index, call_frame& frame) noexcept;

/// The same for a parameter without an argument: its default, or what stands for "missing".
HRESULT take_nothing(const call_plan& plan, const parameter_plan& parameter, call_frame& frame) noexcept;

/// Packs `count` arguments, the first of them at `arguments[count - 1]`, into the SAFEARRAY of a [vararg]
/// parameter.
HRESULT take_rest(const parameter_plan& parameter, const VARIANT* arguments, UINT count,
                  call_frame& frame) noexcept;

/// The argument whose VARTYPE is the one the plan expects: no conversion, no failure.
inline void move_quick(const call_plan& plan, const parameter_plan& parameter, const VARIANT& argument,
                       std::uint64_t* words) noexcept {
    std::uint64_t* word = words + parameter.word;
    using quick = parameter_plan::quick;
    switch (parameter.move) {
    case quick::i8:
        return put_word(word, static_cast<signed char>(argument.cVal));
    case quick::u8:
        return put_word(word, argument.bVal);
    case quick::i16:
        return put_word(word, argument.iVal);
    case quick::u16:
        return put_word(word, argument.uiVal);
    case quick::i32:
        return put_word(word, argument.lVal);
    case quick::u32:
        return put_word(word, argument.ulVal);
    case quick::r4:
        return put_word(word, argument.fltVal);
    case quick::decimal:
        std::memcpy(word, &argument.decVal, sizeof argument.decVal);
        return;
    case quick::variant:
        return plan.signature.put_variant(words, parameter.argument, argument);
    case quick::word:
    case quick::byref:
    case quick::none:
        std::memcpy(word, &argument.llVal, sizeof argument.llVal);
    }
}

/// A whole number for a parameter of another number type that holds it: the conversions that programs ask for
/// most, and that need no rule. @return false where VariantChangeType has to decide
inline bool move_whole_number(const parameter_plan& parameter, const VARIANT& argument,
                              std::uint64_t* words) noexcept {
    if (parameter.how != parameter_plan::shape::value)
        return false;
    LONGLONG number;
    switch (argument.vt) {
    case VT_I2:
        number = argument.iVal;
        break;
    case VT_I4:
    case VT_INT:
        number = argument.lVal;
        break;
    case VT_UI1:
        number = argument.bVal;
        break;
    case VT_R8:
        if (!(argument.dblVal >= -2147483648.0 && argument.dblVal <= 2147483647.0))
            return false;
        number = static_cast<LONG>(argument.dblVal);
        if (static_cast<double>(number) != argument.dblVal)
            return false;
        break;
    default:
        return false;
    }
    std::uint64_t* word = words + parameter.word;
    switch (parameter.vt) {
    case VT_I2:
        if (number != static_cast<SHORT>(number))
            return false;
        put_word(word, static_cast<SHORT>(number));
        return true;
    case VT_I4:
        put_word(word, static_cast<LONG>(number)); // all of the sources fit
        return true;
    case VT_I8:
        put_word(word, number);
        return true;
    case VT_BOOL:
        put_word(word, number ? VARIANT_TRUE : VARIANT_FALSE);
        return true;
    case VT_R4:
        put_word(word, static_cast<float>(number));
        return true;
    case VT_R8:
        put_word(word, static_cast<double>(number));
        return true;
    default:
        return false;
    }
}

} // namespace comity
