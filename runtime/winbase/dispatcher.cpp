#include "dispatcher.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include <errhandlingapi.h>
#include <handleapi.h>
#include <processthreadsapi.h>

namespace comity::winbase {

/// One thread that waits, on its own stack.
struct waiter {
    thread_record& thread;
    std::span<const std::shared_ptr<waitable>> objects;
    bool all;
    bool done = false;
    DWORD result = WAIT_TIMEOUT;
};

namespace {

/// A handle is an index with the count of its reuses above it, times four: so a handle that was closed is not
/// taken for the next one in its place, and fits into 32 bits, as handles do on Windows. The two lowest bits
/// say nothing.
constexpr unsigned index_bits = 20;
constexpr std::uintptr_t most_handles = std::uintptr_t{1} << index_bits;
constexpr std::uint16_t generation_mask = (1u << 9) - 1;

HANDLE make_handle(std::uintptr_t index, std::uint16_t generation) {
    return reinterpret_cast<HANDLE>(((std::uintptr_t{generation} << index_bits) | index) << 2);
}

class process_object final : public waitable {
public:
    process_object() : waitable(object_kind::process) {}
    bool signaled(const thread_record&) const override { return false; }
    bool take(thread_record&) override { return false; }
};

const std::shared_ptr<waitable>& this_process() {
    static const auto& process = *new std::shared_ptr<waitable>(std::make_shared<process_object>());
    return process;
}

thread_local thread_record* current = nullptr;

/// Ends the thread's record with the thread.
struct thread_end {
    ~thread_end() {
        if (thread_record* record = std::exchange(current, nullptr)) {
            dispatcher::instance().thread_ended(*record);
            delete record;
        }
    }
};

} // namespace

bool mutex_object::take(thread_record& thread) {
    if (entries++ == 0) {
        owner = &thread;
        thread.owned.push_back(shared_from_this()); // prepare() made the room
    }
    return std::exchange(abandoned, false);
}

void mutex_object::prepare(thread_record& thread) const {
    // Of up to 64 objects of one wait.
    thread.owned.reserve(thread.owned.size() + MAXIMUM_WAIT_OBJECTS);
}

thread_record& adopt_current_thread(std::shared_ptr<thread_object> object) {
    auto record = std::make_unique<thread_record>();
    record->object = std::move(object);
    thread_local thread_end end;
    static_cast<void>(end);
    current = record.release();
    return *current;
}

thread_record& current_thread() {
    if (current)
        return *current;
    // Nobody else knows the object yet, so its id needs no lock.
    auto object = std::make_shared<thread_object>();
    object->id = GetCurrentThreadId();
    return adopt_current_thread(std::move(object));
}

dispatcher& dispatcher::instance() {
    static dispatcher& only = *new dispatcher;
    return only;
}

win32_error dispatcher::open(const guard&, std::shared_ptr<waitable> object, DWORD access, HANDLE& handle,
                             std::u16string_view name) {
    std::uintptr_t index = 0;
    if (!free_.empty()) {
        index = free_.back();
    } else {
        if (entries_.size() >= most_handles)
            return ERROR_NO_SYSTEM_RESOURCES;
        if (entries_.empty())
            entries_.emplace_back(); // 0 is no handle
        // Room for every handle's way back, so that closing cannot fail.
        free_.reserve(entries_.size() + 1);
        index = entries_.size();
        entries_.emplace_back();
        free_.push_back(static_cast<std::uint32_t>(index));
    }
    if (!name.empty()) {
        object->name_ = name;
        names_.insert_or_assign(std::u16string_view(object->name_), object);
    }
    free_.pop_back();
    entry& made = entries_[index];
    ++object->handles_;
    made.object = std::move(object);
    made.access = access;
    handle = make_handle(index, made.generation);
    return ERROR_SUCCESS;
}

std::shared_ptr<waitable> dispatcher::find(const guard&, std::u16string_view name) const {
    const auto found = names_.find(name);
    return found == names_.end() ? nullptr : found->second.lock();
}

const dispatcher::entry* dispatcher::find_entry(HANDLE handle) const {
    const auto bits = reinterpret_cast<std::uintptr_t>(handle) >> 2;
    const std::uintptr_t index = bits & (most_handles - 1);
    if (index >= entries_.size() || (bits >> index_bits) != entries_[index].generation ||
        !entries_[index].object)
        return nullptr;
    return &entries_[index];
}

win32_error dispatcher::get(const guard&, HANDLE handle, DWORD access,
                            std::shared_ptr<waitable>& object) const {
    if (handle == GetCurrentThread()) {
        object = current_thread().object;
        return ERROR_SUCCESS;
    }
    if (handle == GetCurrentProcess()) {
        object = this_process();
        return ERROR_SUCCESS;
    }
    const entry* found = find_entry(handle);
    if (!found)
        return ERROR_INVALID_HANDLE;
    if ((found->access & access) != access)
        return ERROR_ACCESS_DENIED;
    object = found->object;
    return ERROR_SUCCESS;
}

DWORD dispatcher::access(const guard&, HANDLE handle) const {
    const entry* found = find_entry(handle);
    return found ? found->access : THREAD_ALL_ACCESS; // a pseudo-handle
}

win32_error dispatcher::close(const guard&, HANDLE handle, std::shared_ptr<waitable>& held) {
    auto* found = const_cast<entry*>(find_entry(handle));
    if (!found)
        return ERROR_INVALID_HANDLE;
    held = std::move(found->object);
    found->object.reset();
    found->generation = (found->generation + 1) & generation_mask;
    free_.push_back(static_cast<std::uint32_t>(found - entries_.data()));
    if (--held->handles_ == 0 && !held->name_.empty())
        names_.erase(held->name_);
    return ERROR_SUCCESS;
}

bool dispatcher::satisfy(waiter& one) {
    const auto ready = [&one](const std::shared_ptr<waitable>& object) {
        return object->signaled(one.thread);
    };
    if (one.all) {
        if (!std::all_of(one.objects.begin(), one.objects.end(), ready))
            return false;
        one.result = WAIT_OBJECT_0;
        for (const auto& object : one.objects)
            if (object->take(one.thread))
                one.result = WAIT_ABANDONED_0;
    } else {
        const auto first = std::find_if(one.objects.begin(), one.objects.end(), ready);
        if (first == one.objects.end())
            return false;
        const bool abandoned = (*first)->take(one.thread);
        one.result =
            (abandoned ? WAIT_ABANDONED_0 : WAIT_OBJECT_0) + static_cast<DWORD>(first - one.objects.begin());
    }
    one.done = true;
    return true;
}

void dispatcher::unlink(waiter& one) {
    for (const auto& object : one.objects)
        std::erase(object->waiters_, &one);
}

void dispatcher::changed(const guard&, waitable& object) {
    for (std::size_t i = 0; i < object.waiters_.size();) {
        waiter& one = *object.waiters_[i];
        if (satisfy(one)) {
            unlink(one); // and the next one is at i
            one.thread.wake.notify_one();
        } else {
            ++i;
        }
    }
}

void dispatcher::thread_ended(thread_record& thread) {
    decltype(thread.owned) owned;
    const guard held = lock();
    owned.swap(thread.owned);
    for (const auto& mutex : owned) {
        mutex->owner = nullptr;
        mutex->entries = 0;
        mutex->abandoned = true;
        changed(held, *mutex);
    }
    thread.object->ended = true;
    changed(held, *thread.object);
}

DWORD dispatcher::wait(std::span<const HANDLE> handles, bool all, DWORD milliseconds) {
    if (handles.empty() || handles.size() > MAXIMUM_WAIT_OBJECTS) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return WAIT_FAILED;
    }
    std::array<std::shared_ptr<waitable>, MAXIMUM_WAIT_OBJECTS> objects;
    const std::span<const std::shared_ptr<waitable>> waited(objects.data(), handles.size());
    thread_record& thread = current_thread();
    guard held = lock();
    for (std::size_t i = 0; i < handles.size(); ++i) {
        if (const win32_error error = get(held, handles[i], SYNCHRONIZE, objects[i]);
            error != ERROR_SUCCESS) {
            held.unlock(); // before the objects are let go of
            SetLastError(error);
            return WAIT_FAILED;
        }
        if (all && std::find(objects.begin(), objects.begin() + i, objects[i]) != objects.begin() + i) {
            held.unlock();
            SetLastError(ERROR_INVALID_PARAMETER);
            return WAIT_FAILED;
        }
        objects[i]->prepare(thread);
    }
    waiter one{thread, waited, all};
    if (!satisfy(one) && milliseconds != 0) {
        for (const auto& object : waited)
            object->waiters_.reserve(object->waiters_.size() + waited.size());
        for (const auto& object : waited)
            object->waiters_.push_back(&one);
        const auto done = [&one] { return one.done; };
        if (milliseconds == INFINITE)
            thread.wake.wait(held, done);
        else if (!thread.wake.wait_for(held, std::chrono::milliseconds(milliseconds), done))
            unlink(one);
    }
    held.unlock();
    return one.result;
}

} // namespace comity::winbase
