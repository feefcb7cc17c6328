// The main window without a screen: hidden or shown, with a place on it.
#pragma once

#include "core.hpp"

#include <comity/implements.hpp>

namespace comity::messenger {

class main_window : public implements<main_window, IMessengerWindow> {
public:
    explicit main_window(core& owner) : core_(owner) {}

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

private:
    HRESULT get(const LONG& value, LONG* out) noexcept;
    HRESULT put(LONG& place, LONG value, bool must_be_positive) noexcept;

    core& core_;
};

} // namespace comity::messenger
