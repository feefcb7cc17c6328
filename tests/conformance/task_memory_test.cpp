// The task allocator: CoTaskMemAlloc and its relatives, IMalloc.
#include "support.hpp"

#include <cstring>

using namespace conformance;

TEST(TaskMemory, ZeroBytesAreABlockOfTheirOwn) {
    void* first = CoTaskMemAlloc(0);
    void* second = CoTaskMemAlloc(0);
    EXPECT_NE(nullptr, first);
    EXPECT_NE(first, second);
    CoTaskMemFree(first);
    CoTaskMemFree(second);
}

TEST(TaskMemory, FreeTakesNull) {
    CoTaskMemFree(nullptr);
}

TEST(TaskMemory, ReallocKeepsTheContent) {
    char* block = static_cast<char*>(CoTaskMemAlloc(16));
    ASSERT_NE(nullptr, block);
    std::memcpy(block, "fifteen letters", 16);
    block = static_cast<char*>(CoTaskMemRealloc(block, 100000));
    ASSERT_NE(nullptr, block);
    EXPECT_STREQ("fifteen letters", block);
    block = static_cast<char*>(CoTaskMemRealloc(block, 8));
    ASSERT_NE(nullptr, block);
    EXPECT_EQ(0, std::memcmp("fifteen ", block, 8));
    CoTaskMemFree(block);
}

TEST(TaskMemory, ReallocOfNullAllocates) {
    void* block = CoTaskMemRealloc(nullptr, 10);
    EXPECT_NE(nullptr, block);
    CoTaskMemFree(block);
}

TEST(TaskMemory, ReallocToZeroFrees) {
    void* block = CoTaskMemAlloc(10);
    EXPECT_EQ(nullptr, CoTaskMemRealloc(block, 0));
}

TEST(TaskMemory, ImpossibleSizesGiveNull) {
    EXPECT_EQ(nullptr, CoTaskMemAlloc(static_cast<SIZE_T>(-1) / 2));
}

TEST(TaskMemory, BlocksAreAlignedForAnyType) {
    for (SIZE_T size = 1; size < 64; ++size) {
        void* block = CoTaskMemAlloc(size);
        EXPECT_EQ(0u, reinterpret_cast<std::size_t>(block) % 16);
        CoTaskMemFree(block);
    }
}

TEST(TaskMemory, CoGetMallocGivesTheTaskAllocator) {
    ref<IMalloc> allocator;
    ASSERT_HR(S_OK, CoGetMalloc(1, allocator.put()));
    ASSERT_TRUE(allocator);
    // A block of one is a block of the other.
    void* block = allocator->Alloc(24);
    ASSERT_NE(nullptr, block);
    CoTaskMemFree(block);
    block = CoTaskMemAlloc(24);
    allocator->Free(block);
}

TEST(TaskMemory, CoGetMallocRefusesOtherContexts) {
    IMalloc* allocator = reinterpret_cast<IMalloc*>(1);
    EXPECT_HR(E_INVALIDARG, CoGetMalloc(2, &allocator));
    EXPECT_EQ(nullptr, allocator);
}

TEST(TaskMemory, IMallocReallocFollowsTheSameRules) {
    ref<IMalloc> allocator;
    ASSERT_HR(S_OK, CoGetMalloc(1, allocator.put()));
    void* block = allocator->Realloc(nullptr, 8);
    ASSERT_NE(nullptr, block);
    std::memcpy(block, "content", 8);
    block = allocator->Realloc(block, 4096);
    ASSERT_NE(nullptr, block);
    EXPECT_STREQ("content", static_cast<char*>(block));
    EXPECT_EQ(nullptr, allocator->Realloc(block, 0));
    allocator->Free(nullptr);
}

TEST(TaskMemory, GetSizeIsAtLeastWhatWasAsked) {
    ref<IMalloc> allocator;
    ASSERT_HR(S_OK, CoGetMalloc(1, allocator.put()));
    void* block = allocator->Alloc(100);
    EXPECT_LE(100u, allocator->GetSize(block));
    allocator->Free(block);
    EXPECT_EQ(static_cast<SIZE_T>(-1), allocator->GetSize(nullptr));
}

TEST(TaskMemory, DidAllocDoesNotDisownItsBlocks) {
    ref<IMalloc> allocator;
    ASSERT_HR(S_OK, CoGetMalloc(1, allocator.put()));
    void* block = allocator->Alloc(100);
    // 1, or -1 from an allocator that cannot tell: both are documented. Never 0, "not mine".
    EXPECT_NE(0, allocator->DidAlloc(block));
    EXPECT_EQ(-1, allocator->DidAlloc(nullptr));
    allocator->Free(block);
}

TEST(TaskMemory, TheAllocatorAnswersForItsInterfaces) {
    ref<IMalloc> allocator;
    ASSERT_HR(S_OK, CoGetMalloc(1, allocator.put()));
    EXPECT_TRUE(allocator.as<IUnknown>());
    EXPECT_TRUE(allocator.as<IMalloc>());
    EXPECT_FALSE(allocator.as<IDispatch>());
    allocator->HeapMinimize();
}

TEST(TaskMemory, TheAllocatorNullsTheResultOfARefusedQuery) {
    ref<IMalloc> allocator;
    ASSERT_HR(S_OK, CoGetMalloc(1, allocator.put()));
    void* other = reinterpret_cast<void*>(1);
    EXPECT_HR(E_NOINTERFACE, allocator->QueryInterface(IID_IDispatch, &other));
    EXPECT_EQ(nullptr, other);
}
