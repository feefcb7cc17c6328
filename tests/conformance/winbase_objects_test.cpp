// Events, mutexes, semaphores, threads, and waiting for them.
#include "support.hpp"

#include <process.h>

namespace {

constexpr DWORD untouched = 0xC0FFEE;

// What a call answers, and the last error it leaves.
template <typename Call>
auto with_error(Call&& call, DWORD& error) {
    SetLastError(untouched);
    auto result = call();
    error = GetLastError();
    return result;
}

#define EXPECT_FAILS(failure, code, call)                                                                    \
    do {                                                                                                     \
        DWORD error_ = 0;                                                                                    \
        EXPECT_EQ(failure, with_error([&] { return call; }, error_));                                        \
        EXPECT_EQ(static_cast<DWORD>(code), error_) << #call;                                                \
    } while (false)

class handle {
public:
    handle(HANDLE taken = nullptr) : value_(taken) {}
    handle(const handle&) = delete;
    ~handle() {
        if (value_)
            CloseHandle(value_);
    }
    operator HANDLE() const { return value_; }
    HANDLE* put() { return &value_; }
    bool close() { return CloseHandle(std::exchange(value_, nullptr)); }

private:
    HANDLE value_;
};

const HANDLE no_handle = reinterpret_cast<HANDLE>(static_cast<ULONG_PTR>(0x1234560));

TEST(Handles, BadOnesAreFoundOut) {
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, CloseHandle(nullptr));
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, CloseHandle(no_handle));
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, SetEvent(no_handle));
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, SetEvent(nullptr));
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, ReleaseMutex(no_handle));
    EXPECT_FAILS(WAIT_FAILED, ERROR_INVALID_HANDLE, WaitForSingleObject(nullptr, 0));
    EXPECT_FAILS(WAIT_FAILED, ERROR_INVALID_HANDLE, WaitForSingleObject(no_handle, 0));
    DWORD code = 5;
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, GetExitCodeThread(no_handle, &code));
    EXPECT_EQ(5u, code);
    EXPECT_FAILS(0u, ERROR_INVALID_HANDLE, GetThreadId(nullptr));
    EXPECT_FAILS(static_cast<DWORD>(-1), ERROR_INVALID_HANDLE, ResumeThread(no_handle));
}

TEST(Handles, AClosedOneIsNoHandle) {
    handle event(CreateEventA(nullptr, TRUE, FALSE, nullptr));
    const HANDLE was = event;
    EXPECT_TRUE(event.close());
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, CloseHandle(was));
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, SetEvent(was));
}

TEST(Handles, OfAnotherKind) {
    handle event(CreateEventA(nullptr, TRUE, FALSE, nullptr)), mutex(CreateMutexA(nullptr, FALSE, nullptr));
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, SetEvent(mutex));
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, ReleaseMutex(event));
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, ReleaseSemaphore(event, 1, nullptr));
    EXPECT_FAILS(0u, ERROR_INVALID_HANDLE, GetThreadId(event));
}

TEST(Handles, PseudoHandlesNeedNoClosing) {
    EXPECT_TRUE(CloseHandle(GetCurrentProcess()));
    EXPECT_TRUE(CloseHandle(GetCurrentThread()));
    EXPECT_EQ(static_cast<DWORD>(WAIT_TIMEOUT), WaitForSingleObject(GetCurrentThread(), 0));
    EXPECT_EQ(static_cast<DWORD>(WAIT_TIMEOUT), WaitForSingleObject(GetCurrentProcess(), 0));
    EXPECT_EQ(GetCurrentThreadId(), GetThreadId(GetCurrentThread()));
    DWORD code = 0;
    EXPECT_TRUE(GetExitCodeThread(GetCurrentThread(), &code));
    EXPECT_EQ(static_cast<DWORD>(STILL_ACTIVE), code);
}

