#include "article/story_form.h"

#include <doctest/doctest.h>

#include <set>

#include "article/testing.h"
#include "text/dates.h"
#include "text/messages.h"

using namespace midad;
using namespace midad::article;

namespace {

const text::House house{};

TypedStory read(std::string_view file) {
    const auto story = read_story_form(file, house);
    REQUIRE_MESSAGE(story, (story ? "" : story.error().front().key));
    return *story;
}

std::string with_head(std::string_view head) {
    return "---\nheadline: عنوان\nsection: energy\n" + std::string{head} + "---\nنص\n";
}

std::vector<Block> blocks(std::string_view text) {
    return read("---\nheadline: عنوان\nsection: energy\n---\n" + std::string{text}).article.blocks;
}

Text words(std::string text) { return {{std::move(text)}}; }

FormFault only_fault(std::string_view file) {
    const auto story = read_story_form(file, house);
    REQUIRE_FALSE(story);
    CHECK(story.error().size() == 1);
    return story.error().front();
}

/// The fault of a head line, which stands on line 4.
FormFault head_fault(std::string_view line) { return only_fault(with_head(std::string{line} + "\n")); }

/// The fault of a text whose first line is line 5.
FormFault text_fault(std::string_view text) {
    return only_fault("---\nheadline: عنوان\nsection: energy\n---\n" + std::string{text});
}

std::string times(std::string_view piece, int count) {
    std::string all;
    while (count-- > 0) all += piece;
    return all;
}

}  // namespace

TEST_CASE("every story of the sample newspaper is typed as docs/story-form.md says") {
    const auto paths = testing::sample_stories();
    CHECK(paths.size() >= 60);
    for (const auto& path : paths) {
        const auto story = read_story_form(read_file(path), house);
        CAPTURE(path.string());
        if (story) {
            CHECK_FALSE(story->article.blocks.empty());
            continue;
        }
        for (const FormFault& fault : story.error()) {
            CHECK_MESSAGE(false, fault.line << ": " << text::Messages::carried().say("en", fault.key, fault.arguments));
        }
    }
}

TEST_CASE("the head becomes the article and what is asked with it") {
    const TypedStory story = read(
        "---\nheadline: شراكة الضفّتين: خمسة ملفات\nsection: طاقة\nkicker: طاقة\nstandfirst: تمهيد يمضي\n  إلى السطر "
        "التالي\n"
        "city: مرسى الشرق\nagency: وكالات\nby: رنا العلي\nby: ليلى حسن\ntranslated-by: ياسر منصور\nphotographed-by: "
        "سلمى نجّار\n"
        "edited-by: هالة\nkeyword: النفط\nkeyword: النقل الجوي\nsource: البنك المركزي | https://example.org/r\nsource: "
        "هيئة الطيران\n"
        "published: 2025-05-07 18:40\nlanguage: ar\npicture: ../pictures/hall.jpg\ncaption: قاعة\ncredit: سلمى\nalt: "
        "وصف\n"
        "placing: lead\nbreaking: yes\nslug: Partnership of Shores\norigin: wire:7\nstory: ٧\ntranslation-of: ٥٤\n"
        "correction: 2025-05-08 09:00 | صُحّح الرقم.\ncorrection: صُحّح الاسم.\n---\nنص\n");
    const Article& article = story.article;
    CHECK(article.headline == "شراكة الضفّتين: خمسة ملفات");
    CHECK(article.section == "طاقة");
    CHECK(article.kicker == "طاقة");
    CHECK(article.standfirst == "تمهيد يمضي إلى السطر التالي");
    CHECK(article.dateline == Dateline{"مرسى الشرق", "وكالات"});
    CHECK(article.bylines == std::vector<Byline>{{Role::wrote, "رنا العلي"},
                                                 {Role::wrote, "ليلى حسن"},
                                                 {Role::translated, "ياسر منصور"},
                                                 {Role::photographed, "سلمى نجّار"},
                                                 {Role::edited, "هالة"}});
    CHECK(article.keywords == std::vector<std::string>{"النفط", "النقل الجوي"});
    CHECK(article.sources == std::vector<Source>{{"البنك المركزي", "https://example.org/r"}, {"هيئة الطيران", ""}});
    CHECK(article.picture == Picture{"../pictures/hall.jpg", "وصف", "قاعة", "سلمى", 0, 0});
    CHECK(story.published == text::parse_instant("2025-05-07 18:40", house));
    CHECK(story.placing == "lead");
    CHECK(story.breaking);
    CHECK(story.slug == "partnership-of-shores");
    CHECK(story.origin == "wire:7");
    CHECK(story.story == 7);
    CHECK(story.translation_of == 54);
    REQUIRE(story.corrections.size() == 2);
    CHECK(story.corrections[0].at == text::parse_instant("2025-05-08 09:00", house));
    CHECK(story.corrections[0].words == "صُحّح الرقم.");
    CHECK_FALSE(story.corrections[1].at);
}

