#include "conversation_window.hpp"

#include "arguments.hpp"
#include "contacts.hpp"

#include "explain.hpp"

namespace comity::messenger {

namespace {
constexpr char16_t closed_words[] = u"The conversation window is closed.";
}

void conversation_window::deliver(conversation_event_id which, event_arguments& values) {
    invoke_sinks([this](auto&& call) { for_each_sink<DImConversationEvents>(call); },
                 static_cast<DISPID>(which), values);
}

HRESULT conversation_window::Close() noexcept {
    return guarded([&] { return core_.close_window(state_); });
}

HRESULT conversation_window::get(const LONG& value, LONG* out) noexcept {
    if (!out)
        return null_reference;
    *out = 0;
    auto hold = core_.guard();
    if (!state_->is_open)
        return refuse(E_FAIL, closed_words);
    *out = value;
    return S_OK;
}

HRESULT conversation_window::put(LONG& place, LONG value, bool must_be_positive) noexcept {
    if (must_be_positive && value <= 0)
        return refuse(E_INVALIDARG, u"A window is at least one pixel wide and high.");
    auto hold = core_.guard();
    if (!state_->is_open)
        return refuse(E_FAIL, closed_words);
    place = value;
    return S_OK;
}

HRESULT conversation_window::get_HWND(LONG* phWnd) noexcept {
    return get(state_->handle, phWnd);
}
HRESULT conversation_window::get_Left(LONG* plLeft) noexcept {
    return get(state_->place.left, plLeft);
}
HRESULT conversation_window::put_Left(LONG lLeft) noexcept {
    return put(state_->place.left, lLeft, false);
}
HRESULT conversation_window::get_Top(LONG* plTop) noexcept {
    return get(state_->place.top, plTop);
}
HRESULT conversation_window::put_Top(LONG lTop) noexcept {
    return put(state_->place.top, lTop, false);
}
HRESULT conversation_window::get_Width(LONG* plWidth) noexcept {
    return get(state_->place.width, plWidth);
}
HRESULT conversation_window::put_Width(LONG lWidth) noexcept {
    return put(state_->place.width, lWidth, true);
}
HRESULT conversation_window::get_Height(LONG* plHeight) noexcept {
    return get(state_->place.height, plHeight);
}
HRESULT conversation_window::put_Height(LONG lHeight) noexcept {
    return put(state_->place.height, lHeight, true);
}

HRESULT conversation_window::get_IsClosed(VARIANT_BOOL* pBoolClose) noexcept {
    if (!pBoolClose)
        return null_reference;
    auto hold = core_.guard();
    *pBoolClose = to_variant_bool(!state_->is_open);
    return S_OK;
}

// A window without a screen is as visible as it gets; a closed one does not come back.
HRESULT conversation_window::Show() noexcept {
    auto hold = core_.guard();
    return state_->is_open ? S_OK : refuse(E_FAIL, closed_words);
}

bool* conversation_window::flag_of(MWINDOWPROPERTY which) {
    switch (which) {
    case MWINDOWPROP_VIEW_SIDEBAR:
        return &state_->shows_sidebar;
    case MWINDOWPROP_VIEW_TOOLBAR:
        return &state_->shows_toolbar;
    default:
        return nullptr;
    }
}

HRESULT conversation_window::get_Property(MWINDOWPROPERTY ePropType, VARIANT* pvPropVal) noexcept {
    if (!pvPropVal)
        return null_reference;
    VariantInit(pvPropVal);
    const bool* flag = flag_of(ePropType);
    if (!flag)
        return refuse(E_INVALIDARG, u"A window has no such property.");
    auto hold = core_.guard();
    if (!state_->is_open)
        return refuse(E_FAIL, closed_words);
    return variant(*flag).detach_to(pvPropVal);
}

HRESULT conversation_window::put_Property(MWINDOWPROPERTY ePropType, VARIANT vPropVal) noexcept {
    bool* flag = flag_of(ePropType);
    bool value = false;
    if (!flag || FAILED(try_get(vPropVal, value)))
        return refuse(E_INVALIDARG, u"A window's sidebar and toolbar are shown (True) or hidden (False).");
    auto hold = core_.guard();
    if (!state_->is_open)
        return refuse(E_FAIL, closed_words);
    return std::exchange(*flag, value) == value ? S_FALSE : S_OK;
}

HRESULT conversation_window::get_Contacts(IDispatch** pContacts) noexcept {
    if (!pContacts)
        return null_reference;
    *pContacts = nullptr;
    auto hold = core_.guard();
    if (!state_->is_open)
        return refuse(E_FAIL, closed_words);
    return make_into<contacts>(pContacts, core_, contacts::source(state_));
}

HRESULT conversation_window::get_History(BSTR* bstrHistoryText) noexcept {
    if (!bstrHistoryText)
        return null_reference;
    *bstrHistoryText = nullptr;
    return guarded([&] {
        auto hold = core_.guard();
        return state_->is_open ? give_text(core_.history_of(*state_), bstrHistoryText)
                               : refuse(E_FAIL, closed_words);
    });
}

HRESULT conversation_window::AddContact(VARIANT vContact) noexcept {
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(contact_from(core_, vContact, who));
    return guarded([&] { return core_.invite(state_, who); });
}

HRESULT conversation_window::SendText(BSTR bstrTextMessage) noexcept {
    if (view_of(bstrTextMessage).empty())
        return refuse(E_INVALIDARG, u"There is no text to send.");
    return guarded([&] { return core_.send_text(state_, view_of(bstrTextMessage)); });
}

} // namespace comity::messenger