TEST(Handles, Duplicates) {
    const HANDLE self = GetCurrentProcess();
    handle event(CreateEventA(nullptr, TRUE, FALSE, nullptr));
    handle same, limited, thread;
    ASSERT_TRUE(DuplicateHandle(self, event, self, same.put(), 0, FALSE, DUPLICATE_SAME_ACCESS));
    ASSERT_TRUE(DuplicateHandle(self, event, self, limited.put(), SYNCHRONIZE, FALSE, 0));
    EXPECT_TRUE(SetEvent(same));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(event, 0));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(limited, 0));
    EXPECT_FAILS(FALSE, ERROR_ACCESS_DENIED, ResetEvent(limited));
    ASSERT_TRUE(
        DuplicateHandle(self, GetCurrentThread(), self, thread.put(), 0, FALSE, DUPLICATE_SAME_ACCESS));
    EXPECT_NE(GetCurrentThread(), static_cast<HANDLE>(thread));
    EXPECT_EQ(GetCurrentThreadId(), GetThreadId(thread));
    HANDLE none = event;
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE,
                 DuplicateHandle(self, no_handle, self, &none, 0, FALSE, DUPLICATE_SAME_ACCESS));
    EXPECT_EQ(nullptr, none);
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE,
                 DuplicateHandle(no_handle, event, self, &none, 0, FALSE, DUPLICATE_SAME_ACCESS));
    HANDLE moved = nullptr;
    const HANDLE was = event;
    ASSERT_TRUE(
        DuplicateHandle(self, event, self, &moved, 0, FALSE, DUPLICATE_SAME_ACCESS | DUPLICATE_CLOSE_SOURCE));
    *event.put() = moved;
    EXPECT_FAILS(FALSE, ERROR_INVALID_HANDLE, SetEvent(was == moved ? no_handle : was));
    EXPECT_TRUE(SetEvent(event));
}

TEST(Names, OneNamespaceForAllKinds) {
    DWORD error = 0;
    handle first(with_error([] { return CreateEventA(nullptr, TRUE, TRUE, "conformance"); }, error));
    EXPECT_EQ(0u, error);
    handle second(
        with_error([] { return CreateEventW(nullptr, FALSE, FALSE, OLESTR("conformance")); }, error));
    EXPECT_EQ(static_cast<DWORD>(ERROR_ALREADY_EXISTS), error);
    // The first one's properties stay.
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(second, 0));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(second, 0));
    EXPECT_FAILS(nullptr, ERROR_INVALID_HANDLE, CreateMutexA(nullptr, FALSE, "conformance"));
    EXPECT_FAILS(nullptr, ERROR_INVALID_HANDLE, OpenSemaphoreA(SEMAPHORE_ALL_ACCESS, FALSE, "conformance"));
    handle local(with_error([] { return CreateEventA(nullptr, TRUE, FALSE, "Local\\conformance"); }, error));
    EXPECT_EQ(static_cast<DWORD>(ERROR_ALREADY_EXISTS), error);
    handle other_case(with_error([] { return CreateEventA(nullptr, TRUE, FALSE, "Conformance"); }, error));
    EXPECT_EQ(0u, error);
    EXPECT_FAILS(nullptr, ERROR_PATH_NOT_FOUND, CreateEventA(nullptr, TRUE, FALSE, "folder\\name"));
    EXPECT_FAILS(nullptr, ERROR_BAD_PATHNAME, CreateEventA(nullptr, TRUE, FALSE, "\\name"));
    const std::string too_long(260, 'x'), longest(259, 'x');
    EXPECT_FAILS(nullptr, ERROR_FILENAME_EXCED_RANGE, CreateEventA(nullptr, TRUE, FALSE, too_long.c_str()));
    handle at_the_limit(CreateEventA(nullptr, TRUE, FALSE, longest.c_str()));
    EXPECT_TRUE(at_the_limit);
}

TEST(Names, GoWithTheLastHandle) {
    handle first(CreateMutexA(nullptr, FALSE, "conformance lifetime"));
    handle second(OpenMutexA(MUTEX_ALL_ACCESS, FALSE, "conformance lifetime"));
    ASSERT_TRUE(second);
    EXPECT_TRUE(first.close());
    handle third(OpenMutexA(MUTEX_ALL_ACCESS, FALSE, "conformance lifetime"));
    EXPECT_TRUE(third);
    EXPECT_TRUE(second.close());
    EXPECT_TRUE(third.close());
    EXPECT_FAILS(nullptr, ERROR_FILE_NOT_FOUND, OpenMutexA(MUTEX_ALL_ACCESS, FALSE, "conformance lifetime"));
    EXPECT_FAILS(nullptr, ERROR_INVALID_PARAMETER, OpenEventA(EVENT_ALL_ACCESS, FALSE, nullptr));
}

