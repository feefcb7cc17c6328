// bstr: an owned BSTR, the string type of Automation.
#pragma once

#include <comity/layer.hpp>
#include <comity/utf.hpp>

#include <oleauto.h>

#include <climits>
#include <compare>
#include <concepts>
#include <cstddef>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// Owns one BSTR, or is null. A null BSTR and an empty one mean the same (""), compare equal, and both stay
/// as they are.
///
/// A BSTR and a pointer to text are one C type with two meanings, so no constructor takes a plain pointer:
/// say bstr::copy_of(b) for a BSTR, bstr::from_text(p) for NUL-terminated text, or bstr(b, take_ownership).
/// Text is given as a literal (OLESTR("...") or "..."), as UTF-16 or as UTF-8. What allocates throws
/// std::bad_alloc.
class bstr {
public:
    bstr() noexcept = default;
    bstr(std::nullptr_t) noexcept {}

    /// Takes over `raw`, which SysFreeString will free.
    bstr(BSTR raw, take_ownership_t) noexcept : raw_(raw) {}

    explicit bstr(std::u16string_view utf16) : raw_(allocate(detail::as_ole(utf16.data()), utf16.size())) {}
    explicit bstr(const std::u16string& utf16) : bstr(std::u16string_view(utf16)) {}
    explicit bstr(std::string_view utf8) : bstr(std::u16string_view(widen(utf8))) {}
    explicit bstr(const std::string& utf8) : bstr(std::string_view(utf8)) {}

    /// An array of OLECHAR: a literal, or a buffer; its text ends at the first NUL.
    template <std::size_t N>
    bstr(const OLECHAR (&literal)[N]) : raw_(allocate(literal, length_in(literal, N))) {}

    /// The same for UTF-8.
    template <std::size_t N>
    explicit bstr(const char (&literal)[N]) : bstr(std::string_view(literal, length_in(literal, N))) {}
#if defined(COMITY_SHORT_WCHAR)
    // u"..." is an ordinary way to write UTF-16 even where OLESTR("...") is L"...".
    template <std::size_t N>
    bstr(const char16_t (&literal)[N]) : bstr(std::u16string_view(literal, length_in(literal, N))) {}
#endif

    template <class Pointer, std::enable_if_t<std::is_pointer_v<std::remove_cvref_t<Pointer>>, int> = 0>
    bstr(Pointer&&) = delete;

    bstr(const bstr& other) : raw_(copy(other.raw_)) {}
    bstr(bstr&& other) noexcept : raw_(std::exchange(other.raw_, nullptr)) {}
    ~bstr() {
        SysFreeString(raw_);
    }

    bstr& operator=(const bstr& other) {
        bstr(other).swap(*this);
        return *this;
    }
    bstr& operator=(bstr&& other) noexcept {
        bstr(std::move(other)).swap(*this);
        return *this;
    }

    /// A copy of a BSTR: byte length, embedded NULs and a trailing odd byte included. Null gives null.
    static bstr copy_of(BSTR raw) {
        return bstr(copy(raw), take_ownership);
    }

    /// A copy of NUL-terminated text (an LPCOLESTR). Null gives null.
    static bstr from_text(const OLECHAR* text) {
        return text == nullptr ? bstr() : bstr(allocate(text, detail::text_length(text)), take_ownership);
    }

    /// A BSTR of `count` bytes, which need not be text.
    static bstr from_bytes(const void* bytes, UINT count) {
        return bstr(checked(SysAllocStringByteLen(static_cast<const char*>(bytes), count)), take_ownership);
    }

    /// The BSTR for a call that only reads it. Still owned here.
    BSTR get() const noexcept {
        return raw_;
    }
    explicit operator bool() const noexcept {
        return raw_ != nullptr;
    }

    /// For out parameters: frees what is held, then gives the address to write the new BSTR to.
    BSTR* put() noexcept {
        SysFreeString(std::exchange(raw_, nullptr));
        return &raw_;
    }

    /// For in-out parameters: the address of what is held.
    BSTR* in_out() noexcept {
        return &raw_;
    }

    void attach(BSTR raw) noexcept {
        SysFreeString(std::exchange(raw_, raw));
    }

    /// Gives the BSTR to the caller, who must free it or pass it on.
    [[nodiscard]] BSTR detach() noexcept {
        return std::exchange(raw_, nullptr);
    }

    /// Gives the BSTR to a method's out parameter: S_OK, or E_POINTER (and nothing given) when `out` is null.
    HRESULT detach_to(BSTR* out) noexcept {
        if (out == nullptr)
            return E_POINTER;
        *out = detach();
        return S_OK;
    }

    /// Writes a copy to a method's out parameter: S_OK, E_POINTER, or E_OUTOFMEMORY with `*out` null.
    HRESULT copy_to(BSTR* out) const noexcept {
        if (out == nullptr)
            return E_POINTER;
        *out = nullptr;
        if (raw_ == nullptr)
            return S_OK;
        *out = SysAllocStringByteLen(reinterpret_cast<const char*>(raw_), SysStringByteLen(raw_));
        return *out != nullptr ? S_OK : E_OUTOFMEMORY;
    }

    /// In UTF-16 units, without the terminator.
    std::size_t size() const noexcept {
        return SysStringLen(raw_);
    }
    bool empty() const noexcept {
        return size() == 0;
    }

    /// The text where it lies; valid until this object changes. Terminated by a NUL unless null.
    std::u16string_view view() const noexcept {
        return detail::as_u16(raw_, size());
    }
    std::u16string utf16() const {
        return std::u16string(view());
    }
    std::string utf8() const {
        return narrow(view());
    }

    void swap(bstr& other) noexcept {
        std::swap(raw_, other.raw_);
    }

    friend bool operator==(const bstr& left, const bstr& right) noexcept {
        return left.view() == right.view();
    }
    /// By UTF-16 units, not by any language's order.
    friend std::strong_ordering operator<=>(const bstr& left, const bstr& right) noexcept {
        return left.view().compare(right.view()) <=> 0;
    }
    template <class Text>
        requires(!std::same_as<Text, bstr> && std::convertible_to<const Text&, wide_text>)
    friend bool operator==(const bstr& left, const Text& right) noexcept {
        return left.view() == wide_text(right).view();
    }

private:
    template <class Unit>
    static std::size_t length_in(const Unit* units, std::size_t capacity) noexcept {
        std::size_t length = 0;
        while (length < capacity && units[length] != 0)
            ++length;
        return length;
    }

    static BSTR checked(BSTR raw) {
        if (raw == nullptr)
            throw std::bad_alloc();
        return raw;
    }

    static BSTR allocate(const OLECHAR* text, std::size_t units) {
        // A BSTR counts its bytes in 32 bits.
        if (units > (UINT_MAX - 16) / sizeof(OLECHAR))
            throw std::bad_alloc();
        return checked(SysAllocStringLen(text, static_cast<UINT>(units)));
    }

    static BSTR copy(BSTR raw) {
        if (raw == nullptr)
            return nullptr;
        return checked(SysAllocStringByteLen(reinterpret_cast<const char*>(raw), SysStringByteLen(raw)));
    }

    BSTR raw_ = nullptr;
};

inline void swap(bstr& left, bstr& right) noexcept {
    left.swap(right);
}

/// The text of a BSTR that somebody else owns, for reading; "" for null.
inline std::u16string_view view_of(BSTR raw) noexcept {
    return detail::as_u16(raw, SysStringLen(raw));
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
