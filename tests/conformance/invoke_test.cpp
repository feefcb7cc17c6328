// ITypeInfo::Invoke on the fixture object: methods, properties, results, named, optional and default
// arguments, arguments by reference, coercion, and every error code.
#include "objects.hpp"
#include "painter.hpp"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <vector>

using namespace conformance;

namespace {

using v = variant;

// The arguments of one call, in the order of the parameters; DISPPARAMS wants them backwards.
class arguments {
public:
    arguments(std::initializer_list<variant> in_order) : values_(in_order) {
        std::reverse(values_.begin(), values_.end());
    }
    // The first values are the named ones here, as DISPPARAMS has them.
    arguments(std::vector<variant> named, std::vector<DISPID> ids,
              std::initializer_list<variant> in_order = {})
        : values_(std::move(named)), ids_(std::move(ids)) {
        std::vector<variant> positional(in_order);
        values_.insert(values_.end(), positional.rbegin(), positional.rend());
    }
    static arguments put(const variant& value, std::initializer_list<variant> in_order = {}) {
        return arguments({value}, {DISPID_PROPERTYPUT}, in_order);
    }

    DISPPARAMS* get() {
        raw_.clear();
        for (const variant& value : values_)
            raw_.push_back(value);
        params_.rgvarg = raw_.data();
        params_.cArgs = static_cast<UINT>(raw_.size());
        params_.rgdispidNamedArgs = ids_.data();
        params_.cNamedArgs = static_cast<UINT>(ids_.size());
        return &params_;
    }

private:
    std::vector<variant> values_;
    std::vector<DISPID> ids_;
    std::vector<VARIANT> raw_; // borrowed from values_
    DISPPARAMS params_ = {};
};

class Invoke : public with_library {
protected:
    void SetUp() override {
        with_library::SetUp();
        SetErrorInfo(0, nullptr);
        if (library)
            object = std::make_unique<painter>(type(__uuidof(IPainter)));
    }
    void TearDown() override {
        if (object) {
            EXPECT_EQ(1u, object->count) << "references were lost or kept";
            object.reset();
        }
        SetErrorInfo(0, nullptr);
        with_library::TearDown();
    }

    HRESULT call(DISPID id, WORD flags, arguments args, VARIANT* out = nullptr) {
        bad_argument = 99;
        std::memset(&exception, 0, sizeof exception);
        if (out == &result)
            VariantClear(&result); // a call overwrites what is there without freeing it
        return static_cast<IDispatch*>(object.get())
            ->Invoke(id, IID_NULL, english, flags, args.get(), out, &exception, &bad_argument);
    }
    HRESULT method(DISPID id, arguments args, VARIANT* result = nullptr) {
        return call(id, DISPATCH_METHOD, std::move(args), result);
    }
    void free_exception() {
        SysFreeString(exception.bstrSource);
        SysFreeString(exception.bstrDescription);
        SysFreeString(exception.bstrHelpFile);
    }

    std::unique_ptr<painter> object;
    variant result;
    EXCEPINFO exception = {};
    UINT bad_argument = 99;
};

} // namespace

TEST_F(Invoke, AMethodWithoutArguments) {
    EXPECT_HR(S_OK, method(12, {}));
    EXPECT_EQ(1, object->calls);
}

TEST_F(Invoke, AMethodWithoutAResultGivesEmpty) {
    VARIANT untouched = v::i4(7);
    EXPECT_HR(S_OK, method(12, {}, &untouched));
    EXPECT_EQ("EMPTY", show(untouched));
}

TEST_F(Invoke, ArgumentsComeInReverse) {
    EXPECT_HR(S_OK, method(4, {v::i4(40), v::i4(2)}, &result));
    EXPECT_EQ("I4 42", show(result));
    EXPECT_HR(S_OK, method(6, {v::i4(1), v::str(OLESTR("dots")), v::boolean(VARIANT_FALSE)}, &result));
    EXPECT_EQ("BSTR '1 | dots | 0'", show(result));
}

