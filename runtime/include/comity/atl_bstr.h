/* CComBSTR: an owned BSTR. <atlcomcli.h> includes this file.
 * https://learn.microsoft.com/cpp/atl/reference/ccombstr-class */
#ifndef COMITY_ATL_BSTR_H
#define COMITY_ATL_BSTR_H

#include <windows.h>
#include <ole2.h>

#ifdef __cplusplus

#include <atlexcept.h>
#include <comity/bstr_conversion.h>

#include <memory>
#include <type_traits>

namespace ATL {

/// Owns a BSTR, or is null. Constructors and operators that allocate throw (AtlThrow) E_OUTOFMEMORY; other members return it.
class CComBSTR {
    template <class Unit>
    using if_text = std::enable_if_t<
        std::is_same<std::remove_cv_t<Unit>, WCHAR>::value || std::is_same<std::remove_cv_t<Unit>, char>::value, int>;

public:
    CComBSTR() noexcept : m_str(nullptr) {}
    CComBSTR(const CComBSTR& other) : m_str(other.Copy()) { check(other.m_str != nullptr); }
    CComBSTR(CComBSTR&& other) noexcept : m_str(other.Detach()) {}
    /// A text up to its NUL, UTF-16 or narrow. Null for null.
    CComBSTR(LPCOLESTR text) : m_str(SysAllocString(text)) { check(text != nullptr); }
    CComBSTR(LPCSTR text) : m_str(nullptr) { throw_failure(comity::narrow_to_bstr(text, &m_str)); }
    /// So many units whose content is not set; null for 0.
    explicit CComBSTR(int units) : CComBSTR(units, static_cast<LPCOLESTR>(nullptr)) {}
    /// So many units of the text.
    CComBSTR(int units, LPCOLESTR text) : m_str(nullptr) {
        if (units < 0)
            AtlThrow(E_INVALIDARG);
        if (units != 0) {
            m_str = SysAllocStringLen(text, static_cast<UINT>(units));
            check(true);
        }
    }
    /// So many bytes of the text.
    CComBSTR(int bytes, LPCSTR text) : m_str(nullptr) {
        if (bytes < 0)
            AtlThrow(E_INVALIDARG);
        if (bytes != 0 && text == nullptr)
            m_str = SysAllocStringLen(nullptr, static_cast<UINT>(bytes)), check(true);
        else if (bytes != 0)
            throw_failure(comity::narrow_to_bstr(text, static_cast<std::size_t>(bytes), &m_str));
    }
    /// "{...}", as StringFromGUID2 writes it.
    explicit CComBSTR(REFGUID id) : m_str(SysAllocStringLen(nullptr, 38)) {
        check(true);
        StringFromGUID2(id, m_str, 39);
    }
    ~CComBSTR() { SysFreeString(m_str); }

    CComBSTR& operator=(const CComBSTR& other) {
        if (m_str != other.m_str)
            replace(CComBSTR(other));
        return *this;
    }
    CComBSTR& operator=(CComBSTR&& other) noexcept {
        if (m_str != other.m_str)
            replace(static_cast<CComBSTR&&>(other));
        return *this;
    }
    CComBSTR& operator=(LPCOLESTR text) {
        if (text == nullptr || text != m_str)
            replace(CComBSTR(text));
        return *this;
    }
    CComBSTR& operator=(LPCSTR text) {
        replace(CComBSTR(text));
        return *this;
    }

    /// In UTF-16 units; 0 for null.
    unsigned int Length() const noexcept { return SysStringLen(m_str); }
    unsigned int ByteLength() const noexcept { return SysStringByteLen(m_str); }
    operator BSTR() const noexcept { return m_str; }
    /// For a call that writes a BSTR. Nothing is freed: null must be held.
    BSTR* operator&() noexcept {
        ATLASSERT(m_str == nullptr);
        return &m_str;
    }
    /// True for null, not for an empty string.
    bool operator!() const noexcept { return m_str == nullptr; }

    /// A copy that the caller frees; NULL for null, and without memory.
    BSTR Copy() const noexcept {
        return m_str == nullptr ? nullptr
                                : SysAllocStringByteLen(reinterpret_cast<const char*>(m_str), SysStringByteLen(m_str));
    }
    HRESULT CopyTo(BSTR* to) const noexcept {
        ATLASSERT(to != nullptr);
        if (to == nullptr)
            return E_POINTER;
        *to = Copy();
        return *to == nullptr && m_str != nullptr ? E_OUTOFMEMORY : S_OK;
    }
    /// As a VT_BSTR; what was in the VARIANT is not cleared.
    HRESULT CopyTo(VARIANT* to) const noexcept {
        ATLASSERT(to != nullptr);
        if (to == nullptr)
            return E_POINTER;
        V_VT(to) = VT_BSTR;
        V_BSTR(to) = nullptr;
        const HRESULT hr = CopyTo(&V_BSTR(to));
        if (FAILED(hr))
            V_VT(to) = VT_EMPTY;
        return hr;
    }
    /// Takes the BSTR over.
    void Attach(BSTR text) noexcept {
        if (m_str != text) {
            SysFreeString(m_str);
            m_str = text;
        }
    }
    /// Gives the BSTR to the caller.
    BSTR Detach() noexcept {
        BSTR text = m_str;
        m_str = nullptr;
        return text;
    }
    void Empty() noexcept {
        SysFreeString(m_str);
        m_str = nullptr;
    }

