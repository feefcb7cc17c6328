// The records of a type library file in the MSFT format, as they lie in the file.
//
// Source: "The Unofficial TypeLib Data Format Specification" (TheirCorp), and libraries compiled from small
// IDL files. All integers are little-endian; an offset or index of -1 means that there is none. The file is
//
//   header | [offset of the help string DLL] | offset of each type record | 15 segment descriptors | segments
#pragma once

#include <cstdint>

#include <guiddef.h>

namespace comity::typelib::msft {

constexpr std::uint32_t magic = 0x5446534d;      // "MSFT"
constexpr std::uint32_t sltg_magic = 0x47544c53; // "SLTG", the older format
constexpr std::int32_t none = -1;

struct header {
    std::uint32_t magic;
    std::uint32_t format_version; // 0x00010002
    std::int32_t libid;           // in the GUID segment
    std::uint32_t lcid_of_names;
    std::uint32_t lcid;
    std::uint32_t options;         // low four bits SYSKIND; see `has_help_string_dll`
    std::uint32_t library_version; // low word major, high word minor
    std::uint32_t library_flags;   // LIBFLAGS
    std::int32_t type_count;
    std::int32_t help_string; // in the string segment
    std::uint32_t help_string_context;
    std::uint32_t help_context;
    std::int32_t name_count;
    std::int32_t name_bytes;
    std::int32_t name; // in the name segment
    std::int32_t help_file;
    std::int32_t custom_data; // in the custom data directory
    std::int32_t guid_hash_buckets;
    std::int32_t name_hash_buckets;
    std::int32_t dispatch; // reference to IDispatch, or -1
    std::int32_t import_count;
};
static_assert(sizeof(header) == 0x54);

constexpr std::uint32_t has_help_string_dll = 0x100;

enum segment : unsigned {
    type_records,
    import_records,
    import_files,
    implemented_types,
    guid_hash,
    guids,
    name_hash,
    names,
    strings,
    type_descriptions,
    array_descriptions,
    custom_values,
    custom_directory,
    reserved_13,
    reserved_14,
    segment_count
};

struct segment_descriptor {
    std::int32_t offset;
    std::int32_t length;
    std::int32_t reserved[2];
};
static_assert(sizeof(segment_descriptor) == 16);

struct type_record {
    std::uint32_t kind;   // low four bits TYPEKIND; bits 11-15 alignment
    std::int32_t members; // file offset of the members block
    std::int32_t reserved_a[4];
    std::uint16_t function_count;
    std::uint16_t variable_count;
    std::int32_t reserved_b[4];
    std::int32_t guid;
    std::uint32_t flags; // TYPEFLAGS
    std::int32_t name;
    std::uint32_t version; // low word major, high word minor
    std::int32_t help_string;
    std::uint32_t help_string_context;
    std::uint32_t help_context;
    std::int32_t custom_data;
    std::uint16_t implemented_count;
    std::uint16_t vtable_bytes;
    std::uint32_t instance_bytes;
    // Interface: reference to its base. Coclass: offset of its first implemented type. Alias: the type it
    // stands for. Module: offset of the name of its DLL.
    std::int32_t related;
    std::int32_t related_counts;
    std::int32_t reserved_c[2];
};
static_assert(sizeof(type_record) == 0x64);

struct guid_record {
    GUID guid;
    std::int32_t reference; // the type or import that has it
    std::int32_t next_in_bucket;
};
static_assert(sizeof(guid_record) == 24);

// The characters follow, one byte each.
struct name_record {
    std::int32_t type;
    std::int32_t next_in_bucket;
    std::uint8_t length;
    std::uint8_t flags;
    std::uint16_t hash;
};
static_assert(sizeof(name_record) == 12);

struct import_record {
    std::uint32_t
        flags; // bit 16: `what` is in the GUID segment, else it is the index of the type; high byte TYPEKIND
    std::int32_t file; // in the import files segment
    std::int32_t what;
};
static_assert(sizeof(import_record) == 12);
constexpr std::uint32_t import_by_guid = 0x10000;

// The name of the file follows.
struct import_file {
    std::int32_t libid;
    std::uint32_t lcid;
    std::uint16_t major_version;
    std::uint16_t minor_version;
    std::uint16_t length_and_flags; // length in the upper 14 bits
};
constexpr std::size_t import_file_name = 14;

struct implemented_type {
    std::int32_t reference;
    std::uint32_t flags; // IMPLTYPEFLAGS
    std::int32_t custom_data;
    std::int32_t next; // offset of the next one of the same coclass
};
static_assert(sizeof(implemented_type) == 16);

// A type is written as a negative number (its VARTYPE in the low word) or as the offset of one of these.
struct type_description {
    std::uint16_t type;
    std::uint16_t reserved;
    std::int32_t
        target; // VT_PTR, VT_SAFEARRAY: a type; VT_CARRAY: an array description; VT_USERDEFINED: a reference
};
static_assert(sizeof(type_description) == 8);

// Followed by `dimensions` pairs of element count and lower bound.
struct array_description {
    std::int32_t element;
    std::uint16_t dimensions;
    std::uint16_t reserved;
};
static_assert(sizeof(array_description) == 8);

struct custom_data_record {
    std::int32_t guid;
    std::int32_t value;
    std::int32_t next;
};
static_assert(sizeof(custom_data_record) == 12);

// The members block of a type: the byte length of the records, the function records, the variable records,
// then three arrays with one element per member: member ids, offsets of names, offsets of the records.

struct function_record {
    std::uint16_t length; // of the whole record
    std::uint16_t index;
    std::int32_t return_type;
    std::uint32_t flags; // FUNCFLAGS
    std::int16_t vtable_offset;
    std::uint16_t desc_bytes;
    std::uint32_t kinds; // see below
    std::int16_t parameter_count;
    std::int16_t optional_count;
    // Optional fields follow, as many as `length` leaves room for, then default values, then the parameters.
};
static_assert(sizeof(function_record) == 0x18);

constexpr unsigned function_kind(std::uint32_t kinds) {
    return kinds & 7;
}
constexpr unsigned function_invoke_kind(std::uint32_t kinds) {
    return (kinds >> 3) & 0xf;
}
constexpr unsigned function_calling_convention(std::uint32_t kinds) {
    return (kinds >> 8) & 0xf;
}
constexpr std::uint32_t function_has_custom_data = 0x80;
constexpr std::uint32_t function_has_defaults = 0x1000;
constexpr std::uint32_t function_entry_is_ordinal = 0x2000;

// Offsets of the optional fields within a function record.
enum function_field : unsigned {
    function_help_context = 0x18,
    function_help_string = 0x1c,
    function_entry = 0x20,
    function_help_string_context = 0x2c,
    function_custom_data = 0x30,
    function_parameter_custom_data = 0x34
};

struct parameter_record {
    std::int32_t type;
    std::int32_t name;
    std::uint32_t flags; // PARAMFLAGS
};
static_assert(sizeof(parameter_record) == 12);

struct variable_record {
    std::uint16_t length;
    std::uint16_t index;
    std::int32_t type;
    std::uint32_t flags; // VARFLAGS
    std::uint16_t kind;  // VARKIND
    std::uint16_t desc_bytes;
    std::int32_t value; // of a constant: a value; else the offset in the record
};
static_assert(sizeof(variable_record) == 0x14);

// Offsets of the optional fields within a variable record.
enum variable_field : unsigned {
    variable_help_context = 0x14,
    variable_help_string = 0x18,
    variable_custom_data = 0x20,
    variable_help_string_context = 0x24
};

// A value (a constant, a default, custom data) is either negative, then it holds its VARTYPE in bits 26-30
// and its 26 bits of data, or the offset of a VARTYPE and data in the custom value segment.
constexpr unsigned inline_value_type(std::int32_t value) {
    return (static_cast<std::uint32_t>(value) >> 26) & 0x1f;
}
constexpr std::uint32_t inline_value_bits(std::int32_t value) {
    return static_cast<std::uint32_t>(value) & 0x03ffffff;
}

// A reference to a type: the offset of a type record, or the offset of an import record plus one.
constexpr bool reference_is_import(std::int32_t reference) {
    return (reference & 3) == 1;
}

} // namespace comity::typelib::msft
