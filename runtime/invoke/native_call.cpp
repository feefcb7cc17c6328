#include "native_call.hpp"

#include <array>
#include <utility>

namespace comity {

native_type native_type_of(VARTYPE type) noexcept {
    if (type & (VT_BYREF | VT_ARRAY))
        return native_type::pointer;
    switch (type) {
    case VT_EMPTY:
    case VT_VOID:
        return native_type::none;
    case VT_I1:
        return native_type::i8;
    case VT_UI1:
        return native_type::u8;
    case VT_I2:
    case VT_BOOL:
        return native_type::i16;
    case VT_UI2:
        return native_type::u16;
    case VT_I4:
    case VT_INT:
    case VT_ERROR:
    case VT_HRESULT:
        return native_type::i32;
    case VT_UI4:
    case VT_UINT:
        return native_type::u32;
    case VT_I8:
        return native_type::i64;
    case VT_UI8:
        return native_type::u64;
    case VT_R4:
        return native_type::r4;
    case VT_R8:
    case VT_DATE:
        return native_type::r8;
    case VT_CY:
        return native_type::currency;
    case VT_DECIMAL:
        return native_type::decimal;
    case VT_VARIANT:
        return native_type::variant;
    default:
        return native_type::pointer;
    }
}

namespace {

// ---- Direct calls ----

#if defined(__x86_64__) && !defined(_WIN32) && !defined(__ILP32__)
// System V: six integer and eight vector registers; what does not fit goes to the stack in order, eight bytes
// each, and later arguments may still use the registers that are left. A VARIANT (24 bytes) is copied to the
// stack.
constexpr std::size_t integer_registers = 6;
constexpr bool direct_calls = true;
constexpr bool variant_on_stack = true;
constexpr bool pair_closes_registers = false;
#elif defined(__aarch64__) && !defined(__APPLE__) && !defined(__ILP32__)
// AAPCS64: eight and eight. An aggregate of two words that does not fit closes the integer registers for all
// that follows; a VARIANT (more than 16 bytes) is passed as a pointer to a copy.
constexpr std::size_t integer_registers = 8;
constexpr bool direct_calls = true;
constexpr bool variant_on_stack = false;
constexpr bool pair_closes_registers = true;
#else
constexpr std::size_t integer_registers = 0;
constexpr bool direct_calls = false;
constexpr bool variant_on_stack = false;
constexpr bool pair_closes_registers = false;
#endif
constexpr std::size_t float_registers = 8;
// Calls with no more floating-point arguments than this need not load all of the registers for them.
constexpr std::size_t few_floats = 2;

template <class T, std::size_t>
using repeat = T;

// The callee is of another type than the pointer it is called through; that its arguments arrive is what the
// tests prove. clang's -fsanitize=function would report it.
#if defined(__clang__)
#define COMITY_CALLS_ANY_FUNCTION __attribute__((no_sanitize("function")))
#else
#define COMITY_CALLS_ANY_FUNCTION
#endif

// Words: the integer registers, then the stack, then the vector registers.
template <class Result, std::size_t... I, std::size_t... S, std::size_t... F>
COMITY_CALLS_ANY_FUNCTION void call_words(void* function, const std::uint64_t* words, std::uint64_t* result,
                                          std::index_sequence<I...>, std::index_sequence<S...>,
                                          std::index_sequence<F...>) {
    using function_type =
        Result (*)(repeat<std::uint64_t, I>..., repeat<double, F>..., repeat<std::uint64_t, S>...);
    const auto target = reinterpret_cast<function_type>(function);
    const Result value = target(words[I]..., std::bit_cast<double>(words[sizeof...(I) + sizeof...(S) + F])...,
                                words[sizeof...(I) + S]...);
    *result = std::bit_cast<std::uint64_t>(value);
}

template <class Result, std::size_t Integers, std::size_t Stack, std::size_t Floats>
void call_direct(void* function, const std::uint64_t* words, std::uint64_t* result) {
    call_words<Result>(function, words, result, std::make_index_sequence<Integers>{},
                       std::make_index_sequence<Stack>{}, std::make_index_sequence<Floats>{});
}

using caller_type = void (*)(void*, const std::uint64_t*, std::uint64_t*);

// One per number of integer registers used, without anything on the stack.
template <class Result, std::size_t Floats, std::size_t... I>
constexpr auto register_callers(std::index_sequence<I...>) {
    return std::array<caller_type, sizeof...(I)>{&call_direct<Result, I, 0, Floats>...};
}
template <class Result, std::size_t Floats>
constexpr auto callers = register_callers<Result, Floats>(std::make_index_sequence<integer_registers + 1>{});

template <class Result, std::size_t Floats>
caller_type find_caller(std::size_t integers, std::size_t stack) {
    switch (stack) {
    case 0:
        return callers<Result, Floats>[integers];
    case 4:
        return &call_direct<Result, integer_registers, 4, Floats>;
    case 8:
        return &call_direct<Result, integer_registers, 8, Floats>;
    default:
        return &call_direct<Result, integer_registers, 16, Floats>;
    }
}

template <class Result>
caller_type choose_caller(std::size_t integers, std::size_t stack, std::size_t floats) {
    return floats == 0            ? find_caller<Result, 0>(integers, stack)
           : floats == few_floats ? find_caller<Result, few_floats>(integers, stack)
                                  : find_caller<Result, float_registers>(integers, stack);
}

// ---- libffi ----

// libffi computes size and alignment of an aggregate when it first sees it, by writing into it: once, before
// two threads can.
struct aggregate_types {
    ffi_type* currency_fields[2] = {&ffi_type_sint64, nullptr};
    ffi_type* decimal_fields[6] = {&ffi_type_uint16, &ffi_type_uint8,  &ffi_type_uint8,
                                   &ffi_type_uint32, &ffi_type_uint64, nullptr};
    // The union's widest member is two pointers (a record), or eight bytes where pointers have four.
    ffi_type* variant_fields[7] = {&ffi_type_uint16, &ffi_type_uint16,
                                   &ffi_type_uint16, &ffi_type_uint16,
                                   &ffi_type_uint64, sizeof(void*) == 8 ? &ffi_type_uint64 : nullptr,
                                   nullptr};
    ffi_type currency{0, 0, FFI_TYPE_STRUCT, currency_fields};
    ffi_type decimal{0, 0, FFI_TYPE_STRUCT, decimal_fields};
    ffi_type variant{0, 0, FFI_TYPE_STRUCT, variant_fields};

