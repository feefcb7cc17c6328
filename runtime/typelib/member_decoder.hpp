// From records in the file to FUNCDESC, VARDESC and TYPEDESC.
#pragma once

#include <oaidl.h>

#include "arena.hpp"
#include "member_table.hpp"

namespace comity::typelib {

class type_library;

// Everything is made in the library's arena, so its lock has to be held. References are left as they are in
// the file.
class member_decoder {
public:
    member_decoder(const msft_image& image, arena& memory, unsigned pointer_bytes) noexcept
        : image_(image), memory_(memory), pointer_bytes_(pointer_bytes) {}

    HRESULT function(const function_slot& slot, const FUNCDESC** out);
    HRESULT variable(const variable_slot& slot, const VARDESC** out);

    // The type that is written as `written`.
    HRESULT type(std::int32_t written, TYPEDESC& out) { return type(written, out, 0); }

private:
    HRESULT type(std::int32_t written, TYPEDESC& out, unsigned depth);
    HRESULT array(std::int32_t offset, ARRAYDESC** out, unsigned depth);
    HRESULT parameter(const msft::parameter_record& record, const std::int32_t* default_value, ELEMDESC& out);

    const msft_image& image_;
    arena& memory_;
    const unsigned pointer_bytes_;
};

// `desc` as a caller through IDispatch sees it: [retval] has become the return type, [lcid] is gone, and what
// is left of HRESULT is void ([MS-OAUT] 3.1.4.4.2). Names and positions of the other parameters stay.
const FUNCDESC* make_dispatch_form(const FUNCDESC& desc, arena& memory);

// Whether a parameter is left out of the dispatch form of `desc`.
bool hidden_from_dispatch(const FUNCDESC& desc, unsigned parameter) noexcept;

// A deep copy of `desc` with `mark` put into the upper bits of each reference.
const FUNCDESC* copy_with_marked_references(const FUNCDESC& desc, HREFTYPE mark, arena& memory);

} // namespace comity::typelib
