#include "programs/settings.h"

#include <doctest/doctest.h>

#include "text/messages.h"

using namespace midad;
using programs::read_settings;

namespace {

std::vector<programs::SettingsFault> faults_of(std::string_view toml) {
    const auto settings = read_settings(toml, "midad.toml");
    REQUIRE_FALSE(settings);
    return settings.error();
}

}  // namespace

TEST_CASE("an empty file is a paper with every default and ten sections") {
    const auto settings = read_settings("", "midad.toml");
    REQUIRE(settings);
    CHECK(settings->masthead.name == "صحيفة المداد");
    CHECK(settings->sections.size() == 10);
    CHECK(settings->sections.front().slug == "سياسة");
    CHECK(settings->server.port == 8080);
}

TEST_CASE("a paper's own words and habits are taken") {
    const auto settings = read_settings(
        "[paper]\nname = \"الضفّة\"\n[style]\nmonths = \"tunisian\"\ndigits = \"arabic-indic\"\nhijri_offset_days = -1\n"
        "[audience]\nmirrors = \"https://one.example http://127.0.0.1:8081\"\n"
        "[[section]]\nkey = \"energy\"\nname = \"طاقة ومياه\"\n",
        "midad.toml");
    REQUIRE(settings);
    CHECK(settings->masthead.mirrors == "https://one.example http://127.0.0.1:8081");
    CHECK(settings->masthead.name == "الضفّة");
    CHECK(settings->masthead.house.months == text::Months::tunisian);
    CHECK(settings->masthead.house.hijri_offset_days == -1);
    REQUIRE(settings->sections.size() == 1);
    CHECK(settings->sections[0].slug == "طاقة-ومياه");
}

TEST_CASE("every wrong key and value is told with its line, not only the first") {
    const auto faults = faults_of(
        "[paper]\n"
        "naem = \"خطأ\"\n"
        "address = \"https://example.org/\"\n"
        "[server]\n"
        "port = 70000\n"
        "threads = \"two\"\n"
        "[style]\n"
        "time_zone = \"Asia/Nowhere\"\n"
        "[colour]\n"
        "ink = 1\n");
    REQUIRE(faults.size() == 6);
    CHECK(faults[0].line == 2);
    CHECK(faults[0].key == "settings.unknown_key");
    CHECK(faults[1].key == "settings.not_an_origin");
    CHECK(faults[2].line == 5);
    CHECK(faults[2].key == "settings.out_of_range");
    CHECK(faults[3].key == "settings.not_number");
    CHECK(faults[4].key == "settings.not_a_zone");
    CHECK(faults[5].key == "settings.unknown_key");
}

TEST_CASE("what is no TOML, or no UTF-8, is told with its line") {
    CHECK(faults_of("[paper]\nname = \"غير مغلق\n")[0].line == 2);
    CHECK(faults_of("[paper]\nname = \"\xFF\"\n")[0].key == "settings.not_utf8");
}

TEST_CASE("the commonest faults in TOML have a sentence of their own, with the library's words as a detail") {
    for (const auto& [toml, key] : std::initializer_list<std::pair<const char*, const char*>>{
             {"[paper]\nname = \"غير مغلق\n", "settings.toml_unfinished"},
             {"[paper]\nname = \"أ\"\nname = \"ب\"\n", "settings.toml_twice"},
             {"[paper]\nname = صحيفة\n", "settings.toml_value"},
             {"[paper]\nname \"صحيفة\"\n", "settings.toml_key"},
             {"[paper\nname = \"صحيفة\"\n", "settings.toml_key"}}) {
        const auto faults = faults_of(toml);
        REQUIRE(faults.size() == 1);
        CHECK_MESSAGE(faults[0].key == key, faults[0].arguments[0].second);
        CHECK_FALSE(faults[0].arguments[0].second.empty());
    }
}

TEST_CASE("mirrors are origins, with one blank between") {
    for (const char* wrong : {"one.example", "https://one.example/", "https://one.example  https://two.example", " "}) {
        const auto faults = faults_of("[audience]\nmirrors = \"" + std::string{wrong} + "\"\n");
        REQUIRE_MESSAGE(faults.size() == 1, std::string{wrong});
        CHECK(faults[0].key == "settings.not_origins");
        CHECK(faults[0].line == 2);
    }
}

TEST_CASE("two sections of one key, or one without a name, are refused") {
    CHECK(faults_of("[[section]]\nkey = \"a\"\nname = \"أ\"\n[[section]]\nkey = \"a\"\nname = \"ب\"\n")[0].key ==
          "settings.section_twice");
    CHECK(faults_of("[[section]]\nkey = \"a\"\n")[0].key == "settings.section_incomplete");
    const auto reserved = faults_of("[[section]]\nkey = \"finder\"\nname = \"بحث\"\nslug = \"search\"\n");
    REQUIRE(reserved.size() == 1);
    CHECK(reserved[0].line == 1);
    CHECK(reserved[0].key == "settings.section_reserved");
    CHECK(faults_of("[[section]]\nkey = \"طاقة\"\nname = \"طاقة\"\n")[0].key == "settings.section_key");
}

TEST_CASE("written settings are read back the same, and every key is explained in both languages") {
    programs::Settings settings;
    settings.sections = programs::usual_sections();
    settings.sections[3].in_line = false;
    settings.masthead.about = "سطر\nو\"اقتباس\" و\\ شرطة";
    settings.masthead.house.both_months = true;
    const std::string written = programs::written_settings(settings);
    const auto again = read_settings(written, "midad.toml");
    REQUIRE(again);
    CHECK(programs::written_settings(*again) == written);
    CHECK(again->masthead.about == settings.masthead.about);
    CHECK_FALSE(again->sections[3].in_line);
    // A key without its sentence would be written as the message's own name.
    CHECK(written.find("settings.key") == written.npos);
}

TEST_CASE("places are changed in the editor's own file, and nothing else of it") {
    programs::Settings settings;
    settings.database = "postgresql://paper@db/\"مداد\"";
    settings.media = "صور";
    const std::string own =
        "# الصحيفة كما نريدها\n[paper]\nname = \"المرفأ\"  # لا يُغيَّر\n\n[store]\n"
        "database = 'sqlite:ورق.sqlite' # المخزن\ntheme = \"theme\"\n\n"
        "[[section]]\nkey = \"sea\"\nname = \"بحر\"\n# آخر سطر";
    const std::string changed = programs::with_places(own, settings);
    CHECK(changed ==
          "# الصحيفة كما نريدها\n[paper]\nname = \"المرفأ\"  # لا يُغيَّر\n\n[store]\nmedia = \"صور\"\n"
          "database = \"postgresql://paper@db/\\\"مداد\\\"\" # المخزن\ntheme = \"theme\"\n\n"
          "[[section]]\nkey = \"sea\"\nname = \"بحر\"\n# آخر سطر");
    CHECK(programs::with_places(changed, settings) == changed);
    const std::string without = programs::with_places("# لا شيء\n[paper]\nname = \"أ\"\n", settings);
    CHECK(without.ends_with("\n# لا شيء\n[paper]\nname = \"أ\"\n"));
    CHECK(read_settings(without, "")->media == "صور");
    // Written in a way that is not followed: the values are right all the same.
    for (const char* other : {"store = { media = \"m\" }\n", "store.media = \"m\"\n", "[store]"}) {
        CAPTURE(other);
        const auto read = read_settings(programs::with_places(other, settings), "");
        REQUIRE(read);
        CHECK(read->media == "صور");
        CHECK(read->database == settings.database);
    }
}
