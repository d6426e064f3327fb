#include <doctest/doctest.h>

#include <chrono>

#include "proofing/proofing.h"

using namespace midad;
using namespace midad::proofing;

namespace {

article::Article saying(std::string text) {
    article::Article article;
    article.blocks = {article::Paragraph{{{std::move(text)}}}};
    return article;
}

std::string instead(const std::vector<Finding>& findings) { return findings.size() == 1 ? findings[0].instead : "–"; }

}  // namespace

TEST_CASE("a word written twice is found") {
    CHECK(instead(repeated_words(saying("وصل في في المساء"))) == "في");
    CHECK(instead(repeated_words(saying("وصل فـي في المساء"))) == "فـي");
    CHECK(instead(repeated_words(saying("قال الوزير الوزير إن"))) == "الوزير");
    CHECK(instead(repeated_words(saying("هذا  هذا"))) == "هذا");
    CHECK(instead(repeated_words(saying("in the the port"))) == "the");
}

TEST_CASE("what is doubled on purpose is let be") {
    for (const char* text : {"رويدًا رويدًا", "شيئًا شيئًا", "خطوة خطوة", "لا لا", "بطرس بطرس غالي", "مَن مِن الحاضرين",
                             "أن إن", "نعم، نعم", "20 20", "Bora Bora", "في\nفي", "قال: «قال»", "صفًّا صفًّا", "جدا جدا"}) {
        CAPTURE(std::string{text});
        CHECK(repeated_words(saying(text)).empty());
    }
}

TEST_CASE("a Latin comma between Arabic words is found, and no other") {
    CHECK(instead(wrong_signs(saying("القمح, والدواء"))) == "القمح،");
    CHECK(instead(wrong_signs(saying("القمح,والدواء"))) == "القمح،");
    CHECK(instead(wrong_signs(saying("القمح; والدواء"))) == "القمح؛");
    CHECK(instead(wrong_signs(saying("لماذا?"))) == "لماذا؟");
    for (const char* text :
         {"1,204 طن", "MedPharm, Ltd", "القمح، والدواء", "أيار, 2025", "شركة MedPharm, ثم", "a, b; c?"}) {
        CAPTURE(std::string{text});
        CHECK(wrong_signs(saying(text)).empty());
    }
}

TEST_CASE("a blank before a sign that stands at its word is found") {
    CHECK(instead(wrong_signs(saying("القمح ، والدواء"))) == "القمح،");
    CHECK(instead(wrong_signs(saying("انتهى ."))) == "انتهى.");
    CHECK(instead(wrong_signs(saying("قال : نعم"))) == "قال:");
    CHECK(instead(wrong_signs(saying("«نعم» ، قال"))) == "»،");
    for (const char* text : {"القمح، والدواء.", "لغة .NET", "ثم ... صمت", "12 :30", "سطر\n. آخر", "ابتسم :)"}) {
        CAPTURE(std::string{text});
        CHECK(wrong_signs(saying(text)).empty());
    }
    article::Article french = saying("Vraiment ?");
    french.language = "fr";
    CHECK(wrong_signs(french).empty());
}

TEST_CASE("a picture without a description is found") {
    article::Article article = saying("نص.");
    article.picture = article::Picture{"a3f0", " ", "", "سلمى نجّار", 0, 0};
    article.blocks.push_back(article::PictureBlock{{"b4", "", "", "", 0, 0}});
    article.blocks.push_back(article::PictureBlock{{"b5", "قاعة خالية", "", "", 0, 0}});
    const auto findings = missing_descriptions(article);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].where == "picture");
    CHECK(findings[1].block == 1);
    CHECK(sentence(findings[0], "ar") == "صورة بلا وصف لمن لا يراها.");
}

TEST_CASE("all checks together follow the text, and five thousand words take milliseconds") {
    article::Article article = saying("قال في في يوم الثلاثاء 7 مايو 2025 , إن.");
    article.headline = "العنوان العنوان";
    const auto findings = proofread(article, {2025, 5, 8});
    REQUIRE(findings.size() == 4);
    CHECK(findings[0].where == "headline");
    CHECK(findings[1].key == "proofing.repeated_word");
    CHECK(findings[2].key == "proofing.weekday");
    CHECK(findings[3].key == "proofing.blank_before_sign");

    article::Article longest;
    for (int block = 0; block < 60; ++block) {
        std::string words;
        for (int word = 0; word < 84; ++word) words += "كلمة" + std::to_string(word) + " ";
        longest.blocks.push_back(article::Paragraph{{{words}}});
    }
    const auto begun = std::chrono::steady_clock::now();
    CHECK(proofread(longest, {2025, 5, 8}).empty());
    const auto took = std::chrono::steady_clock::now() - begun;
    MESSAGE("5,000 words: " << std::chrono::duration_cast<std::chrono::microseconds>(took).count() << " µs");
    CHECK(took < std::chrono::milliseconds{2000});
}
