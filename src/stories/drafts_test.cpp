#include "stories/drafts.h"

#include <doctest/doctest.h>

#include <chrono>

#include "stories/testing.h"

using namespace midad;
using namespace midad::stories;
using namespace midad::stories::testing;
using namespace std::chrono_literals;
using store::Transaction;

namespace {

std::vector<std::string> headlines(const std::vector<Draft>& drafts) {
    std::vector<std::string> all;
    for (const Draft& draft : drafts) all.push_back(draft.headline);
    return all;
}

article::Article titled(std::string headline) {
    article::Article article = factory();
    article.headline = std::move(headline);
    return article;
}

}  // namespace

MIDAD_BOTH_ENGINES("a story in progress is found as it was begun") {
    EmptyDesk desk{On::engine};
    const Draft begun = desk.begun({news, "draft", rana, hala, factory(), StoryId{7}, {}, from_ms(1746640000000)});
    const Draft found = desk.drafts.find(begun.id).value();
    CHECK(found.headline == factory().headline);
    CHECK(found.desk == news);
    CHECK(found.author == rana);
    CHECK(found.holder == hala);
    CHECK(found.words == 31);
    CHECK(found.revision == 1);
    CHECK(found.due == from_ms(1746640000000));
    CHECK(found.stage_since == desk.clock.now());
    CHECK(desk.drafts.find_of(StoryId{7})->id == begun.id);
    CHECK_FALSE(desk.drafts.find_of(StoryId{8}));
    CHECK_FALSE(desk.drafts.find(DraftId{999}));
}

