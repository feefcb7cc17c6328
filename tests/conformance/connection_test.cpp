// Connection points and enumerators as a client sees them: finding a source, advising, being called,
// unadvising.
#include "publisher.hpp"

#include "objects.hpp"

#include <memory>

using namespace conformance;

namespace {

using v = variant;

// A sink that only has IDispatch and its events' IID, as a script's is.
class sink final : public IDispatch {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        if (IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IDispatch) ||
            IsEqualIID(iid, __uuidof(DPainterEvents))) {
            *out = static_cast<IDispatch*>(this);
            AddRef();
            return S_OK;
        }
        *out = nullptr;
        return E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++count; }
    ULONG STDMETHODCALLTYPE Release() override { return --count; }
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* out) override {
        *out = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo** out) override {
        *out = nullptr;
        return DISP_E_BADINDEX;
    }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) override {
        return DISP_E_UNKNOWNNAME;
    }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS* params, VARIANT* result,
                                     EXCEPINFO*, UINT*) override {
        heard += "(" + std::to_string(id);
        for (UINT i = 0; i < params->cArgs; ++i) {
            variant argument;
            UINT bad = 0;
            VARTYPE type = V_VT(&params->rgvarg[params->cArgs - 1 - i]);
            DispGetParam(params, i, type, &argument, &bad);
            heard += ", " + show(argument);
        }
        heard += ")";
        if (leave_cookie)
            leave_point->Unadvise(std::exchange(leave_cookie, 0));
        if (result) {
            V_VT(result) = VT_BOOL;
            V_BOOL(result) = VARIANT_TRUE;
        }
        return S_OK;
    }

    ULONG count = 1;
    std::string heard;
    IConnectionPoint* leave_point = nullptr;
    DWORD leave_cookie = 0;
};

class Connection : public with_library {
protected:
    void SetUp() override {
        with_library::SetUp();
        if (!library)
            return;
        source = std::make_unique<publisher>(type(OLESTR("Painter")));
        ASSERT_HR(S_OK, source->QueryInterface(IID_IConnectionPointContainer, container.put_void()));
        ASSERT_TRUE(container);
        ASSERT_HR(S_OK, container->FindConnectionPoint(__uuidof(DPainterEvents), point.put()));
    }
    void TearDown() override {
        point.reset();
        container.reset();
        if (source) {
            EXPECT_EQ(1u, source->count) << "references were lost or kept";
        }
        source.reset();
        with_library::TearDown();
    }

    std::unique_ptr<publisher> source;
    ref<IConnectionPointContainer> container;
    ref<IConnectionPoint> point;
};

} // namespace

TEST_F(Connection, PointsAreFoundByInterface) {
    IID iid;
    EXPECT_HR(S_OK, point->GetConnectionInterface(&iid));
    EXPECT_EQ(text(__uuidof(DPainterEvents)), text(iid));
}

TEST_F(Connection, UnknownInterfacesHaveNoPoint) {
    IConnectionPoint* other = reinterpret_cast<IConnectionPoint*>(1);
    EXPECT_HR(CONNECT_E_NOCONNECTION, container->FindConnectionPoint(IID_IDispatch, &other));
    EXPECT_EQ(nullptr, other);
}

TEST_F(Connection, PointsKnowTheirContainer) {
    ref<IConnectionPointContainer> back;
    EXPECT_HR(S_OK, point->GetConnectionPointContainer(back.put()));
    EXPECT_EQ(container.get(), back.get());
}

TEST_F(Connection, PointsAreEnumerated) {
    ref<IEnumConnectionPoints> all;
    ASSERT_HR(S_OK, container->EnumConnectionPoints(all.put()));
    IConnectionPoint* found[4] = {};
    ULONG count = 0;
    EXPECT_HR(S_FALSE, all->Next(4, found, &count));
    ASSERT_EQ(2u, count);
    EXPECT_EQ(point.get(), found[0]);
    found[0]->Release();
    found[1]->Release();
    EXPECT_HR(S_FALSE, all->Next(1, found, &count));
    EXPECT_EQ(0u, count);
}

TEST_F(Connection, EnumeratorsStartAgainSkipAndClone) {
    ref<IEnumConnectionPoints> all;
    ASSERT_HR(S_OK, container->EnumConnectionPoints(all.put()));
    EXPECT_HR(S_OK, all->Skip(1));
    ref<IEnumConnectionPoints> copy;
    ASSERT_HR(S_OK, all->Clone(copy.put()));
    ref<IConnectionPoint> second;
    EXPECT_HR(S_OK, copy->Next(1, second.put(), nullptr));
    EXPECT_NE(point.get(), second.get());
    EXPECT_HR(S_OK, all->Reset());
    ref<IConnectionPoint> first;
    EXPECT_HR(S_OK, all->Next(1, first.put(), nullptr));
    EXPECT_EQ(point.get(), first.get());
    EXPECT_HR(S_OK, all->Skip(1));
    EXPECT_HR(S_FALSE, all->Skip(1));
}

