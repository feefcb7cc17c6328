/* Puts a compiled type library into the program or shared object that this is compiled into, where
 * LoadTypeLib("name.so") finds it, and LoadTypeLib("name.so\\2") a second one. Nothing has to be registered.
 *
 *     #include <comity/embed_typelib.h>
 *     COMITY_EMBED_TYPELIB(1, "hello.tlb")
 *
 * At file scope, once per number in a module; numbers begin with 1. The assembler looks for the file in the current
 * directory and in the folders given with -I (for clang, and gcc with -Wa,-I). C and C++. */
#ifndef COMITY_EMBED_TYPELIB_H
#define COMITY_EMBED_TYPELIB_H

/* The section is loaded with the module and kept by the linker even when unused sections are dropped ("R"). */
#define COMITY_EMBED_TYPELIB(number, path)                                                                        \
    __asm__(".pushsection .comity.typelib." #number ", \"aR\", %progbits\n"                                       \
            "\t.balign 16\n"                                                                                      \
            "\t.incbin \"" path "\"\n"                                                                            \
            "\t.popsection\n");

#endif /* COMITY_EMBED_TYPELIB_H */
