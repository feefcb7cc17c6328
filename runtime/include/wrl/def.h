/* What the headers of the Windows Runtime C++ Template Library have in common. C finds nothing here. */
#ifndef COMITY_WRL_DEF_H
#define COMITY_WRL_DEF_H

#include <objbase.h>

#ifdef __cplusplus

namespace Microsoft {
namespace WRL {
namespace Details {

/// What a smart pointer converts to for a condition: a type with which nothing else can be done.
struct BoolStruct {
    int Member;
};
typedef int BoolStruct::*BoolType;

} // namespace Details
} // namespace WRL
} // namespace Microsoft

#endif /* __cplusplus */
#endif /* COMITY_WRL_DEF_H */
