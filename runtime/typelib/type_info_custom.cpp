// ITypeInfo2: custom data of types, members, parameters and implemented interfaces.
#include "custom_data.hpp"
#include "member_decoder.hpp"
#include "type_core.hpp"
#include "type_info.hpp"
#include "type_library.hpp"

namespace comity::typelib {

namespace {

HRESULT one(const type_core& owner, std::int32_t list, REFGUID guid, VARIANT* value) noexcept {
    return get_custom_data(owner.library().image(), list, guid, value);
}

HRESULT all(const type_core& owner, std::int32_t list, CUSTDATA* data) noexcept {
    return get_all_custom_data(owner.library().image(), list, data);
}

} // namespace

HRESULT type_info::function_custom_data(UINT index, std::int32_t* list, type_core** owner) {
    place at;
    const HRESULT hr = function_at(index, &at);
    if (FAILED(hr))
        return hr;
    *owner = at.type;
    *list = msft::none;
    const function_slot& slot = at.members->function(at.index);
    msft::function_record record;
    if (at.type->library().image().bytes().read(slot.record, record) &&
        (record.kinds & msft::function_has_custom_data))
        *list = at.type->function_field(slot, msft::function_custom_data, msft::none);
    return S_OK;
}

HRESULT type_info::parameter_custom_data(UINT function, UINT parameter, std::int32_t* list,
                                         type_core** owner) {
    place at;
    HRESULT hr = function_at(function, &at);
    if (FAILED(hr))
        return hr;
    const function_slot& slot = at.members->function(at.index);
    const FUNCDESC* desc = nullptr;
    hr = at.type->function_desc(at.index, &desc);
    if (FAILED(hr))
        return hr;
    // Positions are those of the description that this view shows.
    unsigned position = 0;
    for (; position < slot.parameter_count; ++position) {
        if (dispatch_view_ && hidden_from_dispatch(*desc, position))
            continue;
        if (parameter-- == 0)
            break;
    }
    if (position == slot.parameter_count)
        return TYPE_E_ELEMENTNOTFOUND;
    *owner = at.type;
    *list = at.type->function_field(
        slot, msft::function_parameter_custom_data + position * static_cast<unsigned>(sizeof(std::int32_t)),
        msft::none);
    return S_OK;
}

HRESULT type_info::variable_custom_data(UINT index, std::int32_t* list) {
    const member_table* members = nullptr;
    const HRESULT hr = core_.members(&members);
    if (FAILED(hr))
        return hr;
    if (index >= members->variable_count())
        return TYPE_E_ELEMENTNOTFOUND;
    *list = core_.variable_field(members->variable(index), msft::variable_custom_data, msft::none);
    return S_OK;
}

HRESULT type_info::implemented_custom_data(UINT index, std::int32_t* list) {
    *list = msft::none;
    if (core_.kind() != TKIND_COCLASS) {
        INT flags = 0;
        return GetImplTypeFlags(index, &flags);
    }
    msft::implemented_type implemented;
    const HRESULT hr = core_.implemented(index, &implemented);
    if (SUCCEEDED(hr))
        *list = implemented.custom_data;
    return hr;
}

HRESULT type_info::GetCustData(REFGUID guid, VARIANT* value) noexcept {
    return value ? one(core_, core_.record().custom_data, guid, value) : E_INVALIDARG;
}

HRESULT type_info::GetAllCustData(CUSTDATA* data) noexcept {
    return data ? all(core_, core_.record().custom_data, data) : E_INVALIDARG;
}

HRESULT type_info::GetFuncCustData(UINT index, REFGUID guid, VARIANT* value) noexcept {
    if (!value)
        return E_INVALIDARG;
    std::int32_t list = msft::none;
    type_core* owner = nullptr;
    const HRESULT hr = function_custom_data(index, &list, &owner);
    return FAILED(hr) ? hr : one(*owner, list, guid, value);
}

HRESULT type_info::GetAllFuncCustData(UINT index, CUSTDATA* data) noexcept {
    if (!data)
        return E_INVALIDARG;
    *data = CUSTDATA{};
    std::int32_t list = msft::none;
    type_core* owner = nullptr;
    const HRESULT hr = function_custom_data(index, &list, &owner);
    return FAILED(hr) ? hr : all(*owner, list, data);
}

HRESULT type_info::GetParamCustData(UINT function, UINT parameter, REFGUID guid, VARIANT* value) noexcept {
    if (!value)
        return E_INVALIDARG;
    std::int32_t list = msft::none;
    type_core* owner = nullptr;
    const HRESULT hr = parameter_custom_data(function, parameter, &list, &owner);
    return FAILED(hr) ? hr : one(*owner, list, guid, value);
}

HRESULT type_info::GetAllParamCustData(UINT function, UINT parameter, CUSTDATA* data) noexcept {
    if (!data)
        return E_INVALIDARG;
    *data = CUSTDATA{};
    std::int32_t list = msft::none;
    type_core* owner = nullptr;
    const HRESULT hr = parameter_custom_data(function, parameter, &list, &owner);
    return FAILED(hr) ? hr : all(*owner, list, data);
}

HRESULT type_info::GetVarCustData(UINT index, REFGUID guid, VARIANT* value) noexcept {
    if (!value)
        return E_INVALIDARG;
    std::int32_t list = msft::none;
    const HRESULT hr = variable_custom_data(index, &list);
    return FAILED(hr) ? hr : one(core_, list, guid, value);
}

HRESULT type_info::GetAllVarCustData(UINT index, CUSTDATA* data) noexcept {
    if (!data)
        return E_INVALIDARG;
    *data = CUSTDATA{};
    std::int32_t list = msft::none;
    const HRESULT hr = variable_custom_data(index, &list);
    return FAILED(hr) ? hr : all(core_, list, data);
}

HRESULT type_info::GetImplTypeCustData(UINT index, REFGUID guid, VARIANT* value) noexcept {
    if (!value)
        return E_INVALIDARG;
    std::int32_t list = msft::none;
    const HRESULT hr = implemented_custom_data(index, &list);
    return FAILED(hr) ? hr : one(core_, list, guid, value);
}

HRESULT type_info::GetAllImplTypeCustData(UINT index, CUSTDATA* data) noexcept {
    if (!data)
        return E_INVALIDARG;
    *data = CUSTDATA{};
    std::int32_t list = msft::none;
    const HRESULT hr = implemented_custom_data(index, &list);
    return FAILED(hr) ? hr : all(core_, list, data);
}

} // namespace comity::typelib
