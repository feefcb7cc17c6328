/// FormatMessage.
/// https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-formatmessagew
#include <winbase.h>
#include <winnls.h>

#include "message_text.hpp"
#include "nls_text.hpp"

#include "boundary.hpp"
#include "hresult_text.hpp"

namespace {

using namespace comity;

constexpr DWORD width_mask = FORMAT_MESSAGE_MAX_WIDTH_MASK;

/// The text of a system error, of a result code, or of an error that was wrapped into one; empty for one that
/// is not known.
std::string_view system_text(DWORD code) {
    const HRESULT wrapped = HRESULT_FROM_WIN32(code);
    if (code <= 0xFFFF && !hresult_name(wrapped).empty())
        return hresult_text(wrapped);
    const auto hr = static_cast<HRESULT>(code);
    return hresult_name(hr).empty() ? std::string_view() : hresult_text(hr);
}

/// There are messages in English alone.
bool is_spoken(DWORD language) {
    return language == 0 || PRIMARYLANGID(language) == LANG_ENGLISH ||
           PRIMARYLANGID(language) == LANG_NEUTRAL;
}

/// The text that the flags ask for. @throws std::bad_alloc
template <class Unit>
DWORD find_source(DWORD flags, LPCVOID source, DWORD message, DWORD language, std::basic_string<Unit>& made,
                  std::basic_string_view<Unit>& found) {
    if (flags & FORMAT_MESSAGE_FROM_STRING) {
        if (!source)
            return ERROR_INVALID_PARAMETER;
        found = counted(static_cast<const Unit*>(source), -1);
        return ERROR_SUCCESS;
    }
    if (!(flags & FORMAT_MESSAGE_FROM_SYSTEM)) // modules have no messages here
        return flags & FORMAT_MESSAGE_FROM_HMODULE ? ERROR_RESOURCE_TYPE_NOT_FOUND : ERROR_INVALID_PARAMETER;
    const std::string_view text = system_text(message);
    if (text.empty())
        return ERROR_MR_MID_NOT_FOUND;
    if (!is_spoken(language))
        return ERROR_RESOURCE_LANG_NOT_FOUND;
    made.assign(text.begin(), text.end()); // ASCII
    made.push_back('\r');
    made.push_back('\n');
    found = made;
    return ERROR_SUCCESS;
}

template <class Unit>
DWORD put_out(DWORD flags, const std::basic_string<Unit>& text, Unit* buffer, DWORD size) {
    if (text.empty())
        return ERROR_NO_WORK_DONE;
    if (flags & FORMAT_MESSAGE_ALLOCATE_BUFFER) {
        const std::size_t units = std::max<std::size_t>(text.size() + 1, size);
        void* block = LocalAlloc(LMEM_FIXED, units * sizeof(Unit));
        if (!block)
            return ERROR_NOT_ENOUGH_MEMORY;
        std::memcpy(block, text.c_str(), (text.size() + 1) * sizeof(Unit));
        std::memcpy(buffer, &block, sizeof block);
        return ERROR_SUCCESS;
    }
    if (text.size() >= size)
        return ERROR_INSUFFICIENT_BUFFER;
    std::memcpy(buffer, text.c_str(), (text.size() + 1) * sizeof(Unit));
    return ERROR_SUCCESS;
}

template <class Unit>
DWORD format_with(DWORD flags, LPCVOID source, DWORD message, DWORD language, Unit* buffer, DWORD size,
                  insert_arguments& arguments) {
    DWORD error = ERROR_SUCCESS;
    DWORD length = 0;
    const HRESULT hr = guarded([&] {
        std::basic_string<Unit> made, text;
        std::basic_string_view<Unit> found;
        error = find_source(flags, source, message, language, made, found);
        if (error)
            return S_OK;
        const message_style style{(flags & FORMAT_MESSAGE_IGNORE_INSERTS) != 0, (flags & width_mask) != 0,
                                  (flags & width_mask) == width_mask ? 0 : flags & width_mask};
        error = message_maker<Unit>(found, arguments, style).run(text);
        if (!error)
            error = put_out(flags, text, buffer, size);
        length = static_cast<DWORD>(text.size());
        return S_OK;
    });
    if (FAILED(hr))
        error = ERROR_NOT_ENOUGH_MEMORY;
    return error ? static_cast<DWORD>(nls_failure(error)) : length;
}

template <class Unit>
DWORD format(DWORD flags, LPCVOID source, DWORD message, DWORD language, Unit* buffer, DWORD size,
             va_list* list) {
    const bool allocate = (flags & FORMAT_MESSAGE_ALLOCATE_BUFFER) != 0;
    if (!buffer && (allocate || size))
        return static_cast<DWORD>(nls_failure(ERROR_INVALID_PARAMETER));
    if (allocate) {
        void* const nothing = nullptr;
        std::memcpy(buffer, &nothing, sizeof nothing);
    }
    if (list && (flags & FORMAT_MESSAGE_ARGUMENT_ARRAY)) {
        insert_arguments arguments(reinterpret_cast<const std::uintptr_t*>(list));
        return format_with(flags, source, message, language, buffer, size, arguments);
    }
    if (list) {
        insert_arguments arguments(*list);
        return format_with(flags, source, message, language, buffer, size, arguments);
    }
    insert_arguments none;
    return format_with(flags, source, message, language, buffer, size, none);
}

} // namespace

STDAPI_(DWORD)
FormatMessageA(DWORD flags, LPCVOID source, DWORD message, DWORD language, LPSTR buffer, DWORD size,
               va_list* arguments) {
    return format(flags, source, message, language, buffer, size, arguments);
}

STDAPI_(DWORD)
FormatMessageW(DWORD flags, LPCVOID source, DWORD message, DWORD language, LPWSTR buffer, DWORD size,
               va_list* arguments) {
    return format(flags, source, message, language, buffer, size, arguments);
}
