// What a session reports, handed to the core together with which session it was.
#pragma once

#include "core.hpp"

#include <comity/implements.hpp>

namespace comity::messenger {

class provider_sink : public implements<provider_sink, IImSessionSink> {
public:
    provider_sink(core& owner, service_state& from, unsigned generation)
        : core_(owner), from_(from), generation_(generation) {}

    HRESULT STDMETHODCALLTYPE OnState(IM_STATE state, HRESULT result) noexcept override {
        return guarded([&] { core_.on_state(from_, generation_, state, result); });
    }
    HRESULT STDMETHODCALLTYPE OnSelf(BSTR name, BSTR friendly) noexcept override {
        return guarded([&] { core_.on_self(from_, generation_, view_of(name), view_of(friendly)); });
    }
    HRESULT STDMETHODCALLTYPE OnOwnStatus(HRESULT result, LONG status) noexcept override {
        return guarded([&] { core_.on_own_status(from_, generation_, result, status); });
    }
    HRESULT STDMETHODCALLTYPE OnContact(BSTR name, BSTR friendly, LONG status,
                                        VARIANT_BOOL blocked) noexcept override {
        return guarded([&] {
            core_.on_contact(from_, generation_, view_of(name), view_of(friendly), status,
                             blocked != VARIANT_FALSE);
        });
    }
    HRESULT STDMETHODCALLTYPE OnGroup(BSTR group, BSTR name, VARIANT_BOOL is_default) noexcept override {
        return guarded([&] {
            core_.on_group(from_, generation_, view_of(group), view_of(name), is_default != VARIANT_FALSE);
        });
    }
    HRESULT STDMETHODCALLTYPE OnMember(BSTR group, BSTR name) noexcept override {
        return guarded([&] { core_.on_member(from_, generation_, view_of(group), view_of(name)); });
    }
    HRESULT STDMETHODCALLTYPE OnContactAdded(HRESULT result, BSTR name, BSTR friendly,
                                             LONG status) noexcept override {
        return guarded([&] {
            core_.on_contact_added(from_, generation_, result, view_of(name), view_of(friendly), status);
        });
    }
    HRESULT STDMETHODCALLTYPE OnContactRemoved(HRESULT result, BSTR name) noexcept override {
        return guarded([&] { core_.on_contact_removed(from_, generation_, result, view_of(name)); });
    }
    HRESULT STDMETHODCALLTYPE OnContactBlocked(HRESULT result, BSTR name,
                                               VARIANT_BOOL blocked) noexcept override {
        return guarded([&] {
            core_.on_contact_blocked(from_, generation_, result, view_of(name), blocked != VARIANT_FALSE);
        });
    }
    HRESULT STDMETHODCALLTYPE OnGroupAdded(HRESULT result, BSTR group, BSTR name) noexcept override {
        return guarded(
            [&] { core_.on_group_added(from_, generation_, result, view_of(group), view_of(name)); });
    }
    HRESULT STDMETHODCALLTYPE OnGroupRemoved(HRESULT result, BSTR group) noexcept override {
        return guarded([&] { core_.on_group_removed(from_, generation_, result, view_of(group)); });
    }
    HRESULT STDMETHODCALLTYPE OnGroupRenamed(HRESULT result, BSTR group, BSTR name) noexcept override {
        return guarded(
            [&] { core_.on_group_renamed(from_, generation_, result, view_of(group), view_of(name)); });
    }
    HRESULT STDMETHODCALLTYPE OnMemberAdded(HRESULT result, BSTR group, BSTR name) noexcept override {
        return guarded([&] {
            core_.on_member_changed(from_, generation_, result, view_of(group), view_of(name), true);
        });
    }
    HRESULT STDMETHODCALLTYPE OnMemberRemoved(HRESULT result, BSTR group, BSTR name) noexcept override {
        return guarded([&] {
            core_.on_member_changed(from_, generation_, result, view_of(group), view_of(name), false);
        });
    }
    HRESULT STDMETHODCALLTYPE OnContactStatus(BSTR name, LONG status) noexcept override {
        return guarded([&] { core_.on_contact_status(from_, generation_, view_of(name), status); });
    }
    HRESULT STDMETHODCALLTYPE OnContactFriendlyName(BSTR name, BSTR friendly) noexcept override {
        return guarded(
            [&] { core_.on_contact_friendly_name(from_, generation_, view_of(name), view_of(friendly)); });
    }
    HRESULT STDMETHODCALLTYPE OnParticipant(BSTR conversation, BSTR name,
                                            VARIANT_BOOL present) noexcept override {
        return guarded([&] {
            core_.on_participant(from_, generation_, view_of(conversation), view_of(name),
                                 present != VARIANT_FALSE);
        });
    }
    HRESULT STDMETHODCALLTYPE OnText(BSTR conversation, BSTR sender, BSTR text, DATE) noexcept override {
        return guarded([&] {
            core_.on_text(from_, generation_, view_of(conversation), view_of(sender), view_of(text));
        });
    }
    HRESULT STDMETHODCALLTYPE OnTextFailed(HRESULT result, BSTR conversation, BSTR text) noexcept override {
        return guarded(
            [&] { core_.on_text_failed(from_, generation_, result, view_of(conversation), view_of(text)); });
    }

private:
    core& core_; // as long-lived as the process, like the services in it
    service_state& from_;
    unsigned generation_;
};

} // namespace comity::messenger
