// Pictures from before the library kept more than their bytes, and what `midad doctor` asks of the shelf.
#include <doctest/doctest.h>

#include <filesystem>

#include "base/file.h"
#include "media/testing.h"

using namespace midad;
using media::testing::EmptyLibrary;

namespace {

/// What schema 4 knew of a picture, and no thumbnail.
void make_old(EmptyLibrary& desk, const std::string& id) {
    desk.together([&](store::Transaction& transaction) {
        for (const char* sql :
             {"delete from media_bands", "delete from media_alike",
              "delete from media_renditions where format = 'thumbnail'",
              "update media_pictures set whole = 0, look = null, told = '', credit = '', folded = '', "
              "file_name = '', caption = ''"})
            transaction.run(store::Query{"test.make_old", sql, sql});
    });
    std::filesystem::remove(desk.folder / "media" / id / "240.webp");
}

}  // namespace

MIDAD_BOTH_ENGINES("an older picture gets its thumbnail and its look, and from its story what nobody has said") {
    EmptyLibrary desk{On::engine};
    const std::string harbour = desk.keep("harbour"), hall = desk.keep("hall");
    make_old(desk, harbour);
    make_old(desk, hall);
    CHECK(desk.library->has_older());
    CHECK(desk.catalogue->find(harbour)->thumbnail == harbour + "/480.webp");
    article::Article article;
    article.headline = "المرفأ يعود";
    article.picture = article::Picture{harbour, "رافعات في المرفأ", "", "سلمى نجّار", 1920, 1280};
    article.blocks = {article::PictureBlock{{.file = "ليست صورة", .credit = "أحد"}}};
    desk.together(
        [&](store::Transaction& transaction) { media::Catalogue::note_story(transaction, StoryId{5}, article); });
    CHECK(desk.library->finish_older(1) == 1);
    CHECK(desk.library->finish_older(5) == 1);
    CHECK(desk.library->finish_older(5) == 0);
    CHECK_FALSE(desk.library->has_older());
    const auto item = desk.catalogue->find(harbour).value();
    CHECK(item.thumbnail == harbour + "/240.webp");
    CHECK(desk.shelf->has(item.thumbnail));
    CHECK(item.said.credit == "سلمى نجّار");
    CHECK(item.said.alt == "رافعات في المرفأ");
    CHECK(item.used == std::vector<media::Use>{{DraftId{}, StoryId{5}, "المرفأ يعود"}});
    CHECK(desk.catalogue->list("رافعات", "", 5)->items.size() == 1);
    CHECK(desk.library->find(harbour)->renditions.size() == 8);

    article.picture->credit = "غيرها";
    desk.together(
        [&](store::Transaction& transaction) { media::Catalogue::note_story(transaction, StoryId{5}, article); });
    CHECK(desk.catalogue->find(harbour)->said.credit == "سلمى نجّار");
}

TEST_CASE("an older picture whose original is gone or broken is passed over for good") {
    EmptyLibrary desk{store::Engine::sqlite};
    const std::string harbour = desk.keep("harbour"), hall = desk.keep("hall");
    make_old(desk, harbour);
    make_old(desk, hall);
    std::filesystem::remove(desk.folder / "media" / harbour / "original.jpg");
    write_file(desk.folder / "media" / hall / "original.jpg", "\xFF\xD8\xFF broken");
    CHECK(desk.library->finish_older(5) == 2);
    CHECK_FALSE(desk.library->has_older());
    CHECK(desk.catalogue->find(hall)->thumbnail == hall + "/480.webp");
}

MIDAD_BOTH_ENGINES("rows without a file and files without a row are told") {
    EmptyLibrary desk{On::engine};
    const std::string id = desk.keep("harbour");
    write_file(desk.folder / "أسعار.csv", "مادة,سعر\n");
    const std::string file = desk.library->keep_file(desk.folder / "أسعار.csv")->name;
    CHECK(desk.library->astray().missing.empty());
    CHECK(desk.library->astray().unknown.empty());
    desk.shelf->put("0123.pdf", "x");
    std::filesystem::remove(desk.folder / "media" / id / "original.jpg");
    std::filesystem::remove(desk.folder / "media" / id / "240.webp");
    std::filesystem::remove(desk.folder / "media" / file);
    const auto astray = desk.library->astray();
    CHECK(astray.unknown == std::vector<std::string>{"0123.pdf"});
    CHECK(astray.missing.size() == 3);
}
