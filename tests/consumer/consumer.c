/* A C program over the installed headers and library. */
#define COBJMACROS
#include <oleauto.h>

#include <stdio.h>

int main(void)
{
    IMalloc *allocator = NULL;
    VARIANT value;
    BSTR text;
    void *memory;
    if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
        return 1;
    if (FAILED(CoGetMalloc(1, &allocator)))
        return 2;
    memory = IMalloc_Alloc(allocator, 100);
    if (memory == NULL || IMalloc_DidAlloc(allocator, memory) == 0)
        return 3;
    IMalloc_Free(allocator, memory);
    IMalloc_Release(allocator);
    VariantInit(&value);
    V_VT(&value) = VT_BSTR;
    V_BSTR(&value) = text = SysAllocString(OLESTR("42"));
    if (FAILED(VariantChangeType(&value, &value, 0, VT_I4)) || V_I4(&value) != 42)
        return 4;
    CoUninitialize();
    printf("C: %d\n", (int)V_I4(&value));
    return 0;
}
