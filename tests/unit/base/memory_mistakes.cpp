/* Makes the mistakes that the memory check is there for, each in a function of its own with a name that the
 * report has to show. Run by memory_check_test. */
#include <oleauto.h>

#include <cstring>

#define MISTAKE extern "C" __attribute__((noinline, visibility("default"))) void

namespace {
// Hidden from the optimizer and from a compiler that looks for just this.
void* volatile kept;
} // namespace

MISTAKE forgets_a_string() {
    kept = SysAllocString(u"never freed");
}
MISTAKE forgets_an_array() {
    kept = SafeArrayCreateVector(VT_I4, 0, 10);
}
MISTAKE frees_task_memory_as_a_string() {
    kept = CoTaskMemAlloc(30);
    SysFreeString(static_cast<BSTR>(kept));
}
MISTAKE frees_a_string_as_task_memory() {
    kept = SysAllocString(u"text");
    CoTaskMemFree(kept);
}
MISTAKE frees_a_string_twice() {
    kept = SysAllocString(u"text");
    SysFreeString(static_cast<BSTR>(kept));
    SysFreeString(static_cast<BSTR>(kept));
}
MISTAKE frees_task_memory_twice() {
    kept = CoTaskMemAlloc(30);
    CoTaskMemFree(kept);
    CoTaskMemFree(kept);
}
MISTAKE makes_no_mistake() {
    for (int i = 0; i < 100; ++i) {
        BSTR text = SysAllocString(u"text");
        SysReAllocStringLen(&text, nullptr, 200);
        SysFreeString(text);
        CoTaskMemFree(CoTaskMemRealloc(CoTaskMemAlloc(10), 1000));
        SafeArrayDestroy(SafeArrayCreateVector(VT_VARIANT, 0, 3));
    }
}

int main(int argc, char** argv) {
    const auto wants = [&](const char* mistake) { return argc > 1 && std::strcmp(argv[1], mistake) == 0; };
    makes_no_mistake();
    if (wants("leaks")) {
        for (int i = 0; i < 2; ++i)
            forgets_a_string();
        forgets_an_array();
    }
    if (wants("wrong")) {
        frees_task_memory_as_a_string();
        frees_a_string_as_task_memory();
    }
    if (wants("twice")) {
        frees_a_string_twice();
        frees_task_memory_twice();
    }
    return 0;
}
