#include "main_window.hpp"

#include "arguments.hpp"

namespace comity::messenger {

namespace {
constexpr char16_t hidden_words[] = u"The main window is hidden; call Show first.";
constexpr char16_t property_words[] = u"The main window has neither sidebar nor toolbar.";
} // namespace

HRESULT main_window::Close() noexcept {
    auto hold = core_.guard();
    return std::exchange(core_.is_main_shown, false) ? S_OK : S_FALSE;
}

HRESULT main_window::Show() noexcept {
    auto hold = core_.guard();
    core_.is_main_shown = true;
    return S_OK;
}

HRESULT main_window::get(const LONG& value, LONG* out) noexcept {
    if (!out)
        return null_reference;
    *out = 0;
    auto hold = core_.guard();
    if (!core_.is_main_shown)
        return refuse(E_FAIL, hidden_words);
    *out = value;
    return S_OK;
}

HRESULT main_window::put(LONG& place, LONG value, bool must_be_positive) noexcept {
    if (must_be_positive && value <= 0)
        return refuse(E_INVALIDARG, u"A window is at least one pixel wide and high.");
    auto hold = core_.guard();
    if (!core_.is_main_shown)
        return refuse(E_FAIL, hidden_words);
    place = value;
    return S_OK;
}

HRESULT main_window::get_HWND(LONG* phWnd) noexcept {
    return get(core_.main_handle, phWnd);
}
HRESULT main_window::get_Left(LONG* plLeft) noexcept {
    return get(core_.main_place.left, plLeft);
}
HRESULT main_window::put_Left(LONG lLeft) noexcept {
    return put(core_.main_place.left, lLeft, false);
}
HRESULT main_window::get_Top(LONG* plTop) noexcept {
    return get(core_.main_place.top, plTop);
}
HRESULT main_window::put_Top(LONG lTop) noexcept {
    return put(core_.main_place.top, lTop, false);
}
HRESULT main_window::get_Width(LONG* plWidth) noexcept {
    return get(core_.main_place.width, plWidth);
}
HRESULT main_window::put_Width(LONG lWidth) noexcept {
    return put(core_.main_place.width, lWidth, true);
}
HRESULT main_window::get_Height(LONG* plHeight) noexcept {
    return get(core_.main_place.height, plHeight);
}
HRESULT main_window::put_Height(LONG lHeight) noexcept {
    return put(core_.main_place.height, lHeight, true);
}

HRESULT main_window::get_IsClosed(VARIANT_BOOL* pBoolClose) noexcept {
    if (!pBoolClose)
        return null_reference;
    auto hold = core_.guard();
    *pBoolClose = to_variant_bool(!core_.is_main_shown);
    return S_OK;
}

// E_NOTIMPL is what is documented for these two on the main window.
HRESULT main_window::get_Property(MWINDOWPROPERTY, VARIANT* pvPropVal) noexcept {
    if (!pvPropVal)
        return null_reference;
    VariantInit(pvPropVal);
    return refuse(E_NOTIMPL, property_words);
}

HRESULT main_window::put_Property(MWINDOWPROPERTY, VARIANT) noexcept {
    return refuse(E_NOTIMPL, property_words);
}

} // namespace comity::messenger
