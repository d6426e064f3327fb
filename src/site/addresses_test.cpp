#include <doctest/doctest.h>

#include "site/addresses.h"
#include "site/routes.h"

using namespace midad;
using namespace midad::site;

TEST_CASE("a story's address has its section's word, its number and its slug") {
    const topics::Sections sections{{{"energy", "طاقة", "طاقة"}}};
    CHECK(story_path(sections, "energy", StoryId{7}, "شراكة-الضفتين") == "/طاقة/7/شراكة-الضفتين");
    CHECK(story_path(sections, "energy", StoryId{7}, "") == "/طاقة/7");
    // A section that was taken out of the settings keeps its stories' addresses, under its key.
    CHECK(story_path(sections, "gone", StoryId{7}, "خبر") == "/gone/7/خبر");
}

TEST_CASE("the lite form stands before the path, and a lite story at its short address") {
    CHECK(in_form(Form::lite, "/") == "/lite");
    CHECK(in_form(Form::lite, "/طاقة") == "/lite/طاقة");
    CHECK(in_form(Form::full, "/طاقة") == "/طاقة");
    record::Card card;
    card.story = StoryId{7};
    card.section = "energy";
    card.slug = "خبر";
    CHECK(story_in_form(Form::lite, topics::Sections{{}}, card) == "/lite/s/7");
}

TEST_CASE("a month reads as it is written") {
    CHECK(iso_month(2025, 5) == "2025-05");
    CHECK(parse_month("2025-05") == Month{2025, 5});
    CHECK_FALSE(parse_month("2025-13"));
    CHECK_FALSE(parse_month("2025-5"));
    CHECK_FALSE(parse_month("٢٠٢٥-٠٥"));
}

TEST_CASE("shared links carry the address and the headline encoded whole") {
    const auto links = share_links("https://almidad.example/s/7", "اتفاق & نفط");
    REQUIRE(links.size() == 4);
    CHECK(links[0].address.find("https%3A%2F%2Falmidad.example%2Fs%2F7") != std::string::npos);
    CHECK(links[1].address.find("%26") != std::string::npos);
    for (const auto& link : links) CHECK(link.address.find(' ') == std::string::npos);
}

TEST_CASE("a section cannot have a word that the site uses as its own, or the desk") {
    const auto reserved = reserved_words();
    CHECK(std::find(reserved.begin(), reserved.end(), "admin") != reserved.end());
    for (const auto word : reserved_words()) {
        INFO(std::string{word});
        CHECK_FALSE(word.empty());
    }
    // Each first word of the table of routes is reserved.
    for (const char* path : {"/tag/x", "/keywords", "/author/x", "/authors/م", "/day/x", "/archive", "/most-read",
                             "/search", "/s/1", "/read/1.gif", "/media/x"}) {
        const std::string first = std::string{path}.substr(1, std::string{path}.find('/', 1) - 1);
        const auto words = reserved_words();
        CHECK_MESSAGE(std::find(words.begin(), words.end(), first) != words.end(), first);
        CHECK(routes().find(http::Method::get, path));
    }
}
