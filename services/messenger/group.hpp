// A group as clients see it.
#pragma once

#include "core.hpp"

#include <comity/implements.hpp>

namespace comity::messenger {

class group : public implements<group, IMessengerGroup, weakly_referenced> {
public:
    group(core& owner, group_pointer state) : core_(owner), state_(std::move(state)) {}
    const group_pointer& state() const { return state_; }

    HRESULT STDMETHODCALLTYPE get_Contacts(IDispatch** ppMContacts) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Name(BSTR* bstrName) noexcept override;
    HRESULT STDMETHODCALLTYPE put_Name(BSTR bstrName) noexcept override;
    HRESULT STDMETHODCALLTYPE AddContact(VARIANT vContact) noexcept override;
    HRESULT STDMETHODCALLTYPE RemoveContact(VARIANT vContact) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Service(IDispatch** pService) noexcept override;

private:
    HRESULT change(const VARIANT& vContact, bool add) noexcept;

    core& core_;
    const group_pointer state_;
};

} // namespace comity::messenger
