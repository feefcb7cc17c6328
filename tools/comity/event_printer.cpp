#include "event_printer.hpp"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <iostream>

#include <nlohmann/json.hpp>

#include <comity/bstr.hpp>
#include <comity/hresult_error.hpp>

#include <oleauto.h>

#include "text.hpp"
#include "value_text.hpp"

namespace comity_tool {

namespace {

using comity::bstr;
using comity::com_ptr;
using comity::throw_if_failed;

/// The constants of the enumeration that `reference` leads to, through any number of aliases up to a limit.
std::map<long, std::string> constants_of(ITypeInfo* type, HREFTYPE reference, int depth = 0) {
    std::map<long, std::string> result;
    com_ptr<ITypeInfo> target;
    TYPEATTR* attributes = nullptr;
    if (depth > 8 || FAILED(type->GetRefTypeInfo(reference, target.put())) ||
        FAILED(target->GetTypeAttr(&attributes)))
        return result;
    const TYPEKIND kind = attributes->typekind;
    const UINT count = attributes->cVars;
    const TYPEDESC alias = attributes->tdescAlias;
    target->ReleaseTypeAttr(attributes);
    if (kind == TKIND_ALIAS && alias.vt == VT_USERDEFINED)
        return constants_of(target.get(), alias.hreftype, depth + 1);
    if (kind != TKIND_ENUM)
        return result;
    for (UINT i = 0; i < count; ++i) {
        VARDESC* description = nullptr;
        if (FAILED(target->GetVarDesc(i, &description)))
            continue;
        bstr name;
        if (description->varkind == VAR_CONST && description->lpvarValue != nullptr &&
            V_VT(description->lpvarValue) == VT_I4 &&
            SUCCEEDED(target->GetDocumentation(description->memid, name.put(), nullptr, nullptr, nullptr)))
            result.emplace(V_I4(description->lpvarValue), name.utf8());
        target->ReleaseVarDesc(description);
    }
    return result;
}

std::string clock_text() {
    const auto now = std::chrono::system_clock::now();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    std::tm local = {};
    localtime_r(&seconds, &local);
    char text[32];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d.%03d", local.tm_hour, local.tm_min, local.tm_sec,
                  static_cast<int>(milliseconds));
    return text;
}

std::string argument_text(const VARIANT& value, const event_parameter* parameter) {
    if (parameter != nullptr && V_VT(&value) == VT_I4) {
        if (parameter->is_result_code)
            return hresult_label(V_I4(&value));
        if (const auto found = parameter->constants.find(V_I4(&value)); found != parameter->constants.end())
            return found->second + " (" + std::to_string(V_I4(&value)) + ')';
    }
    const std::string text = value_text(value);
    return V_VT(&value) == VT_BSTR ? quoted_text(text) : text;
}

} // namespace

std::map<MEMBERID, event_description> describe_events(ITypeInfo* source) {
    std::map<MEMBERID, event_description> events;
    TYPEATTR* attributes = nullptr;
    throw_if_failed(source->GetTypeAttr(&attributes));
    const UINT count = attributes->cFuncs;
    source->ReleaseTypeAttr(attributes);
    for (UINT i = 0; i < count; ++i) {
        FUNCDESC* description = nullptr;
        throw_if_failed(source->GetFuncDesc(i, &description));
        const std::size_t parameters = static_cast<std::size_t>(description->cParams);
        std::vector<BSTR> raw(parameters + 1);
        UINT named = 0;
        const HRESULT hr =
            source->GetNames(description->memid, raw.data(), static_cast<UINT>(raw.size()), &named);
        std::vector<bstr> names(raw.size());
        for (UINT n = 0; SUCCEEDED(hr) && n < named && n < names.size(); ++n)
            names[n].attach(raw[n]);
        event_description event;
        event.name = names[0].utf8();
        for (std::size_t p = 0; p < parameters; ++p) {
            event_parameter parameter;
            parameter.name = names[p + 1].utf8();
            const TYPEDESC& type = description->lprgelemdescParam[p].tdesc;
            if (type.vt == VT_USERDEFINED)
                parameter.constants = constants_of(source, type.hreftype);
            parameter.is_result_code = type.vt == VT_HRESULT || type.vt == VT_ERROR ||
                                       (type.vt == VT_I4 && equal_ignoring_case(parameter.name, "hr"));
            event.parameters.push_back(std::move(parameter));
        }
        events.emplace(description->memid, std::move(event));
        source->ReleaseFuncDesc(description);
    }
    return events;
}

event_printer::event_printer(const IID& source, std::map<MEMBERID, event_description> events,
                             event_output output)
    : source_(source), events_(std::move(events)), output_(output) {}

