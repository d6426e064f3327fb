#include "base/file.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include "base/failure.h"
#include "base/sha256.h"

using namespace midad;

namespace {

struct Folder {
    std::filesystem::path path;
    Folder() {
        char name[] = "/tmp/midad-file-XXXXXX";
        path = ::mkdtemp(name);
    }
    ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE_FIXTURE(Folder, "a file written under an Arabic name is read back whole") {
    write_file(path / "قصة.txt", "نصّ");
    CHECK(read_file(path / "قصة.txt") == "نصّ");
}

TEST_CASE_FIXTURE(Folder, "a file over the limit is refused by name") {
    write_file(path / "قصة.txt", "123456");
    try {
        read_file(path / "قصة.txt", 5);
        FAIL("it was read");
    } catch (const Failure& failure) {
        CHECK(failure.key() == "file.too_large");
    }
}

TEST_CASE_FIXTURE(Folder, "a write that cannot be finished leaves nothing behind") {
    CHECK_THROWS_AS(write_file(path / "لا مجلد" / "قصة.txt", "نصّ"), Failure);
    CHECK(std::filesystem::is_empty(path));
}

TEST_CASE_FIXTURE(Folder, "a file larger than a piece is copied and summed as it is") {
    std::string bytes;
    for (int line = 0; bytes.size() < 300'000; ++line) bytes += "السطر " + std::to_string(line) + '\n';
    write_file(path / "من.txt", bytes);
    write_copy(path / "من.txt", path / "إلى.txt");
    CHECK(read_file(path / "إلى.txt") == bytes);
    CHECK(sha256_of_file(path / "إلى.txt") == sha256_hex(bytes));
    CHECK_THROWS_AS(write_copy(path / "لا شيء", path / "ثالث.txt"), Failure);
    CHECK_FALSE(std::filesystem::exists(path / "ثالث.txt"));
}

TEST_CASE("SHA-256 of nothing is the standard's own") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
