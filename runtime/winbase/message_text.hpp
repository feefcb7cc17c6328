/// What FormatMessage makes of the text of a message: inserts, escapes, lines.
/// https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-formatmessagew
#pragma once

#include <array>
#include <cstdarg>
#include <optional>
#include <string>
#include <string_view>

#include <winerror.h>

#include "print_format.hpp"

namespace comity {

/// The arguments of inserts, each as wide as a pointer, in any order.
class insert_arguments {
public:
    static constexpr int most = 99;

    /// Without arguments.
    insert_arguments() = default;
    explicit insert_arguments(const std::uintptr_t* array) : array_(array) {}
    explicit insert_arguments(std::va_list list) : listed_(true) { va_copy(list_, list); }
    insert_arguments(const insert_arguments&) = delete;
    insert_arguments& operator=(const insert_arguments&) = delete;
    ~insert_arguments() {
        if (listed_)
            va_end(list_);
    }

    bool present() const { return array_ || listed_; }
    /// Where an insert's arguments begin: in an array at its number. In a list, numbers count inserts, and
    /// what stands for a width or a precision is not one of them.
    int first_of(int insert) const {
        if (array_)
            return insert - 1;
        const int known = value_of_[static_cast<std::size_t>(insert)];
        return known ? known - 1 : insert - 1 + passed_over_;
    }
    /// Says that the arguments of an insert are this many in front of its value.
    void used(int insert, int first, int in_front) {
        auto& known = value_of_[static_cast<std::size_t>(insert)];
        if (known)
            return;
        known = first + in_front + 1;
        passed_over_ += in_front;
    }
    bool reaches(int first) const { return array_ || first + 2 < static_cast<int>(values_.size()); }
    /// @param index counted from 0; up to two behind what reaches() agreed to
    std::uintptr_t at(int index) {
        if (array_)
            return array_[index];
        for (; read_ <= index; ++read_)
            values_[static_cast<std::size_t>(read_)] = va_arg(list_, std::uintptr_t);
        return values_[static_cast<std::size_t>(index)];
    }

private:
    const std::uintptr_t* array_ = nullptr;
    bool listed_ = false;
    std::va_list list_;
    std::array<std::uintptr_t, 2 * most> values_;
    int read_ = 0;
    std::array<int, most + 1> value_of_{}; // of an insert, counted from 1; 0 if it was not used yet
    int passed_over_ = 0;
};

/// The arguments of one insert, as print_conversion takes them.
class insert_cursor {
public:
    insert_cursor(insert_arguments& all, int first) : all_(all), first_(first), next_(first) {}

    /// How many were read.
    int taken() const { return next_ - first_; }

    // FormatMessage has no floating point.
    static constexpr bool has_reals = false;
    int number() { return static_cast<int>(all_.at(next_++)); }
    std::uint64_t integer(argument_size) { return all_.at(next_++); }
    const void* pointer() { return reinterpret_cast<const void*>(all_.at(next_++)); }

private:
    insert_arguments& all_;
    const int first_;
    int next_;
};

/// Lines of a message. With a width, a line that reaches it is broken at its last space, or behind what
/// reached it if there is none; inserts are not broken.
template <class Unit>
class message_lines {
public:
    /// @param width 0 for lines of any length
    explicit message_lines(std::size_t width) : width_(width) {}

    void put(Unit unit) {
        if (width_ && unit == ' ')
            space_ = text_.size();
        put_hard(unit);
    }
    /// At a space that is put so no line is broken.
    void put_hard(Unit unit) {
        text_.push_back(unit);
        wrap();
    }
    /// What stays together.
    template <class Make>
    bool insert(std::size_t length, Make&& make) {
        if (length > most || text_.size() > most - length)
            return false;
        const std::size_t before = text_.size();
        text_.resize(before + length);
        make(text_.data() + before, length);
        wrap();
        return true;
    }
    void end_line() {
        text_.push_back('\r');
        text_.push_back('\n');
        start();
    }
    void carriage_return() {
        text_.push_back('\r');
        start();
    }

    std::basic_string<Unit>& text() { return text_; }
    /// More than a message can have.
    bool too_long() const { return text_.size() > most; }