TEST_F(Invoke, AResultMayBeUnwanted) {
    EXPECT_HR(S_OK, method(4, {v::i4(40), v::i4(2)}));
    EXPECT_EQ(1, object->calls);
}

TEST_F(Invoke, ArgumentsAreCoerced) {
    EXPECT_HR(S_OK, method(4, {v::str(OLESTR("40")), v::r8(2.4)}, &result));
    EXPECT_EQ("I4 42", show(result));
    EXPECT_HR(S_OK, method(4, {v::boolean(VARIANT_TRUE), v()}, &result));
    EXPECT_EQ("I4 -1", show(result));
}

TEST_F(Invoke, EveryPlainType) {
    EXPECT_HR(S_OK, method(14,
                           {v::ui1(200), v::i2(-300), v::r4(1.5f), v::cy(12345), v::days(2.25),
                            v::boolean(VARIANT_TRUE), v::i8(-5000000000)},
                           &result));
    EXPECT_EQ("BSTR '200 -300 1.5 12345 2.25 -1 -5000000000'", show(result));
}

TEST_F(Invoke, EveryPlainTypeFromText) {
    EXPECT_HR(S_OK, method(14,
                           {v::str(OLESTR("200")), v::str(OLESTR("-300")), v::str(OLESTR("1.5")),
                            v::str(OLESTR("1.2345")), v::str(OLESTR("1/1/1900 6:00 AM")),
                            v::str(OLESTR("True")), v::str(OLESTR("-5000000000"))},
                           &result));
    EXPECT_EQ("BSTR '200 -300 1.5 12345 2.25 -1 -5000000000'", show(result));
}

TEST_F(Invoke, ATypeMismatch) {
    EXPECT_HR(DISP_E_TYPEMISMATCH, method(4, {v::i4(1), v::str(OLESTR("two"))}));
    EXPECT_HR(DISP_E_TYPEMISMATCH, method(4, {v::str(OLESTR("one")), v::i4(2)}));
    EXPECT_EQ(0, object->calls);
}

TEST_F(Invoke, ATypeMismatchNamesTheArgument) {
    method(4, {v::i4(1), v::str(OLESTR("two"))});
    EXPECT_EQ(0u, bad_argument) << "the index in rgvarg, which runs backwards";
    method(4, {v::str(OLESTR("one")), v::i4(2)});
    EXPECT_EQ(1u, bad_argument);
}

TEST_F(Invoke, AnOverflow) {
    EXPECT_HR(DISP_E_OVERFLOW, method(4, {v::r8(1e10), v::i4(2)}));
    EXPECT_EQ(0, object->calls);
}

TEST_F(Invoke, TooFewArguments) {
    EXPECT_HR(DISP_E_BADPARAMCOUNT, method(4, {v::i4(1)}));
    EXPECT_EQ(0, object->calls);
}

TEST_F(Invoke, TooManyArguments) {
    EXPECT_HR(DISP_E_BADPARAMCOUNT, method(4, {v::i4(1), v::i4(2), v::i4(3)}));
    EXPECT_EQ(0, object->calls);
}

TEST_F(Invoke, ArgumentsForNone) {
    EXPECT_HR(DISP_E_BADPARAMCOUNT, method(12, {v::i4(1)}));
}

TEST_F(Invoke, AnUnknownMember) {
    EXPECT_HR(DISP_E_MEMBERNOTFOUND, method(4711, {}));
}

TEST_F(Invoke, AMemberOfAnotherKind) {
    EXPECT_HR(DISP_E_MEMBERNOTFOUND, call(1, DISPATCH_METHOD, {}));
    EXPECT_HR(DISP_E_MEMBERNOTFOUND, call(4, DISPATCH_PROPERTYGET, {v::i4(1), v::i4(2)}));
    EXPECT_HR(DISP_E_MEMBERNOTFOUND, call(3, DISPATCH_PROPERTYPUT, arguments::put(v())));
}

