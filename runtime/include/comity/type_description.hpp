// Where a component finds its own interfaces described: the type libraries inside its own module, looked up
// by IID once per interface and then kept. Nothing has to be registered for an object to answer IDispatch.
#pragma once

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/layer.hpp>
#include <comity/module_state.hpp>

#include <oleauto.h>

#include <dlfcn.h>
#include <link.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// For an interface that is described outside its module's own type libraries: specialise with the registered
/// library that has it, `static constexpr GUID libid`, `static constexpr WORD major, minor`, and optionally
/// `LCID lcid`.
template <class Interface>
struct described_by;

namespace detail {

/// The file that the code calling this lives in: the shared object, or the program.
inline std::string this_module_path() {
    // Not dladdr alone: for the program it gives argv[0], which need not lead anywhere.
    struct search {
        std::uintptr_t address;
        const char* name;
    } wanted{reinterpret_cast<std::uintptr_t>(&this_module), nullptr};
    dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* data) {
            auto& wanted = *static_cast<search*>(data);
            for (int i = 0; i < info->dlpi_phnum; ++i) {
                const auto& segment = info->dlpi_phdr[i];
                const std::uintptr_t start = info->dlpi_addr + segment.p_vaddr;
                if (segment.p_type == PT_LOAD && wanted.address >= start &&
                    wanted.address - start < segment.p_memsz) {
                    wanted.name = info->dlpi_name;
                    return 1;
                }
            }
            return 0;
        },
        &wanted);
    if (wanted.name != nullptr && wanted.name[0] != '\0')
        return wanted.name;
    std::string path(4096, '\0');
    const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
    path.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    return path;
}

/// The type libraries of this module: those linked into it, in their order, after any it was given.
class module_libraries final : public module_cache {
public:
    constexpr module_libraries() noexcept = default;

    /// The description of the interface or class `id`. TYPE_E_ELEMENTNOTFOUND when no library has it; the
    /// loader's failure when the module has no library at all.
    HRESULT find(REFGUID id, ITypeInfo** out) noexcept {
        *out = nullptr;
        try {
            const HRESULT loaded = load();
            std::vector<com_ptr<ITypeLib>> libraries;
            {
                std::lock_guard hold(this_module.fill_mutex());
                libraries = libraries_ != nullptr ? *libraries_ : std::vector<com_ptr<ITypeLib>>();
            }
            for (const auto& library : libraries) {
                if (SUCCEEDED(library->GetTypeInfoOfGuid(id, out)))
                    return S_OK;
            }
            return libraries.empty() && FAILED(loaded) ? loaded : TYPE_E_ELEMENTNOTFOUND;
        } catch (const std::bad_alloc&) {
            return E_OUTOFMEMORY;
        }
    }

    /// Puts a library in front of those of the module.
    void add(const com_ptr<ITypeLib>& library) {
        std::lock_guard hold(this_module.fill_mutex());
        make_list();
        libraries_->insert(libraries_->begin(), library);
    }

    void drop() noexcept override {
        delete libraries_;
        libraries_ = nullptr;
    }

private:
    HRESULT load() {
        {
            std::lock_guard hold(this_module.fill_mutex());
            if (loaded_)
                return load_result_;
        }
        // Without the lock: loading is a call into the library. Two threads may both load; one result is
        // kept.
        std::vector<com_ptr<ITypeLib>> found;
        const std::u16string path = widen(this_module_path());
        HRESULT result = TYPE_E_CANTLOADLIBRARY;
        for (int number = 1; number <= most_libraries; ++number) {
            std::u16string numbered = path;
            if (number > 1) {
                numbered += u'\\';
                for (const char digit : std::to_string(number))
                    numbered += static_cast<char16_t>(digit);
            }
            com_ptr<ITypeLib> library;
            const HRESULT hr = LoadTypeLibEx(as_ole(numbered.c_str()), REGKIND_NONE, library.put());
            if (number == 1)
                result = hr;
            if (FAILED(hr))
                break;
            found.push_back(std::move(library));
        }
        std::lock_guard hold(this_module.fill_mutex());
        if (!loaded_) {
            make_list();
            libraries_->insert(libraries_->end(), found.begin(), found.end());
            load_result_ = result;
            loaded_ = true;
        }
        return load_result_;
    }

