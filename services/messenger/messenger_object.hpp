// The object of class Messenger: a client's way to the running Messenger, with the client's event sinks.
#pragma once

#include "core.hpp"

#include <comity/class_info.hpp>
#include <comity/connection_points.hpp>
#include <comity/implements.hpp>

namespace comity::messenger {

class messenger_object : public implements<messenger_object, coclass<Messenger>, IMessenger4,
                                           event_source<DMessengerEvents>, weakly_referenced> {
public:
    HRESULT initialize() noexcept;
    /** Calls this client's sinks; on the Messenger's thread. */
    void deliver(event_id which, event_arguments& values);

    // IMessenger
    HRESULT STDMETHODCALLTYPE get_Window(IDispatch** ppMWindow) noexcept override;
    HRESULT STDMETHODCALLTYPE ViewProfile(VARIANT vContact) noexcept override;
    HRESULT STDMETHODCALLTYPE get_ReceiveFileDirectory(BSTR* bstrPath) noexcept override;
    HRESULT STDMETHODCALLTYPE StartVoice(VARIANT vContact, IDispatch** ppMWindow) noexcept override;
    HRESULT STDMETHODCALLTYPE InviteApp(VARIANT vContact, BSTR bstrAppID,
                                        IDispatch** ppMWindow) noexcept override;
    HRESULT STDMETHODCALLTYPE SendMail(VARIANT vContact) noexcept override;
    HRESULT STDMETHODCALLTYPE OpenInbox() noexcept override;
    HRESULT STDMETHODCALLTYPE SendFile(VARIANT vContact, BSTR bstrFileName,
                                       IDispatch** ppMWindow) noexcept override;
    HRESULT STDMETHODCALLTYPE Signout() noexcept override;
    HRESULT STDMETHODCALLTYPE Signin(LONG hwndParent, BSTR bstrSigninName,
                                     BSTR bstrPassword) noexcept override;
    HRESULT STDMETHODCALLTYPE GetContact(BSTR bstrSigninName, BSTR bstrServiceId,
                                         IDispatch** ppMContact) noexcept override;
    HRESULT STDMETHODCALLTYPE OptionsPages(LONG hwndParent, MOPTIONPAGE mOptionPage) noexcept override;
    HRESULT STDMETHODCALLTYPE AddContact(LONG hwndParent, BSTR bstrEMail) noexcept override;
    HRESULT STDMETHODCALLTYPE FindContact(LONG hwndParent, BSTR bstrFirstName, BSTR bstrLastName,
                                          VARIANT vbstrCity, VARIANT vbstrState,
                                          VARIANT vbstrCountry) noexcept override;
    HRESULT STDMETHODCALLTYPE InstantMessage(VARIANT vContact, IDispatch** ppMWindow) noexcept override;
    HRESULT STDMETHODCALLTYPE Phone(VARIANT vContact, MPHONE_TYPE ePhoneNumber, BSTR bstrNumber,
                                    IDispatch** ppMWindow) noexcept override;
    HRESULT STDMETHODCALLTYPE MediaWizard(LONG hwndParent) noexcept override;
    HRESULT STDMETHODCALLTYPE Page(VARIANT vContact, IDispatch** ppMWindow) noexcept override;
    HRESULT STDMETHODCALLTYPE AutoSignin() noexcept override;
    HRESULT STDMETHODCALLTYPE get_MyContacts(IDispatch** ppMContacts) noexcept override;
    HRESULT STDMETHODCALLTYPE get_MySigninName(BSTR* pbstrName) noexcept override;
    HRESULT STDMETHODCALLTYPE get_MyFriendlyName(BSTR* pbstrName) noexcept override;
    HRESULT STDMETHODCALLTYPE put_MyStatus(MISTATUS mStatus) noexcept override;
    HRESULT STDMETHODCALLTYPE get_MyStatus(MISTATUS* pmStatus) noexcept override;
    HRESULT STDMETHODCALLTYPE get_UnreadEmailCount(MUAFOLDER mFolder, LONG* plCount) noexcept override;
    HRESULT STDMETHODCALLTYPE get_MyServiceName(BSTR* pbstrServiceName) noexcept override;
    HRESULT STDMETHODCALLTYPE get_MyPhoneNumber(MPHONE_TYPE PhoneType, BSTR* pbstrNumber) noexcept override;
    HRESULT STDMETHODCALLTYPE get_MyProperty(MCONTACTPROPERTY ePropType,
                                             VARIANT* pvPropVal) noexcept override;
    HRESULT STDMETHODCALLTYPE put_MyProperty(MCONTACTPROPERTY ePropType, VARIANT vPropVal) noexcept override;
    HRESULT STDMETHODCALLTYPE get_MyServiceId(BSTR* pbstrServiceId) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Services(IDispatch** ppdispServices) noexcept override;

    // IMessenger2
    HRESULT STDMETHODCALLTYPE get_ContactsSortOrder(MUASORT* pSort) noexcept override;
    HRESULT STDMETHODCALLTYPE put_ContactsSortOrder(MUASORT Sort) noexcept override;
    HRESULT STDMETHODCALLTYPE StartVideo(VARIANT vContact, IDispatch** ppMWindow) noexcept override;
    HRESULT STDMETHODCALLTYPE get_MyGroups(IDispatch** ppMGroups) noexcept override;
    HRESULT STDMETHODCALLTYPE CreateGroup(BSTR bstrName, VARIANT vService,
                                          IDispatch** ppGroup) noexcept override;

    // IMessenger3
    HRESULT STDMETHODCALLTYPE get_Property(MMESSENGERPROPERTY ePropType,
                                           VARIANT* pvPropVal) noexcept override;
    HRESULT STDMETHODCALLTYPE put_Property(MMESSENGERPROPERTY ePropType, VARIANT vPropVal) noexcept override;

    // IMessenger4
    HRESULT STDMETHODCALLTYPE ShowContactCard(VARIANT vContactId, LONG hwndParentWindow, LONG top, LONG left,
                                              LONG bottom, LONG right, LONG options) noexcept override;
    HRESULT STDMETHODCALLTYPE HideContactCard(LONG hwndParentWindow) noexcept override;
    HRESULT STDMETHODCALLTYPE FetchUserTile(VARIANT vContactId, LONG applicationId,
                                            LONG options) noexcept override;

private:
    enum class self { allowed, refused };

    /** S_OK when a contact argument is good, somebody is signed in, and the contact is not oneself: what
     * every member that does something with a contact asks first. */
    HRESULT check_contact(const VARIANT& vContact, self oneself, HRESULT when_offline,
                          contact_pointer& who) noexcept;
    bool is_signed_in() noexcept;

    core& core_ = core::instance();
};

} // namespace comity::messenger
