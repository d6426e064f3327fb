#include <doctest/doctest.h>

#include <thread>

#include "store/database.h"
#include "store/testing.h"
#include "topics/keywords.h"
#include "topics/sections.h"

using namespace midad;
using store::testing::TemporaryDatabase;
using topics::Keyword;
using topics::Sections;

namespace {

const Sections paper{
    {{"energy", "طاقة", "طاقة"}, {"economy", "اقتصاد", "اقتصاد"}, {"world", "العالم والأقاليم", "العالم"}}};

Keyword made(store::Database& database, std::string_view name) {
    return database.together(store::Durability::normal, [&](store::Transaction& transaction) {
        return topics::find_or_make_keyword(transaction, name);
    });
}

std::optional<Keyword> found(store::Database& database, std::string_view slug) {
    std::optional<Keyword> keyword;
    database.read([&](store::Session& session) { keyword = topics::find_keyword(session, slug); });
    return keyword;
}

}  // namespace

TEST_CASE("a section is found by its key and by its address") {
    CHECK(paper.by_key("economy")->name == "اقتصاد");
    CHECK(paper.by_slug("العالم")->key == "world");
    CHECK(paper.by_key("اقتصاد") == nullptr);
    CHECK(paper.by_slug("travel") == nullptr);
}

TEST_CASE("a section is found as an editor types it") {
    CHECK(paper.by_any("Energy")->key == "energy");
    CHECK(paper.by_any("طاقه")->key == "energy");
    CHECK(paper.by_any("إقتصاد")->key == "economy");
    CHECK(paper.by_any("العــالم")->key == "world");
    CHECK(paper.by_any("العالم والاقاليم")->key == "world");
    CHECK(paper.by_any("سفر") == nullptr);
    CHECK(paper.by_any("") == nullptr);
}

MIDAD_BOTH_ENGINES("two spellings of a keyword are one, and the first stays") {
    TemporaryDatabase database{On::engine};
    const Keyword first = made(*database, "الإنسولين");
    const Keyword second = made(*database, "الانســولين");
    CHECK(second.id == first.id);
    CHECK(second.name == "الإنسولين");
    CHECK(first.slug == "الإنسولين");
    CHECK(found(*database, first.slug)->id == first.id);
    CHECK_FALSE(found(*database, "النفط"));
}

MIDAD_BOTH_ENGINES("two keywords whose addresses would be the same have two addresses") {
    TemporaryDatabase database{On::engine};
    const Keyword language = made(*database, "C");
    const Keyword other = made(*database, "C++");
    const Keyword third = made(*database, "C#");
    CHECK(language.slug == "c");
    CHECK(other.slug == "c-2");
    CHECK(third.slug == "c-3");
    CHECK(found(*database, "c-2")->name == "C++");
}

MIDAD_BOTH_ENGINES("a keyword of signs alone has an address") {
    TemporaryDatabase database{On::engine};
    CHECK(made(*database, "؟!").slug == "keyword");
}

MIDAD_BOTH_ENGINES("a keyword is found by the number that a story holds") {
    TemporaryDatabase database{On::engine};
    const Keyword keyword = made(*database, "النقل الجوي");
    database->read([&](store::Session& session) { CHECK(topics::keyword(session, keyword.id).slug == "النقل-الجوي"); });
}

MIDAD_BOTH_ENGINES("many who meet a new keyword at once get the same one") {
    TemporaryDatabase database{On::engine};
    std::vector<KeywordId> ids(4);
    std::vector<std::thread> threads;
    for (KeywordId& id : ids) threads.emplace_back([&] { id = made(*database, "كأس البحيرات").id; });
    for (std::thread& thread : threads) thread.join();
    for (const KeywordId id : ids) CHECK(id == ids.front());
}
