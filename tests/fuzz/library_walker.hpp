// Asks a type library everything that can be asked, as a browser of type libraries would. For fuzzing and for
// tests of damaged libraries: answers do not matter here, only that they come.
#pragma once

#include <cstddef>

#include <oleauto.h>

namespace comity::test {

class library_walker {
public:
    // At most `limit` members are looked at.
    explicit library_walker(std::size_t limit) : left_(limit) {}

    void walk(ITypeLib* library);

    // What was found, so that a test can see that something was.
    std::size_t types = 0;
    std::size_t members = 0;

private:
    void walk_type(ITypeInfo* type, bool other_half);
    void walk_functions(ITypeInfo* type, ITypeInfo2* type2, const TYPEATTR& attributes);
    void walk_variables(ITypeInfo* type, ITypeInfo2* type2, const TYPEATTR& attributes);
    void walk_implemented(ITypeInfo* type, ITypeInfo2* type2, const TYPEATTR& attributes);
    void walk_names(ITypeLib* library, ITypeInfo* type, MEMBERID memid);
    void walk_desc(ITypeInfo* type, const TYPEDESC& desc, int depth);
    void walk_element(ITypeInfo* type, const ELEMDESC& element);
    bool spend();

    std::size_t left_;
};

// One fuzzer input: a type library, or a PE or ELF file with one.
void walk_bytes(const unsigned char* data, std::size_t size, std::size_t limit);

} // namespace comity::test
