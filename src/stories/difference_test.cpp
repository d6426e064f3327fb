#include "stories/difference.h"

#include <doctest/doctest.h>

#include <chrono>
#include <random>

#include "article/testing.h"
#include "stories/internal/sequence.h"
#include "stories/testing.h"

using namespace midad;
using namespace midad::stories;
using article::Article;
using stories::testing::factory;
using stories::testing::paragraph;
using Kind = Part::Kind;

namespace {

/// «قبل [-كان-]{+صار+} بعد».
std::string shown(const std::vector<Words>& words) {
    std::string out;
    for (const Words& some : words) {
        if (some.kind == Words::Kind::same) out += some.text;
        if (some.kind == Words::Kind::removed) out += "[-" + some.text + "-]";
        if (some.kind == Words::Kind::added) out += "{+" + some.text + "+}";
    }
    return out;
}

Article saying(std::string words) {
    Article article;
    article.blocks = {paragraph(std::move(words))};
    return article;
}

std::string compared(std::string was, std::string is, Diacritics diacritics = Diacritics::counted) {
    for (const Part& part : difference(saying(std::move(was)), saying(std::move(is)), diacritics)) {
        if (part.where == "block") return shown(part.words);
    }
    return {};
}

std::vector<Kind> kinds_of(const std::vector<Part>& parts) {
    std::vector<Kind> kinds;
    for (const Part& part : parts) {
        if (part.where == "block") kinds.push_back(part.kind);
    }
    return kinds;
}

/// The old or the new text of a difference, put together again.
std::string side_of(const std::vector<Words>& words, Words::Kind without) {
    std::string text;
    for (const Words& some : words) {
        if (some.kind != without) text += some.text;
    }
    return text;
}

}  // namespace

TEST_CASE("a changed word is shown as it was and as it is") {
    CHECK(compared("ترتفع الأسعار غدًا.", "تنخفض الأسعار غدًا.") == "[-ترتفع-]{+تنخفض+} الأسعار غدًا.");
    CHECK(compared("ترتفع الأسعار.", "ترتفع كل الأسعار.") == "ترتفع{+ كل+} الأسعار.");
    CHECK(compared("قال أمس إنه", "قال إنه") == "قال[- أمس-] إنه");
    CHECK(compared("قال أ، ب", "قال ج، د") == "قال [-أ، ب-]{+ج، د+}");
}

TEST_CASE("harakat and tatweel may be ignored, and the new spelling is shown") {
    CHECK(compared("محمد في دمشق", "مُحَمَّدٌ في دمشــق") == "[-محمد-]{+مُحَمَّدٌ+} في [-دمشق-]{+دمشــق+}");
    CHECK(compared("محمد في دمشق", "مُحَمَّدٌ في دمشــق", Diacritics::ignored) == "مُحَمَّدٌ في دمشــق");
    CHECK(compared("إنّ الأمر", "أن الأمر", Diacritics::ignored) == "[-إنّ-]{+أن+} الأمر");
    const auto parts = difference(saying("كَتَبَ"), saying("كتب"), Diacritics::ignored);
    CHECK(kinds_of(parts) == std::vector{Kind::same});
}

TEST_CASE("what was added, removed and moved is told in the order of the new text") {
    const Article was = factory();
    Article is = was;
    std::rotate(is.blocks.begin(), is.blocks.begin() + 2, is.blocks.end());
    CHECK(kinds_of(difference(was, is)) == std::vector{Kind::moved, Kind::same, Kind::same});
    is = was;
    is.blocks.erase(is.blocks.begin());
    is.blocks.push_back(paragraph("خاتمة جديدة لم تكن هنا."));
    CHECK(kinds_of(difference(was, is)) == std::vector{Kind::removed, Kind::same, Kind::same, Kind::added});
    is = was;
    is.headline = "عنوان آخر";
    const auto parts = difference(was, is);
    CHECK(parts[0].where == "language");
    CHECK(parts[2].where == "headline");
    CHECK(parts[2].kind == Kind::changed);
}

TEST_CASE("a moved block that was changed too shows its words") {
    Article was = factory();
    for (int number = 0; number < 4; ++number)
        was.blocks.push_back(paragraph("فقرة " + std::to_string(number) + " بلا شأن."));
    Article is = was;
    std::rotate(is.blocks.begin(), is.blocks.begin() + 1, is.blocks.end());
    is.blocks.back() = paragraph("قالت وزيرة الصحة إن المصنع سيبدأ العمل في الشتاء.");
    const auto parts = difference(was, is);
    CHECK(parts.back().kind == Kind::moved);
    CHECK(parts.back().was == 0);
    CHECK(shown(parts.back().words) == "قالت وزيرة الصحة إن المصنع سيبدأ العمل في [-الخريف-]{+الشتاء+}.");
}

