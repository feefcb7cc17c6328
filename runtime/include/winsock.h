/* Sockets are not Comity's subject: source includes this header for the types it brings along, and finds those. */
#ifndef COMITY_WINSOCK_H
#define COMITY_WINSOCK_H

#include <windows.h>



#endif /* COMITY_WINSOCK_H */
