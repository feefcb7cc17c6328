/* Pages of memory, over mmap. https://learn.microsoft.com/windows/win32/api/memoryapi/ */
#ifndef COMITY_MEMORYAPI_H
#define COMITY_MEMORYAPI_H

#include <windef.h>
#include <winerror.h>



#endif /* COMITY_MEMORYAPI_H */
