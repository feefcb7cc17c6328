// DispCallFunc, DispGetParam and CreateStdDispatch.
#include "objects.hpp"
#include "painter.hpp"

#include <memory>
#include <vector>

using namespace conformance;

namespace {

using v = variant;

// A table of functions as DispCallFunc sees an interface: `this` first, then the arguments.
struct callable;

struct callable_table {
    LONG(STDMETHODCALLTYPE* add)(callable* self, LONG left, LONG right);
    double(STDMETHODCALLTYPE* scale)(callable* self, double value, float factor);
    HRESULT(STDMETHODCALLTYPE* fail)(callable* self);
    BSTR(STDMETHODCALLTYPE* echo)(callable* self, BSTR text);
    LONGLONG(STDMETHODCALLTYPE* wide)(callable* self, LONGLONG value);
    void(STDMETHODCALLTYPE* note)(callable* self, VARIANT* value);
    LONG(STDMETHODCALLTYPE* sum)
    (callable* self, LONG a, LONG b, LONG c, LONG d, LONG e, LONG f, LONG g, LONG h);
    double(STDMETHODCALLTYPE* reals)(callable* self, double a, LONG b, double c, LONG d, double e, LONG f,
                                     double g, LONG h, double i, double j, double k, double l);
    VARIANT_BOOL(STDMETHODCALLTYPE* negate)(callable* self, VARIANT_BOOL value);
    VARTYPE(STDMETHODCALLTYPE* kind)(callable* self, VARIANT value);
};

struct callable {
    const callable_table* table;
    std::string noted;
};

LONG STDMETHODCALLTYPE add(callable*, LONG left, LONG right) {
    return left + right;
}
double STDMETHODCALLTYPE scale(callable*, double value, float factor) {
    return value * static_cast<double>(factor);
}
HRESULT STDMETHODCALLTYPE fail(callable*) {
    return E_ACCESSDENIED;
}
BSTR STDMETHODCALLTYPE echo(callable*, BSTR text) {
    return SysAllocString(text);
}
LONGLONG STDMETHODCALLTYPE wide_value(callable*, LONGLONG value) {
    return value * 2;
}
void STDMETHODCALLTYPE note(callable* self, VARIANT* value) {
    self->noted = show(*value);
}
LONG STDMETHODCALLTYPE sum(callable*, LONG a, LONG b, LONG c, LONG d, LONG e, LONG f, LONG g, LONG h) {
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h;
}
double STDMETHODCALLTYPE reals(callable*, double a, LONG b, double c, LONG d, double e, LONG f, double g,
                               LONG h, double i, double j, double k, double l) {
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j + 11 * k + 12 * l;
}
VARIANT_BOOL STDMETHODCALLTYPE negate(callable*, VARIANT_BOOL value) {
    return value ? VARIANT_FALSE : VARIANT_TRUE;
}
VARTYPE STDMETHODCALLTYPE kind(callable*, VARIANT value) {
    return V_VT(&value);
}

const callable_table table = {add, scale, fail, echo, wide_value, note, sum, reals, negate, kind};

class CallFunc : public testing::Test {
protected:
    HRESULT call(int slot, VARTYPE returns, std::vector<variant> values) {
        std::vector<VARTYPE> types;
        std::vector<VARIANTARG*> pointers;
        for (variant& value : values) {
            types.push_back(V_VT(&value));
            pointers.push_back(&value);
        }
        return DispCallFunc(&object, static_cast<ULONG_PTR>(slot) * sizeof(void*), CC_STDCALL, returns,
                            static_cast<UINT>(values.size()), types.data(), pointers.data(), &result);
    }

    callable object{&table, {}};
    variant result;
};

class GetParam : public testing::Test {
protected:
    // rgvarg as DISPPARAMS wants it: the last argument first.
    HRESULT get(std::vector<variant> backwards, UINT position, VARTYPE type, std::vector<DISPID> named = {}) {
        raw_.assign(backwards.begin(), backwards.end());
        DISPPARAMS params = {raw_.data(), named.data(), static_cast<UINT>(raw_.size()),
                             static_cast<UINT>(named.size())};
        bad_argument = 99;
        return DispGetParam(&params, position, type, &result, &bad_argument);
    }

    variant result;
    UINT bad_argument = 99;

private:
    std::vector<VARIANT> raw_;
};

class StdDispatch : public with_library {
protected:
    void SetUp() override {
        with_library::SetUp();
        if (!library)
            return;
        object = std::make_unique<painter>(type(__uuidof(IPainter)));
        ASSERT_HR(S_OK, CreateStdDispatch(nullptr, static_cast<IPainter*>(object.get()),
                                          type(__uuidof(IPainter)).get(), standard.put()));
        dispatch = standard.as<IDispatch>();
        ASSERT_TRUE(dispatch);
    }
    void TearDown() override {
        dispatch.reset();
        standard.reset();
        object.reset();
        with_library::TearDown();
    }

    std::unique_ptr<painter> object;
    ref<IUnknown> standard;
    ref<IDispatch> dispatch;
};

} // namespace

