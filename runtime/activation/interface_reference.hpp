/// One reference to a COM object, with an owner.
#pragma once

#include <utility>

#include <unknwn.h>

namespace comity {

/// Owns one reference to an object, or is null, and releases it. The runtime's own: components have
/// <comity/com_ptr.hpp>.
template <class Interface>
class interface_reference {
public:
    interface_reference() noexcept = default;
    interface_reference(const interface_reference&) = delete;
    interface_reference& operator=(const interface_reference&) = delete;
    ~interface_reference() {
        if (object_)
            object_->Release();
    }

    Interface* operator->() const noexcept { return object_; }

    /// For an out parameter. Only while nothing is owned.
    Interface** put() noexcept { return &object_; }
    void** put_void() noexcept { return reinterpret_cast<void**>(&object_); }

    /// Gives the reference to the caller.
    Interface* detach() noexcept { return std::exchange(object_, nullptr); }

private:
    Interface* object_ = nullptr;
};

} // namespace comity
