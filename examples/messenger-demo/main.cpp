// A client of the Messenger: signs in, looks around, changes things, holds a conversation, and prints each
// event; first through interfaces, then by names. It expects accounts as tools/demo makes them: alice@here,
// who is signed in automatically, and bob@here in her list. The status is not 0 when anything failed.
#include <initguid.h>

// This file defines the identifiers of the libraries that the demo uses.
#include <communicator.h>
#include <improvider.h>
#include <msgrua.h>

#include "companion.hpp"
#include "console.hpp"
#include "walks.hpp"

#include <comity/hresult.h>
#include <comity/hresult_error.hpp>

#include <cstdio>
#include <exception>

int main() {
    int status = 1;
    try {
        comity::throw_if_failed(CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        demo::companion bob(u"bob@here");
        demo::walk_by_vtable();
        demo::walk_by_name();
        bob.leave();
        demo::heading("Done");
        status = 0;
    } catch (const comity::hresult_error& error) {
        std::fprintf(stderr, "messenger-demo: %s\n", error.what());
        if (error.description().empty())
            std::fprintf(stderr, "  %s\n", comity_hresult_text(error.code()));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "messenger-demo: %s\n", error.what());
    }
    CoUninitialize();
    return status;
}
