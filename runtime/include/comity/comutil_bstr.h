/* _bstr_t: a BSTR with shared ownership. <comutil.h> includes this file.
 * https://learn.microsoft.com/cpp/cpp/bstr-t-class */
#ifndef COMITY_COMUTIL_BSTR_H
#define COMITY_COMUTIL_BSTR_H

#include <ole2.h>

#ifdef __cplusplus

#include <comity/bstr_conversion.h>

#include <new>

#ifndef _COM_ASSERT
#define _COM_ASSERT(condition) ((void)0)
#endif

class _variant_t;

/// Gives a failure to the handler that _set_com_error_handler set; the one that is there from the start throws a
/// _com_error.
inline void WINAPI _com_issue_error(HRESULT hr);

namespace _com_util {

/// Issues an error for a failure.
inline void CheckError(HRESULT hr) {
    if (FAILED(hr))
        _com_issue_error(hr);
}

/// The text as a new BSTR, which the caller frees with SysFreeString; NULL for NULL. Issues E_OUTOFMEMORY.
inline BSTR WINAPI ConvertStringToBSTR(const char* text) {
    BSTR result = nullptr;
    CheckError(comity::narrow_to_bstr(text, &result));
    return result;
}

/// The text of the BSTR as a new array, which the caller frees with delete[]; NULL for NULL. Issues E_OUTOFMEMORY.
inline char* WINAPI ConvertBSTRToString(BSTR text) {
    char* result = nullptr;
    CheckError(comity::bstr_to_narrow(text, &result));
    return result;
}

} // namespace _com_util

/// A string that is null, or a BSTR that copies of this object share. Nothing is copied on write: who writes through GetBSTR() or
/// a pointer writes for all that share. Members that allocate issue E_OUTOFMEMORY.
class _bstr_t {
public:
    _bstr_t() noexcept = default;
    _bstr_t(const _bstr_t& other) noexcept : shared_(other.shared_) { add_reference(); }
    _bstr_t(const char* text) : shared_(make(_com_util::ConvertStringToBSTR(text))) {}
    _bstr_t(const WCHAR* text) : shared_(make(allocate(text))) {}
    _bstr_t(const _variant_t& value);
    /// Copies the BSTR, or takes it over.
    _bstr_t(BSTR text, bool copy) : shared_(make(copy ? duplicate(text) : text)) {}
    ~_bstr_t() noexcept { release(); }

    _bstr_t& operator=(const _bstr_t& other) noexcept {
        if (shared_ != other.shared_) {
            release();
            shared_ = other.shared_;
            add_reference();
        }
        return *this;
    }
    _bstr_t& operator=(const char* text) {
        if (text == nullptr || shared_ == nullptr || text != shared_->narrow)
            replace(make(_com_util::ConvertStringToBSTR(text)));
        return *this;
    }
    _bstr_t& operator=(const WCHAR* text) {
        if (text == nullptr || text != raw())
            replace(make(allocate(text)));
        return *this;
    }
    _bstr_t& operator=(const _variant_t& value);

    _bstr_t& operator+=(const _bstr_t& other) {
        replace(join(*this, other));
        return *this;
    }
    _bstr_t operator+(const _bstr_t& other) const { return _bstr_t(join(*this, other)); }
    friend _bstr_t operator+(const char* left, const _bstr_t& right) { return _bstr_t(left) + right; }
    friend _bstr_t operator+(const WCHAR* left, const _bstr_t& right) { return _bstr_t(left) + right; }
    _bstr_t operator+(const char* right) const { return *this + _bstr_t(right); }
    _bstr_t operator+(const WCHAR* right) const { return *this + _bstr_t(right); }

    /// Null for a null string. What the char forms point to is made when first asked for, and lives as long as the shared string.
    operator const WCHAR*() const noexcept { return raw(); }
    operator WCHAR*() const noexcept { return raw(); }
    operator const char*() const { return narrow(); }
    operator char*() const { return narrow(); }

    /// True for a null string; an empty one is none.
    bool operator!() const noexcept { return raw() == nullptr; }
    bool operator==(const _bstr_t& other) const noexcept { return compare(other) == 0; }
    bool operator!=(const _bstr_t& other) const noexcept { return compare(other) != 0; }
    /// By the numbers of the UTF-16 units. A null string comes before all others.
    bool operator<(const _bstr_t& other) const noexcept { return compare(other) < 0; }
    bool operator>(const _bstr_t& other) const noexcept { return compare(other) > 0; }
    bool operator<=(const _bstr_t& other) const noexcept { return compare(other) <= 0; }
    bool operator>=(const _bstr_t& other) const noexcept { return compare(other) >= 0; }

    // Microsoft's compiler finds the operators above for a literal on either side. By the standard's rules comparing
    // the converted pointers would be as good a match, and worse in what it means.
    bool operator==(const char* text) const { return *this == _bstr_t(text); }
    bool operator==(const WCHAR* text) const { return *this == _bstr_t(text); }
    bool operator!=(const char* text) const { return *this != _bstr_t(text); }
    bool operator!=(const WCHAR* text) const { return *this != _bstr_t(text); }
    friend bool operator==(const char* text, const _bstr_t& string) { return _bstr_t(text) == string; }
    friend bool operator==(const WCHAR* text, const _bstr_t& string) { return _bstr_t(text) == string; }
    friend bool operator!=(const char* text, const _bstr_t& string) { return _bstr_t(text) != string; }
    friend bool operator!=(const WCHAR* text, const _bstr_t& string) { return _bstr_t(text) != string; }

