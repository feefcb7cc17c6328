#include "idl_attributes.hpp"

#include <string>

#include "text.hpp"

namespace comity_tool {

namespace {

struct idl_token {
    std::string text;
    bool is_string = false;
};

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
}

/// Words, strings and single marks; comments and lines of the preprocessor are left out.
std::vector<idl_token> split(std::string_view text) {
    std::vector<idl_token> tokens;
    std::size_t at = 0;
    bool line_start = true;
    const auto skip_to = [&](std::string_view end, std::size_t from) {
        const std::size_t found = text.find(end, from);
        at = found == std::string_view::npos ? text.size() : found + end.size();
    };
    while (at < text.size()) {
        const char c = text[at];
        if (is_blank(c)) {
            line_start = line_start || c == '\n';
            ++at;
        } else if (c == '#' && line_start) {
            skip_to("\n", at);
        } else if (text.substr(at).starts_with("/*")) {
            skip_to("*/", at + 2);
        } else if (text.substr(at).starts_with("//")) {
            skip_to("\n", at);
            line_start = true;
        } else if (c == '"') {
            idl_token token{{}, true};
            for (++at; at < text.size() && text[at] != '"'; ++at) {
                if (text[at] == '\\' && at + 1 < text.size())
                    ++at;
                token.text += text[at];
            }
            ++at;
            tokens.push_back(std::move(token));
            line_start = false;
        } else {
            const std::size_t begin = at++;
            if (is_word(c))
                while (at < text.size() && is_word(text[at]))
                    ++at;
            tokens.push_back({std::string(text.substr(begin, at - begin)), false});
            line_start = false;
        }
    }
    return tokens;
}

/// Where the attribute block that ends at `close` begins; `close` when it does not begin.
std::size_t block_begin(const std::vector<idl_token>& tokens, std::size_t close) {
    int depth = 0;
    for (std::size_t i = close + 1; i-- > 0;) {
        if (tokens[i].is_string)
            continue;
        if (tokens[i].text == "]")
            ++depth;
        else if (tokens[i].text == "[" && --depth == 0)
            return i;
    }
    return close;
}

/// The value of `name(value)` between two places.
const std::string* attribute(const std::vector<idl_token>& tokens, std::size_t begin, std::size_t end,
                             const char* name) {
    for (std::size_t i = begin; i + 2 < end; ++i)
        if (!tokens[i].is_string && tokens[i].text == name && !tokens[i + 1].is_string &&
            tokens[i + 1].text == "(")
            return &tokens[i + 2].text;
    return nullptr;
}

} // namespace

std::vector<registered_class> read_class_attributes(std::string_view text) {
    std::vector<registered_class> result;
    const std::vector<idl_token> tokens = split(text);
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        if (tokens[i].is_string || tokens[i].text != "coclass" || tokens[i - 1].is_string ||
            tokens[i - 1].text != "]")
            continue;
        const std::size_t begin = block_begin(tokens, i - 1);
        const auto value = [&](const char* name) {
            const std::string* found = attribute(tokens, begin, i, name);
            return found != nullptr ? *found : std::string();
        };
        registered_class entry;
        const std::optional<GUID> clsid = parse_guid(value("uuid"));
        entry.progid = value("progid");
        entry.version_independent_progid = value("vi_progid");
        entry.threading = lower_case(value("threading"));
        if (!clsid ||
            (entry.progid.empty() && entry.version_independent_progid.empty() && entry.threading.empty()))
            continue;
        // What the compiler accepts and the catalog calls otherwise.
        if (entry.threading == "single")
            entry.threading.clear();
        entry.clsid = *clsid;
        entry.name = value("helpstring");
        if (entry.name.empty())
            entry.name = tokens[i + 1].text;
        result.push_back(std::move(entry));
    }
    return result;
}

} // namespace comity_tool
