/// Events, mutexes, semaphores, and the handles to them.
/// https://learn.microsoft.com/windows/win32/api/synchapi/ and /handleapi/
#include <handleapi.h>
#include <processthreadsapi.h>

#include "dispatcher.hpp"
#include "last_error.hpp"
#include "object_names.hpp"
#include "text_forms.hpp"

using namespace comity::winbase;

namespace {

/// Access of a handle from what its caller wants: generic rights stand for all that there is to do.
DWORD granted(DWORD wanted, DWORD all) {
    return wanted & (GENERIC_ALL | MAXIMUM_ALLOWED | GENERIC_EXECUTE | GENERIC_WRITE) ? all | wanted : wanted;
}

/// CreateXxx: a new object, or the one that has the name already.
template <class Unit, class Make>
HANDLE create(object_kind kind, const Unit* name, DWORD access, DWORD all_access, Make&& make) {
    return guarded(HANDLE{}, [&]() -> HANDLE {
        std::u16string resolved;
        if (name) {
            resolved = wide(name);
            if (const win32_error error = resolve_name(resolved); error != ERROR_SUCCESS)
                return fail(error, HANDLE{});
        }
        std::shared_ptr<waitable> object;
        HANDLE handle = nullptr;
        win32_error status = ERROR_SUCCESS;
        dispatcher& all = dispatcher::instance();
        const dispatcher::guard held = all.lock();
        const bool there = !resolved.empty() && (object = all.find(held, resolved));
        if (there && object->kind() != kind)
            return fail(ERROR_INVALID_HANDLE, HANDLE{});
        if (!there)
            object = make();
        status = all.open(held, object, granted(access, all_access), handle,
                          there ? std::u16string_view() : std::u16string_view(resolved));
        if (status != ERROR_SUCCESS)
            return fail(status, HANDLE{});
        return fail(there ? ERROR_ALREADY_EXISTS : ERROR_SUCCESS, handle);
    });
}

/// OpenXxx: the object of that name.
template <class Unit>
HANDLE open(object_kind kind, const Unit* name, DWORD access, DWORD all_access) {
    return guarded(HANDLE{}, [&]() -> HANDLE {
        if (!name)
            return fail(ERROR_INVALID_PARAMETER, HANDLE{});
        std::u16string resolved = wide(name);
        if (const win32_error error = resolve_name(resolved); error != ERROR_SUCCESS)
            return fail(error, HANDLE{});
        if (resolved.empty())
            return fail(ERROR_INVALID_HANDLE, HANDLE{});
        std::shared_ptr<waitable> object;
        HANDLE handle = nullptr;
        dispatcher& all = dispatcher::instance();
        const dispatcher::guard held = all.lock();
        object = all.find(held, resolved);
        if (!object)
            return fail(ERROR_FILE_NOT_FOUND, HANDLE{});
        if (object->kind() != kind)
            return fail(ERROR_INVALID_HANDLE, HANDLE{});
        if (const win32_error error = all.open(held, object, granted(access, all_access), handle);
            error != ERROR_SUCCESS)
            return fail(error, HANDLE{});
        return handle;
    });
}

/// Runs `body` on the object behind a handle, under the lock; it answers with an error code.
template <class Object, class Body>
BOOL with_object(HANDLE handle, object_kind kind, DWORD access, Body&& body) {
    return guarded(BOOL{FALSE}, [&]() -> BOOL {
        std::shared_ptr<Object> object;
        dispatcher& all = dispatcher::instance();
        const dispatcher::guard held = all.lock();
        win32_error error = all.get(held, handle, kind, access, object);
        if (error == ERROR_SUCCESS)
            error = body(all, held, *object);
        return error == ERROR_SUCCESS ? TRUE : fail(error, BOOL{FALSE});
    });
}

template <class Unit>
HANDLE create_event(const Unit* name, bool manual_reset, bool set, DWORD access) {
    return create(object_kind::event, name, access, EVENT_ALL_ACCESS,
                  [&] { return std::make_shared<event_object>(manual_reset, set); });
}

template <class Unit>
HANDLE create_event_ex(const Unit* name, DWORD flags, DWORD access) {
    if (flags & ~(CREATE_EVENT_MANUAL_RESET | CREATE_EVENT_INITIAL_SET))
        return fail(ERROR_INVALID_PARAMETER, HANDLE{});
    return create_event(name, flags & CREATE_EVENT_MANUAL_RESET, flags & CREATE_EVENT_INITIAL_SET, access);
}

template <class Unit>
HANDLE create_mutex(const Unit* name, bool owned, DWORD access) {
    return create(object_kind::mutex, name, access, MUTEX_ALL_ACCESS, [&] {
        auto mutex = std::make_shared<mutex_object>();
        if (owned) {
            thread_record& self = current_thread();
            mutex->prepare(self);
            mutex->take(self);
        }
        return mutex;
    });
}

template <class Unit>
HANDLE create_mutex_ex(const Unit* name, DWORD flags, DWORD access) {
    if (flags & ~CREATE_MUTEX_INITIAL_OWNER)
        return fail(ERROR_INVALID_PARAMETER, HANDLE{});
    return create_mutex(name, flags & CREATE_MUTEX_INITIAL_OWNER, access);
}

template <class Unit>
HANDLE create_semaphore(const Unit* name, LONG initial, LONG maximum, DWORD flags, DWORD access) {
    if (flags != 0 || initial < 0 || maximum <= 0 || initial > maximum)
        return fail(ERROR_INVALID_PARAMETER, HANDLE{});
    return create(object_kind::semaphore, name, access, SEMAPHORE_ALL_ACCESS,
                  [&] { return std::make_shared<semaphore_object>(initial, maximum); });
}

} // namespace

