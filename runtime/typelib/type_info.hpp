// The object behind ITypeInfo: one view of a type.
#pragma once

#include <atomic>
#include <string_view>

#include <oaidl.h>

#include "invocable.hpp"

namespace comity::typelib {

class type_core;
class type_library;
class member_table;
struct function_slot;

// ITypeInfo2, and ITypeComp over the type's members.
//
// A dual interface has two: its dispatch half, which shows all functions with the inherited ones, as a caller
// through IDispatch sees them, and its vtable half. They refer to each other by the HREFTYPE `other_half`.
// Both live in their type_core; a view that has references holds one on its library.
//
// HREFTYPEs handed out are: `other_half`; or a reference as in the file, with `vtable_mark` where the vtable
// half is meant; in functions inherited from another library, with the number of that library
// (type_library::foreign_number) from bit 24 on.
class type_info final : public ITypeInfo2, public ITypeComp {
public:
    static constexpr HREFTYPE other_half = 0xfffffffe;
    static constexpr HREFTYPE vtable_mark = 0x80000000;
    static constexpr unsigned foreign_shift = 24;
    static constexpr std::uint32_t most_foreign = 0x7e;

    type_info(type_core& core, bool dispatch_view) noexcept : core_(core), dispatch_view_(dispatch_view) {}
    type_info(const type_info&) = delete;
    type_info& operator=(const type_info&) = delete;

    // The object of ours behind an ITypeInfo, not counted; null if it is somebody else's.
    static type_info* from(ITypeInfo* type) noexcept;

    type_core& core() const noexcept { return core_; }
    bool dispatch_view() const noexcept { return dispatch_view_; }
    HRESULT resolve_member(MEMBERID memid, WORD flags, const invocable** out);

    // IUnknown
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) noexcept override;
    ULONG STDMETHODCALLTYPE AddRef() noexcept override;
    ULONG STDMETHODCALLTYPE Release() noexcept override;

