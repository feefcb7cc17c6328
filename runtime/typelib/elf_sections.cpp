// Layout: System V Application Binary Interface, chapter 4, "Sections"; elf(5).
#include "elf_sections.hpp"

#include <charconv>

#include <elf.h>

namespace comity::typelib {

namespace {

constexpr std::string_view section_prefix = ".comity.typelib.";

struct elf32 {
    using file_header = Elf32_Ehdr;
    using section_header = Elf32_Shdr;
};
struct elf64 {
    using file_header = Elf64_Ehdr;
    using section_header = Elf64_Shdr;
};

// The number at the end of a section's name; 0 if it is no such section.
unsigned typelib_number(const byte_view& names, std::size_t offset) noexcept {
    if (offset >= names.size)
        return 0;
    std::string_view name(reinterpret_cast<const char*>(names.data) + offset, names.size - offset);
    if (!name.starts_with(section_prefix))
        return 0;
    name.remove_prefix(section_prefix.size());
    unsigned number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    return error == std::errc() && end != name.data() + name.size() && *end == '\0' ? number : 0;
}

template <class Elf>
byte_view find_section(const byte_view& file, unsigned wanted) noexcept {
    typename Elf::file_header header;
    typename Elf::section_header section;
    if (!file.read(0, header) || header.e_shoff == 0 || header.e_shentsize != sizeof section ||
        header.e_shoff > file.size)
        return {};
    const auto table = static_cast<std::size_t>(header.e_shoff);
    std::size_t count = header.e_shnum, names_index = header.e_shstrndx;
    if (!file.read(table, section))
        return {};
    // A file with very many sections keeps the two numbers in the first section header.
    if (count == 0)
        count = static_cast<std::size_t>(section.sh_size);
    if (names_index == SHN_XINDEX)
        names_index = section.sh_link;
    if (count > (file.size - table) / sizeof section || names_index >= count)
        return {};
    if (!file.read(table + names_index * sizeof section, section))
        return {};
    const byte_view names =
        file.part(static_cast<std::size_t>(section.sh_offset), static_cast<std::size_t>(section.sh_size));

    byte_view found;
    unsigned found_number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!file.read(table + i * sizeof section, section) || section.sh_type == SHT_NOBITS)
            continue;
        const unsigned number = typelib_number(names, section.sh_name);
        if (number == 0 || (wanted != 0 && number != wanted) || (found_number != 0 && number >= found_number))
            continue;
        found =
            file.part(static_cast<std::size_t>(section.sh_offset), static_cast<std::size_t>(section.sh_size));
        found_number = number;
    }
    return found;
}

} // namespace

bool looks_like_elf(const byte_view& file) noexcept {
    return file.size > EI_DATA && std::memcmp(file.data, ELFMAG, SELFMAG) == 0;
}

byte_view find_elf_typelib(const byte_view& file, unsigned number) noexcept {
    if (!looks_like_elf(file) || file.data[EI_DATA] != ELFDATA2LSB)
        return {};
    switch (file.data[EI_CLASS]) {
    case ELFCLASS64:
        return find_section<elf64>(file, number);
    case ELFCLASS32:
        return find_section<elf32>(file, number);
    default:
        return {};
    }
}

} // namespace comity::typelib
