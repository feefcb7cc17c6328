#include "format_tokens.hpp"

namespace comity {

bool token_reader::next(token_value& out) {
    if (at_ == end_)
        return false;
    const BYTE what = *at_++;
    out.what = static_cast<token>(what);
    out.count = 1;
    if (what == 0 || what >= token_count) {
        malformed_ = true;
        return false;
    }
    const auto operand = [this](BYTE& value) {
        malformed_ |= at_ == end_;
        value = malformed_ ? BYTE{0} : *at_++;
    };
    switch (out.what) {
    case token::narrow_literal:
    case token::wide_literal: {
        operand(out.count);
        out.is_wide = out.what == token::wide_literal;
        out.text = at_;
        const std::size_t bytes = out.is_wide ? 2 * std::size_t{out.count} : out.count;
        malformed_ |= static_cast<std::size_t>(end_ - at_) < bytes;
        if (!malformed_)
            at_ += bytes;
        break;
    }
    case token::exponent:
        operand(out.flags);
        operand(out.count);
        break;
    case token::zeros:
    case token::digits:
    case token::thousandth:
    case token::character_or_space:
    case token::character_or_nothing:
        operand(out.count);
        break;
    default:
        break;
    }
    return !malformed_;
}

HRESULT read_tokens(const BYTE* tokens, format_tokens& out) noexcept {
    constexpr std::size_t head = 6;
    if (tokens[0] == 0)
        return S_OK;
    if (tokens[0] != 1)
        return E_INVALIDARG;
    const std::size_t size = tokens[1] | std::size_t{tokens[2]} << 8 | std::size_t{tokens[3]} << 16;
    if (size < head || (tokens[4] & 15) > 7 || tokens[4] >> 4 > 3 || tokens[5] >= format_kind_count)
        return E_INVALIDARG;
    out.is_empty = false;
    out.first_day = tokens[4] & 15;
    out.first_week = tokens[4] >> 4;
    out.kind = static_cast<format_kind>(tokens[5]);
    const BYTE* const end = tokens + size;
    const BYTE* begin = tokens + head;
    token_reader reader(begin, end);
    token_value value;
    for (;;) {
        const BYTE* before = reader.position();
        const bool more = reader.next(value);
        if (reader.is_malformed())
            return E_INVALIDARG;
        if (more && value.what != token::section)
            continue;
        if (out.section_count == most_sections)
            return E_INVALIDARG;
        out.sections[out.section_count++] = token_reader(begin, before);
        if (!more)
            return S_OK;
        begin = reader.position();
    }
}

} // namespace comity
