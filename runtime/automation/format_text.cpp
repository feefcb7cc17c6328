#include "format_text.hpp"

#include <new>

namespace comity {

bool format_text::grow(std::size_t more) {
    // More than any BSTR can hold is as good as no memory.
    constexpr std::size_t most = 0x7ffffff0 / sizeof(char16_t);
    if (failed_ || more > most - length_) {
        failed_ = true;
        return false;
    }
    std::size_t wanted = length_ + more;
    wanted = wanted > most / 2 ? most : wanted * 2;
    auto* bigger = static_cast<char16_t*>(::operator new(wanted * sizeof(char16_t), std::nothrow));
    if (!bigger) {
        failed_ = true;
        return false;
    }
    std::memcpy(bigger, data_, length_ * sizeof(char16_t));
    if (data_ != short_)
        ::operator delete(data_);
    data_ = bigger;
    capacity_ = wanted;
    return true;
}

} // namespace comity
