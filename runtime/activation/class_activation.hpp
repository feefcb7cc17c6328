/// From a class identifier to its factory: the steps of CoGetClassObject and CoCreateInstance.
#pragma once

#include <memory>
#include <string>

#include <objbase.h>

#include "apartment.hpp"
#include "catalog.hpp"
#include "server_modules.hpp"

namespace comity {

/// Gets the class object of `clsid` for the calling thread. `keep` holds the module that serves it, if one
/// does: it has to outlive the first call to the object, because an idle module counts neither as used.
///
/// Every failure leaves error info that says what was looked for, where, and what was missing. @throws
/// std::bad_alloc
HRESULT get_class_object(const char* function, REFCLSID clsid, DWORD context, REFIID iid, void** object,
                         module_use& keep);

/// Whether objects of a class with this threading model can be made, and called without a hop to another
/// thread, in `here`. Otherwise `problem` says what to do. @throws std::bad_alloc
bool can_live_in(threading_model model, const apartment& here, std::string& problem);

/// Whether a class object that `model` lets be called from any thread is wanted for a caller in `here`.
bool serves_every_thread(threading_model model, const apartment& here) noexcept;

/// A class as messages name it: `"Messenger" {clsid}` or `{clsid}`. @throws std::bad_alloc
std::string describe_class(REFCLSID clsid, const catalog& known);

/// An interface likewise: its name where the catalog knows it. @throws std::bad_alloc
std::string describe_interface(REFIID iid, const catalog& known);

/// The class object of a class that Comity itself has; CLASS_E_CLASSNOTAVAILABLE for any other.
HRESULT get_built_in_class_object(REFCLSID clsid, REFIID iid, void** object) noexcept;

} // namespace comity
