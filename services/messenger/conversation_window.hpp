// A conversation window without a screen: participants, history, geometry, open or closed. Also answers for
// Communicator's IMessengerConversationWndAdvanced, and tells of text through DImConversationEvents
// (improvider.idl).
#pragma once

#include "core.hpp"

#include <comity/connection_points.hpp>
#include <comity/implements.hpp>

#include <communicator.h>

namespace comity::messenger {

class conversation_window : public implements<conversation_window, IMessengerConversationWndAdvanced,
                                              event_source<DImConversationEvents>> {
public:
    conversation_window(core& owner, window_pointer state) : core_(owner), state_(std::move(state)) {}
    const window_pointer& state() const { return state_; }

    /** Calls the sinks; on the Messenger's thread. */
    void deliver(conversation_event_id which, event_arguments& values);

    // IMessengerWindow
    HRESULT STDMETHODCALLTYPE Close() noexcept override;
    HRESULT STDMETHODCALLTYPE get_HWND(LONG* phWnd) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Left(LONG* plLeft) noexcept override;
    HRESULT STDMETHODCALLTYPE put_Left(LONG lLeft) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Top(LONG* plTop) noexcept override;
    HRESULT STDMETHODCALLTYPE put_Top(LONG lTop) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Width(LONG* plWidth) noexcept override;
    HRESULT STDMETHODCALLTYPE put_Width(LONG lWidth) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Height(LONG* plHeight) noexcept override;
    HRESULT STDMETHODCALLTYPE put_Height(LONG lHeight) noexcept override;
    HRESULT STDMETHODCALLTYPE get_IsClosed(VARIANT_BOOL* pBoolClose) noexcept override;
    HRESULT STDMETHODCALLTYPE Show() noexcept override;
    HRESULT STDMETHODCALLTYPE get_Property(MWINDOWPROPERTY ePropType, VARIANT* pvPropVal) noexcept override;
    HRESULT STDMETHODCALLTYPE put_Property(MWINDOWPROPERTY ePropType, VARIANT vPropVal) noexcept override;

    // IMessengerConversationWnd
    HRESULT STDMETHODCALLTYPE get_Contacts(IDispatch** pContacts) noexcept override;
    HRESULT STDMETHODCALLTYPE get_History(BSTR* bstrHistoryText) noexcept override;
    HRESULT STDMETHODCALLTYPE AddContact(VARIANT vContact) noexcept override;

    // IMessengerConversationWndAdvanced
    HRESULT STDMETHODCALLTYPE SendText(BSTR bstrTextMessage) noexcept override;

private:
    HRESULT get(const LONG& value, LONG* out) noexcept;
    HRESULT put(LONG& place, LONG value, bool must_be_positive) noexcept;
    /** The flag a property stands for; null when there is no such property. */
    bool* flag_of(MWINDOWPROPERTY which);

    core& core_;
    const window_pointer state_;
};

/** Fires to the sinks of a point with arguments in declared order; reversed here, as IDispatch::Invoke wants
 * them. */
template <class Points>
void invoke_sinks(Points&& points, DISPID member, event_arguments& values) {
    std::reverse(values.begin(), values.end());
    points([&](IDispatch& sink) {
        DISPPARAMS params{};
        params.rgvarg = values.data();
        params.cArgs = static_cast<UINT>(values.size());
        return sink.Invoke(member, IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &params, nullptr, nullptr,
                           nullptr);
    });
    std::reverse(values.begin(), values.end());
}

} // namespace comity::messenger
