#include "name_index.hpp"

#include "narrow_text.hpp"
#include "type_core.hpp"
#include "type_library.hpp"
#include "wide_text.hpp"

namespace comity::typelib {

namespace {

std::u16string in_upper_case(std::u16string text) {
    for (char16_t& unit : text)
        unit = upper_case(unit);
    return text;
}

} // namespace

HRESULT name_index::build(type_library& library) {
    const msft_image& image = library.image();
    const auto spell = [&](std::int32_t name) -> entry* {
        const std::string_view narrow = image.name(name);
        if (narrow.empty())
            return nullptr;
        entry& found = entries_[in_upper_case(widen(narrow))];
        if (found.name == msft::none)
            found.name = name;
        return &found;
    };
    const auto add = [&](std::int32_t name, std::uint32_t type, MEMBERID memid) {
        entry* const spelled = spell(name);
        if (!spelled)
            return;
        entry& found = *spelled;
        // The accessors of one property are one occurrence.
        if (found.occurrences.empty() || found.occurrences.back().type != type ||
            found.occurrences.back().memid != memid)
            found.occurrences.push_back({type, memid});
    };
    for (std::uint32_t i = 0; i < image.type_count(); ++i) {
        type_core* type = nullptr;
        HRESULT hr = library.core(i, &type);
        if (FAILED(hr))
            return hr;
        add(type->record().name, i, MEMBERID_NIL);
        const member_table* members = nullptr;
        hr = type->members(&members);
        if (FAILED(hr))
            return hr;
        for (std::uint32_t m = 0; m < members->function_count(); ++m) {
            const function_slot& slot = members->function(m);
            add(slot.name, i, slot.memid);
            for (unsigned p = 0; p < slot.parameter_count; ++p) {
                msft::parameter_record parameter;
                if (type->parameter(slot, p, parameter))
                    spell(parameter.name);
            }
        }
        for (std::uint32_t m = 0; m < members->variable_count(); ++m)
            add(members->variable(m).name, i, members->variable(m).memid);
    }
    return S_OK;
}

const name_index::entry* name_index::find(std::u16string_view name) const {
    const auto found = entries_.find(in_upper_case(std::u16string(name)));
    return found == entries_.end() ? nullptr : &found->second;
}

} // namespace comity::typelib
