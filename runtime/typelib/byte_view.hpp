// Bytes that somebody else wrote, read only through bounds checks.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace comity::typelib {

// Every container read here (MSFT, PE, ELF of this machine) is little-endian and is copied out field by
// field.
static_assert(std::endian::native == std::endian::little,
              "the decoders copy little-endian fields as they are");

// A span of bytes that is not owned. Offsets and lengths are checked so that no sum can wrap around.
struct byte_view {
    const unsigned char* data = nullptr;
    std::size_t size = 0;

    bool contains(std::size_t offset, std::size_t length) const noexcept {
        return offset <= size && length <= size - offset;
    }

    // Copies a T out of the bytes, at any alignment. False, and `value` untouched, if it is not wholly
    // inside.
    template <class T>
    bool read(std::size_t offset, T& value) const noexcept {
        static_assert(std::is_trivially_copyable_v<T>);
        if (!contains(offset, sizeof(T)))
            return false;
        std::memcpy(&value, data + offset, sizeof(T));
        return true;
    }

    // The part that begins at `offset`; empty if that is not wholly inside.
    byte_view part(std::size_t offset, std::size_t length) const noexcept {
        return contains(offset, length) ? byte_view{data + offset, length} : byte_view{};
    }

    std::string_view text(std::size_t offset, std::size_t length) const noexcept {
        return contains(offset, length)
                   ? std::string_view(reinterpret_cast<const char*>(data) + offset, length)
                   : std::string_view{};
    }
};

} // namespace comity::typelib
