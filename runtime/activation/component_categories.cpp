/// ICatInformation over the class catalog.
/// https://learn.microsoft.com/windows/win32/api/comcat/nn-comcat-icatinformation
#include "component_categories.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <comcat.h>

#include "boundary.hpp"
#include "catalog.hpp"
#include "counted_object.hpp"
#include "guid_text.hpp"
#include "rich_error.hpp"

namespace comity {

namespace {

/// The count that means "whatever the class says there".
constexpr ULONG any_number = static_cast<ULONG>(-1);

/// An enumerator over what was there when it was made; copies share it and go on by themselves.
template <class Interface, const IID& interface_id, class Element>
class snapshot_enumerator final : public counted_object<Interface, interface_id> {
public:
    using elements = std::shared_ptr<const std::vector<Element>>;

    snapshot_enumerator(elements all, std::size_t next) noexcept : all_(std::move(all)), next_(next) {}

    STDMETHODIMP Next(ULONG count, Element* out, ULONG* fetched) override {
        if (fetched)
            *fetched = 0;
        if (count > 0 && !out)
            return E_POINTER;
        const std::size_t given = std::min<std::size_t>(count, all_->size() - next_);
        std::copy_n(all_->begin() + static_cast<std::ptrdiff_t>(next_), given, out);
        next_ += given;
        if (fetched)
            *fetched = static_cast<ULONG>(given);
        return given == count ? S_OK : S_FALSE;
    }
    STDMETHODIMP Skip(ULONG count) override {
        const std::size_t skipped = std::min<std::size_t>(count, all_->size() - next_);
        next_ += skipped;
        return skipped == count ? S_OK : S_FALSE;
    }
    STDMETHODIMP Reset() override {
        next_ = 0;
        return S_OK;
    }
    STDMETHODIMP Clone(Interface** copy) override {
        if (!copy)
            return E_POINTER;
        *copy = new (std::nothrow) snapshot_enumerator(all_, next_);
        return *copy ? S_OK : E_OUTOFMEMORY;
    }

private:
    elements all_;
    std::size_t next_;
};

using guid_enumerator = snapshot_enumerator<IEnumGUID, IID_IEnumGUID, GUID>;
using category_enumerator = snapshot_enumerator<IEnumCATEGORYINFO, IID_IEnumCATEGORYINFO, CATEGORYINFO>;

template <class Enumerator, class Interface, class Element>
void give_enumerator(std::vector<Element> elements, Interface** out) {
    *out = new Enumerator(std::make_shared<const std::vector<Element>>(std::move(elements)), 0);
}

bool contains(const GUID* begin, ULONG count, REFGUID wanted) noexcept {
    return std::find(begin, begin + count, wanted) != begin + count;
}

/// The conditions that EnumClassesOfCategories and IsClassOfCategories share.
struct category_filter {
    ULONG implemented_count;
    const CATID* implemented;
    ULONG required_count;
    const CATID* required;

    HRESULT check() const noexcept {
        if (implemented_count == 0)
            return E_INVALIDARG;
        if ((implemented_count != any_number && !implemented) ||
            (required_count != 0 && required_count != any_number && !required))
            return E_POINTER;
        return S_OK;
    }

    /// The class implements one of those, and requires nothing but these.
    bool accepts(const catalog_class& entry) const noexcept {
        const auto offered = [&](const GUID& category) {
            return contains(implemented, implemented_count, category);
        };
        const auto available = [&](const GUID& category) {
            return contains(required, required_count, category);
        };
        return (implemented_count == any_number ||
                std::any_of(entry.categories.begin(), entry.categories.end(), offered)) &&
               (required_count == any_number ||
                std::all_of(entry.required_categories.begin(), entry.required_categories.end(), available));
    }
};

/// A category's description; null when no file describes it.
const std::u16string* find_description(const catalog& known, REFCATID category) noexcept {
    for (const catalogued<catalog_category>& candidate : known.categories())
        if (candidate.entry->catid == category && !candidate.entry->name.empty())
            return &candidate.entry->name;
    return nullptr;
}

bool is_hidden(const catalog& known, const catalogued<catalog_class>& candidate) noexcept {
    return known.find_class(candidate.entry->clsid).entry != candidate.entry;
}

/// Every category that a file describes or a class names, once.
std::vector<GUID> all_categories(const catalog& known) {
    std::vector<GUID> all;
    const auto add = [&](const GUID& category) {
        if (std::find(all.begin(), all.end(), category) == all.end())
            all.push_back(category);
    };
    for (const auto& candidate : known.categories())
        add(candidate.entry->catid);
    for (const auto& candidate : known.classes()) {
        if (is_hidden(known, candidate))
            continue;
        std::for_each(candidate.entry->categories.begin(), candidate.entry->categories.end(), add);
        std::for_each(candidate.entry->required_categories.begin(),
                      candidate.entry->required_categories.end(), add);
    }
    return all;
}

class category_information final : public counted_object<ICatInformation, IID_ICatInformation> {
public:
    STDMETHODIMP EnumCategories(LCID, IEnumCATEGORYINFO** categories) override {
        if (!categories)
            return E_POINTER;
        *categories = nullptr;
        return guarded([&] {
            const std::shared_ptr<const catalog> known = current_catalog();
            std::vector<CATEGORYINFO> all;
            for (const GUID& category : all_categories(*known)) {
                CATEGORYINFO info{};
                info.catid = category;
                // The catalog's descriptions are in no particular language, which is what 0 says.
                info.lcid = 0;
                if (const std::u16string* description = find_description(*known, category)) {
                    const std::size_t units =
                        std::min(description->size(), std::size(info.szDescription) - 1);
                    std::memcpy(info.szDescription, description->data(), units * sizeof(OLECHAR));
                }
                all.push_back(info);
            }
            give_enumerator<category_enumerator>(std::move(all), categories);
            return S_OK;
        });
    }

