// Loading the libraries that the tests' IDL files were compiled to.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <oleauto.h>

#include "typelib_test_paths.hpp"

namespace comity::test {

// Releases at the end of the scope.
template <class T>
class held {
public:
    held() = default;
    ~held() {
        if (object_)
            object_->Release();
    }
    held(held&& other) noexcept : object_(other.object_) { other.object_ = nullptr; }
    held& operator=(held&& other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }
    T** put() { return &object_; }
    void** put_void() { return reinterpret_cast<void**>(&object_); }
    T* operator->() const { return object_; }
    T* get() const { return object_; }
    ULONG release() {
        T* const object = object_;
        object_ = nullptr;
        return object->Release();
    }

private:
    T* object_ = nullptr;
};

// The text of a BSTR, which is freed. A null one gives "(null)", to tell it from an empty one.
inline std::u16string take(BSTR text) {
    const std::u16string copy =
        text ? std::u16string(reinterpret_cast<const char16_t*>(text), SysStringLen(text)) : u"(null)";
    SysFreeString(text);
    return copy;
}

inline held<ITypeLib> load(std::u16string_view path) {
    held<ITypeLib> library;
    const std::u16string name(path);
    EXPECT_EQ(LoadTypeLibEx(reinterpret_cast<LPCOLESTR>(name.c_str()), REGKIND_NONE, library.put()), S_OK);
    return library;
}

inline std::u16string name_of(ITypeInfo* type, MEMBERID memid = MEMBERID_NIL) {
    BSTR name = nullptr;
    EXPECT_EQ(type->GetDocumentation(memid, &name, nullptr, nullptr, nullptr), S_OK);
    return take(name);
}

// The type of this name.
inline held<ITypeInfo> type_of(ITypeLib* library, std::u16string name) {
    held<ITypeInfo> type;
    held<ITypeComp> library_comp;
    held<ITypeComp> comp;
    EXPECT_EQ(library->GetTypeComp(library_comp.put()), S_OK);
    EXPECT_EQ(library_comp->BindType(reinterpret_cast<LPOLESTR>(name.data()), 0, type.put(), comp.put()),
              S_OK);
    EXPECT_NE(type.get(), nullptr);
    return type;
}

inline held<ITypeInfo> other_half(ITypeInfo* type) {
    HREFTYPE reference = 0;
    held<ITypeInfo> half;
    EXPECT_EQ(type->GetRefTypeOfImplType(static_cast<UINT>(-1), &reference), S_OK);
    EXPECT_EQ(type->GetRefTypeInfo(reference, half.put()), S_OK);
    return half;
}

inline held<ITypeInfo> implemented(ITypeInfo* type, UINT index) {
    HREFTYPE reference = 0;
    held<ITypeInfo> found;
    EXPECT_EQ(type->GetRefTypeOfImplType(index, &reference), S_OK);
    EXPECT_EQ(type->GetRefTypeInfo(reference, found.put()), S_OK);
    return found;
}

inline std::vector<std::u16string> names_of(ITypeInfo* type, MEMBERID memid) {
    BSTR names[32] = {};
    UINT count = 0;
    EXPECT_EQ(type->GetNames(memid, names, 32, &count), S_OK);
    std::vector<std::u16string> taken;
    for (UINT i = 0; i < count; ++i)
        taken.push_back(take(names[i]));
    return taken;
}

inline FUNCDESC function_of(ITypeInfo* type, UINT index) {
    FUNCDESC* desc = nullptr;
    EXPECT_EQ(type->GetFuncDesc(index, &desc), S_OK);
    return desc ? *desc : FUNCDESC{};
}

inline VARDESC variable_of(ITypeInfo* type, UINT index) {
    VARDESC* desc = nullptr;
    EXPECT_EQ(type->GetVarDesc(index, &desc), S_OK);
    return desc ? *desc : VARDESC{};
}

inline TYPEATTR attributes_of(ITypeInfo* type) {
    TYPEATTR* attributes = nullptr;
    EXPECT_EQ(type->GetTypeAttr(&attributes), S_OK);
    const TYPEATTR copy = attributes ? *attributes : TYPEATTR{};
    type->ReleaseTypeAttr(attributes);
    return copy;
}

inline MEMBERID id_of(ITypeInfo* type, std::u16string name) {
    LPOLESTR text = reinterpret_cast<LPOLESTR>(name.data());
    MEMBERID memid = 0;
    type->GetIDsOfNames(&text, 1, &memid);
    return memid;
}

// The identifiers of kinds.idl: all alike but for the last two digits.
inline GUID kind(unsigned char last) {
    return {0x8a1b0001, 0x1111, 0x4222, {0x83, 0x33, 0, 0, 0, 0, 0, last}};
}
inline GUID custom(unsigned char last) {
    return {0x8a1b0001, 0xaaaa, 0x4222, {0x83, 0x33, 0, 0, 0, 0, 0, last}};
}

} // namespace comity::test
