// As googletest.hpp, for programs that use the layer.
#include <comity/implements.hpp>
#include <gtest/gtest.h>