STDAPI_(HANDLE) CreateEventA(LPSECURITY_ATTRIBUTES, BOOL manual_reset, BOOL initially_set, LPCSTR name) {
    return create_event(name, manual_reset, initially_set, EVENT_ALL_ACCESS);
}

STDAPI_(HANDLE) CreateEventW(LPSECURITY_ATTRIBUTES, BOOL manual_reset, BOOL initially_set, LPCWSTR name) {
    return create_event(name, manual_reset, initially_set, EVENT_ALL_ACCESS);
}

STDAPI_(HANDLE) CreateEventExA(LPSECURITY_ATTRIBUTES, LPCSTR name, DWORD flags, DWORD access) {
    return create_event_ex(name, flags, access);
}

STDAPI_(HANDLE) CreateEventExW(LPSECURITY_ATTRIBUTES, LPCWSTR name, DWORD flags, DWORD access) {
    return create_event_ex(name, flags, access);
}

STDAPI_(HANDLE) OpenEventA(DWORD access, BOOL, LPCSTR name) {
    return open(object_kind::event, name, access, EVENT_ALL_ACCESS);
}

STDAPI_(HANDLE) OpenEventW(DWORD access, BOOL, LPCWSTR name) {
    return open(object_kind::event, name, access, EVENT_ALL_ACCESS);
}

STDAPI_(BOOL) SetEvent(HANDLE event) {
    return with_object<event_object>(
        event, object_kind::event, EVENT_MODIFY_STATE,
        [](dispatcher& all, const dispatcher::guard& held, event_object& object) {
            object.set = true;
            all.changed(held, object);
            return ERROR_SUCCESS;
        });
}

STDAPI_(BOOL) ResetEvent(HANDLE event) {
    return with_object<event_object>(event, object_kind::event, EVENT_MODIFY_STATE,
                                     [](dispatcher&, const dispatcher::guard&, event_object& object) {
                                         object.set = false;
                                         return ERROR_SUCCESS;
                                     });
}

STDAPI_(BOOL) PulseEvent(HANDLE event) {
    return with_object<event_object>(
        event, object_kind::event, EVENT_MODIFY_STATE,
        [](dispatcher& all, const dispatcher::guard& held, event_object& object) {
            object.set = true;
            all.changed(held, object);
            object.set = false;
            return ERROR_SUCCESS;
        });
}

STDAPI_(HANDLE) CreateMutexA(LPSECURITY_ATTRIBUTES, BOOL initially_owned, LPCSTR name) {
    return create_mutex(name, initially_owned, MUTEX_ALL_ACCESS);
}

STDAPI_(HANDLE) CreateMutexW(LPSECURITY_ATTRIBUTES, BOOL initially_owned, LPCWSTR name) {
    return create_mutex(name, initially_owned, MUTEX_ALL_ACCESS);
}

STDAPI_(HANDLE) CreateMutexExA(LPSECURITY_ATTRIBUTES, LPCSTR name, DWORD flags, DWORD access) {
    return create_mutex_ex(name, flags, access);
}

STDAPI_(HANDLE) CreateMutexExW(LPSECURITY_ATTRIBUTES, LPCWSTR name, DWORD flags, DWORD access) {
    return create_mutex_ex(name, flags, access);
}

STDAPI_(HANDLE) OpenMutexA(DWORD access, BOOL, LPCSTR name) {
    return open(object_kind::mutex, name, access, MUTEX_ALL_ACCESS);
}

STDAPI_(HANDLE) OpenMutexW(DWORD access, BOOL, LPCWSTR name) {
    return open(object_kind::mutex, name, access, MUTEX_ALL_ACCESS);
}

STDAPI_(BOOL) ReleaseMutex(HANDLE mutex) {
    return with_object<mutex_object>(
        mutex, object_kind::mutex, 0,
        [](dispatcher& all, const dispatcher::guard& held, mutex_object& object) -> win32_error {
            thread_record& self = current_thread();
            if (object.owner != &self)
                return ERROR_NOT_OWNER;
            if (--object.entries == 0) {
                object.owner = nullptr;
                // The handle's reference keeps the object until the caller is through with it.
                std::erase_if(self.owned, [&](const auto& owned) { return owned.get() == &object; });
                all.changed(held, object);
            }
            return ERROR_SUCCESS;
        });
}

