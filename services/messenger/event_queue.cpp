#include "event_queue.hpp"

#include <objbase.h>

#include <thread>

namespace comity::messenger {

void event_queue::post(work what) {
    std::lock_guard guard(lock_);
    start_with_lock_held();
    due_.push_back(std::move(what));
    changed_.notify_one();
}

void event_queue::post_at(clock::time_point when, work what) {
    std::lock_guard guard(lock_);
    start_with_lock_held();
    later_.emplace(when, std::move(what));
    changed_.notify_one();
}

void event_queue::start_with_lock_held() {
    if (is_running_)
        return;
    // Detached: the running Messenger lasts as long as the process, and so does its thread. The module is
    // linked to stay loaded, so its code does too.
    std::thread([this] { run(); }).detach();
    is_running_ = true;
}

void event_queue::run() {
    // Sinks may use COM as they like, so the thread belongs to the multithreaded apartment.
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    std::unique_lock guard(lock_);
    for (;;) {
        while (!later_.empty() && later_.begin()->first <= clock::now()) {
            due_.push_back(std::move(later_.begin()->second));
            later_.erase(later_.begin());
        }
        if (due_.empty()) {
            if (later_.empty())
                changed_.wait(guard);
            else
                changed_.wait_until(guard, later_.begin()->first);
            continue;
        }
        work next = std::move(due_.front());
        due_.pop_front();
        guard.unlock();
        try {
            next();
        } catch (const std::exception&) {
            // An event that there was no memory to deliver is lost; the ones behind it are not.
        }
        next = nullptr; // what it held is let go outside the lock
        guard.lock();
    }
}

} // namespace comity::messenger
