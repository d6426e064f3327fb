#include <doctest/doctest.h>

#include "base/file.h"
#include "site/dress.h"
#include "site/testing.h"
#include "site/words.h"

using namespace midad;
using namespace midad::site;
using namespace midad::site::testing;

TEST_CASE("a theme's change is worn at once, a broken one never, and the last good one stays") {
    TemporaryFolder folder;
    const record::Masthead masthead = sample_masthead();
    write_file(folder.path / "message.html", "<p>{{NAME}}</p>");
    Themes themes{folder.path, masthead};
    html::View view;
    view.set("NAME", "خبر");
    CHECK(themes.current()->theme->render("message", view) == "<p>خبر</p>");
    CHECK_FALSE(themes.refresh());

    write_file(folder.path / "message.html", "<p>{{#NAME}}</p>");
    CHECK_FALSE(themes.refresh());
    CHECK(themes.faults().size() > 0);
    CHECK(themes.current()->theme->render("message", view) == "<p>خبر</p>");

    write_file(folder.path / "message.html", "<div>{{NAME}}</div>");
    CHECK(themes.refresh());
    CHECK(themes.faults().empty());
    CHECK(themes.current()->theme->render("message", view) == "<div>خبر</div>");
}

TEST_CASE("a folder that is broken from the beginning leaves the program's own theme in force") {
    TemporaryFolder folder;
    const record::Masthead masthead = sample_masthead();
    write_file(folder.path / "front.html", "{{#OPEN}}");
    const Themes themes{folder.path, masthead};
    CHECK(themes.current()->theme->fingerprint() == html::Theme::carried()->fingerprint());
    CHECK(themes.faults().size() > 0);
}

TEST_CASE("a folder that is not there is no fault") {
    const record::Masthead masthead = sample_masthead();
    Themes themes{"/nowhere/at/all", masthead};
    CHECK(themes.faults().empty());
    CHECK_FALSE(themes.refresh());
}

TEST_CASE("the policy names the very style that stands in the page") {
    const record::Masthead masthead = sample_masthead();
    const Themes themes{{}, masthead};
    for (const auto& [style, sheet] : themes.current()->sheets) {
        CHECK(sheet.hash.starts_with("'sha256-"));
        CHECK(sheet.element.string().starts_with("<style>"));
        CHECK(sheet.element.string().find("asset:") == std::string::npos);
        CHECK(sheet.element.string().find("/*") == std::string::npos);
    }
    CHECK(themes.current()->sheets.at(Style::lite).element.string().size() < 2000);
}

TEST_CASE("the theme uses logical properties only, spaces no letters and slants none") {
    const auto theme = html::Theme::carried();
    int sheets = 0;
    for (const auto& name : theme->asset_names()) {
        if (!name.starts_with("styles/")) continue;
        ++sheets;
        const std::string css{theme->asset(name)};
        for (const char* word : {"letter-spacing", "italic", "oblique", "margin-left", "margin-right", "padding-left",
                                 "padding-right", "border-left", "border-right", "text-align: left",
                                 "text-align: right", "float: left", "float: right", " left:", " right:", "http"}) {
            INFO(name, ": ", word);
            CHECK(css.find(word) == css.npos);
        }
    }
    CHECK(sheets == 7);
    CHECK(std::string{theme->asset("styles/ground.css")}.find("font-synthesis: none") != std::string::npos);
}

TEST_CASE("every font that the theme carries is used by its style sheet or drawn from") {
    const auto theme = html::Theme::carried();
    const std::string faces{theme->asset("styles/faces.css")};
    int fonts = 0;
    for (const auto& name : theme->asset_names()) {
        if (!name.ends_with(".woff2")) continue;
        ++fonts;
        INFO(name);
        CHECK(faces.find("asset:" + name) != faces.npos);
    }
    CHECK(fonts == 2);
}

TEST_CASE("every word that a template says exists in Arabic and in English") {
    const auto& messages = text::Messages::carried();
    for (const char* language : {"ar", "en"}) {
        record::Masthead masthead = sample_masthead();
        masthead.language = language;
        const Words words{messages, masthead};
        html::View view;
        words.say_all(view);
        // A key without a sentence says itself.
        html::View page;
        words.say_all(page);
        const std::string body = html::Theme::carried()->render("message", page);
        CHECK(body.find("site.") == body.find("site.js"));
        for (const char* key : {"status.404", "status.404.why", "withdrawn.legal", "role.wrote", "role.edited",
                                "share.x", "photo", "imprint", "date_and_time", "search_title", "found_nothing",
                                "kilobytes", "no_magazine_yet", "within_week"}) {
            INFO(language, " ", key);
            CHECK(words.has(key));
        }
        for (const int count : {0, 1, 2, 3, 11, 100, 563})
            CHECK(words.counted("reads", count).find("site.") == std::string::npos);
    }
}

TEST_CASE("563 reads are said as the seed of this paper says them") {
    const record::Masthead masthead = sample_masthead();
    const Words words{text::Messages::carried(), masthead};
    CHECK(words.counted("reads", 563) == "563 مشاهدة");
    CHECK(words.counted("reads", 7) == "7 مشاهدات");
    CHECK(words.counted("reads", 2) == "مشاهدتان");
    CHECK(words.counted("reads", 1204) == "1,204 مشاهدات");
}
