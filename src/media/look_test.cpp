#include "media/look.h"

#include <doctest/doctest.h>

#include <chrono>
#include <map>
#include <random>
#include <vips/vips8>

#include "base/file.h"
#include "media/internal/rows.h"
#include "media/queries.h"
#include "media/testing.h"

using namespace midad;
using media::Look;
using media::testing::EmptyLibrary;
using vips::VImage;

namespace {

constexpr std::array photographs{"airport", "cafe", "factory", "hall", "harbour", "hospital", "market", "museum"};

VImage photograph(const std::string& name) {
    return VImage::thumbnail(("sample/pictures/" + name + ".jpg").c_str(), 1200).copy_memory();
}

/// As the child makes it.
Look look_at(const VImage& image) {
    const VImage small = image.thumbnail_image(240).colourspace(VIPS_INTERPRETATION_B_W).extract_band(0);
    const VImage greys = small.cast(VIPS_FORMAT_UCHAR)
                             .thumbnail_image(32, VImage::option()->set("height", 32)->set("size", VIPS_SIZE_FORCE));
    std::size_t size = 0;
    const std::unique_ptr<void, void (*)(void*)> pixels{greys.write_to_memory(&size), g_free};
    REQUIRE(size == 1024);
    return media::look_of(std::span<const unsigned char, 1024>{static_cast<const unsigned char*>(pixels.get()), 1024})
        .value();
}

VImage saved_at(const VImage& image, int quality) {
    void* bytes = nullptr;
    std::size_t size = 0;
    image.write_to_buffer(".jpg", &bytes, &size, VImage::option()->set("Q", quality));
    const std::unique_ptr<void, void (*)(void*)> owned{bytes, g_free};
    return VImage::new_from_buffer(bytes, size, "").copy_memory();
}

VImage cut(const VImage& image, double share) {
    const int x = static_cast<int>(image.width() * share), y = static_cast<int>(image.height() * share);
    return image.extract_area(x, y, image.width() - 2 * x, image.height() - 2 * y);
}

/// What newsrooms do to a picture before they send it a second time.
std::map<std::string, VImage> copies_of(const VImage& image) {
    return {{"saved at quality 30", saved_at(image, 30)},
            {"a quarter of the size", image.resize(0.25)},
            {"320 pixels at quality 40", saved_at(image.resize(320.0 / image.width()), 40)},
            {"in grey", image.colourspace(VIPS_INTERPRETATION_B_W)},
            {"brighter", image.linear(1.15, 10).cast(VIPS_FORMAT_UCHAR)},
            {"1 % cut from every side", cut(image, 0.01)},
            {"2 % cut from every side", cut(image, 0.02)}};
}

/// Rows that no picture was rendered for, with looks by chance.
constexpr store::Query many_pictures{"test.many_pictures", R"sql(
with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ?1)
insert into media_pictures (id, width, height, colour, kept_at_ms, look)
select printf('%032x', n), 300, 200, '#102030', n, random() from numbers)sql",
                                     R"sql(
insert into media_pictures (id, width, height, colour, kept_at_ms, look)
select lpad(to_hex(n), 32, '0'), 300, 200, '#102030', n, floor((random() - 0.5) * 18446744073709549568.0)::bigint
  from generate_series(1, $1::bigint) n)sql"};
constexpr store::Query their_bands{"test.their_bands", R"sql(
insert into media_bands (band, picture_id, look)
select ?1 * 65536 + ((look >> (?1 * 16)) & 65535), id, look from media_pictures)sql",
                                   R"sql(
insert into media_bands (band, picture_id, look)
select $1::bigint * 65536 + ((look >> ($1::bigint * 16)::int) & 65535), id, look from media_pictures)sql"};

}  // namespace

