#include "value_decoder.hpp"

#include <oleauto.h>

#include "narrow_text.hpp"

namespace comity::typelib {

namespace {

// A BSTR laid out by hand: byte count, text, NUL.
BSTR bstr_in(arena& memory, std::u16string_view text) {
    const auto bytes = static_cast<std::uint32_t>(text.size() * sizeof(OLECHAR));
    auto* const block =
        static_cast<unsigned char*>(memory.allocate(2 * sizeof bytes + bytes + sizeof(OLECHAR), 8));
    unsigned char* const begin = block + 2 * sizeof bytes; // aligned as the system's own strings are
    std::memcpy(begin - sizeof bytes, &bytes, sizeof bytes);
    std::memcpy(begin, text.data(), bytes);
    std::memset(begin + bytes, 0, sizeof(OLECHAR));
    return reinterpret_cast<BSTR>(begin);
}

// Bytes of a value of this type; 0 for those that are not plain numbers.
std::size_t plain_bytes(VARTYPE type) noexcept {
    switch (type) {
    case VT_I1:
    case VT_UI1:
        return 1;
    case VT_I2:
    case VT_UI2:
    case VT_BOOL:
        return 2;
    case VT_I4:
    case VT_UI4:
    case VT_R4:
    case VT_INT:
    case VT_UINT:
    case VT_ERROR:
    case VT_HRESULT:
        return 4;
    case VT_I8:
    case VT_UI8:
    case VT_R8:
    case VT_CY:
    case VT_DATE:
    case VT_FILETIME:
        return 8;
    default:
        return 0;
    }
}

template <class MakeString>
HRESULT decode(const msft_image& image, std::int32_t offset, VARIANT& value, MakeString make_string) {
    std::memset(&value, 0, sizeof value);
    if (offset < 0) {
        auto type = static_cast<VARTYPE>(msft::inline_value_type(offset));
        // So compilers write a number that is the default of a VARIANT parameter.
        if (type == VT_VARIANT)
            type = VT_I4;
        const std::uint32_t bits = msft::inline_value_bits(offset);
        const std::size_t bytes = plain_bytes(type);
        // Twenty-six bits are enough for the types of up to four bytes; null pointers are written this way as
        // well.
        if (bytes != 0 && bytes <= 4)
            std::memcpy(&value.lVal, &bits, bytes);
        else if (type == VT_BSTR)
            value.bstrVal = nullptr;
        else if (type != VT_EMPTY && type != VT_NULL && type != VT_UNKNOWN && type != VT_DISPATCH)
            return image.damaged("a constant has a type that cannot be written this way");
        value.vt = type;
        return S_OK;
    }

    const byte_view& values = image.segment(msft::custom_values);
    const auto at = static_cast<std::size_t>(offset);
    VARTYPE type = VT_EMPTY;
    if (!values.read(at, type))
        return image.damaged("a constant lies outside the file");
    const std::size_t data = at + sizeof type;
    if (const std::size_t bytes = plain_bytes(type)) {
        if (!values.contains(data, bytes))
            return image.damaged("a constant lies outside the file");
        std::memcpy(&value.llVal, values.data + data, bytes);
    } else if (type == VT_DECIMAL) {
        // All sixteen bytes; the first two are the VARIANT's own type.
        if (!values.contains(data, sizeof(DECIMAL)))
            return image.damaged("a constant lies outside the file");
        std::memcpy(&value, values.data + data, sizeof(DECIMAL));
    } else if (type == VT_BSTR || type == VT_LPSTR || type == VT_LPWSTR) {
        std::int32_t length = 0;
        if (!values.read(data, length) || length < -1 ||
            (length > 0 && !values.contains(data + sizeof length, static_cast<std::size_t>(length))))
            return image.damaged("a string constant lies outside the file");
        type = VT_BSTR;
        if (length >= 0) {
            value.bstrVal =
                make_string(widen(values.text(data + sizeof length, static_cast<std::size_t>(length))));
            if (!value.bstrVal)
                return E_OUTOFMEMORY;
        }
    } else if (type != VT_EMPTY && type != VT_NULL && type != VT_UNKNOWN && type != VT_DISPATCH) {
        return image.damaged("a constant has a type that no constant can have");
    }
    value.vt = type;
    return S_OK;
}

} // namespace

HRESULT decode_value(const msft_image& image, std::int32_t offset, arena& memory, VARIANT& value) {
    return decode(image, offset, value,
                  [&memory](std::u16string_view text) { return bstr_in(memory, text); });
}

HRESULT decode_value(const msft_image& image, std::int32_t offset, VARIANT& value) {
    return decode(image, offset, value, [](std::u16string_view text) {
        return SysAllocStringLen(reinterpret_cast<const OLECHAR*>(text.data()),
                                 static_cast<UINT>(text.size()));
    });
}

} // namespace comity::typelib
