#include <objbase.h>
#include <oleauto.h>

#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace {

/// Puts 16 bytes in front of each block, as debugging spies do, and notes what it is asked.
class noting_spy final : public IMallocSpy {
public:
    static constexpr SIZE_T header = 16;

    ULONG references = 1;
    bool refuses = false;
    std::vector<std::string> notes;

    std::string taken() {
        std::string all;
        for (const std::string& note : std::exchange(notes, {}))
            all.append(all.empty() ? "" : " ").append(note);
        return all;
    }

    STDMETHODIMP QueryInterface(REFIID riid, void** out) override {
        *out = nullptr;
        if (riid != IID_IUnknown && riid != IID_IMallocSpy)
            return E_NOINTERFACE;
        *out = this;
        AddRef();
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
    STDMETHODIMP_(ULONG) Release() override { return --references; }

    STDMETHODIMP_(SIZE_T) PreAlloc(SIZE_T bytes) override {
        note("alloc", bytes);
        CoTaskMemFree(CoTaskMemAlloc(1)); // its own allocations it does not see
        return refuses ? 0 : bytes + header;
    }
    STDMETHODIMP_(void*) PostAlloc(void* actual) override { return behind(actual); }
    STDMETHODIMP_(void*) PreFree(void* block, BOOL is_known) override {
        note(is_known ? "free" : "free-unknown");
        return is_known ? in_front(block) : block;
    }
    STDMETHODIMP_(void) PostFree(BOOL) override { note("freed"); }
    STDMETHODIMP_(SIZE_T) PreRealloc(void* block, SIZE_T bytes, void** actual, BOOL is_known) override {
        note(is_known ? "realloc" : "realloc-unknown", bytes);
        *actual = block && is_known ? in_front(block) : block;
        return refuses || bytes == 0 ? 0 : bytes + header;
    }
    STDMETHODIMP_(void*) PostRealloc(void* actual, BOOL) override {
        note("realloced");
        return behind(actual);
    }
    STDMETHODIMP_(void*) PreGetSize(void* block, BOOL is_known) override {
        note(is_known ? "size" : "size-unknown");
        return is_known ? in_front(block) : block;
    }
    STDMETHODIMP_(SIZE_T) PostGetSize(SIZE_T actual, BOOL is_known) override {
        return is_known ? actual - header : actual;
    }
    STDMETHODIMP_(void*) PreDidAlloc(void* block, BOOL is_known) override {
        note(is_known ? "did" : "did-unknown");
        return block;
    }
    STDMETHODIMP_(int) PostDidAlloc(void*, BOOL, int actual) override { return actual; }
    STDMETHODIMP_(void) PreHeapMinimize() override { note("minimize"); }
    STDMETHODIMP_(void) PostHeapMinimize() override { note("minimized"); }

private:
    static void* behind(void* actual) { return actual ? static_cast<char*>(actual) + header : nullptr; }
    static void* in_front(void* block) { return static_cast<char*>(block) - header; }

    void note(const char* what) { notes.emplace_back(what); }
    void note(const char* what, SIZE_T bytes) { notes.push_back(what + std::to_string(bytes)); }
};

class MallocSpy : public testing::Test {
protected:
    void* before = CoTaskMemAlloc(20);
    noting_spy spy;

