// Values and locales out of the bytes of a fuzzer.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include <oleauto.h>

namespace fuzzing {

class input {
public:
    input(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

    std::uint8_t byte() {
        std::uint8_t value = 0;
        take(&value, 1);
        return value;
    }

    // Zeros follow the end.
    void take(void* out, std::size_t bytes) {
        const std::size_t there = std::min(bytes, size_);
        std::memset(out, 0, bytes);
        if (there > 0)
            std::memcpy(out, data_, there);
        data_ += there;
        size_ -= there;
    }

    LCID locale() {
        static constexpr LCID locales[] = {0x409, 0x7f, 0x407, 0x40c, 0x411, 0x41f, 0x415, 0x439};
        return locales[byte() % 8];
    }

    std::u16string rest() {
        std::u16string text(size_ / 2, u'\0');
        take(text.data(), text.size() * 2);
        return text;
    }

    std::vector<BYTE> rest_bytes() {
        std::vector<BYTE> bytes(data_, data_ + size_);
        size_ = 0;
        return bytes;
    }

private:
    const std::uint8_t* data_;
    std::size_t size_;
};

// A type in one byte, then eight bytes of value; for a text its length in a byte and its characters.
class fuzzed_value {
public:
    explicit fuzzed_value(input& in) {
        static constexpr VARTYPE types[] = {VT_EMPTY, VT_NULL, VT_I1,   VT_I2,    VT_I4,   VT_I8,
                                            VT_UI1,   VT_UI2,  VT_UI4,  VT_UI8,   VT_R4,   VT_R8,
                                            VT_CY,    VT_DATE, VT_BOOL, VT_ERROR, VT_BSTR, VT_DECIMAL};
        VariantInit(&value_);
        const VARTYPE type = types[in.byte() % (sizeof types / sizeof *types)];
        if (type == VT_BSTR) {
            std::u16string text(in.byte(), u'\0');
            in.take(text.data(), text.size() * 2);
            V_BSTR(&value_) = SysAllocStringLen(text.data(), static_cast<UINT>(text.size()));
        } else if (type == VT_DECIMAL) {
            in.take(&V_DECIMAL(&value_), sizeof(DECIMAL));
        } else {
            in.take(&V_I8(&value_), 8);
        }
        V_VT(&value_) = type;
    }
    fuzzed_value(const fuzzed_value&) = delete;
    fuzzed_value& operator=(const fuzzed_value&) = delete;
    ~fuzzed_value() { VariantClear(&value_); }

    VARIANT* get() { return &value_; }

private:
    VARIANT value_;
};

} // namespace fuzzing