TEST_F(Invoke, MethodAndGetTogetherFindEither) {
    object->title = OLESTR("Title");
    EXPECT_HR(S_OK, call(1, DISPATCH_METHOD | DISPATCH_PROPERTYGET, {}, &result));
    EXPECT_EQ("BSTR 'Title'", show(result));
    EXPECT_HR(S_OK, call(4, DISPATCH_METHOD | DISPATCH_PROPERTYGET, {v::i4(1), v::i4(2)}, &result));
    EXPECT_EQ("I4 3", show(result));
}

TEST_F(Invoke, APropertyIsRead) {
    object->title = OLESTR("Night watch");
    EXPECT_HR(S_OK, call(1, DISPATCH_PROPERTYGET, {}, &result));
    EXPECT_EQ("BSTR 'Night watch'", show(result));
}

TEST_F(Invoke, APropertyIsWritten) {
    EXPECT_HR(S_OK, call(1, DISPATCH_PROPERTYPUT, arguments::put(v::str(OLESTR("Sunrise")))));
    EXPECT_EQ("Sunrise", narrow(object->title.c_str()));
}

TEST_F(Invoke, AWrittenValueIsCoerced) {
    EXPECT_HR(S_OK, call(20, DISPATCH_PROPERTYPUT, arguments::put(v::str(OLESTR("2.5")))));
    EXPECT_EQ(2.5, object->large);
    EXPECT_HR(S_OK, call(1, DISPATCH_PROPERTYPUT, arguments::put(v::i4(12))));
    EXPECT_EQ("12", narrow(object->title.c_str()));
}

TEST_F(Invoke, AnEnumerationIsAnInteger) {
    EXPECT_HR(S_OK, call(0, DISPATCH_PROPERTYPUT, arguments::put(v::i2(5))));
    EXPECT_EQ(COLOUR_GREEN, object->colour);
    EXPECT_HR(S_OK, call(0, DISPATCH_PROPERTYGET, {}, &result));
    EXPECT_EQ("I4 5", show(result));
}

TEST_F(Invoke, APropertyWithAnIndex) {
    object->item = v::str(OLESTR("indexed"));
    EXPECT_HR(S_OK, call(2, DISPATCH_PROPERTYGET, {v::i4(3)}, &result));
    EXPECT_EQ(3, object->item_index);
    EXPECT_EQ("BSTR 'indexed'", show(result));
    EXPECT_HR(S_OK, call(2, DISPATCH_PROPERTYPUT, arguments::put(v::r8(0.5), {v::i4(4)})));
    EXPECT_EQ(4, object->item_index);
    EXPECT_EQ("R8 0.5", show(object->item));
}

TEST_F(Invoke, AWriteMustNameItsValue) {
    EXPECT_HR(DISP_E_PARAMNOTFOUND, call(1, DISPATCH_PROPERTYPUT, {v::str(OLESTR("x"))}));
    EXPECT_EQ(0, object->calls);
}

TEST_F(Invoke, APropertyIsSetByReference) {
    value_dispatch other;
    EXPECT_HR(S_OK, call(3, DISPATCH_PROPERTYPUTREF, arguments::put(v::dispatch(&other))));
    EXPECT_EQ(&other, object->owner.get());
    EXPECT_HR(S_OK, call(3, DISPATCH_PROPERTYGET, {}, &result));
    EXPECT_EQ(VT_DISPATCH, V_VT(&result));
    EXPECT_EQ(&other, V_DISPATCH(&result));
    object->owner.reset();
    VariantClear(&result);
    EXPECT_EQ(1u, other.count);
}

TEST_F(Invoke, PutAndPutRefTogetherFindEither) {
    value_dispatch other;
    EXPECT_HR(S_OK,
              call(3, DISPATCH_PROPERTYPUT | DISPATCH_PROPERTYPUTREF, arguments::put(v::dispatch(&other))));
    EXPECT_EQ(&other, object->owner.get());
    object->owner.reset();
    EXPECT_EQ(1u, other.count);
}

