// The floor under each figure: the least that a machine has to do for it, without any of the rules.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <unordered_map>

#include <fcntl.h>
#include <ffi.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bench_floor {

struct files {
    std::string small;
    std::string large;
};
inline files paths;

struct empty_object {
    virtual int nothing() { return 0; }
    virtual int add(int a, int b, int* sum) {
        *sum = a + b;
        return 0;
    }
};

// An empty virtual call.
struct vtable_call {
    empty_object real;
    empty_object* volatile target = &real;
    void operator()() { target->nothing(); }
};

// A bare ffi_call with a signature prepared beforehand.
template <unsigned Count>
struct bare_ffi_call {
    ffi_cif cif;
    ffi_type* types[Count];
    std::uint64_t words[Count]{};
    void* values[Count];

    bare_ffi_call() {
        for (unsigned i = 0; i < Count; ++i) {
            types[i] = i == 0 || i == Count - 1 ? &ffi_type_pointer : &ffi_type_sint32;
            values[i] = &words[i];
        }
        if (ffi_prep_cif(&cif, FFI_DEFAULT_ABI, Count, &ffi_type_sint32, types) != FFI_OK)
            std::abort();
    }
    void operator()() {
        ffi_arg result;
        ffi_call(&cif, reinterpret_cast<void (*)()>(&target), &result, values);
    }
    static int target(void*, std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t) { return 0; }
};

using invoke_nop = bare_ffi_call<1>;
using invoke_add = bare_ffi_call<4>;
using invoke_coerce3 = bare_ffi_call<5>;

// malloc, copy of 16 units with their byte count and NUL, free.
struct bstr_alloc_free {
    void operator()() {
        static const char16_t text[] = u"sixteen letters.";
        char* memory = static_cast<char*>(std::malloc(8 + sizeof text));
        if (!memory)
            std::abort();
        const std::uint32_t bytes = sizeof text - sizeof *text;
        std::memcpy(memory + 4, &bytes, sizeof bytes);
        std::memcpy(memory + 8, text, sizeof text);
        asm volatile("" : : "r"(memory) : "memory");
        std::free(memory);
    }
};

struct invoke_get_bstr {
    bare_ffi_call<2> call;
    bstr_alloc_free text;
    void operator()() {
        call();
        text();
    }
};

// The digits, and a string's memory.
struct r8_to_bstr : bstr_alloc_free {
    double value = 1234.56789;
    void operator()() {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        asm volatile("" : : "r"(end) : "memory");
        bstr_alloc_free::operator()();
    }
};
struct i4_to_bstr : bstr_alloc_free {
    int value = 1234567;
    void operator()() {
        char digits[16];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        asm volatile("" : : "r"(end) : "memory");
        bstr_alloc_free::operator()();
    }
};
struct bstr_to_r8 {
    const char* volatile text = "1234.56789";
    void operator()() {
        double value = 0;
        const char* const begin = text;
        std::from_chars(begin, begin + 10, value);
        asm volatile("" : : "r"(&value) : "memory");
    }
};

// The six numbers of a date and a time.
struct bstr_to_date {
    const char* volatile text = "11/22/2026 4:05:06 PM";
    void operator()() {
        const char* at = text;
        const char* const end = at + 21;
        int sum = 0;
        for (int i = 0; i < 6; ++i) {
            int part = 0;
            at = std::from_chars(at, end, part).ptr + 1;
            sum += part;
        }
        asm volatile("" : : "r"(sum));
    }
};
struct date_to_bstr : bstr_alloc_free {
    volatile int part = 22;
    void operator()() {
        char digits[64];
        char* at = digits;
        for (int i = 0; i < 6; ++i)
            at = std::to_chars(at, digits + sizeof digits, int{part}).ptr;
        asm volatile("" : : "r"(at) : "memory");
        bstr_alloc_free::operator()();
    }
};

// The multiplication of 64 bits by 64, and the division of 128 by 64.
struct vardec_mul {
    volatile std::uint64_t left = 123456789012, right = 987654321;
    void operator()() {
        const auto product = static_cast<unsigned __int128>(left) * right;
        asm volatile(""
                     :
                     : "r"(static_cast<std::uint64_t>(product >> 64)),
                       "r"(static_cast<std::uint64_t>(product)));
    }
};
struct vardec_div {
    volatile std::uint64_t high = 123456789012, right = 987654321;
    void operator()() {
        const auto quotient = (static_cast<unsigned __int128>(high) << 64) / right;
        asm volatile(""
                     :
                     : "r"(static_cast<std::uint64_t>(quotient >> 64)),
                       "r"(static_cast<std::uint64_t>(quotient)));
    }
};

