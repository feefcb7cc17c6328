#include "layout_checks.h"

/* Everything is said by its static assertions; a source file needs one declaration. */
typedef int layout_checked;
