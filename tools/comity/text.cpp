#include "text.hpp"

#include <cstdio>

#include <comity/bstr.hpp>
#include <comity/hresult.h>

namespace comity_tool {

std::string guid_text(const GUID& guid) {
    char text[40];
    std::snprintf(text, sizeof text, "{%08X-%04X-%04X-%02X%02X-%02X%02X%02X%02X%02X%02X}", guid.Data1,
                  guid.Data2, guid.Data3, guid.Data4[0], guid.Data4[1], guid.Data4[2], guid.Data4[3],
                  guid.Data4[4], guid.Data4[5], guid.Data4[6], guid.Data4[7]);
    return text;
}

std::optional<GUID> parse_guid(std::string_view text) {
    std::string braced(text);
    if (!braced.empty() && braced.front() != '{')
        braced = '{' + braced + '}';
    // IIDFromString takes identifiers only; CLSIDFromString would look for a ProgID of that name.
    GUID guid;
    if (FAILED(IIDFromString(comity::bstr(std::string_view(braced)).get(), &guid)) || braced.empty())
        return std::nullopt;
    return guid;
}

std::string hex_text(std::uint32_t value, int digits) {
    char text[16];
    std::snprintf(text, sizeof text, "0x%0*X", digits, value);
    return text;
}

std::string quoted_text(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (c == '\t') {
            result += "\\t";
        } else if (c == '\r') {
            result += "\\r";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04X", static_cast<unsigned>(c));
            result += escaped;
        } else {
            result += c;
        }
    }
    return result + '"';
}

std::string lower_case(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    return left.size() == right.size() && lower_case(left) == lower_case(right);
}

std::string hresult_label(HRESULT hr) {
    const std::string number = hex_text(static_cast<std::uint32_t>(hr), 8);
    const char* name = comity_hresult_name(hr);
    return name != nullptr ? std::string(name) + " (" + number + ')' : number;
}

} // namespace comity_tool
