#include <initguid.h>

#include "modules/test_classes.h"
