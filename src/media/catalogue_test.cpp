#include "media/catalogue.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "media/queries.h"
#include "media/testing.h"

using namespace midad;
using namespace std::chrono_literals;
using media::Change;
using media::Licence;
using media::testing::EmptyLibrary;

namespace {

media::Changed changed(EmptyLibrary& desk, const std::string& id, const Change& change) {
    return desk.together([&](store::Transaction& transaction) {
        auto made = media::Catalogue::change(transaction, id, change);
        REQUIRE(made);
        return *std::move(made);
    });
}

std::string refusal(EmptyLibrary& desk, const std::string& id, const Change& change) {
    return desk.together([&](store::Transaction& transaction) {
        const auto made = media::Catalogue::change(transaction, id, change);
        return made ? std::string{"changed"} : made.error().key;
    });
}

/// Pictures that nobody needs to see: rows as the library writes them.
std::string put_row(EmptyLibrary& desk, int number, std::string_view alt) {
    char id[33];
    std::snprintf(id, sizeof id, "%032x", static_cast<unsigned>(number));
    desk.together([&](store::Transaction& transaction) {
        transaction.run(media::queries::insert_picture, id, 300, 200, "#102030", number, 7, "صورة.jpg", "المداد", "",
                        "", "", std::nullopt);
        media::Catalogue::fill_empty(transaction, id, {.alt = std::string{alt}});
    });
    return id;
}

std::vector<std::string> ids_of(const media::Catalogue::Page& page) {
    std::vector<std::string> ids;
    for (const auto& item : page.items) ids.push_back(item.id);
    return ids;
}

std::vector<std::string> found(EmptyLibrary& desk, std::string_view words) {
    return ids_of(desk.catalogue->list(words, "", 50).value());
}

constexpr const char* amman = "عمّان: محطة وقود عند الدوّار السابع";
constexpr const char* port = "شاحنات في مرفأ المدينة عام ٢٠٢٤";

}  // namespace

MIDAD_BOTH_ENGINES("what an editor says of a picture is kept, and what was said before is told for the audit") {
    EmptyLibrary desk{On::engine};
    const std::string id = desk.keep("harbour");
    const auto first = desk.catalogue->find(id).value();
    CHECK(first.said.credit == "المداد");
    CHECK(first.said.licence == Licence::none);
    CHECK(first.file_name == "harbour.jpg");
    CHECK(first.by == PersonId{});
    CHECK(first.kept_at == desk.clock.now());
    CHECK(first.thumbnail == id + "/240.webp");
    CHECK(first.preview == id + "/800.webp");
    CHECK(desk.shelf->has(first.thumbnail));

    const auto change = changed(desk, id,
                                {.alt = "رافعات  في المرفـأ",
                                 .credit = "سلمى نجّار",
                                 .licence = Licence::agency,
                                 .licence_until = desk.clock.now() + 24h,
                                 .focal = media::FocalPoint{0.25, 0.8}});
    CHECK(change.before.credit == "المداد");
    CHECK(change.after.alt == "رافعات في المرفأ");
    CHECK(change.after.caption == change.before.caption);
    const auto second = desk.catalogue->find(id).value();
    CHECK(second.said == change.after);
    CHECK(desk.library->find(id)->focal == media::FocalPoint{0.25, 0.8});
    changed(desk, id, {.licence_until = std::optional<Instant>{}, .focal = std::optional<media::FocalPoint>{}});
    CHECK_FALSE(desk.catalogue->find(id)->said.licence_until);
    CHECK_FALSE(desk.library->find(id)->focal);
}

