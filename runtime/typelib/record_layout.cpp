#include "record_layout.hpp"

#include <algorithm>
#include <mutex>
#include <vector>

#include "boundary.hpp"
#include "type_core.hpp"
#include "type_library.hpp"

namespace comity::typelib {

namespace {

// Records in records in arrays: deeper than any real one, and bounded so that a record that contains itself
// ends.
constexpr unsigned deepest_record = 32;
// What a library may make us count: sizes are 32 bits wide.
constexpr std::uint64_t largest_type = 0x7fffffff;
constexpr std::uint64_t most_fields = 100000;

HRESULT layout_of_type(type_core& type, unsigned depth, std::uint64_t* work, type_layout* out);

HRESULT too_deep(const type_core& type) {
    return type.library().image().damaged("a record contains itself, or is nested too deeply");
}

HRESULT layout_of_desc(type_core& owner, const TYPEDESC& desc, unsigned depth, std::uint64_t* work,
                       type_layout* out) {
    const auto plain = [out](std::size_t bytes, std::size_t alignment) {
        out->bytes = static_cast<ULONG>(bytes);
        out->alignment = static_cast<WORD>(alignment);
        return S_OK;
    };
    if (depth == deepest_record)
        return too_deep(owner);
    switch (desc.vt) {
    case VT_I1:
    case VT_UI1:
        return plain(1, 1);
    case VT_I2:
    case VT_UI2:
    case VT_BOOL:
        return plain(2, 2);
    case VT_I4:
    case VT_UI4:
    case VT_R4:
    case VT_INT:
    case VT_UINT:
    case VT_ERROR:
    case VT_HRESULT:
        return plain(4, 4);
    case VT_I8:
    case VT_UI8:
        return plain(8, alignof(std::int64_t));
    case VT_CY:
        return plain(sizeof(CY), alignof(CY));
    case VT_R8:
    case VT_DATE:
        return plain(8, alignof(double));
    case VT_DECIMAL:
        return plain(sizeof(DECIMAL), alignof(DECIMAL));
    case VT_VARIANT:
        return plain(sizeof(VARIANT), alignof(VARIANT));
    case VT_VOID:
    case VT_EMPTY:
        return plain(0, 1);
    case VT_CARRAY: {
        type_layout element;
        const HRESULT hr = layout_of_desc(owner, desc.lpadesc->tdescElem, depth + 1, work, &element);
        if (FAILED(hr))
            return hr;
        std::uint64_t bytes = element.bytes;
        for (USHORT i = 0; i < desc.lpadesc->cDims; ++i) {
            bytes *= desc.lpadesc->rgbounds[i].cElements;
            if (bytes > largest_type)
                return owner.library().image().damaged("an array is larger than memory");
        }
        out->bytes = static_cast<ULONG>(bytes);
        out->alignment = element.alignment;
        return S_OK;
    }
    case VT_USERDEFINED: {
        type_core* target = nullptr;
        const HRESULT hr = owner.library().resolve(static_cast<std::int32_t>(desc.hreftype), &target);
        return FAILED(hr) ? hr : layout_of_type(*target, depth + 1, work, out);
    }
    default: // pointers, strings, arrays, interfaces
        return plain(sizeof(void*), alignof(void*));
    }
}

HRESULT lay_out_fields(type_core& type, unsigned depth, std::uint64_t* work, type_layout* out,
                       std::vector<ULONG>& offsets) {
    const member_table* members = nullptr;
    HRESULT hr = type.members(&members);
    if (FAILED(hr))
        return hr;
    // Packing narrower than natural shows as a record's own alignment.
    const auto pack = static_cast<WORD>((type.record().kind >> 11) & 0x1f);
    const bool packed = pack == 1 || pack == 2;
    std::uint64_t end = 0;
    std::uint64_t bytes = 0;
    WORD alignment = 1;
    for (std::uint32_t i = 0; i < members->variable_count(); ++i) {
        // A tree of records can name one small record very often: the whole work is bounded, not only its
        // depth.
        if ((*work)++ == most_fields)
            return type.library().image().damaged("a record has too many fields");
        const VARDESC* field = nullptr;
        hr = type.written_variable_desc(i, &field);
        if (FAILED(hr))
            return hr;
        type_layout layout;
        hr = layout_of_desc(type, field->elemdescVar.tdesc, depth + 1, work, &layout);
        if (FAILED(hr))
            return hr;
        const WORD step = packed ? std::min(layout.alignment, pack) : layout.alignment;
        alignment = std::max(alignment, step);
        const std::uint64_t offset = type.kind() == TKIND_UNION ? 0 : (end + step - 1) / step * step;
        end = offset + layout.bytes;
        bytes = std::max(bytes, end);
        if (bytes > largest_type)
            return type.library().image().damaged("a record is larger than memory");
        offsets.push_back(static_cast<ULONG>(offset));
    }
    out->bytes = static_cast<ULONG>((bytes + alignment - 1) / alignment * alignment);
    out->alignment = alignment;
    return S_OK;
}

// The layout of a record, worked out once; also that there is none is found out only once.
HRESULT layout_of_record(type_core& type, unsigned depth, std::uint64_t* work, const record_fields** out) {
    if ((*out = type.fields.load(std::memory_order_acquire)))
        return (*out)->status;
    return guarded([&] {
        type_layout layout;
        std::vector<ULONG> offsets;
        const HRESULT status = lay_out_fields(type, depth, work, &layout, offsets);
        // What failed for want of memory, or of another library, may succeed later. So may what was too deep
        // from here.
        if (FAILED(status) && depth != 0)
            return status;
        const std::lock_guard guard(type.library().lock());
        if ((*out = type.fields.load(std::memory_order_relaxed)))
            return (*out)->status;
        arena& memory = type.library().memory();
        record_fields* const made = memory.make<record_fields>();
        made->status = status;
        made->layout = layout;
        made->offsets = memory.make<ULONG>(offsets.size());
        std::copy(offsets.begin(), offsets.end(), made->offsets);
        type.fields.store(made, std::memory_order_release);
        *out = made;
        return status;
    });
}

HRESULT layout_of_type(type_core& type, unsigned depth, std::uint64_t* work, type_layout* out) {
    if (depth >= deepest_record)
        return too_deep(type);
    const auto written_alignment = static_cast<WORD>((type.record().kind >> 11) & 0x1f);
    if (!type.library().foreign_layout()) {
        *out = {type.record().instance_bytes, std::max<WORD>(written_alignment, 1)};
        return S_OK;
    }
    switch (type.kind()) {
    case TKIND_RECORD:
    case TKIND_UNION: {
        const record_fields* fields = nullptr;
        const HRESULT hr = layout_of_record(type, depth, work, &fields);
        if (SUCCEEDED(hr))
            *out = fields->layout;
        return hr;
    }
    case TKIND_ALIAS: {
        TYPEDESC target{};
        const HRESULT hr = type.alias_target(&target);
        return FAILED(hr) ? hr : layout_of_desc(type, target, depth + 1, work, out);
    }
    case TKIND_INTERFACE:
    case TKIND_DISPATCH:
    case TKIND_COCLASS:
        *out = {sizeof(void*), alignof(void*)};
        return S_OK;
    default:
        *out = {type.record().instance_bytes, written_alignment};
        return S_OK;
    }
}

} // namespace

HRESULT layout_of(type_core& type, type_layout* out) {
    std::uint64_t work = 0;
    return layout_of_type(type, 0, &work, out);
}

HRESULT field_offset(type_core& record, UINT index, ULONG* out) {
    std::uint64_t work = 0;
    const record_fields* fields = nullptr;
    const HRESULT hr = layout_of_record(record, 0, &work, &fields);
    if (SUCCEEDED(hr))
        *out = fields->offsets[index];
    return hr;
}

} // namespace comity::typelib
