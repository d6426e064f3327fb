#include "text/analyser.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/embedded.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/word_counts.h"

using namespace midad;

namespace {

struct Told {
    std::string exact, original;
    std::uint32_t place;
    bool compound;

    bool operator==(const Told&) const = default;
};

std::vector<Told> told(const std::vector<text::Word>& words, std::string_view text) {
    std::vector<Told> all;
    for (const text::Word& word : words) {
        all.push_back({std::string{word.exact}, std::string{text.substr(word.begin, word.end - word.begin)}, word.place,
                       word.compound});
    }
    return all;
}

std::string exacts(std::string_view text) {
    const text::WordCounts nothing;
    text::Analyser analyser{nothing};
    std::string line;
    for (const text::Word& word : analyser.words_of(text)) {
        line.append(line.empty() ? "" : " ").append(word.compound ? "+" : "").append(word.exact);
    }
    return line;
}

std::string in_form(std::string_view text, bool decomposed) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form =
        decomposed ? icu::Normalizer2::getNFDInstance(status) : icu::Normalizer2::getNFKCInstance(status);
    std::string result;
    form->normalize(icu::UnicodeString::fromUTF8(std::string{text}), status).toUTF8String(result);
    REQUIRE(U_SUCCESS(status));
    return result;
}

constexpr std::string_view story =
    "قال المسؤول في أبو ظبي إن «الاتفاقيّة» مع عبدالله بن زايد، و هي الثالثة منذ ٢٠٢٥، تشمل ١٬٢٠٤ مواطنين و3.5٪ من "
    "لقاح كوفيد-19 وشبكة 5G بلغة C++ حسب @midad_news ووكالة أ.ف.ب.";

}  // namespace

TEST_CASE("words come with their places, and names also joined") {
    const text::WordCounts nothing;
    text::Analyser analyser{nothing};
    const std::string_view name = "الشيخ عبد الله آل ثاني";
    CHECK(told(analyser.words_of(name), name) == std::vector<Told>{{"الشيخ", "الشيخ", 0, false},
                                                                   {"عبد", "عبد", 1, false},
                                                                   {"عبدالله", "عبد الله", 1, true},
                                                                   {"الله", "الله", 2, false},
                                                                   {"ال", "آل", 3, false},
                                                                   {"الثاني", "آل ثاني", 3, true},
                                                                   {"ثاني", "ثاني", 4, false}});
}

TEST_CASE("a name that is written together has its parts at the places they have apart") {
    const text::WordCounts nothing;
    text::Analyser analyser{nothing};
    const std::string_view name = "وعَبدالرّحمن في أبوظبي";
    CHECK(told(analyser.words_of(name), name) == std::vector<Told>{{"وعبد", "وعَبد", 0, false},
                                                                   {"وعبدالرحمن", "وعَبدالرّحمن", 0, true},
                                                                   {"الرحمن", "الرّحمن", 1, false},
                                                                   {"في", "في", 2, false},
                                                                   {"ابو", "أبو", 3, false},
                                                                   {"ابوظبي", "أبوظبي", 3, true},
                                                                   {"ظبي", "ظبي", 4, false}});
}

TEST_CASE("what belongs together stays whole") {
    CHECK(exacts("لقاح كوفيد-19") == "لقاح كوفيد +كوفيد19 19");
    CHECK(exacts("كوفيد19") == "كوفيد +كوفيد19 19");
    CHECK(exacts("شبكة 5G و4G") == "شبكه 5g 4g");
    CHECK(exacts("C++ وC# وC") == "c++ c# c");
    CHECK(exacts("3.5 و٣٫٥ و3,5 و١٬٢٠٤ و1,204,000") == "3.5 3.5 3.5 1204 1204000");
    CHECK(exacts("3-1") == "3 1");
    CHECK(exacts("طائرة F-16") == "طايره f +f16 16");
    CHECK(exacts("e-mail") == "e +email mail");
    CHECK(exacts("@midad_news") == "midad +midad_news news");
    CHECK(exacts("#كأس_العالم") == "كاس +كاس_العالم العالم");
    CHECK(exacts("أ.ف.ب، د ب أ، U.S.A") == "افب دبا usa");
    CHECK(exacts("AT&T") == "at +att t");
    CHECK(exacts("موسكو-واشنطن") == "موسكو واشنطن");
}

