// The library that describes the fixture's interfaces, in the test program itself as it would be in a
// component.
#include <comity/embed_typelib.h>

COMITY_EMBED_TYPELIB(1, LAYER_FIXTURE_TYPELIB)
