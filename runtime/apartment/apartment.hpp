/// Apartments: who may call the objects that live here. Each thread is in one, or in none.
/// https://learn.microsoft.com/windows/win32/com/processes--threads--and-apartments
#pragma once

#include <cstdint>
#include <memory>

#include <objbase.h>

namespace comity {

enum class apartment_kind {
    single_threaded, ///< one thread, its own
    multi_threaded,  ///< one for the process, shared by every thread that asked for it
};

/// One apartment, from the first entry to the last exit. Immutable: what is known about it, anybody may keep.
class apartment {
public:
    apartment(apartment_kind kind, bool is_main, std::uint64_t id) noexcept
        : kind_(kind), is_main_(is_main), id_(id) {}

    apartment_kind kind() const noexcept { return kind_; }

    /// Whether this is the main single-threaded apartment: the first one of those now in the process. Classes
    /// that name no threading model live there.
    bool is_main() const noexcept { return is_main_; }

    /// Never zero, and never used again for another apartment of this process.
    std::uint64_t id() const noexcept { return id_; }

private:
    apartment_kind kind_;
    bool is_main_;
    std::uint64_t id_;
};

/// The apartment of the calling thread; null when it is in none. A thread that has not entered one itself
/// belongs to the multi-threaded apartment as long as that exists ("implicit MTA").
std::shared_ptr<const apartment> current_apartment() noexcept;

/// current_apartment() for a function that cannot work without: CO_E_NOTINITIALIZED, with error info that
/// names the function, the thread and the call that is missing, when there is none.
HRESULT require_apartment(const char* function, std::shared_ptr<const apartment>& entered) noexcept;

/// Port, defined by runtime/activation: `closed` has been left for good. Called without any lock held, on the
/// thread that left it, which counts as being inside until this returns; what the apartment registered is
/// given up here. `last`: no apartment is left in the process.
void apartment_closed(const apartment& closed, bool last) noexcept;

} // namespace comity