TEST(Names, AHandleGivesWhatWasAskedFor) {
    handle event(CreateEventA(nullptr, TRUE, FALSE, "conformance access"));
    handle wait(OpenEventA(SYNCHRONIZE, FALSE, "conformance access"));
    handle change(OpenEventA(EVENT_MODIFY_STATE, FALSE, "conformance access"));
    EXPECT_FAILS(FALSE, ERROR_ACCESS_DENIED, SetEvent(wait));
    EXPECT_FAILS(WAIT_FAILED, ERROR_ACCESS_DENIED, WaitForSingleObject(change, 0));
    EXPECT_TRUE(SetEvent(change));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(wait, 0));
}

TEST(Events, ResetThemselvesOrNot) {
    handle manual(CreateEventA(nullptr, TRUE, TRUE, nullptr)),
        automatic(CreateEventA(nullptr, FALSE, TRUE, nullptr));
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(manual, 0));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(automatic, 0));
    EXPECT_EQ(static_cast<DWORD>(WAIT_TIMEOUT), WaitForSingleObject(automatic, 0));
    EXPECT_TRUE(SetEvent(automatic));
    EXPECT_TRUE(SetEvent(automatic));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(automatic, INFINITE));
    EXPECT_EQ(static_cast<DWORD>(WAIT_TIMEOUT), WaitForSingleObject(automatic, 1));
    EXPECT_TRUE(ResetEvent(manual));
    EXPECT_EQ(static_cast<DWORD>(WAIT_TIMEOUT), WaitForSingleObject(manual, 0));
    // With nobody there to be let go.
    EXPECT_TRUE(PulseEvent(manual));
    EXPECT_EQ(static_cast<DWORD>(WAIT_TIMEOUT), WaitForSingleObject(manual, 0));
    handle extended(
        CreateEventExA(nullptr, nullptr, CREATE_EVENT_MANUAL_RESET | CREATE_EVENT_INITIAL_SET, SYNCHRONIZE));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(extended, 0));
    EXPECT_FAILS(FALSE, ERROR_ACCESS_DENIED, ResetEvent(extended));
}

TEST(Mutexes, AreTheirOwners) {
    handle mutex(CreateMutexA(nullptr, TRUE, nullptr));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(mutex, 0));
    EXPECT_TRUE(ReleaseMutex(mutex));
    EXPECT_TRUE(ReleaseMutex(mutex));
    EXPECT_FAILS(FALSE, ERROR_NOT_OWNER, ReleaseMutex(mutex));
}

TEST(Semaphores, Count) {
    EXPECT_FAILS(nullptr, ERROR_INVALID_PARAMETER, CreateSemaphoreA(nullptr, -1, 1, nullptr));
    EXPECT_FAILS(nullptr, ERROR_INVALID_PARAMETER, CreateSemaphoreA(nullptr, 2, 1, nullptr));
    EXPECT_FAILS(nullptr, ERROR_INVALID_PARAMETER, CreateSemaphoreA(nullptr, 0, 0, nullptr));
    handle semaphore(CreateSemaphoreA(nullptr, 1, 3, nullptr));
    LONG previous = 77;
    EXPECT_FAILS(FALSE, ERROR_TOO_MANY_POSTS, ReleaseSemaphore(semaphore, 3, &previous));
    EXPECT_EQ(77, previous);
    EXPECT_TRUE(ReleaseSemaphore(semaphore, 2, &previous));
    EXPECT_EQ(1, previous);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(semaphore, 0));
    EXPECT_EQ(static_cast<DWORD>(WAIT_TIMEOUT), WaitForSingleObject(semaphore, 0));
}

