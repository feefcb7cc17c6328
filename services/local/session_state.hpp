// A session of the local service: where it stands, and the handing on of what the journal holds for it.
// Outlives the session object that clients hold only as long as the hub is busy with it.
#pragma once

#include "hub.hpp"

#include <comity/com_ptr.hpp>

#include <improvider.h>

#include <condition_variable>
#include <functional>
#include <set>

namespace comity::local_service {

class session_state : public std::enable_shared_from_this<session_state> {
public:
    /** Begins a sign-in; the sink hears of it from the hub's thread. Throws store_error. */
    HRESULT sign_in(std::u16string_view name, std::int64_t status, IImSessionSink* sink);
    HRESULT sign_out();
    /** The client has let go of the session: signed out at once, and not a word more to the sink. */
    void abandon() noexcept;

    /** Runs a request against the store as this session. Throws store_error. */
    HRESULT request(const std::function<HRESULT(store&, const identity&)>& work);

    /** On the hub's thread: tells the sink all there is. */
    void deliver() noexcept;
    bool is_over() const;

private:
    enum class phase { out, asked_in, in, asked_out };

    void deliver_or_throw();
    void begin();
    void end(HRESULT why);
    bool hand_on_journal();
    void hand_on(const report& what);
    void introduce_conversation(std::int64_t conversation);
    com_ptr<IImSessionSink> sink() const;

    mutable std::mutex lock_;
    phase phase_ = phase::out;
    std::shared_ptr<hub> hub_;
    com_ptr<IImSessionSink> sink_;
    std::u16string name_;
    std::int64_t status_ = 0;
    identity who_;

    // Used by the hub's thread alone.
    std::int64_t seen_ = 0;
    std::set<std::int64_t> introduced_;
};

/** The identifier of a group or conversation as the contract's text, and back; 0 for what is none. */
std::u16string to_text(std::int64_t id);
std::int64_t to_id(std::u16string_view text);

} // namespace comity::local_service
