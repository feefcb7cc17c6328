// Threads in an apartment.
#pragma once

#include <thread>
#include <utility>

#include <objbase.h>

#include <gtest/gtest.h>

/// Enters an apartment for as long as it lives.
class entered {
public:
    explicit entered(DWORD kind) { EXPECT_EQ(CoInitializeEx(nullptr, kind), S_OK); }
    entered(const entered&) = delete;
    entered& operator=(const entered&) = delete;
    ~entered() { CoUninitialize(); }
};

/// Runs `body` on a new thread in an apartment of that kind, and waits for its end.
template <class Body>
void in_apartment(DWORD kind, Body&& body) {
    std::thread([&] {
        const entered inside(kind);
        body();
    }).join();
}

template <class Body>
void in_mta(Body&& body) {
    in_apartment(COINIT_MULTITHREADED, std::forward<Body>(body));
}

template <class Body>
void in_sta(Body&& body) {
    in_apartment(COINIT_APARTMENTTHREADED, std::forward<Body>(body));
}