    // ITypeInfo
    HRESULT STDMETHODCALLTYPE GetTypeAttr(TYPEATTR** attributes) noexcept override;
    HRESULT STDMETHODCALLTYPE GetTypeComp(ITypeComp** comp) noexcept override;
    HRESULT STDMETHODCALLTYPE GetFuncDesc(UINT index, FUNCDESC** desc) noexcept override;
    HRESULT STDMETHODCALLTYPE GetVarDesc(UINT index, VARDESC** desc) noexcept override;
    HRESULT STDMETHODCALLTYPE GetNames(MEMBERID memid, BSTR* names, UINT capacity,
                                       UINT* count) noexcept override;
    HRESULT STDMETHODCALLTYPE GetRefTypeOfImplType(UINT index, HREFTYPE* reference) noexcept override;
    HRESULT STDMETHODCALLTYPE GetImplTypeFlags(UINT index, INT* flags) noexcept override;
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(LPOLESTR* names, UINT count, MEMBERID* memids) noexcept override;
    HRESULT STDMETHODCALLTYPE Invoke(PVOID instance, MEMBERID memid, WORD flags, DISPPARAMS* params,
                                     VARIANT* result, EXCEPINFO* exception,
                                     UINT* bad_argument) noexcept override;
    HRESULT STDMETHODCALLTYPE GetDocumentation(MEMBERID memid, BSTR* name, BSTR* help, DWORD* context,
                                               BSTR* help_file) noexcept override;
    HRESULT STDMETHODCALLTYPE GetDllEntry(MEMBERID memid, INVOKEKIND kind, BSTR* dll, BSTR* name,
                                          WORD* ordinal) noexcept override;
    HRESULT STDMETHODCALLTYPE GetRefTypeInfo(HREFTYPE reference, ITypeInfo** type) noexcept override;
    HRESULT STDMETHODCALLTYPE AddressOfMember(MEMBERID memid, INVOKEKIND kind,
                                              PVOID* address) noexcept override;
    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID iid, PVOID* object) noexcept override;
    HRESULT STDMETHODCALLTYPE GetMops(MEMBERID memid, BSTR* mops) noexcept override;
    HRESULT STDMETHODCALLTYPE GetContainingTypeLib(ITypeLib** library, UINT* index) noexcept override;
    void STDMETHODCALLTYPE ReleaseTypeAttr(TYPEATTR* attributes) noexcept override;
    void STDMETHODCALLTYPE ReleaseFuncDesc(FUNCDESC* desc) noexcept override;
    void STDMETHODCALLTYPE ReleaseVarDesc(VARDESC* desc) noexcept override;

    // ITypeInfo2
    HRESULT STDMETHODCALLTYPE GetTypeKind(TYPEKIND* kind) noexcept override;
    HRESULT STDMETHODCALLTYPE GetTypeFlags(ULONG* flags) noexcept override;
    HRESULT STDMETHODCALLTYPE GetFuncIndexOfMemId(MEMBERID memid, INVOKEKIND kind,
                                                  UINT* index) noexcept override;
    HRESULT STDMETHODCALLTYPE GetVarIndexOfMemId(MEMBERID memid, UINT* index) noexcept override;
    HRESULT STDMETHODCALLTYPE GetCustData(REFGUID guid, VARIANT* value) noexcept override;
    HRESULT STDMETHODCALLTYPE GetFuncCustData(UINT index, REFGUID guid, VARIANT* value) noexcept override;
    HRESULT STDMETHODCALLTYPE GetParamCustData(UINT function, UINT parameter, REFGUID guid,
                                               VARIANT* value) noexcept override;
    HRESULT STDMETHODCALLTYPE GetVarCustData(UINT index, REFGUID guid, VARIANT* value) noexcept override;
    HRESULT STDMETHODCALLTYPE GetImplTypeCustData(UINT index, REFGUID guid, VARIANT* value) noexcept override;
    HRESULT STDMETHODCALLTYPE GetDocumentation2(MEMBERID memid, LCID lcid, BSTR* help, DWORD* context,
                                                BSTR* help_dll) noexcept override;
    HRESULT STDMETHODCALLTYPE GetAllCustData(CUSTDATA* data) noexcept override;
    HRESULT STDMETHODCALLTYPE GetAllFuncCustData(UINT index, CUSTDATA* data) noexcept override;
    HRESULT STDMETHODCALLTYPE GetAllParamCustData(UINT function, UINT parameter,
                                                  CUSTDATA* data) noexcept override;
    HRESULT STDMETHODCALLTYPE GetAllVarCustData(UINT index, CUSTDATA* data) noexcept override;
    HRESULT STDMETHODCALLTYPE GetAllImplTypeCustData(UINT index, CUSTDATA* data) noexcept override;

    // ITypeComp
    HRESULT STDMETHODCALLTYPE Bind(LPOLESTR name, ULONG hash, WORD flags, ITypeInfo** type, DESCKIND* kind,
                                   BINDPTR* bound) noexcept override;
    HRESULT STDMETHODCALLTYPE BindType(LPOLESTR name, ULONG hash, ITypeInfo** type,
                                       ITypeComp** comp) noexcept override;

private:
    // Where a function of this view stands: in its own type or, in a dispatch view, in a base.
    struct place {
        type_core* type = nullptr;
        const member_table* members = nullptr;
        std::uint32_t index = 0;
    };

    HRESULT function_at(UINT index, place* out);
    // A member by id, here or in a base: the index is as in member_table::find_memid.
    HRESULT member_of_memid(MEMBERID memid, place* out);
    HRESULT member_of_name(std::u16string_view name, place* out);
    // Where a member, or the type itself (MEMBERID_NIL), is documented.
    struct help {
        type_library* library = nullptr;
        std::int32_t name = -1;
        std::int32_t text = -1;
        DWORD context = 0;
        DWORD text_context = 0;
    };

    HRESULT documentation(MEMBERID memid, help* out);
    MEMBERID parameter_position(const place& at, std::u16string_view name);
    HRESULT describe(const place& at, const FUNCDESC** out);
    HRESULT function_custom_data(UINT index, std::int32_t* offset, type_core** owner);
    HRESULT parameter_custom_data(UINT function, UINT parameter, std::int32_t* offset, type_core** owner);
    HRESULT variable_custom_data(UINT index, std::int32_t* offset);
    HRESULT implemented_custom_data(UINT index, std::int32_t* offset);
    HRESULT module_function(MEMBERID memid, INVOKEKIND kind, const function_slot** out);
    bool shows_inherited() const noexcept { return dispatch_view_; }

    type_core& core_;
    const bool dispatch_view_;
    std::atomic<ULONG> references_{0};
    std::atomic<TYPEATTR*> attributes_{nullptr};
};

} // namespace comity::typelib
