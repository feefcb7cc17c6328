// Classes in one process: CoRegisterClassObject, CoGetClassObject, CoCreateInstance(Ex), aggregation,
// ProgIDs.
#include "support.hpp"

#include "conformance.h"

using namespace conformance;

namespace {

const CLSID widget_class = {0x6f0d5c10, 0x91b4, 0x4e0f, {0x8a, 0x53, 0x2b, 0x8c, 0x3a, 0x9e, 0x99, 0x02}};
const CLSID unknown_class = {0x6f0d5c10, 0x91b4, 0x4e0f, {0x8a, 0x53, 0x2b, 0x8c, 0x3a, 0x9e, 0x99, 0x03}};

int living_widgets = 0;

// An object that can be aggregated: its own IUnknown is apart from the one its interfaces show.
class widget final : public IPlain {
public:
    explicit widget(IUnknown* outer) : inner_(this), outer_(outer ? outer : &inner_) { ++living_widgets; }
    ~widget() { --living_widgets; }

    IUnknown* own_unknown() { return &inner_; }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        return outer_->QueryInterface(iid, out);
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return outer_->AddRef(); }
    ULONG STDMETHODCALLTYPE Release() override { return outer_->Release(); }

    HRESULT STDMETHODCALLTYPE Step(LONG by, LONG* now) override {
        *now = value_ += by;
        return S_OK;
    }
    ULONG STDMETHODCALLTYPE Total() override { return static_cast<ULONG>(value_); }
    void STDMETHODCALLTYPE Reset() override { value_ = 0; }
    HRESULT STDMETHODCALLTYPE Move(Point*, Colour, Identifier) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE Link(IPlain*, IPlain** previous, LONG* count) override {
        *previous = nullptr;
        *count = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Raw(void*, unsigned char, INT64, float, hyper) override { return S_OK; }

private:
    class own final : public IUnknown {
    public:
        explicit own(widget* self) : self_(self) {}
        HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
            if (IsEqualIID(iid, IID_IUnknown)) {
                *out = static_cast<IUnknown*>(this);
                AddRef();
                return S_OK;
            }
            if (IsEqualIID(iid, __uuidof(IPlain))) {
                *out = static_cast<IPlain*>(self_);
                self_->AddRef();
                return S_OK;
            }
            *out = nullptr;
            return E_NOINTERFACE;
        }
        ULONG STDMETHODCALLTYPE AddRef() override { return ++count_; }
        ULONG STDMETHODCALLTYPE Release() override {
            ULONG left = --count_;
            if (left == 0)
                delete self_;
            return left;
        }

    private:
        widget* self_;
        ULONG count_ = 1;
    };

    own inner_;
    IUnknown* outer_;
    LONG value_ = 0;
};

class factory final : public IClassFactory {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        if (IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IClassFactory)) {
            *out = static_cast<IClassFactory*>(this);
            AddRef();
            return S_OK;
        }
        *out = nullptr;
        return E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++count; }
    ULONG STDMETHODCALLTYPE Release() override { return --count; }
    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID iid, void** out) override {
        ++created;
        *out = nullptr;
        if (outer && !aggregatable)
            return CLASS_E_NOAGGREGATION;
        if (outer && !IsEqualIID(iid, IID_IUnknown))
            return E_NOINTERFACE;
        auto* made = new widget(outer);
        HRESULT hr = made->own_unknown()->QueryInterface(iid, out);
        made->own_unknown()->Release();
        return hr;
    }
    HRESULT STDMETHODCALLTYPE LockServer(BOOL) override { return S_OK; }

    ULONG count = 1;
    int created = 0;
    bool aggregatable = true;
};

class Activation : public with_com {
protected:
    void SetUp() override {
        with_com::SetUp();
        ASSERT_HR(S_OK, CoRegisterClassObject(widget_class, &classes, CLSCTX_INPROC_SERVER,
                                              REGCLS_MULTIPLEUSE, &cookie));
    }
    void TearDown() override {
        if (cookie) {
            EXPECT_HR(S_OK, CoRevokeClassObject(cookie)) << "at the end";
        }
        with_com::TearDown();
        EXPECT_EQ(1u, classes.count) << "references to the factory were lost or kept";
        EXPECT_EQ(0, living_widgets);
    }

