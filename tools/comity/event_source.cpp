#include "event_source.hpp"

#include <comity/bstr.hpp>
#include <comity/hresult_error.hpp>

#include <ocidl.h>

#include "text.hpp"

namespace comity_tool {

namespace {

using comity::com_ptr;
using comity::throw_if_failed;

/// The class as its library describes it, or null.
com_ptr<ITypeInfo> class_of(IUnknown* object) {
    com_ptr<IProvideClassInfo> provider;
    com_ptr<ITypeInfo> type;
    if (SUCCEEDED(object->QueryInterface(__uuidof(IProvideClassInfo), provider.put_void())))
        provider->GetClassInfo(type.put());
    return type;
}

/// The source interface with this name; without a name, the default one.
source_interface find_in_class(ITypeInfo* coclass, const std::string& wanted) {
    TYPEATTR* attributes = nullptr;
    throw_if_failed(coclass->GetTypeAttr(&attributes));
    const UINT count = attributes->cImplTypes;
    coclass->ReleaseTypeAttr(attributes);
    std::string names;
    for (UINT i = 0; i < count; ++i) {
        INT flags = 0;
        HREFTYPE reference = 0;
        com_ptr<ITypeInfo> type;
        comity::bstr name;
        throw_if_failed(coclass->GetImplTypeFlags(i, &flags));
        if (!(flags & IMPLTYPEFLAG_FSOURCE))
            continue;
        throw_if_failed(coclass->GetRefTypeOfImplType(i, &reference));
        throw_if_failed(coclass->GetRefTypeInfo(reference, type.put()));
        throw_if_failed(type->GetDocumentation(MEMBERID_NIL, name.put(), nullptr, nullptr, nullptr));
        throw_if_failed(type->GetTypeAttr(&attributes));
        const IID iid = attributes->guid;
        type->ReleaseTypeAttr(attributes);
        const std::optional<GUID> wanted_iid = parse_guid(wanted);
        if (wanted.empty() ? (flags & IMPLTYPEFLAG_FDEFAULT) != 0
                           : equal_ignoring_case(name.utf8(), wanted) ||
                                 (wanted_iid && comity::same_guid(*wanted_iid, iid)))
            return {iid, std::move(type)};
        names += (names.empty() ? "" : ", ") + name.utf8();
    }
    throw tool_error((wanted.empty() ? std::string("the class has no default source of events")
                                     : "the class has no source of events called " + wanted) +
                     (names.empty() ? "" : "; it has: " + names));
}

} // namespace

source_interface find_source(IDispatch* object, const std::string& wanted) {
    if (const com_ptr<ITypeInfo> coclass = class_of(object))
        return find_in_class(coclass.get(), wanted);
    throw tool_error("the object does not say what events it has (it has no IProvideClassInfo)");
}

} // namespace comity_tool