    STDMETHODIMP GetCategoryDesc(REFCATID category, LCID, LPWSTR* description) override {
        if (!description)
            return E_INVALIDARG;
        *description = nullptr;
        return guarded([&]() -> HRESULT {
            const std::shared_ptr<const catalog> known = current_catalog();
            const std::u16string* found = find_description(*known, category);
            if (!found) {
                const std::vector<GUID> all = all_categories(*known);
                const bool exists = std::find(all.begin(), all.end(), category) != all.end();
                return exists ? fail(CAT_E_NODESCRIPTION,
                                     "No catalog file has a [[category]] entry that describes " +
                                         guid_to_utf8(category) + '.')
                              : fail(CAT_E_CATIDNOEXIST,
                                     "No class belongs to category " + guid_to_utf8(category) +
                                         ", and no catalog file describes it. " + describe_search(*known));
            }
            const std::size_t bytes = (found->size() + 1) * sizeof(OLECHAR);
            *description = static_cast<LPWSTR>(CoTaskMemAlloc(bytes));
            if (!*description)
                return E_OUTOFMEMORY;
            std::memcpy(*description, found->c_str(), bytes);
            return S_OK;
        });
    }

    STDMETHODIMP EnumClassesOfCategories(ULONG implemented_count, const CATID* implemented,
                                         ULONG required_count, const CATID* required,
                                         IEnumGUID** classes) override {
        if (!classes)
            return E_POINTER;
        *classes = nullptr;
        const category_filter filter{implemented_count, implemented, required_count, required};
        if (const HRESULT hr = filter.check(); FAILED(hr))
            return hr;
        return guarded([&] {
            const std::shared_ptr<const catalog> known = current_catalog();
            std::vector<GUID> accepted;
            for (const catalogued<catalog_class>& candidate : known->classes())
                if (!is_hidden(*known, candidate) && filter.accepts(*candidate.entry))
                    accepted.push_back(candidate.entry->clsid);
            give_enumerator<guid_enumerator>(std::move(accepted), classes);
            return S_OK;
        });
    }

    STDMETHODIMP IsClassOfCategories(REFCLSID clsid, ULONG implemented_count, const CATID* implemented,
                                     ULONG required_count, const CATID* required) override {
        const category_filter filter{implemented_count, implemented, required_count, required};
        if (const HRESULT hr = filter.check(); FAILED(hr))
            return hr;
        return guarded([&]() -> HRESULT {
            const std::shared_ptr<const catalog> known = current_catalog();
            const catalogued<catalog_class> found = known->find_class(clsid);
            return found.entry && filter.accepts(*found.entry) ? S_OK : S_FALSE;
        });
    }

    STDMETHODIMP EnumImplCategoriesOfClass(REFCLSID clsid, IEnumGUID** categories) override {
        return enum_categories_of_class(clsid, &catalog_class::categories, categories);
    }

    STDMETHODIMP EnumReqCategoriesOfClass(REFCLSID clsid, IEnumGUID** categories) override {
        return enum_categories_of_class(clsid, &catalog_class::required_categories, categories);
    }

private:
    static HRESULT enum_categories_of_class(REFCLSID clsid, std::vector<GUID> catalog_class::*list,
                                            IEnumGUID** out) {
        if (!out)
            return E_POINTER;
        *out = nullptr;
        return guarded([&] {
            const std::shared_ptr<const catalog> known = current_catalog();
            const catalogued<catalog_class> found = known->find_class(clsid);
            give_enumerator<guid_enumerator>(found.entry ? found.entry->*list : std::vector<GUID>(), out);
            return S_OK;
        });
    }
};

class category_information_factory final : public counted_object<IClassFactory, IID_IClassFactory> {
public:
    STDMETHODIMP CreateInstance(IUnknown* outer, REFIID iid, void** object) override {
        if (!object)
            return E_POINTER;
        *object = nullptr;
        if (outer)
            return CLASS_E_NOAGGREGATION;
        auto* made = new (std::nothrow) category_information;
        if (!made)
            return E_OUTOFMEMORY;
        const HRESULT hr = made->QueryInterface(iid, object);
        made->Release();
        return hr;
    }
    STDMETHODIMP LockServer(BOOL) override { return S_OK; }
};

} // namespace

HRESULT get_component_categories_class_object(REFIID iid, void** object) noexcept {
    auto* factory = new (std::nothrow) category_information_factory;
    if (!factory)
        return E_OUTOFMEMORY;
    const HRESULT hr = factory->QueryInterface(iid, object);
    factory->Release();
    return hr;
}

} // namespace comity
