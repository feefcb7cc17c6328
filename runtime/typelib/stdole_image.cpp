#include "stdole_image.hpp"

// COMITY_STDOLE_TLB is the path of the library that idl/ made. Not in a section of its own: programs that
// contain this runtime may have embedded type libraries too.
__asm__(".pushsection .rodata\n"
        "\t.balign 16\n"
        "\t.globl comity_stdole_begin\n"
        "\t.hidden comity_stdole_begin\n"
        "comity_stdole_begin:\n"
        "\t.incbin \"" COMITY_STDOLE_TLB "\"\n"
        "\t.globl comity_stdole_end\n"
        "\t.hidden comity_stdole_end\n"
        "comity_stdole_end:\n"
        "\t.popsection\n");

extern "C" {
extern const unsigned char comity_stdole_begin[] __attribute__((visibility("hidden")));
extern const unsigned char comity_stdole_end[] __attribute__((visibility("hidden")));
}

namespace comity::typelib {

byte_view stdole_image() noexcept {
    return {comity_stdole_begin, static_cast<std::size_t>(comity_stdole_end - comity_stdole_begin)};
}

} // namespace comity::typelib
