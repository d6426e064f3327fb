#include "stories/merge.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

#include "article/json.h"
#include "article/testing.h"
#include "stories/testing.h"
#include "text/pieces.h"

using namespace midad;
using namespace midad::stories;
using article::Article;
using article::Block;
using stories::testing::factory;
using stories::testing::paragraph;

namespace {

std::string words_at(const Article& article, std::size_t at) {
    return article::plain_text(std::get<article::Paragraph>(article.blocks.at(at)).text);
}

void replace(Article& article, std::size_t at, std::string_view was, std::string_view is) {
    std::string words = words_at(article, at);
    const std::size_t found = words.find(was);
    REQUIRE(found != words.npos);
    article.blocks[at] = paragraph(words.replace(found, was.size(), is));
}

/// Every sample story, as an article.
std::vector<Article> sample() {
    std::vector<Article> articles;
    for (const auto& path : article::testing::sample_stories()) {
        auto story = article::read_story_form(read_file(path), {});
        if (story) articles.push_back(story->article);
    }
    return articles;
}

using Counts = std::map<std::string, int>;

Counts counts_of(const Article& article) {
    const std::string words = article::plain_text(article);
    Counts counts;
    for (const text::Piece& piece : text::pieces_of(words)) {
        if (piece.kind == text::Piece::Kind::word) ++counts[words.substr(piece.begin, piece.end - piece.begin)];
    }
    return counts;
}

/// An editor with a die instead of a thought.
class Editor {
public:
    Editor(std::uint32_t seed, std::string name) : random_{seed}, name_{std::move(name)} {}

    void edit(Article& article) {
        for (int changes = pick(4); changes >= 0; --changes) edit_once(article);
    }

private:
    int pick(std::size_t below) { return std::uniform_int_distribution<int>{0, static_cast<int>(below) - 1}(random_); }
    std::string new_words() { return name_ + std::to_string(++words_) + " كلمة"; }

    void edit_once(Article& article) {
        if (article.blocks.empty()) return article.blocks.push_back(paragraph(new_words()));
        const std::size_t at = static_cast<std::size_t>(pick(article.blocks.size()));
        const auto place = article.blocks.begin() + static_cast<std::ptrdiff_t>(at);
        switch (pick(8)) {
            case 0:
                article.blocks.insert(place, paragraph(new_words()));
                return;
            case 1:
                article.blocks.erase(place);
                return;
            case 2:
                std::swap(article.blocks[at], article.blocks[static_cast<std::size_t>(pick(article.blocks.size()))]);
                return;
            case 3:
                article.headline += " " + new_words();
                return;
            default:
                edit_words(article.blocks[at]);
        }
    }

    void edit_words(Block& block) {
        auto* one = std::get_if<article::Paragraph>(&block);
        if (!one || one->text.empty()) return;
        std::string& words = one->text[static_cast<std::size_t>(pick(one->text.size()))].text;
        const auto pieces = text::pieces_of(words);
        if (pieces.empty()) return;
        const text::Piece piece = pieces[static_cast<std::size_t>(pick(pieces.size()))];
        const std::string put = pick(3) == 0 ? "" : " " + new_words() + " ";
        words.replace(piece.begin, pick(2) == 0 ? 0 : piece.end - piece.begin, put);
        if (words.empty()) words = new_words();
    }

    std::mt19937 random_;
    std::string name_;
    int words_ = 0;
};

}  // namespace

TEST_CASE("who alone changed something is right") {
    const Article base = factory();
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        Article changed = base;
        Editor{seed, "س"}.edit(changed);
        CHECK(merge(base, changed, base).article == changed);
        CHECK(merge(base, base, changed).article == changed);
        CHECK(merge(base, changed, changed).article == changed);
        CHECK(merge(base, changed, changed).clashes.empty());
    }
}

TEST_CASE("who alone changed the blocks is right, while the other changed the headline") {
    for (Article base : {factory(), stories::testing::every_kind()}) {
        for (std::uint32_t seed = 0; seed < 300; ++seed) {
            Article mine = base, theirs = base;
            Editor{seed, "س"}.edit(mine);
            if (mine.headline != base.headline) continue;
            theirs.headline = "عنوان آخر";
            const Merged merged = merge(base, mine, theirs);
            CAPTURE(seed);
            REQUIRE(merged.clashes.empty());
            CHECK(merged.article.blocks == mine.blocks);
            CHECK(merged.article.headline == "عنوان آخر");
            const Merged other = merge(base, theirs, mine);
            REQUIRE(other.clashes.empty());
            CHECK(other.article.blocks == mine.blocks);
        }
    }
}

