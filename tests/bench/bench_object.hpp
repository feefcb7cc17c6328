// The object the benchmarks call: its IDispatch is the type library's, as in most components. In a source of
// its own, so that no compiler sees through the calls.
#pragma once

#include "bench.h"
#include <oleauto.h>

// One reference.
IBench* make_bench_object(ITypeInfo* type);
