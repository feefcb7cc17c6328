/* IUnknown and IClassFactory, under the newer header name. */
#ifndef COMITY_UNKNWNBASE_H
#define COMITY_UNKNWNBASE_H

#include <unknwn.h>



#endif /* COMITY_UNKNWNBASE_H */
