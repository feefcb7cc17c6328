#include "call_plan.hpp"

namespace comity {
namespace {

using shape = parameter_plan::shape;
using quick = parameter_plan::quick;

quick quick_move(VARTYPE vt) {
    switch (native_type_of(vt)) {
    case native_type::i8:
        return quick::i8;
    case native_type::u8:
        return quick::u8;
    case native_type::i16:
        return quick::i16;
    case native_type::u16:
        return quick::u16;
    case native_type::i32:
        return quick::i32;
    case native_type::u32:
        return quick::u32;
    case native_type::r4:
        return quick::r4;
    case native_type::decimal:
        return quick::decimal;
    case native_type::variant:
        return quick::variant;
    case native_type::none:
        return quick::none;
    default:
        return quick::word;
    }
}

// The default of an optional parameter, already of the parameter's type.
HRESULT take_default(const PARAMDESC& description, parameter_plan& parameter) {
    if (!description.pparamdescex)
        return S_OK;
    const VARIANT& given = description.pparamdescex->varDefaultValue;
    HRESULT hr = parameter.vt == VT_VARIANT || given.vt == parameter.vt
                     ? VariantCopy(&parameter.default_value, &given)
                     : VariantChangeType(&parameter.default_value, &given, 0, parameter.vt);
    // The default of an interface pointer can only be null, which libraries write as a number.
    if (FAILED(hr) && (parameter.vt == VT_DISPATCH || parameter.vt == VT_UNKNOWN)) {
        parameter.default_value.vt = parameter.vt;
        parameter.default_value.punkVal = nullptr;
        hr = S_OK;
    }
    parameter.has_default = SUCCEEDED(hr);
    return hr == E_OUTOFMEMORY ? hr : S_OK;
}

HRESULT plan_parameter(ITypeInfo* owner, const ELEMDESC& element, parameter_plan& parameter,
                       native_type& native) {
    const USHORT flags = element.paramdesc.wParamFlags;
    described_type type;
    HRESULT hr = describe(owner, element.tdesc, type);
    if (FAILED(hr))
        return hr;
    parameter.vt = type.vt;
    parameter.id = type.id;
    parameter.out = (flags & PARAMFLAG_FOUT) != 0;
    parameter.in = !parameter.out || (flags & PARAMFLAG_FIN);
    parameter.optional = (flags & PARAMFLAG_FOPT) != 0;
    native = native_type::pointer;

    using kind = described_type::kind;
    if (flags & PARAMFLAG_FRETVAL) {
        parameter.how = shape::result;
        const bool holds =
            type.what == kind::value || type.what == kind::interface_ || type.what == kind::record;
        return holds && type.indirections == 1 ? S_OK : DISP_E_BADVARTYPE;
    }
    if (flags & PARAMFLAG_FLCID) {
        parameter.how = shape::locale;
        native = native_type_of(type.vt);
        return type.what == kind::value && type.indirections == 0 && (type.vt == VT_I4 || type.vt == VT_UI4)
                   ? S_OK
                   : DISP_E_BADVARTYPE;
    }
    if (type.what == kind::value && type.indirections == 0) {
        parameter.how = shape::value;
        parameter.exact = type.vt;
        parameter.move = quick_move(type.vt);
        native = native_type_of(type.vt);
    } else if (type.what == kind::value && type.indirections == 1) {
        parameter.how = shape::reference;
        parameter.exact = static_cast<VARTYPE>(VT_BYREF | type.vt);
        parameter.move = quick::byref;
    } else if (type.what == kind::interface_ && type.indirections == 0) {
        parameter.how = shape::interface_;
        if (type.id == IID_IUnknown || type.id == IID_IDispatch) {
            parameter.exact = type.vt;
            parameter.move = quick::word;
        }
    } else if (type.what == kind::interface_ && type.indirections == 1) {
        parameter.how = shape::interface_ref;
        if (type.id == IID_IUnknown || type.id == IID_IDispatch) {
            parameter.exact = static_cast<VARTYPE>(VT_BYREF | type.vt);
            parameter.move = quick::byref;
        }
    } else if (type.what == kind::record && type.indirections == 1) {
        parameter.how = shape::record_ref;
    } else {
        return DISP_E_BADVARTYPE;
    }
    if (flags & PARAMFLAG_FHASDEFAULT) {
        parameter.optional = true;
        hr = take_default(element.paramdesc, parameter);
    }
    return hr;
}

HRESULT plan_return(ITypeInfo* owner, const FUNCDESC& function, call_plan& plan) {
    if (function.elemdescFunc.tdesc.vt == VT_HRESULT) {
        plan.returned = native_type::i32;
        return S_OK;
    }
    described_type type;
    const HRESULT hr = describe(owner, function.elemdescFunc.tdesc, type);
    if (FAILED(hr))
        return hr;
    plan.returns_status = false;
    if (type.what == described_type::kind::nothing && type.indirections == 0) {
        plan.returned = native_type::none;
        return S_OK;
    }
    const bool holds =
        type.what == described_type::kind::value || type.what == described_type::kind::interface_;
    if (!holds || type.indirections != 0)
        return DISP_E_BADVARTYPE;
    plan.result_vt = type.vt;
    plan.returned = native_type_of(type.vt);
    return S_OK;
}

HRESULT plan_address(ITypeInfo* owner, const FUNCDESC& function, call_plan& plan) {
    switch (function.funckind) {
    case FUNC_PUREVIRTUAL:
    case FUNC_VIRTUAL:
    case FUNC_NONVIRTUAL:
        if (function.oVft < 0 || function.oVft % static_cast<int>(sizeof(void*)) != 0)
            return TYPE_E_INVDATAREAD;
        plan.vtable_offset = static_cast<std::size_t>(function.oVft);
        return S_OK;
    case FUNC_STATIC:
        plan.has_this = false;
        return owner->AddressOfMember(function.memid, function.invkind, &plan.function);
    default:
        return DISP_E_BADCALLEE;
    }
}

} // namespace

HRESULT make_call_plan(const invocable& member, std::unique_ptr<call_plan>& out) {
    const FUNCDESC& function = *member.desc;
    auto plan = std::make_unique<call_plan>();
    plan->kind = function.invkind;
    if (function.funckind == FUNC_DISPATCH) {
        plan->by_dispatch = true;
        out = std::move(plan);
        return S_OK;
    }
    if (function.callconv != CC_STDCALL && function.callconv != CC_CDECL)
        return DISP_E_BADCALLEE;
    HRESULT hr = plan_address(member.owner, function, *plan);
    if (SUCCEEDED(hr))
        hr = plan_return(member.owner, function, *plan);
    if (FAILED(hr))
        return hr;

    const std::size_t count = function.cParams > 0 ? static_cast<std::size_t>(function.cParams) : 0;
    plan->parameters = std::vector<parameter_plan>(count);
    std::vector<native_type> native;
    native.reserve(count + 1);
    if (plan->has_this)
        native.push_back(native_type::pointer);
    for (std::size_t i = 0; i < count; ++i) {
        parameter_plan& parameter = plan->parameters[i];
        native_type type;
        hr = plan_parameter(member.owner, function.lprgelemdescParam[i], parameter, type);
        if (FAILED(hr))
            return hr;
        parameter.argument = native.size();
        native.push_back(type);
        if (parameter.how == shape::result) {
            if (plan->result_vt != VT_VOID)
                return DISP_E_BADVARTYPE; // two results
            plan->result_vt = parameter.vt;
            plan->result_parameter = i;
        } else if (parameter.how != shape::locale) {
            plan->visible.push_back(
                {&parameter, parameter.move == quick::none ? VARTYPE{VT_ILLEGAL} : parameter.exact});
        }
    }
    if (!plan->signature.prepare(plan->returned, native.data(), native.size()))
        return DISP_E_BADCALLEE;
    for (parameter_plan& parameter : plan->parameters) {
        parameter.word = plan->signature.word_of(parameter.argument);
        if (parameter.how == shape::result)
            plan->result_word = parameter.word;
        else if (parameter.how == shape::locale)
            plan->locale_word = parameter.word;
    }

    // [vararg]: the last parameter is a SAFEARRAY(VARIANT) of all arguments that are left.
    if (function.cParamsOpt == -1 && !plan->visible.empty()) {
        parameter_plan& last = *plan->visible.back().parameter;
        if (last.vt == (VT_ARRAY | VT_VARIANT))
            plan->takes_rest = last.rest = true;
    }
    // The last `cParamsOpt` VARIANTs may be left out even where they are not marked as optional.
    std::size_t left_out = function.cParamsOpt > 0 ? static_cast<std::size_t>(function.cParamsOpt) : 0;
    for (std::size_t i = plan->visible.size(); i-- > 0 && left_out > 0; --left_out)
        plan->visible[i].parameter->optional = true;
    for (const call_plan::argument& argument : plan->visible)
        if (!argument.parameter->optional && !argument.parameter->rest)
            ++plan->required;
    out = std::move(plan);
    return S_OK;
}

} // namespace comity