TEST_CASE("a story compared with itself is the same all through, and both sides can be read off any difference") {
    const Article every = stories::testing::every_kind();
    for (const Part& part : difference(every, every)) CHECK(part.kind == Kind::same);
    const std::vector<std::string> texts{"", "كلمة", "قال الوزير إن الأسعار ترتفع", "الأسعار لا ترتفع، قال.",
                                         "a b a b b a c"};
    for (const std::string& was : texts) {
        for (const std::string& is : texts) {
            Article one, other;
            one.headline = was;
            other.headline = is;
            const auto parts = difference(one, other);
            const auto found =
                std::find_if(parts.begin(), parts.end(), [](const Part& part) { return part.where == "headline"; });
            if (found == parts.end()) continue;
            CHECK(side_of(found->words, Words::Kind::added) == was);
            CHECK(side_of(found->words, Words::Kind::removed) == is);
        }
    }
}

TEST_CASE("hunks lead from one sequence to the other, the fewest changes where they are few") {
    std::mt19937 random{7};
    for (int round = 0; round < 500; ++round) {
        std::vector<int> was, is;
        for (int at = 0; at < 40; ++at) was.push_back(std::uniform_int_distribution{0, 9}(random));
        for (int at = 0; at < 40; ++at) is.push_back(std::uniform_int_distribution{0, 9}(random));
        const auto found = internal::hunks(was, is);
        std::vector<int> made;
        std::size_t at = 0;
        for (const auto& hunk : found) {
            made.insert(made.end(), was.begin() + static_cast<std::ptrdiff_t>(at),
                        was.begin() + static_cast<std::ptrdiff_t>(hunk.was_begin));
            made.insert(made.end(), is.begin() + static_cast<std::ptrdiff_t>(hunk.is_begin),
                        is.begin() + static_cast<std::ptrdiff_t>(hunk.is_end));
            at = hunk.was_end;
        }
        made.insert(made.end(), was.begin() + static_cast<std::ptrdiff_t>(at), was.end());
        REQUIRE(made == is);
    }
    CHECK(internal::hunks(std::vector{1, 2, 3, 4}, std::vector{1, 9, 3, 4}).size() == 1);
}

TEST_CASE("a story of five thousand words is compared within milliseconds, and at worst within a few dozen") {
    std::mt19937 random{11};
    const auto story = [&](int words, int vocabulary) {
        std::string text;
        for (int at = 0; at < words; ++at)
            text += "كلمة" + std::to_string(std::uniform_int_distribution{0, vocabulary}(random)) + " ";
        return text;
    };
    Article was;
    for (int at = 0; at < 60; ++at) was.blocks.push_back(paragraph(story(84, 800)));
    Article is = was;
    for (std::size_t at = 0; at < is.blocks.size(); at += 3)
        std::get<article::Paragraph>(is.blocks[at]).text[0].text.insert(0, "زيادة هنا ");
    const auto timed = [](const Article& one, const Article& other) {
        const auto begun = std::chrono::steady_clock::now();
        CHECK_FALSE(difference(one, other).empty());
        return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun).count();
    };
    const auto usual = timed(was, is);
    // One block, all different: what no editor does.
    const auto worst = timed(saying(story(5000, 300)), saying(story(5000, 300)));
    MESSAGE("5,000 words: " << usual << " µs; at worst " << worst << " µs");
    CHECK(usual < 400'000);
    CHECK(worst < 4'000'000);
}

TEST_CASE("blocks of an earlier revision are put back where they stood") {
    const Article was = factory();
    Article is = was;
    is.blocks.erase(is.blocks.begin() + 1);
    is.blocks[0] = paragraph("قالت وزيرة الصحة إن المصنع لن يبدأ العمل.");
    CHECK(with_restored(is, was, {1})->blocks[1] == was.blocks[1]);
    CHECK(with_restored(is, was, {1})->blocks.size() == 3);
    CHECK(with_restored(is, was, {0, 1})->blocks == was.blocks);
    CHECK(with_restored(is, was, {0})->blocks[0] == was.blocks[0]);
    CHECK(with_restored(is, was, {3}).error().key == "stories.no_such_block");
    Article bare = was;
    bare.blocks.clear();
    CHECK(with_restored(bare, was, {2, 0})->blocks == std::vector{was.blocks[0], was.blocks[2]});
}
