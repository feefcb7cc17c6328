/// One field of a record as a VARIANT: read, referred to, written.
#pragma once

#include "record_type.hpp"

namespace comity {

// `nested` is the description of a field that is a record or an array of them, and borrowed.

/// A copy of the field, into a VARIANT that is VT_EMPTY: a fixed array comes as a SAFEARRAY.
/// @return S_OK; E_NOTIMPL for what no VARIANT holds (a pointer, a union); E_OUTOFMEMORY
HRESULT get_field(const field_type& type, IRecordInfo* nested, void* field, VARIANT& value);

/// A reference to the field, without a share in anything: VT_BYREF with its type; VT_PTR or VT_CARRAY where
/// no other type names it.
void refer_to_field(const field_type& type, IRecordInfo* nested, void* field, VARIANT& value) noexcept;

/// Coerces the value to the field's type and assigns it; what was there is freed. By value, an object is
/// asked for its default property, and an object in the field is given the value by its own.
/// @return S_OK; DISP_E_TYPEMISMATCH, DISP_E_OVERFLOW and whatever else a coercion fails with; E_INVALIDARG
/// for a field that holds no object to be given a value; E_NOTIMPL for what no VARIANT holds; E_OUTOFMEMORY
HRESULT put_field(const field_type& type, IRecordInfo* nested, bool by_reference, const VARIANT& value,
                  void* field);

/// Moves the value into the field, which from then on owns what the VARIANT did. Nothing is converted.
/// @return S_OK; DISP_E_TYPEMISMATCH for any other type than the field's
HRESULT give_field(const field_type& type, IRecordInfo* nested, const VARIANT& value, void* field);

} // namespace comity
