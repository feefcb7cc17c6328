/// The elements of a SAFEARRAY and what they own.
#pragma once

#include <cstddef>

#include <oleauto.h>

namespace comity {

/// Frees what `count` elements from `first` on own and fills them with zeros.
void clear_elements(SAFEARRAY* array, void* first, std::size_t count) noexcept;

/// Copies `count` elements into zeroed memory, which then owns copies. On failure the target holds zeros
/// again.
/// @return S_OK or E_OUTOFMEMORY, or what a record's IRecordInfo says
HRESULT copy_elements(SAFEARRAY* array, const void* source, void* target, std::size_t count) noexcept;

/// Where an element lies. @return S_OK or DISP_E_BADINDEX
HRESULT find_element(SAFEARRAY* array, const LONG* indices, void*& element) noexcept;

} // namespace comity
