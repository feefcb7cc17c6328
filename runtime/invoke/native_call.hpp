/// Calls of functions whose signature is only known at run time, by the platform's C calling convention.
///
/// A signature is prepared once. From then on a call is: write the arguments into an array of 64-bit words,
/// each at the place the signature gives it, and call. Where all arguments travel in registers and on the
/// stack in a way we know (x86-64 System V, AArch64 AAPCS64), the words are the registers and the stack, and
/// the function is called through a pointer of fitting type; everything else goes through libffi.
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <memory>
#include <type_traits>
#include <vector>

#include <ffi.h>
#include <oaidl.h>

namespace comity {

/// What an argument or a result is to the calling convention.
enum class native_type : std::uint8_t {
    none, ///< no result
    i8,
    u8,
    i16,
    u16,
    i32,
    u32,
    i64,
    u64,
    pointer,
    r4,
    r8,
    currency, ///< CY by value
    decimal,  ///< DECIMAL by value
    variant,  ///< VARIANT by value
};

/// How a value of this VARTYPE is passed by value; VT_BYREF, VT_ARRAY and everything that is a pointer is
/// `pointer`. @return native_type::none for VT_EMPTY and VT_VOID
native_type native_type_of(VARTYPE type) noexcept;

/// Writes a number or a pointer into an argument word.
template <class T>
requires(std::is_arithmetic_v<T> || std::is_pointer_v<T>) void put_word(std::uint64_t* word,
                                                                        T value) noexcept {
    if constexpr (std::endian::native == std::endian::little && std::is_integral_v<T>) {
        // Widened: compilers differ in whether they rely on the caller for that.
        *word = static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
        if constexpr (std::is_unsigned_v<T>)
            *word = value;
    } else {
        static_assert(sizeof(T) <= sizeof(*word));
        *word = 0;
        std::memcpy(word, &value, sizeof value);
    }
}

class native_signature {
public:
    /// Places arguments and result. With `through_libffi` the direct way is not taken (tests compare the
    /// two).
    /// @return false where libffi refuses the signature. @throws std::bad_alloc
    bool prepare(native_type result, const native_type* arguments, std::size_t count,
                 bool through_libffi = false);

    /// How many words a call needs.
    std::size_t words() const noexcept { return words_; }
    /// The word (the first of two for DECIMAL) that argument `index` is written to.
    std::size_t word_of(std::size_t index) const noexcept { return places_[index].word; }
    /// True where calls do not go through libffi.
    bool direct() const noexcept { return caller_ != nullptr; }

    /// Writes a VARIANT passed by value: its bytes, and where the convention wants one, a pointer to them.
    void put_variant(std::uint64_t* words, std::size_t index, const VARIANT& value) const noexcept {
        const place& where = places_[index];
        std::memcpy(words + where.word, &value, sizeof value);
        if (where.pointer_word != no_word)
            put_word(words + where.pointer_word, static_cast<void*>(words + where.word));
    }

    /// Calls `function`. `words` has words() elements: where starts_clear() says so all of them zero before
    /// the arguments were written. The result arrives in `result` (three words): a number widened to 64 bits
    /// (so that a cast of result[0] is its value), R4, R8 and aggregates as their bytes from the start.
    void call(void* function, std::uint64_t* words, std::uint64_t* result) const {
        if (caller_)
            caller_(function, words, result);
        else
            call_through_libffi(function, words, result);
    }
    bool starts_clear() const noexcept { return starts_clear_; }

private:
    static constexpr std::uint16_t no_word = 0xffff;
    struct place {
        std::uint16_t word;
        std::uint16_t pointer_word;
    };
    using caller = void (*)(void* function, const std::uint64_t* words, std::uint64_t* result);

    bool place_direct(native_type result, const native_type* arguments, std::size_t count);
    void call_through_libffi(void* function, std::uint64_t* words, std::uint64_t* result) const;

    caller caller_ = nullptr;
    std::size_t words_ = 0;
    bool starts_clear_ = false;
    native_type result_ = native_type::none;
    std::vector<place> places_;
    // Only where calls go through libffi.
    std::unique_ptr<ffi_type*[]> types_;
    ffi_cif cif_{};
};

} // namespace comity
