/// Threads and their identity. https://learn.microsoft.com/windows/win32/api/processthreadsapi/
#include <processthreadsapi.h>
#include <process.h>

#include <cerrno>
#include <cstdlib>
#include <thread>

#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/syscall.h>
#endif

#include "dispatcher.hpp"
#include "last_error.hpp"

using namespace comity::winbase;

namespace {

thread_local DWORD thread_id = 0;

/// What CreateThread hands to the thread.
struct start_of_thread {
    std::shared_ptr<thread_object> object;
    LPTHREAD_START_ROUTINE routine;
    LPVOID parameter;
};

void set_exit_code(DWORD code) {
    thread_record& self = current_thread();
    const dispatcher::guard held = dispatcher::instance().lock();
    self.object->exit_code = code;
}

/// Tells the creator the thread's id, and waits for ResumeThread where that was asked for.
void announce(thread_object& object) {
    dispatcher::guard held = dispatcher::instance().lock();
    object.id = GetCurrentThreadId();
    object.changed.notify_all();
    object.changed.wait(held, [&object] { return !object.suspended; });
}

/// Nothing in here stops an unwinding: ExitThread has to get through.
void* run_thread(void* memory) {
    LPTHREAD_START_ROUTINE routine = nullptr;
    LPVOID parameter = nullptr;
    {
        const std::unique_ptr<start_of_thread> start(static_cast<start_of_thread*>(memory));
        // The record is the thread's first thread-local object, and so goes last: the thread counts as ended
        // when all others are destroyed.
        announce(*adopt_current_thread(start->object).object);
        routine = start->routine;
        parameter = start->parameter;
    }
    set_exit_code(routine(parameter));
    return nullptr;
}

/// A pthread_attr_t that destroys itself.
class attributes {
public:
    attributes() { pthread_attr_init(&value_); }
    attributes(const attributes&) = delete;
    ~attributes() { pthread_attr_destroy(&value_); }

    void detached() { pthread_attr_setdetachstate(&value_, PTHREAD_CREATE_DETACHED); }
    /// At least what the system needs, in whole pages; too much is the system's to refuse.
    int stack(std::size_t bytes) {
        const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
        const auto least = static_cast<std::size_t>(sysconf(_SC_THREAD_STACK_MIN)) + page;
        if (bytes > SIZE_MAX - page)
            return EAGAIN;
        bytes = (std::max(bytes, least) + page - 1) / page * page;
        return pthread_attr_setstacksize(&value_, bytes);
    }
    const pthread_attr_t* get() const { return &value_; }

private:
    pthread_attr_t value_;
};

} // namespace

STDAPI_(HANDLE) GetCurrentProcess() {
    return reinterpret_cast<HANDLE>(LONG_PTR{-1});
}

STDAPI_(HANDLE) GetCurrentThread() {
    return reinterpret_cast<HANDLE>(LONG_PTR{-2});
}

STDAPI_(DWORD) GetCurrentProcessId() {
    return static_cast<DWORD>(getpid());
}

STDAPI_(DWORD) GetCurrentThreadId() {
    if (thread_id == 0) {
#if defined(__linux__)
        // The child of a fork has a number of its own.
        static const int once = pthread_atfork(nullptr, nullptr, [] { thread_id = 0; });
        static_cast<void>(once);
        thread_id = static_cast<DWORD>(syscall(SYS_gettid));
#elif defined(__APPLE__)
        std::uint64_t id = 0;
        pthread_threadid_np(nullptr, &id);
        thread_id = static_cast<DWORD>(id);
#else
        static std::atomic<DWORD> last{0};
        thread_id = ++last;
#endif
    }
    return thread_id;
}

STDAPI_(DWORD) GetThreadId(HANDLE thread) {
    return guarded(DWORD{0}, [&]() -> DWORD {
        std::shared_ptr<thread_object> object;
        dispatcher& all = dispatcher::instance();
        const dispatcher::guard held = all.lock();
        const win32_error error =
            all.get(held, thread, object_kind::thread, THREAD_QUERY_LIMITED_INFORMATION, object);
        return error == ERROR_SUCCESS ? object->id : fail(error, DWORD{0});
    });
}