    aggregate_types() {
        ffi_cif cif;
        ffi_type* all[] = {&currency, &decimal, &variant};
        ffi_prep_cif(&cif, FFI_DEFAULT_ABI, 3, &ffi_type_void, all);
    }
};

ffi_type* ffi_type_of(native_type type) {
    static aggregate_types aggregates;
    switch (type) {
    case native_type::none:
        return &ffi_type_void;
    case native_type::i8:
        return &ffi_type_sint8;
    case native_type::u8:
        return &ffi_type_uint8;
    case native_type::i16:
        return &ffi_type_sint16;
    case native_type::u16:
        return &ffi_type_uint16;
    case native_type::i32:
        return &ffi_type_sint32;
    case native_type::u32:
        return &ffi_type_uint32;
    case native_type::i64:
        return &ffi_type_sint64;
    case native_type::u64:
        return &ffi_type_uint64;
    case native_type::pointer:
        return &ffi_type_pointer;
    case native_type::r4:
        return &ffi_type_float;
    case native_type::r8:
        return &ffi_type_double;
    case native_type::currency:
        return &aggregates.currency;
    case native_type::decimal:
        return &aggregates.decimal;
    case native_type::variant:
        return &aggregates.variant;
    }
    return &ffi_type_void;
}

} // namespace

bool native_signature::place_direct(native_type result, const native_type* arguments, std::size_t count) {
    if (!direct_calls || result == native_type::decimal || result == native_type::variant)
        return false;
    // First pass: which arguments go where; words are numbered once the sizes of the parts are known.
    enum part : std::uint8_t { integer, vector, stack };
    struct spot {
        part where;
        std::size_t index;
    };
    std::vector<spot> spots(count);
    std::size_t integers = 0, vectors = 0, stacked = 0, copies = 0;
    for (std::size_t i = 0; i < count; ++i) {
        switch (arguments[i]) {
        case native_type::none:
            return false;
        case native_type::r4:
        case native_type::r8:
            spots[i] = vectors < float_registers ? spot{vector, vectors++} : spot{stack, stacked++};
            break;
        case native_type::decimal:
            if (integers + 2 <= integer_registers) {
                spots[i] = {integer, integers};
                integers += 2;
            } else {
                if (pair_closes_registers)
                    integers = integer_registers;
                spots[i] = {stack, stacked};
                stacked += 2;
            }
            break;
        case native_type::variant:
            if (variant_on_stack) {
                spots[i] = {stack, stacked};
                stacked += sizeof(VARIANT) / sizeof(std::uint64_t);
                break;
            }
            ++copies;
            [[fallthrough]];
        default:
            spots[i] = integers < integer_registers ? spot{integer, integers++} : spot{stack, stacked++};
        }
    }
    const std::size_t stack_words = stacked == 0 ? 0 : stacked <= 4 ? 4 : stacked <= 8 ? 8 : 16;
    if (stacked > stack_words)
        return false;
    const std::size_t integer_words = stack_words == 0 ? integers : integer_registers;
    const std::size_t vector_words = vectors == 0 ? 0 : vectors <= few_floats ? few_floats : float_registers;
    words_ = integer_words + stack_words + vector_words;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t base = spots[i].where == integer ? 0
                                 : spots[i].where == stack ? integer_words
                                                           : integer_words + stack_words;
        place& where = places_[i];
        where = {static_cast<std::uint16_t>(base + spots[i].index), no_word};
        if (arguments[i] == native_type::variant && !variant_on_stack) {
            where.pointer_word = where.word;
            where.word = static_cast<std::uint16_t>(words_);
            words_ += sizeof(VARIANT) / sizeof(std::uint64_t);
        }
    }
    starts_clear_ = stack_words != 0 || vector_words != 0;
    const bool real = result == native_type::r4 || result == native_type::r8;
    caller_ = real ? choose_caller<double>(integers, stack_words, vector_words)
                   : choose_caller<std::uint64_t>(integers, stack_words, vector_words);
    return true;
}

