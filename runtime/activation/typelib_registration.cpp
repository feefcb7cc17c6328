#include "typelib_registration.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>

#include <oleauto.h>
#include <unistd.h>

#include "catalog.hpp"
#include "guid_text.hpp"
#include "interface_reference.hpp"
#include "rich_error.hpp"
#include "unique_descriptor.hpp"
#include "wide_text.hpp"

namespace comity {

namespace {

std::string registration_file(const std::string& folder, REFGUID libid, WORD major, WORD minor, LCID lcid) {
    // Without the braces, which shells would make something of.
    const std::string identifier = guid_to_utf8(libid).substr(1, guid_text_length - 2);
    return folder + "/typelib-" + identifier + '-' + std::to_string(major) + '.' + std::to_string(minor) +
           '-' + std::to_string(lcid) + ".toml";
}

/// A TOML basic string. @param text  passes is_catalog_text()
std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

/// The name of a type, or of the library (-1); empty where there is none that an entry can hold.
std::string documentation_name(ITypeLib& library, INT index) {
    BSTR name = nullptr;
    if (FAILED(library.GetDocumentation(index, &name, nullptr, nullptr, nullptr)) || !name)
        return {};
    const std::unique_ptr<OLECHAR, void (*)(BSTR)> owned(name, SysFreeString);
    const std::string text = to_utf8(std::u16string_view(name, SysStringLen(name)));
    return is_catalog_text(text, max_catalog_name) ? text : std::string();
}

/// What Windows registers: dispatch interfaces, and those that say they stay with Automation's types.
bool is_registered_kind(const TYPEATTR& attributes) {
    return attributes.typekind == TKIND_DISPATCH ||
           (attributes.typekind == TKIND_INTERFACE && (attributes.wTypeFlags & TYPEFLAG_FOLEAUTOMATION));
}

std::string interface_entries(ITypeLib& library, const std::string& libid) {
    std::string text;
    for (UINT index = 0, count = library.GetTypeInfoCount(); index < count; ++index) {
        interface_reference<ITypeInfo> type;
        TYPEATTR* attributes = nullptr;
        if (FAILED(library.GetTypeInfo(index, type.put())) || FAILED(type->GetTypeAttr(&attributes)))
            continue;
        const bool registered = is_registered_kind(*attributes) && attributes->guid != GUID{};
        const GUID iid = attributes->guid;
        type->ReleaseTypeAttr(attributes);
        if (!registered)
            continue;
        text += "\n[[interface]]\niid = " + quoted(guid_to_utf8(iid)) + '\n';
        const std::string name = documentation_name(library, static_cast<INT>(index));
        if (!name.empty())
            text += "name = " + quoted(name) + '\n';
        text += "typelib = " + libid + '\n';
    }
    return text;
}

HRESULT cannot(const std::string& what, const std::string& path, int error) {
    return fail(TYPE_E_REGISTRYACCESS,
                what + ' ' + path + ": " + std::error_code(error, std::generic_category()).message() + '.');
}

/// Writes a file whole or not at all: readers never see a part of it.
HRESULT write_file(const std::string& folder, const std::string& path, const std::string& text) {
    std::error_code made;
    std::filesystem::create_directories(folder, made);
    if (made)
        return cannot("The user's class catalog cannot be made in", folder, made.value());
    std::string temporary = folder + "/.typelib-XXXXXX";
    const unique_descriptor file(mkstemp(temporary.data()));
    if (!file)
        return cannot("No file can be written into", folder, errno);
    for (std::size_t written = 0; written < text.size();) {
        const ssize_t now = write(file.get(), text.data() + written, text.size() - written);
        if (now < 0 && errno == EINTR)
            continue;
        if (now < 0) {
            const int error = errno;
            unlink(temporary.c_str());
            return cannot("This file cannot be written:", path, error);
        }
        written += static_cast<std::size_t>(now);
    }
    if (rename(temporary.c_str(), path.c_str()) != 0) {
        const int error = errno;
        unlink(temporary.c_str());
        return cannot("This file cannot be written:", path, error);
    }
    return S_OK;
}

HRESULT no_user_folder() {
    return fail(TYPE_E_REGISTRYACCESS,
                "There is no place for the user's own class catalog: neither XDG_DATA_HOME nor HOME "
                "names a folder, and the user has no home.");
}

} // namespace

HRESULT write_typelib_registration(ITypeLib& library, const std::string& path) {
    const std::string folder = user_catalog_folder();
    if (folder.empty())
        return no_user_folder();
    TLIBATTR* given = nullptr;
    if (const HRESULT hr = library.GetLibAttr(&given); FAILED(hr))
        return hr;
    const TLIBATTR attributes = *given;
    library.ReleaseTLibAttr(given);

    std::error_code error;
    const std::string absolute = std::filesystem::absolute(path, error).lexically_normal().string();
    if (!is_catalog_text(absolute, max_catalog_path))
        return fail(E_INVALIDARG,
                    "The path of the type library is longer than " + std::to_string(max_catalog_path) +
                        " bytes or has a control character in it, which no catalog entry can hold.");
    if (error)
        return cannot("The working directory is unknown, so is", path, error.value());
    const std::string libid = quoted(guid_to_utf8(attributes.guid));
    std::string text =
        "# Written by RegisterTypeLibForUser; UnRegisterTypeLibForUser removes it.\n[[typelib]]\nlibid = " +
        libid + "\nversion = \"" + std::to_string(attributes.wMajorVerNum) + '.' +
        std::to_string(attributes.wMinorVerNum) + "\"\nlcid = " + std::to_string(attributes.lcid) + '\n';
    const std::string name = documentation_name(library, -1);
    if (!name.empty())
        text += "name = " + quoted(name) + '\n';
    text += "path = " + quoted(absolute) + '\n' + interface_entries(library, libid);
    return write_file(folder,
                      registration_file(folder, attributes.guid, attributes.wMajorVerNum,
                                        attributes.wMinorVerNum, attributes.lcid),
                      text);
}

HRESULT remove_typelib_registration(REFGUID libid, WORD major, WORD minor, LCID lcid) {
    const std::string folder = user_catalog_folder();
    if (folder.empty())
        return S_FALSE;
    const std::string path = registration_file(folder, libid, major, minor, lcid);
    if (unlink(path.c_str()) == 0)
        return S_OK;
    return errno == ENOENT || errno == ENOTDIR ? S_FALSE
                                               : cannot("This file cannot be removed:", path, errno);
}

} // namespace comity
