// Direct calls are right when a function that libffi made for the same signature receives the same bytes, and
// when libffi calling it gives the same: over every signature that fits the registers, and over many that do
// not.
#include <array>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "native_call.hpp"

namespace {

using comity::native_signature;
using comity::native_type;
using comity::put_word;

constexpr std::array numbers = {native_type::i8,  native_type::u8,  native_type::i16,
                                native_type::u16, native_type::i32, native_type::u32,
                                native_type::i64, native_type::u64, native_type::pointer};
constexpr std::array classes = {native_type::i64, native_type::r8, native_type::r4, native_type::decimal,
                                native_type::variant};
constexpr std::array all_types = {
    native_type::i8,  native_type::u8,       native_type::i16,     native_type::u16,     native_type::i32,
    native_type::u32, native_type::i64,      native_type::u64,     native_type::pointer, native_type::r4,
    native_type::r8,  native_type::currency, native_type::decimal, native_type::variant};

// The test's own description of the aggregates, so that a mistake in ours would show.
ffi_type* ffi_of(native_type type) {
    static ffi_type* cy_fields[] = {&ffi_type_sint64, nullptr};
    static ffi_type cy{0, 0, FFI_TYPE_STRUCT, cy_fields};
    static ffi_type* decimal_fields[] = {&ffi_type_uint32, &ffi_type_uint32, &ffi_type_uint64, nullptr};
    static ffi_type decimal{0, 0, FFI_TYPE_STRUCT, decimal_fields};
    static ffi_type* variant_fields[] = {&ffi_type_uint64, &ffi_type_pointer, &ffi_type_pointer, nullptr};
    static ffi_type variant{0, 0, FFI_TYPE_STRUCT, variant_fields};
    switch (type) {
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
        return &cy;
    case native_type::decimal:
        return &decimal;
    case native_type::variant:
        return &variant;
    case native_type::none:
        break;
    }
    return &ffi_type_void;
}

std::size_t size_of(native_type type) {
    switch (type) {
    case native_type::none:
        return 0;
    case native_type::i8:
    case native_type::u8:
        return 1;
    case native_type::i16:
    case native_type::u16:
        return 2;
    case native_type::i32:
    case native_type::u32:
    case native_type::r4:
        return 4;
    case native_type::decimal:
        return 16;
    case native_type::variant:
        return 24;
    default:
        return 8;
    }
}

// Bytes for argument `index`: different for each, and with the sign bit of small numbers now set, now not.
void pattern(std::size_t index, unsigned char* bytes) {
    for (std::size_t i = 0; i < 24; ++i)
        bytes[i] = static_cast<unsigned char>(0x83 + 0x35 * index + 0x11 * i);
    // No signalling NaN: moving one through a register may quiet it.
    bytes[3] = bytes[7] = 0x40;
}

struct received {
    const std::vector<native_type>* types;
    std::vector<std::array<unsigned char, 24>> arguments;
    std::array<unsigned char, 24> answer;
    native_type result;
    int calls = 0;
};

void receive(ffi_cif*, void* result, void** values, void* data) {
    received& log = *static_cast<received*>(data);
    ++log.calls;
    for (std::size_t i = 0; i < log.types->size(); ++i)
        std::memcpy(log.arguments[i].data(), values[i], size_of((*log.types)[i]));
    ffi_arg number = 0;
    switch (log.result) {
    case native_type::none:
        return;
    case native_type::i8:
        number = static_cast<ffi_arg>(static_cast<signed char>(log.answer[0]));
        break;
    case native_type::u8:
        number = log.answer[0];
        break;
    case native_type::i16: {
        std::int16_t small;
        std::memcpy(&small, log.answer.data(), sizeof small);
        number = static_cast<ffi_arg>(small);
        break;
    }
    case native_type::u16: {
        std::uint16_t small;
        std::memcpy(&small, log.answer.data(), sizeof small);
        number = small;
        break;
    }
    case native_type::i32: {
        std::int32_t value;
        std::memcpy(&value, log.answer.data(), sizeof value);
        number = static_cast<ffi_arg>(value);
        break;
    }
    case native_type::u32: {
        std::uint32_t value;
        std::memcpy(&value, log.answer.data(), sizeof value);
        number = value;
        break;
    }
    default:
        std::memcpy(result, log.answer.data(), size_of(log.result));
        return;
    }
    std::memcpy(result, &number, sizeof number);
}

std::string text(const std::vector<native_type>& types, native_type result) {
    std::string made = std::to_string(static_cast<int>(result)) + " (";
    for (native_type type : types)
        made += std::to_string(static_cast<int>(type)) + " ";
    return made + ")";
}

void write(const native_signature& signature, std::uint64_t* words, std::size_t index, native_type type,
           const unsigned char* bytes) {
    std::uint64_t* word = words + signature.word_of(index);
    const auto as = [&]<class T>(T value) {
        std::memcpy(&value, bytes, sizeof value);
        return value;
    };
    switch (type) {
    case native_type::i8:
        return put_word(word, as(std::int8_t{}));
    case native_type::u8:
        return put_word(word, as(std::uint8_t{}));
    case native_type::i16:
        return put_word(word, as(std::int16_t{}));
    case native_type::u16:
        return put_word(word, as(std::uint16_t{}));
    case native_type::i32:
        return put_word(word, as(std::int32_t{}));
    case native_type::u32:
        return put_word(word, as(std::uint32_t{}));
    case native_type::r4:
        return put_word(word, as(float{}));
    case native_type::r8:
        return put_word(word, as(double{}));
    case native_type::variant:
        return signature.put_variant(words, index, as(VARIANT{}));
    default:
        std::memcpy(word, bytes, size_of(type));
    }
}

enum class way { direct, libffi };

// Calls a closure of this signature and compares what it received and what came back.
void check(const std::vector<native_type>& types, native_type result, way how, bool* was_direct = nullptr) {
    std::vector<ffi_type*> ffi_types;
    for (native_type type : types)
        ffi_types.push_back(ffi_of(type));
    ffi_cif cif;
    ASSERT_EQ(ffi_prep_cif(&cif, FFI_DEFAULT_ABI, static_cast<unsigned>(types.size()), ffi_of(result),
                           ffi_types.data()),
              FFI_OK);
    received log{&types, {}, {}, result, 0};
    log.arguments.resize(types.size());
    pattern(99, log.answer.data());
    void* code = nullptr;
    auto* closure = static_cast<ffi_closure*>(ffi_closure_alloc(sizeof(ffi_closure), &code));
    ASSERT_NE(closure, nullptr);
    ASSERT_EQ(ffi_prep_closure_loc(closure, &cif, receive, &log, code), FFI_OK);

    native_signature signature;
    ASSERT_TRUE(signature.prepare(result, types.data(), types.size(), how == way::libffi));
    if (was_direct)
        *was_direct = signature.direct();
    std::vector<std::uint64_t> words(signature.words() + 1);
    std::array<unsigned char, 24> bytes;
    for (std::size_t i = 0; i < types.size(); ++i) {
        pattern(i, bytes.data());
        write(signature, words.data(), i, types[i], bytes.data());
    }
    std::uint64_t answer[3]{};
    signature.call(code, words.data(), answer);
    ffi_closure_free(closure);

    EXPECT_EQ(log.calls, 1);
    for (std::size_t i = 0; i < types.size(); ++i) {
        pattern(i, bytes.data());
        ASSERT_EQ(std::memcmp(bytes.data(), log.arguments[i].data(), size_of(types[i])), 0)
            << "argument " << i << " of " << text(types, result);
    }
    const bool small = size_of(result) < 8 && result != native_type::r4;
    std::array<unsigned char, 24> got{};
    if (small) {
        for (std::size_t i = 0; i < size_of(result); ++i)
            got[i] = static_cast<unsigned char>(answer[0] >> (8 * i));
    } else {
        std::memcpy(got.data(), answer, size_of(result));
    }
    if (result != native_type::none) {
        ASSERT_EQ(std::memcmp(got.data(), log.answer.data(), size_of(result)), 0)
            << "result of " << text(types, result);
    }
}

// Runs `body` for every sequence of `length` out of `alphabet`.
template <class Alphabet, class Body>
void for_each_sequence(const Alphabet& alphabet, std::size_t length, Body body) {
    std::vector<std::size_t> digits(length, 0);
    std::vector<native_type> types(length);
    for (;;) {
        for (std::size_t i = 0; i < length; ++i)
            types[i] = alphabet[digits[i]];
        body(types);
        std::size_t i = 0;
        while (i < length && ++digits[i] == alphabet.size())
            digits[i++] = 0;
        if (i == length)
            return;
    }
}

constexpr bool has_direct_calls =
#if (defined(__x86_64__) || defined(__aarch64__)) && !defined(__ILP32__)
    true;
#else
    false;
#endif
#if defined(__aarch64__)
constexpr std::size_t registers = 8;
#else
constexpr std::size_t registers = 6;
#endif

// A method: the object's pointer, then whatever numbers fit the registers with it.
TEST(native_call, every_integer_signature_that_fits_the_registers) {
    std::size_t signatures = 0;
    for (std::size_t length = 0; length <= 5 && length + 1 <= registers; ++length) {
        for_each_sequence(numbers, length, [&](std::vector<native_type> types) {
            types.insert(types.begin(), native_type::pointer);
            bool direct = false;
            ASSERT_NO_FATAL_FAILURE(check(types, native_type::i32, way::direct, &direct));
            EXPECT_EQ(direct, has_direct_calls);
            ++signatures;
        });
        if (HasFatalFailure())
            return;
    }
    EXPECT_EQ(signatures, 66430u);
}

// On a CPU with more registers the rest of them: width does not decide where an argument goes, so three
// widths do.
TEST(native_call, integer_signatures_up_to_the_last_register) {
    constexpr std::array widths = {native_type::i16, native_type::u32, native_type::i64};
    for (std::size_t length = 6; length <= 8; ++length) {
        for_each_sequence(widths, length, [&](const std::vector<native_type>& types) {
            ASSERT_NO_FATAL_FAILURE(check(types, native_type::i32, way::direct));
        });
        if (HasFatalFailure())
            return;
    }
}

TEST(native_call, every_mixture_of_argument_classes) {
    for (std::size_t length = 1; length <= 6; ++length) {
        for_each_sequence(classes, length, [&](std::vector<native_type> types) {
            types.insert(types.begin(), native_type::pointer);
            ASSERT_NO_FATAL_FAILURE(check(types, native_type::i32, way::direct));
        });
        if (HasFatalFailure())
            return;
    }
}

TEST(native_call, every_result_type) {
    std::vector<native_type> results(all_types.begin(), all_types.end());
    results.push_back(native_type::none);
    for (native_type result : results)
        for (std::size_t length = 0; length <= 2; ++length)
            for_each_sequence(all_types, length, [&](const std::vector<native_type>& types) {
                check(types, result, way::direct);
                check(types, result, way::libffi);
            });
}

TEST(native_call, the_same_through_libffi) {
    for (std::size_t length = 0; length <= 3; ++length)
        for_each_sequence(all_types, length, [&](const std::vector<native_type>& types) {
            check(types, native_type::i32, way::libffi);
        });
}

TEST(native_call, long_signatures) {
    std::mt19937 random(20260101);
    for (int round = 0; round < 20000; ++round) {
        std::vector<native_type> types(random() % 28);
        for (native_type& type : types)
            type = all_types[random() % all_types.size()];
        const native_type result = all_types[random() % all_types.size()];
        ASSERT_NO_FATAL_FAILURE(check(types, result, way::direct));
    }
}

// Compiled functions, not closures: what a compiler makes of the same signatures.
struct compiled {
    static double mixed(void* object, double a, int b, float c, short d, LONGLONG e, double f, signed char g,
                        void* h, double i, unsigned char j) {
        return object == h ? a + b + c + d + static_cast<double>(e) + f + g + i + j : -1;
    }
    static LONG by_value(VARIANT a, DECIMAL b, CY c, LONG d) {
        return a.lVal + static_cast<LONG>(b.Lo64) + static_cast<LONG>(c.int64) + d;
    }
};

TEST(native_call, compiled_functions) {
    using t = native_type;
    const t mixed[] = {t::pointer, t::r8, t::i32,     t::r4, t::i16, t::i64,
                       t::r8,      t::i8, t::pointer, t::r8, t::u8};
    for (bool libffi : {false, true}) {
        native_signature signature;
        ASSERT_TRUE(signature.prepare(t::r8, mixed, std::size(mixed), libffi));
        std::vector<std::uint64_t> words(signature.words());
        int object;
        const auto at = [&](std::size_t index) { return words.data() + signature.word_of(index); };
        put_word(at(0), static_cast<void*>(&object));
        put_word(at(1), 1.5);
        put_word(at(2), -20);
        put_word(at(3), 0.25f);
        put_word(at(4), short(-300));
        put_word(at(5), LONGLONG(4000));
        put_word(at(6), 2.0);
        put_word(at(7), static_cast<signed char>(-5));
        put_word(at(8), static_cast<void*>(&object));
        put_word(at(9), 0.125);
        put_word(at(10), static_cast<unsigned char>(200));
        std::uint64_t answer[3]{};
        signature.call(reinterpret_cast<void*>(&compiled::mixed), words.data(), answer);
        EXPECT_EQ(std::bit_cast<double>(answer[0]), 1.5 - 20 + 0.25 - 300 + 4000 + 2 - 5 + 0.125 + 200);
    }
    const t by_value[] = {t::variant, t::decimal, t::currency, t::i32};
    for (bool libffi : {false, true}) {
        native_signature signature;
        ASSERT_TRUE(signature.prepare(t::i32, by_value, std::size(by_value), libffi));
        std::vector<std::uint64_t> words(signature.words());
        VARIANT variant{};
        variant.lVal = 1000;
        signature.put_variant(words.data(), 0, variant);
        DECIMAL decimal{};
        decimal.Lo64 = 200;
        std::memcpy(words.data() + signature.word_of(1), &decimal, sizeof decimal);
        put_word(words.data() + signature.word_of(2), LONGLONG(30));
        put_word(words.data() + signature.word_of(3), 4);
        std::uint64_t answer[3]{};
        signature.call(reinterpret_cast<void*>(&compiled::by_value), words.data(), answer);
        EXPECT_EQ(static_cast<LONG>(answer[0]), 1234);
    }
}

} // namespace