TEST_F(Invoke, NamedArguments) {
    EXPECT_HR(S_OK, method(6, arguments({v::boolean(VARIANT_FALSE), v::i4(9)}, {2, 0}), &result));
    EXPECT_EQ("BSTR '9 | plain | 0'", show(result));
}

TEST_F(Invoke, NamedAndPositionalArguments) {
    EXPECT_HR(S_OK, method(6, arguments({v::boolean(VARIANT_FALSE)}, {2}, {v::i4(8)}), &result));
    EXPECT_EQ("BSTR '8 | plain | 0'", show(result));
}

TEST_F(Invoke, AnUnknownNamedArgument) {
    EXPECT_HR(DISP_E_PARAMNOTFOUND, method(4, arguments({v::i4(1)}, {7}, {v::i4(2)})));
    EXPECT_EQ(0, object->calls);
}

TEST_F(Invoke, DefaultsFillWhatIsMissing) {
    EXPECT_HR(S_OK, method(6, {}, &result));
    EXPECT_EQ("BSTR '5 | plain | -1'", show(result));
    EXPECT_HR(S_OK, method(6, {v::i4(6)}, &result));
    EXPECT_EQ("BSTR '6 | plain | -1'", show(result));
}

TEST_F(Invoke, DefaultsFillWhatIsMarkedMissing) {
    EXPECT_HR(S_OK, method(6, {v::missing(), v::str(OLESTR("dots")), v::missing()}, &result));
    EXPECT_EQ("BSTR '5 | dots | -1'", show(result));
}

TEST_F(Invoke, OptionalVariantsAreMarkedMissing) {
    EXPECT_HR(S_OK, method(5, {v::r8(0.5)}, &result));
    EXPECT_EQ("BSTR '0.5 | ERROR 0x80020004 | ERROR 0x80020004'", show(result));
    EXPECT_HR(S_OK, method(5, {v::r8(0.5), v::i4(3)}, &result));
    EXPECT_EQ("BSTR '0.5 | I4 3 | ERROR 0x80020004'", show(result));
}

TEST_F(Invoke, OptionalVariantsByName) {
    EXPECT_HR(S_OK, method(5, arguments({v::str(OLESTR("second"))}, {2}, {v::r8(0.5)}), &result));
    EXPECT_EQ("BSTR '0.5 | ERROR 0x80020004 | BSTR 'second''", show(result));
}

TEST_F(Invoke, ARequiredArgumentCannotBeMarkedMissing) {
    EXPECT_HR(DISP_E_TYPEMISMATCH, method(4, {v::i4(1), v::missing()}));
    EXPECT_EQ(0, object->calls);
}

TEST_F(Invoke, AVariableArgumentList) {
    EXPECT_HR(S_OK, method(7, {v::str(OLESTR(", ")), v::i4(1), v::str(OLESTR("two")), v::r8(3)}, &result));
    EXPECT_EQ("BSTR 'I4 1, BSTR 'two', R8 3'", show(result));
    EXPECT_HR(S_OK, method(7, {v::str(OLESTR(", "))}, &result));
    EXPECT_EQ("BSTR ''", show(result));
}

TEST_F(Invoke, ReferencesAreWrittenThrough) {
    LONG left = 1;
    LONG right = 2;
    variant left_reference;
    V_VT(&left_reference) = VT_I4 | VT_BYREF;
    V_I4REF(&left_reference) = &left;
    variant right_reference;
    V_VT(&right_reference) = VT_I4 | VT_BYREF;
    V_I4REF(&right_reference) = &right;
    EXPECT_HR(S_OK, method(9, {left_reference, right_reference}));
    EXPECT_EQ(2, left);
    EXPECT_EQ(1, right);
}

