#include "html/theme.h"

#include <doctest/doctest.h>

#include <unistd.h>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "base/failure.h"
#include "html/internal/theme_files.h"
#include "text/messages.h"

using namespace midad;
using namespace midad::html;

namespace {

namespace fs = std::filesystem;

/// A theme's folder that is gone after the test.
class Folder {
public:
    Folder() {
        static int number = 0;
        path = fs::temp_directory_path() / ("midad-theme-" + std::to_string(getpid()) + "-" + std::to_string(++number));
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }

    Folder& with(const std::string& name, std::string_view text) {
        fs::create_directories((path / name).parent_path());
        std::ofstream{path / name, std::ios::binary} << text;
        return *this;
    }

    /// A theme of this folder alone, so that what the program carries does not matter.
    Result<std::shared_ptr<const Theme>, std::vector<ThemeFault>> load() const {
        ThemeFiles files;
        std::vector<ThemeFault> faults;
        put_folder_over(files, path, faults);
        if (!faults.empty()) return refuse(std::move(faults));
        return theme_of(std::move(files));
    }

    fs::path path;
};

std::string rendered(std::string_view text, const View& view) {
    Folder folder;
    const auto theme = folder.with("page.html", text).load();
    REQUIRE_MESSAGE(theme, (theme ? "" : theme.error().front().what));
    return (*theme)->render("page", view);
}

ThemeFault only_fault(std::string_view text) {
    Folder folder;
    const auto theme = folder.with("page.html", text).load();
    REQUIRE_FALSE(theme);
    CHECK(theme.error().size() == 1);
    return theme.error().front();
}

}  // namespace

TEST_CASE("text is escaped wherever a template puts it") {
    View view;
    view.set("HEADLINE", "<b>«مصنع» & 'دواء'</b>").set("ADDRESS", "javascript:alert(1)");
    CHECK(rendered("<h1>{{HEADLINE}}</h1>", view) == "<h1>&lt;b&gt;«مصنع» &amp; &#39;دواء&#39;&lt;/b&gt;</h1>");
    CHECK(rendered("<p title=\"{{HEADLINE}}\">x</p>", view).find('<', 1) ==
          rendered("<p title=\"{{HEADLINE}}\">x</p>", view).size() - 4);
    CHECK(rendered("<a href=\"{{ADDRESS}}\">x</a>", view) == "<a href=\"#\">x</a>");
}

TEST_CASE("addresses of this site and of the web go through as they are") {
    View view;
    view.set("ADDRESS", "/طاقة/7?page=2&n=1").set("SHARE", "https://wa.me/?text=%D8%A7").set("PHONE", "+999 11 555");
    CHECK(rendered("<a href=\"{{ADDRESS}}\">x</a>", view) == "<a href=\"/طاقة/7?page=2&amp;n=1\">x</a>");
    CHECK(rendered("<a href=\"{{SHARE}}\">x</a>", view) == "<a href=\"https://wa.me/?text=%D8%A7\">x</a>");
}

TEST_CASE("HTML that the program made goes in as it is") {
    View view;
    view.set("BODY_HTML", SafeHtml::trusted("<p>نص</p>"));
    CHECK(rendered("<main>{{BODY_HTML}}</main>", view) == "<main><p>نص</p></main>");
    CHECK(rendered("{{%AUTOESCAPE context=\"HTML\"}}\n<main>{{BODY_HTML:none}}</main>", view) ==
          "<main><p>نص</p></main>");
    View data;
    data.set("DATA_HTML", SafeHtml::trusted("{\"a\":\"ب\"}"));
    CHECK(rendered("<script type=\"application/ld+json\">{{DATA_HTML}}</script>", data) ==
          "<script type=\"application/ld+json\">{\"a\":\"ب\"}</script>");
}