    void make_list() {
        if (libraries_ == nullptr) {
            libraries_ = new std::vector<com_ptr<ITypeLib>>();
            if (!registered_)
                this_module.add(*this);
            registered_ = true;
        }
    }

    // The number in "module.so\2" has no upper bound of its own; a module with more libraries than this is
    // damaged.
    static constexpr int most_libraries = 64;

    std::vector<com_ptr<ITypeLib>>* libraries_ = nullptr;
    HRESULT load_result_ = S_OK;
    bool loaded_ = false;
    bool registered_ = false;
};

COMITY_ONE_PER_MODULE inline constinit module_libraries this_module_libraries;

/// The description of one interface or class, fetched when first asked for.
class type_description : public module_cache {
public:
    using fallback_function = HRESULT (*)(ITypeInfo** out) noexcept;

    /// `fallback` finds the description where the module's own libraries do not have it; may be null.
    constexpr type_description(const GUID& id, fallback_function fallback) noexcept
        : id_(id), fallback_(fallback) {}

    /// S_OK and the description, which stays owned here: it is valid as long as an object of this module
    /// lives. A failure is not remembered, so a library that appears later is found.
    HRESULT get(ITypeInfo** borrowed) noexcept {
        if (ITypeInfo* known = info_.load(std::memory_order_acquire)) {
            *borrowed = known;
            return S_OK;
        }
        com_ptr<ITypeInfo> found;
        HRESULT hr = this_module_libraries.find(id_, found.put());
        if (FAILED(hr) && fallback_ != nullptr)
            hr = fallback_(found.put());
        *borrowed = nullptr;
        if (FAILED(hr))
            return hr;
        std::lock_guard hold(this_module.fill_mutex());
        if (ITypeInfo* known = info_.load(std::memory_order_relaxed)) {
            *borrowed = known;
        } else {
            register_once();
            *borrowed = found.detach();
            info_.store(*borrowed, std::memory_order_release);
        }
        return S_OK;
    }

    const GUID& id() const noexcept { return id_; }

    void drop() noexcept override {
        if (ITypeInfo* info = info_.exchange(nullptr))
            info->Release();
    }

protected:
    /// With fill_mutex held.
    void register_once() noexcept {
        if (!std::exchange(registered_, true))
            this_module.add(*this);
    }

private:
    const GUID& id_;
    fallback_function fallback_;
    std::atomic<ITypeInfo*> info_{nullptr};
    bool registered_ = false;
};

/// A type_description that also knows which interfaces this one inherits from, so that an object which lists
/// IShape3 answers IShape2 and IShape as well. C++ cannot name a class's bases; the type library can.
class interface_description final : public type_description {
public:
    using type_description::type_description;

    /// Whether a pointer to this interface is also one to `iid`: an ancestor's table is the beginning of this
    /// one's.
    bool inherits(REFIID iid) noexcept {
        const std::vector<GUID>* known = ancestors_.load(std::memory_order_acquire);
        if (known == nullptr)
            known = fetch_ancestors();
        if (known == nullptr)
            return false;
        for (const GUID& ancestor : *known) {
            if (same_guid(ancestor, iid))
                return true;
        }
        return false;
    }

    void drop() noexcept override {
        delete ancestors_.exchange(nullptr);
        type_description::drop();
    }

private:
    const std::vector<GUID>* fetch_ancestors() noexcept {
        try {
            auto found = std::make_unique<std::vector<GUID>>();
            ITypeInfo* own = nullptr;
            if (get(&own) == E_OUTOFMEMORY)
                return nullptr;
            if (own != nullptr)
                collect(com_ptr<ITypeInfo>(own), *found);
            std::lock_guard hold(this_module.fill_mutex());
            if (const auto* known = ancestors_.load(std::memory_order_relaxed))
                return known;
            register_once();
            ancestors_.store(found.get(), std::memory_order_release);
            return found.release();
        } catch (const std::bad_alloc&) {
            return nullptr;
        }
    }

