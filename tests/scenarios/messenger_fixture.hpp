// A Messenger over the local service, on a store of its own: alice with bob and carol in her list, dave
// unlisted.
#pragma once

#include "event_recorder.hpp"
#include "temporary_store.hpp"

#include <comity/com_ptr.hpp>
#include <comity/event_sink.hpp>

#include <improvider.h>
#include <msgrua.h>
#include <communicator.h>
#include <ole2.h>

#include <gtest/gtest.h>

#include <memory>

namespace scenarios {

using comity::bstr;
using comity::com_ptr;
using comity::variant;

/** RPC_X_NULL_REF_POINTER. */
inline constexpr HRESULT null_reference = static_cast<HRESULT>(0x800706F4u);

enum messenger_event : DISPID {
    on_signin = 1024,
    on_signout = 1025,
    on_contact_list_add = 1026,
    on_contact_list_remove = 1027,
    on_contact_friendly_name_change = 1028,
    on_my_friendly_name_change = 1029,
    on_contact_status_change = 1030,
    on_my_status_change = 1031,
    on_contact_block_change = 1035,
    on_im_window_created = 1041,
    on_im_window_destroyed = 1042,
    on_im_window_contact_added = 1043,
    on_im_window_contact_removed = 1044,
    on_group_added = 1045,
    on_group_removed = 1046,
    on_group_name_changed = 1047,
    on_contact_added_to_group = 1048,
    on_contact_removed_from_group = 1049,
};

inline constexpr char16_t local_service_id[] = u"{240114CE-CEC8-4596-A184-66DF7B78CFED}";

/** The words of the error info that the last failing call left; empty when it left none. */
inline std::u16string error_words() {
    com_ptr<IErrorInfo> info;
    bstr words;
    if (GetErrorInfo(0, info.put()) == S_OK && info)
        info->GetDescription(words.put());
    return words.utf16();
}

/** Somebody else's session on the local service, through the provider contract, and what it was told. */
class other_session {
public:
    enum class told { state, own_status, contact_status, participant, text, text_failed, other };
    struct report {
        told what;
        LONG number;
        HRESULT result;
        std::u16string name, conversation, text;
    };

    explicit other_session(std::u16string_view name, LONG status = MISTATUS_ONLINE);
    ~other_session();

    IImSession* operator->() const { return session_.get(); }
    std::optional<report> wait(std::function<bool(const report&)> fits) const;
    /** Waits for a text and answers with its conversation. */
    std::optional<report> wait_for_text(std::u16string_view text) const;
    /** Signs out and waits until that is done. */
    void sign_out();

private:
    class sink;
    com_ptr<IImSession> session_;
    com_ptr<sink> sink_;
};

class messenger_scenario : public testing::Test {
protected:
    void SetUp() override;
    void TearDown() override;

    /** Signs alice in and waits until that is done. */
    void sign_in();
    /** Signs out and waits until that is done. */
    void sign_out();

    com_ptr<IMessengerContacts> my_contacts() const;
    com_ptr<IMessengerGroups> my_groups() const;
    com_ptr<IMessengerContact> contact(std::u16string_view name) const;
    com_ptr<IMessengerGroup> group(std::u16string_view name) const;
    com_ptr<IMessengerConversationWndAdvanced> conversation_with(std::u16string_view name) const;
    static com_ptr<IImAccounts> accounts();

    temporary_store store_;
    com_ptr<IMessenger4> messenger_;
    com_ptr<event_recorder> events_;
    comity::connection listening_;
};

template <class Collection>
std::vector<com_ptr<IDispatch>> all_of(Collection& collection) {
    std::vector<com_ptr<IDispatch>> result;
    LONG count = 0;
    EXPECT_EQ(collection.get_Count(&count), S_OK);
    for (LONG index = 0; index < count; ++index) {
        com_ptr<IDispatch> each;
        EXPECT_EQ(collection.Item(index, each.put()), S_OK);
        result.push_back(each);
    }
    return result;
}

template <class Object, class Getter>
std::u16string text_of(Object& object, Getter getter) {
    bstr text;
    EXPECT_EQ((object.*getter)(text.put()), S_OK);
    return text.utf16();
}

} // namespace scenarios
