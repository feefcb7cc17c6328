/// A text that grows while a value is formatted: short ones on the stack, so that the result is the only
/// allocation.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

#include <oleauto.h>

namespace comity {

class format_text {
public:
    format_text() = default;
    format_text(const format_text&) = delete;
    format_text& operator=(const format_text&) = delete;
    ~format_text() {
        if (data_ != short_)
            ::operator delete(data_);
    }

    void put(char16_t c) {
        if (length_ < capacity_ || grow(1))
            data_[length_++] = c;
    }
    void put(std::u16string_view text) {
        if (text.size() > capacity_ - length_ && !grow(text.size()))
            return;
        text.copy(data_ + length_, text.size());
        length_ += text.size();
    }
    /// A number that is not negative, with at least so many digits.
    void put_number(int value, int least_digits) {
        char16_t digits[10];
        int count = 0;
        for (; (value != 0 || count < least_digits) && count < 10; value /= 10)
            digits[count++] = static_cast<char16_t>(u'0' + value % 10);
        while (count > 0)
            put(digits[--count]);
    }

    std::size_t size() const { return length_; }
    std::u16string_view view() const { return {data_, length_}; }

    /// @return S_OK, or E_OUTOFMEMORY, also if memory was out earlier
    HRESULT to_bstr(BSTR& out) const {
        if (failed_)
            return E_OUTOFMEMORY;
        out = SysAllocStringLen(data_, static_cast<UINT>(length_));
        return out ? S_OK : E_OUTOFMEMORY;
    }

private:
    bool grow(std::size_t more);

    static constexpr std::size_t short_size = 192;
    char16_t short_[short_size];
    char16_t* data_ = short_;
    std::size_t length_ = 0;
    std::size_t capacity_ = short_size;
    bool failed_ = false;
};

} // namespace comity