TEST_F(Connection, AnAdvisedSinkIsCalled) {
    sink listener;
    DWORD cookie = 0;
    ASSERT_HR(S_OK, point->Advise(&listener, &cookie));
    EXPECT_NE(0u, cookie);
    EXPECT_EQ(2u, listener.count);
    source->events.fire(10, {v::str(OLESTR("rain")), v::i4(5)});
    EXPECT_EQ("(10, I4 5, BSTR 'rain')", listener.heard);
    EXPECT_HR(S_OK, point->Unadvise(cookie));
    EXPECT_EQ(1u, listener.count);
    source->events.fire(10, {v::str(OLESTR("sun")), v::i4(6)});
    EXPECT_EQ("(10, I4 5, BSTR 'rain')", listener.heard);
}

TEST_F(Connection, EverySinkIsCalled) {
    sink first;
    sink second;
    DWORD cookies[2] = {};
    ASSERT_HR(S_OK, point->Advise(&first, &cookies[0]));
    ASSERT_HR(S_OK, point->Advise(&second, &cookies[1]));
    EXPECT_NE(cookies[0], cookies[1]);
    source->events.fire(-500, {v::null()});
    EXPECT_EQ("(-500, NULL)", first.heard);
    EXPECT_EQ("(-500, NULL)", second.heard);
    EXPECT_HR(S_OK, point->Unadvise(cookies[0]));
    EXPECT_HR(S_OK, point->Unadvise(cookies[1]));
}

TEST_F(Connection, ASinkMayLeaveWhileItIsCalled) {
    sink listener;
    DWORD cookie = 0;
    ASSERT_HR(S_OK, point->Advise(&listener, &cookie));
    listener.leave_point = point.get();
    listener.leave_cookie = cookie;
    source->events.fire(11, {});
    source->events.fire(11, {});
    EXPECT_EQ("(11)", listener.heard);
    EXPECT_EQ(1u, listener.count);
}

TEST_F(Connection, SinksAnswer) {
    sink listener;
    DWORD cookie = 0;
    ASSERT_HR(S_OK, point->Advise(&listener, &cookie));
    variant result;
    source->events.fire(11, {}, &result);
    EXPECT_EQ("BOOL -1", show(result));
    EXPECT_HR(S_OK, point->Unadvise(cookie));
}

TEST_F(Connection, AnotherInterfaceCannotConnect) {
    counted_unknown stranger;
    DWORD cookie = 99;
    EXPECT_HR(CONNECT_E_CANNOTCONNECT, point->Advise(&stranger, &cookie));
    EXPECT_EQ(0u, cookie);
    EXPECT_EQ(1u, stranger.count);
}

TEST_F(Connection, UnadvisingTwiceIsHarmless) {
    sink listener;
    DWORD cookie = 0;
    ASSERT_HR(S_OK, point->Advise(&listener, &cookie));
    EXPECT_HR(S_OK, point->Unadvise(cookie));
    EXPECT_HR(CONNECT_E_NOCONNECTION, point->Unadvise(cookie));
    EXPECT_EQ(1u, listener.count);
}

TEST_F(Connection, ConnectionsAreEnumerated) {
    sink listener;
    DWORD cookie = 0;
    ASSERT_HR(S_OK, point->Advise(&listener, &cookie));
    {
        ref<IEnumConnections> all;
        ASSERT_HR(S_OK, point->EnumConnections(all.put()));
        CONNECTDATA data = {};
        ULONG count = 0;
        EXPECT_HR(S_OK, all->Next(1, &data, &count));
        EXPECT_EQ(1u, count);
        EXPECT_EQ(cookie, data.dwCookie);
        EXPECT_EQ(&listener, data.pUnk);
        data.pUnk->Release();
        EXPECT_HR(S_FALSE, all->Next(1, &data, &count));
    }
    EXPECT_HR(S_OK, point->Unadvise(cookie));
    EXPECT_EQ(1u, listener.count);
}

TEST_F(Connection, TheSourceDescribesItsEvents) {
    // The way of a script host: coclass, default source interface, members by id.
    auto provider = container.as<IProvideClassInfo2>();
    ASSERT_TRUE(provider);
    GUID events_id;
    ASSERT_HR(S_OK, provider->GetGUID(GUIDKIND_DEFAULT_SOURCE_DISP_IID, &events_id));
    ref<ITypeInfo> coclass;
    ASSERT_HR(S_OK, provider->GetClassInfo(coclass.put()));
    type_attr attr(coclass.get());
    ref<ITypeInfo> events;
    for (UINT i = 0; i < attr->cImplTypes; ++i) {
        INT flags = 0;
        ASSERT_HR(S_OK, coclass->GetImplTypeFlags(i, &flags));
        if (flags != (IMPLTYPEFLAG_FDEFAULT | IMPLTYPEFLAG_FSOURCE))
            continue;
        HREFTYPE reference = 0;
        ASSERT_HR(S_OK, coclass->GetRefTypeOfImplType(i, &reference));
        ASSERT_HR(S_OK, coclass->GetRefTypeInfo(reference, events.put()));
    }
    ASSERT_TRUE(events);
    EXPECT_EQ(text(events_id), text(type_attr(events.get())->guid));
    EXPECT_EQ("Changed", name_of(events.get(), 10));
    EXPECT_EQ("Finished", name_of(events.get(), -500));
}
