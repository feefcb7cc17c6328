// The module's exports: one class. The helper objects have no CLSID and cannot be created from outside.
#include <initguid.h>

#include "messenger_object.hpp"

#include <comity/embed_typelib.h>
#include <comity/module.hpp>

COMITY_MODULE(comity::creatable<comity::messenger::messenger_object>)

COMITY_EMBED_TYPELIB(1, MSGRUA_TLB)
COMITY_EMBED_TYPELIB(2, COMMUNICATOR_TLB)
COMITY_EMBED_TYPELIB(3, IMPROVIDER_TLB)
