/// The way from a name to a class object, written down step by step: what `comity explain` shows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <comity/catalog.h>

namespace comity {

struct trace_step {
    comity_step_outcome outcome = COMITY_STEP_NOTE;
    HRESULT result = S_OK;
    const char* what = ""; ///< a literal
    std::string path;      ///< may be empty
    std::string text;
};

struct resolver_trace {
    HRESULT result = S_OK;
    std::vector<trace_step> steps;
};

/// Follows the steps of CoGetClassObject for `name`, a ProgID or a CLSID in braces; `load`: up to the class
/// object, which loads the module. @throws std::bad_alloc
resolver_trace trace_class(std::u16string_view name, bool load);

} // namespace comity
