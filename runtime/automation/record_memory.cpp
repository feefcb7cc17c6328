#include "record_memory.hpp"

#include <mutex>
#include <unordered_set>

#include "boundary.hpp"
#include "task_heap.hpp"

namespace comity {
namespace {

struct table {
    std::mutex lock;
    std::unordered_set<void*> records;
};

/// Never destroyed: VARIANTs are still cleared while the process's static objects go away.
table& known() {
    static table* const instance = new table;
    return *instance;
}

} // namespace

void* allocate_record(std::size_t bytes) noexcept {
    void* const record = task_allocate_zeroed(bytes, block_kind::task);
    if (!record)
        return nullptr;
    const HRESULT hr = guarded([&] {
        table& all = known();
        const std::scoped_lock hold(all.lock);
        all.records.insert(record);
        return S_OK;
    });
    if (SUCCEEDED(hr))
        return record;
    task_release(record, block_kind::task);
    return nullptr;
}

bool free_record(void* record) noexcept {
    {
        table& all = known();
        const std::scoped_lock hold(all.lock);
        if (all.records.erase(record) == 0)
            return false;
    }
    task_release(record, block_kind::task);
    return true;
}

} // namespace comity
