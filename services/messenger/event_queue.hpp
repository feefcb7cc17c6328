// The one thread of the running Messenger: it delivers events in the order in which they were posted, and
// does what is to be done at a later time. Nothing of the Messenger is locked while it runs what was posted.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>

namespace comity::messenger {

class event_queue {
public:
    using clock = std::chrono::steady_clock;
    using work = std::function<void()>;

    /** Runs `what` behind everything posted before. Starts the thread when there is none. */
    void post(work what);
    /** Runs `what` not before a time. */
    void post_at(clock::time_point when, work what);

private:
    void start_with_lock_held();
    void run();

    std::mutex lock_;
    std::condition_variable changed_;
    std::deque<work> due_;
    std::multimap<clock::time_point, work> later_;
    bool is_running_ = false;
};

} // namespace comity::messenger
