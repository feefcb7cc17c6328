/// The objects that programs publish by class, seen from the rest of the runtime.
#pragma once

#include "apartment.hpp"

namespace comity {

/// Takes back what `closed` published: nobody can call its objects any more.
void revoke_active_objects(const apartment& closed) noexcept;

} // namespace comity
