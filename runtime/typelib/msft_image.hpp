// The bytes of one type library in the MSFT format, seen through bounds checks.
#pragma once

#include <string>
#include <string_view>

#include <oaidl.h>

#include "byte_view.hpp"
#include "msft_format.hpp"

namespace comity::typelib {

// Opening looks at the header and the directory of segments; everything else is checked when it is read. All
// methods are const and safe from several threads.
class msft_image {
public:
    // TYPE_E_UNSUPFORMAT (an SLTG library), TYPE_E_CANTLOADLIBRARY (not a type library), TYPE_E_INVDATAREAD
    // (damaged), each with error info. `origin` names the file in messages.
    HRESULT open(byte_view bytes, std::u16string_view origin);

    const msft::header& header() const noexcept { return header_; }
    std::uint32_t type_count() const noexcept { return type_count_; }
    std::size_t size() const noexcept { return bytes_.size; }
    const byte_view& bytes() const noexcept { return bytes_; }
    const byte_view& segment(msft::segment which) const noexcept { return segments_[which]; }
    std::int32_t help_string_dll() const noexcept { return help_string_dll_; }
    const std::u16string& origin() const noexcept { return origin_; }

    bool type_record(std::uint32_t index, msft::type_record& record) const noexcept;

    // The characters of a name; empty where `offset` is -1 or leads outside.
    std::string_view name(std::int32_t offset) const noexcept;
    // A string of the string segment, likewise.
    std::string_view string(std::int32_t offset) const noexcept;
    // GUID_NULL where `offset` is -1 or leads outside.
    GUID guid(std::int32_t offset) const noexcept;

    bool import_record(std::int32_t reference, msft::import_record& record) const noexcept;
    bool import_file(std::int32_t offset, msft::import_file& file, std::string_view& name) const noexcept;

    // The index of the type that a reference inside this file means.
    bool type_index(std::int32_t reference, std::uint32_t& index) const noexcept {
        const auto offset = static_cast<std::uint32_t>(reference);
        index = offset / sizeof(msft::type_record);
        return reference >= 0 && offset % sizeof(msft::type_record) == 0 && index < type_count_;
    }

    // The type with this identifier.
    bool find_type(REFGUID guid, std::uint32_t& index) const noexcept;

    // TYPE_E_INVDATAREAD with error info that names the file.
    HRESULT damaged(std::string_view what) const noexcept;

private:
    byte_view bytes_;
    msft::header header_{};
    byte_view segments_[msft::segment_count];
    std::uint32_t type_count_ = 0;
    std::int32_t help_string_dll_ = msft::none;
    std::u16string origin_;
};

} // namespace comity::typelib
