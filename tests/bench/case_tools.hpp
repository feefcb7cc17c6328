// What the cases share.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

#include <ole2.h>
#include <oleauto.h>

namespace bench {

// A benchmark that fails measures nothing: it ends the run.
inline void demand(HRESULT hr, const char* what) {
    if (hr != S_OK) {
        std::fprintf(stderr, "%s: 0x%08x\n", what, static_cast<unsigned>(hr));
        std::exit(1);
    }
}

using wide = std::basic_string<OLECHAR>;

inline wide widen(const std::string& text) {
    return wide(text.begin(), text.end());
}

} // namespace bench
