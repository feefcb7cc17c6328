#include "member_table.hpp"

#include <bit>
#include <random>

#include "narrow_text.hpp"
#include "wide_text.hpp"

namespace comity::typelib {

namespace {

// Longer names do not exist: the format has one byte for the length.
constexpr std::size_t longest_name = 255;

std::uint32_t seed() noexcept {
    static const std::uint32_t value = []() noexcept -> std::uint32_t {
        try {
            return std::random_device{}();
        } catch (...) {
            // No source of randomness: where the library was loaded has to do.
            return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(&seed) >> 4);
        }
    }();
    return value;
}

char16_t fold(char16_t unit) noexcept {
    if (unit < 0x80)
        return unit >= u'a' && unit <= u'z' ? static_cast<char16_t>(unit - 0x20) : unit;
    return upper_case(unit);
}

} // namespace

std::uint32_t hash_upper_case(const char16_t* text, std::size_t length) noexcept {
    std::uint32_t hash = seed();
    for (std::size_t i = 0; i < length; ++i)
        hash = (std::rotl(hash, 5) ^ text[i]) * 0x9e3779b1;
    return mix_bits(hash);
}

HRESULT member_table::read(const msft_image& image, const msft::type_record& type) {
    function_count_ = type.function_count;
    variable_count_ = type.variable_count;
    if (function_count_ + variable_count_ == 0)
        return S_OK;
    if (type.members < 0)
        return image.damaged("a type with members has no place for them");
    // Both counts come from the file: they are believed only if the id, name and offset arrays fit into it.
    const auto block = static_cast<std::size_t>(type.members);
    const std::size_t members = std::size_t{function_count_} + variable_count_;
    std::uint32_t records = 0;
    if (!image.bytes().read(block, records) ||
        !image.bytes().contains(block + sizeof records, std::size_t{records} + members * 12))
        return image.damaged("the members of a type lie outside the file");

    functions_ = std::make_unique<function_slot[]>(function_count_);
    variables_ = std::make_unique<variable_slot[]>(variable_count_);
    const HRESULT hr = read_records(image, block);
    if (FAILED(hr))
        return hr;
    mask_ = std::bit_ceil(static_cast<std::uint32_t>(members) * 2) - 1;
    index_names(image);
    index_memids();
    return S_OK;
}

HRESULT member_table::read_records(const msft_image& image, std::size_t block) {
    const byte_view& file = image.bytes();
    std::uint32_t records_length = 0;
    file.read(block, records_length);
    const std::size_t records = block + sizeof records_length;
    const std::size_t members = std::size_t{function_count_} + variable_count_;
    const std::size_t memids = records + records_length;
    const std::size_t names = memids + members * 4;

    // Records follow one another in the order of the members. The third array gives their offsets as well,
    // but reading them in order proves that no two overlap.
    std::size_t position = records;
    for (std::uint32_t i = 0; i < members; ++i) {
        MEMBERID memid = 0;
        std::int32_t name = msft::none;
        file.read(memids + std::size_t{i} * 4, memid);
        file.read(names + std::size_t{i} * 4, name);
        const std::size_t left = memids - position;
        if (i < function_count_) {
            msft::function_record record;
            if (left < sizeof record || !file.read(position, record) || record.length < sizeof record ||
                record.length > left)
                return image.damaged("the record of a function does not fit");
            if (record.parameter_count < 0 ||
                static_cast<std::size_t>(record.parameter_count) * sizeof(msft::parameter_record) >
                    record.length - sizeof record)
                return image.damaged("a function has more parameters than its record can hold");
            function_slot& slot = functions_[i];
            slot.memid = memid;
            slot.name = name;
            slot.record = static_cast<std::uint32_t>(position);
            slot.record_length = record.length;
            slot.parameter_count = static_cast<std::uint16_t>(record.parameter_count);
            slot.invoke_kind = static_cast<std::uint8_t>(msft::function_invoke_kind(record.kinds));
            position += record.length;
        } else {
            msft::variable_record record;
            if (left < sizeof record || !file.read(position, record) || record.length < sizeof record ||
                record.length > left)
                return image.damaged("the record of a variable does not fit");
            variable_slot& slot = variables_[i - function_count_];
            slot.memid = memid;
            slot.name = name;
            slot.record = static_cast<std::uint32_t>(position);
            slot.record_length = record.length;
            position += record.length;
        }
    }
    return S_OK;
}

