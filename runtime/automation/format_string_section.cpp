/// Texts by format strings: @ & < > !
#include "format_sections.hpp"

#include "case_mapping.hpp"

namespace comity {

void write_string(token_reader section, std::u16string_view text, LCID lcid, format_text& out) {
    std::size_t places = 0;
    bool from_left = false;
    token what_case = token::left_to_right; // none
    token_value token;
    for (token_reader reader = section; reader.next(token);) {
        switch (token.what) {
        case token::character_or_space:
        case token::character_or_nothing:
            places += token.count;
            break;
        case token::left_to_right:
            from_left = true;
            break;
        case token::lower_case:
        case token::upper_case:
            if (what_case != token::lower_case) // of both it is the lower one
                what_case = token.what;
            break;
        default:
            break;
        }
    }
    const auto put_text = [&](std::u16string_view part) {
        if (what_case == token::left_to_right) {
            out.put(part);
            return;
        }
        for (char16_t c : part) {
            char16_t mapped;
            map_case(lcid, what_case == token::upper_case ? letter_case::upper : letter_case::lower,
                     casing::linguistic, {&c, 1}, &mapped);
            out.put(mapped);
        }
    };
    // Placeholders are filled from the right, so what is too long stands in front of all; filled from the
    // left it stands behind.
    std::size_t missing = 0; // placeholders, counted from the left, that get no character
    if (!from_left && text.size() > places) {
        put_text(text.substr(0, text.size() - places));
        text.remove_prefix(text.size() - places);
    } else if (!from_left) {
        missing = places - text.size();
    }
    for (token_reader reader = section; reader.next(token);) {
        switch (token.what) {
        case token::narrow_literal:
        case token::wide_literal:
            for (std::size_t i = 0; i < token.count; ++i)
                out.put(token.character(i));
            break;
        case token::percent:
            out.put(u'%');
            break;
        case token::character_or_space:
        case token::character_or_nothing:
            for (std::size_t i = 0; i < token.count; ++i) {
                if (missing == 0 && !text.empty()) {
                    put_text(text.substr(0, 1));
                    text.remove_prefix(1);
                } else {
                    missing -= missing > 0;
                    if (token.what == token::character_or_space)
                        out.put(u' ');
                }
            }
            break;
        default:
            break;
        }
    }
    put_text(text);
}

} // namespace comity
