/// The elements of a SAFEARRAY and what they own.
#pragma once

#include <cstddef>
#include <cstdint>

#include <oleauto.h>

namespace comity {

/// What an element owns, which decides how it is copied and freed.
enum class element_kind : std::uint8_t { plain, string, object, variant, record };

/// By the features; where these do not say, by the type that is stored with the array, because
/// SafeArrayAllocDescriptorEx sets none but FADF_HAVEVARTYPE for strings and VARIANTs.
element_kind kind_of(const SAFEARRAY* array) noexcept;

/// Frees what `count` elements from `first` on own. Their memory is left as it is.
void release_elements(SAFEARRAY* array, void* first, std::size_t count) noexcept;

/// Frees what `count` elements from `first` on own and fills them with zeros.
void clear_elements(SAFEARRAY* array, void* first, std::size_t count) noexcept;

/// Copies `count` elements into zeroed memory, which then owns copies. On failure the target holds zeros
/// again. Records are copied onto what is there, which need not be zeros: RecordCopy frees it.
/// @return S_OK or E_OUTOFMEMORY, or what VariantCopy or a record's IRecordInfo says
HRESULT copy_elements(SAFEARRAY* array, const void* source, void* target, std::size_t count) noexcept;

/// Where an element lies. @return S_OK or DISP_E_BADINDEX
HRESULT find_element(SAFEARRAY* array, const LONG* indices, void*& element) noexcept;

} // namespace comity
