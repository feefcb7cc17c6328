// LHashValOfNameSys, the hash that callers of ITypeComp::Bind and ITypeLib::FindName pass with a name.
// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-lhashvalofnamesys
//
// Its high word names the system and the group of languages, its low word is a polynomial over the letters,
// in which those that differ only in case or accent are one. How the letters of Windows-1252 fall together
// was read off values of the function on a reference system; in the other groups only the letters of ASCII
// have the reference's values. Nothing in this runtime depends on the value: members are found by their
// names.
#include <oleauto.h>

#include "narrow_text.hpp"

namespace {

// What stands for a byte of Windows-1252 from 0x80 on.
constexpr unsigned char upper_half[128] = {
    0x7f, 0x7f, 0x82, 0x46, 0x84, 0x85, 0x86, 0x87, 0x7f, 0x89, 0x53, 0x8b, 0x8c, 0x7f, 0x7f, 0x7f,
    0x7f, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x96, 0x98, 0x99, 0x53, 0x9b, 0x8c, 0x7f, 0x7f, 0x55,
    0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa8, 0xa9, 0x41, 0xab, 0xac, 0x96, 0xae, 0xaf,
    0xb0, 0xb1, 0x32, 0x33, 0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0x31, 0x4f, 0xbb, 0xbc, 0xbd, 0xbe, 0xbf,
    0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x43, 0x45, 0x45, 0x45, 0x45, 0x49, 0x49, 0x49, 0x49,
    0x44, 0x4e, 0x4f, 0x4f, 0x4f, 0x4f, 0x4f, 0xd7, 0x4f, 0x55, 0x55, 0x55, 0x55, 0x55, 0xde, 0xdf,
    0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x43, 0x45, 0x45, 0x45, 0x45, 0x49, 0x49, 0x49, 0x49,
    0x44, 0x4e, 0x4f, 0x4f, 0x4f, 0x4f, 0x4f, 0xf7, 0x4f, 0x55, 0x55, 0x55, 0x55, 0x55, 0xde, 0x55};

unsigned weight(unsigned char byte) noexcept {
    if (byte >= 0x80)
        return upper_half[byte - 0x80];
    switch (byte) {
    case '/':
        return 0;
    case 'w':
    case 'W':
        return 'V';
    case 'y':
    case 'Y':
        return 'U';
    default:
        return byte >= 'a' && byte <= 'z' ? byte - 0x20u : byte;
    }
}

unsigned language_group(LCID lcid) noexcept {
    switch (PRIMARYLANGID(LANGIDFROMLCID(lcid))) {
    case 0x05: // Czech
    case 0x0a: // Spanish
    case 0x0e: // Hungarian
    case 0x15: // Polish
    case 0x1b: // Slovak
        return 0x20;
    case 0x0d: // Hebrew
        return 0x30;
    case 0x11: // Japanese
        return 0x40;
    case 0x12: // Korean
        return 0x50;
    case 0x04: // Chinese
        return 0x70;
    case 0x08: // Greek
        return 0x80;
    case 0x0f: // Icelandic
        return 0x90;
    case 0x1f: // Turkish
        return 0xa0;
    case 0x01: // Arabic
    case 0x29: // Persian
        return 0xd0;
    case 0x19: // Russian
        return 0xe0;
    default:
        return 0x10;
    }
}

class name_hash {
public:
    void add(unsigned char byte) noexcept { value_ = value_ * 37 + weight(byte); }
    ULONG finish(SYSKIND system, LCID lcid) const noexcept {
        const ULONG high = language_group(lcid) | (system == SYS_MAC ? 1u : 0u);
        return (high << 16) | ((value_ % 65599u) & 0xffffu);
    }

private:
    std::uint32_t value_ = 0x0deadbee;
};

} // namespace

STDAPI_(ULONG) LHashValOfNameSysA(SYSKIND system, LCID lcid, LPCSTR name) {
    if (!name)
        return 0;
    name_hash hash;
    for (; *name; ++name)
        hash.add(static_cast<unsigned char>(*name));
    return hash.finish(system, lcid);
}

STDAPI_(ULONG) LHashValOfNameSys(SYSKIND system, LCID lcid, const OLECHAR* name) {
    if (!name)
        return 0;
    name_hash hash;
    for (; *name; ++name)
        hash.add(comity::typelib::to_windows_1252(*name));
    return hash.finish(system, lcid);
}
