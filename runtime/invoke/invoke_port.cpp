// ITypeInfo::Invoke: a call of a member by its description.
// https://learn.microsoft.com/windows/win32/api/oaidl/nf-oaidl-itypeinfo-invoke and, for the errors of
// arguments, https://learn.microsoft.com/previous-versions/windows/desktop/automat/returning-errors

#include "argument.hpp"
#include "boundary.hpp"
#include "call_plan.hpp"
#include "exception_info.hpp"
#include "member_variable.hpp"
#include "record_memory.hpp"

namespace comity {
namespace {

using shape = parameter_plan::shape;
using quick = parameter_plan::quick;

// What an [lcid] parameter is given: the one locale whose rules the coercions follow, too.
constexpr LCID call_locale = 0x0409;

// The plan, made by the first who comes.
HRESULT plan_of(const invocable& member, const call_plan*& out) {
    if (const call_plan_base* kept = member.plan.load(std::memory_order_acquire)) {
        out = static_cast<const call_plan*>(kept);
        return S_OK;
    }
    std::unique_ptr<call_plan> made;
    const HRESULT hr = make_call_plan(member, made);
    if (FAILED(hr))
        return hr;
    call_plan_base* expected = nullptr;
    if (member.plan.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel,
                                            std::memory_order_acquire))
        out = made.release();
    else
        out = static_cast<const call_plan*>(expected);
    return S_OK;
}

// Where the result goes until the call has succeeded: a VARIANT, or the value alone.
union result_slot {
    VARIANT variant;
    std::uint64_t words[3];
    struct {
        void* data;
        IRecordInfo* info;
    } record; // as a VARIANT holds it
};

// The memory for a record that the function fills. Its description is not kept with the plan, which the
// record's own library may own.
HRESULT make_record_result(const call_plan& plan, const invocable& member, result_slot& slot) {
    described_type type;
    HRESULT hr = describe(member.owner, member.desc->lprgelemdescParam[plan.result_parameter].tdesc, type);
    if (FAILED(hr))
        return hr;
    owned<IRecordInfo> info;
    hr = GetRecordInfoFromTypeInfo(type.record.get(), info.put());
    if (FAILED(hr))
        return hr;
    slot.record.data = info->RecordCreate();
    if (!slot.record.data)
        return E_OUTOFMEMORY;
    slot.record.info = info.detach();
    return S_OK;
}

// After a failure, when a function leaves nothing to free.
void forget_record_result(const call_plan& plan, result_slot& slot) noexcept {
    if (plan.result_vt != VT_RECORD)
        return;
    free_record(slot.record.data);
    slot.record.info->Release();
}

void make_result(VARTYPE vt, const result_slot& slot, VARIANT& out) noexcept {
    if (vt == VT_VARIANT) {
        out = slot.variant;
        return;
    }
    if (vt == VT_RECORD)
        std::memcpy(&out.llVal, slot.words, 2 * sizeof(void*)); // the record and its IRecordInfo
    else if (vt == VT_DECIMAL)
        std::memcpy(&out.decVal, slot.words, sizeof out.decVal);
    else
        std::memcpy(&out.llVal, slot.words, sizeof out.llVal);
    out.vt = vt;
}

// Arguments in the order of the parameters, one to one: positions only, or the value of a property behind
// them.
HRESULT take_in_order(const call_plan& plan, const DISPPARAMS& params, call_frame& frame,
                      UINT& bad) noexcept {
    UINT index = params.cArgs;
    for (const call_plan::argument& expected : plan.visible) {
        const parameter_plan& parameter = *expected.parameter;
        const VARIANT& argument = params.rgvarg[--index];
        if (argument.vt == expected.exact)
            move_quick(plan, parameter, argument, frame.words());
        else if (!move_whole_number(parameter, argument, frame.words())) {
            const HRESULT hr = take_argument(plan, parameter, argument, index, frame);
            if (FAILED(hr)) {
                bad = index;
                return hr;
            }
        }
    }
    return S_OK;
}

// Arguments by position and by name. Names are taken first; positions fill what is left, in order.
HRESULT take_by_name(const call_plan& plan, const DISPPARAMS& params, bool put, call_frame& frame,
                     UINT& bad) {
    constexpr UINT nothing = ~0u;
    std::vector<UINT> index_of(plan.visible.size(), nothing);
    const std::size_t count = plan.visible.size();
    for (UINT i = 0; i < params.cNamedArgs; ++i) {
        const DISPID name = params.rgdispidNamedArgs[i];
        std::size_t position = static_cast<std::size_t>(name);
        if (put && name == DISPID_PROPERTYPUT)
            position = count - 1;
        else if (name < 0)
            position = count;
        if (position >= count) {
            bad = i;
            return DISP_E_PARAMNOTFOUND;
        }
        if (index_of[position] != nothing)
            return DISP_E_BADPARAMCOUNT; // named twice
        index_of[position] = i;
    }
    UINT next = params.cArgs;
    for (std::size_t position = 0; position < count; ++position) {
        const parameter_plan& parameter = *plan.visible[position].parameter;
        HRESULT hr;
        if (parameter.rest) {
            const UINT rest = next - params.cNamedArgs;
            hr = take_rest(parameter, params.rgvarg + params.cNamedArgs, rest, frame);
            if (FAILED(hr))
                return hr;
            next = params.cNamedArgs;
            continue;
        }
        UINT index = index_of[position];
        if (index == nothing && next > params.cNamedArgs)
            index = --next;
        hr = index == nothing ? take_nothing(plan, parameter, frame)
                              : take_argument(plan, parameter, params.rgvarg[index], index, frame);
        if (FAILED(hr)) {
            if (index != nothing)
                bad = index;
            return hr;
        }
    }
    return next == params.cNamedArgs ? S_OK : DISP_E_BADPARAMCOUNT;
}

HRESULT take_arguments(const call_plan& plan, const DISPPARAMS& params, bool put, call_frame& frame,
                       UINT& bad) {
    const std::size_t count = plan.visible.size();
    const bool only_value_named = put && params.cNamedArgs == 1;
    if (params.cArgs == count && !plan.takes_rest && (params.cNamedArgs == 0 || only_value_named))
        return take_in_order(plan, params, frame, bad);
    if (plan.takes_rest) {
        if (params.cNamedArgs != 0 && !only_value_named)
            return DISP_E_NONAMEDARGS;
        if (params.cArgs < plan.required)
            return DISP_E_BADPARAMCOUNT;
    } else if (params.cArgs < plan.required || params.cArgs > count) {
        return DISP_E_BADPARAMCOUNT;
    }
    return take_by_name(plan, params, put, frame, bad);
}

// A call with the arguments in place; the result in `slot`. @return what the function said
HRESULT call(const call_plan& plan, void* instance, call_frame& frame, result_slot& slot) {
    std::uint64_t* words = frame.words();
    if (plan.result_word != call_plan::no_word)
        put_word(words + plan.result_word, plan.result_vt == VT_RECORD ? slot.record.data : &slot);
    if (plan.locale_word != call_plan::no_word)
        put_word(words + plan.locale_word, call_locale);
    void* function = plan.function;
    if (plan.has_this) {
        put_word(words + plan.signature.word_of(0), instance);
        std::memcpy(&function, *static_cast<char**>(instance) + plan.vtable_offset, sizeof function);
    }
    std::uint64_t answer[3];
    plan.signature.call(function, words, answer);
    if (plan.returns_status)
        return static_cast<HRESULT>(answer[0]);
    if (plan.result_vt != VT_VOID && plan.returned != native_type::none)
        std::memcpy(&slot, answer, sizeof slot < sizeof answer ? sizeof slot : sizeof answer);
    return S_OK;
}

// `object.Items(3)` where Items takes no arguments and gives an object: the arguments are for that object's
// default member.
HRESULT invoke_default_member(const VARIANT& object, WORD flags, DISPPARAMS* params, VARIANT* result,
                              EXCEPINFO* exception, UINT* bad_argument) {
    const VARIANT* value = &object;
    if (value->vt == (VT_BYREF | VT_VARIANT) && value->pvarVal)
        value = value->pvarVal;
    const VARTYPE type = value->vt & ~VT_BYREF;
    if (type != VT_DISPATCH && type != VT_UNKNOWN)
        return DISP_E_NOTACOLLECTION;
    IUnknown* unknown = value->vt & VT_BYREF ? *value->ppunkVal : value->punkVal;
    owned<IDispatch> dispatch;
    if (!unknown || FAILED(unknown->QueryInterface(IID_IDispatch, dispatch.put_void())) || !dispatch)
        return DISP_E_NOTACOLLECTION;
    return dispatch->Invoke(DISPID_VALUE, IID_NULL, call_locale, flags, params, result, exception,
                            bad_argument);
}

HRESULT invoke_function(ITypeInfo* type, const invocable& member, const call_plan& plan, void* instance,
                        WORD flags, DISPPARAMS* params, VARIANT* result, EXCEPINFO* exception,
                        UINT* bad_argument) {
    const bool put = plan.kind == INVOKE_PROPERTYPUT || plan.kind == INVOKE_PROPERTYPUTREF;
    if (put && (params->cNamedArgs == 0 || params->rgdispidNamedArgs[0] != DISPID_PROPERTYPUT))
        return DISP_E_PARAMNOTFOUND;
    const bool to_default_member = plan.kind == INVOKE_PROPERTYGET && plan.visible.empty() &&
                                   params->cArgs != 0 && (flags & DISPATCH_PROPERTYGET) && result &&
                                   plan.result_vt != VT_VOID;

    call_frame frame(plan);
    UINT bad = ~0u;
    HRESULT hr = to_default_member ? S_OK : take_arguments(plan, *params, put, frame, bad);
    if (SUCCEEDED(hr)) {
        result_slot slot;
        slot.words[0] = slot.words[1] = slot.words[2] = 0;
        if (plan.result_vt == VT_RECORD) {
            hr = make_record_result(plan, member, slot);
            if (FAILED(hr))
                return hr;
        }
        hr = call(plan, instance, frame, slot);
        if (FAILED(hr)) {
            forget_record_result(plan, slot);
            return report_exception(hr, plan.has_this ? static_cast<IUnknown*>(instance) : nullptr, type,
                                    exception);
        }
        hr = frame.write_back(bad);
        if (plan.result_vt != VT_VOID) {
            if (result && !put && !to_default_member && SUCCEEDED(hr)) {
                // In its place at once: a VARIANT that was written in parts is slow to copy as a whole.
                make_result(plan.result_vt, slot, *result);
                return S_OK;
            }
            VARIANT made;
            make_result(plan.result_vt, slot, made);
            if (to_default_member)
                hr = invoke_default_member(made, flags, params, result, exception, bad_argument);
            VariantClear(&made);
            if (to_default_member)
                return hr;
        }
        if (SUCCEEDED(hr))
            return S_OK;
    }
    if (bad != ~0u && bad_argument)
        *bad_argument = bad;
    return hr;
}

} // namespace