STDAPI_(HANDLE)
CreateThread(LPSECURITY_ATTRIBUTES, SIZE_T stack_bytes, LPTHREAD_START_ROUTINE start, LPVOID parameter,
             DWORD flags, LPDWORD id) {
    if (!start || (flags & ~(CREATE_SUSPENDED | STACK_SIZE_PARAM_IS_A_RESERVATION)))
        return fail(ERROR_INVALID_PARAMETER, HANDLE{});
    return guarded(HANDLE{}, [&]() -> HANDLE {
        const auto object = std::make_shared<thread_object>();
        object->suspended = flags & CREATE_SUSPENDED;
        auto begin = std::make_unique<start_of_thread>(start_of_thread{object, start, parameter});
        attributes how;
        how.detached();
        if (stack_bytes != 0 && how.stack(stack_bytes) != 0)
            return fail(ERROR_NOT_ENOUGH_MEMORY, HANDLE{});
        dispatcher& all = dispatcher::instance();
        dispatcher::guard held = all.lock();
        HANDLE handle = nullptr;
        if (const win32_error error = all.open(held, object, THREAD_ALL_ACCESS, handle);
            error != ERROR_SUCCESS)
            return fail(error, HANDLE{});
        pthread_t thread{};
        if (pthread_create(&thread, how.get(), run_thread, begin.get()) != 0) {
            std::shared_ptr<waitable> closed;
            all.close(held, handle, closed);
            held.unlock();
            return fail(ERROR_NOT_ENOUGH_MEMORY, HANDLE{});
        }
        begin.release(); // the thread's
        object->changed.wait(held, [&object] { return object->id != 0; });
        if (id)
            *id = object->id;
        return handle;
    });
}

STDAPI_(DWORD) ResumeThread(HANDLE thread) {
    constexpr DWORD failed = 0xFFFFFFFF;
    return guarded(failed, [&]() -> DWORD {
        std::shared_ptr<thread_object> object;
        dispatcher& all = dispatcher::instance();
        const dispatcher::guard held = all.lock();
        if (const win32_error error =
                all.get(held, thread, object_kind::thread, THREAD_SUSPEND_RESUME, object);
            error != ERROR_SUCCESS)
            return fail(error, failed);
        const bool was_suspended = std::exchange(object->suspended, false);
        object->changed.notify_all();
        return was_suspended ? 1 : 0;
    });
}

STDAPI_(void) ExitThread(DWORD code) {
    set_exit_code(code);
    pthread_exit(nullptr);
}

STDAPI_(BOOL) GetExitCodeThread(HANDLE thread, LPDWORD code) {
    return guarded(BOOL{FALSE}, [&]() -> BOOL {
        std::shared_ptr<thread_object> object;
        dispatcher& all = dispatcher::instance();
        const dispatcher::guard held = all.lock();
        const win32_error error =
            all.get(held, thread, object_kind::thread, THREAD_QUERY_LIMITED_INFORMATION, object);
        if (error != ERROR_SUCCESS)
            return fail(error, BOOL{FALSE});
        if (!code)
            return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
        *code = object->ended ? object->exit_code : STILL_ACTIVE;
        return TRUE;
    });
}

STDAPI_(void) ExitProcess(UINT code) {
    std::exit(static_cast<int>(code));
}

STDAPI_(BOOL) SwitchToThread() {
    sched_yield();
    return TRUE;
}

STDAPI_(void) Sleep(DWORD milliseconds) {
    if (milliseconds == 0) {
        sched_yield();
        return;
    }
    // INFINITE is what it says.
    do {
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    } while (milliseconds == INFINITE);
}

STDAPI_(DWORD) SleepEx(DWORD milliseconds, BOOL) {
    Sleep(milliseconds);
    return 0;
}

STDAPI_(std::uintptr_t)
_beginthreadex(void* security, unsigned stack_bytes, unsigned (*start)(void*), void* parameter,
               unsigned flags, unsigned* id) {
    const HANDLE handle =
        CreateThread(static_cast<LPSECURITY_ATTRIBUTES>(security), stack_bytes, start, parameter, flags, id);
    if (!handle)
        errno = GetLastError() == ERROR_INVALID_PARAMETER ? EINVAL : EAGAIN;
    return reinterpret_cast<std::uintptr_t>(handle);
}

STDAPI_(void) _endthreadex(unsigned code) {
    ExitThread(code);
}