TEST_F(Invoke, OutStringsAreWrittenThrough) {
    BSTR head = nullptr;
    BSTR tail = nullptr;
    variant head_reference;
    V_VT(&head_reference) = VT_BSTR | VT_BYREF;
    V_BSTRREF(&head_reference) = &head;
    variant tail_reference;
    V_VT(&tail_reference) = VT_BSTR | VT_BYREF;
    V_BSTRREF(&tail_reference) = &tail;
    EXPECT_HR(S_OK, method(10, {v::str(OLESTR("first rest")), head_reference, tail_reference}));
    EXPECT_EQ("first", text(head));
    EXPECT_EQ("rest", text(tail));
    SysFreeString(head);
    SysFreeString(tail);
}

TEST_F(Invoke, AReferenceToAValueIsFollowed) {
    LONG number = 40;
    variant reference;
    V_VT(&reference) = VT_I4 | VT_BYREF;
    V_I4REF(&reference) = &number;
    EXPECT_HR(S_OK, method(4, {reference, v::i4(2)}, &result));
    EXPECT_EQ("I4 42", show(result));
}

TEST_F(Invoke, AReferenceToAVariantIsFollowed) {
    variant inner = v::str(OLESTR("40"));
    variant reference;
    V_VT(&reference) = VT_VARIANT | VT_BYREF;
    V_VARIANTREF(&reference) = &inner;
    EXPECT_HR(S_OK, method(4, {reference, v::i4(2)}, &result));
    EXPECT_EQ("I4 42", show(result));
}

TEST_F(Invoke, AVariantByReferenceIsReplaced) {
    variant inner = v::i4(5);
    variant reference;
    V_VT(&reference) = VT_VARIANT | VT_BYREF;
    V_VARIANTREF(&reference) = &inner;
    EXPECT_HR(S_OK, method(17, {reference}));
    EXPECT_EQ("BSTR 'I4 5+'", show(inner));
}

TEST_F(Invoke, AVariantParameterTakesAnything) {
    EXPECT_HR(S_OK, method(16, {v::str(OLESTR("as it is"))}, &result));
    EXPECT_EQ("BSTR 'as it is'", show(result));
    EXPECT_HR(S_OK, method(16, {v::null()}, &result));
    EXPECT_EQ("NULL", show(result));
}

TEST_F(Invoke, TheLcidParameterIsFilledIn) {
    EXPECT_HR(S_OK, method(8, {v::i4(3)}, &result));
    ASSERT_EQ(VT_I4, V_VT(&result));
    EXPECT_EQ(3, V_I4(&result) / 100000);
}

TEST_F(Invoke, ObjectsAreQueriedForTheirInterface) {
    EXPECT_HR(S_OK, method(15, {v::dispatch(object.get())}, &result));
    EXPECT_EQ("BOOL -1", show(result));
    EXPECT_HR(S_OK, method(15, {v::unknown(static_cast<IPainter*>(object.get()))}, &result));
    EXPECT_EQ("BOOL -1", show(result));
}

TEST_F(Invoke, ANullObjectIsPassed) {
    EXPECT_HR(S_OK, method(15, {v::dispatch(nullptr)}, &result));
    EXPECT_EQ("BOOL 0", show(result));
}

TEST_F(Invoke, UnknownsArePassedAndReturned) {
    counted_unknown other;
    EXPECT_HR(S_OK, method(18, {v::unknown(&other)}, &result));
    EXPECT_EQ(VT_UNKNOWN, V_VT(&result));
    EXPECT_EQ(&other, V_UNKNOWN(&result));
    VariantClear(&result);
    EXPECT_EQ(1u, other.count);
}

TEST_F(Invoke, ArraysArePassed) {
    variant names;
    V_VT(&names) = VT_ARRAY | VT_BSTR;
    V_ARRAY(&names) = SafeArrayCreateVector(VT_BSTR, 0, 3);
    EXPECT_HR(S_OK, method(19, {names}, &result));
    EXPECT_EQ("I4 3", show(result));
}

TEST_F(Invoke, AFailureIsAnException) {
    EXPECT_HR(DISP_E_EXCEPTION, method(11, {v::error(E_ACCESSDENIED), v::boolean(VARIANT_FALSE)}));
    EXPECT_HR(E_ACCESSDENIED, exception.scode);
    free_exception();
}

