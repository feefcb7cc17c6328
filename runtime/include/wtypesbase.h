/* The basic types of COM interfaces, under the newer header name. */
#ifndef COMITY_WTYPESBASE_H
#define COMITY_WTYPESBASE_H

#include <wtypes.h>



#endif /* COMITY_WTYPESBASE_H */
