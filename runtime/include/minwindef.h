/* Basic types, under the newer header name. */
#ifndef COMITY_MINWINDEF_H
#define COMITY_MINWINDEF_H

#include <windef.h>



#endif /* COMITY_MINWINDEF_H */
