/// HRESULTs in words, for messages to people. The C interface is <comity/hresult.h>.
#pragma once

#include <string>
#include <string_view>

#include <winerror.h>

namespace comity {

/// The symbolic name, such as "E_NOINTERFACE"; for a Win32 error wrapped into an HRESULT,
/// "HRESULT_FROM_WIN32(...)". Empty if the code has no name here.
std::string_view hresult_name(HRESULT hr) noexcept;

/// An English sentence with what the code means. Never empty: a code without a name is described by its
/// facility.
std::string_view hresult_text(HRESULT hr) noexcept;

/// All there is on one line: "E_NOINTERFACE (0x80004002): The object does not implement ...". @throws
/// std::bad_alloc
std::string describe_hresult(HRESULT hr);

} // namespace comity
