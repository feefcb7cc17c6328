/* Microsoft's checks of the C heap and its assertions. They are nothing unless _DEBUG is defined, and the heap's checks stay nothing then:
 * COMITY_MEMCHECK=1 looks after COM's memory. https://learn.microsoft.com/cpp/c-runtime-library/crt-debug-heap-details */
#ifndef COMITY_CRTDBG_H
#define COMITY_CRTDBG_H
#define _INC_CRTDBG

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#define _CRT_WARN 0
#define _CRT_ERROR 1
#define _CRT_ASSERT 2
#define _CRTDBG_MODE_FILE 0x1
#define _CRTDBG_MODE_DEBUG 0x2
#define _CRTDBG_MODE_WNDW 0x4
#define _CRTDBG_REPORT_MODE (-1)
#define _CRTDBG_ALLOC_MEM_DF 0x01
#define _CRTDBG_DELAY_FREE_MEM_DF 0x02
#define _CRTDBG_CHECK_ALWAYS_DF 0x04
#define _CRTDBG_CHECK_CRT_DF 0x10
#define _CRTDBG_LEAK_CHECK_DF 0x20
#define _CRTDBG_REPORT_FLAG (-1)

#ifdef _DEBUG
#define _ASSERT(condition) assert(condition)
#else
#define _ASSERT(condition) ((void)0)
#endif
#define _ASSERTE(condition) _ASSERT(condition)
#define _ASSERT_EXPR(condition, message) _ASSERT(condition)

#define _CrtSetReportMode(type, mode) ((int)0)
#define _CrtSetReportFile(type, file) ((void *)0)
#define _CrtSetDbgFlag(flags) ((int)0)
#define _CrtSetBreakAlloc(number) ((long)0)
#define _CrtCheckMemory() ((int)1)
#define _CrtDumpMemoryLeaks() ((int)0)
#define _RPT0(type, message) ((void)0)
#define _RPT1(type, message, a) ((void)0)
#define _RPT2(type, message, a, b) ((void)0)
#define _RPTF0(type, message) ((void)0)

#endif /* COMITY_CRTDBG_H */
