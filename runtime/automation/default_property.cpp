#include "default_property.hpp"

namespace comity {

HRESULT default_value(IDispatch* object, LCID lcid, VARIANT& value) noexcept {
    VariantInit(&value);
    if (!object)
        return DISP_E_BADVARTYPE;
    // An object may give another object as its value, and that one a third; one that gives itself must come
    // to an end.
    constexpr int most_objects = 16;
    object->AddRef();
    for (int i = 0; i < most_objects; ++i) {
        DISPPARAMS none{};
        VARIANT next;
        VariantInit(&next);
        const HRESULT hr = object->Invoke(DISPID_VALUE, IID_NULL, lcid, DISPATCH_PROPERTYGET, &none, &next,
                                          nullptr, nullptr);
        object->Release();
        if (FAILED(hr)) {
            VariantClear(&next);
            return DISP_E_TYPEMISMATCH;
        }
        if (V_VT(&next) != VT_DISPATCH || !V_DISPATCH(&next)) {
            value = next;
            return S_OK;
        }
        object = V_DISPATCH(&next); // and its reference
    }
    object->Release();
    return DISP_E_TYPEMISMATCH;
}

} // namespace comity
