// One type of a library: what the ITypeInfo objects of its two views share.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>

#include <oaidl.h>

#include "member_table.hpp"
#include "msft_format.hpp"
#include "type_info.hpp"

namespace comity::typelib {

class type_library;
struct record_fields;

// Bases of a type are followed no further than this. Real chains are shorter than ten.
constexpr unsigned deepest_inheritance = 64;

class type_core {
public:
    type_core(type_library& library, std::uint32_t index, const msft::type_record& record);
    ~type_core();
    type_core(const type_core&) = delete;
    type_core& operator=(const type_core&) = delete;

    type_library& library() const noexcept { return library_; }
    std::uint32_t index() const noexcept { return index_; }
    const msft::type_record& record() const noexcept { return record_; }
    TYPEKIND kind() const noexcept { return static_cast<TYPEKIND>(record_.kind & 0xf); }
    bool dual() const noexcept { return kind() == TKIND_DISPATCH && (record_.flags & TYPEFLAG_FDUAL); }

    // What GetTypeInfo gives: for a dual interface its dispatch half.
    type_info& primary() noexcept { return primary_; }
    // The view with a vtable; the same as primary() except for duals.
    type_info& vtable_view() noexcept { return dual() ? vtable_half_ : primary_; }

    // The type's own members. Read when first asked for.
    HRESULT members(const member_table** out) {
        *out = members_.load(std::memory_order_acquire);
        return *out ? S_OK : read_members(out);
    }

    // The interface this one derives from, null at the root. For a dispinterface the interface it was made
    // from, if any.
    HRESULT base(type_core** out);

    // How many functions all bases together have.
    HRESULT inherited_functions(std::uint32_t* count);

    // Descriptions as the file has them, decoded when first asked for. `index` is checked.
    HRESULT function_desc(std::uint32_t index, const FUNCDESC** out);
    HRESULT variable_desc(std::uint32_t index, const VARDESC** out);
    // A variable with the offset that stands in the file, even where this system's is another.
    HRESULT written_variable_desc(std::uint32_t index, const VARDESC** out);
    // A function as a caller through IDispatch sees it.
    HRESULT dispatch_desc(std::uint32_t index, const FUNCDESC** out);

    // The `index`th implemented interface of a coclass.
    HRESULT implemented(UINT index, msft::implemented_type* out);

    // The interface a class is used through where none is named; null if it has none.
    HRESULT default_interface(type_info** out);

    // What an alias stands for. Made anew at each call.
    HRESULT alias_target(TYPEDESC* out);

    // Of records in libraries made for another system; see record_layout.hpp.
    std::atomic<const record_fields*> fields{nullptr};

    // The variable that stands for the object of this class where its name is not needed ([appobject]).
    HRESULT application_object(const VARDESC** out);

    // The names of a function's parameters.
    std::string_view parameter_name(const function_slot& slot, unsigned parameter) const noexcept;
    bool parameter(const function_slot& slot, unsigned parameter,
                   msft::parameter_record& record) const noexcept;

    // Optional fields of members' records; `absent` where the record is too short to have them.
    std::int32_t function_field(const function_slot& slot, unsigned field,
                                std::int32_t absent) const noexcept;
    std::int32_t variable_field(const variable_slot& slot, unsigned field,
                                std::int32_t absent) const noexcept;

    // The handle of a module's DLL, opened when first asked for and never closed, as addresses in it are
    // handed out.
    HRESULT module_handle(void** out);

private:
    HRESULT read_members(const member_table** out);

    type_library& library_;
    const std::uint32_t index_;
    const msft::type_record record_;
    std::atomic<const member_table*> members_{nullptr};
    std::atomic<type_core*> base_{nullptr};
    std::atomic<bool> base_known_{false};
    static constexpr std::uint32_t unknown = 0xffffffff;
    std::atomic<std::uint32_t> inherited_{unknown};
    std::atomic<const msft::implemented_type*> implemented_{nullptr}; // all of them, once one was asked for
    std::atomic<void*> module_{nullptr};
    const VARDESC* application_object_ = nullptr; // under the library's lock
    type_info primary_;
    type_info vtable_half_;
};

// Follows a type and its bases: for (inheritance_walk walk(type); walk.type; ...) ends with a null type, or
// `status` is the reason why the chain could not be followed to its end.
class inheritance_walk {
public:
    explicit inheritance_walk(type_core& start) noexcept : type(&start) {}
    void next();

    type_core* type;
    HRESULT status = S_OK;

private:
    unsigned depth_ = 0;
};

} // namespace comity::typelib
