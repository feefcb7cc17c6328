/// The memory of records that are VARIANTs' own.
///
/// VariantClear has RecordClear free what a record holds, and does not ask the IRecordInfo to free the record
/// itself: a record of a VARIANT may well lie on somebody's stack. So that the records which were allocated
/// here (by VariantCopy, or by RecordCreate of our own IRecordInfo) do not leak, they are known by their
/// address.
#pragma once

#include <cstddef>

namespace comity {

/// Zeroed task memory for a record; null without memory.
void* allocate_record(std::size_t bytes) noexcept;

/// Frees a record that was allocated here. @return false, and nothing happens, for any other
bool free_record(void* record) noexcept;

} // namespace comity
