#include "apartment.hpp"

#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "boundary.hpp"
#include "rich_error.hpp"
#include "thread_entry.hpp"
#include "thread_name.hpp"

namespace comity {

namespace {

using detail::thread_entry;

/// The apartments of the process.
///
/// Never destroyed: other modules' static destructors and threads that outlive main() may still come here.
class apartment_table {
public:
    static apartment_table& instance() {
        static apartment_table& table = *new apartment_table;
        return table;
    }

    std::shared_ptr<const apartment> enter_single_threaded() {
        const std::lock_guard lock(mutex_);
        auto fresh =
            std::make_shared<const apartment>(apartment_kind::single_threaded, !has_main_, ++last_id_);
        has_main_ = true;
        ++single_threaded_;
        return fresh;
    }

    std::shared_ptr<const apartment> enter_multi_threaded() {
        const std::lock_guard lock(mutex_);
        return add_multi_threaded_user();
    }

    /// @param last no apartment is left.
    /// @return whether `left` is closed by this.
    bool leave(const apartment& left, bool& last) noexcept {
        const std::lock_guard lock(mutex_);
        if (left.kind() == apartment_kind::single_threaded) {
            --single_threaded_;
            if (left.is_main())
                has_main_ = false;
        } else if (--multi_threaded_users_ == 0) {
            multi_threaded_.reset();
        } else {
            return false;
        }
        last = single_threaded_ == 0 && !multi_threaded_;
        return true;
    }

    std::shared_ptr<const apartment> multi_threaded() noexcept {
        const std::lock_guard lock(mutex_);
        return multi_threaded_;
    }

    std::uintptr_t hold() {
        const std::lock_guard lock(mutex_);
        const std::uintptr_t cookie = last_cookie_ + 1;
        holders_.insert(cookie);
        try {
            add_multi_threaded_user();
        } catch (...) {
            holders_.erase(cookie);
            throw;
        }
        return last_cookie_ = cookie;
    }

    /// @return the multi-threaded apartment that `cookie` held; null for a cookie that is not in use.
    std::shared_ptr<const apartment> take_hold(std::uintptr_t cookie) noexcept {
        const std::lock_guard lock(mutex_);
        return holders_.erase(cookie) == 1 ? multi_threaded_ : nullptr;
    }

private:
    std::shared_ptr<const apartment> add_multi_threaded_user() {
        if (!multi_threaded_)
            multi_threaded_ =
                std::make_shared<const apartment>(apartment_kind::multi_threaded, false, ++last_id_);
        ++multi_threaded_users_;
        return multi_threaded_;
    }

    std::mutex mutex_;
    std::uint64_t last_id_ = 0;
    std::size_t single_threaded_ = 0;
    bool has_main_ = false;
    std::size_t multi_threaded_users_ = 0; ///< threads inside and holders
    std::shared_ptr<const apartment> multi_threaded_;
    std::uintptr_t last_cookie_ = 0;
    std::set<std::uintptr_t> holders_;
};

/// The slot needs no destructor, so it can be looked at until the very end of the thread; the keeper gives up
/// the entry when the thread ends and shuts the slot, because destructors of other thread-local objects may
/// come later.
struct thread_slot {
    thread_entry* entry;
    bool shut;
};
thread_local constinit thread_slot this_thread{nullptr, false};

struct thread_keeper {
    ~thread_keeper() {
        thread_entry* entry = this_thread.entry;
        // A thread that ends without CoUninitialize must not keep its apartment open for ever. On the main
        // thread this is the end of the process instead: everything ends with it, and components may be half
        // torn down.
        if (entry && entry->entered && !entry->leaving && !is_main_thread())
            detail::leave(*entry);
        this_thread = {nullptr, true};
        delete entry;
    }
    /// Naming the object makes it, and so has it destroyed when the thread ends.
    void watch() const {}
};
thread_local const thread_keeper keeper;

void close(const apartment& left) noexcept {
    bool last = false;
    if (apartment_table::instance().leave(left, last))
        apartment_closed(left, last);
}

} // namespace

namespace detail {

thread_entry* find_thread_entry() noexcept {
    return this_thread.entry;
}

thread_entry* make_thread_entry() {
    if (!this_thread.entry && !this_thread.shut) {
        keeper.watch();
        this_thread.entry = new thread_entry;
    }
    return this_thread.entry;
}

void enter(thread_entry& thread, apartment_kind kind) {
    apartment_table& table = apartment_table::instance();
    thread.entered = kind == apartment_kind::single_threaded ? table.enter_single_threaded()
                                                             : table.enter_multi_threaded();
}

void leave(thread_entry& thread) noexcept {
    // Code that runs while the apartment closes (the last Release of a class object, say) is still inside it.
    thread.leaving = true;
    close(*thread.entered);
    thread.leaving = false;
    thread.entered.reset();
    thread.entries = 0;
    thread.ole_entries = 0;
}

std::uintptr_t hold_multi_threaded() {
    return apartment_table::instance().hold();
}

bool release_multi_threaded(std::uintptr_t cookie) noexcept {
    const std::shared_ptr<const apartment> held = apartment_table::instance().take_hold(cookie);
    if (held)
        close(*held);
    return held != nullptr;
}

} // namespace detail

std::shared_ptr<const apartment> current_apartment() noexcept {
    const thread_entry* thread = detail::find_thread_entry();
    return thread && thread->entered ? thread->entered : apartment_table::instance().multi_threaded();
}

HRESULT require_apartment(const char* function, std::shared_ptr<const apartment>& entered) noexcept {
    entered = current_apartment();
    if (entered)
        return S_OK;
    guarded([&] {
        std::string text = std::string(function) + " was called on thread " + describe_current_thread() +
                           ", which is in no apartment: call CoInitializeEx(NULL, COINIT_MULTITHREADED) or "
                           "CoInitializeEx(NULL, COINIT_APARTMENTTHREADED) on this thread first, and "
                           "CoUninitialize when it has done with COM.";
        if (const thread_entry* thread = detail::find_thread_entry()) {
            text += " It was in one before, and left it with its last CoUninitialize";
            if (thread->surplus_exits > 0)
                text += "; " + std::to_string(thread->surplus_exits) +
                        " more CoUninitialize had nothing to balance (a CoInitializeEx that fails, with "
                        "RPC_E_CHANGED_MODE for example, must not be balanced)";
            text += '.';
        }
        return fail(CO_E_NOTINITIALIZED, text);
    });
    return CO_E_NOTINITIALIZED;
}

} // namespace comity