TEST_F(Invoke, ErrorInfoBecomesTheException) {
    EXPECT_HR(DISP_E_EXCEPTION, method(11, {v::error(E_ACCESSDENIED), v::boolean(VARIANT_TRUE)}));
    EXPECT_HR(E_ACCESSDENIED, exception.scode);
    EXPECT_EQ("Conformance.Painter", text(exception.bstrSource));
    EXPECT_EQ("the paint is wet", text(exception.bstrDescription));
    EXPECT_EQ("painter.hlp", text(exception.bstrHelpFile));
    EXPECT_EQ(42u, exception.dwHelpContext);
    free_exception();
    IErrorInfo* left = nullptr;
    EXPECT_HR(S_FALSE, GetErrorInfo(0, &left)) << "the exception took it";
}

TEST_F(Invoke, AFailureWithoutAPlaceForTheException) {
    arguments args{v::error(E_ACCESSDENIED), v::boolean(VARIANT_FALSE)};
    EXPECT_HR(DISP_E_EXCEPTION,
              object->Invoke(11, IID_NULL, english, DISPATCH_METHOD, args.get(), nullptr, nullptr, nullptr));
}

TEST_F(Invoke, ASuccessCodeOtherThanZeroIsSuccess) {
    EXPECT_HR(S_OK, method(11, {v::error(S_FALSE), v::boolean(VARIANT_FALSE)}));
}

TEST_F(Invoke, TheResultIsOverwrittenNotCleared) {
    counted_unknown other;
    VARIANT raw;
    V_VT(&raw) = VT_UNKNOWN;
    V_UNKNOWN(&raw) = &other;
    EXPECT_HR(S_OK, method(4, {v::i4(1), v::i4(2)}, &raw));
    EXPECT_EQ("I4 3", show(raw));
    EXPECT_EQ(1u, other.count);
}

TEST_F(Invoke, NamesThenACall) {
    wide fill(OLESTR("fILL"));
    wide solid(OLESTR("SOLID"));
    OLECHAR* names[] = {fill.data(), solid.data()};
    DISPID ids[2] = {};
    ASSERT_HR(S_OK, static_cast<IDispatch*>(object.get())->GetIDsOfNames(IID_NULL, names, 2, english, ids));
    EXPECT_HR(S_OK, method(ids[0], arguments({v::boolean(VARIANT_FALSE)}, {ids[1]}), &result));
    EXPECT_EQ("BSTR '5 | plain | 0'", show(result));
}

TEST_F(Invoke, TheVtableHalfInvokesToo) {
    auto half = other_half(type(__uuidof(IPainter)).get());
    arguments args{v::i4(20), v::i4(22)};
    EXPECT_HR(S_OK, half->Invoke(static_cast<IPainter*>(object.get()), 4, DISPATCH_METHOD, args.get(),
                                 &result, &exception, &bad_argument));
    EXPECT_EQ("I4 42", show(result));
}

TEST_F(Invoke, ArgumentsAreNeverNull) {
    EXPECT_HR(E_INVALIDARG, type(__uuidof(IPainter))
                                ->Invoke(static_cast<IPainter*>(object.get()), 12, DISPATCH_METHOD, nullptr,
                                         nullptr, nullptr, nullptr));
}

TEST_F(Invoke, DispInvokeIsTheSame) {
    arguments args{v::i4(20), v::i4(22)};
    EXPECT_HR(S_OK, DispInvoke(static_cast<IPainter*>(object.get()), type(__uuidof(IPainter)).get(), 4,
                               DISPATCH_METHOD, args.get(), &result, &exception, &bad_argument));
    EXPECT_EQ("I4 42", show(result));
}

TEST_F(Invoke, DispGetIdsOfNamesIsTheSame) {
    wide add(OLESTR("add"));
    OLECHAR* names[] = {add.data()};
    DISPID id = 0;
    EXPECT_HR(S_OK, DispGetIDsOfNames(type(__uuidof(IPainter)).get(), names, 1, &id));
    EXPECT_EQ(4, id);
}
