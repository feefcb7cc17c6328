// libFuzzer target: any bytes as a file of the class catalog.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "catalog_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    comity::catalog_file file;
    file.path = "/usr/share/comity/classes.d/fuzzed.toml"; // relative modules are resolved against its folder
    comity::parse_catalog_text(std::string_view(reinterpret_cast<const char*>(data), size), file);
    return 0;
}
