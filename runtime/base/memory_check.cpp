#include "memory_check.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>

namespace comity::detail {
namespace {

/// The calls that led somewhere, innermost first.
using call_stack = std::vector<void*>;

struct block_record {
    std::size_t bytes;
    block_kind kind;
    bool was_misused = false; ///< was reported before, and is no leak
    call_stack made_by;
    call_stack freed_by; ///< of blocks that were freed
};

struct state {
    std::mutex lock;
    std::unordered_map<void*, block_record> live;
    std::unordered_map<void*, block_record> freed;
    std::deque<void*> waiting; ///< the freed ones, oldest first
    std::size_t waiting_bytes = 0;
    std::size_t mistakes = 0;
};

/// So many freed blocks, and so many bytes of them, are kept back.
constexpr std::size_t most_waiting = 20000;
constexpr std::size_t most_waiting_bytes = std::size_t{64} << 20;

/// Never destroyed: the report comes after the process's static objects have gone.
state& the_state() {
    static state* const instance = new state;
    return *instance;
}

call_stack here() noexcept {
    void* frames[24];
    const int count = backtrace(frames, 24);
    try {
        return call_stack(frames, frames + count); // not braces: those make a list of two
    } catch (...) {
        return {};
    }
}

const void* own_module() {
    Dl_info info;
    static const char inside = 0;
    return dladdr(&inside, &info) ? info.dli_fbase : nullptr;
}

std::string describe_frame(void* address) {
    Dl_info info;
    char text[64];
    if (!dladdr(address, &info) || !info.dli_fname) {
        std::snprintf(text, sizeof text, "%p", address);
        return text;
    }
    std::string_view module = info.dli_fname;
    module.remove_prefix(module.find_last_of('/') + 1);
    std::string line;
    if (info.dli_sname) {
        int status = 0;
        char* const readable = abi::__cxa_demangle(info.dli_sname, nullptr, nullptr, &status);
        line = readable ? readable : info.dli_sname;
        std::free(readable);
        line += ' ';
    }
    // addr2line -e <module> <offset> gives file and line.
    std::snprintf(text, sizeof text, "+0x%zx)",
                  static_cast<std::size_t>(static_cast<char*>(address) - static_cast<char*>(info.dli_fbase)));
    return line.append("(").append(module).append(text);
}

std::string describe_stack(const call_stack& stack) {
    // It begins inside this library, which has no names there: not of interest down to the exported function.
    std::size_t first = 0;
    for (const void* const own = own_module(); first + 1 < stack.size(); ++first) {
        Dl_info info;
        if (!dladdr(stack[first], &info) || info.dli_fbase != own)
            break;
        if (info.dli_sname && !std::strstr(info.dli_sname, "comity"))
            break;
    }
    std::string text;
    for (std::size_t i = first; i < stack.size(); ++i)
        text.append("      ").append(describe_frame(stack[i])).append("\n");
    return text;
}

const char* name_of(block_kind kind) {
    switch (kind) {
    case block_kind::string:
        return "a string";
    case block_kind::array:
        return "an array's block";
    default:
        return "a block";
    }
}

const char* function_for(block_kind kind) {
    switch (kind) {
    case block_kind::string:
        return "SysFreeString";
    case block_kind::array:
        return "SafeArrayDestroy";
    default:
        return "CoTaskMemFree";
    }
}

std::string describe_block(const block_record& record) {
    return std::string(name_of(record.kind)) + " (" + std::to_string(record.bytes) + " bytes)";
}

/// Task memory and arrays' memory are one to Windows too: a descriptor that somebody made by hand has data
/// from CoTaskMemAlloc. Strings are not.
bool may_be_freed_as(block_kind made, block_kind freed) {
    return (made == block_kind::string) == (freed == block_kind::string);
}

void write(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

/// A string is called by the address of its characters, which lie behind the header of its block.
constexpr std::ptrdiff_t string_header = sizeof(void*);

/// What the caller meant when it gave a pointer of one kind to the function for another.
block_record* find_other_kind(std::unordered_map<void*, block_record>& blocks, void* block,
                              block_kind freed) {
    const std::ptrdiff_t offset = freed == block_kind::string ? string_header : -string_header;
    const auto found = blocks.find(static_cast<char*>(block) + offset);
    if (found == blocks.end() || may_be_freed_as(found->second.kind, freed))
        return nullptr;
    return &found->second;
}

template <class Body>
void with_state(Body&& body) noexcept {
    // Without memory the check knows less; the program goes on.
    try {
        state& all = the_state();
        const std::scoped_lock hold(all.lock);
        body(all);
    } catch (...) {
    }
}

void report_leaks() {
    with_state([](state& all) {
        struct group {
            std::size_t count = 0;
            std::size_t bytes = 0;
            const block_record* example = nullptr;
        };
        std::map<std::pair<block_kind, call_stack>, group> groups;
        std::size_t count = 0;
        std::size_t bytes = 0;
        for (const auto& [block, record] : all.live) {
            if (record.was_misused)
                continue;
            group& same = groups[{record.kind, record.made_by}];
            ++same.count;
            same.bytes += record.bytes;
            same.example = &record;
            ++count;
            bytes += record.bytes;
        }
        std::string text;
        for (const auto& [key, same] : groups) {
            text += "comity: memory check: leaked: ";
            text += same.count == 1 ? describe_block(*same.example)
                                    : std::to_string(same.count) + " times " + name_of(key.first) + " (" +
                                          std::to_string(same.bytes) + " bytes together)";
            text += "\n   made by\n" + describe_stack(key.second);
        }
        text += "comity: memory check: " + std::to_string(count) + (count == 1 ? " block" : " blocks") +
                " leaked, " + std::to_string(bytes) + " bytes; " + std::to_string(all.mistakes) +
                (all.mistakes == 1 ? " wrong free\n" : " wrong frees\n");
        write(text);
    });
}

// When the library is loaded, and as late as it can be when the process ends.
[[gnu::constructor]] void start_memory_check() {
    const char* const setting = std::getenv("COMITY_MEMCHECK");
    if (setting && std::string_view(setting) == "1") {
        here(); // the first backtrace loads a library, and allocates
        memory_watchers.fetch_or(watcher_check);
    }
}

[[gnu::destructor]] void end_memory_check() {
    if (memory_is_watched_by(watcher_check))
        report_leaks();
}

} // namespace

// The walk over the calls, and looking up their names, take the dynamic linker's lock, under which a
// library's constructors allocate: neither is done under ours.

void memory_check::allocated(void* block, std::size_t bytes, block_kind kind) noexcept {
    with_state([&, made_by = here()](state& all) mutable {
        all.freed.erase(block); // freed through a spy, so that its address could come back
        all.live[block] = block_record{bytes, kind, false, std::move(made_by), {}};
    });
}

bool memory_check::may_free(void* block, block_kind kind) noexcept {
    std::optional<block_record> made;
    bool is_second = false;
    with_state([&](state& all) {
        const auto live = all.live.find(block);
        if (live != all.live.end() && may_be_freed_as(live->second.kind, kind))
            return;
        block_record* const other =
            live != all.live.end() ? &live->second : find_other_kind(all.live, block, kind);
        if (other) {
            other->was_misused = true;
            made = *other;
        } else if (const auto freed = all.freed.find(block); freed != all.freed.end()) {
            made = freed->second;
            is_second = true;
        } else {
            return; // another library's
        }
        ++all.mistakes;
    });
    if (!made)
        return true;
    try {
        std::string text = "comity: memory check: ";
        if (is_second)
            text += describe_block(*made) + " was freed a second time";
        else
            text += std::string(function_for(kind)) + " was given " + describe_block(*made) + ", which " +
                    function_for(made->kind) + " frees";
        text += "\n   by\n" + describe_stack(here());
        if (is_second)
            text += "   freed before by\n" + describe_stack(made->freed_by);
        text += "   made by\n" + describe_stack(made->made_by);
        write(text);
    } catch (...) { // no memory to tell more
        std::fputs("comity: memory check: a wrong free\n", stderr);
    }
    return false;
}

void memory_check::freed(void* block) noexcept {
    bool is_kept = false;
    with_state([&, freed_by = here()](state& all) mutable {
        auto node = all.live.extract(block);
        if (node.empty())
            return; // another library's
        const std::size_t bytes = node.mapped().bytes;
        all.waiting.push_back(block);
        is_kept = true;
        all.waiting_bytes += bytes;
        node.mapped().freed_by = std::move(freed_by);
        std::memset(block, 0xdd, bytes); // whoever still reads it reads this
        all.freed.insert(std::move(node));
        while (all.waiting.size() > most_waiting || all.waiting_bytes > most_waiting_bytes) {
            void* const oldest = all.waiting.front();
            all.waiting.pop_front();
            if (const auto record = all.freed.find(oldest); record != all.freed.end()) {
                all.waiting_bytes -= record->second.bytes;
                all.freed.erase(record);
            }
            std::free(oldest);
        }
    });
    if (!is_kept)
        std::free(block);
}

void memory_check::moved(void* block) noexcept {
    with_state([&](state& all) { all.live.erase(block); });
}

} // namespace comity::detail
