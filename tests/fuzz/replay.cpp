// Runs a fuzz target over stored inputs, with any compiler: each file that is named, and each file in folders
// that are.
//
// usage: replay_... FILE_OR_FOLDER...
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void add_inputs(const std::filesystem::path& path, std::vector<std::filesystem::path>& inputs) {
    if (!std::filesystem::is_directory(path)) {
        inputs.push_back(path);
        return;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
        if (entry.is_regular_file())
            inputs.push_back(entry.path());
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> inputs;
    for (int i = 1; i < argc; ++i)
        add_inputs(argv[i], inputs);
    std::sort(inputs.begin(), inputs.end());
    for (const auto& input : inputs) {
        std::ifstream stream(input, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        if (stream.bad()) {
            std::fprintf(stderr, "cannot read %s\n", input.c_str());
            return 1;
        }
        // An exact copy on the heap: reading one byte behind it is found under AddressSanitizer.
        const std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
        LLVMFuzzerTestOneInput(copy.data(), copy.size());
    }
    std::printf("%zu inputs\n", inputs.size());
    return inputs.empty() ? 1 : 0;
}
