#include "thread_name.hpp"

#include <cstdint>

#include <pthread.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/syscall.h>
#elif defined(__FreeBSD__) || defined(__OpenBSD__)
#include <pthread_np.h>
#endif

namespace comity {

namespace {

std::uint64_t thread_id() noexcept {
#if defined(__linux__)
    // The number that top, gdb and /proc show. gettid() itself is missing from older C libraries.
    return static_cast<std::uint64_t>(syscall(SYS_gettid));
#elif defined(__APPLE__)
    std::uint64_t id = 0;
    pthread_threadid_np(nullptr, &id);
    return id;
#else
    return reinterpret_cast<std::uintptr_t>(pthread_self());
#endif
}

} // namespace

std::string describe_current_thread() {
    char name[64] = "";
#if defined(__linux__) || defined(__APPLE__)
    if (pthread_getname_np(pthread_self(), name, sizeof name) != 0)
        name[0] = '\0';
#endif
    const std::string id = "id " + std::to_string(thread_id());
    return name[0] ? '"' + std::string(name) + "\" (" + id + ')' : id;
}

bool is_main_thread() noexcept {
#if defined(__linux__)
    return thread_id() == static_cast<std::uint64_t>(getpid());
#else
    return pthread_main_np() == 1;
#endif
}

} // namespace comity
