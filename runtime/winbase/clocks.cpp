/// What time it is. https://learn.microsoft.com/windows/win32/sysinfo/time-functions
#include <profileapi.h>
#include <sysinfoapi.h>

#include <algorithm>

#include <time.h>
#include <unistd.h>

#include "file_times.hpp"

namespace comity::winbase {

namespace {

std::int64_t read_clock(clockid_t clock) noexcept {
    timespec now{};
    clock_gettime(clock, &now);
    return now.tv_sec * ticks_per_second + now.tv_nsec / 100;
}

#if defined(CLOCK_BOOTTIME)
constexpr clockid_t since_start = CLOCK_BOOTTIME; // counts while the machine sleeps, too
#else
constexpr clockid_t since_start = CLOCK_MONOTONIC;
#endif

} // namespace

std::int64_t current_ticks() noexcept {
    return read_clock(CLOCK_REALTIME) + unix_epoch;
}

} // namespace comity::winbase

using namespace comity::winbase;

STDAPI_(ULONGLONG) GetTickCount64() {
    return static_cast<ULONGLONG>(read_clock(since_start) / ticks_per_millisecond);
}

STDAPI_(DWORD) GetTickCount() {
    return static_cast<DWORD>(GetTickCount64());
}

STDAPI_(BOOL) QueryPerformanceCounter(LARGE_INTEGER* ticks) {
    ticks->QuadPart = read_clock(CLOCK_MONOTONIC);
    return TRUE;
}

STDAPI_(BOOL) QueryPerformanceFrequency(LARGE_INTEGER* ticks_per_second_out) {
    ticks_per_second_out->QuadPart = ticks_per_second;
    return TRUE;
}

STDAPI_(void) GetSystemTimePreciseAsFileTime(LPFILETIME time) {
    *time = file_time(static_cast<std::uint64_t>(current_ticks()));
}

STDAPI_(void) GetSystemTimeAsFileTime(LPFILETIME time) {
    GetSystemTimePreciseAsFileTime(time);
}

STDAPI_(void) GetSystemTime(LPSYSTEMTIME time) {
    *time = to_fields(current_ticks());
}

STDAPI_(void) GetSystemInfo(LPSYSTEM_INFO info) {
    *info = {};
#if defined(__x86_64__)
    info->wProcessorArchitecture = PROCESSOR_ARCHITECTURE_AMD64;
    info->dwProcessorType = PROCESSOR_AMD_X8664;
#elif defined(__i386__)
    info->wProcessorArchitecture = PROCESSOR_ARCHITECTURE_INTEL;
    info->dwProcessorType = PROCESSOR_INTEL_PENTIUM;
#elif defined(__aarch64__)
    info->wProcessorArchitecture = PROCESSOR_ARCHITECTURE_ARM64;
#elif defined(__arm__)
    info->wProcessorArchitecture = PROCESSOR_ARCHITECTURE_ARM;
#else
    info->wProcessorArchitecture = PROCESSOR_ARCHITECTURE_UNKNOWN;
#endif
    info->dwPageSize = static_cast<DWORD>(sysconf(_SC_PAGESIZE));
    info->dwAllocationGranularity = info->dwPageSize;
    info->lpMinimumApplicationAddress = reinterpret_cast<LPVOID>(std::uintptr_t{0x10000});
    // Half of the addresses are the program's: 47 bits of them where a pointer has 64.
    info->lpMaximumApplicationAddress = reinterpret_cast<LPVOID>(
        sizeof(void*) == 8 ? std::uintptr_t((std::uint64_t{1} << 47) - 0x1001) : std::uintptr_t{0x7fffefff});
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    info->dwNumberOfProcessors = processors > 0 ? static_cast<DWORD>(processors) : 1;
    const DWORD shown = std::min<DWORD>(info->dwNumberOfProcessors, sizeof(DWORD_PTR) * 8);
    info->dwActiveProcessorMask = ~DWORD_PTR{0} >> (sizeof(DWORD_PTR) * 8 - shown);
}

STDAPI_(void) GetNativeSystemInfo(LPSYSTEM_INFO info) {
    GetSystemInfo(info);
}
