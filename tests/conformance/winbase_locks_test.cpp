// Critical sections, slim locks, condition variables, one-time initialization, interlocked operations.
#include "support.hpp"

namespace {

TEST(CriticalSection, IsEnteredAgainByItsOwner) {
    CRITICAL_SECTION section;
    InitializeCriticalSection(&section);
    EnterCriticalSection(&section);
    EXPECT_TRUE(TryEnterCriticalSection(&section));
    EXPECT_EQ(2, section.RecursionCount);
    LeaveCriticalSection(&section);
    LeaveCriticalSection(&section);
    EXPECT_EQ(0, section.RecursionCount);
    DeleteCriticalSection(&section);
    EXPECT_TRUE(InitializeCriticalSectionAndSpinCount(&section, 1000));
    EnterCriticalSection(&section);
    LeaveCriticalSection(&section);
    DeleteCriticalSection(&section);
    EXPECT_TRUE(InitializeCriticalSectionEx(&section, 0, CRITICAL_SECTION_NO_DEBUG_INFO));
    DeleteCriticalSection(&section);
}

struct shared {
    CRITICAL_SECTION section;
    CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;
    SRWLOCK lock = SRWLOCK_INIT;
    int value = 0;
    BOOL entered = TRUE;
};

DWORD WINAPI try_from_elsewhere(LPVOID parameter) {
    auto* one = static_cast<shared*>(parameter);
    one->entered = TryEnterCriticalSection(&one->section);
    return 0;
}

DWORD WINAPI count_up(LPVOID parameter) {
    auto* one = static_cast<shared*>(parameter);
    for (int i = 0; i < 1000; ++i) {
        EnterCriticalSection(&one->section);
        ++one->value;
        WakeConditionVariable(&one->changed);
        LeaveCriticalSection(&one->section);
    }
    return 0;
}

void run_to_end(HANDLE thread) {
    EXPECT_EQ(WAIT_OBJECT_0, WaitForSingleObject(thread, INFINITE));
    CloseHandle(thread);
}

TEST(CriticalSection, KeepsOthersOut) {
    shared one;
    InitializeCriticalSection(&one.section);
    EnterCriticalSection(&one.section);
    run_to_end(CreateThread(nullptr, 0, try_from_elsewhere, &one, 0, nullptr));
    EXPECT_FALSE(one.entered);
    const HANDLE first = CreateThread(nullptr, 0, count_up, &one, 0, nullptr);
    const HANDLE second = CreateThread(nullptr, 0, count_up, &one, 0, nullptr);
    while (one.value < 2000)
        EXPECT_TRUE(SleepConditionVariableCS(&one.changed, &one.section, INFINITE));
    LeaveCriticalSection(&one.section);
    run_to_end(first);
    run_to_end(second);
    EXPECT_EQ(2000, one.value);
    DeleteCriticalSection(&one.section);
}

TEST(ConditionVariable, TimesOut) {
    CRITICAL_SECTION section;
    CONDITION_VARIABLE never = CONDITION_VARIABLE_INIT;
    SRWLOCK lock = SRWLOCK_INIT;
    InitializeCriticalSection(&section);
    EnterCriticalSection(&section);
    EXPECT_FALSE(SleepConditionVariableCS(&never, &section, 1));
    EXPECT_EQ(static_cast<DWORD>(ERROR_TIMEOUT), GetLastError());
    LeaveCriticalSection(&section);
    DeleteCriticalSection(&section);
    AcquireSRWLockShared(&lock);
    EXPECT_FALSE(SleepConditionVariableSRW(&never, &lock, 1, CONDITION_VARIABLE_LOCKMODE_SHARED));
    EXPECT_EQ(static_cast<DWORD>(ERROR_TIMEOUT), GetLastError());
    EXPECT_FALSE(TryAcquireSRWLockExclusive(&lock));
    ReleaseSRWLockShared(&lock);
    EXPECT_TRUE(TryAcquireSRWLockExclusive(&lock));
    ReleaseSRWLockExclusive(&lock);
    // With nobody there.
    WakeConditionVariable(&never);
    WakeAllConditionVariable(&never);
}

TEST(SlimLock, OneWriterOrManyReaders) {
    SRWLOCK lock;
    InitializeSRWLock(&lock);
    AcquireSRWLockShared(&lock);
    EXPECT_TRUE(TryAcquireSRWLockShared(&lock));
    EXPECT_FALSE(TryAcquireSRWLockExclusive(&lock));
    ReleaseSRWLockShared(&lock);
    ReleaseSRWLockShared(&lock);
    AcquireSRWLockExclusive(&lock);
    EXPECT_FALSE(TryAcquireSRWLockShared(&lock));
    EXPECT_FALSE(TryAcquireSRWLockExclusive(&lock));
    ReleaseSRWLockExclusive(&lock);
    EXPECT_EQ(nullptr, lock.Ptr);
}

struct attempt {
    int calls = 0;
    BOOL answer = FALSE;
    LPVOID context = nullptr;
};

BOOL CALLBACK initialize(PINIT_ONCE, PVOID parameter, PVOID* context) {
    auto* one = static_cast<attempt*>(parameter);
    ++one->calls;
    *context = one->context;
    if (!one->answer)
        SetLastError(1234);
    return one->answer;
}

TEST(InitOnce, ExecutesUntilItSucceeds) {
    INIT_ONCE once = INIT_ONCE_STATIC_INIT;
    attempt one;
    LPVOID context = nullptr;
    EXPECT_FALSE(InitOnceExecuteOnce(&once, initialize, &one, &context));
    EXPECT_EQ(1234u, GetLastError());
    one.answer = TRUE;
    one.context = &once;
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(InitOnceExecuteOnce(&once, initialize, &one, &context));
        EXPECT_EQ(static_cast<LPVOID>(&once), context);
    }
    EXPECT_EQ(2, one.calls);
}