    void SetUp() override { ASSERT_EQ(CoRegisterMallocSpy(&spy), S_OK); }
    void TearDown() override {
        CoTaskMemFree(before);
        EXPECT_EQ(CoRevokeMallocSpy(), S_OK);
        EXPECT_EQ(spy.references, 1u);
    }
};

TEST_F(MallocSpy, SeesEveryMethod) {
    IMalloc* allocator = nullptr;
    ASSERT_EQ(CoGetMalloc(1, &allocator), S_OK);
    void* block = CoTaskMemAlloc(10);
    EXPECT_EQ(spy.taken(), "alloc10");
    std::memset(block, 1, 10);
    EXPECT_GE(allocator->GetSize(block), 10u);
    EXPECT_EQ(spy.taken(), "size");
    EXPECT_EQ(allocator->DidAlloc(block), 1);
    EXPECT_EQ(spy.taken(), "did");
    block = allocator->Realloc(block, 1000);
    EXPECT_EQ(spy.taken(), "realloc1000 realloced");
    EXPECT_EQ(static_cast<char*>(block)[9], 1);
    allocator->HeapMinimize();
    EXPECT_EQ(spy.taken(), "minimize minimized");
    allocator->Free(block);
    EXPECT_EQ(spy.taken(), "free freed");
    block = CoTaskMemRealloc(nullptr, 5);
    EXPECT_EQ(spy.taken(), "realloc5 realloced");
    EXPECT_EQ(CoTaskMemRealloc(block, 0), nullptr);
    EXPECT_EQ(spy.taken(), "realloc0 realloced");
    allocator->Free(nullptr);
    EXPECT_EQ(allocator->GetSize(nullptr), static_cast<SIZE_T>(-1));
    EXPECT_EQ(spy.taken(), "");
}

TEST_F(MallocSpy, IsToldWhatItHasNotSeenBefore) {
    IMalloc* allocator = nullptr;
    ASSERT_EQ(CoGetMalloc(1, &allocator), S_OK);
    EXPECT_GE(allocator->GetSize(before), 20u);
    EXPECT_EQ(spy.taken(), "size-unknown");
    EXPECT_EQ(allocator->DidAlloc(before), -1);
    EXPECT_EQ(spy.taken(), "did-unknown");
    before = CoTaskMemRealloc(before, 40); // from here on the spy knows it
    EXPECT_EQ(spy.taken(), "realloc-unknown40 realloced");
    CoTaskMemFree(before);
    EXPECT_EQ(spy.taken(), "free freed");
    before = nullptr;
}

TEST_F(MallocSpy, MakesAnAllocationFail) {
    spy.refuses = true;
    EXPECT_EQ(CoTaskMemAlloc(10), nullptr);
    EXPECT_NE(before, nullptr);
    EXPECT_EQ(CoTaskMemRealloc(before, 40), nullptr); // the block is as it was
    EXPECT_EQ(SysAllocString(u"text"), nullptr);
    EXPECT_EQ(SafeArrayCreateVector(VT_I4, 0, 2), nullptr);
    spy.refuses = false;
}

TEST_F(MallocSpy, SeesStringsAndArraysToo) {
    SysFreeString(SysAllocString(u"text"));
    EXPECT_EQ(spy.notes.size(), 3u);
    spy.taken();
    SAFEARRAYBOUND bound = {2, 0};
    SAFEARRAY* array = SafeArrayCreate(VT_I4, 1, &bound);
    EXPECT_EQ(spy.notes.size(), 2u);
    EXPECT_EQ(SafeArrayDestroy(array), S_OK);
    EXPECT_EQ(spy.notes.size(), 6u);
    spy.taken();
    BSTR text = SysAllocString(u"text");
    ASSERT_TRUE(SysReAllocStringLen(&text, nullptr, 100));
    EXPECT_EQ(text[3], u't');
    SysFreeString(text);
}

TEST(MallocSpyRegistration, IsOneForTheProcess) {
    noting_spy spy, other;
    EXPECT_EQ(CoRevokeMallocSpy(), CO_E_OBJNOTREG);
    EXPECT_EQ(CoRegisterMallocSpy(nullptr), E_INVALIDARG);
    ASSERT_EQ(CoRegisterMallocSpy(&spy), S_OK);
    EXPECT_EQ(spy.references, 2u);
    EXPECT_EQ(CoRegisterMallocSpy(&other), CO_E_OBJISREG);
    EXPECT_EQ(other.references, 1u);
    EXPECT_EQ(CoRevokeMallocSpy(), S_OK);
    EXPECT_EQ(spy.references, 1u);
}

TEST(MallocSpyRegistration, LeavesWithItsLastBlock) {
    noting_spy spy, other;
    ASSERT_EQ(CoRegisterMallocSpy(&spy), S_OK);
    void* first = CoTaskMemAlloc(1);
    BSTR second = SysAllocString(u"text");
    EXPECT_EQ(CoRevokeMallocSpy(), E_ACCESSDENIED);
    EXPECT_EQ(CoRegisterMallocSpy(&other), CO_E_OBJISREG);
    CoTaskMemFree(first);
    EXPECT_EQ(spy.references, 2u);
    SysFreeString(second);
    EXPECT_EQ(spy.references, 1u);
    EXPECT_EQ(CoRevokeMallocSpy(), CO_E_OBJNOTREG);
    EXPECT_EQ(CoRegisterMallocSpy(&other), S_OK);
    EXPECT_EQ(CoRevokeMallocSpy(), S_OK);
}

} // namespace
