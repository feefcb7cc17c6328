/// What can be waited for, the handles to it, and the waiting.
///
/// One lock guards the state of all objects, so that a wait for all of several takes them at one moment. It
/// is held for a few instructions at a time, and never while somebody waits.
#pragma once

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <synchapi.h>

namespace comity::winbase {

enum class object_kind { event, mutex, semaphore, thread, process, file };

struct thread_record;
struct waiter;

/// Something that is signaled or not. Every member is guarded by the dispatcher's lock.
class waitable {
public:
    explicit waitable(object_kind kind) : kind_(kind) {}
    waitable(const waitable&) = delete;
    waitable& operator=(const waitable&) = delete;
    virtual ~waitable() = default;

    object_kind kind() const noexcept { return kind_; }

    /// Whether a wait by `thread` would succeed now.
    virtual bool signaled(const thread_record& thread) const = 0;
    /// What a successful wait does to the object. Whether the object was abandoned by its last owner.
    virtual bool take(thread_record& thread) = 0;
    /// Makes room for what take() stores, while failing is still possible. @throws std::bad_alloc
    virtual void prepare(thread_record&) const {}

private:
    friend class dispatcher;
    const object_kind kind_;
    std::u16string name_;
    std::size_t handles_ = 0;
    /// First come, first served.
    std::vector<waiter*> waiters_;
};

class mutex_object;
class thread_object;

/// What the dispatcher knows of a thread.
struct thread_record {
    std::shared_ptr<thread_object> object;
    std::vector<std::shared_ptr<mutex_object>> owned;
    std::condition_variable wake;
};

class event_object final : public waitable {
public:
    event_object(bool manual_reset, bool set)
        : waitable(object_kind::event), set(set), manual_reset_(manual_reset) {}
    bool signaled(const thread_record&) const override { return set; }
    bool take(thread_record&) override {
        set = set && manual_reset_;
        return false;
    }

    bool set;

private:
    const bool manual_reset_;
};

class semaphore_object final : public waitable {
public:
    semaphore_object(LONG count, LONG maximum)
        : waitable(object_kind::semaphore), count(count), maximum(maximum) {}
    bool signaled(const thread_record&) const override { return count > 0; }
    bool take(thread_record&) override {
        --count;
        return false;
    }

    LONG count;
    const LONG maximum;
};

class mutex_object final : public waitable, public std::enable_shared_from_this<mutex_object> {
public:
    mutex_object() : waitable(object_kind::mutex) {}
    bool signaled(const thread_record& thread) const override { return !owner || owner == &thread; }
    bool take(thread_record& thread) override;
    void prepare(thread_record& thread) const override;

    thread_record* owner = nullptr;
    std::uint64_t entries = 0;
    bool abandoned = false;
};

class thread_object final : public waitable {
public:
    thread_object() : waitable(object_kind::thread) {}
    bool signaled(const thread_record&) const override { return ended; }
    bool take(thread_record&) override { return false; }

    DWORD id = 0;
    DWORD exit_code = STILL_ACTIVE;
    bool suspended = false;
    bool ended = false;
    /// For the thread itself while it is suspended, and for its creator until it has an id.
    std::condition_variable changed;
};

/// The calling thread's record, made at its first use and given up when the thread ends. @throws
/// std::bad_alloc
thread_record& current_thread();

/// Makes `object` the object of the calling thread, which has no record yet; its id is the caller's to set,
/// under the lock where others know the object. @throws std::bad_alloc
thread_record& adopt_current_thread(std::shared_ptr<thread_object> object);

/// Result of an operation on a handle: a Win32 error code, ERROR_SUCCESS for success.
using win32_error = DWORD;

class dispatcher {
public:
    /// Never destroyed: threads may outlive static destructors.
    static dispatcher& instance();

    using guard = std::unique_lock<std::mutex>;
    [[nodiscard]] guard lock() { return guard(lock_); }

    /// The functions below want the guard that lock() gave.

    /// A handle to the object, which has `name` from now on if that is not empty. @throws std::bad_alloc
    win32_error open(const guard&, std::shared_ptr<waitable> object, DWORD access, HANDLE& handle,
                     std::u16string_view name = {});
    /// The object of that name, or null.
    std::shared_ptr<waitable> find(const guard&, std::u16string_view name) const;

    /// The object behind a handle that gives `access`. Pseudo-handles are the calling thread and process.
    win32_error get(const guard&, HANDLE handle, DWORD access, std::shared_ptr<waitable>& object) const;
    /// As get, and the object is of that kind.
    template <class Object>
    win32_error get(const guard& held, HANDLE handle, object_kind kind, DWORD access,
                    std::shared_ptr<Object>& object) const {
        std::shared_ptr<waitable> any;
        if (const win32_error error = get(held, handle, 0, any); error != ERROR_SUCCESS)
            return error;
        if (any->kind() != kind)
            return ERROR_INVALID_HANDLE;
        if ((this->access(held, handle) & access) != access)
            return ERROR_ACCESS_DENIED;
        object = std::static_pointer_cast<Object>(std::move(any));
        return ERROR_SUCCESS;
    }
    /// What a handle lets its owner do.
    DWORD access(const guard&, HANDLE handle) const;
    /// Takes a handle out; the object it held is to be let go of without the lock.
    win32_error close(const guard&, HANDLE handle, std::shared_ptr<waitable>& held);

    /// Lets go whom the new state of the object lets go.
    void changed(const guard&, waitable& object);
    /// What the end of a thread does to what it owned and to its own object.
    void thread_ended(thread_record& thread);

    /// Waits as WaitForMultipleObjects does, and leaves its last error.
    DWORD wait(std::span<const HANDLE> handles, bool all, DWORD milliseconds);

private:
    struct entry {
        std::shared_ptr<waitable> object;
        DWORD access = 0;
        std::uint16_t generation = 0;
    };

    dispatcher() = default;
    const entry* find_entry(HANDLE handle) const;
    static bool satisfy(waiter& one);
    static void unlink(waiter& one);

    std::mutex lock_;
    std::vector<entry> entries_;
    std::vector<std::uint32_t> free_;
    /// Objects with a name and a handle; the key is the object's own name.
    std::unordered_map<std::u16string_view, std::weak_ptr<waitable>> names_;
};

} // namespace comity::winbase
