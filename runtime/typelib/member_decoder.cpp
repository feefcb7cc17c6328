#include "member_decoder.hpp"

#include "type_info.hpp"
#include "value_decoder.hpp"

namespace comity::typelib {

namespace {

// Pointers to pointers to arrays of pointers: nobody goes deeper, a damaged file may go in circles.
constexpr unsigned deepest_type = 32;
constexpr unsigned most_dimensions = 64;

} // namespace

HRESULT member_decoder::type(std::int32_t written, TYPEDESC& out, unsigned depth) {
    if (written < 0) {
        out.vt = static_cast<VARTYPE>(written & 0x7fff);
        return S_OK;
    }
    if (depth == deepest_type)
        return image_.damaged("a type is nested too deeply");
    msft::type_description description;
    if (static_cast<std::size_t>(written) % sizeof description != 0 ||
        !image_.segment(msft::type_descriptions).read(static_cast<std::size_t>(written), description))
        return image_.damaged("the description of a type lies outside the file");
    out.vt = description.type & 0x7fff;
    switch (out.vt) {
    case VT_PTR:
    case VT_SAFEARRAY:
        out.lptdesc = memory_.make<TYPEDESC>();
        return type(description.target, *out.lptdesc, depth + 1);
    case VT_CARRAY:
        return array(description.target, &out.lpadesc, depth + 1);
    case VT_USERDEFINED:
        // The upper bits are ours to mark references with.
        if (description.target < 0 || (description.target >> type_info::foreign_shift) != 0)
            return image_.damaged("a reference to a type cannot be right");
        out.hreftype = static_cast<HREFTYPE>(description.target);
        return S_OK;
    default:
        return S_OK;
    }
}

HRESULT member_decoder::array(std::int32_t offset, ARRAYDESC** out, unsigned depth) {
    const byte_view& arrays = image_.segment(msft::array_descriptions);
    msft::array_description description;
    if (offset < 0 || !arrays.read(static_cast<std::size_t>(offset), description))
        return image_.damaged("the description of an array lies outside the file");
    const std::size_t bounds = static_cast<std::size_t>(offset) + sizeof description;
    const std::size_t dimensions = description.dimensions;
    if (dimensions == 0 || dimensions > most_dimensions ||
        !arrays.contains(bounds, dimensions * sizeof(SAFEARRAYBOUND)))
        return image_.damaged("the bounds of an array lie outside the file");
    void* const memory =
        memory_.allocate(sizeof(ARRAYDESC) + dimensions * sizeof(SAFEARRAYBOUND), alignof(ARRAYDESC));
    ARRAYDESC* const array = new (memory) ARRAYDESC();
    array->cDims = static_cast<USHORT>(dimensions);
    std::memcpy(array->rgbounds, arrays.data + bounds, dimensions * sizeof(SAFEARRAYBOUND));
    *out = array;
    return type(description.element, array->tdescElem, depth);
}

HRESULT member_decoder::parameter(const msft::parameter_record& record, const std::int32_t* default_value,
                                  ELEMDESC& out) {
    out.paramdesc.wParamFlags = static_cast<USHORT>(record.flags);
    const HRESULT hr = type(record.type, out.tdesc, 0);
    if (FAILED(hr) || !(record.flags & PARAMFLAG_FHASDEFAULT))
        return hr;
    // The compiler had a default but could not write it down: better none than one that cannot be read.
    if (!default_value || *default_value == msft::none) {
        out.paramdesc.wParamFlags &= static_cast<USHORT>(~PARAMFLAG_FHASDEFAULT);
        return S_OK;
    }
    out.paramdesc.pparamdescex = memory_.make<PARAMDESCEX>();
    out.paramdesc.pparamdescex->cBytes = sizeof(PARAMDESCEX);
    return decode_value(image_, *default_value, memory_, out.paramdesc.pparamdescex->varDefaultValue);
}

HRESULT member_decoder::function(const function_slot& slot, const FUNCDESC** out) {
    const byte_view record = image_.bytes().part(slot.record, slot.record_length);
    msft::function_record fixed;
    if (!record.read(0, fixed))
        return image_.damaged("the record of a function does not fit");
    const std::size_t count = slot.parameter_count;
    const std::size_t parameters = record.size - count * sizeof(msft::parameter_record);
    const bool has_defaults = (fixed.kinds & msft::function_has_defaults) && count != 0;
    if (has_defaults && parameters - sizeof fixed < count * sizeof(std::int32_t))
        return image_.damaged("the default values of a function lie outside its record");

    if (msft::function_kind(fixed.kinds) > FUNC_DISPATCH ||
        msft::function_calling_convention(fixed.kinds) >= CC_MAX)
        return image_.damaged("a function is of no known kind");
    FUNCDESC* const desc = memory_.make<FUNCDESC>();
    desc->memid = slot.memid;
    desc->funckind = static_cast<FUNCKIND>(msft::function_kind(fixed.kinds));
    desc->invkind = static_cast<INVOKEKIND>(slot.invoke_kind);
    desc->callconv = static_cast<CALLCONV>(msft::function_calling_convention(fixed.kinds));
    desc->cParams = static_cast<SHORT>(count);
    desc->cParamsOpt = fixed.optional_count;
    // Offsets are in the pointers of the system the library was made for. The lowest bit is a mark of the
    // compiler's, and so is all that stands there for a function without a slot.
    if (desc->funckind != FUNC_DISPATCH && desc->funckind != FUNC_STATIC)
        desc->oVft = static_cast<SHORT>((fixed.vtable_offset & ~1) / static_cast<int>(pointer_bytes_) *
                                        static_cast<int>(sizeof(void*)));
    desc->wFuncFlags = static_cast<WORD>(fixed.flags);
    HRESULT hr = type(fixed.return_type, desc->elemdescFunc.tdesc);
    if (FAILED(hr))
        return hr;
    desc->lprgelemdescParam = count ? memory_.make<ELEMDESC>(count) : nullptr;
    for (std::size_t i = 0; i < count; ++i) {
        msft::parameter_record written;
        std::int32_t default_value = msft::none;
        record.read(parameters + i * sizeof written, written);
        if (has_defaults)
            record.read(parameters - (count - i) * sizeof default_value, default_value);
        hr = parameter(written, has_defaults ? &default_value : nullptr, desc->lprgelemdescParam[i]);
        if (FAILED(hr))
            return hr;
    }
    *out = desc;
    return S_OK;
}

HRESULT member_decoder::variable(const variable_slot& slot, const VARDESC** out) {
    const byte_view record = image_.bytes().part(slot.record, slot.record_length);
    msft::variable_record fixed;
    if (!record.read(0, fixed))
        return image_.damaged("the record of a variable does not fit");
    if (fixed.kind > VAR_DISPATCH)
        return image_.damaged("a variable is of no known kind");
    VARDESC* const desc = memory_.make<VARDESC>();
    desc->memid = slot.memid;
    desc->wVarFlags = static_cast<WORD>(fixed.flags);
    desc->varkind = static_cast<VARKIND>(fixed.kind);
    HRESULT hr = type(fixed.type, desc->elemdescVar.tdesc);
    if (FAILED(hr))
        return hr;
    if (desc->varkind == VAR_CONST) {
        desc->lpvarValue = memory_.make<VARIANT>();
        hr = decode_value(image_, fixed.value, memory_, *desc->lpvarValue);
        if (FAILED(hr))
            return hr;
    } else {
        desc->oInst = static_cast<ULONG>(fixed.value);
    }
    *out = desc;
    return S_OK;
}

bool hidden_from_dispatch(const FUNCDESC& desc, unsigned parameter) noexcept {
    const USHORT flags = desc.lprgelemdescParam[parameter].paramdesc.wParamFlags;
    return (flags & PARAMFLAG_FLCID) ||
           ((flags & PARAMFLAG_FRETVAL) && desc.elemdescFunc.tdesc.vt == VT_HRESULT);
}

const FUNCDESC* make_dispatch_form(const FUNCDESC& desc, arena& memory) {
    FUNCDESC* const form = memory.make<FUNCDESC>();
    *form = desc;
    form->funckind = FUNC_DISPATCH;
    if (desc.elemdescFunc.tdesc.vt == VT_HRESULT) {
        form->elemdescFunc = ELEMDESC{};
        form->elemdescFunc.tdesc.vt = VT_VOID;
    }
    form->lprgelemdescParam =
        desc.cParams > 0 ? memory.make<ELEMDESC>(static_cast<std::size_t>(desc.cParams)) : nullptr;
    form->cParams = 0;
    for (SHORT i = 0; i < desc.cParams; ++i) {
        const ELEMDESC& parameter = desc.lprgelemdescParam[i];
        if (!hidden_from_dispatch(desc, static_cast<unsigned>(i)))
            form->lprgelemdescParam[form->cParams++] = parameter;
        else if (parameter.paramdesc.wParamFlags & PARAMFLAG_FRETVAL)
            form->elemdescFunc.tdesc =
                parameter.tdesc.vt == VT_PTR ? *parameter.tdesc.lptdesc : parameter.tdesc;
    }
    return form;
}

namespace {

TYPEDESC marked(const TYPEDESC& type, HREFTYPE mark, arena& memory) {
    TYPEDESC copy = type;
    switch (type.vt) {
    case VT_PTR:
    case VT_SAFEARRAY:
        copy.lptdesc = memory.make<TYPEDESC>();
        *copy.lptdesc = marked(*type.lptdesc, mark, memory);
        break;
    case VT_CARRAY: {
        const std::size_t bytes = sizeof(ARRAYDESC) + type.lpadesc->cDims * sizeof(SAFEARRAYBOUND);
        copy.lpadesc = static_cast<ARRAYDESC*>(memory.allocate(bytes, alignof(ARRAYDESC)));
        std::memcpy(static_cast<void*>(copy.lpadesc), type.lpadesc, bytes);
        copy.lpadesc->tdescElem = marked(type.lpadesc->tdescElem, mark, memory);
        break;
    }
    case VT_USERDEFINED:
        copy.hreftype |= mark;
        break;
    default:
        break;
    }
    return copy;
}

} // namespace

const FUNCDESC* copy_with_marked_references(const FUNCDESC& desc, HREFTYPE mark, arena& memory) {
    FUNCDESC* const copy = memory.make<FUNCDESC>();
    *copy = desc;
    copy->elemdescFunc.tdesc = marked(desc.elemdescFunc.tdesc, mark, memory);
    copy->lprgelemdescParam =
        desc.cParams > 0 ? memory.make<ELEMDESC>(static_cast<std::size_t>(desc.cParams)) : nullptr;
    for (SHORT i = 0; i < desc.cParams; ++i) {
        copy->lprgelemdescParam[i] = desc.lprgelemdescParam[i];
        copy->lprgelemdescParam[i].tdesc = marked(desc.lprgelemdescParam[i].tdesc, mark, memory);
    }
    return copy;
}

} // namespace comity::typelib
