/* Include this before other headers in the one source file that is to define their GUIDs. */
#ifndef INITGUID
#define INITGUID
#endif
#include <guiddef.h>
#include <comity/define_guid.h>
