/// A sink for any source interface that prints what it is told, by names from the type library.
#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include <comity/com_ptr.hpp>

#include <oaidl.h>

namespace comity_tool {

/// An event's parameter: its name, and for an enumeration the names of its values.
struct event_parameter {
    std::string name;
    std::map<long, std::string> constants;
    bool is_result_code = false; ///< an HRESULT, which older libraries type as long and call hr
};

struct event_description {
    std::string name;
    std::vector<event_parameter> parameters;
};

/// The events of a dispinterface (or dual interface) by DISPID. Throws hresult_error.
std::map<MEMBERID, event_description> describe_events(ITypeInfo* source);

/// How events are shown.
enum class event_output { text, json, none };

/// Counts events, and prints one line for each to standard output. Any thread may call it; lines do not mix.
class event_printer final : public IDispatch {
public:
    event_printer(const IID& source, std::map<MEMBERID, event_description> events, event_output output);

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) noexcept override;
    ULONG STDMETHODCALLTYPE AddRef() noexcept override;
    ULONG STDMETHODCALLTYPE Release() noexcept override;
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) noexcept override;
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT index, LCID lcid, ITypeInfo** type) noexcept override;
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID reserved, LPOLESTR* names, UINT count, LCID lcid,
                                            DISPID* ids) noexcept override;
    HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID reserved, LCID lcid, WORD flags,
                                     DISPPARAMS* params, VARIANT* result, EXCEPINFO* exception,
                                     UINT* bad_argument) noexcept override;

    /// Waits until `count` events came (0: for ever), `seconds` passed (negative: for ever), or a signal that
    /// ends the program came. True when the count was reached.
    bool wait(unsigned long count, double seconds);

    /// Waits until the event with this name came, before the call or during it. Throws tool_error for a name
    /// that the source does not have, and when `seconds` passed.
    void wait_for(const std::string& name, double seconds);

private:
    ~event_printer() = default;
    void print(DISPID member, const DISPPARAMS& params);
    template <class Done>
    bool wait_until(const Done& done, double seconds);

    std::atomic<ULONG> references_{1};
    const IID source_;
    const std::map<MEMBERID, event_description> events_;
    const event_output output_;
    std::mutex mutex_;
    std::condition_variable changed_;
    unsigned long total_ = 0;
    std::map<MEMBERID, unsigned long> counts_;
};

} // namespace comity_tool