    // Appending to null makes a string; appending null changes nothing.
    HRESULT Append(const CComBSTR& text) noexcept { return AppendBSTR(text.m_str); }
    HRESULT Append(LPCOLESTR text) noexcept {
        std::size_t length = 0;
        while (text != nullptr && text[length] != 0)
            ++length;
        return append_units(text, length);
    }
    HRESULT Append(LPCSTR text) noexcept {
        BSTR wide = nullptr;
        HRESULT hr = comity::narrow_to_bstr(text, &wide);
        if (SUCCEEDED(hr))
            hr = AppendBSTR(wide);
        SysFreeString(wide);
        return hr;
    }
    HRESULT Append(LPCOLESTR text, int units) noexcept {
        if (units < 0 || (units != 0 && text == nullptr))
            return E_INVALIDARG;
        return append_units(text, static_cast<std::size_t>(units));
    }
    HRESULT Append(WCHAR unit) noexcept { return append_units(&unit, 1); }
    HRESULT Append(char character) noexcept {
        const char text[] = {character, '\0'};
        return Append(static_cast<LPCSTR>(text));
    }
    HRESULT AppendBSTR(BSTR text) noexcept {
        if (text == nullptr)
            return S_OK;
        return append_bytes(reinterpret_cast<const char*>(text), SysStringByteLen(text));
    }
    /// Bytes as they are.
    HRESULT AppendBytes(const char* bytes, int count) noexcept {
        if (count < 0 || (count != 0 && bytes == nullptr))
            return E_INVALIDARG;
        return append_bytes(bytes, static_cast<std::size_t>(count));
    }
    CComBSTR& operator+=(const CComBSTR& text) {
        throw_failure(AppendBSTR(text.m_str));
        return *this;
    }
    CComBSTR& operator+=(LPCOLESTR text) {
        throw_failure(Append(text));
        return *this;
    }
    HRESULT AssignBSTR(const BSTR text) noexcept {
        CComBSTR copy;
        if (text != nullptr) {
            copy.m_str = SysAllocStringByteLen(reinterpret_cast<const char*>(text), SysStringByteLen(text));
            if (copy.m_str == nullptr)
                return E_OUTOFMEMORY;
        }
        replace(static_cast<CComBSTR&&>(copy));
        return S_OK;
    }

    /// The case of the user's language. S_OK, also for null; what GetLastError says, as an HRESULT.
    HRESULT ToLower() noexcept { return map(LCMAP_LOWERCASE); }
    HRESULT ToUpper() noexcept { return map(LCMAP_UPPERCASE); }

    // In the order of the user's language. Null and empty are equal.
    bool operator==(const CComBSTR& other) const noexcept { return compare(other.m_str) == VARCMP_EQ; }
    bool operator!=(const CComBSTR& other) const noexcept { return compare(other.m_str) != VARCMP_EQ; }
    bool operator<(const CComBSTR& other) const noexcept { return compare(other.m_str) == VARCMP_LT; }
    bool operator>(const CComBSTR& other) const noexcept { return compare(other.m_str) == VARCMP_GT; }
    // Templates, so that NULL is taken for null and not for a text.
    template <class Unit, if_text<Unit> = 0>
    bool operator==(Unit* text) const {
        return *this == CComBSTR(text);
    }
    template <class Unit, if_text<Unit> = 0>
    bool operator!=(Unit* text) const {
        return *this != CComBSTR(text);
    }
    template <class Unit, if_text<Unit> = 0>
    bool operator<(Unit* text) const {
        return *this < CComBSTR(text);
    }
    template <class Unit, if_text<Unit> = 0>
    bool operator>(Unit* text) const {
        return *this > CComBSTR(text);
    }
    /// Whether null is held.
    bool operator==(std::nullptr_t) const noexcept { return m_str == nullptr; }
    bool operator!=(std::nullptr_t) const noexcept { return m_str != nullptr; }

    /// A new array of VT_UI1 with the bytes, which the caller destroys.
    HRESULT BSTRToArray(SAFEARRAY** array) const noexcept { return VectorFromBstr(m_str, array); }
    /// Holds the bytes of an array.
    HRESULT ArrayToBSTR(const SAFEARRAY* array) noexcept {
        BSTR text = nullptr;
        const HRESULT hr = BstrFromVector(const_cast<SAFEARRAY*>(array), &text);
        if (SUCCEEDED(hr))
            Attach(text);
        return hr;
    }