TEST(Semaphores, ReleaseByNothingIsRefused) {
    handle semaphore(CreateSemaphoreA(nullptr, 1, 3, nullptr));
    EXPECT_FALSE(ReleaseSemaphore(semaphore, 0, nullptr));
    EXPECT_FALSE(ReleaseSemaphore(semaphore, -1, nullptr));
}

TEST(Waits, ForSeveral) {
    handle first(CreateEventA(nullptr, FALSE, FALSE, nullptr)),
        second(CreateEventA(nullptr, FALSE, TRUE, nullptr));
    const HANDLE both[] = {first, second};
    EXPECT_EQ(static_cast<DWORD>(WAIT_TIMEOUT), WaitForMultipleObjects(2, both, TRUE, 0));
    // Waiting for all in vain took nothing.
    EXPECT_EQ(WAIT_OBJECT_0 + 1, WaitForMultipleObjects(2, both, FALSE, INFINITE));
    EXPECT_TRUE(SetEvent(first));
    EXPECT_TRUE(SetEvent(second));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForMultipleObjects(2, both, FALSE, 0));
    EXPECT_TRUE(SetEvent(first));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForMultipleObjects(2, both, TRUE, 0));
    EXPECT_EQ(static_cast<DWORD>(WAIT_TIMEOUT), WaitForMultipleObjects(2, both, FALSE, 0));
    HANDLE many[MAXIMUM_WAIT_OBJECTS + 1];
    for (HANDLE& one : many)
        one = second;
    EXPECT_FAILS(WAIT_FAILED, ERROR_INVALID_PARAMETER, WaitForMultipleObjects(0, many, FALSE, 0));
    EXPECT_FAILS(WAIT_FAILED, ERROR_INVALID_PARAMETER,
                 WaitForMultipleObjects(MAXIMUM_WAIT_OBJECTS + 1, many, FALSE, 0));
    EXPECT_EQ(static_cast<DWORD>(WAIT_TIMEOUT), WaitForMultipleObjects(MAXIMUM_WAIT_OBJECTS, many, FALSE, 0));
    const HANDLE one_bad[] = {first, nullptr};
    EXPECT_FAILS(WAIT_FAILED, ERROR_INVALID_HANDLE, WaitForMultipleObjects(2, one_bad, FALSE, 0));
}

TEST(Waits, ForAllOfOneTwice) {
    handle event(CreateEventA(nullptr, TRUE, TRUE, nullptr));
    const HANDLE twice[] = {event, event};
    EXPECT_FAILS(WAIT_FAILED, ERROR_INVALID_PARAMETER, WaitForMultipleObjects(2, twice, TRUE, 0));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForMultipleObjects(2, twice, FALSE, 0));
}

DWORD WINAPI take_and_end(LPVOID mutex) {
    return WaitForSingleObject(mutex, INFINITE);
}

DWORD WINAPI end_with(LPVOID code) {
    return static_cast<DWORD>(reinterpret_cast<ULONG_PTR>(code));
}

DWORD WINAPI end_early(LPVOID) {
    ExitThread(42);
    return 1;
}

DWORD WINAPI tell_id(LPVOID out) {
    *static_cast<DWORD*>(out) = GetCurrentThreadId();
    return 0;
}

DWORD ended(HANDLE thread) {
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(thread, INFINITE));
    DWORD code = 0;
    EXPECT_TRUE(GetExitCodeThread(thread, &code));
    return code;
}

TEST(Threads, EndWithACode) {
    handle plain(CreateThread(nullptr, 0, end_with, reinterpret_cast<LPVOID>(ULONG_PTR{7}), 0, nullptr));
    EXPECT_EQ(7u, ended(plain));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(plain, 0));
    handle early(CreateThread(nullptr, 0x10000, end_early, nullptr, 0, nullptr));
    EXPECT_EQ(42u, ended(early));
    DWORD from_creation = 0, from_inside = 0;
    handle told(CreateThread(nullptr, 0, tell_id, &from_inside, 0, &from_creation));
    EXPECT_EQ(0u, ended(told));
    EXPECT_EQ(from_creation, from_inside);
    EXPECT_EQ(from_creation, GetThreadId(told));
}