    factory classes;
    DWORD cookie = 0;
};

} // namespace

TEST_F(Activation, ARegisteredClassIsFound) {
    ref<IClassFactory> found;
    ASSERT_HR(S_OK, CoGetClassObject(widget_class, CLSCTX_INPROC_SERVER, nullptr, IID_IClassFactory,
                                     found.put_void()));
    EXPECT_EQ(&classes, found.get());
}

TEST_F(Activation, RegistrationHoldsAReference) {
    EXPECT_LT(1u, classes.count);
    ASSERT_HR(S_OK, CoRevokeClassObject(cookie));
    cookie = 0;
    EXPECT_EQ(1u, classes.count);
}

TEST_F(Activation, ARevokedClassIsGone) {
    ASSERT_HR(S_OK, CoRevokeClassObject(cookie));
    cookie = 0;
    void* found = reinterpret_cast<void*>(1);
    EXPECT_HR(REGDB_E_CLASSNOTREG,
              CoGetClassObject(widget_class, CLSCTX_INPROC_SERVER, nullptr, IID_IClassFactory, &found));
    EXPECT_EQ(nullptr, found);
}

TEST_F(Activation, RevokingTwiceIsRefused) {
    ASSERT_HR(S_OK, CoRevokeClassObject(cookie));
    EXPECT_HR(E_INVALIDARG, CoRevokeClassObject(cookie));
    cookie = 0;
}

TEST_F(Activation, RevokingNothingIsRefused) {
    EXPECT_HR(E_INVALIDARG, CoRevokeClassObject(0));
    EXPECT_HR(E_INVALIDARG, CoRevokeClassObject(0xdeadbeef));
}

TEST_F(Activation, RegistrationChecksItsArguments) {
    DWORD other = 0;
    EXPECT_HR(E_INVALIDARG, CoRegisterClassObject(unknown_class, nullptr, CLSCTX_INPROC_SERVER,
                                                  REGCLS_MULTIPLEUSE, &other));
    EXPECT_HR(E_INVALIDARG, CoRegisterClassObject(unknown_class, &classes, CLSCTX_INPROC_SERVER,
                                                  REGCLS_MULTIPLEUSE, nullptr));
}

TEST_F(Activation, AnUnknownClass) {
    void* object = reinterpret_cast<void*>(1);
    EXPECT_HR(REGDB_E_CLASSNOTREG,
              CoCreateInstance(unknown_class, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, &object));
    EXPECT_EQ(nullptr, object);
    object = reinterpret_cast<void*>(1);
    EXPECT_HR(REGDB_E_CLASSNOTREG,
              CoGetClassObject(unknown_class, CLSCTX_INPROC_SERVER, nullptr, IID_IClassFactory, &object));
    EXPECT_EQ(nullptr, object);
}

TEST_F(Activation, AnInterfaceTheFactoryDoesNotHave) {
    void* found = reinterpret_cast<void*>(1);
    EXPECT_HR(E_NOINTERFACE,
              CoGetClassObject(widget_class, CLSCTX_INPROC_SERVER, nullptr, IID_IDispatch, &found));
    EXPECT_EQ(nullptr, found);
}

TEST_F(Activation, AnInstanceIsCreated) {
    ref<IPlain> made;
    ASSERT_HR(S_OK, CoCreateInstance(widget_class, nullptr, CLSCTX_INPROC_SERVER, __uuidof(IPlain),
                                     made.put_void()));
    EXPECT_EQ(1, living_widgets);
    EXPECT_EQ(1, classes.created);
    EXPECT_EQ(1u, references(made.get()));
    LONG now = 0;
    EXPECT_HR(S_OK, made->Step(3, &now));
    EXPECT_EQ(3, now);
    EXPECT_EQ(3u, made->Total());
}

