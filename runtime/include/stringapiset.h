/* The text functions stand in <winnls.h>. */
#include <winnls.h>