TEST_CASE("a head of two lines is enough, and the text may be empty") {
    const TypedStory story = read("---\nheadline: عنوان\nsection: energy\n---\n");
    CHECK(story.article.language == "ar");
    CHECK(story.placing == "normal");
    CHECK_FALSE(story.breaking);
    CHECK_FALSE(story.published);
    CHECK_FALSE(story.story);
    CHECK(story.article.blocks.empty());
}

TEST_CASE("files from any editor are taken: a mark at the head, two kinds of line ends, no last line end") {
    const auto plain = read("---\nheadline: عنوان\nsection: energy\n---\nنص\n\nآخر");
    const auto windows = read("\xEF\xBB\xBF---\r\nHeadline : عنوان\r\nsection: energy\r\n---\r\nنص\r\n\r\nآخر\r\n");
    CHECK(windows.article == plain.article);
}

TEST_CASE("what was typed is made safe to store: no invisible characters, one blank, composed letters") {
    const TypedStory story =
        read("---\nheadline: \u200Fعنـــوان\u202E  كبير\u00AD\nsection: energy\n---\nا\u0653ب  \u200Bج\n");
    CHECK(story.article.headline == "عنوان كبير");
    CHECK(story.article.blocks == std::vector<Block>{Paragraph{words("آب ج")}});
}

TEST_CASE(
    "paragraphs are parted by an empty line, lines inside one by a blank, a backslash at the end breaks the line") {
    CHECK(blocks("سطر\nآخر\n\n \nفقرة\n") == std::vector<Block>{Paragraph{words("سطر آخر")}, Paragraph{words("فقرة")}});
    CHECK(blocks("يا منارةَ البحرِ أضيئي\\\nللعابرينَ طريقَهم\n") ==
          std::vector<Block>{Paragraph{words("يا منارةَ البحرِ أضيئي\nللعابرينَ طريقَهم")}});
}

TEST_CASE("bold, emphasis and links") {
    CHECK(blocks("قال **الوزير** إنه *أمس* قرأ [البيان **كاملًا**](https://example.org/a_(b)).") ==
          std::vector<Block>{Paragraph{{{"قال "},
                                        {"الوزير", true, false, ""},
                                        {" إنه "},
                                        {"أمس", false, true, ""},
                                        {" قرأ "},
                                        {"البيان ", false, false, "https://example.org/a_(b)"},
                                        {"كاملًا", true, false, "https://example.org/a_(b)"},
                                        {"."}}}});
    CHECK(blocks("***كلاهما*** و**عريض *ومائل***") ==
          std::vector<Block>{
              Paragraph{{{"كلاهما", true, true, ""}, {" و"}, {"عريض ", true, false, ""}, {"ومائل", true, true, ""}}}});
    CHECK(blocks("5 * 3 [كذا] (هنا) * 2") == std::vector<Block>{Paragraph{words("5 * 3 [كذا] (هنا) * 2")}});
    CHECK(blocks("\\*نجمة\\* \\[قوس] \\\\ C:\\temp") ==
          std::vector<Block>{Paragraph{words("*نجمة* [قوس] \\ C:\\temp")}});
    CHECK(blocks("[هاتف](tel:+99911) و[خبر](/طاقة/7)").size() == 1);
}