TEST_CASE("a section is shown once for each view, and sees the names around it") {
    View view;
    view.set("PAPER", "المداد").set_if("KICKER", "عاجل").set_if("EMPTY", "");
    for (const auto* headline : {"أولًا", "ثانيًا"}) view.add("STORIES").set("HEADLINE", headline);
    view.show("MORE").set_integer("COUNT", 563);
    CHECK(rendered("{{#STORIES}}<li>{{HEADLINE}} – {{PAPER}}</li>{{/STORIES}}{{#MORE}}+{{/MORE}}{{#NONE}}-{{/NONE}}",
                   view) == "<li>أولًا – المداد</li><li>ثانيًا – المداد</li>+");
    CHECK(rendered("{{#KICKER_IF}}[{{KICKER}}]{{/KICKER_IF}}{{#EMPTY_IF}}[]{{/EMPTY_IF}} {{COUNT}}", view) ==
          "[عاجل] 563");
    CHECK(rendered("<a{{#MORE}} class=\"on\"{{/MORE}}>x</a>", view) == "<a class=\"on\">x</a>");
}

TEST_CASE("a part stands in the page as if it were written there") {
    Folder folder;
    folder
        .with(
            "page.html",
            "<body>\n  {{>HEADER}}\n  {{! الرأس فوق }}\n  {{#STORIES}}\n    {{>STORY_CARD}}\n  {{/STORIES}}\n</body>\n")
        .with("header.html", "<h1>{{PAPER}}</h1>")
        .with("story_card.html", "{{%AUTOESCAPE context=\"HTML\"}}\n<a href=\"{{ADDRESS}}\">{{HEADLINE}}</a>\n");
    const auto theme = folder.load();
    REQUIRE(theme);
    View view;
    view.set("PAPER", "المداد");
    view.add("STORIES").set("HEADLINE", "<خبر>").set("ADDRESS", "javascript:x");
    CHECK((*theme)->render("page.html", view) == "<body>\n<h1>المداد</h1>\n<a href=\"#\">&lt;خبر&gt;</a>\n</body>\n");
}

TEST_CASE("one theme renders on many threads at once") {
    Folder folder;
    const auto theme =
        folder.with("page.html", "{{#STORIES}}<a href=\"{{ADDRESS}}\">{{HEADLINE}}</a>{{/STORIES}}").load();
    REQUIRE(theme);
    const auto page = [&](int thread) {
        View view;
        view.add("STORIES").set("ADDRESS", "/" + std::to_string(thread)).set("HEADLINE", "خبر");
        return (*theme)->render("page", view);
    };
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, thread] {
                for (int round = 0; round < 200; ++round) {
                    wrong += page(thread) != "<a href=\"/" + std::to_string(thread) + "\">خبر</a>";
                }
            });
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a template that is not there is a failure with its name") {
    Folder folder;
    const auto theme = folder.with("page.html", "x").load();
    REQUIRE(theme);
    CHECK_THROWS_AS((*theme)->render("story", View{}), Failure);
}

TEST_CASE("what breaks a theme's rules is told with its file and line") {
    struct Probe {
        std::string_view text;
        std::string_view key;
        int line;
    };
    const Probe probes[] = {
        {"<p>\n{{HEADLINE:none}}</p>", "theme.modifier", 2},
        {"{{HEADLINE:javascript_escape}}", "theme.modifier", 1},
        {"{{BODY_HTML:h}}", "theme.modifier", 1},
        {"{{headline}}", "theme.bad_name", 1},
        {"<p>\n\n{{HEADLINE", "theme.unclosed_marker", 3},
        {"{{%AUTOESCAPE context=\"JAVASCRIPT\"}}", "theme.other_pragma", 1},
        {"<p>{{%AUTOESCAPE context=\"HTML\"}}", "theme.other_pragma", 1},
        {"{{=<% %>=}}", "theme.bad_name", 1},
        {"<p>\n{{#STORIES}}</p>", "theme.section_open", 2},
        {"<p>\n{{/STORIES}}</p>", "theme.section_not_open", 2},
        {"{{#MORE}}<a {{/MORE}}>", "theme.section_in_pieces", 1},
        {"<a href=\"/", "theme.ends_in_tag", 1},
        {"<script src=\"/x.js\">", "theme.element_open", 1},
        {"<p {{CLASS}}>", "theme.value_in_tag", 1},
        {"<p class={{CLASS}}>", "theme.value_unquoted", 1},
        {"<!-- {{HEADLINE}} -->", "theme.value_in_comment", 1},
        {"<style>p{color:{{COLOUR}}}</style>", "theme.value_in_script", 1},
        {"<script type=\"application/ld+json\">{{HEADLINE}}</script>", "theme.value_in_script", 1},
        {"<p style=\"color:{{COLOUR}}\">", "theme.value_in_style", 1},
        {"<p title=\"{{BODY_HTML}}\">", "theme.html_in_attribute", 1},
        {"<p\nonclick=\"x()\">", "theme.event_attribute", 2},
        {"<script>\nx()</script>", "theme.inline_script", 2},
        {"<a href=\" java\nscript:x()\">", "theme.script_address", 2},
        {"{{>NOWHERE}}", "theme.no_part", 1},
        {"{{>PAGE}}", "theme.part_in_circle", 1},
        {"<p class=\"{{>PAGE}}\">", "theme.part_in_tag", 1},
        {"<p>\n\xFF</p>", "theme.not_utf8", 2},
    };
    for (const Probe& probe : probes) {
        CAPTURE(probe.text);
        const ThemeFault fault = only_fault(probe.text);
        CHECK(fault.file == "page.html");
        CHECK(fault.key == probe.key);
        CHECK(fault.line == probe.line);
        CHECK(fault.what == text::Messages::carried().say("en", probe.key, fault.arguments));
        CHECK(text::Messages::carried().has("ar", probe.key));
    }
    CHECK(only_fault(std::string((256u << 10) + 1, 'x')).key == "theme.too_large");
}

