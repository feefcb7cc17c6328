// The error object of a thread: CreateErrorInfo, SetErrorInfo, GetErrorInfo.
#include "support.hpp"

#include <thread>

using namespace conformance;

namespace {

const GUID some_interface = {0x6f0d5c10, 0x91b4, 0x4e0f, {0x8a, 0x53, 0x2b, 0x8c, 0x3a, 0x9e, 0x77, 0x01}};

class ErrorInfo : public with_com {
protected:
    void SetUp() override {
        with_com::SetUp();
        SetErrorInfo(0, nullptr);
    }
    void TearDown() override {
        SetErrorInfo(0, nullptr);
        with_com::TearDown();
    }

    static ref<ICreateErrorInfo> create() {
        ref<ICreateErrorInfo> info;
        EXPECT_HR(S_OK, CreateErrorInfo(info.put()));
        return info;
    }
};

wide changeable(const OLECHAR* text) {
    return text;
}

} // namespace

TEST_F(ErrorInfo, NoneThereIsSFalse) {
    IErrorInfo* info = reinterpret_cast<IErrorInfo*>(1);
    EXPECT_HR(S_FALSE, GetErrorInfo(0, &info));
    EXPECT_EQ(nullptr, info);
}

TEST_F(ErrorInfo, TheReservedArgumentIsZero) {
    IErrorInfo* info = nullptr;
    EXPECT_HR(E_INVALIDARG, GetErrorInfo(1, &info));
    EXPECT_HR(E_INVALIDARG, SetErrorInfo(1, nullptr));
}

TEST_F(ErrorInfo, GetChecksItsArgument) {
    EXPECT_HR(E_INVALIDARG, GetErrorInfo(0, nullptr));
}

TEST_F(ErrorInfo, GetTakesTheObjectAway) {
    auto created = create();
    auto info = created.as<IErrorInfo>();
    ASSERT_TRUE(info);
    ASSERT_HR(S_OK, SetErrorInfo(0, info.get()));
    ref<IErrorInfo> found;
    ASSERT_HR(S_OK, GetErrorInfo(0, found.put()));
    EXPECT_EQ(info.get(), found.get());
    EXPECT_HR(S_FALSE, GetErrorInfo(0, found.put()));
}

TEST_F(ErrorInfo, SetHoldsAReference) {
    auto created = create();
    auto info = created.as<IErrorInfo>();
    ULONG before = references(info.get());
    ASSERT_HR(S_OK, SetErrorInfo(0, info.get()));
    EXPECT_EQ(before + 1, references(info.get()));
    ASSERT_HR(S_OK, SetErrorInfo(0, nullptr));
    EXPECT_EQ(before, references(info.get()));
}

TEST_F(ErrorInfo, SetReplaces) {
    auto first = create().as<IErrorInfo>();
    auto second = create().as<IErrorInfo>();
    ASSERT_HR(S_OK, SetErrorInfo(0, first.get()));
    ASSERT_HR(S_OK, SetErrorInfo(0, second.get()));
    EXPECT_EQ(1u, references(first.get()));
    ref<IErrorInfo> found;
    ASSERT_HR(S_OK, GetErrorInfo(0, found.put()));
    EXPECT_EQ(second.get(), found.get());
}

TEST_F(ErrorInfo, EachThreadHasItsOwn) {
    auto info = create().as<IErrorInfo>();
    ASSERT_HR(S_OK, SetErrorInfo(0, info.get()));
    HRESULT there = E_FAIL;
    std::thread([&] {
        CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        IErrorInfo* other = nullptr;
        there = GetErrorInfo(0, &other);
        CoUninitialize();
    }).join();
    EXPECT_HR(S_FALSE, there);
    ref<IErrorInfo> found;
    EXPECT_HR(S_OK, GetErrorInfo(0, found.put()));
}

TEST_F(ErrorInfo, ANewOneIsEmpty) {
    auto info = create().as<IErrorInfo>();
    bstr value;
    EXPECT_HR(S_OK, info->GetSource(value.put()));
    EXPECT_EQ("<null>", value.str());
    EXPECT_HR(S_OK, info->GetDescription(value.put()));
    EXPECT_EQ("<null>", value.str());
    EXPECT_HR(S_OK, info->GetHelpFile(value.put()));
    EXPECT_EQ("<null>", value.str());
    DWORD context = 99;
    EXPECT_HR(S_OK, info->GetHelpContext(&context));
    EXPECT_EQ(0u, context);
}

TEST_F(ErrorInfo, WhatWasSetComesBack) {
    auto created = create();
    EXPECT_HR(S_OK, created->SetGUID(some_interface));
    EXPECT_HR(S_OK, created->SetSource(changeable(OLESTR("the source")).data()));
    EXPECT_HR(S_OK, created->SetDescription(changeable(OLESTR("what happened")).data()));
    EXPECT_HR(S_OK, created->SetHelpFile(changeable(OLESTR("help.chm")).data()));
    EXPECT_HR(S_OK, created->SetHelpContext(4711));
    auto info = created.as<IErrorInfo>();
    GUID id;
    EXPECT_HR(S_OK, info->GetGUID(&id));
    EXPECT_EQ(text(some_interface), text(id));
    bstr value;
    EXPECT_HR(S_OK, info->GetSource(value.put()));
    EXPECT_EQ("the source", value.str());
    EXPECT_HR(S_OK, info->GetDescription(value.put()));
    EXPECT_EQ("what happened", value.str());
    EXPECT_HR(S_OK, info->GetHelpFile(value.put()));
    EXPECT_EQ("help.chm", value.str());
    DWORD context = 0;
    EXPECT_HR(S_OK, info->GetHelpContext(&context));
    EXPECT_EQ(4711u, context);
}

TEST_F(ErrorInfo, GettersGiveCopies) {
    auto created = create();
    EXPECT_HR(S_OK, created->SetDescription(changeable(OLESTR("copied")).data()));
    auto info = created.as<IErrorInfo>();
    bstr first;
    bstr second;
    EXPECT_HR(S_OK, info->GetDescription(first.put()));
    EXPECT_HR(S_OK, info->GetDescription(second.put()));
    EXPECT_NE(first.get(), second.get());
    EXPECT_EQ("copied", first.str());
}

TEST_F(ErrorInfo, SettingAgainReplaces) {
    auto created = create();
    EXPECT_HR(S_OK, created->SetDescription(changeable(OLESTR("one")).data()));
    EXPECT_HR(S_OK, created->SetDescription(changeable(OLESTR("two")).data()));
    bstr value;
    EXPECT_HR(S_OK, created.as<IErrorInfo>()->GetDescription(value.put()));
    EXPECT_EQ("two", value.str());
}

TEST_F(ErrorInfo, GettersCheckTheirArguments) {
    auto info = create().as<IErrorInfo>();
    EXPECT_HR(E_INVALIDARG, info->GetGUID(nullptr));
    EXPECT_HR(E_INVALIDARG, info->GetSource(nullptr));
    EXPECT_HR(E_INVALIDARG, info->GetDescription(nullptr));
    EXPECT_HR(E_INVALIDARG, info->GetHelpFile(nullptr));
    EXPECT_HR(E_INVALIDARG, info->GetHelpContext(nullptr));
}

TEST_F(ErrorInfo, TheTwoFacesAreOneObject) {
    auto created = create();
    auto info = created.as<IErrorInfo>();
    auto first = created.as<IUnknown>();
    auto second = info.as<IUnknown>();
    ASSERT_TRUE(first);
    EXPECT_EQ(first.get(), second.get());
    EXPECT_TRUE(info.as<ICreateErrorInfo>());
}