TEST_CASE("sub-heads have anchors that do not repeat") {
    CHECK(blocks("## مصنع *الإنسولين*\nنص\n\n## مصنع الإنسولين") ==
          std::vector<Block>{Subhead{"مصنع الإنسولين", "مصنع-الإنسولين"}, Paragraph{words("نص")},
                             Subhead{"مصنع الإنسولين", "مصنع-الإنسولين-2"}});
    CHECK(blocks("#وسم في أول الكلام") == std::vector<Block>{Paragraph{words("#وسم في أول الكلام")}});
}

TEST_CASE("quotes, with who said them") {
    CHECK(blocks("> المصنع ليس صورة.\n> قالتها مرتين.\n> — ريم البيلسان") ==
          std::vector<Block>{Quote{words("المصنع ليس صورة. قالتها مرتين."), "ريم البيلسان"}});
    CHECK(blocks("> بلا قائل") == std::vector<Block>{Quote{words("بلا قائل"), ""}});
}

TEST_CASE("lists, numbered in digits of any kind") {
    CHECK(blocks("- أ\n- ب\n  تتمة\n\n1. ج\n2. د") ==
          std::vector<Block>{List{false, {words("أ"), words("ب تتمة")}}, List{true, {words("ج"), words("د")}}});
    CHECK(blocks("١. أ\n٢. ب") == std::vector<Block>{List{true, {words("أ"), words("ب")}}});
    CHECK(blocks("وبلغ العدد\n250. وقال") == std::vector<Block>{Paragraph{words("وبلغ العدد 250. وقال")}});
    CHECK(blocks("\\- قال\n\n1\\. قال").size() == 2);
}

TEST_CASE("a fact box holds paragraphs and lists") {
    CHECK(blocks("::: ما لا يقوله الاتفاق\nفقرة\n\n- أ\n- ب\n:::\nبعده") ==
          std::vector<Block>{
              FactBox{"ما لا يقوله الاتفاق", {Paragraph{words("فقرة")}, List{false, {words("أ"), words("ب")}}}},
              Paragraph{words("بعده")}});
}

TEST_CASE("pictures, files and embeds") {
    CHECK(blocks("![وصف \\] هنا](../pictures/a.jpg \"تعليق \\| بخط | سلمى / المداد\")") ==
          std::vector<Block>{PictureBlock{{"../pictures/a.jpg", "وصف ] هنا", "تعليق | بخط", "سلمى / المداد", 0, 0}}});
    CHECK(blocks("[[agreement.pdf | نص الاتفاق]]") == std::vector<Block>{File{"agreement.pdf", "نص الاتفاق", 0}});
    CHECK(blocks("<https://example.org/v>\nحفل الإضاءة | تلفزيون السهل\n\n<https://example.org/w>\n\nنص") ==
          std::vector<Block>{Embed{"https://example.org/v", "حفل الإضاءة", "تلفزيون السهل"},
                             Embed{"https://example.org/w", "", ""}, Paragraph{words("نص")}});
}

TEST_CASE("tables, with a caption just above") {
    CHECK(blocks("Table: تعهدات\n| التعهد | الموعد |\n|---|:---:|\n| **نشر** | 24 \\| 7 |\n|  | غدًا |\n") ==
          std::vector<Block>{Table{"تعهدات",
                                   {words("التعهد"), words("الموعد")},
                                   {{{{"نشر", true, false, ""}}, words("24 | 7")}, {{}, words("غدًا")}}}});
}

