// How the Messenger's members take their arguments: contacts and services in VARIANTs, and null out pointers.
#pragma once

#include "core.hpp"

#include <string_view>

namespace comity::messenger {

/** RPC_X_NULL_REF_POINTER: what the documentation gives for a null out pointer, since on Windows the proxy
 * refuses it. */
inline constexpr HRESULT null_reference = static_cast<HRESULT>(0x800706F4u);

/** A contact argument: a sign-in name (VT_BSTR), which can reach the primary service alone, or a contact
 * object (VT_DISPATCH). E_INVALIDARG for anything else. Takes the core's lock. */
HRESULT contact_from(core& owner, const VARIANT& argument, contact_pointer& who) noexcept;

/** A service argument: a service id (VT_BSTR, not the name) or a service object (VT_DISPATCH). E_INVALIDARG
 * for anything else and for a service that is not there. */
HRESULT service_from(core& owner, const VARIANT& argument, service_state*& which) noexcept;

/** Gives text to an out parameter that is known not to be null. */
HRESULT give_text(std::u16string_view text, BSTR* out) noexcept;

inline VARIANT_BOOL to_variant_bool(bool value) noexcept {
    return value ? VARIANT_TRUE : VARIANT_FALSE;
}

} // namespace comity::messenger
