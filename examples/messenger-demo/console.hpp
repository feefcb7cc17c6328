// Lines on standard output from two threads, whole lines only.
#pragma once

#include <cstdio>
#include <mutex>
#include <string>

namespace demo {

inline void print(const std::string& line) {
    static std::mutex lock;
    std::lock_guard guard(lock);
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

inline void heading(const std::string& text) {
    print("\n== " + text);
}

} // namespace demo
