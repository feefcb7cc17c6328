// What the sessions of one store in this process have in common: the store, one thread that hands on what the
// journal holds for them, and the signs of life that tell other processes on the same store of changes and of
// our end.
//
// Signs of life are files in a folder beside the store, one a process, held open for writing and locked.
// Writing a byte to its own file is how a process says "look at the journal"; the kernel's closing of the
// file, however the process ended, is how the others learn that its sessions are over. inotify(7) brings
// both; nothing is polled.
#pragma once

#include "store.hpp"

#include <atomic>
#include <memory>
#include <thread>

namespace comity::local_service {

class session_state;

/** A descriptor that is closed with its owner. */
class unique_fd {
public:
    unique_fd() = default;
    explicit unique_fd(int fd) : fd_(fd) {}
    unique_fd(const unique_fd&) = delete;
    unique_fd& operator=(unique_fd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~unique_fd();
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

private:
    int fd_ = -1;
};

/** This process's sign of life in the folder beside a store, and its look at those of others. */
class signs_of_life {
public:
    explicit signs_of_life(const std::filesystem::path& store);
    ~signs_of_life();

    /** The name that session rows carry. */
    const std::u16string& name() const { return name_; }
    /** Tells the other processes that the journal has grown. */
    void announce() const;
    bool is_alive(const std::u16string& host) const;
    /** Removes the signs that killed processes have left. */
    void clear_away() const;
    /** Readable when somebody announced something or ended; -1 when the kernel gave no watch. */
    int watch() const { return watch_.get(); }
    /** Takes what the watch has; whether some process may have ended. */
    bool drain() const;

private:
    std::filesystem::path folder_, file_;
    std::u16string name_;
    unique_fd own_, watch_;
};

class hub {
public:
    /** The hub of a store; one a process. Throws store_error when the store cannot be used. */
    static std::shared_ptr<hub> of(const std::filesystem::path& store_path);
    explicit hub(const std::filesystem::path& canonical);
    hub(const hub&) = delete;
    hub& operator=(const hub&) = delete;
    ~hub();

    store& data();
    const std::u16string& host() const;
    void attach(std::shared_ptr<session_state> session);
    /** The store has changed: the sessions here and the other processes have something to read. */
    void wake();

private:
    struct shared;
    static void run(const std::shared_ptr<shared>& all);

    std::shared_ptr<shared> shared_;
    std::mutex start_lock_;
    std::thread thread_;
};

} // namespace comity::local_service
