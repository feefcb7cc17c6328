#include "call_expression.hpp"

#include "text.hpp"

namespace comity_tool {

namespace {

bool is_name_start(char c) {
    // Names beyond ASCII are legal, so every byte of a UTF-8 sequence counts as a letter.
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_name_part(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9');
}

class parser {
public:
    explicit parser(std::string_view text) : text_(text) {}

    call_expression parse() {
        call_expression expression;
        do {
            skip_blanks();
            expression.steps.push_back(parse_step());
            skip_blanks();
        } while (take('.'));
        if (take('=')) {
            skip_blanks();
            literal value;
            if (at_quote()) {
                value = parse_quoted();
                skip_blanks();
            } else {
                // To the end, blanks and all: the shell has done the splitting.
                value.text = std::string(text_.substr(place_));
                place_ = text_.size();
            }
            expression.value = std::move(value);
        }
        if (place_ != text_.size())
            fail("unexpected text");
        return expression;
    }

    literal parse_single() {
        literal result;
        std::size_t end = 0;
        while (end < text_.size() && is_name_part(text_[end]))
            ++end;
        if (end != 0 && is_name_start(text_[0]) && text_.substr(end).starts_with(":=")) {
            result.name = std::string(text_.substr(0, end));
            place_ = end + 2;
        }
        if (at_quote() && text_.size() >= place_ + 2 && text_.back() == text_[place_]) {
            const std::string name = std::move(result.name);
            result = parse_quoted();
            result.name = name;
            if (place_ != text_.size())
                fail("unexpected text behind the closing quote");
        } else {
            result.text = std::string(text_.substr(place_));
        }
        return result;
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw tool_error(what + " at character " + std::to_string(place_ + 1) + " of: " + std::string(text_));
    }

    bool at_quote() const { return place_ < text_.size() && (text_[place_] == '"' || text_[place_] == '\''); }

    bool take(char c) {
        if (place_ >= text_.size() || text_[place_] != c)
            return false;
        ++place_;
        return true;
    }

    void skip_blanks() {
        while (place_ < text_.size() && (text_[place_] == ' ' || text_[place_] == '\t'))
            ++place_;
    }

    std::string parse_name() {
        const std::size_t begin = place_;
        if (place_ < text_.size() && is_name_start(text_[place_]))
            while (place_ < text_.size() && is_name_part(text_[place_]))
                ++place_;
        if (begin == place_)
            fail("the name of a member is missing");
        return std::string(text_.substr(begin, place_ - begin));
    }

    call_step parse_step() {
        call_step step;
        step.name = parse_name();
        skip_blanks();
        const char close = take('(') ? ')' : take('[') ? ']' : '\0';
        if (close == '\0')
            return step;
        step.has_parentheses = true;
        skip_blanks();
        if (take(close))
            return step;
        do {
            skip_blanks();
            step.arguments.push_back(parse_listed_argument(close));
            skip_blanks();
        } while (take(','));
        if (!take(close))
            fail(std::string("'") + close + "' is missing");
        return step;
    }

    literal parse_listed_argument(char close) {
        literal result;
        const std::size_t begin = place_;
        if (place_ < text_.size() && is_name_start(text_[place_])) {
            const std::string name = parse_name();
            skip_blanks();
            if (text_.substr(place_).starts_with(":=")) {
                place_ += 2;
                skip_blanks();
                result.name = name;
            } else {
                place_ = begin;
            }
        }
        if (at_quote()) {
            const std::string name = std::move(result.name);
            result = parse_quoted();
            result.name = name;
            return result;
        }
        const std::size_t value = place_;
        while (place_ < text_.size() && text_[place_] != ',' && text_[place_] != close)
            ++place_;
        result.text = std::string(text_.substr(value, place_ - value));
        while (!result.text.empty() && (result.text.back() == ' ' || result.text.back() == '\t'))
            result.text.pop_back();
        return result;
    }

    /// Either kind of quote; the same kind doubled, or behind a backslash, stands for itself.
    literal parse_quoted() {
        literal result;
        result.in_quotes = true;
        const char quote = text_[place_++];
        while (place_ < text_.size()) {
            const char c = text_[place_++];
            const char next = place_ < text_.size() ? text_[place_] : '\0';
            if (c == quote) {
                if (next != quote)
                    return result;
                ++place_;
            } else if (c == '\\' && (next == quote || next == '\\')) {
                result.text += next;
                ++place_;
                continue;
            }
            result.text += c;
        }
        fail("the closing quote is missing");
    }

    std::string_view text_;
    std::size_t place_ = 0;
};

} // namespace

call_expression parse_call_expression(std::string_view text) {
    return parser(text).parse();
}

literal parse_argument(std::string_view text) {
    return parser(text).parse_single();
}

} // namespace comity_tool