TEST_CASE("a picture saved anew, made smaller, brightened or a little cut looks the same; others do not") {
    std::vector<Look> looks;
    int farthest_copy = 0, nearest_other = 64;
    for (const char* name : photographs) {
        CAPTURE(name);
        const VImage image = photograph(name);
        const Look look = look_at(image);
        for (const auto& [what, copy] : copies_of(image)) {
            CAPTURE(what);
            const int away = media::distance(look, look_at(copy));
            farthest_copy = std::max(farthest_copy, away);
            CHECK(away <= media::nearest_look);
        }
        for (const Look other : looks) nearest_other = std::min(nearest_other, media::distance(look, other));
        looks.push_back(look);
    }
    MESSAGE("copies differ in at most " << farthest_copy << " bits, other pictures in at least " << nearest_other);
    CHECK(nearest_other > media::nearest_look);
}

TEST_CASE("a picture of one grey looks like nothing") {
    std::array<unsigned char, 1024> greys{};
    CHECK_FALSE(media::look_of(greys));
    greys.fill(200);
    greys[5] = 203;
    CHECK_FALSE(media::look_of(greys));
}

TEST_CASE("looks that differ in ten bits or fewer always meet in a band") {
    std::mt19937_64 random{7};
    for (int round = 0; round < 2000; ++round) {
        const Look look = random();
        Look other = look;
        while (media::distance(look, other) < media::nearest_look) other ^= Look{1} << (random() % 64);
        const auto near = media::bands_near(look);
        const auto bands = media::bands_of(other);
        CHECK(std::any_of(bands.begin(), bands.end(),
                          [&](std::int64_t band) { return std::find(near.begin(), near.end(), band) != near.end(); }));
    }
    CHECK(media::bands_near(0).size() == 548);
}

MIDAD_BOTH_ENGINES("pictures that look the same are told of each other, the same bytes are one picture") {
    EmptyLibrary desk{On::engine};
    const std::string harbour = desk.keep("harbour");
    const std::string hall = desk.keep("hall");
    const std::string file = (desk.folder / "نسخة.jpg").string();
    cut(photograph("harbour"), 0.02).jpegsave(file.c_str(), VImage::option()->set("Q", 60));
    const auto copy = desk.library->take_picture(file, {"", "نسخة.jpg", PersonId{3}}).value();
    CHECK_FALSE(copy.was_there);
    CHECK(desk.catalogue->find(copy.kept.id)->duplicates == std::vector<std::string>{harbour});
    CHECK(desk.catalogue->find(harbour)->duplicates == std::vector<std::string>{copy.kept.id});
    CHECK(desk.catalogue->find(hall)->duplicates.empty());
    CHECK(desk.library->take_picture(file, {"", "مرة أخرى.jpg", PersonId{4}})->was_there);
    CHECK(desk.catalogue->find(copy.kept.id)->by == PersonId{3});
}

MIDAD_BOTH_ENGINES("among a hundred thousand pictures those that look the same are found at once") {
    constexpr std::uint32_t many = 100'000;
    EmptyLibrary desk{On::engine};
    desk.together([&](store::Transaction& transaction) {
        transaction.run(many_pictures, many);
        for (int part = 0; part < 4; ++part) transaction.run(their_bands, part);
    });
    const std::string harbour = desk.keep("harbour");
    const std::string file = (desk.folder / "copy.jpg").string();
    photograph("harbour").jpegsave(file.c_str(), VImage::option()->set("Q", 30));
    const std::string copy = desk.library->keep_picture(file, "").value().id;
    CHECK(desk.catalogue->find(copy)->duplicates == std::vector<std::string>{harbour});

    std::string bands = "[";
    for (const std::int64_t band : media::bands_near(0x0123456789ABCDEF))
        bands += (bands.size() > 1 ? "," : "") + std::to_string(band);
    bands += "]";
    const auto begin = std::chrono::steady_clock::now();
    std::size_t looked_at = 0;
    for (int round = 0; round < 10; ++round)
        looked_at += desk.database->all(media::queries::looks_in_bands, bands).size();
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin) / 10;
    MESSAGE("one look among " << many << ": " << took.count() << " us, " << looked_at / 10 << " compared");
    CHECK(took < std::chrono::milliseconds{100});

    const auto began = std::chrono::steady_clock::now();
    CHECK(desk.catalogue->list("لا وجود لها", "", 40)->items.empty());
    const auto searched =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
    MESSAGE("words that no picture has, among " << many << ": " << searched.count() << " ms");
    CHECK(searched < std::chrono::seconds{2});
}
