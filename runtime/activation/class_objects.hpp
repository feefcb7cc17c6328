/// The class objects that code of this process has registered with CoRegisterClassObject.
#pragma once

#include <cstdint>
#include <memory>

#include <objbase.h>

#include "apartment.hpp"

namespace comity {

/// Owns a registered class object; the last owner releases it.
using class_object_reference = std::shared_ptr<IUnknown>;

/// The class object that serves `clsid` for a caller in `from`, or null.
///
/// What a single-threaded apartment registered is served to that apartment; what the multi-threaded one
/// registered, or what was registered as agile, to every thread. A request for INPROC_SERVER looks at the
/// process's own table; one for LOCAL_SERVER goes by the rules that the outside sees: not while suspended,
/// and a REGCLS_SINGLEUSE class only once.
class_object_reference find_class_object(REFCLSID clsid, DWORD context, const apartment& from);

/// Whether another apartment has registered `clsid`: the difference between "nobody" and "not for you".
bool is_registered_elsewhere(REFCLSID clsid, const apartment& from);

/// Gives up what `closed` registered.
void revoke_class_objects(const apartment& closed) noexcept;

} // namespace comity
