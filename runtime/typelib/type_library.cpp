// Loading, lifetime, and references between types and libraries.
#include "type_library.hpp"

#include <algorithm>

#include "boundary.hpp"
#include "library_cache.hpp"
#include "member_decoder.hpp"
#include "name_index.hpp"
#include "rich_error.hpp"
#include "type_core.hpp"
#include "wide_text.hpp"

namespace comity::typelib {

type_library::type_library(typelib_file&& file) noexcept : file_(std::move(file)) {}

type_library::~type_library() {
    delete names_.load(std::memory_order_acquire);
    if (types_)
        for (std::uint32_t i = 0; i < image_.type_count(); ++i)
            delete types_[i].load(std::memory_order_acquire);
    for (type_library* library : foreign_)
        library->Release();
}

HRESULT type_library::initialize(byte_view bytes, std::u16string_view origin) {
    const HRESULT hr = image_.open(bytes, origin);
    if (FAILED(hr))
        return hr;
    types_ = std::make_unique<std::atomic<type_core*>[]>(image_.type_count());
    import_count_ =
        static_cast<std::uint32_t>(image_.segment(msft::import_records).size / sizeof(msft::import_record));
    imports_ = std::make_unique<std::atomic<type_core*>[]>(import_count_);
    members_budget_.store(bytes.size, std::memory_order_relaxed);
    implemented_budget_ = image_.segment(msft::implemented_types).size / sizeof(msft::implemented_type);
    return S_OK;
}

HRESULT type_library::open(typelib_file&& file, type_library** out) {
    *out = nullptr;
    std::unique_ptr<type_library, void (*)(type_library*)> library(new type_library(std::move(file)),
                                                                   [](type_library* dying) { delete dying; });
    const HRESULT hr = library->initialize(library->file_.library(), library->file_.full_name());
    if (SUCCEEDED(hr))
        *out = library.release();
    return hr;
}

HRESULT type_library::open(byte_view bytes, std::u16string_view origin, type_library** out) {
    *out = nullptr;
    std::unique_ptr<type_library, void (*)(type_library*)> library(new type_library(typelib_file()),
                                                                   [](type_library* dying) { delete dying; });
    const HRESULT hr = library->initialize(bytes, origin);
    if (SUCCEEDED(hr))
        *out = library.release();
    return hr;
}

bool type_library::is(REFGUID libid, WORD major, WORD minor) const noexcept {
    const std::uint32_t version = image_.header().library_version;
    return this->libid() == libid && LOWORD(version) == major && HIWORD(version) >= minor;
}

bool type_library::pay_for_members(std::size_t bytes) noexcept {
    std::size_t left = members_budget_.load(std::memory_order_relaxed);
    while (left >= bytes)
        if (members_budget_.compare_exchange_weak(left, left - bytes, std::memory_order_relaxed))
            return true;
    return false;
}

bool type_library::pay_for_implemented(std::size_t count) noexcept {
    if (implemented_budget_ < count)
        return false;
    implemented_budget_ -= count;
    return true;
}

// ---- IUnknown
// -----------------------------------------------------------------------------------------------------

HRESULT type_library::QueryInterface(REFIID iid, void** object) noexcept {
    if (!object)
        return E_POINTER;
    if (iid == __uuidof(IUnknown) || iid == __uuidof(ITypeLib) || iid == __uuidof(ITypeLib2)) {
        *object = static_cast<ITypeLib2*>(this);
    } else if (iid == __uuidof(ITypeComp)) {
        *object = static_cast<ITypeComp*>(this);
    } else {
        *object = nullptr;
        return E_NOINTERFACE;
    }
    AddRef();
    return S_OK;
}

ULONG type_library::AddRef() noexcept {
    return references_.fetch_add(1, std::memory_order_relaxed) + 1;
}

ULONG type_library::Release() noexcept {
    const ULONG left = references_.fetch_sub(1, std::memory_order_acq_rel) - 1;
    if (left == 0) {
        forget_library(*this);
        delete this;
    }
    return left;
}

bool type_library::try_add_ref() noexcept {
    ULONG count = references_.load(std::memory_order_relaxed);
    while (count != 0)
        if (references_.compare_exchange_weak(count, count + 1, std::memory_order_acq_rel))
            return true;
    return false;
}

// ---- types and references
// -----------------------------------------------------------------------------------------

HRESULT type_library::core(std::uint32_t index, type_core** out) {
    if ((*out = types_[index].load(std::memory_order_acquire)))
        return S_OK;
    return guarded([&] {
        const std::lock_guard guard(lock_);
        if ((*out = types_[index].load(std::memory_order_relaxed)))
            return S_OK;
        msft::type_record record;
        if (!image_.type_record(index, record))
            return image_.damaged("the record of a type lies outside the file");
        if ((record.kind & 0xf) >= TKIND_MAX)
            return image_.damaged("a type is of no known kind");
        *out = new type_core(*this, index, record);
        types_[index].store(*out, std::memory_order_release);
        return S_OK;
    });
}

HRESULT type_library::resolve(std::int32_t reference, type_core** out) {
    *out = nullptr;
    if (!msft::reference_is_import(reference)) {
        std::uint32_t index = 0;
        if (!image_.type_index(reference, index))
            return image_.damaged("a reference leads to no type");
        return core(index, out);
    }
    msft::import_record record;
    if (!image_.import_record(reference, record))
        return image_.damaged("a reference leads to no imported type");
    std::atomic<type_core*>& known = imports_[static_cast<std::uint32_t>(reference) / sizeof record];
    if ((*out = known.load(std::memory_order_acquire)))
        return S_OK;
    const HRESULT hr = guarded([&] { return import(record, out); });
    if (SUCCEEDED(hr))
        known.store(*out, std::memory_order_release);
    return hr;
}

HRESULT type_library::import(const msft::import_record& record, type_core** out) {
    msft::import_file file;
    std::string_view name;
    if (!image_.import_file(record.file, file, name))
        return image_.damaged("an imported type is of no imported library");
    type_library* library = nullptr;
    HRESULT hr = load_import(*this, image_.guid(file.libid), file.major_version, file.minor_version,
                             file.lcid, name, &library);
    if (FAILED(hr))
        return hr;
    std::uint32_t number = 0;
    hr = library == this ? S_OK : foreign_number(*library, &number); // keeps it loaded
    if (SUCCEEDED(hr)) {
        std::uint32_t index = static_cast<std::uint32_t>(record.what);
        const bool found = record.flags & msft::import_by_guid
                               ? library->image().find_type(image_.guid(record.what), index)
                               : record.what >= 0 && index < library->image().type_count();
        hr = found ? library->core(index, out)
                   : fail(TYPE_E_ELEMENTNOTFOUND, "The type library " + to_utf8(image_.origin()) +
                                                      " uses a type that is not in " +
                                                      to_utf8(library->image().origin()) + ".");
    }
    library->Release();
    return hr;
}

HRESULT type_library::foreign_number(type_library& other, std::uint32_t* number) {
    return guarded([&]() -> HRESULT {
        const std::lock_guard guard(lock_);
        const auto found = std::find(foreign_.begin(), foreign_.end(), &other);
        *number = static_cast<std::uint32_t>(found - foreign_.begin()) + 1;
        if (found != foreign_.end())
            return S_OK;
        if (foreign_.size() == type_info::most_foreign)
            return fail(TYPE_E_SIZETOOBIG, "The type library " + to_utf8(image_.origin()) +
                                               " uses types of too many other libraries.");
        foreign_.push_back(&other);
        other.AddRef();
        return S_OK;
    });
}

HRESULT type_library::foreign_library(std::uint32_t number, type_library** out) {
    const std::lock_guard guard(lock_);
    if (number == 0 || number > foreign_.size())
        return E_INVALIDARG;
    *out = foreign_[number - 1];
    return S_OK;
}

HRESULT type_library::adopt(type_library& source, const FUNCDESC* desc, const FUNCDESC** out) {
    if (&source == this) {
        *out = desc;
        return S_OK;
    }
    std::uint32_t number = 0;
    const HRESULT hr = foreign_number(source, &number);
    if (FAILED(hr))
        return hr;
    return guarded([&] {
        const std::lock_guard guard(lock_);
        const FUNCDESC*& adopted = adopted_[desc];
        if (!adopted)
            adopted = copy_with_marked_references(*desc, number << type_info::foreign_shift, memory_);
        *out = adopted;
        return S_OK;
    });
}

HRESULT type_library::dispatch_core(type_core** out) {
    if ((*out = dispatch_.load(std::memory_order_acquire)))
        return S_OK;
    return guarded([&] {
        const std::int32_t reference = image_.header().dispatch;
        if (reference == msft::none || FAILED(resolve(reference, out))) {
            type_library* stdole = nullptr;
            std::uint32_t number = 0, index = 0;
            HRESULT hr = load_stdole(&stdole);
            if (FAILED(hr))
                return hr;
            hr = stdole == this ? S_OK : foreign_number(*stdole, &number);
            if (SUCCEEDED(hr))
                hr = stdole->image().find_type(__uuidof(IDispatch), index) ? stdole->core(index, out)
                                                                           : TYPE_E_ELEMENTNOTFOUND;
            stdole->Release();
            if (FAILED(hr))
                return hr;
        }
        dispatch_.store(*out, std::memory_order_release);
        return S_OK;
    });
}

HRESULT type_library::names(const name_index** out) {
    if ((*out = names_.load(std::memory_order_acquire)))
        return S_OK;
    // Not under the lock, which reading members takes. Two threads may both build one; the second one's is
    // dropped.
    auto built = std::make_unique<name_index>();
    const HRESULT hr = built->build(*this);
    if (FAILED(hr))
        return hr;
    const name_index* expected = nullptr;
    if (names_.compare_exchange_strong(expected, built.get(), std::memory_order_acq_rel))
        expected = built.release();
    *out = expected;
    return S_OK;
}

} // namespace comity::typelib
