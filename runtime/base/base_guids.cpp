/// The identifiers that the public headers declare: in this file they are defined, and exported from
/// libcomity.
#define INITGUID
#pragma GCC visibility push(default)
#include <windows.h>
#include <ole2.h>
#include <olectl.h>
#include <oleauto.h>
#include <propidl.h>
#include <comcat.h>
#include <dispex.h>
#include <servprov.h>
#include <docobj.h>
#include <objsafe.h>
#include <activscp.h>
#pragma GCC visibility pop