STDAPI_(HANDLE) CreateSemaphoreA(LPSECURITY_ATTRIBUTES, LONG initial, LONG maximum, LPCSTR name) {
    return create_semaphore(name, initial, maximum, 0, SEMAPHORE_ALL_ACCESS);
}

STDAPI_(HANDLE) CreateSemaphoreW(LPSECURITY_ATTRIBUTES, LONG initial, LONG maximum, LPCWSTR name) {
    return create_semaphore(name, initial, maximum, 0, SEMAPHORE_ALL_ACCESS);
}

STDAPI_(HANDLE)
CreateSemaphoreExA(LPSECURITY_ATTRIBUTES, LONG initial, LONG maximum, LPCSTR name, DWORD flags,
                   DWORD access) {
    return create_semaphore(name, initial, maximum, flags, access);
}

STDAPI_(HANDLE)
CreateSemaphoreExW(LPSECURITY_ATTRIBUTES, LONG initial, LONG maximum, LPCWSTR name, DWORD flags,
                   DWORD access) {
    return create_semaphore(name, initial, maximum, flags, access);
}

STDAPI_(HANDLE) OpenSemaphoreA(DWORD access, BOOL, LPCSTR name) {
    return open(object_kind::semaphore, name, access, SEMAPHORE_ALL_ACCESS);
}

STDAPI_(HANDLE) OpenSemaphoreW(DWORD access, BOOL, LPCWSTR name) {
    return open(object_kind::semaphore, name, access, SEMAPHORE_ALL_ACCESS);
}

STDAPI_(BOOL) ReleaseSemaphore(HANDLE semaphore, LONG count, LPLONG previous) {
    return with_object<semaphore_object>(
        semaphore, object_kind::semaphore, SEMAPHORE_MODIFY_STATE,
        [&](dispatcher& all, const dispatcher::guard& held, semaphore_object& object) -> win32_error {
            if (count <= 0)
                return ERROR_INVALID_PARAMETER;
            if (count > object.maximum - object.count)
                return ERROR_TOO_MANY_POSTS;
            if (previous)
                *previous = object.count;
            object.count += count;
            all.changed(held, object);
            return ERROR_SUCCESS;
        });
}

STDAPI_(DWORD)
WaitForMultipleObjectsEx(DWORD count, const HANDLE* handles, BOOL all, DWORD milliseconds, BOOL) {
    if (!handles)
        return fail(ERROR_INVALID_PARAMETER, DWORD{WAIT_FAILED});
    return guarded(DWORD{WAIT_FAILED}, [&] {
        return dispatcher::instance().wait({handles, count}, all, milliseconds);
    });
}

STDAPI_(DWORD) WaitForMultipleObjects(DWORD count, const HANDLE* handles, BOOL all, DWORD milliseconds) {
    return WaitForMultipleObjectsEx(count, handles, all, milliseconds, FALSE);
}

STDAPI_(DWORD) WaitForSingleObjectEx(HANDLE handle, DWORD milliseconds, BOOL) {
    return WaitForMultipleObjectsEx(1, &handle, FALSE, milliseconds, FALSE);
}

STDAPI_(DWORD) WaitForSingleObject(HANDLE handle, DWORD milliseconds) {
    return WaitForMultipleObjectsEx(1, &handle, FALSE, milliseconds, FALSE);
}

STDAPI_(BOOL) CloseHandle(HANDLE handle) {
    if (handle == GetCurrentProcess() || handle == GetCurrentThread())
        return TRUE;
    std::shared_ptr<waitable> last;
    dispatcher& all = dispatcher::instance();
    const dispatcher::guard held = all.lock();
    const win32_error error = all.close(held, handle, last);
    return error == ERROR_SUCCESS ? TRUE : fail(error, BOOL{FALSE});
}

STDAPI_(BOOL)
DuplicateHandle(HANDLE source_process, HANDLE source, HANDLE target_process, LPHANDLE target, DWORD access,
                BOOL, DWORD options) {
    if (target)
        *target = nullptr;
    return guarded(BOOL{FALSE}, [&]() -> BOOL {
        std::shared_ptr<waitable> object, process, closed;
        dispatcher& all = dispatcher::instance();
        const dispatcher::guard held = all.lock();
        const auto is_process = [&](HANDLE handle) {
            return all.get(held, handle, 0, process) == ERROR_SUCCESS &&
                   process->kind() == object_kind::process;
        };
        if (!is_process(source_process))
            return fail(ERROR_INVALID_HANDLE, BOOL{FALSE});
        win32_error error = all.get(held, source, 0, object);
        if (error == ERROR_SUCCESS && target) {
            HANDLE made = nullptr;
            if (!is_process(target_process))
                error = ERROR_INVALID_HANDLE;
            else
                error = all.open(held, object,
                                 options & DUPLICATE_SAME_ACCESS ? all.access(held, source)
                                                                 : granted(access, THREAD_ALL_ACCESS),
                                 made);
            *target = made;
        }
        // The source is closed whatever came of the rest.
        if (options & DUPLICATE_CLOSE_SOURCE)
            all.close(held, source, closed);
        return error == ERROR_SUCCESS ? TRUE : fail(error, BOOL{FALSE});
    });
}
