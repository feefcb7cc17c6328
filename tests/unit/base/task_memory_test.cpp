#include <objbase.h>

#include <cstring>

#include <gtest/gtest.h>

namespace {

IMalloc* the_allocator() {
    IMalloc* allocator = nullptr;
    EXPECT_EQ(CoGetMalloc(1, &allocator), S_OK);
    return allocator;
}

TEST(TaskMemory, IsAllocatedGrownAndFreed) {
    auto* text = static_cast<char*>(CoTaskMemAlloc(4));
    ASSERT_NE(text, nullptr);
    std::memcpy(text, "abc", 4);
    text = static_cast<char*>(CoTaskMemRealloc(text, 4000));
    ASSERT_NE(text, nullptr);
    EXPECT_STREQ(text, "abc");
    CoTaskMemFree(text);
    CoTaskMemFree(nullptr);
}

TEST(TaskMemory, NoBytesAreABlockToo) {
    void* block = CoTaskMemAlloc(0);
    EXPECT_NE(block, nullptr);
    CoTaskMemFree(block);
    block = CoTaskMemRealloc(nullptr, 0);
    EXPECT_NE(block, nullptr);
    EXPECT_EQ(CoTaskMemRealloc(block, 0), nullptr); // frees
}

TEST(Allocator, IsOneForTheProcess) {
    IMalloc* allocator = the_allocator();
    ASSERT_NE(allocator, nullptr);
    EXPECT_EQ(allocator, the_allocator());
    IUnknown* unknown = nullptr;
    EXPECT_EQ(allocator->QueryInterface(IID_IUnknown, reinterpret_cast<void**>(&unknown)), S_OK);
    EXPECT_EQ(unknown, allocator);
    void* other = allocator;
    EXPECT_EQ(allocator->QueryInterface(IID_IDispatch, &other), E_NOINTERFACE);
    EXPECT_EQ(other, nullptr);
    unknown->Release();
    allocator->Release();
}

TEST(Allocator, SharesBlocksWithTheFunctions) {
    IMalloc* allocator = the_allocator();
    void* block = allocator->Alloc(10);
    ASSERT_NE(block, nullptr);
    EXPECT_GE(allocator->GetSize(block), 10u);
    block = CoTaskMemRealloc(block, 100);
    EXPECT_GE(allocator->GetSize(block), 100u);
    allocator->Free(block);
    EXPECT_EQ(allocator->GetSize(nullptr), static_cast<SIZE_T>(-1));
    EXPECT_EQ(allocator->DidAlloc(nullptr), -1);
    allocator->HeapMinimize();
}

TEST(Allocator, OnlyTheTaskContextIsLeft) {
    IMalloc* allocator = the_allocator();
    EXPECT_EQ(CoGetMalloc(2, &allocator), E_INVALIDARG);
    EXPECT_EQ(allocator, nullptr);
    EXPECT_EQ(CoGetMalloc(1, nullptr), E_INVALIDARG);
}

} // namespace
