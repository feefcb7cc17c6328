#include "registration_script.hpp"

#include "text.hpp"

namespace comity_tool {

namespace {

struct script_key {
    std::string name;
    std::string value;
    bool is_value = false; ///< a `val`, not a key
    std::vector<script_key> children;

    const script_key* find(std::string_view wanted) const {
        for (const script_key& child : children)
            if (equal_ignoring_case(child.name, wanted))
                return &child;
        return nullptr;
    }

    std::string value_of(std::string_view wanted) const {
        const script_key* child = find(wanted);
        return child != nullptr ? child->value : std::string();
    }
};

class parser {
public:
    explicit parser(std::string_view text) : text_(text) { advance(); }

    script_key parse() {
        script_key root;
        while (kind_ != token::end)
            root.children.push_back(parse_key(0));
        return root;
    }

private:
    enum class token { word, open, close, equals, end };

    [[noreturn]] void fail(const std::string& what) const {
        throw tool_error("registration script, line " + std::to_string(line_) + ": " + what);
    }

    void advance() {
        while (place_ < text_.size() && (text_[place_] == ' ' || text_[place_] == '\t' ||
                                         text_[place_] == '\r' || text_[place_] == '\n')) {
            if (text_[place_] == '\n')
                ++line_;
            ++place_;
        }
        word_.clear();
        quoted_ = false;
        if (place_ == text_.size()) {
            kind_ = token::end;
            return;
        }
        const char c = text_[place_];
        // A GUID without quotes begins with a brace too; a block's brace stands alone.
        if (c == '{' && !parse_guid(text_.substr(place_, 38))) {
            kind_ = token::open;
            ++place_;
        } else if (c == '}') {
            kind_ = token::close;
            ++place_;
        } else if (c == '=') {
            kind_ = token::equals;
            ++place_;
        } else if (c == '\'') {
            read_quoted();
        } else {
            kind_ = token::word;
            while (place_ < text_.size() &&
                   std::string_view(" \t\r\n=").find(text_[place_]) == std::string_view::npos)
                word_ += text_[place_++];
        }
    }

    void read_quoted() {
        kind_ = token::word;
        quoted_ = true;
        for (++place_; place_ < text_.size(); ++place_) {
            if (text_[place_] == '\n')
                break;
            if (text_[place_] != '\'') {
                word_ += text_[place_];
            } else if (place_ + 1 < text_.size() && text_[place_ + 1] == '\'') {
                word_ += text_[++place_]; // two quotes stand for one
            } else {
                ++place_;
                return;
            }
        }
        fail("the closing quote is missing");
    }

    bool at_keyword(const char* keyword) const {
        return kind_ == token::word && !quoted_ && equal_ignoring_case(word_, keyword);
    }

    script_key parse_key(int depth) {
        if (depth > 32)
            fail("keys are nested too deeply");
        script_key key;
        while (at_keyword("NoRemove") || at_keyword("ForceRemove") || at_keyword("Delete") ||
               at_keyword("val")) {
            key.is_value = at_keyword("val");
            advance();
        }
        if (kind_ != token::word)
            fail("the name of a key is missing");
        key.name = word_;
        advance();
        if (kind_ == token::equals) {
            advance();
            if (!at_keyword("s") && !at_keyword("d") && !at_keyword("b") && !at_keyword("m") &&
                !at_keyword("e"))
                fail("a value begins with its type: s, d, b, m or e");
            advance();
            if (kind_ != token::word)
                fail("a value is missing");
            key.value = word_;
            advance();
        }
        if (kind_ == token::open && !key.is_value) {
            advance();
            while (kind_ != token::close) {
                if (kind_ == token::end)
                    fail("a '}' is missing");
                key.children.push_back(parse_key(depth + 1));
            }
            advance();
        }
        return key;
    }

    std::string_view text_;
    std::size_t place_ = 0;
    int line_ = 1;
    token kind_ = token::end;
    std::string word_;
    bool quoted_ = false;
};

} // namespace

std::vector<registered_class> parse_registration_script(std::string_view text) {
    std::vector<registered_class> result;
    const script_key script = parser(text).parse();
    const script_key* root = script.find("HKCR");
    const script_key* classes = root != nullptr ? root->find("CLSID") : nullptr;
    if (classes == nullptr)
        return result;
    for (const script_key& key : classes->children) {
        registered_class entry;
        const std::optional<GUID> clsid = parse_guid(key.name);
        if (!clsid)
            throw tool_error("registration script: \"" + key.name + "\" is not a CLSID");
        entry.clsid = *clsid;
        entry.name = key.value;
        entry.progid = key.value_of("ProgID");
        entry.version_independent_progid = key.value_of("VersionIndependentProgID");
        if (const script_key* server = key.find("InprocServer32"))
            entry.threading = lower_case(server->value_of("ThreadingModel"));
        result.push_back(std::move(entry));
    }
    return result;
}

} // namespace comity_tool
