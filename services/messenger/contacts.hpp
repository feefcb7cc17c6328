// A collection of contacts: the list, the members of a group, or the participants of a conversation. It shows
// what is there when it is asked, as long as the sign-in lasts in which it was obtained; afterwards, or if it
// was obtained offline, it is empty.
#pragma once

#include "core.hpp"

#include <comity/implements.hpp>

#include <variant>

namespace comity::messenger {

class contacts : public implements<contacts, IMessengerContacts> {
public:
    struct whole_list {};
    using source = std::variant<whole_list, group_pointer, window_pointer>;

    /** To be made with the core's lock held. */
    contacts(core& owner, source from)
        : core_(owner), source_(std::move(from)), generation_(owner.roster_generation()) {}

    HRESULT STDMETHODCALLTYPE get_Count(LONG* pcContacts) noexcept override;
    HRESULT STDMETHODCALLTYPE Item(LONG Index, IDispatch** ppMContact) noexcept override;
    HRESULT STDMETHODCALLTYPE Remove(IDispatch* pMContact) noexcept override;
    HRESULT STDMETHODCALLTYPE get__NewEnum(IUnknown** ppUnknown) noexcept override;

private:
    std::vector<contact_pointer> members_now();

    core& core_;
    const source source_;
    const unsigned generation_;
};

} // namespace comity::messenger
