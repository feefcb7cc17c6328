/* Basic types, under the name that drivers use. */
#ifndef COMITY_NTDEF_H
#define COMITY_NTDEF_H

#include <winnt.h>



#endif /* COMITY_NTDEF_H */
