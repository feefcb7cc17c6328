#include "pinned_memory.hpp"

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
    std::unordered_map<void*, state> blocks;
};

/// Never destroyed: memory is still freed while the process's static objects go away.
table& pinned() {
    static table* const instance = new table;
    return *instance;
}

} // namespace

std::atomic<std::size_t> pinned_memory::count_{0};

HRESULT pinned_memory::pin(void* memory) noexcept {
    return guarded([&] {
        table& all = pinned();
        const std::scoped_lock hold(all.lock);
        ++all.blocks[memory].pins;
        count_.store(all.blocks.size(), std::memory_order_relaxed);
        return S_OK;
    });
}

bool pinned_memory::unpin(void* memory) noexcept {
    if (!any())
        return false;
    table& all = pinned();
    const std::scoped_lock hold(all.lock);
    const auto found = all.blocks.find(memory);
    if (found == all.blocks.end() || --found->second.pins != 0)
        return false;
    const bool free_now = found->second.free_was_put_off;
    all.blocks.erase(found);
    count_.store(all.blocks.size(), std::memory_order_relaxed);
    return free_now;
}

bool pinned_memory::put_off_free(void* memory) noexcept {
    table& all = pinned();
    const std::scoped_lock hold(all.lock);
    const auto found = all.blocks.find(memory);
    if (found == all.blocks.end())
        return false;
    found->second.free_was_put_off = true;
    return true;
}

} // namespace comity::detail
