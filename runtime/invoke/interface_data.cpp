// CreateDispTypeInfo: the description of an interface that a program writes down as data.
// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-createdisptypeinfo
//
// There are two types: the interface with the methods, and a class that has it as its default interface. The
// class is what the caller gets, and answers GetIDsOfNames and Invoke for its interface.

#include <atomic>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <oleauto.h>

#include "boundary.hpp"
#include "invocable.hpp"
#include "wide_text.hpp"

namespace comity {
namespace {

// FUNCDESC counts parameters and the bytes of a vtable in 16 bits with a sign.
constexpr UINT most_parameters = 0x7fff;
constexpr UINT most_slots = 0x7fff / sizeof(void*);
constexpr UINT most_methods = 0xffff; // TYPEATTR's count

std::u16string_view text_or_empty(const OLECHAR* text) {
    return text ? std::u16string_view(text) : std::u16string_view();
}

HRESULT new_string(std::u16string_view text, BSTR* out) {
    if (!out)
        return S_OK;
    *out = SysAllocStringLen(text.data(), static_cast<UINT>(text.size()));
    return *out ? S_OK : E_OUTOFMEMORY;
}

/// One METHODDATA: as GetFuncDesc shows it, and as it is called.
class method {
public:
    HRESULT read(const METHODDATA& data, ITypeInfo* owner) {
        if (!data.szName || (data.cArgs != 0 && !data.ppdata) || data.cArgs > most_parameters ||
            data.iMeth > most_slots)
            return E_INVALIDARG;
        names_.emplace_back(data.szName);
        shown_parameters_ = std::vector<ELEMDESC>(data.cArgs);
        called_parameters_ = std::vector<ELEMDESC>(data.cArgs);
        targets_ = std::vector<TYPEDESC>(data.cArgs);
        for (UINT i = 0; i < data.cArgs; ++i) {
            const PARAMDATA& parameter = data.ppdata[i];
            names_.emplace_back(text_or_empty(parameter.szName));
            shown_parameters_[i].tdesc.vt = parameter.vt;
            // Here a pointer is a flag of the type, in a type library a type of its own.
            TYPEDESC& type = called_parameters_[i].tdesc;
            type.vt = parameter.vt & static_cast<VARTYPE>(~VT_BYREF);
            if (parameter.vt & VT_BYREF) {
                targets_[i] = type;
                type.vt = VT_PTR;
                type.lptdesc = &targets_[i];
            }
        }
        const WORD kinds = data.wFlags ? data.wFlags : WORD{DISPATCH_METHOD};
        shown.memid = data.dispid;
        shown.funckind = FUNC_VIRTUAL;
        shown.invkind = static_cast<INVOKEKIND>(kinds);
        shown.callconv = data.cc;
        shown.cParams = static_cast<SHORT>(data.cArgs);
        shown.oVft = static_cast<SHORT>(data.iMeth * sizeof(void*));
        shown.elemdescFunc.tdesc.vt = data.vtReturn;
        shown.lprgelemdescParam = shown_parameters_.data();
        called_ = shown;
        if (kinds & DISPATCH_METHOD)
            called_.invkind = INVOKE_FUNC;
        if (data.vtReturn == VT_EMPTY)
            called_.elemdescFunc.tdesc.vt = VT_VOID;
        called_.lprgelemdescParam = called_parameters_.data();
        call.desc = &called_;
        call.owner = owner;
        return S_OK;
    }

    bool answers_to(MEMBERID memid, WORD flags) const {
        return shown.memid == memid && (static_cast<WORD>(shown.invkind) & flags);
    }
    /// The method's name, and behind it those of its parameters.
    const std::vector<std::u16string>& names() const { return names_; }

    FUNCDESC shown{};
    invocable call;

private:
    std::vector<std::u16string> names_;
    std::vector<ELEMDESC> shown_parameters_;
    std::vector<ELEMDESC> called_parameters_;
    std::vector<TYPEDESC> targets_;
    FUNCDESC called_{};
};

class interface_description;

/// The class or the interface. Both live as long as anybody holds one of them.
class view final : public ITypeInfo, public ITypeComp {
public:
    view(interface_description& whole, bool is_class) noexcept : whole_(whole), is_class_(is_class) {}
    view(const view&) = delete;
    view& operator=(const view&) = delete;

    STDMETHODIMP QueryInterface(REFIID iid, void** object) noexcept override;
    STDMETHODIMP_(ULONG) AddRef() noexcept override;
    STDMETHODIMP_(ULONG) Release() noexcept override;

