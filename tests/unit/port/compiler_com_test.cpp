// What of <comdef.h> cannot be compared with mingw's: literals on either side of an operator, calls of
// dispinterfaces, numbers of the type `long`, null pointers in all spellings.
#include "dispatch_recorder.hpp"

#include <comdef.h>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

TEST(CompilerBstr, LiteralsStandOnEitherSide) {
    const _bstr_t text(OLESTR("text"));
    EXPECT_TRUE(text == OLESTR("text"));
    EXPECT_TRUE(text == "text");
    EXPECT_TRUE(OLESTR("text") == text);
    EXPECT_TRUE("text" == text);
    EXPECT_TRUE(text != OLESTR("Text"));
    EXPECT_TRUE("other" != text);
    EXPECT_TRUE(text + OLESTR("x") == "textx");
    EXPECT_TRUE(text + "x" == OLESTR("textx"));
}

TEST(CompilerBstr, NarrowTextIsUtf8) {
    const _bstr_t wide(OLESTR("\u00e4\u20ac\U0001F600"));
    EXPECT_EQ(4u, wide.length());
    EXPECT_STREQ("\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", static_cast<const char*>(wide));
    EXPECT_TRUE(wide == "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
    // Each part that is no character gives one replacement.
    const OLECHAR expected[] = {'a', 0xFFFD, 'b', 0xFFFD, 0xFFFD, 0xFFFD, 'c', 0xFFFD, 0};
    EXPECT_TRUE(_bstr_t("a\x80"
                        "b\xed\xa0\x80"
                        "c\xf0\x9f\x98") == expected);
    const OLECHAR lone[] = {0xD800, 'x', 0xDC00, 0};
    EXPECT_STREQ("\xef\xbf\xbdx\xef\xbf\xbd", static_cast<const char*>(_bstr_t(lone)));
}

TEST(CompilerBstr, DetachIsForTheOnlyOwner) {
    _bstr_t text(OLESTR("text"));
    const _bstr_t other(text);
    try {
        text.Detach();
        FAIL();
    } catch (const _com_error& error) {
        EXPECT_EQ(E_POINTER, error.Error());
    }
    EXPECT_TRUE(text == other);
}

TEST(CompilerVariant, LongIsWindowsLong) {
    EXPECT_EQ(VT_I4, _variant_t(5L).vt);
    EXPECT_EQ(VT_I4, _variant_t(5).vt);
    EXPECT_EQ(VT_UI4, _variant_t(5ul).vt);
    EXPECT_EQ(VT_UI4, _variant_t(5u).vt);
    EXPECT_EQ(VT_ERROR, _variant_t(static_cast<long>(DISP_E_PARAMNOTFOUND), VT_ERROR).vt);
    EXPECT_EQ(VT_I8, _variant_t(5ll).vt);
    if (sizeof(long) == 8) {
        const _variant_t large(static_cast<long>(5000000000ll));
        EXPECT_EQ(VT_I8, large.vt);
        EXPECT_EQ(5000000000ll, large.llVal);
    }
    _variant_t value(OLESTR("7"));
    const long number = value;
    EXPECT_EQ(7, number);
    value = 8L;
    EXPECT_EQ(VT_I4, value.vt);
    const _bstr_t text = value;
    EXPECT_TRUE(text == "8");
}

TEST(CompilerVariant, MissingIsAnArgumentLeftOut) {
    EXPECT_EQ(VT_ERROR, vtMissing.vt);
    EXPECT_EQ(DISP_E_PARAMNOTFOUND, vtMissing.scode);
    VARIANT* address = &vtMissing;
    EXPECT_EQ(VT_ERROR, V_VT(address));
}

TEST(CompilerVariant, ArraysHaveNoEquality) {
    VARIANT array;
    V_VT(&array) = VT_ARRAY | VT_I4;
    V_ARRAY(&array) = SafeArrayCreateVector(VT_I4, 0, 1);
    const _variant_t first(array), second(array);
    VariantClear(&array);
    EXPECT_THROW((void)(first == second), _com_error);
    EXPECT_FALSE(first == _variant_t(5));
}

TEST(CompilerComPtr, NullHasManySpellings) {
    IDispatchPtr by_nothing, by_null(NULL), by_number(0), by_keyword(nullptr), by_assignment = NULL;
    dispatch_recorder object;
    const IDispatchPtr set(&object);
    EXPECT_TRUE(by_nothing == NULL && by_null == 0 && by_number == nullptr && NULL == by_keyword &&
                !by_assignment);
    EXPECT_TRUE(set != NULL && set != nullptr && nullptr != set && set && set > NULL);
    EXPECT_FALSE(set == 0 || by_nothing != NULL);
    by_nothing = set;
    by_nothing = NULL;
    EXPECT_EQ(2u, object.references);
}

TEST(CompilerComPtr, ComparesObjects) {
    dispatch_recorder object, other;
    const IDispatchPtr dispatch(&object), second(&other);
    const IUnknownPtr unknown(dispatch);
    const ULONG before = object.references;
    EXPECT_TRUE(dispatch == unknown && unknown == dispatch && dispatch == &object);
    EXPECT_TRUE(static_cast<IDispatch*>(&object) == unknown);
    EXPECT_TRUE(dispatch != second && (dispatch < second || dispatch > second) && dispatch <= dispatch &&
                dispatch >= unknown);
    EXPECT_EQ(before, object.references);
}

TEST(CompilerComPtr, LivesInContainers) {
    dispatch_recorder object;
    {
        std::vector<IDispatchPtr> pointers(3, IDispatchPtr(&object));
        pointers.push_back(pointers[0]);
        pointers.erase(pointers.begin());
        EXPECT_EQ(4u, object.references);
        IDispatchPtr moved(std::move(pointers[0]));
        EXPECT_EQ(4u, object.references);
        moved = std::move(pointers[1]);
        EXPECT_EQ(3u, object.references);
        IDispatchPtr& same = moved;
        moved = std::move(same);
        EXPECT_EQ(&object, moved.GetInterfacePtr());
    }
    EXPECT_EQ(1u, object.references);
}

TEST(CompilerDispatch, PassesArgumentsByTheirTypes) {
    dispatch_recorder object;
    object.answer(_variant_t(OLESTR("41")));
    const OLECHAR types[] = {
        VT_I2, VT_I4, VT_R4, VT_R8, VT_BOOL, VT_BSTR, VT_DISPATCH, VT_VARIANT, VT_I8, VT_I4 | VT_BYREF, 0};
    LONG changed = 9, result = 0;
    const _bstr_t text(OLESTR("t"));
    const _variant_t value(7.5);
    EXPECT_EQ(S_OK, _com_dispatch_method(&object, 12, DISPATCH_METHOD, VT_I4, &result, types, 2, 4, 1.5, 2.5,
                                         VARIANT_TRUE, static_cast<BSTR>(text.copy(false)),
                                         static_cast<IDispatch*>(&object), &value, 5000000000ll, &changed));
    EXPECT_EQ(41, result); // converted to the type asked for
    EXPECT_EQ(12, object.member);
    EXPECT_EQ(DISPATCH_METHOD, object.flags);
    const auto& seen = object.arguments; // in the order they were written
    ASSERT_EQ(10u, seen.size());
    EXPECT_TRUE(seen[0] == _variant_t(static_cast<short>(2)));
    EXPECT_TRUE(seen[1] == _variant_t(4));
    EXPECT_TRUE(seen[2] == _variant_t(1.5f));
    EXPECT_TRUE(seen[3] == _variant_t(2.5));
    EXPECT_TRUE(seen[4] == _variant_t(true));
    EXPECT_TRUE(seen[5] == _variant_t("t"));
    EXPECT_TRUE(seen[6] == _variant_t(static_cast<IDispatch*>(&object)));
    EXPECT_TRUE(seen[7] == value);
    EXPECT_TRUE(seen[8] == _variant_t(5000000000ll));
    EXPECT_EQ(VT_I4 | VT_BYREF, seen[9].vt);
    EXPECT_EQ(&changed, seen[9].plVal);
}

TEST(CompilerDispatch, ReadsAndWritesProperties) {
    dispatch_recorder object;
    object.answer(_variant_t(OLESTR("value")));
    BSTR text = nullptr;
    EXPECT_EQ(S_OK, _com_dispatch_propget(&object, 3, VT_BSTR, &text));
    EXPECT_EQ(DISPATCH_PROPERTYGET, object.flags);
    EXPECT_TRUE(_bstr_t(text, false) == "value");
    _variant_t whole;
    EXPECT_EQ(S_OK, _com_dispatch_raw_propget(&object, 3, VT_VARIANT, &whole));
    EXPECT_TRUE(whole == _variant_t("value"));
    EXPECT_EQ(S_OK, _com_dispatch_propput(&object, 4, VT_I4, 6));
    EXPECT_EQ(DISPATCH_PROPERTYPUT, object.flags);
    EXPECT_EQ(1u, object.named);
    EXPECT_TRUE(object.arguments.at(0) == _variant_t(6));
    EXPECT_EQ(S_OK, _com_dispatch_raw_propput(&object, 4, VT_DISPATCH, static_cast<IDispatch*>(&object)));
    EXPECT_EQ(DISPATCH_PROPERTYPUTREF, object.flags);
    object.arguments.clear();
    EXPECT_EQ(1u, object.references);
}

TEST(CompilerDispatch, TellsWhatTheObjectSaid) {
    dispatch_recorder object;
    object.failure = DISP_E_EXCEPTION;
    object.code = 7;
    object.description = OLESTR("no such thing");
    try {
        _com_dispatch_method(&object, 1, DISPATCH_METHOD, VT_EMPTY, nullptr, nullptr);
        FAIL();
    } catch (const _com_error& error) {
        EXPECT_EQ(_com_error::WCodeToHRESULT(7), error.Error());
        EXPECT_EQ(7, error.WCode());
        EXPECT_TRUE(error.Description() == "no such thing");
        EXPECT_TRUE(error.Source() == "Recorder");
    }
    EXPECT_EQ(_com_error::WCodeToHRESULT(7),
              _com_dispatch_raw_method(&object, 1, DISPATCH_METHOD, VT_EMPTY, nullptr, nullptr));
    IErrorInfo* info = nullptr;
    ASSERT_EQ(S_OK, GetErrorInfo(0, &info));
    info->Release();
    object.failure = DISP_E_MEMBERNOTFOUND;
    EXPECT_EQ(DISP_E_MEMBERNOTFOUND, _com_dispatch_raw_propget(&object, 1, VT_EMPTY, nullptr));
    EXPECT_THROW(_com_dispatch_propput(&object, 1, VT_I4, 6), _com_error);
    const OLECHAR wrong[] = {99, 0};
    EXPECT_EQ(DISP_E_BADVARTYPE,
              _com_dispatch_raw_method(&object, 1, DISPATCH_METHOD, VT_EMPTY, nullptr, wrong, 5));
    EXPECT_EQ(E_POINTER, _com_dispatch_raw_method(nullptr, 1, DISPATCH_METHOD, VT_EMPTY, nullptr, nullptr));
}

TEST(CompilerComError, TakesTheErrorInfoOfAnObjectThatSetsIt) {
    dispatch_recorder object;
    ICreateErrorInfo* create = nullptr;
    ASSERT_EQ(S_OK, CreateErrorInfo(&create));
    OLECHAR text[] = {'w', 'h', 'y', 0};
    create->SetDescription(text);
    const IErrorInfoPtr info(create);
    create->Release();
    for (const bool supports : {false, true}) {
        object.sets_error_info = supports;
        SetErrorInfo(0, info);
        try {
            _com_issue_errorex(E_ACCESSDENIED, static_cast<IDispatch*>(&object), IID_IDispatch);
            FAIL();
        } catch (const _com_error& error) {
            EXPECT_EQ(E_ACCESSDENIED, error.Error());
            EXPECT_EQ(supports, error.Description() == "why");
        }
    }
    EXPECT_THROW(_com_issue_errorex(E_FAIL, nullptr, IID_IDispatch), _com_error);
}

} // namespace
