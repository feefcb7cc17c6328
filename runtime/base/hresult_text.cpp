#include "hresult_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <iterator>

#include <olectl.h>
#include <comity/hresult.h>

namespace comity {
namespace {

struct entry {
    HRESULT code;
    std::string_view name;
    std::string_view text;
};

constexpr entry as_written[] = {
#define COMITY_HRESULT(name, text) {name, #name, text},
#define COMITY_WIN32(name, text) {HRESULT_FROM_WIN32(name), "HRESULT_FROM_WIN32(" #name ")", text},
#include "hresult_table.inc"
#undef COMITY_HRESULT
#undef COMITY_WIN32
};

constexpr auto sorted_table() {
    std::array<entry, std::size(as_written)> table{};
    std::copy(std::begin(as_written), std::end(as_written), table.begin());
    std::sort(table.begin(), table.end(), [](const entry& a, const entry& b) { return a.code < b.code; });
    return table;
}

constexpr auto table = sorted_table();
static_assert(std::adjacent_find(table.begin(), table.end(),
                                 [](const entry& a, const entry& b) { return a.code == b.code; }) ==
                  table.end(),
              "two names for one code: decide which one people are told");

const entry* find(HRESULT hr) noexcept {
    const auto found = std::lower_bound(table.begin(), table.end(), hr,
                                        [](const entry& e, HRESULT code) { return e.code < code; });
    return found != table.end() && found->code == hr ? &*found : nullptr;
}

/// What can be said about a code that is not in the table.
std::string_view text_by_facility(HRESULT hr) noexcept {
    if (SUCCEEDED(hr))
        return "The operation succeeded.";
    switch (HRESULT_FACILITY(hr)) {
    case FACILITY_RPC:
        return "A remote call failed.";
    case FACILITY_DISPATCH:
        return "Late binding or a type library failed.";
    case FACILITY_STORAGE:
        return "Structured storage failed.";
    case FACILITY_ITF:
        return "The operation failed for a reason that the interface defines.";
    case FACILITY_WIN32:
        return "A system function failed.";
    case FACILITY_CONTROL:
        return "The component reported an error of its own.";
    default:
        return "The operation failed.";
    }
}

} // namespace

std::string_view hresult_name(HRESULT hr) noexcept {
    const entry* known = find(hr);
    return known ? known->name : std::string_view();
}

std::string_view hresult_text(HRESULT hr) noexcept {
    const entry* known = find(hr);
    return known ? known->text : text_by_facility(hr);
}

std::string describe_hresult(HRESULT hr) {
    char digits[12];
    std::snprintf(digits, sizeof digits, "0x%08X", static_cast<unsigned>(hr));
    std::string line;
    if (const std::string_view name = hresult_name(hr); name.empty())
        line.append(digits);
    else
        line.append(name).append(" (").append(digits).append(")");
    return line.append(": ").append(hresult_text(hr));
}

} // namespace comity

// Every text in the table is a string literal, so what its view points at ends in a NUL.
STDAPI_(const char*) comity_hresult_name(HRESULT hr) {
    const std::string_view name = comity::hresult_name(hr);
    return name.empty() ? nullptr : name.data();
}

STDAPI_(const char*) comity_hresult_text(HRESULT hr) {
    return comity::hresult_text(hr).data();
}
