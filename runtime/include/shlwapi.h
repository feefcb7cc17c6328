/* The shell's helpers are not Comity's subject: source includes this header for the types it brings along, and finds those. */
#ifndef COMITY_SHLWAPI_H
#define COMITY_SHLWAPI_H

#include <windows.h>



#endif /* COMITY_SHLWAPI_H */
