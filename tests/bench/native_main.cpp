// The benchmarks against Comity, and the floors, under Google Benchmark.
// usage: comity-bench small.tlb large.tlb|- [Google Benchmark's options]

// The identifiers of the benchmark library are defined here.
#define INITGUID
#include <ole2.h>

#include <benchmark/benchmark.h>

#include "cases.hpp"
#include "floor.hpp"

template <class Case>
static void measure(benchmark::State& state) {
    Case body;
    for (auto unused : state) {
        (void)unused;
        body();
    }
}

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: %s small.tlb large.tlb|- [Google Benchmark's options]\n", argv[0]);
        return 2;
    }
    bench_floor::paths = {argv[1], argv[2]};
    bench::paths.small = bench::widen(argv[1]);
    bench::paths.large = bench::widen(argv[2]);
    const bool large = std::string(argv[2]) != "-";
    const auto add = [&]<class Case>(const char* name) {
        if (large || !std::strstr(name, "large"))
            benchmark::RegisterBenchmark(name, &measure<Case>);
    };
    bench::for_each_case(add);
    bench_floor::for_each_floor(add);
    argv[2] = argv[0];
    argc -= 2;
    argv += 2;
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    bench::demand(CoInitialize(nullptr), "CoInitialize");
    benchmark::RunSpecifiedBenchmarks();
    CoUninitialize();
    return 0;
}
