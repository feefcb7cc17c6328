// Weak references between objects of one module: a way to an object that does not keep it alive, for the
// child that has to find its parent, or the list that must not own its members.
#pragma once

#include <comity/com_ptr.hpp>
#include <comity/layer.hpp>

#include <atomic>
#include <mutex>
#include <utility>

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// In the list of implements: objects of this class can be the target of a weak_ref. Costs one pointer in the
/// object, and a small block of memory in those that are referred to.
struct weakly_referenced;

namespace detail {

/// Outlives the object; knows whether it still lives.
class weak_block {
public:
    explicit weak_block(void* object) noexcept : object_(object) {}

    void add_ref() noexcept { refs_.fetch_add(1, std::memory_order_relaxed); }
    void release() noexcept {
        if (refs_.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete this;
    }

    /// The object's last reference is gone.
    void expire() noexcept {
        std::lock_guard hold(mutex_);
        object_ = nullptr;
    }

    /// Calls `take(object)` while the object cannot go away, unless it has gone.
    template <class Take>
    bool with_object(Take&& take) noexcept {
        std::lock_guard hold(mutex_);
        return object_ != nullptr && take(object_);
    }

private:
    std::atomic<unsigned> refs_{1};
    // Held for a few instructions and never while calling out.
    std::mutex mutex_;
    void* object_;
};

} // namespace detail

/// Leads to a `T` (a class with weakly_referenced in its list) while that lives. Copying and destroying are
/// thread-safe with respect to the object, a weak_ref itself is not synchronised.
template <class T>
class weak_ref {
public:
    weak_ref() noexcept = default;

    /// Throws std::bad_alloc when the object has no block yet and none can be made.
    explicit weak_ref(T& object) : block_(object.weak_references()) { block_->add_ref(); }

    weak_ref(const weak_ref& other) noexcept : block_(other.block_) {
        if (block_ != nullptr)
            block_->add_ref();
    }
    weak_ref(weak_ref&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
    weak_ref& operator=(weak_ref other) noexcept {
        std::swap(block_, other.block_);
        return *this;
    }
    ~weak_ref() {
        if (block_ != nullptr)
            block_->release();
    }

    /// The object with a reference, or null when it is gone or in its destructor.
    com_ptr<T> lock() const noexcept {
        com_ptr<T> result;
        if (block_ != nullptr) {
            block_->with_object([&](void* object) {
                T* target = static_cast<T*>(object);
                if (!target->add_ref_if_alive())
                    return false;
                result.attach(target);
                return true;
            });
        }
        return result;
    }

private:
    detail::weak_block* block_ = nullptr;
};

} // namespace COMITY_LAYER_ABI
} // namespace comity
