// A collection of groups: all of them, or those that a contact is in. Like a collection of contacts it
// follows what is there, as long as the sign-in lasts in which it was obtained.
#pragma once

#include "core.hpp"

#include <comity/implements.hpp>

namespace comity::messenger {

class groups : public implements<groups, IMessengerGroups> {
public:
    /** All groups, or with a contact those of the contact. */
    explicit groups(core& owner, contact_pointer of = nullptr);

    HRESULT STDMETHODCALLTYPE Remove(IDispatch* pGroup) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Count(LONG* pcCount) noexcept override;
    HRESULT STDMETHODCALLTYPE Item(LONG Index, IDispatch** ppMGroup) noexcept override;
    HRESULT STDMETHODCALLTYPE get__NewEnum(IUnknown** ppUnknown) noexcept override;

private:
    std::vector<group_pointer> groups_now();

    core& core_;
    const contact_pointer of_;
    unsigned generation_;
};

} // namespace comity::messenger