TEST_CASE("a prefix that stands apart has no place, and a query knows both ways of writing") {
    const text::WordCounts nothing;
    text::Analyser analyser{nothing};
    CHECK(exacts("مصر و سوريا") == "مصر سوريا");
    CHECK(exacts("الذكرى الـ80 للنصر") == "الذكري 80 للنصر");
    CHECK(exacts("قال لـ«رويترز» بـGoogle") == "قال رويترز google");
    const std::string_view query = "مصر و سوريا";
    CHECK(told(analyser.words_asked(query), query) ==
          std::vector<Told>{{"مصر", "مصر", 0, false}, {"سوريا", "سوريا", 1, false}, {"وسوريا", "سوريا", 1, true}});
}

TEST_CASE("offsets point at the bytes that were typed, whatever their form") {
    const text::WordCounts nothing;
    text::Analyser analyser{nothing};
    for (const std::string_view text : {
             std::string_view{"ا\u0654حمد في ﻣﺪﺍﺩ ﻻ غير"},
             std::string_view{"قبل\xFFعمّان \xD9 ثم ﷲ"},
             std::string_view{"\uFEFFاتفـــاق\u200Fية e\u0301cole"},
         }) {
        for (const text::Word& word : analyser.words_of(text)) {
            CAPTURE(word.exact);
            REQUIRE(word.end <= text.size());
            CHECK(exacts(text.substr(word.begin, word.end - word.begin)) == word.exact);
        }
    }
    const std::string_view ligature = "قال النبي ﷺ هذا";
    const auto words = told(analyser.words_of(ligature), ligature);
    REQUIRE(words.size() == 7);
    for (std::size_t at = 2; at < 6; ++at) CHECK(words[at].original == "ﷺ");
    CHECK(words[2].exact == "صلي");
    CHECK(words[6].original == "هذا");
}

TEST_CASE("decomposed text and presentation forms give the words of composed text") {
    CHECK(exacts(in_form(story, true)) == exacts(story));
    CHECK(exacts("ﺍﻟﻤﺴﺆﻭﻝ ﻓﻲ ﺃﺑﻮ ﻇﺒﻲ") == exacts("المسؤول في أبو ظبي"));
    CHECK(exacts("مسو\u0654ول ا\u0653خر ا\u0655سلام شاطي\u0654") == exacts("مسؤول آخر إسلام شاطئ"));
    CHECK(exacts("شَيْءٍ") == exacts("شيء"));
}

TEST_CASE("the spelling of a word keeps its letters and nothing that cannot be seen") {
    const text::WordCounts nothing;
    text::Analyser analyser{nothing};
    const auto& words = analyser.words_of("إتِّفاقـيّة\u200F MIDAD مسئول");
    REQUIRE(words.size() == 3);
    CHECK(words[0].spelling == "إتفاقية");
    CHECK(words[1].spelling == "midad");
    CHECK(words[2].spelling == "مسئول");
    CHECK(words[2].exact == "مسوول");
}

TEST_CASE("key E of a word is its folded form but for the seats of a hamza") {
    CHECK(exacts("مدينة") == text::folded("مدينة"));
    CHECK(exacts("سماء") == text::folded("سماء"));
    CHECK(exacts("مسئول") != text::folded("مسئول"));
    CHECK(exacts("جزءا") == "جزءا");
    CHECK(exacts("إجراءات") == "اجراات");
}

TEST_CASE("the vocabulary decides what is no part of a word") {
    text::WordCounts site;
    text::Analyser before{site};
    CHECK(before.stem_of("بمرفوعات") == "بمرفوع");
    site.add("مرفوعات", 5);
    text::Analyser after{site};
    CHECK(after.stem_of("بمرفوعات") == after.stem_of("مرفوعات"));
}