TEST_CASE("what is wrong in the head is told with its line") {
    const std::pair<std::string_view, std::string_view> probes[] = {
        {"no colon here", "no_key"},
        {"status: draft", "unknown_key"},
        {"headline: ثانٍ", "key_twice"},
        {"kicker:", "empty_value"},
        {"kicker: \u200B", "empty_value"},
        {"keyword: أ\nkeyword: أ", "keyword_twice"},
        {"source: | https://example.org/r", "source_without_name"},
        {"source: اسم | javascript:x", "bad_link"},
        {"published: 2025-13-45 99:99", "bad_date"},
        {"published: أمس", "bad_date"},
        {"language: عربي", "bad_language"},
        {"language: zz", "bad_language"},
        {"placing: front", "bad_placing"},
        {"breaking: no", "bad_breaking"},
        {"slug: ؟!", "bad_slug"},
        {"story: 0", "bad_number"},
        {"translation-of: قصة", "bad_number"},
        {"story: 7x", "bad_number"},
        {"story: 99999999999999999999", "bad_number"},
        {"picture: a.jpg", "picture_without_credit"},
        {"caption: قاعة", "without_picture"},
        {"correction: صُحّح", "correction_of_nothing"},
        {"kicker: a\x01z", "control_character"},
        {"kicker: a\xC2\x85z", "control_character"},
    };
    for (const auto& [line, key] : probes) {
        CAPTURE(line);
        const FormFault fault = head_fault(line);
        CHECK(fault.key == "story_form." + std::string{key});
        CHECK(fault.line == (key == "keyword_twice" ? 5 : 4));
    }
    CHECK(head_fault("origin: " + std::string(201, 'x')).key == "story_form.origin_too_long");
    CHECK(head_fault("kicker: " + times("س", 2001)).key == "story_form.too_long");
    CHECK(head_fault("story: 7\ncorrection: غدًا | صُحّح").key == "story_form.bad_date");
    CHECK(only_fault("---\nheadline: " + times("س", 301) + "\nsection: x\n---\n").key == "story_form.too_long");
    CHECK(read("---\nheadline: " + times("س", 300) + "\nsection: x\n---\n").article.blocks.empty());
    CHECK(only_fault(with_head(times("by: رنا\n", 101))).key == "story_form.key_too_often");
    CHECK(only_fault("---\n  تتمة\nheadline: x\nsection: y\n---\n").key == "story_form.nothing_to_go_on");
}

