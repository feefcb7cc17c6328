// Prints each event as it comes, with the names that the object's type library has for it and its arguments,
// and lets the client wait for one.
#pragma once

#include <comity/bstr.hpp>
#include <comity/dispatch.hpp>
#include <comity/implements.hpp>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace demo {

class event_printer : public comity::implements<event_printer, IDispatch> {
public:
    /** Events of the dispinterface `source`, as `described_by` describes it. */
    event_printer(REFIID source, IDispatch& described_by);

    HRESULT query_other(REFIID iid, void** out) noexcept;
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) noexcept override;
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo** out) noexcept override;
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) noexcept override;
    HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID, LCID, WORD, DISPPARAMS* params, VARIANT*,
                                     EXCEPINFO*, UINT*) noexcept override;

    using arguments = std::vector<comity::variant>;
    /** Waits until an event of that name with arguments that fit has come since the last call of forget().
     * Throws std::runtime_error when it does not come in time. */
    arguments wait(const std::string& name, const std::function<bool(const arguments&)>& fits = {});
    void forget();

private:
    struct happening {
        std::string name;
        arguments values;
    };

    const IID source_;
    comity::com_ptr<ITypeInfo> type_;
    std::mutex lock_;
    std::condition_variable changed_;
    std::vector<happening> happened_;
};

/** What an object of the Messenger is, in a few words, from the object itself. */
std::string describe(const comity::variant& value);

} // namespace demo