TEST_F(CallFunc, Integers) {
    EXPECT_HR(S_OK, call(0, VT_I4, {v::i4(40), v::i4(2)}));
    EXPECT_EQ("I4 42", show(result));
}

TEST_F(CallFunc, Reals) {
    EXPECT_HR(S_OK, call(1, VT_R8, {v::r8(1.5), v::r4(4.0f)}));
    EXPECT_EQ("R8 6", show(result));
}

TEST_F(CallFunc, AnHresultIsAResultLikeAnyOther) {
    EXPECT_HR(S_OK, call(2, VT_ERROR, {}));
    EXPECT_EQ("ERROR 0x80070005", show(result));
}

TEST_F(CallFunc, Strings) {
    EXPECT_HR(S_OK, call(3, VT_BSTR, {v::str(OLESTR("echo"))}));
    EXPECT_EQ("BSTR 'echo'", show(result));
}

TEST_F(CallFunc, WideIntegers) {
    EXPECT_HR(S_OK, call(4, VT_I8, {v::i8(5000000000)}));
    EXPECT_EQ("I8 10000000000", show(result));
}

TEST_F(CallFunc, NothingReturned) {
    variant inner = v::str(OLESTR("noted"));
    variant reference;
    V_VT(&reference) = VT_VARIANT | VT_BYREF;
    V_VARIANTREF(&reference) = &inner;
    EXPECT_HR(S_OK, call(5, VT_EMPTY, {reference}));
    EXPECT_EQ("BSTR 'noted'", object.noted);
    EXPECT_EQ("EMPTY", show(result));
}

TEST_F(CallFunc, MoreArgumentsThanRegisters) {
    EXPECT_HR(S_OK, call(6, VT_I4,
                         {v::i4(1), v::i4(2), v::i4(3), v::i4(4), v::i4(5), v::i4(6), v::i4(7), v::i4(8)}));
    EXPECT_EQ("I4 204", show(result));
}

TEST_F(CallFunc, IntegersAndRealsMixed) {
    EXPECT_HR(S_OK, call(7, VT_R8,
                         {v::r8(1), v::i4(2), v::r8(3), v::i4(4), v::r8(5), v::i4(6), v::r8(7), v::i4(8),
                          v::r8(9), v::r8(10), v::r8(11), v::r8(12)}));
    EXPECT_EQ("R8 650", show(result));
}

TEST_F(CallFunc, SmallIntegers) {
    EXPECT_HR(S_OK, call(8, VT_BOOL, {v::boolean(VARIANT_FALSE)}));
    EXPECT_EQ("BOOL -1", show(result));
}

TEST_F(CallFunc, AVariantByValue) {
    variant inner = v::cy(7);
    VARTYPE types[] = {VT_VARIANT};
    VARIANTARG* pointers[] = {&inner};
    EXPECT_HR(S_OK,
              DispCallFunc(&object, 9 * sizeof(void*), CC_STDCALL, VT_UI2, 1, types, pointers, &result));
    EXPECT_EQ("UI2 6", show(result));
}

TEST_F(CallFunc, APlainFunction) {
    VARTYPE types[] = {VT_I4};
    variant value = v::i4(4);
    VARIANTARG* pointers[] = {&value};
    auto square = +[](LONG number) -> LONG { return number * number; };
    EXPECT_HR(S_OK, DispCallFunc(nullptr, reinterpret_cast<ULONG_PTR>(square), CC_STDCALL, VT_I4, 1, types,
                                 pointers, &result));
    EXPECT_EQ("I4 16", show(result));
}

TEST_F(GetParam, CountsFromTheFirst) {
    EXPECT_HR(S_OK, get({v::i4(2), v::i4(1)}, 0, VT_I4));
    EXPECT_EQ("I4 1", show(result));
    EXPECT_HR(S_OK, get({v::i4(2), v::i4(1)}, 1, VT_I4));
    EXPECT_EQ("I4 2", show(result));
}

TEST_F(GetParam, Coerces) {
    EXPECT_HR(S_OK, get({v::str(OLESTR("17"))}, 0, VT_I4));
    EXPECT_EQ("I4 17", show(result));
}

TEST_F(GetParam, NamesWhatItCannotCoerce) {
    EXPECT_HR(DISP_E_TYPEMISMATCH, get({v::i4(2), v::str(OLESTR("x"))}, 0, VT_I4));
    EXPECT_EQ(1u, bad_argument);
    EXPECT_EQ("EMPTY", show(result));
}

TEST_F(GetParam, RefusesWhatIsNoType) {
    for (const VARTYPE type : {VARTYPE{VT_ILLEGAL}, VARTYPE{VT_BYREF}}) {
        EXPECT_HR(DISP_E_BADVARTYPE, get({v::i4(2)}, 0, type));
        EXPECT_EQ(0u, bad_argument);
    }
    EXPECT_HR(DISP_E_TYPEMISMATCH, get({v::i4(2)}, 0, VT_BYREF | VT_I4));
}

