/// Formatting in one line, for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "variant_tools.hpp"

namespace comity::test {

/// The text is read after the call whose result stands beside it.
inline std::string result_of(HRESULT hr, const BSTR& text) {
    std::string out;
    switch (hr) {
    case S_OK:
        out = text_of(text);
        break;
    case E_INVALIDARG:
        out = "invalid";
        break;
    case DISP_E_TYPEMISMATCH:
        out = "mismatch";
        break;
    case DISP_E_BADVARTYPE:
        out = "bad type";
        break;
    default:
        out = "failed";
        break;
    }
    if (FAILED(hr) && text)
        out += ", and left a text";
    SysFreeString(text);
    return out;
}

/// By tokens in a buffer of exactly the size they need.
inline std::string formatted_in(LCID lcid, const value& in, std::u16string format, int first_day = 0,
                                int first_week = 0) {
    std::vector<BYTE> tokens(format.size() * 4 + 32);
    int used = 0;
    HRESULT hr = VarTokenizeFormatString(format.data(), tokens.data(), static_cast<int>(tokens.size()),
                                         first_day, first_week, lcid, &used);
    if (FAILED(hr))
        return hr == E_INVALIDARG ? "invalid" : "failed";
    std::vector<BYTE> exact(tokens.begin(), tokens.begin() + (used == 0 ? 1 : used));
    BSTR text = nullptr;
    hr = VarFormatFromTokens(const_cast<VARIANT*>(in.get()), nullptr, exact.data(), 0, &text, lcid);
    return result_of(hr, text);
}

/// By VarFormat, and by tokens as well: they have to agree.
inline std::string formatted(const value& in, std::u16string format, int first_day = 0, int first_week = 0) {
    BSTR text = reinterpret_cast<BSTR>(1);
    const HRESULT hr =
        VarFormat(const_cast<VARIANT*>(in.get()), format.data(), first_day, first_week, 0, &text);
    const std::string direct = result_of(hr, text);
    const std::string by_tokens = formatted_in(LOCALE_USER_DEFAULT, in, format, first_day, first_week);
    return direct == by_tokens ? direct : direct + " but by tokens " + by_tokens;
}

} // namespace comity::test