    /// The number of bytes that WriteToStream writes.
    static ULONG GetStreamSize(BSTR text) noexcept {
        return static_cast<ULONG>(sizeof(ULONG) + (text == nullptr ? 0 : SysStringByteLen(text) + sizeof(OLECHAR)));
    }
    /// Writes a count of bytes (the NUL included, 0 for null), and the bytes with the NUL. What the stream returns.
    HRESULT WriteToStream(IStream* stream) const noexcept {
        if (stream == nullptr)
            return E_INVALIDARG;
        const ULONG bytes = m_str == nullptr ? 0 : static_cast<ULONG>(SysStringByteLen(m_str) + sizeof(OLECHAR));
        const HRESULT hr = stream->Write(&bytes, sizeof bytes, nullptr);
        return FAILED(hr) || bytes == 0 ? hr : stream->Write(m_str, bytes, nullptr);
    }
    /// Reads what WriteToStream wrote. E_FAIL if the stream ends too soon or holds something else.
    HRESULT ReadFromStream(IStream* stream) noexcept {
        if (stream == nullptr)
            return E_INVALIDARG;
        Empty();
        ULONG bytes = 0;
        HRESULT hr = read_all(stream, &bytes, sizeof bytes);
        if (FAILED(hr) || bytes == 0)
            return hr;
        if (bytes < sizeof(OLECHAR))
            return E_FAIL;
        bytes -= sizeof(OLECHAR);
        // Memory grows with what is really there, not with what the count claims.
        for (ULONG done = 0; SUCCEEDED(hr) && (done < bytes || m_str == nullptr);) {
            const ULONG part = bytes - done < 0x10000 ? bytes - done : 0x10000;
            BSTR grown = SysAllocStringByteLen(nullptr, done + part);
            if (grown == nullptr) {
                hr = E_OUTOFMEMORY;
                break;
            }
            if (done != 0)
                memcpy(grown, m_str, done);
            Attach(grown);
            if (part != 0)
                hr = read_all(stream, reinterpret_cast<char*>(grown) + done, part);
            done += part;
        }
        OLECHAR end = 1;
        if (SUCCEEDED(hr))
            hr = read_all(stream, &end, sizeof end);
        if (SUCCEEDED(hr) && end != 0)
            hr = E_FAIL;
        if (FAILED(hr))
            Empty();
        return hr;
    }

    BSTR m_str;

private:
    static void throw_failure(HRESULT hr) {
        if (FAILED(hr))
            AtlThrow(hr);
    }
    void check(bool wanted) const {
        if (m_str == nullptr && wanted)
            AtlThrow(E_OUTOFMEMORY);
    }
    void replace(CComBSTR&& other) noexcept { Attach(other.Detach()); }
    HRESULT append_units(LPCOLESTR text, std::size_t units) noexcept {
        return units > 0x7FFFFFFF ? E_OUTOFMEMORY : append_bytes(reinterpret_cast<const char*>(text), units * sizeof(OLECHAR));
    }
    HRESULT append_bytes(const char* bytes, std::size_t count) noexcept {
        if (count == 0)
            return S_OK;
        const std::size_t old = SysStringByteLen(m_str);
        if (count > 0xFFFFFFF0u - old)
            return E_OUTOFMEMORY;
        // A new string, as `bytes` may lie in the old one.
        BSTR joined = SysAllocStringByteLen(nullptr, static_cast<UINT>(old + count));
        if (joined == nullptr)
            return E_OUTOFMEMORY;
        if (old != 0)
            memcpy(joined, m_str, old);
        memcpy(reinterpret_cast<char*>(joined) + old, bytes, count);
        Attach(joined);
        return S_OK;
    }
    // In place: neither case of a unit needs more than one.
    HRESULT map(DWORD flags) noexcept {
        const int length = static_cast<int>(Length());
        return length == 0 || LCMapStringW(LOCALE_USER_DEFAULT, flags, m_str, length, m_str, length) != 0
                   ? S_OK
                   : HRESULT_FROM_WIN32(GetLastError());
    }
    HRESULT compare(BSTR other) const noexcept { return VarBstrCmp(m_str, other, LOCALE_USER_DEFAULT, 0); }
    static HRESULT read_all(IStream* stream, void* to, ULONG count) noexcept {
        ULONG read = 0;
        const HRESULT hr = stream->Read(to, count, &read);
        return FAILED(hr) ? hr : read == count ? S_OK : E_FAIL;
    }
};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif /* __cplusplus */
#endif /* COMITY_ATL_BSTR_H */