// Memory for 100 VARIANTs, zeroed, freed.
struct safearray_vector {
    void operator()() {
        void* memory = std::calloc(100, 24);
        if (!memory)
            std::abort();
        asm volatile("" : : "r"(memory) : "memory");
        std::free(memory);
    }
};
// So many strings.
struct safearray_copy_bstr : bstr_alloc_free {
    void operator()() {
        for (int i = 0; i < 1000; ++i)
            bstr_alloc_free::operator()();
    }
};
using variant_copy_bstr = bstr_alloc_free;
using varformat = r8_to_bstr;

// A look into a hash table by a name of which the case does not count.
struct get_ids_of_names {
    std::unordered_map<std::uint32_t, int> table;
    std::u16string name = u"coerce3";

    static std::uint32_t hash(const std::u16string& text) {
        std::uint32_t value = 2166136261u;
        for (char16_t unit : text)
            value = (value ^ (unit >= u'A' && unit <= u'Z' ? unit + 32u : unit)) * 16777619u;
        return value;
    }
    get_ids_of_names() {
        int id = 0;
        for (const char16_t* member : {u"nop", u"add", u"name", u"coerce3", u"level", u"find", u"reset"})
            table[hash(member)] = ++id;
    }
    void operator()() {
        const int found = table.find(hash(name))->second;
        asm volatile("" : : "r"(found));
    }
};

// open, fstat, mmap, one read, munmap, close.
inline void map_and_touch(const std::string& path, bool all) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0)
        std::abort();
    const std::size_t size = static_cast<std::size_t>(status.st_size);
    void* map = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (map == MAP_FAILED)
        std::abort();
    const char* bytes = static_cast<const char*>(map);
    unsigned sum = 0;
    for (std::size_t i = 0; i < (all ? size : 1); ++i)
        sum += static_cast<unsigned char>(bytes[i]);
    asm volatile("" : : "r"(sum));
    munmap(map, size);
}

struct load_typelib_small {
    void operator()() { map_and_touch(paths.small, false); }
};
struct load_typelib_large {
    void operator()() { map_and_touch(paths.large, false); }
};
// Reading every byte of the file once.
struct walk_typelib_large {
    void operator()() { map_and_touch(paths.large, true); }
};

template <class Visit>
void for_each_floor(Visit visit) {
#define COMITY_BENCH_FLOOR(name) visit.template operator()<name>("floor_" #name)
    COMITY_BENCH_FLOOR(vtable_call);
    COMITY_BENCH_FLOOR(invoke_nop);
    COMITY_BENCH_FLOOR(invoke_add);
    COMITY_BENCH_FLOOR(invoke_get_bstr);
    COMITY_BENCH_FLOOR(invoke_coerce3);
    COMITY_BENCH_FLOOR(get_ids_of_names);
    COMITY_BENCH_FLOOR(load_typelib_small);
    COMITY_BENCH_FLOOR(load_typelib_large);
    COMITY_BENCH_FLOOR(walk_typelib_large);
    COMITY_BENCH_FLOOR(bstr_alloc_free);
    COMITY_BENCH_FLOOR(r8_to_bstr);
    COMITY_BENCH_FLOOR(bstr_to_r8);
    COMITY_BENCH_FLOOR(i4_to_bstr);
    COMITY_BENCH_FLOOR(bstr_to_date);
    COMITY_BENCH_FLOOR(date_to_bstr);
    COMITY_BENCH_FLOOR(vardec_mul);
    COMITY_BENCH_FLOOR(vardec_div);
    COMITY_BENCH_FLOOR(varformat);
    COMITY_BENCH_FLOOR(safearray_vector);
    COMITY_BENCH_FLOOR(safearray_copy_bstr);
    COMITY_BENCH_FLOOR(variant_copy_bstr);
#undef COMITY_BENCH_FLOOR
}

} // namespace bench_floor
