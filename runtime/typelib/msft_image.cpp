#include "msft_image.hpp"

#include <algorithm>
#include <cstdio>

#include "rich_error.hpp"
#include "wide_text.hpp"

namespace comity::typelib {

namespace {

HRESULT refuse(HRESULT hr, std::u16string_view origin, std::string_view why) {
    return fail(hr, "The type library " + to_utf8(origin) + " cannot be loaded: " + std::string(why) + ".");
}

// More types than this cannot be told apart by the 16-bit indices that other parts of the format use.
constexpr std::int32_t most_types = 0xffff;

} // namespace

HRESULT msft_image::damaged(std::string_view what) const noexcept {
    try {
        return fail(TYPE_E_INVDATAREAD,
                    "The type library " + to_utf8(origin_) + " is damaged: " + std::string(what) + ".");
    } catch (...) {
        return TYPE_E_INVDATAREAD;
    }
}

HRESULT msft_image::open(byte_view bytes, std::u16string_view origin) {
    std::uint32_t magic = 0;
    if (!bytes.read(0, magic))
        return refuse(TYPE_E_CANTLOADLIBRARY, origin, "the file is too short to hold one");
    if (magic == msft::sltg_magic)
        return refuse(TYPE_E_UNSUPFORMAT, origin, "it is in the old SLTG format, and only MSFT is read");
    if (magic != msft::magic)
        return refuse(TYPE_E_CANTLOADLIBRARY, origin, "the file holds none (it does not begin with MSFT)");
    if (!bytes.read(0, header_))
        return refuse(TYPE_E_INVDATAREAD, origin, "the file ends within the header");
    if (header_.type_count < 0 || header_.type_count > most_types)
        return refuse(TYPE_E_INVDATAREAD, origin, "the number of types in the header cannot be right");

    if ((header_.options & 0xf) > SYS_WIN64)
        return refuse(TYPE_E_INVDATAREAD, origin, "it was made for no known system");

    std::size_t position = sizeof(msft::header);
    if (header_.options & msft::has_help_string_dll) {
        if (!bytes.read(position, help_string_dll_))
            return refuse(TYPE_E_INVDATAREAD, origin, "the file ends within the header");
        position += sizeof help_string_dll_;
    }
    // The offsets of the type records follow. They are always multiples of the record's size, in order, and
    // references are resolved without them.
    position += static_cast<std::size_t>(header_.type_count) * sizeof(std::int32_t);

    for (auto& segment : segments_) {
        msft::segment_descriptor descriptor;
        if (!bytes.read(position, descriptor))
            return refuse(TYPE_E_INVDATAREAD, origin, "the file ends within the directory of segments");
        position += sizeof descriptor;
        segment = {};
        if (descriptor.offset == msft::none || descriptor.length <= 0)
            continue;
        if (descriptor.offset < 0 || !bytes.contains(static_cast<std::size_t>(descriptor.offset),
                                                     static_cast<std::size_t>(descriptor.length)))
            return refuse(TYPE_E_INVDATAREAD, origin, "a segment lies outside the file");
        segment = bytes.part(static_cast<std::size_t>(descriptor.offset),
                             static_cast<std::size_t>(descriptor.length));
    }
    type_count_ = static_cast<std::uint32_t>(header_.type_count);
    if (segments_[msft::type_records].size < type_count_ * sizeof(msft::type_record))
        return refuse(TYPE_E_INVDATAREAD, origin, "the table of types is shorter than the header says");
    bytes_ = bytes;
    origin_ = origin;
    return S_OK;
}

bool msft_image::type_record(std::uint32_t index, msft::type_record& record) const noexcept {
    return index < type_count_ && segments_[msft::type_records].read(index * sizeof record, record);
}

std::string_view msft_image::name(std::int32_t offset) const noexcept {
    msft::name_record record;
    if (offset < 0 || !segments_[msft::names].read(static_cast<std::size_t>(offset), record))
        return {};
    return segments_[msft::names].text(static_cast<std::size_t>(offset) + sizeof record, record.length);
}

std::string_view msft_image::string(std::int32_t offset) const noexcept {
    std::uint16_t length = 0;
    if (offset < 0 || !segments_[msft::strings].read(static_cast<std::size_t>(offset), length))
        return {};
    return segments_[msft::strings].text(static_cast<std::size_t>(offset) + sizeof length, length);
}

GUID msft_image::guid(std::int32_t offset) const noexcept {
    GUID guid{};
    if (offset >= 0)
        segments_[msft::guids].read(static_cast<std::size_t>(offset), guid);
    return guid;
}

bool msft_image::import_record(std::int32_t reference, msft::import_record& record) const noexcept {
    const auto offset = static_cast<std::size_t>(reference & ~3);
    return reference >= 0 && offset % sizeof record == 0 &&
           segments_[msft::import_records].read(offset, record);
}

bool msft_image::import_file(std::int32_t offset, msft::import_file& file,
                             std::string_view& name) const noexcept {
    const byte_view& files = segments_[msft::import_files];
    const auto at = static_cast<std::size_t>(offset);
    if (offset < 0 || !files.contains(at, msft::import_file_name))
        return false;
    // The record is 14 bytes long; its C++ form is padded at the end.
    std::memset(&file, 0, sizeof file);
    std::memcpy(&file, files.data + at, msft::import_file_name);
    name = files.text(at + msft::import_file_name, file.length_and_flags >> 2);
    return true;
}

bool msft_image::find_type(REFGUID guid, std::uint32_t& index) const noexcept {
    const byte_view& guids = segments_[msft::guids];
    for (std::size_t offset = 0; guids.contains(offset, sizeof(msft::guid_record));
         offset += sizeof(msft::guid_record)) {
        if (std::memcmp(guids.data + offset, &guid, sizeof guid) != 0)
            continue;
        msft::guid_record record;
        guids.read(offset, record);
        // The reference beside the GUID should say whose it is; the type record decides.
        msft::type_record type;
        if (type_index(record.reference, index) && type_record(index, type) &&
            type.guid == static_cast<std::int32_t>(offset))
            return true;
        break;
    }
    // A library whose GUID table does not lead back to its types.
    msft::type_record type;
    for (index = 0; type_record(index, type); ++index)
        if (type.guid >= 0 && this->guid(type.guid) == guid)
            return true;
    return false;
}

} // namespace comity::typelib
