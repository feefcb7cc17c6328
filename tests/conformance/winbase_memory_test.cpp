// Heaps, and blocks of memory with handles.
#include "support.hpp"

namespace {

constexpr SIZE_T most = ~SIZE_T{0};

TEST(Heap, TellsTheSizeAskedFor) {
    const HANDLE heap = GetProcessHeap();
    for (const SIZE_T bytes : {SIZE_T{0}, SIZE_T{1}, SIZE_T{100}, SIZE_T{70000}}) {
        void* const block = HeapAlloc(heap, 0, bytes);
        ASSERT_NE(nullptr, block);
        EXPECT_EQ(0u, reinterpret_cast<ULONG_PTR>(block) % 16);
        EXPECT_EQ(bytes, HeapSize(heap, 0, block));
        EXPECT_TRUE(HeapValidate(heap, 0, block));
        EXPECT_TRUE(HeapFree(heap, 0, block));
    }
    EXPECT_TRUE(HeapFree(heap, 0, nullptr));
    EXPECT_TRUE(HeapValidate(heap, 0, nullptr));
    EXPECT_EQ(nullptr, HeapAlloc(heap, 0, most));
    EXPECT_EQ(nullptr, HeapReAlloc(heap, 0, nullptr, 10));
}

TEST(Heap, ReallocatesWithZeros) {
    const HANDLE heap = GetProcessHeap();
    auto* block = static_cast<char*>(HeapAlloc(heap, HEAP_ZERO_MEMORY, 10));
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(0, block[i]);
    block[9] = 'x';
    EXPECT_EQ(nullptr, HeapReAlloc(heap, HEAP_REALLOC_IN_PLACE_ONLY, block, 5000000));
    EXPECT_EQ(nullptr, HeapReAlloc(heap, 0, block, most));
    EXPECT_EQ(10u, HeapSize(heap, 0, block));
    block = static_cast<char*>(HeapReAlloc(heap, HEAP_ZERO_MEMORY, block, 5000));
    ASSERT_NE(nullptr, block);
    EXPECT_EQ('x', block[9]);
    EXPECT_EQ(0, block[10]);
    EXPECT_EQ(0, block[4999]);
    EXPECT_EQ(block, HeapReAlloc(heap, HEAP_REALLOC_IN_PLACE_ONLY, block, 50));
    EXPECT_EQ(50u, HeapSize(heap, 0, block));
    EXPECT_TRUE(HeapFree(heap, 0, block));
}

TEST(Heap, OfOnesOwn) {
    const HANDLE heap = HeapCreate(0, 0, 0);
    ASSERT_NE(nullptr, heap);
    void* const block = HeapAlloc(heap, 0, 10);
    EXPECT_TRUE(HeapValidate(heap, 0, block));
    EXPECT_FALSE(HeapValidate(GetProcessHeap(), 0, block));
    EXPECT_FALSE(HeapFree(GetProcessHeap(), 0, block));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
    EXPECT_EQ(most, HeapSize(GetProcessHeap(), 0, block));
    EXPECT_NE(nullptr, HeapAlloc(heap, 0, 100000));
    EXPECT_TRUE(HeapDestroy(heap));
    EXPECT_FALSE(HeapDestroy(GetProcessHeap()));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_HANDLE), GetLastError());
    const HANDLE limited = HeapCreate(0, 0, 0x10000);
    EXPECT_EQ(nullptr, HeapAlloc(limited, 0, 100000));
    EXPECT_NE(nullptr, HeapAlloc(limited, 0, 60000));
    EXPECT_EQ(nullptr, HeapAlloc(limited, 0, 60000));
    EXPECT_TRUE(HeapDestroy(limited));
}

// The two families of functions, which do nearly the same.
struct family {
    const char* name;
    bool global;
    HANDLE(WINAPI* alloc)(UINT, SIZE_T);
    HANDLE(WINAPI* realloc)(HANDLE, SIZE_T, UINT);
    HANDLE(WINAPI* free)(HANDLE);
    LPVOID(WINAPI* lock)(HANDLE);
    BOOL(WINAPI* unlock)(HANDLE);
    SIZE_T(WINAPI* size)(HANDLE);
    UINT(WINAPI* flags)(HANDLE);
    HANDLE(WINAPI* handle)(LPCVOID);
};
const family families[] = {
    {"Global", true, GlobalAlloc, GlobalReAlloc, GlobalFree, GlobalLock, GlobalUnlock, GlobalSize,
     GlobalFlags, GlobalHandle},
    {"Local", false, LocalAlloc, LocalReAlloc, LocalFree, LocalLock, LocalUnlock, LocalSize, LocalFlags,
     LocalHandle},
};

#define EXPECT_ERROR(code, failure, call)                                                                    \
    do {                                                                                                     \
        SetLastError(0xC0FFEE);                                                                              \
        EXPECT_EQ(failure, call);                                                                            \
        EXPECT_EQ(static_cast<DWORD>(code), GetLastError()) << #call;                                        \
    } while (false)

