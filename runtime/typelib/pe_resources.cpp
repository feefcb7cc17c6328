// Layout: Microsoft's "PE Format", https://learn.microsoft.com/windows/win32/debug/pe-format, "The .rsrc
// Section".
#include "pe_resources.hpp"

namespace comity::typelib {

namespace {

constexpr std::size_t dos_header_pe_offset = 0x3c;
constexpr std::uint32_t pe_signature = 0x00004550; // "PE\0\0"
constexpr std::size_t coff_header_bytes = 20;
constexpr std::size_t section_header_bytes = 40;
constexpr std::uint16_t pe32 = 0x10b;
constexpr std::uint16_t pe32_plus = 0x20b;
constexpr std::size_t resource_directory_index = 2;
constexpr std::uint32_t high_bit = 0x80000000;

class pe_file {
public:
    explicit pe_file(const byte_view& file) noexcept : file_(file) {}

    bool open() noexcept {
        std::uint32_t header = 0, signature = 0;
        if (!file_.read(dos_header_pe_offset, header) || !file_.read(header, signature) ||
            signature != pe_signature)
            return false;
        const std::size_t coff = std::size_t{header} + sizeof signature;
        std::uint16_t optional_bytes = 0, magic = 0;
        if (!file_.read(coff + 2, section_count_) || !file_.read(coff + 16, optional_bytes))
            return false;
        const std::size_t optional = coff + coff_header_bytes;
        if (!file_.read(optional, magic) || (magic != pe32 && magic != pe32_plus))
            return false;
        const std::size_t directories = optional + (magic == pe32 ? 96 : 112);
        std::uint32_t directory_count = 0;
        if (!file_.read(directories - 4, directory_count) || directory_count <= resource_directory_index)
            return false;
        sections_ = optional + optional_bytes;
        std::uint32_t address = 0, length = 0;
        if (!file_.read(directories + resource_directory_index * 8, address) ||
            !file_.read(directories + resource_directory_index * 8 + 4, length) || length == 0)
            return false;
        resources_ = at_address(address, length);
        return resources_.size != 0;
    }

    byte_view find_typelib(unsigned number) const noexcept {
        std::uint32_t types = 0, names = 0, languages = 0;
        if (!child(
                0, [this](std::uint32_t id) { return is_typelib(id); }, types) ||
            !(types & high_bit))
            return {};
        const auto wanted = [number](std::uint32_t id) { return number == 0 || id == number; };
        if (!child(types & ~high_bit, wanted, names) || !(names & high_bit))
            return {};
        if (!child(
                names & ~high_bit, [](std::uint32_t) { return true; }, languages) ||
            (languages & high_bit))
            return {};
        std::uint32_t address = 0, length = 0;
        if (!resources_.read(languages, address) || !resources_.read(std::size_t{languages} + 4, length))
            return {};
        return at_address(address, length);
    }

private:
    // The part of the file that is loaded at a relative virtual address.
    byte_view at_address(std::uint32_t address, std::uint32_t length) const noexcept {
        for (std::size_t i = 0; i < section_count_; ++i) {
            std::uint32_t section_address = 0, raw_length = 0, raw_offset = 0;
            const std::size_t header = sections_ + i * section_header_bytes;
            if (!file_.read(header + 12, section_address) || !file_.read(header + 16, raw_length) ||
                !file_.read(header + 20, raw_offset))
                return {};
            if (address >= section_address && address - section_address < raw_length &&
                length <= raw_length - (address - section_address))
                return file_.part(std::size_t{raw_offset} + (address - section_address), length);
        }
        return {};
    }

    // Finds the first entry of a resource directory whose name or number `matches`, and what it leads to.
    template <class Matches>
    bool child(std::size_t directory, Matches matches, std::uint32_t& target) const noexcept {
        std::uint16_t named = 0, numbered = 0;
        if (!resources_.read(directory + 12, named) || !resources_.read(directory + 14, numbered))
            return false;
        const std::size_t count = std::size_t{named} + numbered;
        for (std::size_t i = 0; i < count; ++i) {
            std::uint32_t id = 0;
            const std::size_t entry = directory + 16 + i * 8;
            if (!resources_.read(entry, id) || !resources_.read(entry + 4, target))
                return false;
            if (matches(id))
                return true;
        }
        return false;
    }

    bool is_typelib(std::uint32_t id) const noexcept {
        static constexpr char16_t name[] = u"TYPELIB";
        constexpr std::size_t units = sizeof name / sizeof *name - 1;
        std::uint16_t length = 0;
        const std::size_t offset = id & ~high_bit;
        return (id & high_bit) && resources_.read(offset, length) && length == units &&
               resources_.contains(offset + 2, units * 2) &&
               std::memcmp(resources_.data + offset + 2, name, units * 2) == 0;
    }

    const byte_view& file_;
    byte_view resources_;
    std::size_t sections_ = 0;
    std::uint16_t section_count_ = 0;
};

} // namespace

bool looks_like_pe(const byte_view& file) noexcept {
    return file.size > dos_header_pe_offset && file.data[0] == 'M' && file.data[1] == 'Z';
}

byte_view find_pe_typelib(const byte_view& file, unsigned number) noexcept {
    pe_file pe(file);
    return pe.open() ? pe.find_typelib(number) : byte_view{};
}

} // namespace comity::typelib
