/// Failures that explain themselves: an HRESULT together with the thread's error info (IErrorInfo).
#pragma once

#include <string_view>

#include <winerror.h>

namespace comity {

/// Puts an IErrorInfo with this description and source into the calling thread's slot, as SetErrorInfo does,
/// and returns `hr`, so that a function can end with `return fail(TYPE_E_CANTLOADLIBRARY, u"...");`.
///
/// `hr` is returned in every case. If there is no memory for the object, the slot is emptied: an older,
/// unrelated explanation must not be taken for this one.
HRESULT fail(HRESULT hr, std::u16string_view description, std::u16string_view source = u"Comity") noexcept;

/// The same from UTF-8; ill-formed parts become U+FFFD.
HRESULT fail(HRESULT hr, std::string_view description, std::string_view source = "Comity") noexcept;

} // namespace comity