    STDMETHODIMP GetTypeAttr(TYPEATTR** attributes) noexcept override;
    STDMETHODIMP GetTypeComp(ITypeComp** comp) noexcept override;
    STDMETHODIMP GetFuncDesc(UINT index, FUNCDESC** desc) noexcept override;
    STDMETHODIMP GetVarDesc(UINT, VARDESC** desc) noexcept override;
    STDMETHODIMP GetNames(MEMBERID memid, BSTR* names, UINT capacity, UINT* count) noexcept override;
    STDMETHODIMP GetRefTypeOfImplType(UINT index, HREFTYPE* reference) noexcept override;
    STDMETHODIMP GetImplTypeFlags(UINT index, INT* flags) noexcept override;
    STDMETHODIMP GetIDsOfNames(LPOLESTR* names, UINT count, MEMBERID* memids) noexcept override;
    STDMETHODIMP Invoke(PVOID instance, MEMBERID memid, WORD flags, DISPPARAMS* params, VARIANT* result,
                        EXCEPINFO* exception, UINT* bad_argument) noexcept override;
    STDMETHODIMP GetDocumentation(MEMBERID memid, BSTR* name, BSTR* help, DWORD* context,
                                  BSTR* help_file) noexcept override;
    STDMETHODIMP GetDllEntry(MEMBERID, INVOKEKIND, BSTR* dll, BSTR* name, WORD* ordinal) noexcept override;
    STDMETHODIMP GetRefTypeInfo(HREFTYPE reference, ITypeInfo** type) noexcept override;
    STDMETHODIMP AddressOfMember(MEMBERID, INVOKEKIND, PVOID* address) noexcept override;
    STDMETHODIMP CreateInstance(IUnknown*, REFIID, PVOID* object) noexcept override;
    STDMETHODIMP GetMops(MEMBERID, BSTR* mops) noexcept override;
    STDMETHODIMP GetContainingTypeLib(ITypeLib** library, UINT* index) noexcept override;
    STDMETHODIMP_(void) ReleaseTypeAttr(TYPEATTR* attributes) noexcept override;
    // The descriptions are the object's own.
    STDMETHODIMP_(void) ReleaseFuncDesc(FUNCDESC*) noexcept override {}
    STDMETHODIMP_(void) ReleaseVarDesc(VARDESC*) noexcept override {}

    STDMETHODIMP Bind(LPOLESTR name, ULONG hash, WORD flags, ITypeInfo** type, DESCKIND* kind,
                      BINDPTR* bound) noexcept override;
    STDMETHODIMP BindType(LPOLESTR name, ULONG hash, ITypeInfo** type, ITypeComp** comp) noexcept override;

private:
    interface_description& whole_;
    const bool is_class_;
};

class interface_description {
public:
    explicit interface_description(LCID lcid) noexcept : lcid_(lcid) {}
    interface_description(const interface_description&) = delete;
    interface_description& operator=(const interface_description&) = delete;

    HRESULT read(const INTERFACEDATA& data) {
        if (data.cMembers > most_methods || (data.cMembers != 0 && !data.pmethdata))
            return E_INVALIDARG;
        methods_ = std::make_unique<method[]>(data.cMembers);
        for (; count_ < data.cMembers; ++count_)
            if (const HRESULT hr = methods_[count_].read(data.pmethdata[count_], &interface_); FAILED(hr))
                return hr;
        return S_OK;
    }

    ULONG add_reference() noexcept { return references_.fetch_add(1, std::memory_order_relaxed) + 1; }
    ULONG release() noexcept {
        const ULONG left = references_.fetch_sub(1, std::memory_order_acq_rel) - 1;
        if (left == 0)
            delete this;
        return left;
    }

    view& class_view() noexcept { return class_; }
    view& interface_view() noexcept { return interface_; }
    LCID lcid() const noexcept { return lcid_; }
    UINT count() const noexcept { return count_; }
    method& at(UINT index) const noexcept { return methods_[index]; }

