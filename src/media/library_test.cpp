#include "media/library.h"

#include <doctest/doctest.h>

#include <vips/vips8>

#include "base/file.h"
#include "media/testing.h"

using namespace midad;
using media::testing::black_png;
using media::testing::EmptyLibrary;
using media::testing::output_of;
namespace fs = std::filesystem;

MIDAD_BOTH_ENGINES("a photograph is kept in four widths, twice, with its size and colour") {
    EmptyLibrary desk{On::engine};
    const auto kept = desk.library->keep_picture("sample/pictures/harbour.jpg", "سلمى نجّار / المداد");
    REQUIRE(kept);
    CHECK(kept->width == 1920);
    CHECK(kept->height == 1280);
    CHECK(kept->dominant_colour.size() == 7);
    REQUIRE(kept->renditions.size() == 8);
    for (const auto& rendition : kept->renditions) {
        CHECK(desk.shelf->has(rendition.name));
        CHECK(rendition.height == rendition.width * 1280 / 1920);
    }
    const auto found = desk.library->find(kept->id);
    REQUIRE(found);
    CHECK(found->renditions.size() == 8);
    CHECK(desk.library->keep_picture("sample/pictures/harbour.jpg", "أخرى")->id == kept->id);
}

TEST_CASE("where a photograph was taken and with what is in none of its derivatives; its credit is in all") {
    EmptyLibrary desk{store::Engine::sqlite};
    REQUIRE(output_of("exiftool -GPSLatitude -s3 sample/pictures/harbour.jpg") != "");  // the test can fail
    const auto kept = desk.library->keep_picture("sample/pictures/harbour.jpg", "سلمى نجّار / المداد");
    REQUIRE(kept);
    for (const auto& rendition : kept->renditions) {
        const std::string file = desk.shelf->path(rendition.name)->string();
        CHECK(output_of("exiftool -gps:all -SerialNumber -Artist -Make -Model -ThumbnailImage -s3 " + file) == "");
        CHECK(output_of("exiftool -XMP-photoshop:Credit -s3 " + file) == "سلمى نجّار / المداد\n");
    }
}

TEST_CASE("a photograph comes as PNG, WebP or AVIF too, and where it was taken goes no further") {
    for (const std::string kind : {"png", "webp", "avif"}) {
        CAPTURE(kind);
        EmptyLibrary desk{store::Engine::sqlite};
        const std::string file = (desk.folder / ("مرفأ." + kind)).string();
        // Made by libvips itself; AV1 is told from HEVC by the ending (ISO/IEC 23000-22).
        vips::VImage::thumbnail("sample/pictures/harbour.jpg", 900).write_to_file(file.c_str());
        REQUIRE(output_of("exiftool -GPSLatitude -s3 " + file) != "");  // the test can fail
        const auto kept = desk.library->keep_picture(file, "سلمى نجّار / المداد");
        REQUIRE(kept);
        CHECK(kept->width == 900);
        REQUIRE(kept->renditions.size() == 6);  // 480, 800 and its own 900, twice
        for (const auto& rendition : kept->renditions) {
            const std::string made = desk.shelf->path(rendition.name)->string();
            CHECK(output_of("exiftool -gps:all -SerialNumber -Artist -Make -Model -ThumbnailImage -s3 " + made) == "");
            CHECK(output_of("exiftool -XMP-photoshop:Credit -s3 " + made) == "سلمى نجّار / المداد\n");
        }
    }
}

TEST_CASE("a small picture is not blown up") {
    EmptyLibrary desk{store::Engine::sqlite};
    write_file(desk.folder / "صغيرة.png", black_png(300, 200));
    const auto kept = desk.library->keep_picture(desk.folder / "صغيرة.png", "المداد");
    REQUIRE(kept);
    REQUIRE(kept->renditions.size() == 2);
    CHECK(kept->renditions[0].width == 300);
}

TEST_CASE("bytes that are no picture, or a broken one, are refused by name and nothing is kept") {
    EmptyLibrary desk{store::Engine::sqlite};
    const auto reason = [&](const std::string& bytes) {
        write_file(desk.folder / "صورة.jpg", bytes);
        const auto kept = desk.library->keep_picture(desk.folder / "صورة.jpg", "المداد");
        return kept ? std::string{"kept"} : kept.error().key;
    };
    CHECK(reason("") == "media.not_a_picture");
    CHECK(reason("<svg xmlns='http://www.w3.org/2000/svg'/>") == "media.not_a_picture");
    CHECK(reason("%PDF-1.4") == "media.not_a_picture");
    CHECK(reason("\xFF\xD8\xFF" + std::string(200, 'x')) == "media.broken");
    CHECK(reason("\x89PNG\r\n\x1A\n" + std::string(50, 'x')) == "media.broken");
    const std::string whole = black_png(600, 400);
    CHECK(reason(whole.substr(0, whole.size() / 2)) == "media.broken");
    CHECK(desk.shelf->names().empty());
}

TEST_CASE("a small file that unfolds into a huge picture is refused by its header") {
    EmptyLibrary desk{store::Engine::sqlite};
    write_file(desk.folder / "قنبلة.png", black_png(30000, 30000));
    const auto kept = desk.library->keep_picture(desk.folder / "قنبلة.png", "المداد");
    REQUIRE_FALSE(kept);
    CHECK(kept.error().key == "media.too_many_pixels");
}

MIDAD_BOTH_ENGINES("a file to take away is kept under the sum of its bytes, other kinds are refused") {
    EmptyLibrary desk{On::engine};
    write_file(desk.folder / "أسعار.CSV", "مادة,سعر\n");
    const auto kept = desk.library->keep_file(desk.folder / "أسعار.CSV");
    REQUIRE(kept);
    CHECK(kept->name.ends_with(".csv"));
    CHECK(desk.shelf->get(kept->name) == "مادة,سعر\n");
    write_file(desk.folder / "برنامج.exe", "MZ");
    CHECK(desk.library->keep_file(desk.folder / "برنامج.exe").error().key == "media.file_kind");
}

TEST_CASE("a shelf takes no name that leads out of it") {
    EmptyLibrary desk{store::Engine::sqlite};
    CHECK_THROWS(desk.shelf->put("../خارج", "x"));
    CHECK_THROWS(desk.shelf->put("a/../../b", "x"));
    CHECK_FALSE(desk.shelf->has("/etc/passwd"));
    CHECK_FALSE(desk.shelf->path("../midad.toml"));
}
