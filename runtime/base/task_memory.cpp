/// The task allocator: the memory that crosses interfaces. It is the C library's heap, as other COM libraries
/// on POSIX have it (task_heap.hpp). https://learn.microsoft.com/windows/win32/api/objidl/nn-objidl-imalloc
#include <objbase.h>

#include "malloc_spy.hpp"
#include "task_heap.hpp"

namespace {

using comity::block_kind;
using comity::detail::malloc_spy;

/// One object for the whole process and without state: counting its references would be work for nothing.
class task_allocator final : public IMalloc {
public:
    STDMETHODIMP QueryInterface(REFIID riid, void** ppvObject) override {
        if (!ppvObject)
            return E_INVALIDARG;
        if (riid == IID_IUnknown || riid == IID_IMalloc) {
            *ppvObject = static_cast<IMalloc*>(this);
            return S_OK;
        }
        *ppvObject = nullptr;
        return E_NOINTERFACE;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return 2; }
    STDMETHODIMP_(ULONG) Release() override { return 1; }

    STDMETHODIMP_(void*) Alloc(SIZE_T cb) override { return comity::task_allocate(cb, block_kind::task); }

    STDMETHODIMP_(void*) Realloc(void* pv, SIZE_T cb) override {
        return comity::task_reallocate(pv, cb, block_kind::task);
    }

    STDMETHODIMP_(void) Free(void* pv) override { comity::task_release(pv, block_kind::task); }

    /// The usable size of the block, which may be above what was asked for; -1 for a null pointer.
    STDMETHODIMP_(SIZE_T) GetSize(void* pv) override { return malloc_spy::size_of(pv); }

    /// -1, "unable to determine", unless a spy knows the block: the C library's heap cannot be asked about an
    /// arbitrary address.
    STDMETHODIMP_(int) DidAlloc(void* pv) override { return malloc_spy::did_allocate(pv); }

    STDMETHODIMP_(void) HeapMinimize() override { malloc_spy::minimize(); }
};

constinit task_allocator the_allocator;

} // namespace

STDAPI CoGetMalloc(DWORD dwMemContext, IMalloc** ppMalloc) {
    if (!ppMalloc)
        return E_INVALIDARG;
    *ppMalloc = nullptr;
    // 1 is MEMCTX_TASK, the only context that is left in use.
    if (dwMemContext != 1)
        return E_INVALIDARG;
    *ppMalloc = &the_allocator;
    return S_OK;
}

STDAPI_(LPVOID) CoTaskMemAlloc(SIZE_T cb) {
    return the_allocator.Alloc(cb);
}

STDAPI_(LPVOID) CoTaskMemRealloc(LPVOID pv, SIZE_T cb) {
    return the_allocator.Realloc(pv, cb);
}

STDAPI_(void) CoTaskMemFree(LPVOID pv) {
    comity::task_release(pv, block_kind::task);
}
