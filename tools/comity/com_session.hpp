/// The tool's stay in COM.
#pragma once

#include <comity/hresult_error.hpp>

#include <objbase.h>

namespace comity_tool {

/// Enters a single-threaded apartment, the main one: objects of every threading model can be made in it.
class com_session {
public:
    com_session() { comity::throw_if_failed(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED)); }
    com_session(const com_session&) = delete;
    com_session& operator=(const com_session&) = delete;
    ~com_session() { CoUninitialize(); }
};

} // namespace comity_tool