MIDAD_BOTH_ENGINES("an article that its JSON form does not take begins nothing") {
    EmptyDesk desk{On::engine};
    article::Article article = factory();
    article.blocks = {article::Paragraph{{{"رابط", false, false, "javascript:alert(1)"}}}};
    const auto refused = desk.write(
        [&](Transaction& transaction) { return desk.drafts.begin(transaction, {news, "draft", rana, {}, article}); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().key == "stories.article_malformed");
    CHECK(desk.drafts.board(news).empty());
}

MIDAD_BOTH_ENGINES("the time at a stage begins anew with the stage, not with the holder") {
    EmptyDesk desk{On::engine};
    const Draft begun = desk.begun();
    desk.clock.advance(10min);
    desk.write([&](Transaction& transaction) { CHECK(desk.drafts.move(transaction, begun.id, "draft", hala)); });
    CHECK(desk.drafts.find(begun.id)->stage_since == begun.stage_since);
    desk.write([&](Transaction& transaction) { CHECK(desk.drafts.move(transaction, begun.id, "review", yasser)); });
    const Draft moved = desk.drafts.find(begun.id).value();
    CHECK(moved.stage_since == desk.clock.now());
    CHECK(moved.holder == yasser);
    desk.write(
        [&](Transaction& transaction) { CHECK_FALSE(desk.drafts.move(transaction, DraftId{999}, "review", {})); });
}

MIDAD_BOTH_ENGINES("a list has what is somebody's, and not what is done or in the bin") {
    EmptyDesk desk{On::engine};
    const Draft first = desk.begun(titled("الأول"));
    desk.clock.advance(1min);
    desk.begun({news, "draft", hala, rana, titled("الثاني")});
    desk.clock.advance(1min);
    const Draft third = desk.begun({sport, "draft", yasser, {}, titled("الثالث"), {}, {}, desk.clock.now() + 1h});
    CHECK(headlines(desk.drafts.board(news)) == std::vector<std::string>{"الثاني", "الأول"});
    CHECK(headlines(desk.drafts.of_person(rana)) == std::vector<std::string>{"الثاني", "الأول"});
    CHECK(headlines(desk.drafts.waiting_for(rana)) == std::vector<std::string>{"الأول", "الثاني"});
    CHECK(headlines(desk.drafts.due_before(desk.clock.now() + 2h)) == std::vector<std::string>{"الثالث"});
    CHECK(desk.drafts.due_before(desk.clock.now()).empty());

    desk.write([&](Transaction& transaction) {
        desk.drafts.bin(transaction, first.id);
        desk.drafts.set_done(transaction, third.id, true);
    });
    CHECK(headlines(desk.drafts.of_person(rana)) == std::vector<std::string>{"الثاني"});
    CHECK(desk.drafts.board(sport).empty());
    CHECK(headlines(desk.drafts.list("").drafts) == std::vector<std::string>{"الثالث", "الثاني"});
    desk.write([&](Transaction& transaction) { desk.drafts.move(transaction, third.id, "draft", {}); });
    CHECK(headlines(desk.drafts.board(sport)) == std::vector<std::string>{"الثالث"});
}

MIDAD_BOTH_ENGINES("what was binned is restored within thirty days, and gone for good after them") {
    EmptyDesk desk{On::engine};
    const Draft draft = desk.begun();
    desk.write([&](Transaction& transaction) { CHECK(desk.drafts.bin(transaction, draft.id)); });
    desk.clock.advance(29 * 24h);
    desk.write([&](Transaction& transaction) {
        CHECK(desk.drafts.bin(transaction, draft.id));
        CHECK(desk.drafts.empty_bin(transaction) == 0);
    });
    CHECK(headlines(desk.drafts.in_bin()) == std::vector<std::string>{factory().headline});
    desk.write([&](Transaction& transaction) { CHECK(desk.drafts.restore(transaction, draft.id)); });
    CHECK(desk.drafts.in_bin().empty());
    CHECK(desk.drafts.board(news).size() == 1);

    desk.write([&](Transaction& transaction) { desk.drafts.bin(transaction, draft.id); });
    desk.clock.advance(31 * 24h);
    desk.write([&](Transaction& transaction) { CHECK(desk.drafts.empty_bin(transaction) == 1); });
    CHECK_FALSE(desk.drafts.find(draft.id));
}

MIDAD_BOTH_ENGINES("a story is found by the words of its headline, however spelt, page by page") {
    EmptyDesk desk{On::engine};
    for (const char* headline : {"أسعار الوقود", "الوقـــود والشتاء", "كأس البحيرات", "وقود 100%"}) {
        desk.begun(titled(headline));
        desk.clock.advance(1min);
    }
    CHECK(headlines(desk.drafts.list("وَقود").drafts) ==
          std::vector<std::string>{"وقود 100%", "الوقـــود والشتاء", "أسعار الوقود"});
    CHECK(headlines(desk.drafts.list("0%").drafts) == std::vector<std::string>{"وقود 100%"});
    CHECK(desk.drafts.list("_").drafts.empty());

    const DraftList page = desk.drafts.list("", 3);
    REQUIRE(page.older);
    CHECK(DraftCursor::from_text(page.older->text())->draft == page.older->draft);
    CHECK_FALSE(DraftCursor::from_text("12"));
    CHECK_FALSE(DraftCursor::from_text("01-2"));
    const DraftList rest = desk.drafts.list("", 3, page.older);
    CHECK(headlines(rest.drafts) == std::vector<std::string>{"أسعار الوقود"});
    CHECK_FALSE(rest.older);
}

MIDAD_BOTH_ENGINES("all languages of a story point at the one that it was written in") {
    EmptyDesk desk{On::engine};
    const Draft source = desk.begun();
    const Draft english = desk.begun({news, "draft", yasser, {}, titled("The factory"), {}, source.id});
    const Draft french = desk.begun({news, "draft", yasser, {}, titled("L’usine"), {}, english.id});
    CHECK(french.translation_of == source.id);
    CHECK(desk.drafts.translations(english.id).size() == 3);
    CHECK(desk.drafts.translations(source.id).size() == 3);
    const Draft other = desk.begun();
    CHECK(desk.drafts.translations(other.id).size() == 1);
    desk.write([&](Transaction& transaction) {
        CHECK_FALSE(desk.drafts.set_translation_of(transaction, source.id, english.id));
        CHECK(desk.drafts.set_translation_of(transaction, french.id, std::nullopt));
    });
    CHECK(desk.drafts.translations(source.id).size() == 2);
}

MIDAD_BOTH_ENGINES("a board of five hundred stories is there at once") {
    EmptyDesk desk{On::engine};
    article::Article article = factory();
    for (int times = 0; times < 60; ++times) article.blocks.push_back(paragraph(std::string(400, 'a')));
    desk.write([&](Transaction& transaction) {
        for (int number = 0; number < 500; ++number)
            desk.drafts.begin(transaction, {news, "draft", rana, rana, article}).value();
    });
    const auto begun = std::chrono::steady_clock::now();
    CHECK(desk.drafts.board(news).size() == 500);
    const auto took = std::chrono::steady_clock::now() - begun;
    MESSAGE("a board of 500: " << std::chrono::duration_cast<std::chrono::microseconds>(took).count() << " µs");
    CHECK(took < 200ms);
}
