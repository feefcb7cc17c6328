// Many threads at the objects and the locks at once: what is counted under a lock must come out exactly.
#include <windows.h>

#include <gtest/gtest.h>

#include <vector>

namespace {

constexpr int thread_count = 4;
constexpr int rounds = 500;

/// Runs `body` in several threads of CreateThread, and waits for all of them at once.
template <class Body>
void in_threads(Body body) {
    std::vector<HANDLE> threads;
    const LPTHREAD_START_ROUTINE start = [](LPVOID parameter) -> DWORD {
        (*static_cast<Body*>(parameter))();
        return 0;
    };
    for (int i = 0; i < thread_count; ++i)
        threads.push_back(CreateThread(nullptr, 0, start, &body, 0, nullptr));
    EXPECT_EQ(WaitForMultipleObjects(thread_count, threads.data(), TRUE, INFINITE), WAIT_OBJECT_0);
    for (const HANDLE thread : threads)
        EXPECT_TRUE(CloseHandle(thread));
}

TEST(Stress, CriticalSection) {
    CRITICAL_SECTION section;
    InitializeCriticalSectionAndSpinCount(&section, 100);
    int count = 0;
    in_threads([&] {
        for (int i = 0; i < rounds; ++i) {
            EnterCriticalSection(&section);
            EnterCriticalSection(&section);
            ++count;
            LeaveCriticalSection(&section);
            LeaveCriticalSection(&section);
        }
    });
    EXPECT_EQ(count, thread_count * rounds);
    DeleteCriticalSection(&section);
}

TEST(Stress, SlimLock) {
    SRWLOCK lock = SRWLOCK_INIT;
    int first = 0, second = 0;
    in_threads([&] {
        for (int i = 0; i < rounds; ++i) {
            if (i % 4 == 0) {
                AcquireSRWLockExclusive(&lock);
                ++first;
                ++second;
                ReleaseSRWLockExclusive(&lock);
            } else {
                AcquireSRWLockShared(&lock);
                EXPECT_EQ(first, second);
                ReleaseSRWLockShared(&lock);
            }
        }
    });
    EXPECT_EQ(first, thread_count * rounds / 4);
    EXPECT_EQ(lock.Ptr, nullptr);
}

TEST(Stress, ConditionVariable) {
    SRWLOCK lock = SRWLOCK_INIT;
    CONDITION_VARIABLE changed = CONDITION_VARIABLE_INIT;
    int waiting = 0, generation = 0;
    // Everybody waits for everybody, again and again.
    in_threads([&] {
        for (int i = 0; i < 100; ++i) {
            AcquireSRWLockExclusive(&lock);
            if (++waiting == thread_count) {
                waiting = 0;
                ++generation;
                WakeAllConditionVariable(&changed);
            } else {
                const int mine = generation;
                while (generation == mine)
                    EXPECT_TRUE(SleepConditionVariableSRW(&changed, &lock, INFINITE, 0));
            }
            ReleaseSRWLockExclusive(&lock);
        }
    });
    EXPECT_EQ(generation, 100);
}

TEST(Stress, MutexAndSemaphoreForBoth) {
    const HANDLE both[] = {CreateMutexA(nullptr, FALSE, nullptr), CreateSemaphoreA(nullptr, 1, 1, nullptr)};
    int count = 0;
    in_threads([&] {
        for (int i = 0; i < rounds; ++i) {
            EXPECT_EQ(WaitForMultipleObjects(2, both, TRUE, INFINITE), WAIT_OBJECT_0);
            ++count;
            EXPECT_TRUE(ReleaseSemaphore(both[1], 1, nullptr));
            EXPECT_TRUE(ReleaseMutex(both[0]));
        }
    });
    EXPECT_EQ(count, thread_count * rounds);
    for (const HANDLE one : both)
        CloseHandle(one);
}

TEST(Stress, AnAutomaticEventLetsOneGo) {
    const HANDLE event = CreateEventA(nullptr, FALSE, TRUE, nullptr);
    int count = 0;
    in_threads([&] {
        for (int i = 0; i < rounds; ++i) {
            EXPECT_EQ(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
            ++count;
            EXPECT_TRUE(SetEvent(event));
        }
    });
    EXPECT_EQ(count, thread_count * rounds);
    CloseHandle(event);
}

TEST(Stress, TimeoutsLoseNothing) {
    const HANDLE semaphore = CreateSemaphoreA(nullptr, 0, 100000, nullptr);
    LONG taken = 0;
    in_threads([&] {
        for (int i = 0; i < rounds; ++i) {
            EXPECT_TRUE(ReleaseSemaphore(semaphore, 1, nullptr));
            if (WaitForSingleObject(semaphore, i % 2) == WAIT_OBJECT_0)
                InterlockedIncrement(&taken);
        }
    });
    while (WaitForSingleObject(semaphore, 0) == WAIT_OBJECT_0)
        ++taken;
    EXPECT_EQ(taken, thread_count * rounds);
    CloseHandle(semaphore);
}

TEST(Stress, HandlesAndNames) {
    in_threads([] {
        for (int i = 0; i < rounds; ++i) {
            const HANDLE event = CreateEventA(nullptr, TRUE, FALSE, "stress");
            EXPECT_NE(event, nullptr);
            EXPECT_TRUE(SetEvent(event));
            EXPECT_TRUE(CloseHandle(event));
        }
    });
    EXPECT_EQ(OpenEventA(EVENT_ALL_ACCESS, FALSE, "stress"), nullptr);
}

TEST(Stress, InitOnceAndStorage) {
    INIT_ONCE once = INIT_ONCE_STATIC_INIT;
    LONG calls = 0;
    const DWORD index = TlsAlloc();
    const PINIT_ONCE_FN function = [](PINIT_ONCE, PVOID parameter, PVOID* context) -> BOOL {
        ++*static_cast<LONG*>(parameter);
        *context = nullptr;
        return TRUE;
    };
    in_threads([&] {
        EXPECT_TRUE(InitOnceExecuteOnce(&once, function, &calls, nullptr));
        EXPECT_EQ(calls, 1);
        EXPECT_EQ(TlsGetValue(index), nullptr);
        EXPECT_TRUE(TlsSetValue(index, &calls));
        EXPECT_EQ(TlsGetValue(index), &calls);
    });
    EXPECT_TRUE(TlsFree(index));
}

TEST(Stress, HeapsAndHandlesOfMemory) {
    const HANDLE heap = HeapCreate(0, 0, 0);
    in_threads([heap] {
        for (int i = 0; i < rounds; ++i) {
            void* block = HeapAlloc(heap, 0, 16 + i % 50);
            block = HeapReAlloc(heap, HEAP_ZERO_MEMORY, block, 200);
            EXPECT_TRUE(HeapFree(heap, 0, block));
            const HGLOBAL memory = GlobalAlloc(GHND, 10);
            EXPECT_NE(GlobalLock(memory), nullptr);
            GlobalUnlock(memory);
            EXPECT_EQ(GlobalFree(memory), nullptr);
        }
    });
    EXPECT_TRUE(HeapDestroy(heap));
}

} // namespace