TEST_CASE("what is wrong in the text is told with its line") {
    const std::pair<std::string_view, std::string_view> probes[] = {
        {"\n**بلا نهاية", "mark_not_closed"},
        {"\n[كلمات](javascript:alert(1))", "bad_link"},
        {"\n[كلمات](//example.org)", "bad_link"},
        {"\n[كلمات](https://example.org", "bad_link"},
        {"\n[](https://example.org)", "link_without_words"},
        {"\n# كبير", "subhead_level"},
        {"\n### صغير", "subhead_level"},
        {"\n## \u200B", "empty_block"},
        {"\n>", "empty_block"},
        {"\n> — قائل بلا قول", "empty_block"},
        {"\n- \u200B", "empty_block"},
        {"\n:::", "box_not_open"},
        {"\n::: إطار\nنص", "box_not_closed"},
        {"\n::: إطار\n:::", "empty_block"},
        {"\n![وصف](a.jpg)", "bad_picture"},
        {"\n![وصف](a.jpg \"تعليق\")", "picture_without_credit"},
        {"\n![](", "bad_picture"},
        {"\n[[a.pdf]]", "bad_file"},
        {"\n[[a.pdf | عنوان", "bad_file"},
        {"\n<https://example.org/a b>", "bad_embed"},
        {"\n<https://example.org", "bad_embed"},
        {"\n| أ | ب |\n| 1 | 2 |", "table_without_rule"},
        {"\nTable: بلا جدول\n\nنص", "caption_without_table"},
    };
    for (const auto& [text, key] : probes) {
        CAPTURE(text);
        const FormFault fault = text_fault(text);
        CHECK(fault.key == "story_form." + std::string{key});
        CHECK(fault.line == 6);
    }
    CHECK(text_fault("سطر\nآخر **بلا نهاية").line == 6);
    CHECK(text_fault("| أ | ب |\n|---|---|\n| 1 |").key == "story_form.row_of_other_length");
    CHECK(text_fault("::: إطار\nنص\n## عنوان\n:::").key == "story_form.not_in_a_box");
    CHECK(text_fault(times("- بند\n", 10'001)).key == "story_form.too_many");
    CHECK(text_fault(times("نص\n\n", 10'001)).key == "story_form.too_many");
}

TEST_CASE("files that are no stories at all are refused with one sentence") {
    CHECK(only_fault("").key == "story_form.no_head");
    CHECK(only_fault("نص بلا رأس").key == "story_form.no_head");
    CHECK(only_fault("---\nheadline: x\nsection: y\n").key == "story_form.head_not_closed");
    CHECK(only_fault(std::string((2u << 20) + 1, '-')).key == "story_form.too_large");
    const FormFault fault = only_fault("---\nheadline: \xC7\xE1\nsection: y\n---\n");
    CHECK(fault.key == "story_form.not_utf8");
    CHECK(fault.line == 2);
    CHECK(fault.arguments == std::vector<std::pair<std::string, std::string>>{{"byte", "15"}});
    CHECK(only_fault("\xFF").line == 1);
    CHECK(only_fault("---\n\xFF").line == 2);
}

TEST_CASE("every fault is told, not only the first") {
    const auto story = read_story_form("---\nstatus: x\npublished: y\n---\n**z\n", house);
    REQUIRE_FALSE(story);
    std::multiset<std::string> keys;
    for (const FormFault& fault : story.error()) keys.insert(fault.key);
    CHECK(keys == std::multiset<std::string>{"story_form.bad_date", "story_form.mark_not_closed",
                                             "story_form.missing_headline", "story_form.missing_section",
                                             "story_form.unknown_key"});
}

TEST_CASE("hostile files cost no more than their length") {
    for (const std::string_view piece : {"**", "*a ", "[", "[a](b)", "](", "\\", "[[", "> ", "- ", "| ", "::: x\n",
                                         "## x\n", "![", "*", "**a", "a\n"}) {
        const std::string text = times(piece, static_cast<int>(1'900'000 / piece.size()));
        const auto story = read_story_form(with_head("") + "\n" + text, house);
        if (!story) CHECK(story.error().size() <= 1000);
    }
}

TEST_CASE("every fault has its sentence in both languages") {
    for (const auto* key : {"too_large",
                            "not_utf8",
                            "control_character",
                            "no_head",
                            "head_not_closed",
                            "no_key",
                            "unknown_key",
                            "key_twice",
                            "key_too_often",
                            "nothing_to_go_on",
                            "empty_value",
                            "too_long",
                            "missing_headline",
                            "missing_section",
                            "keyword_twice",
                            "source_without_name",
                            "bad_link",
                            "bad_date",
                            "bad_language",
                            "bad_placing",
                            "bad_breaking",
                            "bad_slug",
                            "bad_number",
                            "origin_too_long",
                            "picture_without_credit",
                            "without_picture",
                            "correction_of_nothing",
                            "subhead_level",
                            "empty_block",
                            "mark_not_closed",
                            "link_without_words",
                            "box_not_open",
                            "box_not_closed",
                            "not_in_a_box",
                            "bad_picture",
                            "bad_file",
                            "bad_embed",
                            "table_without_rule",
                            "row_of_other_length",
                            "caption_without_table",
                            "too_many"}) {
        CAPTURE(key);
        CHECK(text::Messages::carried().has("ar", "story_form." + std::string{key}));
        CHECK(text::Messages::carried().has("en", "story_form." + std::string{key}));
    }
}
