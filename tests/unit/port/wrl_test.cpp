// Microsoft::WRL::ComPtr.
#include "dispatch_recorder.hpp"

#include <wrl/client.h>

#include <gtest/gtest.h>

#include <utility>
#include <vector>

using Microsoft::WRL::ComPtr;

namespace {

TEST(WrlComPtr, CountsReferences) {
    dispatch_recorder object;
    {
        ComPtr<IDispatch> first(&object);
        ComPtr<IDispatch> second = first;
        ComPtr<IUnknown> base = first; // by conversion of the pointer
        EXPECT_EQ(4u, object.references);
        ComPtr<IUnknown> moved(std::move(second));
        EXPECT_EQ(4u, object.references);
        EXPECT_EQ(nullptr, second.Get());
        base = nullptr;
        EXPECT_EQ(3u, object.references);
        base = first.Get();
        base = static_cast<const ComPtr<IUnknown>&>(base);
        EXPECT_EQ(4u, object.references);
        EXPECT_EQ(3u, moved.Reset());
        EXPECT_EQ(0u, moved.Reset());
        IDispatch* raw = first.Detach();
        second.Attach(raw);
        EXPECT_EQ(3u, object.references);
        second.Swap(first);
        EXPECT_EQ(&object, first.Get());
    }
    EXPECT_EQ(1u, object.references);
}

TEST(WrlComPtr, AddressesReleaseOrNot) {
    dispatch_recorder object;
    ComPtr<IDispatch> pointer(&object);
    EXPECT_EQ(&object, *pointer.GetAddressOf());
    EXPECT_EQ(2u, object.references);
    auto reference = &pointer; // nothing happens yet
    EXPECT_EQ(2u, object.references);
    EXPECT_EQ(&object, *reference);
    IDispatch** place = reference;
    EXPECT_EQ(1u, object.references);
    EXPECT_EQ(nullptr, *place);
    pointer = &object;
    *pointer.ReleaseAndGetAddressOf() = nullptr;
    EXPECT_EQ(1u, object.references);
    void** untyped = &pointer;
    EXPECT_EQ(static_cast<void*>(pointer.GetAddressOf()), static_cast<void*>(untyped));
}

TEST(WrlComPtr, AsksForOtherInterfaces) {
    dispatch_recorder object;
    {
        const ComPtr<IUnknown> unknown(static_cast<IDispatch*>(&object));
        ComPtr<IDispatch> dispatch;
        EXPECT_EQ(S_OK, unknown.As(&dispatch));
        EXPECT_EQ(&object, dispatch.Get());
        ComPtr<IErrorInfo> none;
        EXPECT_EQ(E_NOINTERFACE, unknown.As(&none));
        EXPECT_FALSE(none);
        ComPtr<IUnknown> by_iid;
        EXPECT_EQ(S_OK, unknown.AsIID(IID_IDispatch, &by_iid));
        EXPECT_EQ(4u, object.references);
        IDispatch* copy = nullptr;
        EXPECT_EQ(S_OK, unknown.CopyTo(&copy));
        copy->Release();
        EXPECT_EQ(S_OK, dispatch.CopyTo(dispatch.Get() == nullptr ? nullptr : &copy));
        copy->Release();
        void* untyped = nullptr;
        EXPECT_EQ(S_OK, unknown.CopyTo(IID_IDispatch, &untyped));
        static_cast<IDispatch*>(untyped)->Release();
        EXPECT_EQ(4u, object.references);
    }
    EXPECT_EQ(1u, object.references);
}

TEST(WrlComPtr, ComparesPointers) {
    dispatch_recorder object;
    const ComPtr<IDispatch> dispatch(&object), none;
    const ComPtr<IUnknown> unknown(dispatch);
    EXPECT_TRUE(dispatch == unknown);
    EXPECT_TRUE(dispatch != none);
    EXPECT_TRUE(none == nullptr && nullptr == none && dispatch != nullptr && nullptr != dispatch);
    EXPECT_TRUE(none < dispatch);
    EXPECT_TRUE(dispatch && !none);
    std::vector<ComPtr<IDispatch>> pointers(3, dispatch);
    EXPECT_EQ(6u, object.references);
}

} // namespace
