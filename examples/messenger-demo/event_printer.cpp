#include "event_printer.hpp"

#include "console.hpp"

#include <improvider.h>
#include <msgrua.h>

#include <stdexcept>

namespace demo {

using comity::bstr;
using comity::com_ptr;
using comity::variant;

namespace {
// Nothing here takes long; the bound is for a machine that is very busy.
constexpr std::chrono::seconds patience{30};
} // namespace

std::string describe(const variant& value) {
    if (value.type() != VT_DISPATCH)
        return value.get<std::string>();
    com_ptr<IDispatch> object = value.get<com_ptr<IDispatch>>();
    bstr text;
    if (const auto contact = object.try_as<IMessengerContact>();
        contact && SUCCEEDED(contact->get_SigninName(text.put())))
        return "contact " + text.utf8();
    if (const auto group = object.try_as<IMessengerGroup>(); group && SUCCEEDED(group->get_Name(text.put())))
        return "group \"" + text.utf8() + "\"";
    if (const auto window = object.try_as<IMessengerConversationWnd>()) {
        LONG handle = 0;
        return SUCCEEDED(window->get_HWND(&handle)) ? "conversation window " + std::to_string(handle)
                                                    : "closed conversation window";
    }
    return "object";
}

event_printer::event_printer(REFIID source, IDispatch& described_by) : source_(source) {
    com_ptr<ITypeInfo> own;
    com_ptr<ITypeLib> library;
    UINT index = 0;
    comity::throw_if_failed(described_by.GetTypeInfo(0, LOCALE_USER_DEFAULT, own.put()));
    comity::throw_if_failed(own->GetContainingTypeLib(library.put(), &index));
    if (FAILED(library->GetTypeInfoOfGuid(source, type_.put()))) {
        // The events of a conversation window stand in another library than its interface does.
        comity::throw_if_failed(LoadRegTypeLib(LIBID_ImProvider, 1, 0, 0, library.put()));
        comity::throw_if_failed(library->GetTypeInfoOfGuid(source, type_.put()));
    }
}

HRESULT event_printer::query_other(REFIID iid, void** out) noexcept {
    if (!comity::same_guid(iid, source_))
        return E_NOINTERFACE;
    *out = static_cast<IDispatch*>(this);
    AddRef();
    return S_OK;
}

HRESULT event_printer::GetTypeInfoCount(UINT* count) noexcept {
    if (!count)
        return E_POINTER;
    *count = 1;
    return S_OK;
}

HRESULT event_printer::GetTypeInfo(UINT index, LCID, ITypeInfo** out) noexcept {
    if (!out)
        return E_POINTER;
    *out = nullptr;
    return index == 0 ? type_.copy_to(out) : DISP_E_BADINDEX;
}

HRESULT event_printer::GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID, DISPID* ids) noexcept {
    return type_->GetIDsOfNames(names, count, ids);
}

HRESULT event_printer::Invoke(DISPID member, REFIID, LCID, WORD, DISPPARAMS* params, VARIANT*, EXCEPINFO*,
                              UINT*) noexcept {
    return comity::guarded([&] {
        // The event's own name and those of its parameters.
        std::vector<BSTR> raw(params->cArgs + 1);
        UINT known = 0;
        comity::throw_if_failed(type_->GetNames(member, raw.data(), static_cast<UINT>(raw.size()), &known));
        std::vector<bstr> names;
        for (UINT index = 0; index < known; ++index)
            names.emplace_back(raw[index], comity::take_ownership);

        happening now{names.at(0).utf8(), {}};
        std::string line = "   event " + now.name + "(";
        for (UINT index = 0; index < params->cArgs; ++index) {
            const variant value(params->rgvarg[params->cArgs - 1 - index]);
            line += (index ? ", " : "") + (index + 1 < known ? names[index + 1].utf8() + " = " : "") +
                    describe(value);
            now.values.push_back(value);
        }
        print(line + ")");
        {
            std::lock_guard guard(lock_);
            happened_.push_back(std::move(now));
        }
        changed_.notify_all();
    });
}

event_printer::arguments event_printer::wait(const std::string& name,
                                             const std::function<bool(const arguments&)>& fits) {
    std::unique_lock guard(lock_);
    const arguments* found = nullptr;
    changed_.wait_for(guard, patience, [&] {
        for (const auto& each : happened_)
            if (each.name == name && (!fits || fits(each.values)))
                found = &each.values;
        return found != nullptr;
    });
    if (!found)
        throw std::runtime_error("the event " + name + " did not come");
    return *found;
}

void event_printer::forget() {
    std::lock_guard guard(lock_);
    happened_.clear();
}

} // namespace demo