TEST(InitOnce, InTwoCalls) {
    INIT_ONCE once;
    InitOnceInitialize(&once);
    BOOL pending = 7;
    LPVOID context = &once;
    const auto fails = [](DWORD code, BOOL answer) { return !answer && GetLastError() == code; };
    EXPECT_TRUE(
        fails(ERROR_GEN_FAILURE, InitOnceBeginInitialize(&once, INIT_ONCE_CHECK_ONLY, &pending, &context)));
    EXPECT_TRUE(
        fails(ERROR_INVALID_PARAMETER,
              InitOnceBeginInitialize(&once, INIT_ONCE_CHECK_ONLY | INIT_ONCE_ASYNC, &pending, &context)));
    EXPECT_EQ(7, pending);
    EXPECT_TRUE(InitOnceBeginInitialize(&once, 0, &pending, &context));
    EXPECT_EQ(TRUE, pending);
    EXPECT_EQ(static_cast<LPVOID>(&once), context);
    EXPECT_TRUE(
        fails(ERROR_GEN_FAILURE, InitOnceBeginInitialize(&once, INIT_ONCE_CHECK_ONLY, &pending, &context)));
    EXPECT_TRUE(
        fails(ERROR_INVALID_PARAMETER, InitOnceBeginInitialize(&once, INIT_ONCE_ASYNC, &pending, &context)));
    EXPECT_TRUE(
        fails(ERROR_INVALID_PARAMETER, InitOnceComplete(&once, 0, reinterpret_cast<LPVOID>(ULONG_PTR{3}))));
    EXPECT_TRUE(fails(ERROR_INVALID_PARAMETER, InitOnceComplete(&once, INIT_ONCE_INIT_FAILED, &once)));
    EXPECT_TRUE(InitOnceComplete(&once, INIT_ONCE_INIT_FAILED, nullptr));
    EXPECT_TRUE(fails(ERROR_GEN_FAILURE, InitOnceComplete(&once, 0, nullptr)));
    EXPECT_TRUE(InitOnceBeginInitialize(&once, 0, &pending, &context));
    EXPECT_TRUE(InitOnceComplete(&once, 0, &once));
    context = nullptr;
    EXPECT_TRUE(InitOnceBeginInitialize(&once, INIT_ONCE_CHECK_ONLY, &pending, &context));
    EXPECT_EQ(FALSE, pending);
    EXPECT_EQ(static_cast<LPVOID>(&once), context);
}

TEST(InitOnce, OneOfSeveralWins) {
    INIT_ONCE once = INIT_ONCE_STATIC_INIT;
    BOOL pending = FALSE;
    LPVOID context = nullptr;
    int first = 0, second = 0;
    EXPECT_TRUE(InitOnceBeginInitialize(&once, INIT_ONCE_ASYNC, &pending, &context));
    EXPECT_TRUE(pending);
    EXPECT_TRUE(InitOnceBeginInitialize(&once, INIT_ONCE_ASYNC, &pending, &context));
    EXPECT_TRUE(pending);
    EXPECT_TRUE(InitOnceComplete(&once, INIT_ONCE_ASYNC, &second));
    EXPECT_FALSE(InitOnceComplete(&once, INIT_ONCE_ASYNC, &first));
    EXPECT_EQ(static_cast<DWORD>(ERROR_GEN_FAILURE), GetLastError());
    EXPECT_TRUE(InitOnceBeginInitialize(&once, INIT_ONCE_ASYNC, &pending, &context));
    EXPECT_FALSE(pending);
    EXPECT_EQ(static_cast<LPVOID>(&second), context);
}

TEST(Interlocked, AnswersAsDocumented) {
    LONG value = 5;
    EXPECT_EQ(6, InterlockedIncrement(&value));
    EXPECT_EQ(5, InterlockedDecrement(&value));
    EXPECT_EQ(5, InterlockedExchange(&value, 8));
    EXPECT_EQ(8, InterlockedExchangeAdd(&value, 2));
    EXPECT_EQ(10, InterlockedCompareExchange(&value, 1, 9));
    EXPECT_EQ(10, InterlockedCompareExchange(&value, 1, 10));
    EXPECT_EQ(1, InterlockedOr(&value, 6));
    EXPECT_EQ(7, InterlockedAnd(&value, 3));
    EXPECT_EQ(3, InterlockedXor(&value, 1));
    EXPECT_EQ(2, value);
    EXPECT_FALSE(InterlockedBitTestAndSet(&value, 0));
    EXPECT_TRUE(InterlockedBitTestAndReset(&value, 1));
    EXPECT_EQ(1, value);
    value = 0x7fffffff;
    EXPECT_EQ(static_cast<LONG>(0x80000000), InterlockedIncrement(&value));
    LONG64 wide = 0x7fffffff;
    EXPECT_EQ(LONG64{0x80000000}, InterlockedIncrement64(&wide));
    EXPECT_EQ(LONG64{0x80000000}, InterlockedCompareExchange64(&wide, -1, 0x80000000));
    EXPECT_EQ(-1, InterlockedExchangeAdd64(&wide, 1));
    SHORT narrow = 0x7fff;
    EXPECT_EQ(-0x8000, InterlockedIncrement16(&narrow));
    PVOID pointer = &value;
    EXPECT_EQ(static_cast<PVOID>(&value), InterlockedCompareExchangePointer(&pointer, &wide, &value));
    EXPECT_EQ(static_cast<PVOID>(&wide), InterlockedExchangePointer(&pointer, nullptr));
    EXPECT_EQ(nullptr, pointer);
}

} // namespace
