// The members of one type: where their records are, and indices by name and by id.
#pragma once

#include <atomic>
#include <memory>
#include <string_view>

#include <oaidl.h>

#include "invocable.hpp"
#include "msft_image.hpp"

namespace comity::typelib {

// One function of a type. The descriptions are decoded when they are first asked for.
struct function_slot {
    MEMBERID memid = MEMBERID_NIL;
    std::int32_t name = msft::none;
    std::uint32_t record = 0; // file offset
    std::uint16_t record_length = 0;
    std::uint16_t parameter_count = 0;
    std::uint8_t invoke_kind = 0;
    std::uint32_t next_of_memid = 0;                     // index + 1 of the next function with the same id
    std::atomic<const FUNCDESC*> desc{nullptr};          // as the file has it
    std::atomic<const FUNCDESC*> dispatch_desc{nullptr}; // the same as seen through IDispatch
    invocable call;                                      // of `desc`
    invocable dispatch_call;                             // of `dispatch_desc`
};

struct variable_slot {
    MEMBERID memid = MEMBERID_NIL;
    std::int32_t name = msft::none;
    std::uint32_t record = 0;
    std::uint16_t record_length = 0;
    std::atomic<const VARDESC*> written_desc{nullptr}; // as the file has it
    std::atomic<const VARDESC*> desc{nullptr};
    invocable call;
};

// Lets each bit of a number change every bit of the result: the finalizer of MurmurHash3 (public domain).
constexpr std::uint32_t mix_bits(std::uint32_t value) noexcept {
    value ^= value >> 16;
    value *= 0x85ebca6b;
    value ^= value >> 13;
    value *= 0xc2b2ae35;
    return value ^ (value >> 16);
}

// Made whole by read(); only what the slots hold in atomics is filled in later. Lookups take no lock and
// allocate nothing.
class member_table {
public:
    static constexpr std::uint32_t npos = 0xffffffff;

    // Reads the members block of `type`. The records have to lie inside the block, one behind the other, so
    // that all decoding together is bounded by the size of the file. TYPE_E_INVDATAREAD.
    HRESULT read(const msft_image& image, const msft::type_record& type);

    std::uint32_t function_count() const noexcept { return function_count_; }
    std::uint32_t variable_count() const noexcept { return variable_count_; }
    function_slot& function(std::uint32_t index) const noexcept { return functions_[index]; }
    variable_slot& variable(std::uint32_t index) const noexcept { return variables_[index]; }

    // The member with this name, letters' case apart: the index of a function, or that of a variable plus the
    // number of functions. Several members of one name (the accessors of a property): the first.
    std::uint32_t find_name(std::u16string_view name) const noexcept;
    // The first member with this id, in the same way. The functions that follow are linked by next_of_memid.
    std::uint32_t find_memid(MEMBERID memid) const noexcept {
        if (!by_memid_)
            return npos;
        std::uint32_t bucket = hash_memid(memid) & mask_;
        for (; by_memid_[bucket].member; bucket = (bucket + 1) & mask_)
            if (by_memid_[bucket].memid == memid)
                return by_memid_[bucket].member - 1;
        return npos;
    }
    std::uint32_t find_variable(MEMBERID memid) const noexcept; // the first variable with this id

private:
    struct stored_name {
        const char16_t* text = nullptr; // in upper case
        std::uint32_t length = 0;
        std::uint32_t hash = 0;
    };

    struct numbered_member {
        MEMBERID memid;
        std::uint32_t member; // + 1, 0 is empty
    };

    std::uint32_t hash_memid(MEMBERID memid) const noexcept {
        return mix_bits(static_cast<std::uint32_t>(memid) ^ seed_);
    }
    HRESULT read_records(const msft_image& image, std::size_t block);
    void index_names(const msft_image& image);
    void index_memids();
    MEMBERID memid_of(std::uint32_t member) const noexcept {
        return member < function_count_ ? functions_[member].memid
                                        : variables_[member - function_count_].memid;
    }
    std::int32_t name_of(std::uint32_t member) const noexcept {
        return member < function_count_ ? functions_[member].name : variables_[member - function_count_].name;
    }

    std::uint32_t function_count_ = 0;
    std::uint32_t variable_count_ = 0;
    std::uint32_t seed_ = 0; // of the ids' hashes; see hash_upper_case
    std::uint32_t mask_ = 0; // of both tables, whose sizes are powers of two
    std::unique_ptr<function_slot[]> functions_;
    std::unique_ptr<variable_slot[]> variables_;
    std::unique_ptr<stored_name[]> names_;
    std::unique_ptr<char16_t[]> name_text_;
    std::unique_ptr<std::uint32_t[]> by_name_; // member + 1, 0 is empty
    std::unique_ptr<numbered_member[]> by_memid_;
};

// The hash of a name whose letters have been made upper case. Seeded per process, so that a library cannot be
// built to make lookups slow.
std::uint32_t hash_upper_case(const char16_t* text, std::size_t length) noexcept;

} // namespace comity::typelib
