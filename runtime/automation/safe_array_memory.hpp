/// The memory of a SAFEARRAY: the descriptor, what is hidden in front of it, and the data.
#pragma once

#include <cstddef>
#include <cstdint>

#include <oleauto.h>

namespace comity {

// In front of each descriptor lie 16 bytes: the IID of interface pointers (FADF_HAVEIID) fills them; the
// VARTYPE (FADF_HAVEVARTYPE) or the IRecordInfo (FADF_RECORD) stands at their end. That layout is Windows',
// known to every marshaler.
constexpr std::size_t hidden_size = 16;

/// FADF_CREATEVECTOR: the data was allocated in one block with the descriptor.
constexpr USHORT vector_feature = 0x2000;

/// Descriptors and data that were not allocated here and are not freed here.
constexpr USHORT not_owned_features = FADF_AUTO | FADF_STATIC | FADF_EMBEDDED;

/// The features that say what owns something in each element.
constexpr USHORT element_features = FADF_BSTR | FADF_UNKNOWN | FADF_DISPATCH | FADF_VARIANT | FADF_RECORD;

/// The size of one element in bytes; 0 for a type that cannot be in an array. VT_RECORD is 0 too: its
/// IRecordInfo knows.
ULONG element_size(VARTYPE type) noexcept;

/// The features that an array of this type has.
USHORT features_of(VARTYPE type) noexcept;

/// A zeroed descriptor for so many dimensions with `extra` bytes behind it; null without memory.
SAFEARRAY* allocate_descriptor(UINT dimensions, std::size_t extra) noexcept;
void free_descriptor(SAFEARRAY* array) noexcept;

/// Where the data of a vector begins.
void* data_behind(SAFEARRAY* array) noexcept;

void set_hidden_type(SAFEARRAY* array, VARTYPE type) noexcept;
VARTYPE hidden_type(const SAFEARRAY* array) noexcept;
GUID& hidden_iid(SAFEARRAY* array) noexcept;
IRecordInfo*& hidden_record_info(SAFEARRAY* array) noexcept;

/// How many elements there are. @return false if they, or their bytes, cannot be counted
bool count_elements(const SAFEARRAY* array, std::size_t& count) noexcept;

/// Allocates zeroed data by the bounds and the element size. @return S_OK or E_OUTOFMEMORY
HRESULT allocate_data(SAFEARRAY* array) noexcept;

/// Frees the data, if it is ours to free; the elements have to be cleared before.
void free_data(SAFEARRAY* array) noexcept;

/// Counts locks in the descriptor: 65535 at most. @return S_OK or E_UNEXPECTED
HRESULT add_lock(SAFEARRAY* array) noexcept;
HRESULT remove_lock(SAFEARRAY* array) noexcept;
bool is_locked(SAFEARRAY* array) noexcept;

} // namespace comity
