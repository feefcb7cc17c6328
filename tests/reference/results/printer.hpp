// Prints what functions give for very many arguments, the same source natively and as a Windows program under
// Wine; tests/reference/compare_results compares the two line by line.
//
// A subject is one file with one or more sections:
//
//     RESULTS_SECTION(rounding) {
//         for (double value : {0.5, 1.5, 2.5}) {
//             conformance::variant in = conformance::variant::r8(value), out;
//             const HRESULT hr = VarRound(&in, 0, &out);
//             print.line("VarRound " + conformance::show(in), hr, out);
//         }
//     }
//
// The file's name goes into sections.txt. A label says what was called with what, and is printed once in its
// section. A difference that has to remain is a row of the table "Results" in
// tests/conformance/differences.md.
#pragma once

#include "support.hpp"

#include <cstdint>
#include <cstdio>
#include <string>

namespace results {

/** "0x80020005" */
std::string show(HRESULT hr);

/** "1F" */
std::string hex(unsigned long value);

/** In quotes; what is not printable ASCII as "<E9>". */
std::string quoted(const std::u16string& text);

/** "0 error 87": the answer of a function that gives 0 and sets the last error. */
std::string failed();

class printer {
public:
    explicit printer(std::FILE* file) : file_(file) {}

    /** Prints "label = result". Line breaks and other control characters are escaped. Flushed line by line:
     * the last line in the file is the one before the call that ended the program. */
    void line(const std::string& label, const std::string& result);
    /** The value, or the result code where it is a failure. What a failing function leaves behind is not
     * looked at. */
    void line(const std::string& label, HRESULT hr, const VARIANT& value);
    void line(const std::string& label, HRESULT hr, const std::string& value);

private:
    std::FILE* file_;
};

/** Numbers that look random and are the same in every run and on both sides (SplitMix64). */
class random_numbers {
public:
    explicit random_numbers(std::uint64_t seed) : state_(seed) {}
    std::uint64_t bits();
    /** From 0 to below `limit`. */
    std::uint64_t below(std::uint64_t limit) { return bits() % limit; }

private:
    std::uint64_t state_;
};

struct section {
    section(const char* name, void (*body)(printer&));
    const char* name;
    void (*body)(printer&);
    section* next;
};

#define RESULTS_SECTION(name)                                                                                \
    static void print_##name(::results::printer& print);                                                     \
    static const ::results::section section_##name(#name, &print_##name);                                    \
    static void print_##name(::results::printer& print)

} // namespace results
