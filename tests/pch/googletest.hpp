// Precompiled for the large test programs: reading GoogleTest is most of what compiling a test costs. Sources include what they
// need all the same; nothing but speed changes when this file is not used.
#include <gtest/gtest.h>