TEST_CASE("different words of one paragraph become one paragraph") {
    const Article base = factory();
    Article mine = base, theirs = base;
    replace(mine, 0, "وزيرة", "مديرة");
    replace(theirs, 0, "الخريف", "الشتاء");
    const Merged merged = merge(base, mine, theirs);
    CHECK(merged.clashes.empty());
    CHECK(words_at(merged.article, 0) == "قالت مديرة الصحة إن المصنع سيبدأ العمل في الشتاء.");
}

TEST_CASE("neighbouring words are different words, deleted ones too") {
    const Article base = factory();
    Article mine = base, theirs = base;
    replace(mine, 1, " الأسعار", "");
    replace(theirs, 1, " لن ترتفع", "");
    Merged merged = merge(base, mine, theirs);
    CHECK(merged.clashes.empty());
    CHECK(words_at(merged.article, 1) == "وأضافت أن قبل نهاية العام.");
    theirs = base;
    replace(theirs, 1, "لن ترتفع", "ستنخفض");
    merged = merge(base, mine, theirs);
    CHECK(merged.clashes.empty());
    CHECK(words_at(merged.article, 1) == "وأضافت أن ستنخفض قبل نهاية العام.");
}

TEST_CASE("the same word changed twice clashes, and where is said") {
    const Article base = factory();
    Article mine = base, theirs = base;
    replace(mine, 2, "ثلاثمئة", "أربعمئة");
    replace(theirs, 2, "ثلاثمئة عامل", "خمسمئة عاملة");
    CHECK(merge(base, mine, theirs).clashes == std::vector<Clash>{{"block", 2}});
    mine.headline = "المصنع يفتح أبوابه في الشتاء";
    theirs.headline = "المصنع لا يفتح أبوابه";
    CHECK(merge(base, mine, theirs).clashes.size() == 2);
    CHECK(merge(base, mine, theirs).clashes[0].where == "headline");
}

TEST_CASE("a word set into a sentence that the other side has rewritten clashes") {
    const Article base = factory();
    Article mine = base, theirs = base;
    replace(mine, 1, "الأسعار لن ترتفع قبل نهاية العام", "ثمن الجرعة يبقى كما هو");
    replace(theirs, 1, "لن ترتفع", "لن ترتفع أبدًا");
    CHECK(merge(base, mine, theirs).clashes == std::vector<Clash>{{"block", 1}});
}

TEST_CASE("a paragraph that one side deleted and the other changed clashes") {
    const Article base = factory();
    Article mine = base, theirs = base;
    mine.blocks.erase(mine.blocks.begin() + 1);
    replace(theirs, 1, "العام", "السنة");
    CHECK(merge(base, mine, theirs).clashes == std::vector<Clash>{{"block", std::nullopt}});
    CHECK(merge(base, theirs, mine).clashes == std::vector<Clash>{{"block", 1}});
}

TEST_CASE("what both added stays, theirs first, and what both added alike stands once") {
    const Article base = factory();
    Article mine = base, theirs = base;
    mine.blocks.insert(mine.blocks.begin() + 1, paragraph("كتبها الأول."));
    theirs.blocks.insert(theirs.blocks.begin() + 1, paragraph("وخطّها غيره بقلم آخر."));
    Merged merged = merge(base, mine, theirs);
    CHECK(merged.clashes.empty());
    REQUIRE(merged.article.blocks.size() == 5);
    CHECK(words_at(merged.article, 1) == "وخطّها غيره بقلم آخر.");
    CHECK(words_at(merged.article, 2) == "كتبها الأول.");
    theirs = base;
    theirs.blocks.insert(theirs.blocks.begin() + 1, paragraph("كتبها الأول."));
    theirs.headline = "عنوان";
    merged = merge(base, mine, theirs);
    CHECK(merged.article.blocks == mine.blocks);
}

TEST_CASE("a paragraph that one side moved is changed where it stands now") {
    const Article base = factory();
    Article mine = base, theirs = base;
    std::rotate(mine.blocks.begin(), mine.blocks.begin() + 2, mine.blocks.end());
    replace(theirs, 2, "ثلاثمئة", "أربعمئة");
    const Merged merged = merge(base, mine, theirs);
    CHECK(merged.clashes.empty());
    CHECK(words_at(merged.article, 0).find("أربعمئة") != std::string::npos);
    CHECK(merged.article.blocks.size() == 3);
}

