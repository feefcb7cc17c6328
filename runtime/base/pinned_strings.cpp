#include "pinned_strings.hpp"

#include <mutex>
#include <unordered_map>

#include "boundary.hpp"

namespace comity::detail {
namespace {

struct state {
    ULONG pins = 0;
    bool free_was_put_off = false;
};

struct table {
    std::mutex lock;
    std::unordered_map<BSTR, state> strings;
};

/// Never destroyed: strings are still freed while the process's static objects go away.
table& pinned() {
    static table* const instance = new table;
    return *instance;
}

} // namespace

std::atomic<std::size_t> pinned_strings::count_{0};

HRESULT pinned_strings::pin(BSTR string) noexcept {
    return guarded([&] {
        table& all = pinned();
        const std::scoped_lock hold(all.lock);
        ++all.strings[string].pins;
        count_.store(all.strings.size(), std::memory_order_relaxed);
        return S_OK;
    });
}

bool pinned_strings::unpin(BSTR string) noexcept {
    if (!any())
        return false;
    table& all = pinned();
    const std::scoped_lock hold(all.lock);
    const auto found = all.strings.find(string);
    if (found == all.strings.end() || --found->second.pins != 0)
        return false;
    const bool free_now = found->second.free_was_put_off;
    all.strings.erase(found);
    count_.store(all.strings.size(), std::memory_order_relaxed);
    return free_now;
}

bool pinned_strings::put_off_free(BSTR string) noexcept {
    table& all = pinned();
    const std::scoped_lock hold(all.lock);
    const auto found = all.strings.find(string);
    if (found == all.strings.end())
        return false;
    found->second.free_was_put_off = true;
    return true;
}

} // namespace comity::detail
