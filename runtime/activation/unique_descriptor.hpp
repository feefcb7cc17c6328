/// A file descriptor with an owner.
#pragma once

#include <utility>

#include <unistd.h>

namespace comity {

/// Owns a file descriptor, or -1 for none, and closes it.
class unique_descriptor {
public:
    unique_descriptor() noexcept = default;
    explicit unique_descriptor(int descriptor) noexcept : descriptor_(descriptor) {}
    unique_descriptor(unique_descriptor&& other) noexcept
        : descriptor_(std::exchange(other.descriptor_, -1)) {}
    unique_descriptor& operator=(unique_descriptor&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~unique_descriptor() {
        if (descriptor_ >= 0)
            close(descriptor_);
    }

    int get() const noexcept { return descriptor_; }
    explicit operator bool() const noexcept { return descriptor_ >= 0; }

private:
    int descriptor_ = -1;
};

} // namespace comity
