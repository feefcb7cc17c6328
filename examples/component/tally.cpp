// The example component: what its interfaces promise, and nothing else. docs/write-a-component.md explains
// each line.
#include "tally.h"

#include <comity/connection_points.hpp>
#include <comity/embed_typelib.h>
#include <comity/enumerator.hpp>
#include <comity/module.hpp>

#include <limits>
#include <mutex>
#include <string>
#include <vector>

COMITY_EMBED_TYPELIB(1, TALLY_TYPELIB)

namespace {

using total_changed = comity::event<DTallyEvents, 1, double, BSTR>;
using limit_reached = comity::event<DTallyEvents, 2, double, bool*>;

class tally
    : public comity::implements<tally, comity::coclass<Tally>, ITally2, comity::event_source<DTallyEvents>> {
public:
    HRESULT STDMETHODCALLTYPE Add(double amount, BSTR label, double* total) noexcept override {
        COMITY_RETURN_IF_NULL(total);
        *total = 0;
        return comity::guarded([&]() -> HRESULT {
            bool allow = false;
            if (passes_limit(amount)) {
                fire<limit_reached>(amount, &allow);
                if (!allow)
                    return comity::raise_error(E_ACCESSDENIED, u"The amount would pass the limit.",
                                               u"Comity.Tally");
            }
            {
                std::lock_guard hold(mutex_);
                labels_.push_back(comity::bstr::copy_of(label));
                total_ += amount;
                *total = total_;
            }
            fire<total_changed>(*total, label);
            return S_OK;
        });
    }

    HRESULT STDMETHODCALLTYPE get_Total(double* total) noexcept override {
        COMITY_RETURN_IF_NULL(total);
        std::lock_guard hold(mutex_);
        *total = total_;
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE get_Limit(double* limit) noexcept override {
        COMITY_RETURN_IF_NULL(limit);
        std::lock_guard hold(mutex_);
        *limit = limit_;
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE put_Limit(double limit) noexcept override {
        std::lock_guard hold(mutex_);
        limit_ = limit;
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE get_Count(LONG* count) noexcept override {
        COMITY_RETURN_IF_NULL(count);
        std::lock_guard hold(mutex_);
        *count = static_cast<LONG>(labels_.size());
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE Item(LONG index, BSTR* text) noexcept override {
        COMITY_RETURN_IF_NULL(text);
        *text = nullptr;
        std::lock_guard hold(mutex_);
        if (index < 0 || static_cast<std::size_t>(index) >= labels_.size())
            return comity::raise_error(DISP_E_BADINDEX, u"There is no such item.", u"Comity.Tally");
        return labels_[static_cast<std::size_t>(index)].copy_to(text);
    }

    HRESULT STDMETHODCALLTYPE get__NewEnum(IUnknown** enumerator) noexcept override {
        std::lock_guard hold(mutex_);
        return comity::make_new_enum(enumerator, labels_);
    }

    HRESULT STDMETHODCALLTYPE Reset() noexcept override {
        {
            std::lock_guard hold(mutex_);
            labels_.clear();
            total_ = 0;
        }
        return fire<total_changed>(0.0, u"");
    }

private:
    bool passes_limit(double amount) {
        std::lock_guard hold(mutex_);
        return total_ + amount > limit_;
    }

    std::mutex mutex_;
    double total_ = 0;
    double limit_ = std::numeric_limits<double>::infinity();
    std::vector<comity::bstr> labels_;
};

} // namespace

COMITY_MODULE(comity::creatable<tally>)