HRESULT event_printer::QueryInterface(REFIID iid, void** out) noexcept {
    if (out == nullptr)
        return E_POINTER;
    if (comity::same_guid(iid, source_) || comity::same_guid(iid, __uuidof(IDispatch)) ||
        comity::same_guid(iid, __uuidof(IUnknown))) {
        *out = static_cast<IDispatch*>(this);
        AddRef();
        return S_OK;
    }
    *out = nullptr;
    return E_NOINTERFACE;
}

ULONG event_printer::AddRef() noexcept {
    return ++references_;
}

ULONG event_printer::Release() noexcept {
    const ULONG left = --references_;
    if (left == 0)
        delete this;
    return left;
}

HRESULT event_printer::GetTypeInfoCount(UINT* count) noexcept {
    if (count == nullptr)
        return E_POINTER;
    *count = 0;
    return S_OK;
}

HRESULT event_printer::GetTypeInfo(UINT, LCID, ITypeInfo** type) noexcept {
    if (type == nullptr)
        return E_POINTER;
    *type = nullptr;
    return DISP_E_BADINDEX;
}

HRESULT event_printer::GetIDsOfNames(REFIID, LPOLESTR*, UINT count, LCID, DISPID* ids) noexcept {
    for (UINT i = 0; ids != nullptr && i < count; ++i)
        ids[i] = DISPID_UNKNOWN;
    return DISP_E_UNKNOWNNAME;
}

HRESULT event_printer::Invoke(DISPID member, REFIID, LCID, WORD, DISPPARAMS* params, VARIANT* result,
                              EXCEPINFO*, UINT*) noexcept {
    if (result != nullptr)
        VariantInit(result);
    if (params == nullptr)
        return E_INVALIDARG;
    try {
        print(member, *params);
        return S_OK;
    } catch (...) {
        // A line that cannot be printed is no reason to fail the source.
        return E_OUTOFMEMORY;
    }
}

void event_printer::print(DISPID member, const DISPPARAMS& params) {
    const auto known = events_.find(member);
    const event_description* event = known != events_.end() ? &known->second : nullptr;
    const std::string name = event != nullptr ? event->name : "event " + std::to_string(member);
    nlohmann::ordered_json shown;
    std::string list;
    for (UINT i = 0; i < params.cArgs; ++i) {
        // The last argument comes first.
        const VARIANT& value = params.rgvarg[params.cArgs - 1 - i];
        const event_parameter* parameter =
            event != nullptr && i < event->parameters.size() ? &event->parameters[i] : nullptr;
        const std::string label =
            parameter != nullptr && !parameter->name.empty() ? parameter->name : std::to_string(i);
        list += (i == 0 ? "" : ", ") + label + " = " + argument_text(value, parameter);
        shown[label] = value_json(value);
    }
    std::string line;
    if (output_ == event_output::json) {
        const nlohmann::ordered_json object = {
            {"event", name},
            {"id", member},
            {"arguments", shown.is_null() ? nlohmann::ordered_json::object() : shown}};
        line = object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    } else if (output_ == event_output::text) {
        line = clock_text() + ' ' + name + '(' + list + ')';
    }
    const std::lock_guard lock(mutex_);
    if (output_ != event_output::none)
        std::cout << line << std::endl;
    ++total_;
    ++counts_[member];
    changed_.notify_all();
}

namespace {

volatile std::sig_atomic_t stop_requested = 0;

void request_stop(int) {
    stop_requested = 1;
}

} // namespace

template <class Done>
bool event_printer::wait_until(const Done& done, double seconds) {
    struct sigaction action = {};
    action.sa_handler = request_stop;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    using clock = std::chrono::steady_clock;
    const auto end = clock::now() + std::chrono::duration_cast<clock::duration>(
                                        std::chrono::duration<double>(seconds < 0 ? 0 : seconds));
    std::unique_lock lock(mutex_);
    for (;;) {
        if (done())
            return true;
        if (stop_requested || (seconds >= 0 && clock::now() >= end))
            return false;
        // A signal handler may not notify; a tenth of a second is not noticed by the person who pressed
        // Ctrl+C.
        auto wake = clock::now() + std::chrono::milliseconds(100);
        if (seconds >= 0 && wake > end)
            wake = end;
        changed_.wait_until(lock, wake);
    }
}

bool event_printer::wait(unsigned long count, double seconds) {
    return wait_until([&] { return count != 0 && total_ >= count; }, seconds);
}

void event_printer::wait_for(const std::string& name, double seconds) {
    for (const auto& [member, event] : events_) {
        if (!equal_ignoring_case(event.name, name))
            continue;
        if (!wait_until([this, member = member] { return counts_[member] != 0; }, seconds))
            throw tool_error("the event " + event.name + " did not come");
        return;
    }
    throw tool_error("the object has no event called " + name);
}

} // namespace comity_tool
