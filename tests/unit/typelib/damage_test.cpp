// A damaged library gets an error, never a crash, a hang, or a read outside its bytes (the last under
// AddressSanitizer).
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "library_fixture.hpp"
#include "library_walker.hpp"
#include "type_library.hpp"

using namespace comity;
using namespace comity::test;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// In memory of exactly this size, so that one byte too many is seen.
void walk_copy(const std::string& bytes, std::size_t limit) {
    const auto copy = std::make_unique<unsigned char[]>(bytes.size());
    std::memcpy(copy.get(), bytes.data(), bytes.size());
    walk_bytes(copy.get(), bytes.size(), limit);
}

TEST(damage_test, the_walker_sees_an_intact_library) {
    const std::string bytes = bytes_of(std::u16string(KINDS_TLB));
    typelib::type_library* library = nullptr;
    ASSERT_EQ(typelib::type_library::open(
                  {reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()}, u"test", &library),
              S_OK);
    library_walker walker(10000);
    walker.walk(library);
    EXPECT_EQ(walker.types, library->GetTypeInfoCount() + 2); // two duals have two halves
    EXPECT_GT(walker.members, 100u);
    EXPECT_EQ(library->Release(), 0u);
}

// Every length and every byte of the small library; of the rich one, in steps that meet every kind of field.

TEST(damage_test, every_length) {
    const std::string small = bytes_of(std::filesystem::path(CORPUS) / "minimal.tlb");
    for (std::size_t length = 0; length < small.size(); ++length)
        walk_copy(small.substr(0, length), 100);
    const std::string rich = bytes_of(std::filesystem::path(CORPUS) / "kinds64.tlb");
    for (std::size_t length = 0; length < rich.size(); length += 61)
        walk_copy(rich.substr(0, length), 100);
}

TEST(damage_test, every_byte_flipped) {
    const std::string bytes = bytes_of(std::filesystem::path(CORPUS) / "minimal.tlb");
    ASSERT_FALSE(bytes.empty());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (const unsigned char flip : {0xff, 0x80, 0x01}) {
            std::string damaged = bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ flip);
            walk_copy(damaged, 100);
        }
    }
}

TEST(damage_test, bytes_of_a_rich_library_flipped) {
    const std::string bytes = bytes_of(std::filesystem::path(CORPUS) / "kinds64.tlb");
    ASSERT_FALSE(bytes.empty());
    for (std::size_t i = 0; i < bytes.size(); i += 11) {
        std::string damaged = bytes;
        damaged[i] = static_cast<char>(~damaged[i]);
        walk_copy(damaged, 60);
    }
}

} // namespace