TEST_F(Activation, AnInterfaceTheInstanceDoesNotHave) {
    void* made = reinterpret_cast<void*>(1);
    EXPECT_HR(E_NOINTERFACE,
              CoCreateInstance(widget_class, nullptr, CLSCTX_INPROC_SERVER, IID_IDispatch, &made));
    EXPECT_EQ(nullptr, made);
    EXPECT_EQ(0, living_widgets);
}

TEST_F(Activation, ResultsNeedAPlace) {
    EXPECT_HR(E_POINTER,
              CoCreateInstance(widget_class, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, nullptr));
    EXPECT_EQ(0, classes.created);
}

TEST_F(Activation, InstancesAreAggregated) {
    // The outer object of this test is itself an instance.
    ref<IUnknown> outer;
    ASSERT_HR(S_OK,
              CoCreateInstance(widget_class, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, outer.put_void()));
    ref<IUnknown> inner;
    ASSERT_HR(S_OK, CoCreateInstance(widget_class, outer.get(), CLSCTX_INPROC_SERVER, IID_IUnknown,
                                     inner.put_void()));
    EXPECT_NE(outer.get(), inner.get());
    {
        auto plain = inner.as<IPlain>();
        ASSERT_TRUE(plain);
        EXPECT_EQ(2u, references(outer.get())) << "an aggregated interface counts on the outer object";
        auto identity = plain.as<IUnknown>();
        EXPECT_EQ(outer.get(), identity.get());
    }
    EXPECT_EQ(1u, references(outer.get()));
}

TEST_F(Activation, AggregationMayBeRefused) {
    classes.aggregatable = false;
    ref<IUnknown> outer;
    ASSERT_HR(S_OK,
              CoCreateInstance(widget_class, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, outer.put_void()));
    void* inner = reinterpret_cast<void*>(1);
    EXPECT_HR(CLASS_E_NOAGGREGATION,
              CoCreateInstance(widget_class, outer.get(), CLSCTX_INPROC_SERVER, IID_IUnknown, &inner));
    EXPECT_EQ(nullptr, inner);
}

TEST_F(Activation, SeveralInterfacesAtOnce) {
    MULTI_QI wanted[] = {{&IID_IUnknown, nullptr, E_FAIL}, {&__uuidof(IPlain), nullptr, E_FAIL}};
    ASSERT_HR(S_OK, CoCreateInstanceEx(widget_class, nullptr, CLSCTX_INPROC_SERVER, nullptr, 2, wanted));
    for (MULTI_QI& entry : wanted) {
        EXPECT_HR(S_OK, entry.hr);
        ASSERT_NE(nullptr, entry.pItf);
        entry.pItf->Release();
    }
    EXPECT_EQ(1, classes.created);
}

TEST_F(Activation, NotAllOfSeveralInterfaces) {
    MULTI_QI wanted[] = {{&__uuidof(IPlain), nullptr, E_FAIL}, {&IID_IDispatch, nullptr, E_FAIL}};
    EXPECT_HR(CO_S_NOTALLINTERFACES,
              CoCreateInstanceEx(widget_class, nullptr, CLSCTX_INPROC_SERVER, nullptr, 2, wanted));
    EXPECT_HR(S_OK, wanted[0].hr);
    EXPECT_HR(E_NOINTERFACE, wanted[1].hr);
    EXPECT_EQ(nullptr, wanted[1].pItf);
    ASSERT_NE(nullptr, wanted[0].pItf);
    wanted[0].pItf->Release();
}

TEST_F(Activation, NoneOfSeveralInterfaces) {
    MULTI_QI wanted[] = {{&IID_IStream, nullptr, S_OK}, {&IID_IDispatch, nullptr, S_OK}};
    EXPECT_HR(E_NOINTERFACE,
              CoCreateInstanceEx(widget_class, nullptr, CLSCTX_INPROC_SERVER, nullptr, 2, wanted));
    for (MULTI_QI& entry : wanted) {
        EXPECT_HR(E_NOINTERFACE, entry.hr);
        EXPECT_EQ(nullptr, entry.pItf);
    }
}

