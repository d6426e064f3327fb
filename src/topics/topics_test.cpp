#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <thread>

#include "store/database.h"
#include "store/testing.h"
#include "topics/keywords.h"
#include "topics/sections.h"
#include "topics/sections_in_force.h"

using namespace midad;
using store::testing::TemporaryDatabase;
using topics::Keyword;
using topics::Section;
using topics::Sections;
using topics::SectionsInForce;

namespace {

const Sections paper{
    {{"energy", "طاقة", "طاقة"}, {"economy", "اقتصاد", "اقتصاد"}, {"world", "العالم والأقاليم", "العالم"}}};

Keyword made(store::Database& database, std::string_view name) {
    return database.together(store::Durability::normal, [&](store::Transaction& transaction) {
        return topics::find_or_make_keyword(transaction, name);
    });
}

/// midad.toml's sections before the editor changes one.
const std::vector<Section> settled = paper.all();

std::vector<std::string> keys_of(const SectionsInForce& sections) {
    std::vector<std::string> keys;
    const auto now = sections.now();
    for (const Section& section : now->all()) keys.push_back(section.key);
    return keys;
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

MIDAD_BOTH_ENGINES("a section that another system has is added behind those of midad.toml, and kept") {
    TemporaryDatabase database{On::engine};
    SectionsInForce sections{*database, settled};
    const auto before = sections.now();
    const auto made = sections.find_or_add({"localNews", "أخبار الطقــس", {}});
    REQUIRE(made);
    CHECK(made->key == "local-news");
    CHECK(made->slug == "أخبار-الطقس");
    CHECK(keys_of(sections) == std::vector<std::string>{"energy", "economy", "world", "local-news"});
    CHECK(before->all().size() == 3);
    SectionsInForce again{*database, settled};
    CHECK(again.now()->by_slug("أخبار-الطقس")->name == made->name);
}

MIDAD_BOTH_ENGINES("a section is found by the name or the word that another system has for it, however it is spelt") {
    TemporaryDatabase database{On::engine};
    SectionsInForce sections{*database, settled};
    CHECK(sections.find_or_add({"Eco", "إقتصــاد", {}})->key == "economy");
    CHECK(sections.find_or_add({"Energy", "الطاقة والمناخ", {}})->key == "energy");
    CHECK(sections.find_or_add({"weather", "الأنواء", {}})->key == "weather");
    CHECK(sections.find_or_add({"wx", "الانـــواء", {}})->key == "weather");
    CHECK(sections.find_or_add({"Weather", "", {}})->key == "weather");
    CHECK(sections.now()->all().size() == 4);
}

MIDAD_BOTH_ENGINES("an added section has an address of its own, and one that the site does not use") {
    TemporaryDatabase database{On::engine};
    constexpr std::array<std::string_view, 2> reserved{"search", "search-2"};
    SectionsInForce sections{*database, settled, reserved};
    CHECK(sections.find_or_add({"fx", "اقتصاد!", {}})->slug == "اقتصاد-2");
    CHECK(sections.find_or_add({"fy", "«اقتصاد»", {}})->slug == "اقتصاد-3");
    CHECK(sections.find_or_add({"lookup", "Search", {}})->slug == "search-3");
    CHECK(sections.find_or_add({"marks", "!!!", {}})->slug == "marks");
    CHECK(sections.find_or_add({"world", "؟", {}})->key == "world");
    CHECK(sections.find_or_add({"طقس 2024 MedPharm", "", {}})->slug == "طقس-2024-medpharm");
    CHECK(sections.find_or_add({"طقس", "", {}})->key == "section-9");
}

MIDAD_BOTH_ENGINES("what has no letter for an address, or is a paragraph, is no section") {
    TemporaryDatabase database{On::engine};
    SectionsInForce sections{*database, settled};
    CHECK_FALSE(sections.find_or_add({"!!!", "…", {}}));
    CHECK_FALSE(sections.find_or_add({"ـــ", "", {}}));
    CHECK_FALSE(sections.find_or_add({"long", "قسم له اسم أطول مما يتسع له سطر واحد من سطور القائمة على الهاتف", {}}));
    CHECK(sections.now()->all().size() == 3);
}

MIDAD_BOTH_ENGINES("two long words that begin alike are two sections") {
    TemporaryDatabase database{On::engine};
    SectionsInForce sections{*database, settled};
    const std::string word(40, 'x');
    CHECK(sections.find_or_add({word + "a", "أول", {}})->key == word);
    CHECK(sections.find_or_add({word + "b", "ثان", {}})->key == std::string(36, 'x'));
    CHECK(sections.now()->all().size() == 5);
}

MIDAD_BOTH_ENGINES("a slug that a section had leads to it for ever, and is given to no other that is added") {
    TemporaryDatabase database{On::engine};
    {
        const SectionsInForce first{*database, settled};
    }
    std::vector<Section> changed = settled;
    changed[0].name = "الطاقة والمناخ";
    changed[0].slug = "الطاقة-والمناخ";
    SectionsInForce sections{*database, changed};
    CHECK(sections.now()->by_slug("طاقة") == nullptr);
    CHECK(sections.now()->by_former("طاقة")->key == "energy");
    CHECK(sections.now()->by_former("energy")->key == "energy");
    CHECK(sections.now()->by_former("سفر") == nullptr);
    CHECK(sections.now()->by_any("طاقــه")->key == "energy");
    CHECK(sections.find_or_add({"e2", "طاقة؟ لا", {}})->slug == "طاقة-لا");
    CHECK(sections.find_or_add({"e3", "«طاقة»", {}})->slug == "طاقة-2");
}

MIDAD_BOTH_ENGINES("midad.toml has the first word on a section that was added, and on a slug") {
    TemporaryDatabase database{On::engine};
    {
        SectionsInForce sections{*database, settled};
        sections.find_or_add({"weather", "طقس", {}});
        sections.find_or_add({"travel", "سفر", {}});
    }
    std::vector<Section> changed = settled;
    changed.push_back({"weather", "الأرصاد", "الأرصاد"});
    changed.push_back({"tourism", "سياحة", "سفر"});
    const SectionsInForce sections{*database, changed};
    CHECK(keys_of(sections) == std::vector<std::string>{"energy", "economy", "world", "weather", "tourism", "travel"});
    CHECK(sections.now()->by_former("طقس")->name == "الأرصاد");
    CHECK(sections.now()->by_slug("سفر")->key == "tourism");
    CHECK(sections.now()->by_slug("سفر-2")->key == "travel");
}

MIDAD_BOTH_ENGINES("a section that another process adds is announced, and in force once looked for") {
    TemporaryDatabase database{On::engine};
    SectionsInForce here{*database, settled};
    const auto listener = database->listen();
    CHECK_FALSE(here.refresh());
    const auto elsewhere = store::Database::open(database.place());
    SectionsInForce there{*elsewhere, settled};
    CHECK_FALSE(listener->wait(std::chrono::milliseconds{50}));
    there.find_or_add({"weather", "طقس", {}});
    CHECK(listener->wait(std::chrono::milliseconds{1000}));
    CHECK(here.refresh());
    CHECK_FALSE(here.refresh());
    CHECK(here.now()->by_key("weather")->slug == "طقس");
}

MIDAD_BOTH_ENGINES("many who meet a new section at once get the same one") {
    TemporaryDatabase database{On::engine};
    SectionsInForce sections{*database, settled};
    std::vector<std::string> keys(4);
    std::vector<std::thread> threads;
    for (std::size_t one = 0; one < keys.size(); ++one) {
        threads.emplace_back([&, one] {
            const auto own = store::Database::open(database.place());
            SectionsInForce mine{*own, settled};
            keys[one] = mine.find_or_add({"word" + std::to_string(one), "كأس البحيرات", {}})->key;
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& key : keys) CHECK(key == keys.front());
    CHECK(sections.refresh());
    CHECK(sections.now()->all().size() == 4);
}

MIDAD_BOTH_ENGINES("stories that lost their section get it back under the key that they have") {
    TemporaryDatabase database{On::engine};
    SectionsInForce sections{*database, settled};
    CHECK(sections.find_or_add({"طقس", "", "section-4"})->key == "section-4");
    CHECK(sections.find_or_add({"ريح", "", {}})->key == "section-5");
}
