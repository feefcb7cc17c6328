// Members of Messenger for which something outside it is missing: a screen, a microphone, a mail program,
// files on their way. Each checks its arguments and the sign-in as documented, and then says what is missing
// with the documented code. docs/messenger-status.md has the list.
#include "messenger_object.hpp"

#include "arguments.hpp"

#include "explain.hpp"
#include "names.hpp"

#include <cstdlib>

namespace comity::messenger {

namespace result = im::result;

namespace {

constexpr std::size_t max_file_name = 260;
constexpr std::size_t max_phone_number = 256;
constexpr std::size_t max_search_text = 63;

/** Text in an optional VARIANT; false when it is there but is neither text nor left out. */
bool optional_text(const VARIANT& argument, std::u16string_view& text) {
    const VARIANT* value = V_VT(&argument) == (VT_VARIANT | VT_BYREF) && V_VARIANTREF(&argument)
                               ? V_VARIANTREF(&argument)
                               : &argument;
    if (V_VT(value) == VT_EMPTY || (V_VT(value) == VT_ERROR && V_ERROR(value) == DISP_E_PARAMNOTFOUND))
        return true;
    if (V_VT(value) == VT_BSTR)
        text = view_of(V_BSTR(value));
    else if (V_VT(value) == (VT_BSTR | VT_BYREF) && V_BSTRREF(value))
        text = view_of(*V_BSTRREF(value));
    else
        return false;
    return true;
}

} // namespace

HRESULT messenger_object::ViewProfile(VARIANT vContact) noexcept {
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(check_contact(vContact, self::allowed, result::not_logged_on, who));
    return not_available(E_FAIL, u"The public profile of a contact");
}

// Where files would be received: the folder for downloads, as the user's environment names it.
HRESULT messenger_object::get_ReceiveFileDirectory(BSTR* bstrPath) noexcept {
    if (!bstrPath)
        return null_reference;
    *bstrPath = nullptr;
    return guarded([&]() -> HRESULT {
        const char* named = std::getenv("XDG_DOWNLOAD_DIR");
        if (named && *named)
            return bstr(std::string_view(named)).detach_to(bstrPath);
        const char* home = std::getenv("HOME");
        if (!home || !*home)
            return refuse(E_FAIL, u"Neither XDG_DOWNLOAD_DIR nor HOME is set.");
        return bstr(std::string(home) + "/Downloads").detach_to(bstrPath);
    });
}

HRESULT messenger_object::StartVoice(VARIANT vContact, IDispatch** ppMWindow) noexcept {
    if (!ppMWindow)
        return null_reference;
    *ppMWindow = nullptr;
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(check_contact(vContact, self::refused, result::not_logged_on, who));
    return not_available(E_FAIL, u"Voice");
}

HRESULT messenger_object::StartVideo(VARIANT vContact, IDispatch** ppMWindow) noexcept {
    if (!ppMWindow)
        return null_reference;
    *ppMWindow = nullptr;
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(check_contact(vContact, self::refused, result::not_logged_on, who));
    return not_available(E_FAIL, u"Video");
}

HRESULT messenger_object::InviteApp(VARIANT vContact, BSTR bstrAppID, IDispatch** ppMWindow) noexcept {
    if (!ppMWindow)
        return null_reference;
    *ppMWindow = nullptr;
    if (view_of(bstrAppID).empty())
        return refuse(E_INVALIDARG, u"An application is given as its GUID in braces.");
    contact_pointer who;
    // The one member for which E_FAIL is documented where its siblings say MSGR_E_NOT_LOGGED_ON.
    COMITY_RETURN_IF_FAILED(check_contact(vContact, self::refused, E_FAIL, who));
    return not_available(E_FAIL, u"Inviting to an application");
}

HRESULT messenger_object::SendMail(VARIANT vContact) noexcept {
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(check_contact(vContact, self::allowed, result::not_logged_on, who));
    return not_available(E_FAIL, u"A mail program");
}

HRESULT messenger_object::OpenInbox() noexcept {
    return is_signed_in() ? not_available(E_FAIL, u"A mail program") : refuse(result::not_logged_on);
}

HRESULT messenger_object::SendFile(VARIANT vContact, BSTR bstrFileName, IDispatch** ppMWindow) noexcept {
    if (!ppMWindow)
        return null_reference;
    *ppMWindow = nullptr;
    const auto file = view_of(bstrFileName);
    if (file.size() > max_file_name || std::any_of(file.begin(), file.end(), im::is_line_break))
        return refuse(E_INVALIDARG, u"A file name has at most 260 characters and no line break in it.");
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(check_contact(vContact, self::refused, result::not_logged_on, who));
    return not_available(E_FAIL, u"Sending files");
}

HRESULT messenger_object::OptionsPages(LONG, MOPTIONPAGE) noexcept {
    return not_available(E_FAIL, u"The options window");
}

HRESULT messenger_object::FindContact(LONG, BSTR bstrFirstName, BSTR bstrLastName, VARIANT vbstrCity,
                                      VARIANT vbstrState, VARIANT vbstrCountry) noexcept {
    std::u16string_view city, state, country;
    if (!optional_text(vbstrCity, city) || !optional_text(vbstrState, state) ||
        !optional_text(vbstrCountry, country))
        return refuse(E_INVALIDARG, u"City, state and country are strings.");
    for (const auto text : {view_of(bstrFirstName), view_of(bstrLastName), city, state, country})
        if (text.size() > max_search_text)
            return refuse(E_INVALIDARG, u"What is searched for has at most 63 characters each.");
    return not_available(E_FAIL, u"A directory of people");
}

HRESULT messenger_object::Phone(VARIANT vContact, MPHONE_TYPE ePhoneNumber, BSTR bstrNumber,
                                IDispatch** ppMWindow) noexcept {
    if (!ppMWindow)
        return null_reference;
    *ppMWindow = nullptr;
    if (ePhoneNumber < MPHONE_TYPE_ALL || ePhoneNumber > MPHONE_TYPE_CUSTOM ||
        view_of(bstrNumber).size() > max_phone_number)
        return refuse(E_INVALIDARG,
                      u"There is no such kind of number, or the number has more than 256 characters.");
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(check_contact(vContact, self::refused, result::not_logged_on, who));
    return not_available(result::phone_service_unavailable, u"Telephony");
}

HRESULT messenger_object::MediaWizard(LONG) noexcept {
    return not_available(E_FAIL, u"The audio and video wizard");
}

HRESULT messenger_object::Page(VARIANT vContact, IDispatch** ppMWindow) noexcept {
    if (!ppMWindow)
        return null_reference;
    *ppMWindow = nullptr;
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(check_contact(vContact, self::refused, result::not_logged_on, who));
    return not_available(result::paging_unavailable, u"Paging");
}

// "No inbox" is a documented answer: S_FALSE with -1.
HRESULT messenger_object::get_UnreadEmailCount(MUAFOLDER mFolder, LONG* plCount) noexcept {
    if (!plCount)
        return null_reference;
    *plCount = -1;
    if (mFolder != MUAFOLDER_INBOX)
        return refuse(E_FAIL, u"Unread mail is counted in the inbox alone.");
    return is_signed_in() ? S_FALSE : refuse(result::not_logged_on);
}

HRESULT messenger_object::ShowContactCard(VARIANT vContactId, LONG, LONG, LONG, LONG, LONG, LONG) noexcept {
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(check_contact(vContactId, self::allowed, result::not_logged_on, who));
    return not_available(E_FAIL, u"A contact card");
}

HRESULT messenger_object::HideContactCard(LONG) noexcept {
    return not_available(E_FAIL, u"A contact card");
}

HRESULT messenger_object::FetchUserTile(VARIANT vContactId, LONG, LONG) noexcept {
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(check_contact(vContactId, self::allowed, result::not_logged_on, who));
    return not_available(E_FAIL, u"A user tile");
}

} // namespace comity::messenger
