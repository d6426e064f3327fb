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

TEST_CASE("SHA-256 of nothing is the standard's own") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
