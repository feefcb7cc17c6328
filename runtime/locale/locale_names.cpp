#include "locale_data.hpp"

#include <unicode/uloc.h>

#include "icu_locale.hpp"

namespace comity {

LCID lcid_of_name(std::u16string_view name) noexcept {
    if (name.empty())
        return lcid_invariant;
    // LOCALE_NAME_MAX_LENGTH, with the NUL
    constexpr std::size_t longest = 85;
    if (name.size() >= longest)
        return 0;
    char tag[longest];
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char16_t c = name[i];
        const bool allowed =
            (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
        if (!allowed)
            return 0;
        tag[i] = static_cast<char>(c);
    }
    tag[name.size()] = '\0';
    char icu_name[128];
    std::int32_t parsed = 0;
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(tag, icu_name, sizeof icu_name, &parsed, &status);
    if (U_FAILURE(status) || static_cast<std::size_t>(parsed) != name.size())
        return 0;
    const LCID lcid = uloc_getLCID(icu_name);
    const locale_data* data = find_locale(lcid);
    if (!data)
        return 0;
    // ICU falls back from an unknown country to the language; a name of a locale has to be the whole of it.
    char country[8];
    status = U_ZERO_ERROR;
    return uloc_getCountry(icu_name, country, sizeof country, &status) > 0 && SUBLANGID(lcid) == 0 ? 0 : lcid;
}

} // namespace comity
