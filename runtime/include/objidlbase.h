/* The basic interfaces of COM, under the newer header name. */
#ifndef COMITY_OBJIDLBASE_H
#define COMITY_OBJIDLBASE_H

#include <objidl.h>



#endif /* COMITY_OBJIDLBASE_H */
