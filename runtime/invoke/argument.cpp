#include "argument.hpp"

namespace comity {

using shape = parameter_plan::shape;
using quick = parameter_plan::quick;

// ---- The frame ----

void call_frame::make_room(const call_plan& plan) {
    const std::size_t words = plan.signature.words();
    if (words > usual_words) {
        many_words_ = std::make_unique<std::uint64_t[]>(words);
        words_ = many_words_.get();
    } else {
        std::memset(words_, 0, words * sizeof *words_);
    }
    // At most one loan a parameter.
    if (plan.parameters.size() > usual_loans) {
        many_loans_ = std::make_unique<loan[]>(plan.parameters.size());
        loans_ = many_loans_.get();
    }
}

VARIANT& call_frame::borrow(const VARIANT* back, UINT index) noexcept {
    loan& next = loans_[borrowed_++];
    std::memset(&next.value, 0, sizeof next.value);
    next.fixed = VT_EMPTY;
    next.back = back;
    next.index = index;
    return next.value;
}

void call_frame::clear_borrowed() noexcept {
    while (borrowed_) {
        loan& last = loans_[--borrowed_];
        if (last.fixed != VT_EMPTY)
            last.value.vt = last.fixed;
        VariantClear(&last.value);
    }
}

namespace {

// ---- Small facts about VARIANTs ----

bool is_missing(const VARIANT& value) noexcept {
    return value.vt == VT_ERROR && value.scode == DISP_E_PARAMNOTFOUND;
}

bool is_object(VARTYPE vt) noexcept {
    return vt == VT_DISPATCH || vt == VT_UNKNOWN;
}

// VARTYPEs of the same bytes and meaning.
VARTYPE plain(VARTYPE vt) noexcept {
    switch (vt & ~VT_BYREF) {
    case VT_INT:
        return static_cast<VARTYPE>((vt & VT_BYREF) | VT_I4);
    case VT_UINT:
        return static_cast<VARTYPE>((vt & VT_BYREF) | VT_UI4);
    default:
        return vt;
    }
}

std::size_t size_of(VARTYPE vt) noexcept {
    if (vt & VT_ARRAY)
        return sizeof(void*);
    switch (native_type_of(vt)) {
    case native_type::i8:
    case native_type::u8:
        return 1;
    case native_type::i16:
    case native_type::u16:
        return 2;
    case native_type::i32:
    case native_type::u32:
    case native_type::r4:
        return 4;
    case native_type::pointer:
        return sizeof(void*);
    case native_type::decimal:
        return sizeof(DECIMAL);
    case native_type::variant:
        return sizeof(VARIANT);
    case native_type::none:
        return 0;
    default:
        return 8;
    }
}

// Where the value of a by-value VARIANT lies, as a function that takes a reference to it wants it.
void* payload(VARIANT& value) noexcept {
    return value.vt == VT_DECIMAL ? static_cast<void*>(&value.decVal) : static_cast<void*>(&value.llVal);
}

// Gives `value` the type `vt`. Objects and arrays are not made from anything else here.
HRESULT convert(VARIANT& out, const VARIANT& value, VARTYPE vt) noexcept {
    const VARTYPE from = value.vt & ~VT_BYREF;
    if ((vt & VT_ARRAY) || (from & VT_ARRAY))
        return from == vt ? VariantCopyInd(&out, &value) : DISP_E_TYPEMISMATCH;
    return VariantChangeType(&out, &value, 0, vt);
}

// Follows VT_BYREF | VT_VARIANT to the VARIANT it refers to.
HRESULT dereference(const VARIANT*& argument) noexcept {
    if (argument->vt == (VT_BYREF | VT_VARIANT)) {
        argument = argument->pvarVal;
        if (!argument)
            return E_INVALIDARG;
        if (argument->vt == (VT_BYREF | VT_VARIANT))
            return DISP_E_TYPEMISMATCH; // a reference to a reference is no VARIANT
    }
    return (argument->vt & VT_BYREF) && !argument->byref ? E_INVALIDARG : S_OK;
}

// An argument that says it is missing: right where the parameter is optional, and a VT_ERROR where a value is
// wanted.
HRESULT take_missing(const call_plan& plan, const parameter_plan& parameter, call_frame& frame) noexcept {
    return parameter.optional ? take_nothing(plan, parameter, frame) : DISP_E_TYPEMISMATCH;
}

// ---- By value ----

HRESULT take_value(const call_plan& plan, const parameter_plan& parameter, const VARIANT* argument,
                   call_frame& frame) noexcept {
    HRESULT hr = dereference(argument);
    if (FAILED(hr))
        return hr;
    if (is_missing(*argument) && parameter.vt != VT_ERROR)
        return take_missing(plan, parameter, frame);
    VARIANT value;
    const VARTYPE type = plain(argument->vt);
    if (type == (VT_BYREF | parameter.vt)) {
        std::memset(&value, 0, sizeof value);
        std::memcpy(parameter.vt == VT_DECIMAL ? static_cast<void*>(&value.decVal)
                                               : static_cast<void*>(&value.llVal),
                    argument->byref, size_of(parameter.vt));
        move_quick(plan, parameter, value, frame.words());
        return S_OK;
    }
    if (type == parameter.exact) {
        move_quick(plan, parameter, *argument, frame.words());
        return S_OK;
    }
    // Only a BSTR, of what can come out of a conversion, has to be kept until after the call.
    if (parameter.vt == VT_BSTR) {
        VARIANT& text = frame.borrow();
        hr = convert(text, *argument, VT_BSTR);
        if (SUCCEEDED(hr))
            move_quick(plan, parameter, text, frame.words());
        return hr;
    }
    VariantInit(&value);
    hr = convert(value, *argument, parameter.vt);
    if (SUCCEEDED(hr))
        move_quick(plan, parameter, value, frame.words());
    return hr;
}

HRESULT take_interface(const call_plan& plan, const parameter_plan& parameter, const VARIANT* argument,
                       call_frame& frame) noexcept {
    HRESULT hr = dereference(argument);
    if (FAILED(hr))
        return hr;
    if (is_missing(*argument))
        return take_missing(plan, parameter, frame);
    const VARTYPE type = argument->vt & ~VT_BYREF;
    if (!is_object(type))
        return DISP_E_TYPEMISMATCH;
    IUnknown* object = argument->vt & VT_BYREF ? *argument->ppunkVal : argument->punkVal;
    void* wanted = object;
    // Any interface serves as IUnknown, and an IDispatch is what VT_DISPATCH holds.
    if (object && parameter.id != IID_IUnknown && !(type == VT_DISPATCH && parameter.id == IID_IDispatch)) {
        hr = object->QueryInterface(parameter.id, &wanted);
        if (FAILED(hr))
            return hr;
        VARIANT& held = frame.borrow();
        held.vt = VT_UNKNOWN;
        held.punkVal = static_cast<IUnknown*>(wanted);
    }
    put_word(frame.words() + parameter.word, wanted);
    return S_OK;
}

// ---- By reference ----

// A reference to a number is coerced to a reference to another kind of number; a date is not taken for one.
bool reference_converts(VARTYPE from, VARTYPE to) noexcept {
    const auto scalar = [](VARTYPE vt) {
        return !(vt & VT_ARRAY) && !is_object(vt) && vt != VT_ERROR && vt != VT_RECORD && vt != VT_VARIANT;
    };
    return scalar(from) && scalar(to) && (from == VT_DATE) == (to == VT_DATE);
}

HRESULT take_variant_reference(const parameter_plan& parameter, const VARIANT& argument, UINT index,
                               call_frame& frame) noexcept {
    std::uint64_t* word = frame.words() + parameter.word;
    if (argument.vt == (VT_BYREF | VT_VARIANT)) {
        put_word(word, argument.pvarVal);
        return S_OK;
    }
    const bool reference = (argument.vt & VT_BYREF) != 0;
    if (parameter.in && !parameter.out) {
        // The function reads it and must not write.
        put_word(word, const_cast<VARIANT*>(&argument));
        return S_OK;
    }
    VARIANT& value = frame.borrow(parameter.out && reference ? &argument : nullptr, index);
    if (parameter.in) {
        const HRESULT hr = VariantCopy(&value, &argument);
        if (FAILED(hr))
            return hr;
    }
    put_word(word, &value);
    return S_OK;
}

HRESULT take_reference(const call_plan& plan, const parameter_plan& parameter, const VARIANT& argument,
                       UINT index, call_frame& frame) noexcept {
    std::uint64_t* word = frame.words() + parameter.word;
    if (parameter.vt == VT_VARIANT)
        return take_variant_reference(parameter, argument, index, frame);
    VARTYPE type = plain(argument.vt);
    if (type == parameter.exact) {
        put_word(word, argument.byref); // what it points to is the function's affair
        return S_OK;
    }
    const VARIANT* source = &argument;
    const HRESULT hr = dereference(source);
    if (FAILED(hr))
        return hr;
    type = plain(source->vt);
    if (type == parameter.exact) {
        put_word(word, source->byref);
        return S_OK;
    }
    if (is_missing(*source))
        return take_missing(plan, parameter, frame);
    const bool reference = (argument.vt & VT_BYREF) != 0;
    if (type == parameter.vt && (reference || !parameter.out)) {
        // The variable is a VARIANT of the right type: the function may as well work in it.
        put_word(word, payload(const_cast<VARIANT&>(*source)));
        return S_OK;
    }
    if ((type & VT_BYREF) && !reference_converts(type & ~VT_BYREF, parameter.vt))
        return DISP_E_TYPEMISMATCH;
    VARIANT& value = frame.borrow(parameter.out && reference ? &argument : nullptr, index);
    if (parameter.in) {
        const HRESULT converted = convert(value, *source, parameter.vt);
        if (FAILED(converted))
            return converted;
    }
    value.vt = parameter.vt;
    frame.fix_type(parameter.vt);
    put_word(word, payload(value));
    return S_OK;
}

HRESULT take_interface_reference(const call_plan& plan, const parameter_plan& parameter,
                                 const VARIANT& argument, UINT index, call_frame& frame) noexcept {
    std::uint64_t* word = frame.words() + parameter.word;
    const VARIANT* source = &argument;
    HRESULT hr = dereference(source);
    if (FAILED(hr))
        return hr;
    if (is_missing(*source))
        return take_missing(plan, parameter, frame);
    const VARTYPE type = source->vt & ~VT_BYREF;
    const bool reference = (argument.vt & VT_BYREF) != 0;
    if (type != VT_EMPTY && type != VT_NULL && !is_object(type))
        return DISP_E_TYPEMISMATCH;
    if (source->vt & VT_BYREF) {
        // A variable declared as IDispatch* cannot hold an interface that is none.
        if (type == VT_DISPATCH && parameter.vt != VT_DISPATCH)
            return DISP_E_TYPEMISMATCH;
        const bool same = (parameter.id == IID_IUnknown && type == VT_UNKNOWN) ||
                          (parameter.id == IID_IDispatch && type == VT_DISPATCH);
        if (same || !parameter.in) {
            put_word(word, source->byref);
            return S_OK;
        }
    } else if (!is_object(type) && (parameter.in && !reference)) {
        return DISP_E_TYPEMISMATCH;
    }
    VARIANT& value = frame.borrow(parameter.out && reference ? &argument : nullptr, index);
    IUnknown* object = !is_object(type)        ? nullptr
                       : source->vt & VT_BYREF ? *source->ppunkVal
                                               : source->punkVal;
    if (parameter.in && object) {
        void* wanted = nullptr;
        hr = object->QueryInterface(parameter.id, &wanted);
        if (FAILED(hr))
            return hr;
        value.punkVal = static_cast<IUnknown*>(wanted);
    }
    value.vt = parameter.vt;
    frame.fix_type(parameter.vt);
    put_word(word, static_cast<void*>(&value.punkVal));
    return S_OK;
}

HRESULT take_record(const call_plan& plan, const parameter_plan& parameter, const VARIANT* argument,
                    call_frame& frame) noexcept {
    HRESULT hr = dereference(argument);
    if (FAILED(hr))
        return hr;
    if (is_missing(*argument))
        return take_missing(plan, parameter, frame);
    if ((argument->vt & ~VT_BYREF) != VT_RECORD || !V_RECORDINFO(argument))
        return DISP_E_TYPEMISMATCH;
    GUID id;
    hr = V_RECORDINFO(argument)->GetGuid(&id);
    if (FAILED(hr))
        return hr;
    if (id != parameter.id)
        return DISP_E_TYPEMISMATCH;
    put_word(frame.words() + parameter.word, V_RECORD(argument));
    return S_OK;
}

// ---- After the call ----

// Puts `value` (given away) where `target`, a VT_BYREF VARIANT, points to, and frees what was there.
HRESULT store(const VARIANT& target, VARIANT& value) noexcept {
    if (target.vt == (VT_BYREF | VT_VARIANT)) {
        VARIANT& inner = *target.pvarVal;
        if (inner.vt & VT_BYREF)
            return store(inner, value);
        const HRESULT hr = VariantClear(&inner);
        if (FAILED(hr))
            return hr;
        inner = value;
        value.vt = VT_EMPTY;
        return S_OK;
    }
    const VARTYPE vt = target.vt & ~VT_BYREF;
    // An interface pointer serves where IUnknown is asked for, and a dispatch interface where IDispatch is.
    if (vt != value.vt && !(vt == VT_UNKNOWN && value.vt == VT_DISPATCH)) {
        VARIANT converted;
        VariantInit(&converted);
        HRESULT hr = convert(converted, value, plain(vt));
        if (FAILED(hr))
            return hr;
        hr = VariantClear(&value);
        if (FAILED(hr)) {
            VariantClear(&converted);
            return hr;
        }
        value = converted;
    }
    VARIANT old;
    std::memset(&old, 0, sizeof old);
    std::memcpy(vt == VT_DECIMAL ? static_cast<void*>(&old.decVal) : static_cast<void*>(&old.llVal),
                target.byref, size_of(vt));
    old.vt = vt;
    std::memcpy(target.byref, payload(value), size_of(vt));
    value.vt = VT_EMPTY;
    return VariantClear(&old);
}

} // namespace

HRESULT call_frame::write_back_borrowed(UINT& bad) noexcept {
    HRESULT result = S_OK;
    for (std::size_t i = 0; i < borrowed_; ++i) {
        loan& made = loans_[i];
        if (!made.back)
            continue;
        if (made.fixed != VT_EMPTY)
            made.value.vt = std::exchange(made.fixed, VT_EMPTY);
        // A VARIANT that still refers to the argument's own variable needs no storing.
        if (made.value.vt == made.back->vt && made.value.byref == made.back->byref)
            continue;
        const HRESULT hr = store(*made.back, made.value);
        if (FAILED(hr) && SUCCEEDED(result)) {
            result = hr;
            bad = made.index;
        }
    }
    return result;
}

HRESULT take_argument(const call_plan& plan, const parameter_plan& parameter, const VARIANT& argument,
                      UINT index, call_frame& frame) noexcept {
    switch (parameter.how) {
    case shape::value:
        if (parameter.move == quick::variant) {
            if (parameter.has_default && is_missing(argument))
                return take_nothing(plan, parameter, frame);
            move_quick(plan, parameter, argument, frame.words());
            return S_OK;
        }
        return take_value(plan, parameter, &argument, frame);
    case shape::reference:
        return take_reference(plan, parameter, argument, index, frame);
    case shape::interface_:
        return take_interface(plan, parameter, &argument, frame);
    case shape::interface_ref:
        return take_interface_reference(plan, parameter, argument, index, frame);
    case shape::record_ref:
        return take_record(plan, parameter, &argument, frame);
    case shape::locale:
    case shape::result:
        break;
    }
    return E_UNEXPECTED;
}

HRESULT take_nothing(const call_plan& plan, const parameter_plan& parameter, call_frame& frame) noexcept {
    if (!parameter.optional)
        return DISP_E_PARAMNOTOPTIONAL;
    // What stands for a missing argument: the default, the VARIANT that says so, or the zero of the type.
    VARIANT missing;
    std::memset(&missing, 0, sizeof missing);
    if (parameter.vt == VT_VARIANT) {
        missing.vt = VT_ERROR;
        missing.scode = DISP_E_PARAMNOTFOUND;
    } else if (parameter.vt != VT_RECORD) {
        missing.vt = parameter.vt;
    }
    const VARIANT& given =
        parameter.has_default ? static_cast<const VARIANT&>(parameter.default_value) : missing;
    std::uint64_t* word = frame.words() + parameter.word;
    switch (parameter.how) {
    case shape::value:
        move_quick(plan, parameter, given, frame.words());
        return S_OK;
    case shape::interface_:
        put_word(word, static_cast<void*>(given.punkVal));
        return S_OK;
    case shape::record_ref:
        put_word(word, static_cast<void*>(nullptr));
        return S_OK;
    default: {
        VARIANT& value = frame.borrow();
        HRESULT hr = S_OK;
        if (&given == &missing)
            value = given; // owns nothing
        else
            hr = VariantCopy(&value, &given);
        if (FAILED(hr))
            return hr;
        if (parameter.vt == VT_VARIANT) {
            put_word(word, &value);
        } else {
            frame.fix_type(parameter.vt);
            put_word(word, payload(value));
        }
        return S_OK;
    }
    }
}

HRESULT take_rest(const parameter_plan& parameter, const VARIANT* arguments, UINT count,
                  call_frame& frame) noexcept {
    std::uint64_t* word = frame.words() + parameter.word;
    // One array of VARIANTs is taken for the list itself: how a list that was received is passed on.
    if (count == 1 && arguments[0].vt == (VT_ARRAY | VT_VARIANT)) {
        if (parameter.how == shape::value)
            put_word(word, arguments[0].parray);
        else
            put_word(word, const_cast<SAFEARRAY**>(&arguments[0].parray));
        return S_OK;
    }
    VARIANT& list = frame.borrow();
    list.parray = SafeArrayCreateVector(VT_VARIANT, 0, count);
    if (!list.parray)
        return E_OUTOFMEMORY;
    list.vt = VT_ARRAY | VT_VARIANT;
    frame.fix_type(VT_ARRAY | VT_VARIANT);
    VARIANT* elements = static_cast<VARIANT*>(list.parray->pvData);
    for (UINT i = 0; i < count; ++i) {
        const HRESULT hr = VariantCopy(&elements[i], &arguments[count - 1 - i]);
        if (FAILED(hr))
            return hr;
    }
    if (parameter.how == shape::value)
        put_word(word, list.parray);
    else
        put_word(word, static_cast<void*>(&list.parray));
    return S_OK;
}

} // namespace comity
