/// Words to a debugger. https://learn.microsoft.com/windows/win32/api/debugapi/
#include <debugapi.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include "text_forms.hpp"

using namespace comity::winbase;

namespace {

bool output_wanted() {
    const char* const set = std::getenv("COMITY_DEBUG_OUTPUT");
    return set && *set;
}

} // namespace

STDAPI_(void) OutputDebugStringA(LPCSTR text) {
    if (text && output_wanted())
        std::fputs(text, stderr);
}

STDAPI_(void) OutputDebugStringW(LPCWSTR text) {
    if (text && output_wanted())
        guarded(0, [text] { return std::fputs(narrow(text).c_str(), stderr); });
}

STDAPI_(BOOL) IsDebuggerPresent() {
    return guarded(BOOL{FALSE}, []() -> BOOL {
        // Linux names the process that traces this one; 0 is none.
        constexpr std::string_view label = "TracerPid:";
        std::ifstream status("/proc/self/status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with(label))
                return std::strtol(line.c_str() + label.size(), nullptr, 10) != 0;
        return FALSE;
    });
}

STDAPI_(void) DebugBreak() {
    std::raise(SIGTRAP);
}