MIDAD_BOTH_ENGINES("what cannot be said of a picture is refused, and nothing of it is kept") {
    EmptyLibrary desk{On::engine};
    const std::string id = put_row(desk, 1, amman);
    CHECK(refusal(desk, "0000", {.alt = "x"}) == "media.no_picture");
    CHECK(refusal(desk, id, {.alt = std::string(501, 'x')}) == "media.too_long");
    CHECK(refusal(desk, id, {.alt = "جديد", .credit = std::string{"a\0b", 3}}) == "media.bad_text");
    CHECK(refusal(desk, id, {.caption = "\xFF\xFE"}) == "media.bad_text");
    CHECK(refusal(desk, id, {.focal = media::FocalPoint{1.01, 0.5}}) == "media.bad_focal");
    CHECK(refusal(desk, id, {.focal = media::FocalPoint{std::nan(""), 0.5}}) == "media.bad_focal");
    CHECK(desk.catalogue->find(id)->said.alt == amman);
    CHECK_FALSE(desk.catalogue->find("' or 1=1 --"));
}

MIDAD_BOTH_ENGINES("a change that the transaction does not keep was not made") {
    EmptyLibrary desk{On::engine};
    const std::string id = put_row(desk, 1, amman);
    CHECK_THROWS(desk.together([&](store::Transaction& transaction) {
        REQUIRE(media::Catalogue::change(transaction, id, {.alt = "آخر"}));
        throw std::runtime_error{"no audit"};
    }));
    CHECK(desk.catalogue->find(id)->said.alt == amman);
}

MIDAD_BOTH_ENGINES("the list is newest first, and each page says where the next begins") {
    EmptyLibrary desk{On::engine};
    std::vector<std::string> ids;
    for (int number = 5; number > 0; --number) ids.push_back(put_row(desk, number, port));
    std::vector<std::string> seen;
    std::optional<std::string> older = "";
    while (older) {
        const auto page = desk.catalogue->list("", *older, 2).value();
        CHECK(page.items.size() <= 2);
        for (const auto& item : page.items) seen.push_back(item.id);
        older = page.older;
    }
    CHECK(seen == ids);
    for (const char* place : {"x", "12", "-1", "12-../../x", "99999999999999999999-a"})
        CHECK(desk.catalogue->list("", place, 2).error().key == "media.bad_place");
}

MIDAD_BOTH_ENGINES("words find a picture however they are spelt") {
    EmptyLibrary desk{On::engine};
    const std::string first = put_row(desk, 1, amman);
    const std::string second = put_row(desk, 2, port);
    const std::vector<std::string> none, only_first{first}, only_second{second}, both{second, first};
    CHECK(found(desk, "عمان") == only_first);
    CHECK(found(desk, "عمّــان") == only_first);
    CHECK(found(desk, "عَمَّان، السابع") == only_first);
    CHECK(found(desk, "مرفا") == only_second);
    CHECK(found(desk, "2024") == only_second);
    CHECK(found(desk, "٢٠٢٤ المدينه") == only_second);
    CHECK(found(desk, "المداد") == both);
    CHECK(found(desk, "صورة.JPG") == both);
    CHECK(found(desk, "عمان مرفأ") == none);
    CHECK(found(desk, "%") == none);
    CHECK(found(desk, "_") == none);
    CHECK(found(desk, "\\") == both);  // a mark between words, as a blank is
    CHECK(found(desk, "«»") == both);
    CHECK(found(desk, "x' or '1'='1") == none);
    changed(desk, first, {.alt = "حلب"});
    CHECK(found(desk, "عمان") == none);
    CHECK(found(desk, "حلب") == only_first);
}

MIDAD_BOTH_ENGINES("where a picture stands is what was noted last") {
    EmptyLibrary desk{On::engine};
    const std::string one = put_row(desk, 1, amman), other = put_row(desk, 2, port);
    const std::vector<std::string> both{one, other, one}, first{one}, none;
    desk.together([&](store::Transaction& transaction) {
        media::Catalogue::note_uses(transaction, DraftId{4}, "مسودة", both);
        media::Catalogue::note_uses(transaction, StoryId{9}, "خبر", first);
    });
    CHECK(desk.catalogue->find(one)->used ==
          std::vector<media::Use>{{DraftId{}, StoryId{9}, "خبر"}, {DraftId{4}, StoryId{}, "مسودة"}});
    CHECK(desk.catalogue->find(other)->used.size() == 1);
    desk.together([&](store::Transaction& transaction) {
        media::Catalogue::note_uses(transaction, DraftId{4}, "مسودة ثانية", first);
        media::Catalogue::note_uses(transaction, StoryId{9}, "خبر", none);
    });
    CHECK(desk.catalogue->find(one)->used == std::vector<media::Use>{{DraftId{4}, StoryId{}, "مسودة ثانية"}});
    CHECK(desk.catalogue->find(other)->used.empty());
}

