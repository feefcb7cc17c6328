// ITypeInfo: functions, variables, names, and calls.
#include <oleauto.h>

#include "boundary.hpp"
#include "member_decoder.hpp"
#include "narrow_text.hpp"
#include "type_core.hpp"
#include "type_info.hpp"
#include "type_library.hpp"
#include "wide_text.hpp"

namespace comity::typelib {

// ---- finding members
// ------------------------------------------------------------------------------------------------

HRESULT type_info::function_at(UINT index, place* out) {
    std::uint32_t inherited = 0;
    if (shows_inherited()) {
        const HRESULT hr = core_.inherited_functions(&inherited);
        if (FAILED(hr))
            return hr;
    }
    if (index >= inherited && index - inherited >= core_.record().function_count)
        return TYPE_E_ELEMENTNOTFOUND;
    // The functions of the root come first, the type's own last.
    std::uint32_t begin = inherited;
    inheritance_walk walk(core_);
    while (walk.type && index < begin) {
        walk.next();
        if (walk.type)
            begin -= walk.type->record().function_count;
    }
    if (!walk.type)
        return FAILED(walk.status) ? walk.status : TYPE_E_ELEMENTNOTFOUND;
    out->type = walk.type;
    out->index = index - begin;
    return walk.type->members(&out->members);
}

HRESULT type_info::member_of_memid(MEMBERID memid, place* out) {
    inheritance_walk walk(core_);
    for (; walk.type; walk.next()) {
        const HRESULT hr = walk.type->members(&out->members);
        if (FAILED(hr))
            return hr;
        out->index = out->members->find_memid(memid);
        out->type = walk.type;
        if (out->index != member_table::npos)
            return S_OK;
    }
    return FAILED(walk.status) ? walk.status : TYPE_E_ELEMENTNOTFOUND;
}

HRESULT type_info::member_of_name(std::u16string_view name, place* out) {
    inheritance_walk walk(core_);
    for (; walk.type; walk.next()) {
        const HRESULT hr = walk.type->members(&out->members);
        if (FAILED(hr))
            return hr;
        out->index = out->members->find_name(name);
        out->type = walk.type;
        if (out->index != member_table::npos)
            return S_OK;
    }
    return FAILED(walk.status) ? walk.status : DISP_E_UNKNOWNNAME;
}

HRESULT type_info::describe(const place& at, const FUNCDESC** out) {
    if (!dispatch_view_)
        return at.type->function_desc(at.index, out);
    const HRESULT hr = at.type->dispatch_desc(at.index, out);
    return FAILED(hr) ? hr : core_.library().adopt(at.type->library(), *out, out);
}

// ---- descriptions
// ---------------------------------------------------------------------------------------------------

HRESULT type_info::GetFuncDesc(UINT index, FUNCDESC** desc) noexcept {
    if (!desc)
        return E_INVALIDARG;
    *desc = nullptr;
    place at;
    HRESULT hr = function_at(index, &at);
    const FUNCDESC* found = nullptr;
    if (SUCCEEDED(hr))
        hr = describe(at, &found);
    if (SUCCEEDED(hr))
        *desc = const_cast<FUNCDESC*>(found);
    return hr;
}

HRESULT type_info::GetVarDesc(UINT index, VARDESC** desc) noexcept {
    if (!desc)
        return E_INVALIDARG;
    *desc = nullptr;
    if (index >= core_.record().variable_count)
        return TYPE_E_ELEMENTNOTFOUND;
    const VARDESC* found = nullptr;
    const HRESULT hr = core_.variable_desc(index, &found);
    if (SUCCEEDED(hr))
        *desc = const_cast<VARDESC*>(found);
    return hr;
}

HRESULT type_info::GetNames(MEMBERID memid, BSTR* names, UINT capacity, UINT* count) noexcept {
    if (!names || !count)
        return E_INVALIDARG;
    *count = 0;
    place at;
    HRESULT hr = member_of_memid(memid, &at);
    if (FAILED(hr))
        return hr;
    const msft_image& image = at.type->library().image();
    const auto add = [&](std::string_view text) {
        const HRESULT added = widen_to_bstr(text, &names[*count]);
        *count += SUCCEEDED(added);
        return added;
    };
    if (capacity == 0)
        return S_OK;
    if (at.index >= at.members->function_count()) {
        hr = add(image.name(at.members->variable(at.index - at.members->function_count()).name));
    } else {
        const function_slot& slot = at.members->function(at.index);
        const FUNCDESC* desc = nullptr;
        hr = at.type->function_desc(at.index, &desc);
        if (SUCCEEDED(hr))
            hr = add(image.name(slot.name));
        const bool assigns = slot.invoke_kind & (INVOKE_PROPERTYPUT | INVOKE_PROPERTYPUTREF);
        for (unsigned i = 0; SUCCEEDED(hr) && *count < capacity && i < slot.parameter_count; ++i) {
            if (dispatch_view_ && hidden_from_dispatch(*desc, i))
                continue;
            const std::string_view name = at.type->parameter_name(slot, i);
            // The right side of an assignment has no name.
            if (name.empty() || (assigns && i + 1u == slot.parameter_count))
                break;
            hr = add(name);
        }
    }
    if (FAILED(hr)) {
        while (*count) {
            SysFreeString(names[--*count]);
            names[*count] = nullptr;
        }
    }
    return hr;
}

HRESULT type_info::GetIDsOfNames(LPOLESTR* names, UINT count, MEMBERID* memids) noexcept {
    if (!names || !memids || count == 0 || !names[0])
        return E_INVALIDARG;
    const auto view = [](LPCOLESTR text) {
        return std::u16string_view(reinterpret_cast<const char16_t*>(text));
    };
    for (UINT i = 0; i < count; ++i)
        memids[i] = MEMBERID_NIL;
    place at;
    const HRESULT hr = member_of_name(view(names[0]), &at);
    if (FAILED(hr))
        return hr;
    const bool is_function = at.index < at.members->function_count();
    memids[0] = is_function ? at.members->function(at.index).memid
                            : at.members->variable(at.index - at.members->function_count()).memid;
    if (count == 1)
        return S_OK;
    // The other names are parameters; their ids are their positions.
    return guarded([&] {
        HRESULT result = S_OK;
        for (UINT n = 1; n < count; ++n) {
            if (names[n] && is_function)
                memids[n] = parameter_position(at, view(names[n]));
            if (memids[n] == MEMBERID_NIL)
                result = DISP_E_UNKNOWNNAME;
        }
        return result;
    });
}

MEMBERID type_info::parameter_position(const place& at, std::u16string_view name) {
    const function_slot& slot = at.members->function(at.index);
    const FUNCDESC* desc = nullptr;
    if (FAILED(at.type->function_desc(at.index, &desc)))
        return MEMBERID_NIL;
    MEMBERID position = 0;
    for (unsigned i = 0; i < slot.parameter_count; ++i) {
        if (dispatch_view_ && hidden_from_dispatch(*desc, i))
            continue;
        if (equal_ignoring_case(widen(at.type->parameter_name(slot, i)), name))
            return position;
        ++position;
    }
    return MEMBERID_NIL;
}

HRESULT type_info::GetFuncIndexOfMemId(MEMBERID memid, INVOKEKIND kind, UINT* index) noexcept {
    if (!index)
        return E_INVALIDARG;
    *index = 0;
    // The index counts from the root's functions, so where the inherited ones are shown, all bases are
    // before.
    inheritance_walk walk(core_);
    for (; walk.type; walk.next()) {
        const member_table* members = nullptr;
        HRESULT hr = walk.type->members(&members);
        if (FAILED(hr))
            return hr;
        const std::uint32_t first = members->find_memid(memid);
        if (first != member_table::npos && first < members->function_count()) {
            for (std::uint32_t i = first + 1; i; i = members->function(i - 1).next_of_memid) {
                if (members->function(i - 1).invoke_kind != static_cast<unsigned>(kind))
                    continue;
                std::uint32_t before = 0;
                if (shows_inherited())
                    hr = walk.type->inherited_functions(&before);
                if (SUCCEEDED(hr))
                    *index = before + i - 1;
                return hr;
            }
        }
        if (!shows_inherited())
            return TYPE_E_ELEMENTNOTFOUND;
    }
    return FAILED(walk.status) ? walk.status : TYPE_E_ELEMENTNOTFOUND;
}

HRESULT type_info::GetVarIndexOfMemId(MEMBERID memid, UINT* index) noexcept {
    if (!index)
        return E_INVALIDARG;
    *index = 0;
    const member_table* members = nullptr;
    const HRESULT hr = core_.members(&members);
    if (FAILED(hr))
        return hr;
    const std::uint32_t found = members->find_variable(memid);
    if (found == member_table::npos)
        return TYPE_E_ELEMENTNOTFOUND;
    *index = found;
    return S_OK;
}

// ---- documentation
// --------------------------------------------------------------------------------------------------

HRESULT type_info::documentation(MEMBERID memid, help* out) {
    if (memid == MEMBERID_NIL) {
        const msft::type_record& record = core_.record();
        *out = {&core_.library(), record.name, record.help_string, record.help_context,
                record.help_string_context};
        return S_OK;
    }
    place at;
    const HRESULT hr = member_of_memid(memid, &at);
    if (FAILED(hr))
        return hr;
    out->library = &at.type->library();
    if (at.index < at.members->function_count()) {
        const function_slot& slot = at.members->function(at.index);
        out->name = slot.name;
        out->text = at.type->function_field(slot, msft::function_help_string, msft::none);
        out->context = static_cast<DWORD>(at.type->function_field(slot, msft::function_help_context, 0));
        out->text_context =
            static_cast<DWORD>(at.type->function_field(slot, msft::function_help_string_context, 0));
    } else {
        const variable_slot& slot = at.members->variable(at.index - at.members->function_count());
        out->name = slot.name;
        out->text = at.type->variable_field(slot, msft::variable_help_string, msft::none);
        out->context = static_cast<DWORD>(at.type->variable_field(slot, msft::variable_help_context, 0));
        out->text_context =
            static_cast<DWORD>(at.type->variable_field(slot, msft::variable_help_string_context, 0));
    }
    return S_OK;
}

HRESULT type_info::GetDocumentation(MEMBERID memid, BSTR* name, BSTR* text, DWORD* context,
                                    BSTR* help_file) noexcept {
    for (BSTR* const out : {name, text, help_file})
        if (out)
            *out = nullptr;
    if (context)
        *context = 0;
    help found;
    HRESULT hr = documentation(memid, &found);
    if (FAILED(hr))
        return hr;
    const msft_image& image = found.library->image();
    if (name)
        hr = widen_to_bstr(image.name(found.name), name);
    if (text && SUCCEEDED(hr))
        hr = widen_to_bstr(image.string(found.text), text);
    if (help_file && SUCCEEDED(hr))
        hr = widen_to_bstr(image.string(image.header().help_file), help_file);
    if (FAILED(hr)) {
        for (BSTR* const out : {name, text, help_file}) {
            if (out) {
                SysFreeString(*out);
                *out = nullptr;
            }
        }
        return hr;
    }
    if (context)
        *context = found.context;
    return S_OK;
}

HRESULT type_info::GetDocumentation2(MEMBERID memid, LCID, BSTR* text, DWORD* context,
                                     BSTR* help_dll) noexcept {
    for (BSTR* const out : {text, help_dll})
        if (out)
            *out = nullptr;
    if (context)
        *context = 0;
    help found;
    HRESULT hr = documentation(memid, &found);
    if (FAILED(hr))
        return hr;
    if (text)
        hr = widen_to_bstr(found.library->image().string(found.text), text);
    if (help_dll && SUCCEEDED(hr))
        hr = found.library->dll_of_help_strings(help_dll);
    if (FAILED(hr)) {
        if (text) {
            SysFreeString(*text);
            *text = nullptr;
        }
        return hr;
    }
    if (context)
        *context = found.text_context;
    return S_OK;
}

// ---- calls
// ----------------------------------------------------------------------------------------------------------

HRESULT type_info::resolve_member(MEMBERID memid, WORD flags, const invocable** out) {
    // A dispinterface has no vtable: its members, also those of the interface it was made from, are called by
    // name.
    const bool through_dispatch = dispatch_view_ && !core_.dual();
    inheritance_walk walk(core_);
    for (; walk.type; walk.next()) {
        const member_table* members = nullptr;
        HRESULT hr = walk.type->members(&members);
        if (FAILED(hr))
            return hr;
        const std::uint32_t first = members->find_memid(memid);
        if (first == member_table::npos)
            continue;
        if (first >= members->function_count()) {
            const std::uint32_t index = first - members->function_count();
            const VARDESC* desc = nullptr;
            hr = walk.type->variable_desc(index, &desc);
            *out = SUCCEEDED(hr) ? &members->variable(index).call : nullptr;
            return hr;
        }
        for (std::uint32_t i = first + 1; i; i = members->function(i - 1).next_of_memid) {
            const function_slot& slot = members->function(i - 1);
            if (!(slot.invoke_kind & flags))
                continue;
            const auto& known = through_dispatch ? slot.dispatch_desc : slot.desc;
            if (const FUNCDESC* desc = known.load(std::memory_order_acquire); !desc) {
                hr = through_dispatch ? walk.type->dispatch_desc(i - 1, &desc)
                                      : walk.type->function_desc(i - 1, &desc);
                if (FAILED(hr))
                    return hr;
            }
            *out = through_dispatch ? &slot.dispatch_call : &slot.call;
            return S_OK;
        }
    }
    return FAILED(walk.status) ? walk.status : DISP_E_MEMBERNOTFOUND;
}

HRESULT type_info::Invoke(PVOID instance, MEMBERID memid, WORD flags, DISPPARAMS* params, VARIANT* result,
                          EXCEPINFO* exception, UINT* bad_argument) noexcept {
    const invocable* member = nullptr;
    const HRESULT hr = resolve_member(memid, flags, &member);
    if (FAILED(hr))
        return hr;
    return invoke_port(this, *member, instance, memid, flags, params, result, exception, bad_argument);
}

} // namespace comity::typelib
