// Rules about names that the Messenger and its services share: what a sign-in name and a group name may be,
// and when two of them are the same.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace comity::im {

/** The longest sign-in name in UTF-16 units: 64, '@' and 64 more. */
inline constexpr std::size_t max_signin_name = 129;
/** The longest service id: a GUID in braces. */
inline constexpr std::size_t max_service_id = 38;
/** The longest password since Windows Messenger 5.0. */
inline constexpr std::size_t max_password = 256;
/** The longest group name in UTF-16 units. No published limit was found; this one is ours. */
inline constexpr std::size_t max_group_name = 128;

constexpr bool is_line_break(char16_t unit) {
    return unit == u'\r' || unit == u'\n';
}
constexpr bool is_control(char16_t unit) {
    return unit < 0x20 || unit == 0x7f;
}

/** Whether a text could be a sign-in name where no space is allowed at all (IMessenger::Signin, GetContact).
 */
constexpr bool is_signin_name(std::u16string_view name) {
    return !name.empty() && name.size() <= max_signin_name &&
           std::none_of(name.begin(), name.end(),
                        [](char16_t unit) { return unit == u' ' || is_control(unit); });
}

/** Whether a text can stand for a contact in a VARIANT: the looser rule of the Messenger API's vContact. */
constexpr bool is_contact_text(std::u16string_view name) {
    return !name.empty() && name.size() <= max_signin_name && name.front() != u' ' &&
           std::none_of(name.begin(), name.end(), is_line_break);
}

constexpr std::u16string_view trim_spaces(std::u16string_view text) {
    while (!text.empty() && text.front() == u' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == u' ')
        text.remove_suffix(1);
    return text;
}

/** What is compared of a name: its ASCII letters in lower case, as SQLite's NOCASE compares them too. */
inline std::u16string name_key(std::u16string_view name) {
    std::u16string key(name);
    for (char16_t& unit : key)
        if (unit >= u'A' && unit <= u'Z')
            unit = static_cast<char16_t>(unit + (u'a' - u'A'));
    return key;
}

inline bool same_name(std::u16string_view left, std::u16string_view right) {
    return left.size() == right.size() && name_key(left) == name_key(right);
}

} // namespace comity::im
