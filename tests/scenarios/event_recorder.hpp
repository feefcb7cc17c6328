// A sink that writes down every event, and lets a test wait for one.
#pragma once

#include <comity/bstr.hpp>
#include <comity/implements.hpp>
#include <comity/variant.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace scenarios {

/** How long a test waits for something that has to come. Long, because machines are slow; nothing waits it
 * out. */
inline constexpr std::chrono::seconds patience{20};

struct recorded_event {
    DISPID id;
    std::vector<comity::variant> arguments; // in declared order
    std::thread::id thread;

    LONG number(std::size_t index) const { return arguments.at(index).get<int>(); }
    std::u16string text(std::size_t index) const { return arguments.at(index).get<std::u16string>(); }
    template <class Interface>
    comity::com_ptr<Interface> object(std::size_t index) const {
        return arguments.at(index).get<comity::com_ptr<IDispatch>>().template as<Interface>();
    }
};

class event_recorder : public comity::implements<event_recorder, IDispatch> {
public:
    explicit event_recorder(REFIID source) : source_(source) {}

    HRESULT query_other(REFIID iid, void** out) noexcept {
        if (!comity::same_guid(iid, source_))
            return E_NOINTERFACE;
        *out = static_cast<IDispatch*>(this);
        AddRef();
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) noexcept override {
        *count = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo** out) noexcept override {
        *out = nullptr;
        return DISP_E_BADINDEX;
    }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) noexcept override {
        return DISP_E_UNKNOWNNAME;
    }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID, LCID, WORD flags, DISPPARAMS* params, VARIANT*,
                                     EXCEPINFO*, UINT*) noexcept override {
        if (flags != DISPATCH_METHOD)
            return DISP_E_MEMBERNOTFOUND;
        recorded_event event{member, {}, std::this_thread::get_id()};
        for (UINT left = params->cArgs; left-- > 0;)
            event.arguments.emplace_back(params->rgvarg[left]);
        {
            std::lock_guard guard(lock_);
            events_.push_back(std::move(event));
        }
        changed_.notify_all();
        if (during_)
            during_(member);
        return S_OK;
    }

    /** Called within each event, after it is written down. To be set before the sink is advised. */
    void during(std::function<void(DISPID)> what) { during_ = std::move(what); }

    std::vector<recorded_event> events() const {
        std::lock_guard guard(lock_);
        return events_;
    }
    std::vector<DISPID> ids() const {
        std::vector<DISPID> result;
        for (const auto& each : events())
            result.push_back(each.id);
        return result;
    }
    void clear() {
        std::lock_guard guard(lock_);
        events_.clear();
    }

    /** Waits for an event that fits, among those since the last clear; nothing when it does not come. */
    std::optional<recorded_event> wait(std::function<bool(const recorded_event&)> fits) const {
        std::unique_lock guard(lock_);
        std::optional<recorded_event> found;
        changed_.wait_for(guard, patience, [&] {
            const auto at = std::find_if(events_.begin(), events_.end(), fits);
            if (at != events_.end())
                found = *at;
            return found.has_value();
        });
        return found;
    }
    /** Waits for an event that fits and has, anywhere before it, one that fits `first`. */
    std::optional<recorded_event> wait_behind(std::function<bool(const recorded_event&)> first,
                                              std::function<bool(const recorded_event&)> fits) const {
        std::unique_lock guard(lock_);
        std::optional<recorded_event> found;
        changed_.wait_for(guard, patience, [&] {
            const auto before = std::find_if(events_.begin(), events_.end(), first);
            const auto at = std::find_if(before, events_.end(), fits);
            if (at != events_.end())
                found = *at;
            return found.has_value();
        });
        return found;
    }
    std::optional<recorded_event> wait(DISPID id) const {
        return wait([id](const recorded_event& each) { return each.id == id; });
    }
    std::optional<recorded_event> wait(DISPID id, std::size_t index, LONG value) const {
        return wait([=](const recorded_event& each) { return each.id == id && each.number(index) == value; });
    }

private:
    const IID source_;
    mutable std::mutex lock_;
    mutable std::condition_variable changed_;
    std::vector<recorded_event> events_;
    std::function<void(DISPID)> during_;
};

} // namespace scenarios
