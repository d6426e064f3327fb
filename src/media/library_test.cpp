#include "media/library.h"

#include <doctest/doctest.h>
#include <stdlib.h>
#include <zlib.h>

#include <vips/vips8>

#include <array>
#include <cstdio>
#include <memory>

#include "base/file.h"
#include "store/testing.h"

using namespace midad;
namespace fs = std::filesystem;

namespace {

struct Desk {
    explicit Desk(store::Engine engine) : database{engine} {
        std::string name = "/tmp/midad-media-XXXXXX";
        folder = ::mkdtemp(name.data());
        shelf = media::folder_shelf(folder / "media");
        library = std::make_unique<media::Library>(*database, *shelf, clock);
    }
    ~Desk() { fs::remove_all(folder); }

    store::testing::TemporaryDatabase database;
    FixedClock clock{from_ms(1746632400000)};
    fs::path folder;
    std::unique_ptr<media::Shelf> shelf;
    std::unique_ptr<media::Library> library;
};

std::string output_of(const std::string& command) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe{::popen(command.c_str(), "r"), ::pclose};
    std::string text;
    for (std::array<char, 4096> piece; std::fgets(piece.data(), piece.size(), pipe.get()) != nullptr;)
        text += piece.data();
    return text;
}

void append_big_endian(std::string& to, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) to += static_cast<char>(static_cast<unsigned char>(number >> shift));
}

void append_chunk(std::string& png, const std::string& kind, const std::string& data) {
    append_big_endian(png, static_cast<std::uint32_t>(data.size()));
    const std::string body = kind + data;
    png += body;
    append_big_endian(png, static_cast<std::uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(body.data()),
                                                              static_cast<uInt>(body.size()))));
}

/// A grey PNG, one bit a pixel, all black: small on the disk however large it is.
std::string black_png(std::uint32_t width, std::uint32_t height) {
    std::string header;
    append_big_endian(header, width);
    append_big_endian(header, height);
    header += std::string{"\x01\x00\x00\x00\x00", 5};
    const std::string rows(static_cast<std::size_t>(height) * (1 + (width + 7) / 8), '\0');
    uLongf size = ::compressBound(static_cast<uLong>(rows.size()));
    std::string packed(size, '\0');
    ::compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
                static_cast<uLong>(rows.size()), 1);
    packed.resize(size);
    std::string png = "\x89PNG\r\n\x1A\n";
    append_chunk(png, "IHDR", header);
    append_chunk(png, "IDAT", packed);
    append_chunk(png, "IEND", "");
    return png;
}

}  // namespace

MIDAD_BOTH_ENGINES("a photograph is kept in four widths, twice, with its size and colour") {
    Desk desk{On::engine};
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
    Desk desk{store::Engine::sqlite};
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
        Desk desk{store::Engine::sqlite};
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
    Desk desk{store::Engine::sqlite};
    write_file(desk.folder / "صغيرة.png", black_png(300, 200));
    const auto kept = desk.library->keep_picture(desk.folder / "صغيرة.png", "المداد");
    REQUIRE(kept);
    REQUIRE(kept->renditions.size() == 2);
    CHECK(kept->renditions[0].width == 300);
}

TEST_CASE("bytes that are no picture, or a broken one, are refused by name and nothing is kept") {
    Desk desk{store::Engine::sqlite};
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
    Desk desk{store::Engine::sqlite};
    write_file(desk.folder / "قنبلة.png", black_png(30000, 30000));
    const auto kept = desk.library->keep_picture(desk.folder / "قنبلة.png", "المداد");
    REQUIRE_FALSE(kept);
    CHECK(kept.error().key == "media.too_many_pixels");
}

MIDAD_BOTH_ENGINES("a file to take away is kept under the sum of its bytes, other kinds are refused") {
    Desk desk{On::engine};
    write_file(desk.folder / "أسعار.CSV", "مادة,سعر\n");
    const auto kept = desk.library->keep_file(desk.folder / "أسعار.CSV");
    REQUIRE(kept);
    CHECK(kept->name.ends_with(".csv"));
    CHECK(desk.shelf->get(kept->name) == "مادة,سعر\n");
    write_file(desk.folder / "برنامج.exe", "MZ");
    CHECK(desk.library->keep_file(desk.folder / "برنامج.exe").error().key == "media.file_kind");
}

TEST_CASE("a shelf takes no name that leads out of it") {
    Desk desk{store::Engine::sqlite};
    CHECK_THROWS(desk.shelf->put("../خارج", "x"));
    CHECK_THROWS(desk.shelf->put("a/../../b", "x"));
    CHECK_FALSE(desk.shelf->has("/etc/passwd"));
    CHECK_FALSE(desk.shelf->path("../midad.toml"));
}
