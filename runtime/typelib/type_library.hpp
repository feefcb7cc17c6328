// A loaded type library: the object behind ITypeLib.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <oaidl.h>

#include "arena.hpp"
#include "msft_image.hpp"
#include "typelib_file.hpp"

namespace comity::typelib {

class type_core;
class name_index;
struct implied_functions;

// ITypeLib2, and ITypeComp over the library's own names.
//
// Holds the mapped file, one type_core per type that has been asked for, and what has been decoded. Its types
// count as references: it dies when the last ITypeLib and the last ITypeInfo are released, and with it
// everything they handed out (FUNCDESCs and the like are borrowed, as the Release... methods of ITypeInfo
// say).
class type_library final : public ITypeLib2, public ITypeComp {
public:
    // Takes over the file; the library is the part `file.library()`. One reference belongs to the caller.
    static HRESULT open(typelib_file&& file, type_library** out);
    // A library in memory that outlives it. `origin` names it in messages.
    static HRESULT open(byte_view bytes, std::u16string_view origin, type_library** out);

    // IUnknown
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) noexcept override;
    ULONG STDMETHODCALLTYPE AddRef() noexcept override;
    ULONG STDMETHODCALLTYPE Release() noexcept override;

    // ITypeLib
    UINT STDMETHODCALLTYPE GetTypeInfoCount() noexcept override;
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT index, ITypeInfo** type) noexcept override;
    HRESULT STDMETHODCALLTYPE GetTypeInfoType(UINT index, TYPEKIND* kind) noexcept override;
    HRESULT STDMETHODCALLTYPE GetTypeInfoOfGuid(REFGUID guid, ITypeInfo** type) noexcept override;
    HRESULT STDMETHODCALLTYPE GetLibAttr(TLIBATTR** attributes) noexcept override;
    HRESULT STDMETHODCALLTYPE GetTypeComp(ITypeComp** comp) noexcept override;
    HRESULT STDMETHODCALLTYPE GetDocumentation(INT index, BSTR* name, BSTR* help, DWORD* context,
                                               BSTR* help_file) noexcept override;
    HRESULT STDMETHODCALLTYPE IsName(LPOLESTR name, ULONG hash, BOOL* found) noexcept override;
    HRESULT STDMETHODCALLTYPE FindName(LPOLESTR name, ULONG hash, ITypeInfo** types, MEMBERID* memids,
                                       USHORT* count) noexcept override;
    void STDMETHODCALLTYPE ReleaseTLibAttr(TLIBATTR* attributes) noexcept override;

    // ITypeLib2
    HRESULT STDMETHODCALLTYPE GetCustData(REFGUID guid, VARIANT* value) noexcept override;
    HRESULT STDMETHODCALLTYPE GetLibStatistics(ULONG* unique_names, ULONG* changed_names) noexcept override;
    HRESULT STDMETHODCALLTYPE GetDocumentation2(INT index, LCID lcid, BSTR* help, DWORD* context,
                                                BSTR* help_dll) noexcept override;
    HRESULT STDMETHODCALLTYPE GetAllCustData(CUSTDATA* data) noexcept override;

    // ITypeComp
    HRESULT STDMETHODCALLTYPE Bind(LPOLESTR name, ULONG hash, WORD flags, ITypeInfo** type, DESCKIND* kind,
                                   BINDPTR* bound) noexcept override;
    HRESULT STDMETHODCALLTYPE BindType(LPOLESTR name, ULONG hash, ITypeInfo** type,
                                       ITypeComp** comp) noexcept override;

    // ---- for the other parts of this module
    // -----------------------------------------------------------------------

    const msft_image& image() const noexcept { return image_; }
    const typelib_file& file() const noexcept { return file_; }
    GUID libid() const noexcept { return image_.guid(image_.header().libid); }
    bool is(REFGUID libid, WORD major, WORD minor) const noexcept;
    SYSKIND system() const noexcept { return static_cast<SYSKIND>(image_.header().options & 0xf); }
    // Bytes of a pointer on the system the library was made for.
    unsigned pointer_bytes() const noexcept { return system() == SYS_WIN64 ? 8 : 4; }
    // Whether sizes and offsets in the file have to be worked out anew for this system's pointers.
    bool foreign_layout() const noexcept { return pointer_bytes() != sizeof(void*); }
    HRESULT dll_of_help_strings(BSTR* dll) const noexcept;

    // Guards everything lazily made in this library and its types. Never held while another library is asked
    // something.
    std::mutex& lock() noexcept { return lock_; }
    arena& memory() noexcept { return memory_; } // under lock()

    // The type at `index`, which has to be below image().type_count(). It lives as long as the library.
    HRESULT core(std::uint32_t index, type_core** out);

    // The type that a reference (an HREFTYPE of this library's descriptions, without the marks of type_info)
    // means. The library it is in stays loaded as long as this one.
    HRESULT resolve(std::int32_t reference, type_core** out);

    // The number by which this library's HREFTYPEs name `other`, beginning with 1. Keeps `other` loaded.
    HRESULT foreign_number(type_library& other, std::uint32_t* number);
    HRESULT foreign_library(std::uint32_t number, type_library** out); // not counted

    // A copy of `desc`, a function description of `source`, whose references are marked so that they are
    // right in this library. Made once.
    HRESULT adopt(type_library& source, const FUNCDESC* desc, const FUNCDESC** out);

    // IDispatch as this library refers to it; stdole's own where it does not.
    HRESULT dispatch_core(type_core** out);

    // Members that are read are paid for out of the file's size, so that a file whose types all claim the
    // same bytes cannot make us decode them without end. False when there is nothing left.
    bool pay_for_members(std::size_t bytes) noexcept;
    bool
    pay_for_implemented(std::size_t count) noexcept; // likewise, for the interfaces of classes; under lock()

    // For the cache of loaded libraries: a reference unless the last one is gone already.
    bool try_add_ref() noexcept;

private:
    explicit type_library(typelib_file&& file) noexcept;
    ~type_library();
    HRESULT initialize(byte_view bytes, std::u16string_view origin);
    HRESULT import(const msft::import_record& record, type_core** out);
    HRESULT names(const name_index** out);

    std::atomic<ULONG> references_{1};
    typelib_file file_;
    msft_image image_;
    std::mutex lock_;
    arena memory_;
    std::unique_ptr<std::atomic<type_core*>[]> types_;
    std::unique_ptr<std::atomic<type_core*>[]> imports_;
    std::uint32_t import_count_ = 0;
    std::atomic<type_core*> dispatch_{nullptr};
    std::vector<type_library*> foreign_; // counted
    std::map<const FUNCDESC*, const FUNCDESC*> adopted_;
    std::atomic<const name_index*> names_{nullptr};
    std::atomic<std::size_t> members_budget_{0};
    std::size_t implemented_budget_ = 0;
};

} // namespace comity::typelib
