// The border between descriptions (typelib) and calls made from them (invoke).
#pragma once

#include <atomic>

#include <oaidl.h>

namespace comity {

// What invoke keeps for a member it has called once: the prepared call. Opaque here; whoever makes one
// derives from this.
struct call_plan_base {
    virtual ~call_plan_base() = default;
};

// One member in the form in which it can be called: for a function of a dual or vtable interface the vtable
// form (HRESULT return, [retval] and [lcid] parameters spelled out, `oVft` valid), for a dispinterface its
// dispatch form.
//
// Lives as long as the library it was read from. `plan` starts out null; the first caller to finish a plan
// stores it with compare-exchange, and the library deletes it when it dies.
struct invocable {
    const FUNCDESC* desc = nullptr; // null where the member is a variable
    const VARDESC* var =
        nullptr; // a variable of a record, module or dispinterface; null where it is a function
    ITypeInfo* owner = nullptr; // the type whose HREFTYPEs `desc` and `var` use; not counted
    mutable std::atomic<call_plan_base*> plan{nullptr};

    invocable() = default;
    invocable(const invocable&) = delete;
    invocable& operator=(const invocable&) = delete;
    ~invocable() { delete plan.load(std::memory_order_acquire); }
};

// Finds the member of `type` that answers to `memid` when called with `wFlags` (DISPATCH_METHOD,
// DISPATCH_PROPERTYGET,
// ...; several may be given, as a caller from Visual Basic does), in its own members and in the inherited
// ones. The dispatch half of a dual interface leads to its vtable half.
//
// S_OK; DISP_E_MEMBERNOTFOUND; TYPE_E_* where the library cannot be read; E_NOTIMPL where `type` is not one
// of ours.
// `*out` is null on failure. A few nanoseconds once the type has been used: an index, no lock, no allocation.
HRESULT resolve_invocable(ITypeInfo* type, MEMBERID memid, WORD wFlags, const invocable** out);

// Port: ITypeInfo::Invoke calls it with what resolve_invocable() found; runtime/invoke defines it. Parameters
// and results are those of ITypeInfo::Invoke.
HRESULT invoke_port(ITypeInfo* type, const invocable& member, void* instance, MEMBERID memid, WORD wFlags,
                    DISPPARAMS* params, VARIANT* result, EXCEPINFO* exception, UINT* bad_argument) noexcept;

} // namespace comity
