// Enumerators: IEnumVARIANT, IEnumUnknown and their kind over any range.
#pragma once

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/implements.hpp>
#include <comity/layer.hpp>
#include <comity/variant.hpp>

#include <oaidl.h>
#include <objidl.h>
#include <ocidl.h>

#include <algorithm>
#include <atomic>
#include <concepts>
#include <cstddef>
#include <memory>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

namespace comity {
inline namespace COMITY_LAYER_ABI {
namespace detail {

/// How an enumerator interface gives out its elements: `stored` is what the snapshot owns, `give` writes a
/// copy that the caller will own, `take_back` undoes give. Whether the count of elements may be left unasked
/// is the interface's rule.
template <class Enumerator>
struct enumerator_traits;

template <>
struct enumerator_traits<IEnumVARIANT> {
    using element = VARIANT;
    using stored = variant;
    // "The number of elements returned, or NULL", whatever was asked for:
    // https://learn.microsoft.com/windows/win32/api/oaidl/nf-oaidl-ienumvariant-next
    static constexpr bool count_is_optional = true;
    static HRESULT give(const variant& value, VARIANT& out) noexcept {
        VariantInit(&out);
        return VariantCopy(&out, const_cast<variant*>(&value));
    }
    static void take_back(VARIANT& out) noexcept { VariantClear(&out); }
};

template <class Interface>
struct pointer_enumerator_traits {
    using element = Interface*;
    using stored = com_ptr<Interface>;
    static constexpr bool count_is_optional = false;
    static HRESULT give(const stored& value, element& out) noexcept { return value.copy_to(&out); }
    static void take_back(element& out) noexcept {
        if (out != nullptr)
            std::exchange(out, nullptr)->Release();
    }
};
template <>
struct enumerator_traits<IEnumUnknown> : pointer_enumerator_traits<IUnknown> {};
template <>
struct enumerator_traits<IEnumConnectionPoints> : pointer_enumerator_traits<IConnectionPoint> {};

/// One connection, with the sink it leads to.
struct connection_record {
    com_ptr<IUnknown> sink;
    DWORD cookie = 0;
};
template <>
struct enumerator_traits<IEnumConnections> {
    using element = CONNECTDATA;
    using stored = connection_record;
    static constexpr bool count_is_optional = false;
    static HRESULT give(const stored& value, CONNECTDATA& out) noexcept {
        out.dwCookie = value.cookie;
        return value.sink.copy_to(&out.pUnk);
    }
    static void take_back(CONNECTDATA& out) noexcept {
        out.dwCookie = 0;
        if (out.pUnk != nullptr)
            std::exchange(out.pUnk, nullptr)->Release();
    }
};

/// An enumerator over a snapshot that its clones share. Thread-safe: two threads that call Next on one
/// enumerator get different elements.
template <class Enumerator>
class snapshot_enumerator final : public implements<snapshot_enumerator<Enumerator>, Enumerator> {
    using traits = enumerator_traits<Enumerator>;

public:
    using element = typename traits::element;
    using snapshot = std::shared_ptr<const std::vector<typename traits::stored>>;

    snapshot_enumerator(snapshot elements, std::size_t position) noexcept
        : elements_(std::move(elements)), position_(position) {}

    /// S_OK when all that was asked for was there, S_FALSE when fewer were. Elements beyond the count are not
    /// written.
    HRESULT STDMETHODCALLTYPE Next(ULONG count, element* out, ULONG* fetched) noexcept override {
        if (fetched != nullptr)
            *fetched = 0;
        if (out == nullptr && count != 0)
            return E_POINTER;
        if (fetched == nullptr && count > 1 && !traits::count_is_optional)
            return E_POINTER;
        const std::size_t first = advance(count);
        const std::size_t taken = std::min<std::size_t>(count, elements_->size() - first);
        for (std::size_t i = 0; i < taken; ++i) {
            const HRESULT hr = traits::give((*elements_)[first + i], out[i]);
            if (FAILED(hr)) {
                while (i-- > 0)
                    traits::take_back(out[i]);
                return hr;
            }
        }
        if (fetched != nullptr)
            *fetched = static_cast<ULONG>(taken);
        return taken == count ? S_OK : S_FALSE;
    }

    /// S_FALSE when the end came first; the position is then the end.
    HRESULT STDMETHODCALLTYPE Skip(ULONG count) noexcept override {
        const std::size_t first = advance(count);
        return elements_->size() - first >= count ? S_OK : S_FALSE;
    }

    HRESULT STDMETHODCALLTYPE Reset() noexcept override {
        position_.store(0);
        return S_OK;
    }

    /// A new enumerator at the same position.
    HRESULT STDMETHODCALLTYPE Clone(Enumerator** out) noexcept override {
        return make_into<snapshot_enumerator>(out, elements_, position_.load());
    }

private:
    /// Moves on by `count`, not beyond the end, and gives where it was.
    std::size_t advance(ULONG count) noexcept {
        std::size_t position = position_.load();
        while (!position_.compare_exchange_weak(
            position, position + std::min<std::size_t>(count, elements_->size() - position))) {
        }
        return position;
    }

    const snapshot elements_;
    std::atomic<std::size_t> position_;
};

template <class Enumerator, class Range>
std::vector<typename enumerator_traits<Enumerator>::stored> stored_elements(Range&& range) {
    using stored = typename enumerator_traits<Enumerator>::stored;
    std::vector<stored> result;
    if constexpr (std::ranges::sized_range<Range>)
        result.reserve(std::ranges::size(range));
    for (auto&& element : range) {
        if constexpr (std::convertible_to<decltype(element), stored>) {
            result.push_back(std::forward<decltype(element)>(element));
        } else {
            result.push_back(stored(element));
        }
    }
    return result;
}

} // namespace detail

/// Makes an enumerator over a copy of `range`, whose elements are what a VARIANT (an interface pointer, for
/// IEnumUnknown) can be made from. What happens to the range afterwards does not change what the enumerator
/// gives: For Each may remove from the collection it walks. `return make_enumerator<IEnumVARIANT>(out,
/// names_);` — E_POINTER when `out` is null, E_OUTOFMEMORY, or S_OK.
template <class Enumerator, class Range, class Out>
    requires std::convertible_to<Enumerator*, Out*>
HRESULT make_enumerator(Out** out, Range&& range) noexcept {
    if (out == nullptr)
        return E_POINTER;
    *out = nullptr;
    return guarded([&] {
        using object = detail::snapshot_enumerator<Enumerator>;
        auto elements =
            std::make_shared<const std::vector<typename detail::enumerator_traits<Enumerator>::stored>>(
                detail::stored_elements<Enumerator>(std::forward<Range>(range)));
        return make_into<object>(out, std::move(elements), std::size_t{0});
    });
}

/// The enumerator that a collection's _NewEnum property answers.
template <class Range>
HRESULT make_new_enum(IUnknown** out, Range&& range) noexcept {
    return make_enumerator<IEnumVARIANT>(out, std::forward<Range>(range));
}

/// Calls `visit` with each element of an IEnumVARIANT, from its present position to the end. `visit` takes a
/// `const variant&`, and may return false to stop. Throws hresult_error when Next fails.
template <class Visit>
void for_each(IEnumVARIANT& enumerator, Visit&& visit) {
    for (;;) {
        variant element;
        ULONG fetched = 0;
        const HRESULT hr = enumerator.Next(1, element.put(), &fetched);
        detail::throw_result_if_failed(hr);
        if (hr != S_OK || fetched == 0)
            return;
        if constexpr (std::same_as<decltype(visit(std::as_const(element))), bool>) {
            if (!visit(std::as_const(element)))
                return;
        } else {
            visit(std::as_const(element));
        }
    }
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
