// All names of a library: of types, members and parameters.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <oaidl.h>

#include "msft_image.hpp"

namespace comity::typelib {

class type_library;

// Made when somebody first looks for a name in the whole library (FindName, IsName, ITypeComp::Bind).
class name_index {
public:
    struct occurrence {
        std::uint32_t type;
        MEMBERID memid; // MEMBERID_NIL: the name of the type itself
    };
    struct entry {
        std::int32_t name = msft::none; // the spelling in the library
        std::vector<occurrence>
            occurrences; // in the order of types, the type before its members; parameters have none
    };

    HRESULT build(type_library& library);

    // Null if there is no such name, letters' case apart.
    const entry* find(std::u16string_view name) const;

private:
    std::unordered_map<std::u16string, entry> entries_; // by the name in upper case
};

} // namespace comity::typelib
