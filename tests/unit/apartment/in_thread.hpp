// Apartments belong to threads, so each test works on threads of its own.
#pragma once

#include <string>
#include <thread>
#include <utility>

#include <oleauto.h>

#include "wide_text.hpp"

/// Runs `body` on a new thread and waits for its end.
template <class Body>
void in_thread(Body&& body) {
    std::thread(std::forward<Body>(body)).join();
}

struct apartment_type {
    HRESULT result;
    APTTYPE type;
    APTTYPEQUALIFIER qualifier;

    bool operator==(const apartment_type&) const = default;
};

inline apartment_type type_now() {
    apartment_type now{};
    now.result = CoGetApartmentType(&now.type, &now.qualifier);
    return now;
}

constexpr apartment_type in_none{CO_E_NOTINITIALIZED, APTTYPE_CURRENT, APTTYPEQUALIFIER_NONE};
constexpr apartment_type in_main_sta{S_OK, APTTYPE_MAINSTA, APTTYPEQUALIFIER_NONE};
constexpr apartment_type in_sta{S_OK, APTTYPE_STA, APTTYPEQUALIFIER_NONE};
constexpr apartment_type in_mta{S_OK, APTTYPE_MTA, APTTYPEQUALIFIER_NONE};
constexpr apartment_type in_implicit_mta{S_OK, APTTYPE_MTA, APTTYPEQUALIFIER_IMPLICIT_MTA};

/// The description of the thread's error info, which this takes away; empty when there is none.
inline std::string take_error_text() {
    IErrorInfo* info = nullptr;
    if (GetErrorInfo(0, &info) != S_OK)
        return {};
    BSTR text = nullptr;
    info->GetDescription(&text);
    info->Release();
    std::string result = comity::to_utf8(text ? std::u16string_view(text) : std::u16string_view());
    SysFreeString(text);
    return result;
}
