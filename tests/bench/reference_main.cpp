// The benchmarks as a Windows program: prints `name nanoseconds` per line.
// usage: comity-bench-reference.exe small.tlb large.tlb|- [seconds per batch] [batches]
#define INITGUID
#include <windows.h>

#include <ole2.h>

#include "cases.hpp"
#include "loop_harness.hpp"

int main(int argc, char** argv) {
    if (argc < 3)
        return 2;
    bench::paths.small = bench::widen(argv[1]);
    bench::paths.large = bench::widen(argv[2]);
    const bool large = std::string(argv[2]) != "-";
    const double seconds = argc > 3 ? std::atof(argv[3]) : 0.1;
    const int batches = argc > 4 ? std::atoi(argv[4]) : 5;
    bench::demand(CoInitialize(nullptr), "CoInitialize");
    bench::for_each_case([&]<class Case>(const char* name) {
        if (!large && std::strstr(name, "large"))
            return;
        std::printf("%s %.3f\n", name, bench::best_nanoseconds<Case>(seconds, batches));
        std::fflush(stdout);
    });
    CoUninitialize();
    return 0;
}
