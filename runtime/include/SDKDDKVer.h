/* The name as Microsoft writes it. */
#include <sdkddkver.h>