TEST_F(GetParam, FindsNamedArguments) {
    EXPECT_HR(S_OK, get({v::i4(30), v::i4(10)}, 2, VT_I4, {2}));
    EXPECT_EQ("I4 30", show(result));
    EXPECT_HR(S_OK, get({v::i4(30), v::i4(10)}, 0, VT_I4, {2}));
    EXPECT_EQ("I4 10", show(result));
}

TEST_F(GetParam, FindsTheValueOfAPut) {
    EXPECT_HR(S_OK, get({v::i4(5)}, static_cast<UINT>(DISPID_PROPERTYPUT), VT_I4, {DISPID_PROPERTYPUT}));
    EXPECT_EQ("I4 5", show(result));
}

TEST_F(GetParam, MissesWhatIsNotThere) {
    EXPECT_HR(DISP_E_PARAMNOTFOUND, get({v::i4(1)}, 1, VT_I4));
    EXPECT_HR(DISP_E_PARAMNOTFOUND, get({v::i4(1)}, 5, VT_I4, {2}));
}

TEST_F(GetParam, TakesNoParameters) {
    DISPPARAMS params = {};
    EXPECT_HR(DISP_E_PARAMNOTFOUND, DispGetParam(&params, 0, VT_I4, &result, &bad_argument));
}

TEST_F(GetParam, FollowsReferences) {
    LONG number = 12;
    variant reference;
    V_VT(&reference) = VT_I4 | VT_BYREF;
    V_I4REF(&reference) = &number;
    EXPECT_HR(S_OK, get({reference}, 0, VT_BSTR));
    EXPECT_EQ("BSTR '12'", show(result));
}

TEST_F(GetParam, RefusesUnknownTypes) {
    EXPECT_HR(DISP_E_BADVARTYPE, get({v::i4(1)}, 0, 24));
}

TEST_F(StdDispatch, GivesTheTypeInformation) {
    UINT count = 0;
    EXPECT_HR(S_OK, dispatch->GetTypeInfoCount(&count));
    EXPECT_EQ(1u, count);
    ref<ITypeInfo> info;
    EXPECT_HR(S_OK, dispatch->GetTypeInfo(0, english, info.put()));
    EXPECT_EQ("IPainter", name_of(info.get()));
    EXPECT_HR(DISP_E_BADINDEX, dispatch->GetTypeInfo(1, english, info.put()));
}

TEST_F(StdDispatch, FindsNames) {
    wide name(OLESTR("ADD"));
    OLECHAR* names[] = {name.data()};
    DISPID id = 0;
    EXPECT_HR(S_OK, dispatch->GetIDsOfNames(IID_NULL, names, 1, english, &id));
    EXPECT_EQ(4, id);
    wide unknown(OLESTR("Subtract"));
    names[0] = unknown.data();
    EXPECT_HR(DISP_E_UNKNOWNNAME, dispatch->GetIDsOfNames(IID_NULL, names, 1, english, &id));
}

TEST_F(StdDispatch, Invokes) {
    VARIANT values[2] = {v::i4(2), v::i4(40)};
    DISPPARAMS params = {values, nullptr, 2, 0};
    variant result;
    EXPECT_HR(S_OK,
              dispatch->Invoke(4, IID_NULL, english, DISPATCH_METHOD, &params, &result, nullptr, nullptr));
    EXPECT_EQ("I4 42", show(result));
    EXPECT_EQ(1, object->calls);
}

TEST_F(StdDispatch, IsAnObjectOfItsOwnWithoutAnOuterOne) {
    EXPECT_TRUE(standard.as<IUnknown>());
    EXPECT_TRUE(dispatch.as<IDispatch>());
    EXPECT_FALSE(standard.as<IPainter>());
}

TEST_F(StdDispatch, IsAggregated) {
    counted_unknown outer;
    ref<IUnknown> inner;
    ASSERT_HR(S_OK, CreateStdDispatch(&outer, static_cast<IPainter*>(object.get()),
                                      type(__uuidof(IPainter)).get(), inner.put()));
    ASSERT_TRUE(inner);
    EXPECT_EQ(1u, outer.count);
    {
        auto aggregated = inner.as<IDispatch>();
        ASSERT_TRUE(aggregated);
        EXPECT_EQ(2u, outer.count) << "its interfaces count on the outer object";
        void* refused = nullptr;
        EXPECT_HR(E_NOINTERFACE, aggregated->QueryInterface(IID_ITypeInfo, &refused)) << "and ask it";
        EXPECT_EQ(1, outer.queries);
    }
    EXPECT_EQ(1u, outer.count);
}

TEST_F(StdDispatch, ChecksItsArguments) {
    ref<IUnknown> made;
    auto info = type(__uuidof(IPainter));
    EXPECT_HR(E_INVALIDARG, CreateStdDispatch(nullptr, nullptr, info.get(), made.put()));
    EXPECT_HR(E_INVALIDARG,
              CreateStdDispatch(nullptr, static_cast<IPainter*>(object.get()), nullptr, made.put()));
    EXPECT_HR(E_INVALIDARG,
              CreateStdDispatch(nullptr, static_cast<IPainter*>(object.get()), info.get(), nullptr));
}