TEST(Threads, BeginWhenResumed) {
    DWORD id = 0;
    handle thread(CreateThread(nullptr, 0, tell_id, &id, CREATE_SUSPENDED, nullptr));
    EXPECT_EQ(static_cast<DWORD>(WAIT_TIMEOUT), WaitForSingleObject(thread, 20));
    DWORD code = 0;
    EXPECT_TRUE(GetExitCodeThread(thread, &code));
    EXPECT_EQ(static_cast<DWORD>(STILL_ACTIVE), code);
    EXPECT_EQ(1u, ResumeThread(thread));
    EXPECT_EQ(0u, ended(thread));
    EXPECT_NE(0u, id);
}

unsigned __stdcall end_like_the_runtime(void* code) {
    _endthreadex(*static_cast<unsigned*>(code));
    return 1;
}

TEST(Threads, OfTheRuntime) {
    unsigned code = 9, id = 0;
    handle thread(reinterpret_cast<HANDLE>(_beginthreadex(nullptr, 0, end_like_the_runtime, &code, 0, &id)));
    ASSERT_TRUE(thread);
    EXPECT_EQ(9u, ended(thread));
    EXPECT_NE(0u, id);
}

TEST(Mutexes, OfAnEndedThreadAreAbandoned) {
    handle mutex(CreateMutexA(nullptr, FALSE, nullptr));
    handle thread(CreateThread(nullptr, 0, take_and_end, mutex, 0, nullptr));
    EXPECT_EQ(WAIT_OBJECT_0, ended(thread));
    EXPECT_EQ(WAIT_ABANDONED_0, WaitForSingleObject(mutex, INFINITE));
    // Told once, and owned.
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(mutex, 0));
    EXPECT_TRUE(ReleaseMutex(mutex));
    EXPECT_TRUE(ReleaseMutex(mutex));
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(mutex, 0));
    EXPECT_TRUE(ReleaseMutex(mutex));
}

struct relay {
    HANDLE go, ready;
};

DWORD WINAPI answer_once(LPVOID parameter) {
    const auto* two = static_cast<relay*>(parameter);
    if (WaitForSingleObject(two->go, INFINITE) != WAIT_OBJECT_0)
        return 1;
    SetEvent(two->ready);
    return 0;
}

TEST(Waits, AreEndedByAnotherThread) {
    handle go(CreateEventA(nullptr, FALSE, FALSE, nullptr)),
        ready(CreateEventA(nullptr, FALSE, FALSE, nullptr));
    relay two{go, ready};
    handle thread(CreateThread(nullptr, 0, answer_once, &two, 0, nullptr));
    EXPECT_TRUE(SetEvent(go));
    const HANDLE both[] = {ready, thread};
    EXPECT_EQ(WAIT_OBJECT_0, WaitForMultipleObjects(2, both, TRUE, INFINITE));
    EXPECT_EQ(0u, ended(thread));
}

TEST(ThreadStorage, IndexesAreChecked) {
    EXPECT_FAILS(nullptr, ERROR_INVALID_PARAMETER, TlsGetValue(5000));
    EXPECT_FAILS(FALSE, ERROR_INVALID_PARAMETER, TlsSetValue(5000, nullptr));
    EXPECT_FAILS(FALSE, ERROR_INVALID_PARAMETER, TlsFree(5000));
    const DWORD index = TlsAlloc();
    ASSERT_NE(TLS_OUT_OF_INDEXES, index);
    EXPECT_FAILS(nullptr, ERROR_SUCCESS, TlsGetValue(index));
    int value = 0;
    EXPECT_TRUE(TlsSetValue(index, &value));
    EXPECT_FAILS(static_cast<LPVOID>(&value), ERROR_SUCCESS, TlsGetValue(index));
    EXPECT_TRUE(TlsFree(index));
    EXPECT_FAILS(FALSE, ERROR_INVALID_PARAMETER, TlsFree(index));
    const DWORD again = TlsAlloc();
    EXPECT_EQ(nullptr, TlsGetValue(again));
    EXPECT_TRUE(TlsFree(again));
}

} // namespace