TEST_CASE("any text has words whose keys are steady and whose bytes are there") {
    const std::u32string_view alphabet =
        U"اأإآءؤئىيةهوبلالعدكنمتس   "
        U"\u0640\u064B\u0651\u0654\u0655\u0653\u0670\u200C\u200D\u200F\uFEFF\u00AD,,..٬٫0123٤٥۶-_'’&+#@/"
        U"aAeEǰ\u0301\u0308İıſﬁ½²\uFEFB\uFDFA\uFDF2\uFC5E\u1100\u1161\u00A0\u3000«»\u0345Å\uFF21漢字";
    const text::WordCounts nothing;
    text::Analyser analyser{nothing}, other{nothing};
    std::mt19937 random{20250509};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        const std::size_t count = random() % 16;
        for (std::size_t at = 0; at < count; ++at) {
            append_utf8(text, alphabet[random() % alphabet.size()]);
            if (random() % 40 == 0) text.push_back(static_cast<char>(random() % 256));
        }
        CAPTURE(text);
        std::uint32_t place = 0;
        for (const text::Word& word : analyser.words_of(text)) {
            CAPTURE(word.exact);
            REQUIRE(word.begin < word.end);
            REQUIRE(word.end <= text.size());
            REQUIRE(is_utf8(word.exact));
            REQUIRE_FALSE(word.exact.empty());
            REQUIRE_FALSE(word.stem.empty());
            REQUIRE(word.place >= place);
            place = word.place;
            REQUIRE(text::folded(word.exact) == word.exact);
            REQUIRE(other.stem_of(word.exact) == word.stem);
        }
        if (is_utf8(text)) REQUIRE(exacts(in_form(text, false)) == exacts(text));
    }
}

namespace {

struct Listed {
    std::string exact, spelling;
    std::string_view line;
};

/// The words of the lists that give stems.
std::vector<Listed> listed_words() {
    const text::WordCounts nothing;
    text::Analyser analyser{nothing};
    std::vector<Listed> words;
    for (const std::string_view list : {"plurals", "countries", "protected"}) {
        for (std::string_view rest = embedded::find("src/text/words/" + std::string{list} + ".txt"); !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
            if (line.starts_with("#")) continue;
            for (const text::Word& word : analyser.words_of(line)) {
                words.push_back({std::string{word.exact}, std::string{word.spelling}, line});
            }
        }
    }
    std::sort(words.begin(), words.end(),
              [](const Listed& one, const Listed& other) { return one.exact < other.exact; });
    return words;
}

}  // namespace

TEST_CASE("every word of the lists stands in one line") {
    const auto words = listed_words();
    CHECK(words.size() > 1'500);
    for (std::size_t at = 1; at < words.size(); ++at) {
        CAPTURE(words[at].line);
        CAPTURE(words[at - 1].line);
        CHECK(words[at].exact != words[at - 1].exact);
    }
}

TEST_CASE("no listed word hides another with its article: ألسنة would hide السنة") {
    const auto words = listed_words();
    for (const Listed& word : words) {
        const bool has_hamza =
            word.spelling.starts_with("أل") || word.spelling.starts_with("إل") || word.spelling.starts_with("آل");
        if (!has_hamza) continue;
        const std::string rest = word.exact.substr(4);
        CAPTURE(word.line);
        CHECK(std::none_of(words.begin(), words.end(), [&](const Listed& other) { return other.exact == rest; }));
    }
}

TEST_CASE("a list says on top what it is for") {
    std::size_t lists = 0;
    for (const embedded::File& file : embedded::files()) {
        if (!file.path.starts_with("src/text/words/")) continue;
        CAPTURE(file.path);
        CHECK(file.bytes.starts_with("# "));
        ++lists;
    }
    CHECK(lists == 6);
}

TEST_CASE("question words are known in all the ways people ask") {
    for (const std::string_view word : {"ما", "من", "متي", "كم", "اين", "هل", "وين", "ايه", "شو", "علاش"}) {
        CAPTURE(word);
        CHECK(text::is_question_word(word));
    }
    CHECK_FALSE(text::is_question_word("وزير"));
}

TEST_CASE("a word longer than any word is cut, and stays one") {
    std::string word;
    for (int letter = 0; letter < 500; ++letter) word += "م";
    const auto once = exacts(word);
    CHECK(once.size() <= 96);
    CHECK(exacts(once) == once);
}