TEST(MemoryHandles, OfFixedBlocks) {
    for (const family& of : families) {
        SCOPED_TRACE(of.name);
        HANDLE block = of.alloc(GMEM_FIXED | GMEM_ZEROINIT, 10);
        ASSERT_NE(nullptr, block);
        EXPECT_EQ(0, static_cast<char*>(block)[9]);
        EXPECT_EQ(0u, of.flags(block));
        EXPECT_EQ(10u, of.size(block));
        EXPECT_EQ(block, of.lock(block));
        EXPECT_EQ(of.global, !!of.unlock(block));
        EXPECT_EQ(block, of.handle(block));
        EXPECT_EQ(block, of.realloc(block, 20, 0));
        EXPECT_ERROR(ERROR_NOT_ENOUGH_MEMORY, nullptr, of.realloc(block, 200000, 0));
        EXPECT_EQ(20u, of.size(block));
        block = of.realloc(block, 200000, GMEM_MOVEABLE | GMEM_ZEROINIT);
        ASSERT_NE(nullptr, block);
        EXPECT_EQ(0, static_cast<char*>(block)[199999]);
        EXPECT_EQ(200000u, of.size(block));
        EXPECT_EQ(0u, of.flags(block));
        EXPECT_EQ(nullptr, of.free(block));
        block = of.alloc(GMEM_FIXED, 0);
        EXPECT_EQ(of.global ? 1u : 0u, of.size(block));
        EXPECT_EQ(nullptr, of.free(block));
        EXPECT_ERROR(ERROR_NOT_ENOUGH_MEMORY, nullptr, of.alloc(GMEM_FIXED, most));
        EXPECT_EQ(nullptr, of.free(nullptr));
    }
}

TEST(MemoryHandles, OfMoveableBlocks) {
    for (const family& of : families) {
        SCOPED_TRACE(of.name);
        const HANDLE block = of.alloc(GMEM_MOVEABLE, 10);
        ASSERT_NE(nullptr, block);
        EXPECT_EQ(0u, of.flags(block));
        void* const address = of.lock(block);
        ASSERT_NE(nullptr, address);
        EXPECT_NE(block, address);
        EXPECT_EQ(1u, of.flags(block));
        EXPECT_EQ(address, of.lock(block));
        EXPECT_EQ(2u, of.flags(block));
        EXPECT_EQ(block, of.handle(address));
        EXPECT_TRUE(of.unlock(block));
        EXPECT_ERROR(NO_ERROR, FALSE, of.unlock(block));
        EXPECT_ERROR(ERROR_NOT_LOCKED, FALSE, of.unlock(block));
        EXPECT_EQ(block, of.realloc(block, 100, GMEM_MOVEABLE));
        EXPECT_EQ(100u, of.size(block));
        // Discarded, and filled again.
        EXPECT_EQ(block, of.realloc(block, 0, GMEM_MOVEABLE));
        EXPECT_EQ(0u, of.size(block));
        EXPECT_EQ(static_cast<UINT>(GMEM_DISCARDED), of.flags(block));
        EXPECT_ERROR(ERROR_DISCARDED, nullptr, of.lock(block));
        EXPECT_EQ(block, of.realloc(block, 50, GMEM_MOVEABLE | GMEM_ZEROINIT));
        EXPECT_EQ(50u, of.size(block));
        EXPECT_EQ(0u, of.flags(block));
        // Locked, it stays where it is, unless told that it may move.
        const void* const locked = of.lock(block);
        EXPECT_EQ(block, of.realloc(block, 20, 0));
        EXPECT_EQ(locked, of.lock(block));
        EXPECT_ERROR(ERROR_NOT_ENOUGH_MEMORY, nullptr, of.realloc(block, 2000000, 0));
        EXPECT_EQ(nullptr, of.realloc(block, 0, GMEM_MOVEABLE));
        EXPECT_EQ(20u, of.size(block));
        EXPECT_EQ(block, of.realloc(block, 2000000, GMEM_MOVEABLE));
        EXPECT_EQ(2000000u, of.size(block));
        EXPECT_EQ(nullptr, of.free(block));
        EXPECT_ERROR(ERROR_INVALID_HANDLE, static_cast<UINT>(GMEM_INVALID_HANDLE), of.flags(block));
        EXPECT_ERROR(ERROR_INVALID_HANDLE, nullptr, of.lock(block));
        EXPECT_ERROR(ERROR_INVALID_HANDLE, FALSE, of.unlock(block));
        EXPECT_ERROR(ERROR_INVALID_HANDLE, 0u, of.size(block));
        EXPECT_ERROR(ERROR_INVALID_HANDLE, block, of.free(block));
        EXPECT_ERROR(ERROR_INVALID_HANDLE, nullptr, of.realloc(nullptr, 5, GMEM_MOVEABLE));
        EXPECT_ERROR(ERROR_INVALID_PARAMETER, nullptr, of.handle(nullptr));
        EXPECT_ERROR(ERROR_NOT_ENOUGH_MEMORY, nullptr, of.alloc(GMEM_MOVEABLE, most));
    }
}

TEST(MemoryHandles, OfDiscardedAndMarkedBlocks) {
    for (const family& of : families) {
        SCOPED_TRACE(of.name);
        const HANDLE empty = of.alloc(GMEM_MOVEABLE, 0);
        EXPECT_EQ(static_cast<UINT>(GMEM_DISCARDED), of.flags(empty));
        EXPECT_EQ(nullptr, of.free(empty));
        const HANDLE marked = of.alloc(LMEM_MOVEABLE | LMEM_DISCARDABLE, 10);
        const UINT discardable = of.global ? GMEM_DISCARDABLE : LMEM_DISCARDABLE;
        EXPECT_EQ(discardable, of.flags(marked));
        EXPECT_EQ(marked, of.realloc(marked, 0, GMEM_MODIFY));
        EXPECT_EQ(discardable, of.flags(marked));
        EXPECT_EQ(10u, of.size(marked));
        EXPECT_EQ(nullptr, of.free(marked));
        HANDLE block = of.alloc(GMEM_FIXED, 30);
        // A fixed block of the Global family becomes a moveable one.
        const HANDLE modified = of.realloc(block, 0, GMEM_MODIFY | GMEM_MOVEABLE);
        EXPECT_EQ(of.global, modified != block);
        EXPECT_EQ(30u, of.size(modified));
        EXPECT_EQ(of.global, of.lock(modified) != modified);
        EXPECT_EQ(nullptr, of.free(modified));
    }
}

} // namespace
