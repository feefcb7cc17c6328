// DispCallFunc: one call of a function that is described by nothing but a list of VARTYPEs.
// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-dispcallfunc

#include <oleauto.h>

#include "boundary.hpp"
#include "native_call.hpp"

namespace comity {
namespace {

// The argument's value goes to its words as it lies in the VARIANT; it is for the caller to give the types
// truly.
void put_value(const native_signature& signature, std::size_t index, native_type type,
               const VARIANTARG& argument, std::uint64_t* words) {
    std::uint64_t* word = words + signature.word_of(index);
    switch (type) {
    case native_type::i8:
        return put_word(word, static_cast<signed char>(argument.cVal));
    case native_type::u8:
        return put_word(word, argument.bVal);
    case native_type::i16:
        return put_word(word, argument.iVal);
    case native_type::u16:
        return put_word(word, argument.uiVal);
    case native_type::i32:
        return put_word(word, argument.lVal);
    case native_type::u32:
        return put_word(word, argument.ulVal);
    case native_type::r4:
        return put_word(word, argument.fltVal);
    case native_type::decimal:
        std::memcpy(word, &argument.decVal, sizeof argument.decVal);
        return;
    case native_type::variant:
        return signature.put_variant(words, index, argument);
    case native_type::pointer:
        return put_word(word, argument.byref);
    default:
        std::memcpy(word, &argument.llVal, sizeof argument.llVal);
    }
}

void take_result(native_type type, VARTYPE vt, const std::uint64_t* words, VARIANT* result) {
    if (type == native_type::variant) {
        std::memcpy(result, words, sizeof *result);
        return;
    }
    if (type == native_type::decimal)
        std::memcpy(&result->decVal, words, sizeof result->decVal);
    else if (type == native_type::r4)
        std::memcpy(&result->fltVal, words, sizeof result->fltVal);
    else if (type == native_type::pointer)
        result->byref = reinterpret_cast<void*>(static_cast<std::uintptr_t>(*words));
    else if (type == native_type::i8 || type == native_type::u8)
        result->bVal = static_cast<BYTE>(*words);
    else if (type == native_type::i16 || type == native_type::u16)
        result->uiVal = static_cast<USHORT>(*words);
    else if (type == native_type::i32 || type == native_type::u32)
        result->ulVal = static_cast<ULONG>(*words);
    else if (type != native_type::none)
        std::memcpy(&result->llVal, words, sizeof result->llVal);
    result->vt = vt;
}

} // namespace
} // namespace comity

STDAPI DispCallFunc(void* object, ULONG_PTR vtable_offset, CALLCONV convention, VARTYPE return_type,
                    UINT count, VARTYPE* types, VARIANTARG** arguments, VARIANT* result) {
    using namespace comity;
    return guarded([&]() -> HRESULT {
        if (!result || (count && (!types || !arguments)))
            return E_INVALIDARG;
        // One C convention serves for both here; the others do not exist on this platform. VT_HRESULT is a
        // type of descriptions and cannot be in a VARIANT: VT_ERROR is asked for instead.
        if ((convention != CC_CDECL && convention != CC_STDCALL) || return_type == VT_HRESULT)
            return E_INVALIDARG;
        const bool method = object != nullptr;
        std::vector<native_type> native;
        native.reserve(count + 1);
        if (method)
            native.push_back(native_type::pointer);
        for (UINT i = 0; i < count; ++i) {
            native.push_back(native_type_of(types[i]));
            if (!arguments[i] || native.back() == native_type::none)
                return E_INVALIDARG;
        }
        const native_type returned = native_type_of(return_type);
        native_signature signature;
        if (!signature.prepare(returned, native.data(), native.size()))
            return E_INVALIDARG;
        std::vector<std::uint64_t> words(signature.words() + 1);
        if (method)
            put_word(words.data() + signature.word_of(0), object);
        for (UINT i = 0; i < count; ++i)
            put_value(signature, i + method, native[i + method], *arguments[i], words.data());
        void* function = reinterpret_cast<void*>(vtable_offset);
        if (method)
            std::memcpy(&function, *static_cast<char**>(object) + vtable_offset, sizeof function);
        std::uint64_t answer[3]{};
        signature.call(function, words.data(), answer);
        take_result(returned, return_type, answer, result);
        return S_OK;
    });
}
