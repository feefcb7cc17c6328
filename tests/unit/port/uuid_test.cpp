// __uuidof on types, pointers and expressions; identifiers that hand-written source attaches.
#include <windows.h>
#include <initguid.h>
#include <comdef.h>
#include <wrl/client.h>

#include <gtest/gtest.h>

DEFINE_GUID(IID_IHandWritten, 0x11223344, 0x5566, 0x7788, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff, 0x01);

DECLARE_INTERFACE_IID_(IHandWritten, IUnknown, "11223344-5566-7788-99aa-bbccddeeff01") {
    STDMETHOD(Answer)(THIS_ LONG * answer) PURE;
};

namespace vendor {

struct __declspec(novtable) IPlain : public IUnknown {
    virtual HRESULT STDMETHODCALLTYPE Plain() = 0;
};
COMITY_UUID(IPlain, "{0000ABCD-0001-0002-0304-05060708090a}")

class __declspec(uuid("11223344-5566-7788-99aa-bbccddeeff02")) component;
COMITY_UUID(component, "11223344-5566-7788-99aa-bbccddeeff02")

} // namespace vendor

_COM_SMARTPTR_TYPEDEF(IHandWritten, __uuidof(IHandWritten));
using by_name = _com_ptr_t<_com_IIID<IHandWritten, &IID_IHandWritten>>;

namespace {

static_assert(sizeof(IHandWrittenPtr) == sizeof(void*) && sizeof(by_name) == sizeof(void*));
static_assert(__uuidof(IUnknown).Data4[7] == 0x46);

TEST(UuidOf, TakesTypesPointersAndExpressions) {
    IHandWritten* pointer = nullptr;
    const IHandWritten* const* indirect = nullptr;
    EXPECT_TRUE(IsEqualGUID(IID_IHandWritten, __uuidof(IHandWritten)));
    EXPECT_TRUE(IsEqualGUID(IID_IHandWritten, __uuidof(const IHandWritten*)));
    EXPECT_TRUE(IsEqualGUID(IID_IHandWritten, __uuidof(pointer)));
    EXPECT_TRUE(IsEqualGUID(IID_IHandWritten, __uuidof(*pointer)));
    EXPECT_TRUE(IsEqualGUID(IID_IHandWritten, __uuidof(indirect)));
    EXPECT_EQ(&__uuidof(IHandWritten), &__uuidof(*pointer));
    EXPECT_TRUE(IsEqualGUID(IID_IDispatch, __uuidof(IDispatch)));
    (void)pointer, (void)indirect;
}

TEST(UuidOf, FindsIdentifiersInNamespaces) {
    const GUID plain = {0x0000ABCD, 1, 2, {3, 4, 5, 6, 7, 8, 9, 10}};
    EXPECT_TRUE(IsEqualGUID(plain, __uuidof(vendor::IPlain)));
    EXPECT_EQ(2, __uuidof(vendor::component).Data4[7]);
    EXPECT_EQ(0x99, __uuidof(vendor::component).Data4[0]);
}

TEST(UuidOf, GoesWithThePointerInIidPpvArgs) {
    Microsoft::WRL::ComPtr<IHandWritten> smart;
    IHandWrittenPtr compiler;
    IHandWritten* raw = nullptr;
    const auto check = [](REFIID iid, void** place) {
        EXPECT_TRUE(IsEqualGUID(IID_IHandWritten, iid));
        return place;
    };
    EXPECT_EQ(static_cast<void*>(&raw), static_cast<void*>(check(IID_PPV_ARGS(&raw))));
    EXPECT_EQ(static_cast<void*>(smart.GetAddressOf()), static_cast<void*>(check(IID_PPV_ARGS(&smart))));
    EXPECT_EQ(static_cast<void*>(smart.GetAddressOf()),
              static_cast<void*>(check(IID_PPV_ARGS(smart.ReleaseAndGetAddressOf()))));
    EXPECT_NE(nullptr, check(IID_PPV_ARGS(&compiler)));
    EXPECT_TRUE(IsEqualGUID(IID_IHandWritten, compiler.GetIID()));
    EXPECT_EQ(&IID_IHandWritten, &by_name::GetIID());
}

class counted : public IDispatch {
public:
    STDMETHODIMP QueryInterface(REFIID iid, void** object) override {
        asked = iid;
        *object = IsEqualIID(iid, IID_IDispatch) ? this : nullptr;
        return *object ? S_OK : E_NOINTERFACE;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return 2; }
    STDMETHODIMP_(ULONG) Release() override { return 1; }
    STDMETHODIMP GetTypeInfoCount(UINT*) override { return E_NOTIMPL; }
    STDMETHODIMP GetTypeInfo(UINT, LCID, ITypeInfo**) override { return E_NOTIMPL; }
    STDMETHODIMP GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) override { return E_NOTIMPL; }
    STDMETHODIMP Invoke(DISPID, REFIID, LCID, WORD, DISPPARAMS*, VARIANT*, EXCEPINFO*, UINT*) override { return E_NOTIMPL; }

    IID asked = {};
};

TEST(UuidOf, IsFoundByQueryInterfaceOfAPointer) {
    counted object;
    IUnknown* const unknown = &object;
    IDispatch* dispatch = nullptr;
    EXPECT_EQ(S_OK, unknown->QueryInterface(&dispatch));
    EXPECT_EQ(&object, dispatch);
    IHandWritten* other = reinterpret_cast<IHandWritten*>(1);
    EXPECT_EQ(E_NOINTERFACE, dispatch->QueryInterface(&other));
    EXPECT_EQ(nullptr, other);
    EXPECT_TRUE(IsEqualGUID(IID_IHandWritten, object.asked));
}

} // namespace
