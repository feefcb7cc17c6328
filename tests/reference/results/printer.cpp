// usage: results                       lists the sections
//        results SECTION FILE          prints one into a file
#include "printer.hpp"

#include <cstring>

namespace results {

namespace {

section* first_section = nullptr;

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        char buffer[8];
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) {
            out += c;
            continue;
        }
        std::snprintf(buffer, sizeof buffer, "\\x%02x", static_cast<unsigned>(c) & 0xff);
        out += buffer;
    }
    return out;
}

} // namespace

section::section(const char* its_name, void (*its_body)(printer&))
    : name(its_name), body(its_body), next(first_section) {
    first_section = this;
}

std::string hex(unsigned long value) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%lX", value);
    return buffer;
}

std::string quoted(const std::u16string& text) {
    std::string out = "'";
    for (const char16_t c : text) {
        char buffer[8] = {static_cast<char>(c)};
        if (c < 0x20 || c >= 0x7F)
            std::snprintf(buffer, sizeof buffer, "<%X>", static_cast<unsigned>(c));
        out += buffer;
    }
    return out + "'";
}

std::string failed() {
    return "0 error " + std::to_string(GetLastError());
}

std::string show(HRESULT hr) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "0x%08X", static_cast<unsigned>(hr));
    return buffer;
}

void printer::line(const std::string& label, const std::string& result) {
    std::fprintf(file_, "%s = %s\n", escaped(label).c_str(), escaped(result).c_str());
    std::fflush(file_);
}

void printer::line(const std::string& label, HRESULT hr, const VARIANT& value) {
    line(label, hr, SUCCEEDED(hr) ? conformance::show(value) : std::string());
}

void printer::line(const std::string& label, HRESULT hr, const std::string& value) {
    line(label, hr == S_OK ? value : SUCCEEDED(hr) ? show(hr) + " " + value : show(hr));
}

std::uint64_t random_numbers::bits() {
    std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

} // namespace results

int main(int argc, char** argv) {
    if (argc == 1) {
        for (const results::section* each = results::first_section; each; each = each->next)
            std::printf("%s\n", each->name);
        return 0;
    }
    for (const results::section* each = results::first_section; each && argc == 3; each = each->next) {
        if (std::strcmp(each->name, argv[1]) != 0)
            continue;
        std::FILE* const file = std::fopen(argv[2], "wb");
        if (!file || FAILED(CoInitializeEx(nullptr, COINIT_MULTITHREADED)))
            return 1;
        results::printer print(file);
        each->body(print);
        CoUninitialize();
        return std::fclose(file) == 0 ? 0 : 1;
    }
    std::fprintf(stderr, "usage: %s [SECTION FILE]\n", argv[0]);
    return 2;
}