MIDAD_BOTH_ENGINES("what stands against showing pictures in public is told, each once") {
    EmptyLibrary desk{On::engine};
    const std::string good = put_row(desk, 1, amman), bare = put_row(desk, 2, port), old = put_row(desk, 3, port);
    const Instant now = desk.clock.now();
    changed(desk, good, {.licence = Licence::own});
    changed(desk, bare, {.credit = ""});
    changed(desk, old, {.licence = Licence::agency, .licence_until = now});
    const auto keys = [&](std::vector<std::string> pictures, Instant at) {
        std::vector<std::string> told;
        for (const auto& lack : desk.catalogue->lacking(pictures, at))
            told.push_back(lack.picture.substr(31) + lack.key);
        return told;
    };
    CHECK(keys({good}, now).empty());
    CHECK(keys({bare, good, bare}, now) == std::vector<std::string>{"2media.lacks.credit", "2media.lacks.licence"});
    CHECK(keys({old}, now) == std::vector<std::string>{"3media.lacks.valid_licence"});
    CHECK(keys({old}, now - 1ms).empty());
    desk.together([&](store::Transaction& transaction) {
        REQUIRE(media::Catalogue::change(transaction, good, {.licence = Licence::none}));
        CHECK(media::Catalogue::lacking(transaction, std::vector<std::string>{good}, now).size() == 1);
        REQUIRE(media::Catalogue::change(transaction, good, {.licence = Licence::own}));
    });
    CHECK(desk.catalogue->lacking(std::vector<std::string>{"صورة.jpg"}, now).front().key == "media.lacks.picture");
}

TEST_CASE("a story's pictures are told once each, the lead first") {
    article::Article article;
    article.picture = article::Picture{.file = "b"};
    article.blocks = {article::PictureBlock{{.file = "a"}}, article::PictureBlock{{.file = "b"}},
                      article::PictureBlock{{.file = ""}}};
    CHECK(media::pictures_of(article) == std::vector<std::string>{"b", "a"});
}

TEST_CASE("the library's questions are walks along an index") {
    EmptyLibrary desk{store::Engine::sqlite};
    using namespace media::queries;
    for (const store::Query* query :
         {&older_pictures, &pictures, &uses_of_pictures, &alike_of_pictures, &looks_in_bands, &thumbnails_and_previews,
          &find_upload, &open_uploads, &unfinished_pictures}) {
        CAPTURE(query->name);
        const std::string sql = "explain query plan " + std::string{query->sqlite};
        std::string plan;
        desk.database->read([&](store::Session& session) {
            const auto asked = static_cast<std::size_t>(std::count(sql.begin(), sql.end(), '?'));
            std::size_t most = 0;
            for (std::size_t number = 1; number <= asked; ++number)
                if (sql.find("?" + std::to_string(number)) != sql.npos) most = number;
            session.each({"test.plan", sql, sql}, store::Parameters(most, store::Value{"[]"}),
                         [&](const store::Row& row) { plan += row.text(3) + "\n"; });
        });
        CAPTURE(plan);
        const bool scans = plan.find("SCAN p\n") != plan.npos || plan.find("SCAN b\n") != plan.npos ||
                           plan.find("SCAN media_uploads\n") != plan.npos ||
                           plan.find("SCAN media_pictures\n") != plan.npos;
        CHECK_FALSE(scans);
    }
}