bool native_signature::prepare(native_type result, const native_type* arguments, std::size_t count,
                               bool through_libffi) {
    result_ = result;
    places_.resize(count);
    caller_ = nullptr;
    if (!through_libffi && place_direct(result, arguments, count))
        return true;
    words_ = 0;
    starts_clear_ = false;
    types_ = std::make_unique<ffi_type*[]>(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (arguments[i] == native_type::none)
            return false;
        types_[i] = ffi_type_of(arguments[i]);
        places_[i] = {static_cast<std::uint16_t>(words_), no_word};
        words_ += arguments[i] == native_type::variant   ? (sizeof(VARIANT) + 7) / 8
                  : arguments[i] == native_type::decimal ? (sizeof(DECIMAL) + 7) / 8
                                                         : 1;
    }
    return words_ < no_word && ffi_prep_cif(&cif_, FFI_DEFAULT_ABI, static_cast<unsigned>(count),
                                            ffi_type_of(result), types_.get()) == FFI_OK;
}

void native_signature::call_through_libffi(void* function, std::uint64_t* words,
                                           std::uint64_t* result) const {
    constexpr std::size_t usual = 16;
    void* few[usual];
    std::unique_ptr<void*[]> many;
    void** values = few;
    if (places_.size() > usual) {
        many = std::make_unique<void*[]>(places_.size());
        values = many.get();
    }
    for (std::size_t i = 0; i < places_.size(); ++i)
        values[i] = words + places_[i].word;
    union {
        ffi_arg number;
        std::uint64_t words[3];
    } answer{};
    // ffi_call takes the description it only reads as a pointer to non-const.
    ffi_call(const_cast<ffi_cif*>(&cif_), reinterpret_cast<void (*)()>(function), &answer, values);
    switch (result_) {
    case native_type::i8:
    case native_type::i16:
    case native_type::i32:
        *result = static_cast<std::uint64_t>(static_cast<std::int64_t>(static_cast<ffi_sarg>(answer.number)));
        break;
    case native_type::u8:
    case native_type::u16:
    case native_type::u32:
    case native_type::pointer:
        *result = answer.number;
        break;
    default:
        std::memcpy(result, answer.words, sizeof answer.words);
    }
}

} // namespace comity
