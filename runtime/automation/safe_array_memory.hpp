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

/// FADF_DATADELETED: the elements of a vector were destroyed, and its memory is still there.
constexpr USHORT deleted_feature = 0x1000;

/// The features that say what an element is and what is hidden in front of the descriptor; the others tell
/// where the memory is.
constexpr USHORT hidden_features = FADF_RECORD | FADF_HAVEIID | FADF_HAVEVARTYPE;
constexpr USHORT type_features = hidden_features | FADF_BSTR | FADF_UNKNOWN | FADF_DISPATCH | FADF_VARIANT;

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

/// Copies all that is hidden; of a record's IRecordInfo the reference is not counted.
void copy_hidden(SAFEARRAY* to, const SAFEARRAY* from) noexcept;

/// How many elements there are. @return false if they, or their bytes, cannot be counted
bool count_elements(const SAFEARRAY* array, std::size_t& count) noexcept;

/// Allocates zeroed data by the bounds and the element size. @return S_OK or E_OUTOFMEMORY
HRESULT allocate_data(SAFEARRAY* array) noexcept;

/// Whether the data lies in one block with the descriptor.
bool is_vector_data(const SAFEARRAY* array) noexcept;

/// Frees the data, if it is ours to free; the elements have to be cleared before. Pinned data goes with its
/// last pin.
void free_data(SAFEARRAY* array) noexcept;

/// Pins the descriptor and, where it is a block of its own, the data. @return S_OK or E_OUTOFMEMORY
HRESULT pin(SAFEARRAY* array, void*& data) noexcept;
void unpin_descriptor(SAFEARRAY* array) noexcept;
void unpin_data(void* data) noexcept;

/// Counts locks in the descriptor: 65535 at most. @return S_OK or E_UNEXPECTED
HRESULT add_lock(SAFEARRAY* array) noexcept;
HRESULT remove_lock(SAFEARRAY* array) noexcept;
bool is_locked(SAFEARRAY* array) noexcept;

} // namespace comity