TEST_CASE("marks are part of a word, and other words keep theirs") {
    Article base = factory();
    base.blocks = {
        article::Paragraph{{{"نشرت الوزارة "}, {"البيان", false, false, "https://example.org/a"}, {" أمس."}}}};
    Article mine = base, theirs = base;
    std::get<article::Paragraph>(mine.blocks[0]).text[0].text = "نشرت وزارة الصحة ";
    std::get<article::Paragraph>(theirs.blocks[0]).text[1].strong = true;
    const Merged merged = merge(base, mine, theirs);
    CHECK(merged.clashes.empty());
    CHECK(merged.article.blocks ==
          std::vector<Block>{article::Paragraph{
              {{"نشرت وزارة الصحة "}, {"البيان", true, false, "https://example.org/a"}, {" أمس."}}}});
}

TEST_CASE("keywords and bylines of both stay") {
    Article base = factory();
    base.keywords = {"دواء"};
    Article mine = base, theirs = base;
    mine.keywords = {"دواء", "صحة", "مصانع"};
    theirs.keywords = {"دواء", "إنسولين", "صحة"};
    mine.bylines = {{article::Role::wrote, "رنا العلي"}};
    theirs.bylines = {{article::Role::photographed, "سلمى نجّار"}};
    const Merged merged = merge(base, mine, theirs);
    CHECK(merged.clashes.empty());
    CHECK(merged.article.keywords == std::vector<std::string>{"دواء", "إنسولين", "صحة", "مصانع"});
    CHECK(merged.article.bylines.size() == 2);
}

TEST_CASE("cells, items and captions merge one by one") {
    const Article base = stories::testing::every_kind();
    Article mine = base, theirs = base;
    for (Article* side : {&mine, &theirs}) {
        for (Block& block : side->blocks) {
            auto* list = std::get_if<article::List>(&block);
            if (list)
                (side == &mine ? list->items.front() : list->items.back()) = {{side == &mine ? "بند لي" : "بند لهم"}};
        }
    }
    const Merged merged = merge(base, mine, theirs);
    CHECK(merged.clashes.empty());
    const std::string words = article::plain_text(merged.article);
    CHECK(words.find("بند لي") != words.npos);
    CHECK(words.find("بند لهم") != words.npos);
}

TEST_CASE("no word of either side is lost, whatever two editors do to a story") {
    std::vector<Article> stories = sample();
    REQUIRE(stories.size() > 5);
    stories.push_back(stories::testing::every_kind());
    int clean = 0;
    for (std::uint32_t seed = 0; seed < 1500; ++seed) {
        const Article& base = stories[seed % stories.size()];
        Article mine = base, theirs = base;
        Editor{seed, "س"}.edit(mine);
        Editor{seed + 77'777, "ص"}.edit(theirs);
        const Merged merged = merge(base, mine, theirs);
        if (!merged.clashes.empty()) continue;
        ++clean;
        CAPTURE(seed);
        Counts before = counts_of(base), one = counts_of(mine), other = counts_of(theirs),
               now = counts_of(merged.article);
        Counts all = one;
        all.insert(other.begin(), other.end());
        for (const auto& [word, ignored] : all) {
            const int kept =
                before[word] - std::max(0, before[word] - one[word]) - std::max(0, before[word] - other[word]);
            const int added = std::max({0, one[word] - before[word], other[word] - before[word]});
            CAPTURE(word);
            REQUIRE(now[word] >= std::max(0, kept) + added);
        }
        const auto read = article::from_json(article::to_json(merged.article));
        CHECK(read);
    }
    MESSAGE(clean << " of 1500 merged without a clash");
    CHECK(clean > 900);
}

TEST_CASE("changes of different paragraphs never clash") {
    Article base = factory();
    for (int number = 0; number < 10; ++number)
        base.blocks.push_back(paragraph("الفقرة رقم " + std::to_string(number) + " من خبر طويل عن المصنع والدواء."));
    for (std::size_t one = 0; one < base.blocks.size(); ++one) {
        for (std::size_t other = 0; other < base.blocks.size(); ++other) {
            if (one == other) continue;
            Article mine = base, theirs = base;
            mine.blocks[one] = paragraph(words_at(base, one) + " زيادة أولى.");
            theirs.blocks[other] = paragraph("زيادة ثانية. " + words_at(base, other));
            const Merged merged = merge(base, mine, theirs);
            CHECK(merged.clashes.empty());
            CHECK(merged.article.blocks[one] == mine.blocks[one]);
            CHECK(merged.article.blocks[other] == theirs.blocks[other]);
        }
    }
}