HRESULT invoke_port(ITypeInfo* type, const invocable& member, void* instance, MEMBERID memid, WORD flags,
                    DISPPARAMS* params, VARIANT* result, EXCEPINFO* exception, UINT* bad_argument) noexcept {
    return guarded([&]() -> HRESULT {
        if (!params || params->cNamedArgs > params->cArgs || (params->cArgs && !params->rgvarg) ||
            (params->cNamedArgs && !params->rgdispidNamedArgs))
            return E_INVALIDARG;
        // The result of a put is not asked for; of anything else it is empty unless there is one.
        if (result && !(flags & (DISPATCH_PROPERTYPUT | DISPATCH_PROPERTYPUTREF)))
            result->vt = VT_EMPTY;
        if (!member.desc)
            return invoke_variable(type, member, instance, memid, flags, params, result, exception,
                                   bad_argument);
        const call_plan* plan = nullptr;
        const HRESULT hr = plan_of(member, plan);
        if (FAILED(hr))
            return hr;
        if (plan->has_this && !instance)
            return E_INVALIDARG;
        if (plan->by_dispatch)
            return static_cast<IDispatch*>(instance)->Invoke(memid, IID_NULL, call_locale, flags, params,
                                                             result, exception, bad_argument);
        return invoke_function(type, member, *plan, instance, flags, params, result, exception, bad_argument);
    });
}

} // namespace comity
