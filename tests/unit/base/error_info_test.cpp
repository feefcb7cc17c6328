#include <oleauto.h>

#include <atomic>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "rich_error.hpp"

namespace {

std::u16string take(BSTR string) {
    std::u16string text(string ? string : u"(null)", string ? SysStringLen(string) : 6);
    SysFreeString(string);
    return text;
}

std::u16string description_of(IErrorInfo* info) {
    BSTR text = nullptr;
    EXPECT_EQ(info->GetDescription(&text), S_OK);
    return take(text);
}

/// An IErrorInfo that counts.
class counting_error final : public IErrorInfo {
public:
    STDMETHODIMP QueryInterface(REFIID riid, void** object) override {
        if (riid != IID_IUnknown && riid != IID_IErrorInfo) {
            *object = nullptr;
            return E_NOINTERFACE;
        }
        *object = this;
        AddRef();
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
    STDMETHODIMP_(ULONG) Release() override { return --references; }
    STDMETHODIMP GetGUID(GUID*) override { return E_NOTIMPL; }
    STDMETHODIMP GetSource(BSTR*) override { return E_NOTIMPL; }
    STDMETHODIMP GetDescription(BSTR*) override { return E_NOTIMPL; }
    STDMETHODIMP GetHelpFile(BSTR*) override { return E_NOTIMPL; }
    STDMETHODIMP GetHelpContext(DWORD*) override { return E_NOTIMPL; }

    std::atomic<ULONG> references{1};
};

TEST(ErrorInfo, TheSlotHoldsOneReferenceAndReadingTakesIt) {
    counting_error error;
    EXPECT_EQ(SetErrorInfo(0, &error), S_OK);
    EXPECT_EQ(error.references, 2u);
    IErrorInfo* read = nullptr;
    EXPECT_EQ(GetErrorInfo(0, &read), S_OK);
    EXPECT_EQ(read, &error);
    EXPECT_EQ(error.references, 2u);
    read->Release();

    read = &error;
    EXPECT_EQ(GetErrorInfo(0, &read), S_FALSE);
    EXPECT_EQ(read, nullptr);
}

TEST(ErrorInfo, ANewOneReplacesTheOld) {
    counting_error first;
    counting_error second;
    SetErrorInfo(0, &first);
    SetErrorInfo(0, &second);
    EXPECT_EQ(first.references, 1u);
    EXPECT_EQ(second.references, 2u);
    SetErrorInfo(0, &second);
    EXPECT_EQ(second.references, 2u);
    SetErrorInfo(0, nullptr);
    EXPECT_EQ(second.references, 1u);
}

TEST(ErrorInfo, EachThreadHasItsOwnAndGivesItBackAtItsEnd) {
    counting_error error;
    std::thread([&] {
        SetErrorInfo(0, &error);
        EXPECT_EQ(error.references, 2u);
    }).join();
    EXPECT_EQ(error.references, 1u);
    IErrorInfo* read = nullptr;
    EXPECT_EQ(GetErrorInfo(0, &read), S_FALSE);
}

struct sets_error_at_thread_exit {
    counting_error* error = nullptr;
    ~sets_error_at_thread_exit() { SetErrorInfo(0, error); }
};

TEST(ErrorInfo, NothingIsLeftBehindByAThreadThatFailsWhileItEnds) {
    counting_error error;
    counting_error early;
    std::thread([&] {
        thread_local sets_error_at_thread_exit late; // destroyed after the slot was shut
        late.error = &error;
        SetErrorInfo(0, &early);
    }).join();
    EXPECT_EQ(error.references, 1u);
    EXPECT_EQ(early.references, 1u);
}

TEST(ErrorInfo, ArgumentsAreChecked) {
    IErrorInfo* read = reinterpret_cast<IErrorInfo*>(8);
    EXPECT_EQ(GetErrorInfo(1, &read), E_INVALIDARG);
    EXPECT_EQ(read, nullptr);
    EXPECT_EQ(GetErrorInfo(0, nullptr), E_INVALIDARG);
    EXPECT_EQ(SetErrorInfo(1, nullptr), E_INVALIDARG);
    EXPECT_EQ(CreateErrorInfo(nullptr), E_INVALIDARG);
}

TEST(ErrorObject, IsWrittenThroughOneInterfaceAndReadThroughTheOther) {
    ICreateErrorInfo* create = nullptr;
    ASSERT_EQ(CreateErrorInfo(&create), S_OK);
    IErrorInfo* info = nullptr;
    ASSERT_EQ(create->QueryInterface(IID_IErrorInfo, reinterpret_cast<void**>(&info)), S_OK);

    GUID guid;
    EXPECT_EQ(info->GetGUID(&guid), S_OK);
    EXPECT_EQ(guid, GUID_NULL);
    BSTR text = nullptr;
    EXPECT_EQ(info->GetSource(&text), S_OK);
    EXPECT_EQ(text, nullptr);

    char16_t source[] = u"source";
    char16_t description[] = u"description";
    char16_t help_file[] = u"help.txt";
    EXPECT_EQ(create->SetGUID(IID_IDispatch), S_OK);
    EXPECT_EQ(create->SetSource(source), S_OK);
    EXPECT_EQ(create->SetDescription(description), S_OK);
    EXPECT_EQ(create->SetHelpFile(help_file), S_OK);
    EXPECT_EQ(create->SetHelpContext(7), S_OK);

    EXPECT_EQ(info->GetGUID(&guid), S_OK);
    EXPECT_EQ(guid, IID_IDispatch);
    EXPECT_EQ(info->GetSource(&text), S_OK);
    EXPECT_EQ(take(text), u"source");
    EXPECT_EQ(description_of(info), u"description");
    EXPECT_EQ(info->GetHelpFile(&text), S_OK);
    EXPECT_EQ(take(text), u"help.txt");
    DWORD context = 0;
    EXPECT_EQ(info->GetHelpContext(&context), S_OK);
    EXPECT_EQ(context, 7u);

    EXPECT_EQ(create->SetDescription(nullptr), S_OK);
    EXPECT_EQ(info->GetDescription(&text), S_OK);
    EXPECT_EQ(text, nullptr);

    EXPECT_EQ(info->Release(), 1u);
    EXPECT_EQ(create->Release(), 0u);
}

TEST(ErrorObject, FollowsTheRulesOfQueryInterface) {
    ICreateErrorInfo* create = nullptr;
    ASSERT_EQ(CreateErrorInfo(&create), S_OK);
    IErrorInfo* info = nullptr;
    IUnknown* from_create = nullptr;
    IUnknown* from_info = nullptr;
    ASSERT_EQ(create->QueryInterface(IID_IErrorInfo, reinterpret_cast<void**>(&info)), S_OK);
    ASSERT_EQ(create->QueryInterface(IID_IUnknown, reinterpret_cast<void**>(&from_create)), S_OK);
    ASSERT_EQ(info->QueryInterface(IID_IUnknown, reinterpret_cast<void**>(&from_info)), S_OK);
    EXPECT_EQ(from_create, from_info);
    void* other = create;
    EXPECT_EQ(info->QueryInterface(IID_IDispatch, &other), E_NOINTERFACE);
    EXPECT_EQ(other, nullptr);
    from_info->Release();
    from_create->Release();
    info->Release();
    EXPECT_EQ(create->Release(), 0u);
}

TEST(RichError, SetsTheThreadsErrorInfoAndReturnsTheCode) {
    EXPECT_EQ(comity::fail(TYPE_E_CANTLOADLIBRARY, u"no such file: ü.tlb"), TYPE_E_CANTLOADLIBRARY);
    IErrorInfo* info = nullptr;
    ASSERT_EQ(GetErrorInfo(0, &info), S_OK);
    EXPECT_EQ(description_of(info), u"no such file: ü.tlb");
    BSTR source = nullptr;
    EXPECT_EQ(info->GetSource(&source), S_OK);
    EXPECT_EQ(take(source), u"Comity");
    EXPECT_EQ(info->Release(), 0u);
}

TEST(RichError, TakesUtf8AsWell) {
    EXPECT_EQ(comity::fail(E_FAIL, "gr\xc3\xbc\xc3\x9f\x65 \xff", "me"), E_FAIL);
    IErrorInfo* info = nullptr;
    ASSERT_EQ(GetErrorInfo(0, &info), S_OK);
    EXPECT_EQ(description_of(info), u"grüße \uFFFD");
    EXPECT_EQ(info->Release(), 0u);
}

} // namespace
