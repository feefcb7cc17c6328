// libFuzzer target: any bytes as a type library, or as a PE or ELF file that holds one.
#include <cstddef>
#include <cstdint>

#include "library_walker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Enough for every library of the corpus; a damaged count must not make one run take seconds.
    comity::test::walk_bytes(data, size, 4000);
    return 0;
}
