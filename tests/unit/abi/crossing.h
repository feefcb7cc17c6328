/* What the sources of the binary contract's tests share. Each of them is compiled as C and as C++ and with wchar_t of
 * either width; MODE names the combination, so that all of them fit into one program. */
#ifndef CROSSING_H
#define CROSSING_H

#include "abi_fixture.h"

#define JOIN_(name, mode) name##_##mode
#define JOIN(name, mode) JOIN_(name, mode)
#ifndef MODE
#define MODE none
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Makes an object that implements ICrossing2, with one reference. */
typedef ICrossing2 *(*make_crossing)(void);
/* Calls every method of an object and checks every answer: 0, or the number of the check that failed. */
typedef int (*use_crossing)(IUnknown *object);

ICrossing2 *make_crossing_c_char16(void);
ICrossing2 *make_crossing_c_wchar(void);
ICrossing2 *make_crossing_cpp_char16(void);
ICrossing2 *make_crossing_cpp_wchar(void);
int use_crossing_c_char16(IUnknown *object);
int use_crossing_c_wchar(IUnknown *object);
int use_crossing_cpp_char16(IUnknown *object);
int use_crossing_cpp_wchar(IUnknown *object);

/* The number of objects of a mode that live. */
extern int live_crossings_c_char16, live_crossings_c_wchar, live_crossings_cpp_char16, live_crossings_cpp_wchar;

#ifdef __cplusplus
}
#endif

#endif /* CROSSING_H */
