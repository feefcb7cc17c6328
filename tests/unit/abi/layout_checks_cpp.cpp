#include "layout_checks.h"

// As a C++ compiler sees an interface: a pointer to a table, nothing else; no destructor that would take up
// slots in it.
static_assert(sizeof(IUnknown) == sizeof(void*));
static_assert(sizeof(IDispatch) == sizeof(void*));
static_assert(!__has_virtual_destructor(IUnknown) && !__has_virtual_destructor(IDispatch));
static_assert(__is_trivial(VARIANT) && __is_trivial(DECIMAL) && __is_trivial(CY) && __is_trivial(GUID));
