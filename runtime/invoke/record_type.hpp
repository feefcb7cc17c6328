/// The fields of a record, as the IRecordInfo that is made for it needs them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "owned.hpp"

namespace comity {

/// What one element of a field is, which decides how it is copied and freed.
enum class field_kind {
    plain,   ///< bytes that a VARIANT can hold, of the VARTYPE `vt`
    bytes,   ///< bytes that no VARIANT can hold: a pointer, a union
    string,  ///< BSTR
    object,  ///< an interface pointer
    variant, ///< VARIANT
    array,   ///< SAFEARRAY*
    record,  ///< a record in the record
};

struct record_type;

struct field_type {
    field_kind kind = field_kind::bytes;
    VARTYPE vt = VT_EMPTY;                     ///< of a VARIANT that holds one element; VT_PTR for a pointer
    ULONG bytes = 0;                           ///< of one element
    GUID iid{};                                ///< of an object
    std::shared_ptr<const record_type> record; ///< of a record in the record
    std::vector<SAFEARRAYBOUND> bounds;        ///< of a fixed array, as they are written; empty otherwise
    ULONG count = 1;                           ///< elements of a fixed array
};

struct record_field {
    std::u16string name;
    ULONG offset = 0;
    field_type type;
};

struct record_type {
    owned<ITypeInfo> description; ///< the record's, also where it was reached through an alias
    GUID guid{};
    std::u16string name;
    ULONG bytes = 0;
    std::vector<record_field> fields;

    /// By its exact name; null if there is none.
    const record_field* find(std::u16string_view name) const noexcept;
};

/// Reads a description. Offsets and sizes are checked against each other, so that no field reaches out of the
/// record or into another one.
/// @return S_OK; E_INVALIDARG if it is no record's, or an alias of one; TYPE_E_INVDATAREAD or what ITypeInfo
/// says
HRESULT read_record_type(ITypeInfo* description, std::shared_ptr<const record_type>& out);

/// Frees what a record owns; its plain fields stay.
void clear_record(const record_type& type, void* record) noexcept;

/// Makes memory that owns nothing into a copy of `source`. On failure it owns nothing again.
HRESULT copy_record(const record_type& type, const void* source, void* target) noexcept;

/// The same for the elements of one field.
void clear_field(const field_type& type, void* data) noexcept;
HRESULT copy_field(const field_type& type, const void* source, void* target) noexcept;

} // namespace comity