void member_table::index_names(const msft_image& image) {
    const std::uint32_t members = function_count_ + variable_count_;
    names_ = std::make_unique<stored_name[]>(members);
    by_name_ = std::make_unique<std::uint32_t[]>(std::size_t{mask_} + 1);
    std::size_t total = 0;
    for (std::uint32_t i = 0; i < members; ++i)
        total += image.name(name_of(i)).size();
    // Widening never makes more units than there were bytes.
    name_text_ = std::make_unique_for_overwrite<char16_t[]>(total);
    std::size_t used = 0;
    for (std::uint32_t i = 0; i < members; ++i) {
        const std::string_view narrow = image.name(name_of(i));
        if (narrow.empty())
            continue;
        char16_t* const text = name_text_.get() + used;
        std::size_t length = 0;
        bool ascii = true;
        for (const char byte : narrow) {
            ascii &= static_cast<unsigned char>(byte) < 0x80;
            text[length++] = fold(static_cast<unsigned char>(byte));
        }
        if (!ascii) {
            const std::u16string wide = widen(narrow);
            length = 0;
            for (const char16_t unit : wide)
                text[length++] = fold(unit);
        }
        used += length;
        names_[i] = {text, static_cast<std::uint32_t>(length), hash_upper_case(text, length)};

        std::uint32_t bucket = names_[i].hash & mask_;
        for (; by_name_[bucket]; bucket = (bucket + 1) & mask_) {
            const stored_name& other = names_[by_name_[bucket] - 1];
            if (other.hash == names_[i].hash && other.length == length &&
                std::memcmp(other.text, text, length * sizeof *text) == 0)
                break; // an accessor of the same property; the first one stands for it
        }
        if (!by_name_[bucket])
            by_name_[bucket] = i + 1;
    }
}

void member_table::index_memids() {
    const std::uint32_t members = function_count_ + variable_count_;
    by_memid_ = std::make_unique<numbered_member[]>(std::size_t{mask_} + 1);
    seed_ = seed();
    // For each chain of functions of one id, its present end: kept only while the chains are made.
    const auto last = std::make_unique<std::uint32_t[]>(members);
    for (std::uint32_t i = 0; i < members; ++i) {
        const MEMBERID memid = memid_of(i);
        std::uint32_t bucket = hash_memid(memid) & mask_;
        while (by_memid_[bucket].member && by_memid_[bucket].memid != memid)
            bucket = (bucket + 1) & mask_;
        if (!by_memid_[bucket].member) {
            by_memid_[bucket] = {memid, i + 1};
            last[i] = i;
        } else if (i < function_count_) {
            const std::uint32_t first = by_memid_[bucket].member - 1;
            functions_[last[first]].next_of_memid = i + 1;
            last[first] = i;
        }
    }
}

std::uint32_t member_table::find_name(std::u16string_view name) const noexcept {
    if (!by_name_ || name.empty() || name.size() > longest_name)
        return npos;
    char16_t text[longest_name];
    for (std::size_t i = 0; i < name.size(); ++i)
        text[i] = fold(name[i]);
    const std::uint32_t hash = hash_upper_case(text, name.size());
    for (std::uint32_t bucket = hash & mask_; by_name_[bucket]; bucket = (bucket + 1) & mask_) {
        const stored_name& stored = names_[by_name_[bucket] - 1];
        if (stored.hash == hash && stored.length == name.size() &&
            std::memcmp(stored.text, text, name.size() * sizeof *text) == 0)
            return by_name_[bucket] - 1;
    }
    return npos;
}

std::uint32_t member_table::find_variable(MEMBERID memid) const noexcept {
    const std::uint32_t member = find_memid(memid);
    if (member != npos && member >= function_count_)
        return member - function_count_;
    // A function has the same id: rare enough to look through.
    if (member != npos)
        for (std::uint32_t i = 0; i < variable_count_; ++i)
            if (variables_[i].memid == memid)
                return i;
    return npos;
}

} // namespace comity::typelib
