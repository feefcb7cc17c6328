/* Version resources are not Comity's subject: source includes this header for the types it brings along, and finds those. */
#ifndef COMITY_WINVER_H
#define COMITY_WINVER_H

#include <windows.h>



#endif /* COMITY_WINVER_H */
