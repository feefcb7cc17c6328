/// Text between UTF-16 and the byte encodings that MultiByteToWideChar and its relatives know.
#pragma once

#include <cstddef>
#include <optional>

#include <windef.h>

namespace comity {

/// The byte encodings there are here. The system's own ("ANSI", "OEM", a thread's) is UTF-8.
enum class encoding { utf8, windows_1252, latin1, ascii };

/// The encoding of a code page number, none for one that is not known. 0 to 3 (CP_ACP, CP_OEMCP, CP_MACCP,
/// CP_THREAD_ACP) are UTF-8.
std::optional<encoding> find_encoding(UINT code_page) noexcept;

/// Where a conversion puts its result: so many units from `at`. Without room for anything (`at` null) it only
/// counts.
template <class Unit>
struct conversion_target {
    Unit* at;
    std::size_t room;
};

/// What became of a conversion.
struct conversion_result {
    /// Units written, or that would be.
    std::size_t length = 0;
    /// The room was not enough; what fits has been written.
    bool overflow = false;
    /// Something ill-formed, or that the encoding has no code for, was replaced.
    bool replaced = false;
};

/// Bytes to UTF-16. What is ill-formed UTF-8 becomes U+FFFD, one for each maximal ill-formed part (The
/// Unicode Standard 3.9).
conversion_result decode_bytes(encoding from, const char* bytes, std::size_t count,
                               conversion_target<char16_t> to) noexcept;

/// UTF-16 to bytes. An unpaired surrogate becomes U+FFFD in UTF-8; what a single-byte encoding has no code
/// for becomes `substitute`, each half of a surrogate pair for itself. With `best_fit`, a character's nearest
/// relative (the letter without its accent, the plain quote) goes before the substitute.
conversion_result encode_units(encoding to, const char16_t* units, std::size_t count,
                               conversion_target<char> target, char substitute, bool best_fit) noexcept;

/// The number of units in front of the NUL. Fast.
std::size_t wide_length(const char16_t* text) noexcept;
/// As wide_length, but reads and answers at most `most`.
std::size_t wide_length(const char16_t* text, std::size_t most) noexcept;

} // namespace comity
