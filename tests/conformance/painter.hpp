// The object behind the fixture interface IPainter. Its IDispatch is ITypeInfo::Invoke on the fixture
// library, so a call by name goes through the function under test and arrives in one of the methods here,
// which note what they were given.
#pragma once

#include "support.hpp"

#include "conformance.h"

namespace conformance {

class painter final : public IPainter, public ISupportErrorInfo {
public:
    // `type` describes IPainter; it is the object's own reference.
    explicit painter(ref<ITypeInfo> type) : type_(std::move(type)) { V_VT(&item) = VT_EMPTY; }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override;
    ULONG STDMETHODCALLTYPE AddRef() override { return ++count; }
    // Lives as long as its test, on the stack: the count is for the test to look at.
    ULONG STDMETHODCALLTYPE Release() override { return --count; }

    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* out) override;
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT index, LCID lcid, ITypeInfo** out) override;
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID reserved, LPOLESTR* names, UINT name_count, LCID lcid,
                                            DISPID* ids) override;
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID reserved, LCID lcid, WORD flags, DISPPARAMS* params,
                                     VARIANT* result, EXCEPINFO* exception, UINT* bad_argument) override;

    HRESULT STDMETHODCALLTYPE InterfaceSupportsErrorInfo(REFIID iid) override;

    HRESULT STDMETHODCALLTYPE get_Colour(Colour* value) override;
    HRESULT STDMETHODCALLTYPE put_Colour(Colour value) override;
    HRESULT STDMETHODCALLTYPE get_Title(BSTR* value) override;
    HRESULT STDMETHODCALLTYPE put_Title(BSTR value) override;
    HRESULT STDMETHODCALLTYPE get_Item(LONG index, VARIANT* value) override;
    HRESULT STDMETHODCALLTYPE put_Item(LONG index, VARIANT value) override;
    HRESULT STDMETHODCALLTYPE get_Owner(IDispatch** value) override;
    HRESULT STDMETHODCALLTYPE putref_Owner(IDispatch* value) override;
    HRESULT STDMETHODCALLTYPE Add(LONG first, LONG second, LONG* sum) override;
    HRESULT STDMETHODCALLTYPE Mix(double ratio, VARIANT first, VARIANT second, BSTR* text) override;
    HRESULT STDMETHODCALLTYPE Fill(LONG width, BSTR pattern, VARIANT_BOOL solid, BSTR* text) override;
    HRESULT STDMETHODCALLTYPE Join(BSTR separator, SAFEARRAY* parts, BSTR* text) override;
    HRESULT STDMETHODCALLTYPE Localised(LONG value, LONG lcid, LONG* result) override;
    HRESULT STDMETHODCALLTYPE Swap(LONG* left, LONG* right) override;
    HRESULT STDMETHODCALLTYPE Split(BSTR text, BSTR* head, BSTR* tail) override;
    HRESULT STDMETHODCALLTYPE Fail(HRESULT code, VARIANT_BOOL explain) override;
    HRESULT STDMETHODCALLTYPE Touch() override;
    HRESULT STDMETHODCALLTYPE Secret() override;
    HRESULT STDMETHODCALLTYPE Types(unsigned char octet, short word, float single, CURRENCY money, DATE when,
                                    VARIANT_BOOL flag, INT64 wide_number, BSTR* text) override;
    HRESULT STDMETHODCALLTYPE Same(IPainter* other, VARIANT_BOOL* same) override;
    HRESULT STDMETHODCALLTYPE Any(VARIANT value, VARIANT* copy) override;
    HRESULT STDMETHODCALLTYPE Grow(VARIANT* value) override;
    HRESULT STDMETHODCALLTYPE Unknown(IUnknown* value, IUnknown** copy) override;
    HRESULT STDMETHODCALLTYPE Numbers(SAFEARRAY* names, LONG* out) override;
    HRESULT STDMETHODCALLTYPE get_Large(double* value) override;
    HRESULT STDMETHODCALLTYPE put_Large(double value) override;
    HRESULT STDMETHODCALLTYPE get__NewEnum(IUnknown** value) override;

    ULONG count = 1;
    int calls = 0;
    Colour colour = COLOUR_RED;
    wide title;
    LONG item_index = -1;
    variant item;
    ref<IDispatch> owner;
    double large = 0;
    bool supports_error_info = true;

private:
    ref<ITypeInfo> type_;
};

} // namespace conformance
