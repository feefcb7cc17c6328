#include "type_core.hpp"

#include <dlfcn.h>

#include "boundary.hpp"
#include "member_decoder.hpp"
#include "narrow_text.hpp"
#include "record_layout.hpp"
#include "rich_error.hpp"
#include "type_library.hpp"
#include "wide_text.hpp"

namespace comity::typelib {

namespace {

// It has no name, and no member of a type has this id.
constexpr MEMBERID memid_of_application_object = -2;

} // namespace

type_core::type_core(type_library& library, std::uint32_t index, const msft::type_record& record)
    : library_(library), index_(index), record_(record), primary_(*this, kind() == TKIND_DISPATCH),
      vtable_half_(*this, false) {}

type_core::~type_core() {
    delete members_.load(std::memory_order_acquire);
}

HRESULT type_core::read_members(const member_table** out) {
    return guarded([&] {
        const std::lock_guard guard(library_.lock());
        if (const member_table* const table = members_.load(std::memory_order_relaxed)) {
            *out = table;
            return S_OK;
        }
        std::uint32_t bytes = 0;
        const bool any = record_.function_count || record_.variable_count;
        if (any && record_.members >= 0)
            library_.image().bytes().read(static_cast<std::size_t>(record_.members), bytes);
        if (any && !library_.pay_for_members(bytes))
            return library_.image().damaged("the members of its types overlap");
        auto table = std::make_unique<member_table>();
        const HRESULT hr = table->read(library_.image(), record_);
        if (FAILED(hr))
            return hr;
        for (std::uint32_t i = 0; i < table->function_count(); ++i) {
            table->function(i).call.owner = &vtable_view();
            table->function(i).dispatch_call.owner = &primary_;
        }
        for (std::uint32_t i = 0; i < table->variable_count(); ++i)
            table->variable(i).call.owner = &primary_;
        *out = table.get();
        members_.store(table.release(), std::memory_order_release);
        return S_OK;
    });
}

HRESULT type_core::base(type_core** out) {
    *out = nullptr;
    if (base_known_.load(std::memory_order_acquire)) {
        *out = base_.load(std::memory_order_relaxed);
        return S_OK;
    }
    type_core* base = nullptr;
    if ((kind() == TKIND_INTERFACE || kind() == TKIND_DISPATCH) && record_.related != msft::none) {
        // Not under the lock: another library may have to be loaded. Two threads then find the same.
        const HRESULT hr = library_.resolve(record_.related, &base);
        if (FAILED(hr))
            return hr;
        // A plain dispinterface does not show the members of IDispatch.
        if (kind() == TKIND_DISPATCH && !dual() &&
            base->library().image().guid(base->record().guid) == __uuidof(IDispatch))
            base = nullptr;
    }
    base_.store(base, std::memory_order_relaxed);
    base_known_.store(true, std::memory_order_release);
    *out = base;
    return S_OK;
}

void inheritance_walk::next() {
    type_core& current = *type;
    type = nullptr;
    if (++depth_ == deepest_inheritance) {
        status = fail(TYPE_E_CIRCULARTYPE,
                      "The type library " + to_utf8(current.library().image().origin()) +
                          " is damaged: an interface derives from itself, or from too many others.");
        return;
    }
    status = current.base(&type);
}

HRESULT type_core::inherited_functions(std::uint32_t* count) {
    *count = inherited_.load(std::memory_order_relaxed);
    if (*count != unknown)
        return S_OK;
    std::uint32_t sum = 0;
    inheritance_walk walk(*this);
    for (walk.next(); walk.type; walk.next())
        sum += walk.type->record().function_count;
    if (SUCCEEDED(walk.status)) {
        *count = sum;
        inherited_.store(sum, std::memory_order_relaxed);
    }
    return walk.status;
}

HRESULT type_core::function_desc(std::uint32_t index, const FUNCDESC** out) {
    const member_table* table = nullptr;
    HRESULT hr = members(&table);
    if (FAILED(hr))
        return hr;
    function_slot& slot = table->function(index);
    if ((*out = slot.desc.load(std::memory_order_acquire)))
        return S_OK;
    return guarded([&] {
        const std::lock_guard guard(library_.lock());
        if ((*out = slot.desc.load(std::memory_order_relaxed)))
            return S_OK;
        member_decoder decoder(library_.image(), library_.memory(), library_.pointer_bytes());
        const HRESULT decoded = decoder.function(slot, out);
        if (FAILED(decoded))
            return decoded;
        slot.call.desc = *out;
        slot.desc.store(*out, std::memory_order_release);
        return S_OK;
    });
}

HRESULT type_core::dispatch_desc(std::uint32_t index, const FUNCDESC** out) {
    const member_table* table = nullptr;
    HRESULT hr = members(&table);
    if (FAILED(hr))
        return hr;
    function_slot& slot = table->function(index);
    if ((*out = slot.dispatch_desc.load(std::memory_order_acquire)))
        return S_OK;
    const FUNCDESC* desc = nullptr;
    hr = function_desc(index, &desc);
    if (FAILED(hr))
        return hr;
    return guarded([&] {
        const std::lock_guard guard(library_.lock());
        if ((*out = slot.dispatch_desc.load(std::memory_order_relaxed)))
            return S_OK;
        *out = desc->funckind == FUNC_DISPATCH ? desc : make_dispatch_form(*desc, library_.memory());
        slot.dispatch_call.desc = *out;
        slot.dispatch_desc.store(*out, std::memory_order_release);
        return S_OK;
    });
}

HRESULT type_core::written_variable_desc(std::uint32_t index, const VARDESC** out) {
    const member_table* table = nullptr;
    HRESULT hr = members(&table);
    if (FAILED(hr))
        return hr;
    variable_slot& slot = table->variable(index);
    if ((*out = slot.written_desc.load(std::memory_order_acquire)))
        return S_OK;
    return guarded([&] {
        const std::lock_guard guard(library_.lock());
        if ((*out = slot.written_desc.load(std::memory_order_relaxed)))
            return S_OK;
        member_decoder decoder(library_.image(), library_.memory(), library_.pointer_bytes());
        const HRESULT decoded = decoder.variable(slot, out);
        if (FAILED(decoded))
            return decoded;
        slot.written_desc.store(*out, std::memory_order_release);
        return S_OK;
    });
}

HRESULT type_core::variable_desc(std::uint32_t index, const VARDESC** out) {
    const member_table* table = nullptr;
    HRESULT hr = members(&table);
    if (FAILED(hr))
        return hr;
    variable_slot& slot = table->variable(index);
    if ((*out = slot.desc.load(std::memory_order_acquire)))
        return S_OK;
    const VARDESC* written = nullptr;
    hr = written_variable_desc(index, &written);
    if (FAILED(hr))
        return hr;
    ULONG offset = 0;
    const bool moves = library_.foreign_layout() && (kind() == TKIND_RECORD || kind() == TKIND_UNION) &&
                       written->varkind == VAR_PERINSTANCE;
    if (moves && FAILED(hr = field_offset(*this, index, &offset)))
        return hr;
    return guarded([&] {
        const std::lock_guard guard(library_.lock());
        if ((*out = slot.desc.load(std::memory_order_relaxed)))
            return S_OK;
        if (moves) {
            VARDESC* const moved = library_.memory().make<VARDESC>();
            *moved = *written;
            moved->oInst = offset;
            written = moved;
        }
        slot.call.var = written;
        slot.desc.store(written, std::memory_order_release);
        *out = written;
        return S_OK;
    });
}

HRESULT type_core::alias_target(TYPEDESC* out) {
    return guarded([&] {
        const std::lock_guard guard(library_.lock());
        member_decoder decoder(library_.image(), library_.memory(), library_.pointer_bytes());
        return decoder.type(record_.related, *out);
    });
}

HRESULT type_core::default_interface(type_info** out) {
    *out = nullptr;
    for (UINT i = 0; i < record_.implemented_count; ++i) {
        msft::implemented_type candidate;
        HRESULT hr = implemented(i, &candidate);
        if (FAILED(hr))
            return hr;
        if (!(candidate.flags & IMPLTYPEFLAG_FDEFAULT) || (candidate.flags & IMPLTYPEFLAG_FSOURCE))
            continue;
        type_core* type = nullptr;
        hr = library_.resolve(candidate.reference, &type);
        if (FAILED(hr))
            return hr;
        // Another class is no interface; a damaged library could lead back to this one.
        if (type->kind() == TKIND_INTERFACE || type->kind() == TKIND_DISPATCH)
            *out = &type->primary();
        return S_OK;
    }
    return S_OK;
}

HRESULT type_core::application_object(const VARDESC** out) {
    return guarded([&] {
        const std::lock_guard guard(library_.lock());
        if (!application_object_) {
            VARDESC* const desc = library_.memory().make<VARDESC>();
            TYPEDESC* const itself = library_.memory().make<TYPEDESC>();
            itself->vt = VT_USERDEFINED;
            itself->hreftype = static_cast<HREFTYPE>(index_ * sizeof(msft::type_record));
            desc->memid = memid_of_application_object;
            desc->varkind = VAR_STATIC;
            desc->elemdescVar.tdesc.vt = VT_PTR;
            desc->elemdescVar.tdesc.lptdesc = itself;
            application_object_ = desc;
        }
        *out = application_object_;
        return S_OK;
    });
}

HRESULT type_core::implemented(UINT index, msft::implemented_type* out) {
    const std::size_t count = record_.implemented_count;
    if (index >= count)
        return TYPE_E_ELEMENTNOTFOUND;
    if (const msft::implemented_type* const list = implemented_.load(std::memory_order_acquire)) {
        *out = list[index];
        return S_OK;
    }
    return guarded([&] {
        const std::lock_guard guard(library_.lock());
        const msft::implemented_type* list = implemented_.load(std::memory_order_relaxed);
        if (!list) {
            const byte_view& written = library_.image().segment(msft::implemented_types);
            if (!library_.pay_for_implemented(count))
                return library_.image().damaged("the lists of interfaces of its classes overlap");
            auto* const made = library_.memory().make<msft::implemented_type>(count);
            std::int32_t offset = record_.related;
            for (std::size_t i = 0; i < count; ++i) {
                if (offset < 0 || !written.read(static_cast<std::size_t>(offset), made[i]))
                    return library_.image().damaged("the list of interfaces of a class is cut short");
                offset = made[i].next;
            }
            list = made;
            implemented_.store(list, std::memory_order_release);
        }
        *out = list[index];
        return S_OK;
    });
}

bool type_core::parameter(const function_slot& slot, unsigned parameter,
                          msft::parameter_record& record) const noexcept {
    if (parameter >= slot.parameter_count)
        return false;
    const std::size_t end = std::size_t{slot.record} + slot.record_length;
    return library_.image().bytes().read(
        end - (std::size_t{slot.parameter_count} - parameter) * sizeof record, record);
}

std::string_view type_core::parameter_name(const function_slot& slot, unsigned index) const noexcept {
    msft::parameter_record record;
    return parameter(slot, index, record) ? library_.image().name(record.name) : std::string_view{};
}

std::int32_t type_core::function_field(const function_slot& slot, unsigned field,
                                       std::int32_t absent) const noexcept {
    msft::function_record fixed;
    const byte_view& file = library_.image().bytes();
    if (!file.read(slot.record, fixed))
        return absent;
    // The optional fields end where the default values, or the parameters, begin.
    std::size_t end = slot.record_length - std::size_t{slot.parameter_count} * sizeof(msft::parameter_record);
    if (fixed.kinds & msft::function_has_defaults) {
        const std::size_t defaults = std::size_t{slot.parameter_count} * sizeof(std::int32_t);
        end = end > defaults ? end - defaults : 0;
    }
    std::int32_t value = absent;
    if (field + sizeof value <= end)
        file.read(std::size_t{slot.record} + field, value);
    return value;
}

std::int32_t type_core::variable_field(const variable_slot& slot, unsigned field,
                                       std::int32_t absent) const noexcept {
    std::int32_t value = absent;
    if (field + sizeof value <= slot.record_length)
        library_.image().bytes().read(std::size_t{slot.record} + field, value);
    return value;
}

HRESULT type_core::module_handle(void** out) {
    if ((*out = module_.load(std::memory_order_acquire)))
        return S_OK;
    const std::string name = to_utf8(widen(library_.image().string(record_.related)));
    void* const handle = name.empty() ? nullptr : dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        const char* const why = name.empty() ? "it has no name" : dlerror();
        return fail(TYPE_E_CANTLOADLIBRARY, "The module '" + name + "' that the type library " +
                                                to_utf8(library_.image().origin()) +
                                                " names cannot be loaded: " + (why ? why : "") + ".");
    }
    void* expected = nullptr;
    if (!module_.compare_exchange_strong(expected, handle, std::memory_order_acq_rel))
        dlclose(handle); // another thread was first; one count is enough
    *out = module_.load(std::memory_order_acquire);
    return S_OK;
}

} // namespace comity::typelib
