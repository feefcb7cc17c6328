// What is measured: one class each, built from the same source for Comity and, as a Windows program, for
// Wine. The constructor prepares, operator() is one iteration.
#pragma once

#include <cstring>

#include "automation_cases.hpp"
#include "bench_object.hpp"
#include "case_tools.hpp"

namespace bench {

// The files, from the command line.
struct files {
    wide small;
    wide large;
};
inline files paths;

// What IDispatch wants where an interface identifier once stood.
inline const IID reserved = {};

struct with_object {
    ITypeLib* library = nullptr;
    ITypeInfo* type = nullptr;
    IBench* object = nullptr;

    with_object() {
        demand(LoadTypeLib(paths.small.c_str(), &library), "LoadTypeLib");
        demand(library->GetTypeInfoOfGuid(__uuidof(IBench), &type), "GetTypeInfoOfGuid");
        object = make_bench_object(type);
    }
    with_object(const with_object&) = delete;
    with_object& operator=(const with_object&) = delete;
    ~with_object() {
        object->Release();
        type->Release();
        library->Release();
    }
};

struct vtable_call : with_object {
    void operator()() {
        LONG sum;
        demand(object->Add(2, 3, &sum), "Add");
    }
};

struct invoke_nop : with_object {
    void operator()() {
        DISPPARAMS none = {nullptr, nullptr, 0, 0};
        demand(object->Invoke(1, reserved, 0, DISPATCH_METHOD, &none, nullptr, nullptr, nullptr), "Nop");
    }
};

struct invoke_add : with_object {
    void operator()() {
        VARIANT arguments[2];
        arguments[0].vt = arguments[1].vt = VT_I4;
        arguments[0].lVal = 2;
        arguments[1].lVal = 3;
        DISPPARAMS params = {arguments, nullptr, 2, 0};
        VARIANT result;
        result.vt = VT_EMPTY;
        demand(object->Invoke(2, reserved, 0, DISPATCH_METHOD, &params, &result, nullptr, nullptr), "Add");
    }
};

struct invoke_get_bstr : with_object {
    void operator()() {
        DISPPARAMS none = {nullptr, nullptr, 0, 0};
        VARIANT result;
        result.vt = VT_EMPTY;
        demand(object->Invoke(3, reserved, 0, DISPATCH_PROPERTYGET, &none, &result, nullptr, nullptr),
               "Name");
        VariantClear(&result);
    }
};

// A short for a long, a long for a double, a long for a truth value: none is passed as it comes.
struct invoke_coerce3 : with_object {
    void operator()() {
        VARIANT arguments[3];
        arguments[2].vt = VT_I2;
        arguments[2].iVal = 7;
        arguments[1].vt = VT_I4;
        arguments[1].lVal = 35;
        arguments[0].vt = VT_I4;
        arguments[0].lVal = 1;
        DISPPARAMS params = {arguments, nullptr, 3, 0};
        VARIANT result;
        result.vt = VT_EMPTY;
        UINT bad = 0;
        demand(object->Invoke(4, reserved, 0, DISPATCH_METHOD, &params, &result, nullptr, &bad), "Coerce3");
    }
};

struct get_ids_of_names : with_object {
    wide name = widen("coerce3");
    void operator()() {
        LPOLESTR names[] = {name.data()};
        DISPID id;
        demand(object->GetIDsOfNames(reserved, names, 1, 0, &id), "GetIDsOfNames");
    }
};

// Every iteration opens the file: the last reference is given back before the next one, so nothing is shared.
inline void load_once(const wide& path) {
    ITypeLib* library;
    demand(LoadTypeLib(path.c_str(), &library), "LoadTypeLib");
    library->Release();
}

struct load_typelib_small {
    void operator()() { load_once(paths.small); }
};

struct load_typelib_large {
    void operator()() { load_once(paths.large); }
};

// Opens the library and asks for all there is: each type's name and attributes, each function and variable
// with the names of its parameters. The opening is part of it, because one reader decodes then and another
// later.
struct walk_typelib_large {
    std::size_t seen = 0;

    void operator()() {
        ITypeLib* library;
        demand(LoadTypeLib(paths.large.c_str(), &library), "LoadTypeLib");
        seen = 0;
        const UINT count = library->GetTypeInfoCount();
        for (UINT i = 0; i < count; ++i) {
            ITypeInfo* type;
            demand(library->GetTypeInfo(i, &type), "GetTypeInfo");
            walk(type);
            type->Release();
        }
        library->Release();
    }

private:
    void note(BSTR name) {
        seen += SysStringLen(name);
        SysFreeString(name);
    }
    void walk(ITypeInfo* type) {
        TYPEATTR* attributes;
        demand(type->GetTypeAttr(&attributes), "GetTypeAttr");
        BSTR name = nullptr;
        demand(type->GetDocumentation(MEMBERID_NIL, &name, nullptr, nullptr, nullptr), "GetDocumentation");
        note(name);
        BSTR names[64];
        for (UINT i = 0; i < attributes->cFuncs; ++i) {
            FUNCDESC* function;
            demand(type->GetFuncDesc(i, &function), "GetFuncDesc");
            UINT found = 0;
            demand(type->GetNames(function->memid, names, 64, &found), "GetNames");
            for (UINT n = 0; n < found; ++n)
                note(names[n]);
            type->ReleaseFuncDesc(function);
        }
        for (UINT i = 0; i < attributes->cVars; ++i) {
            VARDESC* variable;
            demand(type->GetVarDesc(i, &variable), "GetVarDesc");
            UINT found = 0;
            demand(type->GetNames(variable->memid, names, 1, &found), "GetNames");
            for (UINT n = 0; n < found; ++n)
                note(names[n]);
            type->ReleaseVarDesc(variable);
        }
        type->ReleaseTypeAttr(attributes);
    }
};

struct bstr_alloc_free {
    void operator()() { SysFreeString(SysAllocString(OLESTR("sixteen letters."))); }
};

// Calls visit(name, a case object's maker) for each.
template <class Visit>
void for_each_case(Visit visit) {
#define COMITY_BENCH_CASE(name) visit.template operator()<name>(#name)
    COMITY_BENCH_CASE(vtable_call);
    COMITY_BENCH_CASE(invoke_nop);
    COMITY_BENCH_CASE(invoke_add);
    COMITY_BENCH_CASE(invoke_get_bstr);
    COMITY_BENCH_CASE(invoke_coerce3);
    COMITY_BENCH_CASE(get_ids_of_names);
    COMITY_BENCH_CASE(load_typelib_small);
    COMITY_BENCH_CASE(load_typelib_large);
    COMITY_BENCH_CASE(walk_typelib_large);
    COMITY_BENCH_CASE(bstr_alloc_free);
    COMITY_BENCH_CASE(r8_to_bstr);
    COMITY_BENCH_CASE(bstr_to_r8);
    COMITY_BENCH_CASE(i4_to_bstr);
    COMITY_BENCH_CASE(bstr_to_date);
    COMITY_BENCH_CASE(date_to_bstr);
    COMITY_BENCH_CASE(vardec_mul);
    COMITY_BENCH_CASE(vardec_div);
    COMITY_BENCH_CASE(varformat);
    COMITY_BENCH_CASE(safearray_vector);
    COMITY_BENCH_CASE(safearray_copy_bstr);
    COMITY_BENCH_CASE(variant_copy_bstr);
#undef COMITY_BENCH_CASE
}

} // namespace bench
