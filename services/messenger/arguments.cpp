#include "arguments.hpp"

#include "contact.hpp"

#include "explain.hpp"
#include "names.hpp"

namespace comity::messenger {

namespace {

/** What a VARIANT that may refer to another one, or to a value, holds: a BSTR or an object; VT_EMPTY for
 * anything else. */
struct plain_argument {
    VARTYPE type = VT_EMPTY;
    BSTR text = nullptr;
    IDispatch* object = nullptr;

    explicit plain_argument(const VARIANT& argument) {
        const VARIANT* value = &argument;
        // A variable of a script comes as a reference to a VARIANT; one such step is all that Automation
        // allows.
        if (V_VT(value) == (VT_VARIANT | VT_BYREF) && V_VARIANTREF(value))
            value = V_VARIANTREF(value);
        switch (V_VT(value)) {
        case VT_BSTR:
            type = VT_BSTR;
            text = V_BSTR(value);
            break;
        case VT_BSTR | VT_BYREF:
            if (V_BSTRREF(value)) {
                type = VT_BSTR;
                text = *V_BSTRREF(value);
            }
            break;
        case VT_DISPATCH:
            type = VT_DISPATCH;
            object = V_DISPATCH(value);
            break;
        case VT_DISPATCH | VT_BYREF:
            if (V_DISPATCHREF(value)) {
                type = VT_DISPATCH;
                object = *V_DISPATCHREF(value);
            }
            break;
        default:
            break;
        }
    }
};

HRESULT contact_of_object(core& owner, IDispatch* object, contact_pointer& who) {
    if (const auto own = object_of<contact>(object)) {
        who = own->state();
        return S_OK;
    }
    // Somebody's wrapper of a contact: it is known by its names.
    com_ptr<IMessengerContact> other;
    bstr name, service_id;
    if (!object || FAILED(share(object).query(other)) || FAILED(other->get_SigninName(name.put())) ||
        FAILED(other->get_ServiceId(service_id.put())))
        return refuse(E_INVALIDARG, u"The argument is an object, but not a contact.");
    if (!im::is_contact_text(name.view()))
        return refuse(E_INVALIDARG, u"The contact has no sign-in name.");
    auto hold = owner.guard();
    service_state* where = owner.find_service(service_id.view());
    if (!where)
        return refuse(E_INVALIDARG, u"The contact belongs to a service that is not here.");
    who = owner.contact_named(*where, name.view());
    return S_OK;
}

} // namespace

HRESULT contact_from(core& owner, const VARIANT& argument, contact_pointer& who) noexcept {
    return guarded([&]() -> HRESULT {
        const plain_argument plain(argument);
        if (plain.type == VT_DISPATCH)
            return contact_of_object(owner, plain.object, who);
        if (plain.type != VT_BSTR)
            return refuse(E_INVALIDARG, u"A contact is given as its sign-in name or as a contact object.");
        if (!im::is_contact_text(view_of(plain.text)))
            return refuse(E_INVALIDARG,
                          u"A sign-in name has 1 to 129 characters, does not begin with a space and has "
                          u"no line break in it.");
        auto hold = owner.guard();
        if (!owner.primary())
            return refuse(im::result::not_logged_on);
        who = owner.contact_named(*owner.primary(), view_of(plain.text));
        return S_OK;
    });
}

HRESULT service_from(core& owner, const VARIANT& argument, service_state*& which) noexcept {
    return guarded([&]() -> HRESULT {
        const plain_argument plain(argument);
        bstr id;
        if (plain.type == VT_BSTR) {
            id = bstr::copy_of(plain.text);
        } else if (plain.type == VT_DISPATCH && plain.object) {
            com_ptr<IMessengerService> object;
            if (FAILED(share(plain.object).query(object)) || FAILED(object->get_ServiceID(id.put())))
                return refuse(E_INVALIDARG, u"The argument is an object, but not a service.");
        }
        auto hold = owner.guard();
        which = id.empty() || id.size() > im::max_service_id ? nullptr : owner.find_service(id.view());
        return which ? S_OK
                     : refuse(E_INVALIDARG,
                              u"A service is given as its id, a GUID in braces, or as a service object.");
    });
}

HRESULT give_text(std::u16string_view text, BSTR* out) noexcept {
    *out = SysAllocStringLen(detail::as_ole(text.data() ? text.data() : u""), static_cast<UINT>(text.size()));
    return *out ? S_OK : E_OUTOFMEMORY;
}

} // namespace comity::messenger