    method* find_id(MEMBERID memid) const noexcept {
        for (UINT i = 0; i < count_; ++i)
            if (methods_[i].shown.memid == memid)
                return &methods_[i];
        return nullptr;
    }
    method* find_call(MEMBERID memid, WORD flags) const noexcept {
        for (UINT i = 0; i < count_; ++i)
            if (methods_[i].answers_to(memid, flags))
                return &methods_[i];
        return nullptr;
    }
    /// With `flags` 0 of any kind.
    method* find_name(std::u16string_view name, WORD flags = 0) const noexcept {
        for (UINT i = 0; i < count_; ++i) {
            method& candidate = methods_[i];
            if (equal_ignoring_case(candidate.names()[0], name) &&
                (!flags || candidate.answers_to(candidate.shown.memid, flags)))
                return &candidate;
        }
        return nullptr;
    }

private:
    std::atomic<ULONG> references_{1};
    const LCID lcid_;
    std::unique_ptr<method[]> methods_;
    UINT count_ = 0;
    view class_{*this, true};
    view interface_{*this, false};
};

HRESULT view::QueryInterface(REFIID iid, void** object) noexcept {
    if (!object)
        return E_POINTER;
    if (iid == IID_IUnknown || iid == IID_ITypeInfo) {
        *object = static_cast<ITypeInfo*>(this);
    } else if (iid == IID_ITypeComp) {
        *object = static_cast<ITypeComp*>(this);
    } else {
        *object = nullptr;
        return E_NOINTERFACE;
    }
    AddRef();
    return S_OK;
}

ULONG view::AddRef() noexcept {
    return whole_.add_reference();
}

ULONG view::Release() noexcept {
    return whole_.release();
}

HRESULT view::GetTypeAttr(TYPEATTR** attributes) noexcept {
    if (!attributes)
        return E_INVALIDARG;
    *attributes = new (std::nothrow) TYPEATTR{};
    if (!*attributes)
        return E_OUTOFMEMORY;
    TYPEATTR& out = **attributes;
    out.lcid = whole_.lcid();
    out.memidConstructor = out.memidDestructor = MEMBERID_NIL;
    out.typekind = is_class_ ? TKIND_COCLASS : TKIND_INTERFACE;
    out.cbAlignment = alignof(void*);
    if (is_class_) {
        out.cImplTypes = 1;
        return S_OK;
    }
    out.cbSizeInstance = sizeof(void*);
    out.cFuncs = static_cast<WORD>(whole_.count());
    UINT slots = 0;
    for (UINT i = 0; i < whole_.count(); ++i) {
        const UINT end = static_cast<UINT>(whole_.at(i).shown.oVft) / sizeof(void*) + 1;
        slots = end > slots ? end : slots;
    }
    out.cbSizeVft = static_cast<WORD>(slots * sizeof(void*));
    return S_OK;
}

void view::ReleaseTypeAttr(TYPEATTR* attributes) noexcept {
    delete attributes;
}

HRESULT view::GetTypeComp(ITypeComp** comp) noexcept {
    if (!comp)
        return E_INVALIDARG;
    AddRef();
    *comp = this;
    return S_OK;
}

HRESULT view::GetFuncDesc(UINT index, FUNCDESC** desc) noexcept {
    if (!desc)
        return E_INVALIDARG;
    *desc = nullptr;
    if (is_class_ || index >= whole_.count())
        return TYPE_E_ELEMENTNOTFOUND;
    *desc = &whole_.at(index).shown;
    return S_OK;
}

HRESULT view::GetVarDesc(UINT, VARDESC** desc) noexcept {
    if (!desc)
        return E_INVALIDARG;
    *desc = nullptr;
    return TYPE_E_ELEMENTNOTFOUND;
}

HRESULT view::GetNames(MEMBERID memid, BSTR* names, UINT capacity, UINT* count) noexcept {
    if (!names || !count)
        return E_INVALIDARG;
    *count = 0;
    const method* const found = is_class_ ? nullptr : whole_.find_id(memid);
    if (!found)
        return TYPE_E_ELEMENTNOTFOUND;
    for (const std::u16string& name : found->names()) {
        if (*count == capacity)
            break;
        if (const HRESULT hr = new_string(name, &names[*count]); FAILED(hr)) {
            while (*count > 0) {
                SysFreeString(names[--*count]);
                names[*count] = nullptr;
            }
            return hr;
        }
        ++*count;
    }
    return S_OK;
}

HRESULT view::GetRefTypeOfImplType(UINT index, HREFTYPE* reference) noexcept {
    if (!reference)
        return E_INVALIDARG;
    *reference = 0;
    return is_class_ && index == 0 ? S_OK : TYPE_E_ELEMENTNOTFOUND;
}

HRESULT view::GetImplTypeFlags(UINT index, INT* flags) noexcept {
    if (!flags)
        return E_INVALIDARG;
    *flags = 0;
    return is_class_ && index == 0 ? S_OK : TYPE_E_ELEMENTNOTFOUND;
}

HRESULT view::GetIDsOfNames(LPOLESTR* names, UINT count, MEMBERID* memids) noexcept {
    if (!names || !memids || count == 0)
        return E_INVALIDARG;
    for (UINT i = 0; i < count; ++i)
        memids[i] = MEMBERID_NIL;
    const method* const found = whole_.find_name(text_or_empty(names[0]));
    if (!found)
        return DISP_E_UNKNOWNNAME;
    memids[0] = found->shown.memid;
    HRESULT hr = S_OK;
    for (UINT i = 1; i < count; ++i) {
        const std::u16string_view name = text_or_empty(names[i]);
        for (std::size_t j = 1; j < found->names().size() && memids[i] == MEMBERID_NIL; ++j)
            if (equal_ignoring_case(found->names()[j], name))
                memids[i] = static_cast<MEMBERID>(j - 1);
        if (memids[i] == MEMBERID_NIL)
            hr = DISP_E_UNKNOWNNAME;
    }
    return hr;
}

HRESULT view::Invoke(PVOID instance, MEMBERID memid, WORD flags, DISPPARAMS* params, VARIANT* result,
                     EXCEPINFO* exception, UINT* bad_argument) noexcept {
    const method* const found = whole_.find_call(memid, flags);
    if (!found)
        return DISP_E_MEMBERNOTFOUND;
    return invoke_port(this, found->call, instance, memid, flags, params, result, exception, bad_argument);
}

HRESULT view::GetDocumentation(MEMBERID memid, BSTR* name, BSTR* help, DWORD* context,
                               BSTR* help_file) noexcept {
    for (BSTR* const text : {name, help, help_file})
        if (text)
            *text = nullptr;
    if (context)
        *context = 0;
    if (memid == MEMBERID_NIL) // neither type has a name
        return S_OK;
    const method* const found = is_class_ ? nullptr : whole_.find_id(memid);
    return found ? new_string(found->names()[0], name) : TYPE_E_ELEMENTNOTFOUND;
}

HRESULT view::GetDllEntry(MEMBERID, INVOKEKIND, BSTR* dll, BSTR* name, WORD* ordinal) noexcept {
    if (dll)
        *dll = nullptr;
    if (name)
        *name = nullptr;
    if (ordinal)
        *ordinal = 0;
    return TYPE_E_BADMODULEKIND;
}

HRESULT view::GetRefTypeInfo(HREFTYPE reference, ITypeInfo** type) noexcept {
    if (!type)
        return E_INVALIDARG;
    *type = nullptr;
    if (!is_class_ || reference != 0)
        return TYPE_E_ELEMENTNOTFOUND;
    *type = &whole_.interface_view();
    (*type)->AddRef();
    return S_OK;
}

HRESULT view::AddressOfMember(MEMBERID, INVOKEKIND, PVOID* address) noexcept {
    if (!address)
        return E_INVALIDARG;
    *address = nullptr;
    return TYPE_E_BADMODULEKIND;
}

HRESULT view::CreateInstance(IUnknown*, REFIID, PVOID* object) noexcept {
    if (!object)
        return E_INVALIDARG;
    *object = nullptr;
    return is_class_ ? REGDB_E_CLASSNOTREG : TYPE_E_WRONGTYPEKIND; // a class without a CLSID
}

HRESULT view::GetMops(MEMBERID, BSTR* mops) noexcept {
    if (!mops)
        return E_INVALIDARG;
    *mops = nullptr;
    return S_OK;
}

HRESULT view::GetContainingTypeLib(ITypeLib** library, UINT* index) noexcept {
    if (library)
        *library = nullptr;
    if (index)
        *index = 0;
    return TYPE_E_LIBNOTREGISTERED; // it is in none
}

HRESULT view::Bind(LPOLESTR name, ULONG, WORD flags, ITypeInfo** type, DESCKIND* kind,
                   BINDPTR* bound) noexcept {
    if (!name || !type || !kind || !bound)
        return E_INVALIDARG;
    *type = nullptr;
    *kind = DESCKIND_NONE;
    bound->lpfuncdesc = nullptr;
    method* const found = whole_.find_name(name, flags);
    if (!found)
        return whole_.find_name(name) ? TYPE_E_TYPEMISMATCH : S_OK;
    *type = &whole_.interface_view();
    (*type)->AddRef();
    *kind = DESCKIND_FUNCDESC;
    bound->lpfuncdesc = &found->shown;
    return S_OK;
}

HRESULT view::BindType(LPOLESTR name, ULONG, ITypeInfo** type, ITypeComp** comp) noexcept {
    if (!name || !type || !comp)
        return E_INVALIDARG;
    *type = nullptr;
    *comp = nullptr;
    return S_OK; // nothing of this name
}

} // namespace
} // namespace comity

STDAPI CreateDispTypeInfo(INTERFACEDATA* pidata, LCID lcid, ITypeInfo** pptinfo) {
    if (!pptinfo)
        return E_INVALIDARG;
    *pptinfo = nullptr;
    if (!pidata)
        return E_INVALIDARG;
    return comity::guarded([&] {
        auto made = std::make_unique<comity::interface_description>(lcid);
        const HRESULT hr = made->read(*pidata);
        if (SUCCEEDED(hr))
            *pptinfo = &made.release()->class_view();
        return hr;
    });
}
