/* A module as a component's author would write it: the library of its types, and another one, are inside. */
#include <comity/embed_typelib.h>

COMITY_EMBED_TYPELIB(1, FIRST_TLB)
COMITY_EMBED_TYPELIB(2, SECOND_TLB)

int typelib_test_embedded(void);
int typelib_test_embedded(void) { return 2; }