    /// Follows the inheritance up to IDispatch or IUnknown, which every object answers anyway.
    static void collect(com_ptr<ITypeInfo> type, std::vector<GUID>& ancestors) {
        // Libraries made by widl are nested a few levels deep; the bound is for a damaged one that leads in a
        // circle.
        for (int depth = 0; depth < 32; ++depth) {
            TYPEATTR* attributes = nullptr;
            if (FAILED(type->GetTypeAttr(&attributes)))
                return;
            const GUID id = attributes->guid;
            const TYPEKIND kind = attributes->typekind;
            const bool is_dual = (attributes->wTypeFlags & TYPEFLAG_FDUAL) != 0;
            const WORD bases = attributes->cImplTypes;
            type->ReleaseTypeAttr(attributes);
            if (same_guid(id, id_of<IUnknown>()) || same_guid(id, id_of<IDispatch>()))
                return;
            if (depth > 0)
                ancestors.push_back(id);
            // The dispatch half of a dual interface inherits from IDispatch alone; the whole chain hangs on
            // its other half, which -1 stands for.
            HREFTYPE base = 0;
            if (kind == TKIND_DISPATCH && is_dual) {
                if (FAILED(type->GetRefTypeOfImplType(static_cast<UINT>(-1), &base)))
                    return;
                com_ptr<ITypeInfo> vtable_half;
                if (FAILED(type->GetRefTypeInfo(base, vtable_half.put())))
                    return;
                type = std::move(vtable_half);
            } else if (kind != TKIND_INTERFACE || bases == 0) {
                return;
            }
            com_ptr<ITypeInfo> next;
            if (FAILED(type->GetRefTypeOfImplType(0, &base)) ||
                FAILED(type->GetRefTypeInfo(base, next.put())))
                return;
            type = std::move(next);
        }
    }

    std::atomic<const std::vector<GUID>*> ancestors_{nullptr};
};

template <class T>
concept described_elsewhere = requires {
    described_by<T>::libid;
    described_by<T>::major;
    described_by<T>::minor;
};

template <class T>
HRESULT find_in_registered_library(ITypeInfo** out) noexcept {
    LCID lcid = 0;
    if constexpr (requires { described_by<T>::lcid; })
        lcid = described_by<T>::lcid;
    com_ptr<ITypeLib> library;
    const HRESULT hr = LoadRegTypeLib(described_by<T>::libid, described_by<T>::major, described_by<T>::minor,
                                      lcid, library.put());
    return FAILED(hr) ? hr : library->GetTypeInfoOfGuid(id_of<T>(), out);
}

template <class T>
constexpr type_description::fallback_function fallback_for() noexcept {
    if constexpr (described_elsewhere<T>) {
        return &find_in_registered_library<T>;
    } else {
        return nullptr;
    }
}

template <class Interface>
COMITY_ONE_PER_MODULE inline constinit interface_description description_of{id_of<Interface>(),
                                                                            fallback_for<Interface>()};

template <class Class>
COMITY_ONE_PER_MODULE inline constinit type_description class_description_of{id_of<Class>(),
                                                                             fallback_for<Class>()};

} // namespace detail

/// Describes this module's interfaces from `library` as well, before the libraries linked into the module:
/// for a program that has its type library in a file of its own. To be called before objects of the
/// interfaces are made.
inline HRESULT describe_interfaces_from(ITypeLib* library) noexcept {
    if (library == nullptr)
        return E_INVALIDARG;
    try {
        detail::this_module_libraries.add(com_ptr<ITypeLib>(library));
        return S_OK;
    } catch (const std::bad_alloc&) {
        return E_OUTOFMEMORY;
    }
}

/// The description of an interface that a component of this module implements or calls.
/// TYPE_E_ELEMENTNOTFOUND when no library has it, or what loading the module's library failed with.
template <class Interface>
HRESULT type_info_of(com_ptr<ITypeInfo>& out) noexcept {
    ITypeInfo* borrowed = nullptr;
    const HRESULT hr = detail::description_of<Interface>.get(&borrowed);
    out = com_ptr<ITypeInfo>(borrowed);
    return hr;
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
