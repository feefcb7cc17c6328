#ifndef COMITY_WRL_INTERNAL_H
#define COMITY_WRL_INTERNAL_H

#include <wrl/def.h>

#endif /* COMITY_WRL_INTERNAL_H */