    /// Messages are documented to have at most 128 K bytes; their end is one of them here.
    static constexpr std::size_t most = 0x20000 / sizeof(Unit) - 1;

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void start() {
        line_ = text_.size();
        space_ = none;
    }
    void wrap() {
        if (!width_ || text_.size() - line_ < width_)
            return;
        if (space_ == none) {
            end_line();
            return;
        }
        std::size_t end = space_;
        while (end > line_ && text_[end - 1] == ' ')
            --end;
        constexpr Unit line_end[] = {'\r', '\n'};
        text_.replace(end, space_ + 1 - end, line_end, 2);
        line_ = end + 2;
        space_ = none;
    }

    const std::size_t width_;
    std::basic_string<Unit> text_;
    std::size_t line_ = 0; // where the line begins
    std::size_t space_ = none;
};

/// How the text of a message is to be read.
struct message_style {
    bool ignore_inserts = false;
    /// Line breaks are spaces, and only %n is one.
    bool own_lines = false;
    /// Where own_lines: the width that lines may have, 0 for any.
    std::size_t width = 0;
};

/// Makes the text of a message. @throws std::bad_alloc
/// @return ERROR_SUCCESS; ERROR_INVALID_PARAMETER for a percent sign at the end, a conversion that does not
/// end, an insert without arguments; ERROR_MORE_DATA for a text that is too long
template <class Unit>
class message_maker {
public:
    message_maker(std::basic_string_view<Unit> source, insert_arguments& arguments, message_style style)
        : rest_(source), arguments_(arguments), style_(style), lines_(style.own_lines ? style.width : 0) {}

    DWORD run(std::basic_string<Unit>& out) {
        while (!rest_.empty() && !ended_ && !lines_.too_long()) {
            const Unit c = take();
            if (c == '%') {
                if (const DWORD error = escape())
                    return error;
            } else if (c == '\r' || c == '\n') {
                if (c == '\r' && next() == '\n')
                    take();
                if (style_.own_lines)
                    lines_.put(' ');
                else
                    lines_.end_line();
            } else {
                lines_.put(c);
            }
        }
        if (lines_.too_long())
            return ERROR_MORE_DATA;
        out = std::move(lines_.text());
        return ERROR_SUCCESS;
    }

private:
    Unit take() {
        const Unit c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    Unit next() const { return rest_.empty() ? Unit{} : rest_.front(); }

    DWORD escape() {
        if (rest_.empty())
            return ERROR_INVALID_PARAMETER;
        const Unit c = next();
        switch (c) {
        case '0':
            ended_ = true;
            return ERROR_SUCCESS;
        case 'n':
            take();
            lines_.end_line();
            return ERROR_SUCCESS;
        case 'r':
            take();
            lines_.carriage_return();
            return ERROR_SUCCESS;
        case 't':
            take();
            if (style_.own_lines)
                lines_.end_line();
            else
                lines_.put('\t');
            return ERROR_SUCCESS;
        default:
            break;
        }
        if (style_.ignore_inserts) {
            lines_.put('%');
            lines_.put_hard(take());
            return ERROR_SUCCESS;
        }
        if (c >= '1' && c <= '9')
            return insert();
        lines_.put_hard(take());
        return ERROR_SUCCESS;
    }

    DWORD insert() {
        int number = take() - '0';
        if (next() >= '0' && next() <= '9')
            number = number * 10 + (take() - '0');
        std::basic_string<Unit> conversion(1, 's');
        if (next() == '!') {
            take();
            const std::size_t end = rest_.find('!');
            if (end == rest_.npos)
                return ERROR_INVALID_PARAMETER;
            conversion.assign(rest_.substr(0, end));
            rest_.remove_prefix(end + 1);
        }
        if (!arguments_.present())
            return ERROR_INVALID_PARAMETER;
        const int first = arguments_.first_of(number);
        if (!arguments_.reaches(first))
            return ERROR_INVALID_PARAMETER;
        const auto print = [&](Unit* to, std::size_t room) {
            text_sink<Unit> sink(to, room);
            insert_cursor cursor(arguments_, first);
            const Unit* at = conversion.c_str();
            const conversion_spec spec = print_detail::read_spec(at, cursor);
            arguments_.used(number, first, cursor.taken());
            print_conversion(sink, spec, cursor);
            sink.append(at, conversion.size() - static_cast<std::size_t>(at - conversion.c_str()));
            return sink.length();
        };
        return lines_.insert(print(nullptr, 0), print) ? ERROR_SUCCESS : ERROR_MORE_DATA;
    }

    std::basic_string_view<Unit> rest_;
    insert_arguments& arguments_;
    const message_style style_;
    message_lines<Unit> lines_;
    bool ended_ = false;
};

} // namespace comity