    /// A copy that the caller frees, NULL for null; or, with false, the BSTR itself.
    BSTR copy(bool duplicated = true) const { return duplicated ? duplicate(raw()) : raw(); }
    /// In UTF-16 units, NULs inside included.
    unsigned int length() const noexcept { return SysStringLen(raw()); }

    /// Holds a copy of the whole BSTR.
    void Assign(BSTR text) {
        if (text == nullptr || text != raw())
            replace(make(duplicate(text)));
    }
    /// The place of the BSTR that all who share it see.
    BSTR& GetBSTR() {
        if (shared_ == nullptr)
            shared_ = make(nullptr);
        return shared_->text;
    }
    /// The place for a new BSTR, as an out parameter wants it. What was held is let go first; others that shared it keep it.
    BSTR* GetAddress() {
        Attach(nullptr);
        return &shared_->text;
    }
    /// Takes the BSTR over.
    void Attach(BSTR text) {
        // Without memory for the count, the string is freed and not lost.
        replace(make(text));
    }
    /// Gives the BSTR to the caller. Issues E_POINTER where there is none to give: null, or shared by others.
    BSTR Detach() {
        if (shared_ == nullptr || __atomic_load_n(&shared_->references, __ATOMIC_ACQUIRE) != 1) {
            _com_issue_error(E_POINTER);
            return nullptr;
        }
        BSTR text = shared_->text;
        shared_->text = nullptr;
        release();
        return text;
    }

private:
    struct shared {
        BSTR text;
        char* narrow;
        int references;
    };

    explicit _bstr_t(shared* taken) noexcept : shared_(taken) {}

    // Takes the BSTR over, also when it fails.
    static shared* make(BSTR text) {
        shared* made = new (std::nothrow) shared{text, nullptr, 1};
        if (made == nullptr) {
            SysFreeString(text);
            _com_issue_error(E_OUTOFMEMORY);
        }
        return made;
    }
    static BSTR checked(BSTR text) {
        if (text == nullptr)
            _com_issue_error(E_OUTOFMEMORY);
        return text;
    }
    static BSTR allocate(const WCHAR* text) { return text == nullptr ? nullptr : checked(SysAllocString(text)); }
    static BSTR duplicate(BSTR text) {
        if (text == nullptr)
            return nullptr;
        return checked(SysAllocStringByteLen(reinterpret_cast<const char*>(text), SysStringByteLen(text)));
    }
    static shared* join(const _bstr_t& left, const _bstr_t& right) {
        const UINT left_length = left.length(), right_length = right.length();
        BSTR text = left_length > 0xFFFFFFFFu - right_length ? nullptr : SysAllocStringLen(nullptr, left_length + right_length);
        if (checked(text) == nullptr)
            return nullptr;
        if (left_length != 0)
            memcpy(text, left.raw(), left_length * sizeof(WCHAR));
        if (right_length != 0)
            memcpy(text + left_length, right.raw(), right_length * sizeof(WCHAR));
        return make(text);
    }

    BSTR raw() const noexcept { return shared_ == nullptr ? nullptr : shared_->text; }

    char* narrow() const {
        if (raw() == nullptr)
            return nullptr;
        char* known = __atomic_load_n(&shared_->narrow, __ATOMIC_ACQUIRE);
        if (known == nullptr) {
            char* made = _com_util::ConvertBSTRToString(shared_->text);
            // Another thread may have made it meanwhile: one of the two texts stays.
            if (__atomic_compare_exchange_n(&shared_->narrow, &known, made, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
                known = made;
            else
                delete[] made;
        }
        return known;
    }

    int compare(const _bstr_t& other) const noexcept {
        const WCHAR *left = raw(), *right = other.raw();
        if (left == right)
            return 0;
        if (left == nullptr || right == nullptr)
            return left == nullptr ? -1 : 1;
        const UINT left_length = length(), right_length = other.length();
        for (UINT at = 0; at < left_length && at < right_length; ++at)
            if (left[at] != right[at])
                return left[at] < right[at] ? -1 : 1;
        return left_length < right_length ? -1 : left_length > right_length;
    }

    void add_reference() noexcept {
        if (shared_ != nullptr)
            __atomic_add_fetch(&shared_->references, 1, __ATOMIC_RELAXED);
    }
    void release() noexcept {
        shared* old = shared_;
        shared_ = nullptr;
        if (old == nullptr || __atomic_sub_fetch(&old->references, 1, __ATOMIC_ACQ_REL) != 0)
            return;
        SysFreeString(old->text);
        delete[] old->narrow;
        delete old;
    }
    void replace(shared* taken) noexcept {
        release();
        shared_ = taken;
    }

    shared* shared_ = nullptr;
};

#ifndef _USE_RAW
#define bstr_t _bstr_t
#endif

#include <comity/comutil_error.h> // _com_issue_error

#endif /* __cplusplus */
#endif /* COMITY_COMUTIL_BSTR_H */
