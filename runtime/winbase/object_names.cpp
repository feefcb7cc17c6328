#include "object_names.hpp"

namespace comity::winbase {

win32_error resolve_name(std::u16string& name) {
    constexpr std::u16string_view local = u"Local\\";
    constexpr std::u16string_view global = u"Global\\";
    if (name.size() >= MAX_PATH)
        return ERROR_FILENAME_EXCED_RANGE;
    if (name.starts_with(u'\\'))
        return ERROR_BAD_PATHNAME;
    std::size_t own = 0;
    if (name.starts_with(local))
        name.erase(0, local.size());
    else if (name.starts_with(global))
        own = global.size();
    return name.find(u'\\', own) == std::u16string::npos ? ERROR_SUCCESS : ERROR_PATH_NOT_FOUND;
}

} // namespace comity::winbase
