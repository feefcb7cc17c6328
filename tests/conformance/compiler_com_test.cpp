// The classes that Microsoft's compiler brings for COM: _bstr_t, _variant_t, _com_ptr_t, _com_error. What is
// compared here is what mingw's headers have as well; tests/unit/port tests the rest.
#include "objects.hpp"

#include <comdef.h>

#ifdef __MINGW32__
// mingw names these smart pointers only for interfaces that it does not declare by itself, and lacks the
// library that Windows has the conversions in.
_COM_SMARTPTR_TYPEDEF(IUnknown, __uuidof(IUnknown));
_COM_SMARTPTR_TYPEDEF(IDispatch, __uuidof(IDispatch));
namespace _com_util {
BSTR WINAPI ConvertStringToBSTR(const char* text) {
    return text ? SysAllocString(conformance::widen(text).c_str()) : nullptr;
}
char* WINAPI ConvertBSTRToString(BSTR text) {
    if (!text)
        return nullptr;
    const std::string narrow = conformance::text(text);
    char* copy = new char[narrow.size() + 1];
    return std::char_traits<char>::copy(copy, narrow.c_str(), narrow.size() + 1);
}
} // namespace _com_util
#endif

namespace conformance {
namespace {

std::string show(const _bstr_t& value) {
    return !value ? "(null)" : narrow(static_cast<const OLECHAR*>(value), value.length());
}

template <class Call>
HRESULT issued(Call call) {
    try {
        call();
    } catch (const _com_error& error) {
        return error.Error();
    }
    return S_OK;
}

TEST(CompilerBstr, NullAndEmptyAreTwoThings) {
    const _bstr_t none, from_null(static_cast<const OLECHAR*>(nullptr)),
        from_narrow_null(static_cast<const char*>(nullptr)), taken_null(static_cast<BSTR>(nullptr), false);
    const _bstr_t empty(OLESTR(""));
    for (const _bstr_t* null : {&none, &from_null, &from_narrow_null, &taken_null}) {
        EXPECT_TRUE(!*null);
        EXPECT_EQ(0u, null->length());
        EXPECT_EQ(nullptr, static_cast<const OLECHAR*>(*null));
        EXPECT_EQ(nullptr, static_cast<const char*>(*null));
        EXPECT_EQ(nullptr, null->copy());
        EXPECT_TRUE(*null < empty);
        EXPECT_TRUE(*null != empty);
    }
    EXPECT_FALSE(!empty);
    EXPECT_EQ(0u, empty.length());
    EXPECT_STREQ("", static_cast<const char*>(empty));
}

TEST(CompilerBstr, ConvertsBetweenNarrowAndWide) {
    const _bstr_t from_narrow("plain");
    EXPECT_EQ("plain", show(from_narrow));
    const _bstr_t from_wide(OLESTR("plain"));
    EXPECT_STREQ("plain", static_cast<const char*>(from_wide));
    // Made once: the pointer stays.
    EXPECT_EQ(static_cast<const char*>(from_wide), static_cast<const char*>(from_wide));
    EXPECT_TRUE(from_narrow == from_wide);
}

TEST(CompilerBstr, TakesOrCopiesABstr) {
    BSTR raw = SysAllocStringLen(OLESTR("a\0b"), 3);
    {
        const _bstr_t copy(raw, true);
        EXPECT_EQ(3u, copy.length());
        EXPECT_NE(raw, static_cast<const OLECHAR*>(copy));
        EXPECT_EQ(std::string("a\0b", 3), show(copy));
    }
    const _bstr_t taken(raw, false);
    EXPECT_EQ(raw, static_cast<const OLECHAR*>(taken));
    // A plain pointer is text up to its first NUL.
    EXPECT_EQ(1u, _bstr_t(static_cast<const OLECHAR*>(raw)).length());
}

TEST(CompilerBstr, CopiesShare) {
    _bstr_t first(OLESTR("shared"));
    _bstr_t second(first);
    EXPECT_EQ(static_cast<const OLECHAR*>(first), static_cast<const OLECHAR*>(second));
    second = static_cast<const _bstr_t&>(second);
    first.GetBSTR()[0] = 'S';
    EXPECT_EQ("Shared", show(second));
    // Detaching is for the only owner.
    EXPECT_EQ(static_cast<const OLECHAR*>(first), first.copy(false));
    first = OLESTR("own");
    EXPECT_EQ("Shared", show(second));
    BSTR raw = second.Detach();
    EXPECT_TRUE(!second);
    SysFreeString(raw);
}

TEST(CompilerBstr, AssignAttachGetAddress) {
    _bstr_t first("one"), second(first);
    BSTR other = SysAllocString(OLESTR("two"));
    first.Assign(other);
    EXPECT_NE(other, static_cast<const OLECHAR*>(first));
    EXPECT_EQ("two", show(first));
    EXPECT_EQ("one", show(second));
    second = first;
    first.Attach(other);
    EXPECT_EQ(other, static_cast<const OLECHAR*>(first));
    EXPECT_EQ("two", show(second));
    second = first;
    *first.GetAddress() = SysAllocString(OLESTR("three"));
    EXPECT_EQ("three", show(first));
    EXPECT_EQ("two", show(second));
    _bstr_t fresh;
    fresh.GetBSTR() = SysAllocString(OLESTR("placed"));
    EXPECT_EQ("placed", show(fresh));
    fresh.Assign(nullptr);
    EXPECT_TRUE(!fresh);
}

TEST(CompilerBstr, Joins) {
    _bstr_t text(OLESTR("b"));
    const _bstr_t null;
    EXPECT_EQ("ab", show("a" + text));
    EXPECT_EQ("ab", show(OLESTR("a") + text));
    EXPECT_EQ("bb", show(text + text));
    text += text;
    text += _bstr_t("c");
    EXPECT_EQ("bbc", show(text));
    EXPECT_EQ("bbc", show(text + null));
    EXPECT_EQ("bbc", show(null + text));
    const _bstr_t nothing = null + null;
    EXPECT_FALSE(!nothing);
    EXPECT_EQ(0u, nothing.length());
}

TEST(CompilerBstr, ComparesUnitByUnit) {
    const _bstr_t a(OLESTR("a")), ab(OLESTR("ab")), b(OLESTR("B")), umlaut(OLESTR("\u00e4"));
    EXPECT_TRUE(a < ab && ab > a && a <= ab && ab >= a && a != ab && !(a == ab));
    EXPECT_TRUE(b < a); // upper case first
    EXPECT_TRUE(umlaut > ab);
    EXPECT_TRUE(a <= _bstr_t("a") && a >= _bstr_t("a"));
    EXPECT_TRUE(_bstr_t() == _bstr_t());
}

TEST(CompilerBstr, ReadsAVariant) {
    VARIANT number;
    VariantInit(&number);
    V_VT(&number) = VT_I4;
    V_I4(&number) = 42;
    const _variant_t value(number);
    EXPECT_EQ("42", show(_bstr_t(value)));
    _bstr_t text;
    text = value;
    EXPECT_EQ("42", show(text));
    text = _variant_t(OLESTR("text"));
    EXPECT_EQ("text", show(text));
    V_VT(&number) = VT_NULL;
    EXPECT_HR(DISP_E_TYPEMISMATCH, issued([&] { _bstr_t failed{_variant_t(number)}; }));
}

TEST(CompilerVariant, TakesEachType) {
    CY money;
    money.int64 = 12345;
    DECIMAL decimal = {};
    decimal.Lo64 = 7;
    EXPECT_EQ("EMPTY", conformance::show(_variant_t()));
    EXPECT_EQ("I2 -3", conformance::show(_variant_t(static_cast<short>(-3))));
    EXPECT_EQ("BOOL -1", conformance::show(_variant_t(static_cast<short>(2), VT_BOOL)));
    EXPECT_EQ("I4 5", conformance::show(_variant_t(LONG(5), VT_I4)));
    EXPECT_EQ("BOOL -1", conformance::show(_variant_t(LONG(5), VT_BOOL)));
    EXPECT_EQ(VT_ERROR, _variant_t(LONG(DISP_E_PARAMNOTFOUND), VT_ERROR).vt);
    EXPECT_EQ("R4 1.5", conformance::show(_variant_t(1.5f)));
    EXPECT_EQ("R8 2.5", conformance::show(_variant_t(2.5)));
    EXPECT_EQ(VT_DATE, _variant_t(2.0, VT_DATE).vt);
    EXPECT_EQ("CY 12345", conformance::show(_variant_t(money)));
    EXPECT_EQ("BSTR 'w'", conformance::show(_variant_t(OLESTR("w"))));
    EXPECT_EQ("BSTR 'n'", conformance::show(_variant_t("n")));
    EXPECT_EQ("BSTR 'b'", conformance::show(_variant_t(_bstr_t("b"))));
    EXPECT_EQ("BOOL -1", conformance::show(_variant_t(true)));
    EXPECT_EQ(VT_DECIMAL, _variant_t(decimal).vt);
    EXPECT_EQ(7u, static_cast<unsigned>(_variant_t(decimal).decVal.Lo64));
    EXPECT_EQ("UI1 200", conformance::show(_variant_t(static_cast<BYTE>(200))));
    EXPECT_EQ("I1 65", conformance::show(_variant_t('A')));
    EXPECT_EQ("UI2 65535", conformance::show(_variant_t(static_cast<unsigned short>(65535))));
    EXPECT_EQ("UI4 4000000000", conformance::show(_variant_t(ULONG(4000000000u))));
    EXPECT_EQ("I8 -5000000000", conformance::show(_variant_t(-5000000000ll)));
    EXPECT_EQ("UI8 5000000000", conformance::show(_variant_t(5000000000ull)));
    EXPECT_HR(E_INVALIDARG, issued([] { _variant_t wrong(static_cast<short>(1), VT_R8); }));
    EXPECT_HR(E_INVALIDARG, issued([] { _variant_t wrong(LONG(1), VT_R8); }));
    EXPECT_HR(E_INVALIDARG, issued([] { _variant_t wrong(1.0, VT_CY); }));
}

TEST(CompilerVariant, GivesEachType) {
    const _variant_t text(OLESTR("42"));
    EXPECT_EQ(42, static_cast<short>(text));
    EXPECT_EQ(42, static_cast<LONG>(text));
    EXPECT_EQ(42.0f, static_cast<float>(text));
    EXPECT_EQ(42.0, static_cast<double>(text));
    EXPECT_EQ(420000, static_cast<CY>(text).int64);
    EXPECT_TRUE(static_cast<bool>(text));
    EXPECT_EQ(42u, static_cast<DECIMAL>(text).Lo64);
    EXPECT_EQ(42, static_cast<BYTE>(text));
    EXPECT_EQ(42, static_cast<char>(text));
    EXPECT_EQ(42, static_cast<unsigned short>(text));
    EXPECT_EQ(42u, static_cast<ULONG>(text));
    EXPECT_EQ(42, static_cast<long long>(text));
    EXPECT_EQ(42u, static_cast<unsigned long long>(text));
    EXPECT_EQ("42", show(static_cast<_bstr_t>(text)));
    EXPECT_HR(DISP_E_TYPEMISMATCH,
              issued([] { static_cast<void>(static_cast<short>(_variant_t(OLESTR("no number")))); }));
    EXPECT_HR(DISP_E_OVERFLOW, issued([] { static_cast<void>(static_cast<BYTE>(_variant_t(256.0))); }));
    EXPECT_HR(DISP_E_TYPEMISMATCH, issued([&] { static_cast<void>(static_cast<IDispatch*>(text)); }));
}

TEST(CompilerVariant, CountsObjects) {
    counted_unknown object;
    {
        const _variant_t added(&object);
        EXPECT_EQ(2u, object.count);
        const _variant_t copy(added);
        EXPECT_EQ(3u, object.count);
        IUnknown* given = copy;
        EXPECT_EQ(&object, given);
        EXPECT_EQ(4u, object.count);
        given->Release();
        object.AddRef();
        const _variant_t taken(static_cast<IUnknown*>(&object), false);
        EXPECT_EQ(4u, object.count);
    }
    EXPECT_EQ(1u, object.count);
    value_dispatch dispatch;
    {
        _variant_t value(static_cast<IDispatch*>(&dispatch));
        EXPECT_EQ(VT_DISPATCH, value.vt);
        IUnknown* asked = value;
        EXPECT_EQ(static_cast<IUnknown*>(&dispatch), asked);
        asked->Release();
        EXPECT_EQ(2u, dispatch.count);
        value = OLESTR("else");
        EXPECT_EQ(1u, dispatch.count);
    }
}

TEST(CompilerVariant, AssignmentKeepsSomeTypes) {
    _variant_t value(true);
    value = static_cast<short>(0);
    EXPECT_EQ("BOOL 0", conformance::show(value));
    value = LONG(7);
    EXPECT_TRUE(value.vt == VT_BOOL || value.vt == VT_I4 || value.vt == VT_INT);
    value.Clear();
    value = static_cast<short>(7);
    EXPECT_EQ("I2 7", conformance::show(value));
    value = _variant_t(1.0, VT_DATE);
    value = 2.5;
    EXPECT_EQ(VT_DATE, value.vt);
    value = OLESTR("text");
    value = 2.5;
    EXPECT_EQ(VT_R8, value.vt);
    value = "narrow";
    value.SetString("again");
    EXPECT_EQ("BSTR 'again'", conformance::show(value));
    value = static_cast<const _variant_t&>(value);
    EXPECT_EQ("BSTR 'again'", conformance::show(value));
}

TEST(CompilerVariant, AttachDetachGetAddress) {
    VARIANT raw;
    VariantInit(&raw);
    V_VT(&raw) = VT_BSTR;
    V_BSTR(&raw) = SysAllocString(OLESTR("mine"));
    _variant_t value(1.5);
    value.Attach(raw);
    EXPECT_EQ(VT_EMPTY, V_VT(&raw));
    EXPECT_EQ("BSTR 'mine'", conformance::show(value));
    raw = value.Detach();
    EXPECT_EQ(VT_EMPTY, value.vt);
    EXPECT_EQ(VT_BSTR, V_VT(&raw));
    const _variant_t taken(raw, false);
    EXPECT_EQ(VT_EMPTY, V_VT(&raw));
    const _variant_t copied(const_cast<_variant_t&>(taken), true);
    EXPECT_TRUE(copied == taken);
    value = OLESTR("old");
    VARIANT* place = value.GetAddress();
    EXPECT_EQ(VT_EMPTY, V_VT(place));
    EXPECT_EQ(&value.GetVARIANT(), place);
}

TEST(CompilerVariant, ChangesType) {
    _variant_t value(OLESTR("12"));
    value.ChangeType(VT_I4);
    EXPECT_EQ("I4 12", conformance::show(value));
    const _variant_t source(2.5);
    value.ChangeType(VT_BSTR, &source);
    EXPECT_EQ("BSTR '2.5'", conformance::show(value));
    EXPECT_HR(DISP_E_TYPEMISMATCH, issued([&] { value.ChangeType(VT_DISPATCH); }));
    EXPECT_EQ("BSTR '2.5'", conformance::show(value));
}

TEST(CompilerVariant, ComparesTypeAndValue) {
    const _variant_t two(LONG(2), VT_I4), short_two(static_cast<short>(2)), text(OLESTR("a")),
        upper(OLESTR("A"));
    EXPECT_TRUE(two == _variant_t(LONG(2), VT_I4));
    EXPECT_TRUE(two != short_two);
    EXPECT_TRUE(text == _variant_t("a"));
    EXPECT_TRUE(text != upper);
    EXPECT_TRUE(_variant_t() == _variant_t());
    EXPECT_TRUE(_variant_t(1.0) != _variant_t(1.0, VT_DATE));
    const VARIANT* null = nullptr;
    EXPECT_FALSE(two == null);
    EXPECT_TRUE(two != null);
}

TEST(CompilerComPtr, CountsReferences) {
    value_dispatch object;
    {
        IDispatchPtr one(&object);
        EXPECT_EQ(2u, object.count);
        IDispatchPtr two(one);
        EXPECT_EQ(3u, object.count);
        two = one;
        EXPECT_EQ(3u, object.count);
        IUnknownPtr other(one);
        EXPECT_EQ(4u, object.count);
        other = nullptr;
        EXPECT_EQ(3u, object.count);
        IDispatch* raw = two.Detach();
        EXPECT_EQ(3u, object.count);
        one.Attach(raw);
        EXPECT_EQ(2u, object.count);
        one.Attach(&object, true);
        EXPECT_EQ(2u, object.count);
        one.AddRef();
        EXPECT_EQ(3u, object.count);
        object.Release();
        one.Release();
        EXPECT_EQ(1u, object.count);
        EXPECT_HR(E_POINTER, issued([&] { one.Release(); }));
        EXPECT_HR(E_POINTER, issued([&] { one->AddRef(); }));
        EXPECT_HR(E_POINTER, issued([&] { one.AddRef(); }));
    }
    EXPECT_EQ(1u, object.count);
}

TEST(CompilerComPtr, AsksForItsInterface) {
    counted_unknown object;
    const IUnknownPtr unknown(&object);
    const IDispatchPtr none(unknown); // E_NOINTERFACE is no error
    EXPECT_EQ(nullptr, none.GetInterfacePtr());
    IDispatchPtr dispatch;
    dispatch = static_cast<IUnknown*>(&object);
    EXPECT_EQ(nullptr, dispatch.GetInterfacePtr());
    IUnknown* asked = nullptr;
    EXPECT_HR(S_OK, IUnknownPtr(unknown).QueryInterface(IID_IUnknown, asked));
    asked->Release();
    EXPECT_HR(E_POINTER, dispatch.QueryInterface(IID_IUnknown, &asked));
}

TEST(CompilerComPtr, ReadsAVariant) {
    value_dispatch object;
    {
        const _variant_t value(static_cast<IDispatch*>(&object));
        const IDispatchPtr dispatch(value);
        EXPECT_EQ(&object, dispatch.GetInterfacePtr());
        IUnknownPtr unknown;
        unknown = value;
        EXPECT_EQ(static_cast<IUnknown*>(&object), unknown.GetInterfacePtr());
        EXPECT_EQ(4u, object.count);
        _variant_t again;
        again = dispatch.GetInterfacePtr();
        EXPECT_EQ(VT_DISPATCH, again.vt);
    }
    EXPECT_EQ(1u, object.count);
    EXPECT_HR(DISP_E_TYPEMISMATCH, issued([] { IDispatchPtr wrong(_variant_t(OLESTR("text"))); }));
}

TEST(CompilerComPtr, AddressReleasesFirst) {
    counted_unknown object;
    IUnknownPtr pointer(&object);
    IUnknown** place = &pointer;
    EXPECT_EQ(1u, object.count);
    EXPECT_EQ(nullptr, *place);
    object.AddRef();
    *place = &object;
    EXPECT_EQ(&object, pointer.GetInterfacePtr());
}

TEST(CompilerComPtr, Creates) {
    IUnknownPtr pointer;
    EXPECT_HR(E_INVALIDARG, pointer.CreateInstance(static_cast<LPCWSTR>(nullptr)));
    EXPECT_HR(CO_E_CLASSSTRING, pointer.CreateInstance(OLESTR("{not an identifier}")));
    ASSERT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
    EXPECT_HR(CO_E_CLASSSTRING, pointer.CreateInstance(OLESTR("No.Such.Class.At.All")));
    EXPECT_HR(CO_E_CLASSSTRING, pointer.CreateInstance("No.Such.Class.At.All"));
    EXPECT_HR(REGDB_E_CLASSNOTREG, pointer.CreateInstance(IID_IUnknown, nullptr, CLSCTX_INPROC_SERVER));
    EXPECT_HR(CO_E_CLASSSTRING, issued([] { IUnknownPtr none(OLESTR("No.Such.Class.At.All")); }));
    EXPECT_HR(CO_E_CLASSSTRING, pointer.GetActiveObject(OLESTR("No.Such.Class.At.All")));
    CoUninitialize();
}

TEST(CompilerComError, MapsCodesOfDispinterfaces) {
    EXPECT_HR(0x80040200, _com_error::WCodeToHRESULT(0));
    EXPECT_HR(0x80040201, _com_error::WCodeToHRESULT(1));
    EXPECT_HR(0x8004FFFF, _com_error::WCodeToHRESULT(0xFDFF));
    EXPECT_HR(0x8004FFFF, _com_error::WCodeToHRESULT(0xFE00));
    EXPECT_HR(0x8004FFFF, _com_error::WCodeToHRESULT(0xFFFF));
    EXPECT_EQ(0, _com_error::HRESULTToWCode(0x800401FF));
    EXPECT_EQ(0, _com_error::HRESULTToWCode(0x80040200));
    EXPECT_EQ(1, _com_error::HRESULTToWCode(0x80040201));
    EXPECT_EQ(0xFDFF, _com_error::HRESULTToWCode(0x8004FFFF));
    EXPECT_EQ(0, _com_error::HRESULTToWCode(0x80050000));
    EXPECT_EQ(0, _com_error::HRESULTToWCode(E_FAIL));
    EXPECT_EQ(5, _com_error(0x80040205).WCode());
}

TEST(CompilerComError, ReadsItsErrorInfo) {
    ref<ICreateErrorInfo> create;
    ASSERT_HR(S_OK, CreateErrorInfo(create.put()));
    create->SetDescription(const_cast<LPOLESTR>(OLESTR("what happened")));
    create->SetSource(const_cast<LPOLESTR>(OLESTR("A.Source")));
    create->SetHelpFile(const_cast<LPOLESTR>(OLESTR("a.hlp")));
    create->SetHelpContext(7);
    create->SetGUID(IID_IDispatch);
    const auto info = create.as<IErrorInfo>();
    const ULONG before = references(info.get());
    {
        const _com_error error(E_FAIL, info.get(), true);
        EXPECT_EQ(before + 1, references(info.get()));
        const _com_error copy(error);
        EXPECT_EQ(before + 2, references(info.get()));
        EXPECT_EQ("what happened", show(copy.Description()));
        EXPECT_EQ("A.Source", show(copy.Source()));
        EXPECT_EQ("a.hlp", show(copy.HelpFile()));
        EXPECT_EQ(7u, copy.HelpContext());
        EXPECT_TRUE(IsEqualGUID(copy.GUID_(), IID_IDispatch));
        _com_error other(S_OK);
        other = copy;
        EXPECT_HR(E_FAIL, other.Error());
        IErrorInfo* given = other.ErrorInfo();
        EXPECT_EQ(info.get(), given);
        given->Release();
    }
    EXPECT_EQ(before, references(info.get()));
    const _com_error bare(E_FAIL);
    EXPECT_TRUE(!bare.Description());
    EXPECT_EQ(0u, bare.HelpContext());
    EXPECT_EQ(nullptr, bare.ErrorInfo());
    EXPECT_TRUE(IsEqualGUID(bare.GUID_(), GUID_NULL));
}

TEST(CompilerComError, HasAMessageForEveryCode) {
    EXPECT_STREQ("IDispatch error #7", _com_error(0x80040207).ErrorMessage());
    EXPECT_STREQ("Unknown error 0x8FFF1234", _com_error(0x8FFF1234).ErrorMessage());
    const _com_error known(E_NOINTERFACE);
    EXPECT_NE(std::string(), known.ErrorMessage());
    EXPECT_EQ(std::string::npos, std::string(known.ErrorMessage()).find('\n'));
}

HRESULT handled = S_OK;
void WINAPI handle(HRESULT hr, IErrorInfo*) {
    handled = hr;
}

TEST(CompilerComError, AHandlerTakesTheThrowsPlace) {
    _set_com_error_handler(handle);
    handled = S_OK;
    _com_util::CheckError(S_FALSE);
    EXPECT_HR(S_OK, handled);
    _com_util::CheckError(E_ABORT);
    EXPECT_HR(E_ABORT, handled);
    IUnknownPtr null;
    null.Release();
    EXPECT_HR(E_POINTER, handled);
    _set_com_error_handler(_com_raise_error);
    EXPECT_HR(E_ABORT, issued([] { _com_issue_error(E_ABORT); }));
}

} // namespace
} // namespace conformance