TEST_CASE("every fault is told, not only the first") {
    Folder folder;
    const auto theme = folder.with("page.html", "{{x}}\n{{A:none}}").with("part.html", "<p {{A}}>").load();
    REQUIRE_FALSE(theme);
    CHECK(theme.error().size() == 3);
}

TEST_CASE("parts that double again and again are refused before they fill the memory") {
    Folder folder;
    folder.with("p0.html", std::string(200u << 10, 'x'));
    for (int number = 1; number < 12; ++number) {
        const std::string below = "{{>P" + std::to_string(number - 1) + "}}";
        folder.with("p" + std::to_string(number) + ".html", below + below + below + below);
    }
    const auto theme = folder.load();
    REQUIRE_FALSE(theme);
    CHECK(theme.error().front().key == "theme.parts_too_deep");
}

TEST_CASE("a theme's other files are its assets, and its fingerprint follows every file") {
    Folder folder;
    folder.with("page.html", "x")
        .with("theme.css", "p{}")
        .with("fonts/naskh.woff2", "wOF2")
        .with("README.md", "x")
        .with(".git/config", "x");
    const auto theme = folder.load();
    REQUIRE(theme);
    CHECK((*theme)->asset("theme.css") == "p{}");
    CHECK((*theme)->asset("fonts/naskh.woff2") == "wOF2");
    CHECK((*theme)->asset("page.html").data() == nullptr);
    CHECK((*theme)->asset("../etc/passwd").data() == nullptr);
    CHECK((*theme)->asset_names() == std::vector<std::string>{"fonts/naskh.woff2", "theme.css"});
    CHECK((*theme)->fingerprint().size() == 16);
    const auto same = folder.load();
    REQUIRE(same);
    CHECK((*same)->fingerprint() == (*theme)->fingerprint());
    const auto other = folder.with("theme.css", "p{color:red}").load();
    REQUIRE(other);
    CHECK((*other)->fingerprint() != (*theme)->fingerprint());
}

TEST_CASE("a folder that is not there or holds strange files is no theme") {
    const auto nowhere = Theme::load("/nowhere/at/all");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().front().key == "theme.cannot_read");
    Folder folder;
    const auto strange = folder.with("run.sh", "x").load();
    REQUIRE_FALSE(strange);
    CHECK(strange.error().front().key == "theme.unknown_kind");
}

TEST_CASE("the theme that the program carries is whole, and a folder may put files over it") {
    const auto carried = Theme::carried();
    Folder folder;
    const auto own = Theme::load(folder.with("extra_part.html", "<p>{{PAPER}}</p>").path);
    REQUIRE(own);
    View view;
    view.set("PAPER", "المداد");
    CHECK((*own)->render("extra_part", view) == "<p>المداد</p>");
    CHECK((*own)->asset_names() == carried->asset_names());
    CHECK((*own)->fingerprint() != carried->fingerprint());
}
