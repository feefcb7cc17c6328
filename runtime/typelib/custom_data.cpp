#include "custom_data.hpp"

#include <algorithm>
#include <vector>

#include <oleauto.h>

#include "boundary.hpp"
#include "value_decoder.hpp"

namespace comity::typelib {

namespace {

// Calls visit(record) for each record of a list until it says to stop. A list cannot be longer than the
// directory.
template <class Visit>
HRESULT walk(const msft_image& image, std::int32_t list, Visit visit) {
    const byte_view& directory = image.segment(msft::custom_directory);
    std::size_t left = directory.size / sizeof(msft::custom_data_record);
    while (list >= 0) {
        msft::custom_data_record record;
        if (left-- == 0 || !directory.read(static_cast<std::size_t>(list), record))
            return image.damaged("a list of custom data leads outside the file or in a circle");
        const HRESULT hr = visit(record);
        if (hr != S_OK)
            return hr;
        list = record.next;
    }
    return S_OK;
}

} // namespace

HRESULT get_custom_data(const msft_image& image, std::int32_t list, REFGUID guid, VARIANT* value) noexcept {
    std::memset(value, 0, sizeof *value);
    const HRESULT hr = guarded([&] {
        return walk(image, list, [&](const msft::custom_data_record& record) {
            if (image.guid(record.guid) != guid)
                return S_OK;
            const HRESULT decoded = decode_value(image, record.value, *value);
            return FAILED(decoded) ? decoded : S_FALSE; // found: stop
        });
    });
    return FAILED(hr) ? hr : S_OK;
}

HRESULT get_all_custom_data(const msft_image& image, std::int32_t list, CUSTDATA* data) noexcept {
    data->cCustData = 0;
    data->prgCustData = nullptr;
    std::vector<msft::custom_data_record> records;
    HRESULT hr = guarded([&] {
        return walk(image, list, [&](const msft::custom_data_record& record) {
            records.push_back(record);
            return S_OK;
        });
    });
    if (FAILED(hr) || records.empty())
        return hr;
    // Compilers put each new value in front of the list; callers get the order in which they were written.
    std::reverse(records.begin(), records.end());
    auto* const items = static_cast<CUSTDATAITEM*>(CoTaskMemAlloc(records.size() * sizeof(CUSTDATAITEM)));
    if (!items)
        return E_OUTOFMEMORY;
    std::size_t made = 0;
    for (; made < records.size(); ++made) {
        items[made].guid = image.guid(records[made].guid);
        hr = guarded([&] { return decode_value(image, records[made].value, items[made].varValue); });
        if (FAILED(hr))
            break;
    }
    if (FAILED(hr)) {
        for (std::size_t i = 0; i < made; ++i)
            if (items[i].varValue.vt == VT_BSTR) // nothing else in a library owns memory
                SysFreeString(items[i].varValue.bstrVal);
        CoTaskMemFree(items);
        return hr;
    }
    data->cCustData = static_cast<DWORD>(records.size());
    data->prgCustData = items;
    return S_OK;
}

} // namespace comity::typelib