TEST_F(Activation, SeveralInterfacesOfAnUnknownClass) {
    MULTI_QI wanted[] = {{&IID_IUnknown, nullptr, S_OK}};
    EXPECT_HR(REGDB_E_CLASSNOTREG,
              CoCreateInstanceEx(unknown_class, nullptr, CLSCTX_INPROC_SERVER, nullptr, 1, wanted));
    EXPECT_EQ(nullptr, wanted[0].pItf);
    EXPECT_TRUE(FAILED(wanted[0].hr));
}

TEST_F(Activation, SeveralInterfacesNeedThePlaces) {
    EXPECT_HR(E_INVALIDARG,
              CoCreateInstanceEx(widget_class, nullptr, CLSCTX_INPROC_SERVER, nullptr, 0, nullptr));
    MULTI_QI wanted[] = {{&IID_IUnknown, nullptr, S_OK}};
    EXPECT_HR(E_INVALIDARG,
              CoCreateInstanceEx(widget_class, nullptr, CLSCTX_INPROC_SERVER, nullptr, 0, wanted));
}

TEST_F(Activation, TwoClassesAreTold) {
    factory other;
    DWORD second = 0;
    ASSERT_HR(S_OK, CoRegisterClassObject(unknown_class, &other, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE,
                                          &second));
    EXPECT_NE(cookie, second);
    ref<IUnknown> made;
    EXPECT_HR(S_OK,
              CoCreateInstance(unknown_class, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, made.put_void()));
    EXPECT_EQ(1, other.created);
    EXPECT_EQ(0, classes.created);
    made.reset();
    EXPECT_HR(S_OK, CoRevokeClassObject(second));
    EXPECT_EQ(1u, other.count);
}

TEST_F(Activation, AnUnknownProgId) {
    CLSID id = widget_class;
    EXPECT_HR(CO_E_CLASSSTRING, CLSIDFromProgID(OLESTR("Conformance.NoSuchClass.1"), &id));
    EXPECT_EQ(text(CLSID_NULL), text(id));
    EXPECT_HR(CO_E_CLASSSTRING, CLSIDFromString(OLESTR("Conformance.NoSuchClass.1"), &id));
}

TEST_F(Activation, ProgIdsCheckTheirArguments) {
    CLSID id;
    EXPECT_HR(E_INVALIDARG, CLSIDFromProgID(nullptr, &id));
    EXPECT_HR(E_INVALIDARG, CLSIDFromProgID(OLESTR("Conformance.NoSuchClass.1"), nullptr));
    EXPECT_HR(E_INVALIDARG, ProgIDFromCLSID(widget_class, nullptr));
}

TEST_F(Activation, AClassWithoutProgId) {
    LPOLESTR progid = reinterpret_cast<LPOLESTR>(1);
    EXPECT_HR(REGDB_E_CLASSNOTREG, ProgIDFromCLSID(widget_class, &progid));
    EXPECT_EQ(nullptr, progid);
}

TEST_F(Activation, ServerProcessReferencesCount) {
    ULONG first = CoAddRefServerProcess();
    EXPECT_EQ(first + 1, CoAddRefServerProcess());
    EXPECT_EQ(first, CoReleaseServerProcess());
    EXPECT_EQ(first - 1, CoReleaseServerProcess());
    EXPECT_HR(S_OK, CoResumeClassObjects()) << "the last release suspends every class";
}

TEST_F(Activation, UnusedLibrariesMayAlwaysBeFreed) {
    CoFreeUnusedLibraries();
    CoFreeUnusedLibrariesEx(0, 0);
    ref<IUnknown> made;
    EXPECT_HR(S_OK,
              CoCreateInstance(widget_class, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, made.put_void()));
}
