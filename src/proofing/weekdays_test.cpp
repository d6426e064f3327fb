#include <doctest/doctest.h>

#include <array>
#include <string>

#include "proofing/proofing.h"
#include "text/calendar_words.h"

using namespace midad;
using namespace midad::proofing;

namespace {

/// Thursday: the day after 7 May 2025, which was a Wednesday.
constexpr text::Day today{2025, 5, 8};

std::vector<Finding> findings_in(std::string text, text::Day day = today) {
    article::Article article;
    article.blocks = {article::Paragraph{{{std::move(text)}}}};
    return wrong_dates(article, day);
}

struct Wrong {
    const char* text;
    int right;  // 0: Sunday
};
constexpr int sunday = 0, monday = 1, tuesday = 2, wednesday = 3, thursday = 4, friday = 5, saturday = 6;

constexpr Wrong wrong[]{
    // The four families of month names, and spellings of the Gulf, Egypt, Iraq, Libya and the Maghreb.
    {"التقى الوفدان في المرفأ، يوم الثلاثاء 7 مايو 2025، ثم افترقا", wednesday},
    {"وقّع الاتفاق الثلاثاء 7 أيار 2025", wednesday},
    {"افتُتح يوم الثلاثاء 7 ماي 2025 بتونس", wednesday},
    {"يوم الثلاثاء 7 مايس 2025", wednesday},
    {"يوم الاثنين 1 يناير 2025", wednesday},
    {"يوم الاثنين 1 كانون الثاني 2025", wednesday},
    {"يوم الاثنين 1 جانفي 2025", wednesday},
    {"الجمعة 1 شباط 2025", saturday},
    {"الجمعة 1 فيفري 2025", saturday},
    {"الأحد 1 آذار 2025", saturday},
    {"الأربعاء 1 نيسان 2025", tuesday},
    {"الأربعاء 1 إبريل 2025", tuesday},
    {"الأربعاء 1 أفريل 2025", tuesday},
    {"الاثنين 1 حزيران 2025", sunday},
    {"الاثنين 1 يونيه 2025", sunday},
    {"الاثنين 1 جوان 2025", sunday},
    {"الخميس 1 تموز 2025", tuesday},
    {"الخميس 1 يوليوز 2025", tuesday},
    {"الخميس 1 جويلية 2025", tuesday},
    {"السبت 1 آب 2025", friday},
    {"السبت 1 غشت 2025", friday},
    {"السبت 1 أوت 2025", friday},
    {"الأحد 1 شتنبر 2025", monday},
    {"الأحد 1 أيلول 2025", monday},
    {"الخميس 1 تشرين الأول 2025", wednesday},
    {"الخميس 1 أكتوبر 2025", wednesday},
    {"الأحد 1 تشرين الثاني 2025", saturday},
    {"الأحد 1 نونبر 2025", saturday},
    {"الأحد 1 كانون الأول 2025", monday},
    {"الأحد 1 دجنبر 2025", monday},
    {"الأحد 1 الفاتح 1990", saturday},
    {"يوم الثلاثاء 7 أيار/مايو 2025", wednesday},
    {"يوم الثلاثاء 7 مايو (أيار) 2025", wednesday},
    // Digits of three kinds.
    {"يوم الثلاثاء ٧ مايو ٢٠٢٥", wednesday},
    {"يوم الثلاثاء ۷ مايو ۲۰۲۵", wednesday},
    {"يوم الثلاثاء ٠٧/٠٥/٢٠٢٥", wednesday},
    // By numbers.
    {"الثلاثاء 7/5/2025", wednesday},
    {"الثلاثاء 07-05-2025", wednesday},
    {"الثلاثاء 2025-05-07", wednesday},
    {"الثلاثاء 7.5.2025", wednesday},
    {"الاثنين 31/12/2024", tuesday},
    // However the weekday is spelt.
    {"يوم الإثنين 7 مايو 2025", wednesday},
    {"يوم الأثنين 7 مايو 2025", wednesday},
    {"يوم الثـــلاثاء 7 مايو 2025", wednesday},
    {"يومَ الثُّلاثاءِ 7 مايو 2025", wednesday},
    {"الاربعاء 8 مايو 2025", thursday},
    {"والثلاثاء 7 مايو 2025", wednesday},
    {"بالثلاثاء 7 مايو 2025", wednesday},
    {"تأجل للثلاثاء 7 مايو 2025", wednesday},
    // What may stand between.
    {"يوم الثلاثاء الموافق 7 مايو 2025", wednesday},
    {"يوم الثلاثاء الموافق لـ7 مايو 2025", wednesday},
    {"الثلاثاء، 7 مايو، 2025", wednesday},
    {"يوم الثلاثاء (7 مايو 2025)", wednesday},
    {"مساء الثلاثاء الماضي 6 مايو 2024", monday},
    {"الثلاثاء 7 من شهر مايو عام 2025", wednesday},
    {"الثلاثاء 7 من مايو سنة 2025", wednesday},
    {"الثلاثاء السابع من أيار 2025", wednesday},
    {"الثلاثاء الحادي والعشرين من أيار 2025", wednesday},
    {"الثلاثاء 7 مايو 2025م", wednesday},
    // The weekday behind.
    {"في 7 مايو 2025 (الثلاثاء)", wednesday},
    {"في 7/5/2025 يوم الثلاثاء", wednesday},
    {"في 7 أيار يوم الثلاثاء وقّع الطرفان", wednesday},
    // Without a year, certain because it is near.
    {"يوم الثلاثاء 7 مايو", wednesday},
    {"الثلاثاء 7 مايو الجاري", wednesday},
    {"يوم الخميس 9 أيار المقبل", friday},
    {"الجمعة 1 مايو الحالي", thursday},
    {"يوم الاثنين 7 مايو من العام الماضي", tuesday},
    // Several days.
    {"من الاثنين 6 إلى الخميس 8 مايو 2025", tuesday},
    {"من الثلاثاء 6 مايو إلى الجمعة 8 مايو 2025", thursday},
    {"يومي الثلاثاء والخميس 6 و7 مايو 2025", wednesday},
    {"الأحد 6-7 مايو 2025", tuesday},
    // Hijri: more than a day off.
    {"السبت 9 ذو القعدة 1446", wednesday},
    {"الأحد 9 ذي القعدة 1446هـ", wednesday},
    {"الثلاثاء 1 رمضان 1446 هـ", saturday},
    {"الاثنين 9/11/1446", wednesday},
    {"يوم الأحد 9 ذو القعدة", wednesday},
    {"السبت ٩ ذو القعدة ١٤٤٦", wednesday},
    {"الثلاثاء 9 ذو القعدة 1446 الموافق 7 مايو 2025", wednesday},
    // English.
    {"Tuesday, 7 May 2025", wednesday},
    {"on Tuesday, May 7, 2025, both sides", wednesday},
    {"Tuesday 7th of May 2025", wednesday},
};

constexpr const char* right[]{
    // Right.
    "يوم الأربعاء 7 مايو 2025",
    "الأربعاء 7 أيار 2025",
    "الاربعاء ٧ ماي ٢٠٢٥",
    "الخميس 8 أيار/مايو 2025",
    "الأربعاء 1 جانفي 2025",
    "الأربعاء 1 تشرين الأول 2025",
    "الاثنين 1 شتنبر 2025",
    "الجمعة 1 غشت 2025",
    "السبت 1 الفاتح 1990",
    "الأربعاء 7/5/2025",
    "الأربعاء 2025/5/7",
    "الأربعاء الموافق 7 مايو 2025 م",
    "في 7 مايو 2025 (الأربعاء)",
    "مساء الأربعاء الماضي 7 مايو",
    "الأربعاء السابع من أيار 2025",
    "Wednesday, 7 May 2025",
    "on Wednesday, May 7, 2025",
    "من الثلاثاء 6 إلى الخميس 8 مايو 2025",
    "من الثلاثاء 6 مايو إلى الخميس 8 مايو 2025",
    "يومي الثلاثاء والأربعاء 6 و7 مايو 2025",
    "الثلاثاء والأربعاء والخميس 6 و7 و8 مايو 2025",
    "الثلاثاء 6-8 مايو 2025",
    // Hijri within a day of Umm al-Qura.
    "الأربعاء 9 ذو القعدة 1446",
    "الثلاثاء 9 ذو القعدة 1446",
    "الخميس 9 ذي القعدة 1446هـ",
    "الجمعة 1 رمضان 1446 هـ",
    "الأربعاء 9 ذو القعدة 1446 الموافق 7 مايو 2025",
    "الأربعاء 7 مايو 2025 الموافق 10 ذو القعدة 1446",
    "الأحد 30 رمضان 1446",
    "الخميس 9/11/1446",
    // By numbers, the month first.
    "الأربعاء 5/7/2025",
    // Without a year, and not certain.
    "الثلاثاء 7 نوفمبر",
    "كان ذلك يوم الثلاثاء 1 يناير",
    "في عام 2011، يوم الثلاثاء 7 مايو، خرج الناس",
    "ويعود القرار إلى الاثنين 3 فبراير",
    "وُلد يوم الجمعة 9 شعبان",
    // No date of that weekday.
    "يجتمع المجلس الثلاثاء، و7 مايو موعد الجلسة التالية",
    "يوم الثلاثاء قُتل 7 أشخاص في مايو 2025",
    "قبل الثلاثاء قال 7 وزراء",
    "الثلاثاء الساعة 7 مساء",
    "فاز الفريق الثلاثاء 3-1",
    "ارتفع السعر الثلاثاء 7 في المئة",
    "خسر الخميس 12 نقطة. مايو 2025 كان أفضل",
    "الثلاثاء الأول من مايو 2025",
    "الثلاثاء الثاني من مايو 2025",
    "كل ثلاثاء من 7 مايو 2025",
    "من الأحد إلى الأربعاء 7 مايو 2025",
    "بدأت في 7 مايو 2025، والثلاثاء عادت",
    "الثلاثاء الماضي، وفي 7 مايو 2025 أيضًا",
    "أكّد يوم الثلاثاء. 7 مايو 2025 موعد جديد",
    "صحيفة الثلاثاء\n7 مايو 2025",
    "حرب أكتوبر 1973",
    "الجمعة العظيمة، مايو 2025",
    "7 مايو 2025",
    "خميس 7 مايو 2025",
    "أحد 7 مايو 2025 لاعبًا",
    "سبت النور",
    "الثلاثاء الأسود 1929",
    "رقم الثلاثاء 7/5/2025/3",
    "الثلاثاء 192.168.2025.1",
    "الثلاثاء 7 الصيف",
    // Old dates by the calendar of their time.
    "الأربعاء 25 أكتوبر 1917",
    "الأربعاء 7 نوفمبر 1917",
    "الثلاثاء 29 مايو 1453",
    "الأربعاء 7 مايو 2025 مع 2000 شخص",
    "الأربعاء 7 مايو، 2000 شخص حضروا",
    "",
    "الثلاثاء",
    "والثلاثاء والأربعاء",
    "7 مايو الثلاثاء المقبل سيكون عطلة",
};

}  // namespace

TEST_CASE("a weekday that does not belong to its date is found, and what is right is said") {
    CHECK(std::size(wrong) >= 60);
    for (const Wrong& one : wrong) {
        CAPTURE(std::string{one.text});
        const auto findings = findings_in(one.text);
        REQUIRE(findings.size() >= 1);
        CHECK(findings[0].right == one.right);
        CHECK(findings[0].said != findings[0].right);
        CHECK(std::string{one.text}.find(findings[0].quote) != std::string::npos);
        CHECK(findings_in(findings[0].instead).empty());
    }
}

TEST_CASE("what is right, not certain or no date of that weekday is let be") {
    CHECK(std::size(right) >= 60);
    for (const char* text : right) {
        CAPTURE(std::string{text});
        CHECK(findings_in(text).empty());
    }
}

TEST_CASE("a finding says where, what it says and what is right, in both languages") {
    article::Article article;
    article.headline = "اتفاق في موسكو";
    article.blocks = {
        article::Subhead{"لقاء", ""},
        article::Paragraph{{{"🔴 جاء ذلك "}, {"يوم الثلاثاء 7 مايو 2025", true, false, ""}, {"، في موسكو."}}}};
    const auto findings = wrong_dates(article, today);
    REQUIRE(findings.size() == 1);
    const Finding& finding = findings[0];
    CHECK(finding.where == "block");
    CHECK(finding.block == 1);
    CHECK(finding.from == 15);
    CHECK(finding.to == 35);
    CHECK(finding.quote == "الثلاثاء 7 مايو 2025");
    CHECK(finding.instead == "الأربعاء 7 مايو 2025");
    CHECK(finding.said == tuesday);
    CHECK(sentence(finding, "ar") == "«الثلاثاء 7 مايو 2025»: يوافق 7 مايو 2025 يوم الأربعاء، لا الثلاثاء.");
    CHECK(sentence(finding, "en") == "“الثلاثاء 7 مايو 2025”: 7 مايو 2025 is a Wednesday, not a Tuesday.");
}

TEST_CASE("what joins a weekday to its word stays with the right one") {
    CHECK(findings_in("تأجل للثلاثاء 7 مايو 2025")[0].instead == "للأربعاء 7 مايو 2025");
    CHECK(findings_in("والثلاثاء 7 مايو 2025")[0].instead == "والأربعاء 7 مايو 2025");
    CHECK(findings_in("في 7 مايو 2025 (الثلاثاء)")[0].instead == "7 مايو 2025 (الأربعاء");
    CHECK(findings_in("Tuesday, 7 May 2025")[0].instead == "Wednesday, 7 May 2025");
}

TEST_CASE("the year that was not written is the one of publication") {
    CHECK(findings_in("يوم الثلاثاء 7 مايو", {2024, 5, 8}).empty());
    CHECK(findings_in("يوم الثلاثاء 31 ديسمبر", {2025, 1, 2}).empty());
    CHECK(findings_in("يوم الأربعاء 31 ديسمبر", {2025, 1, 2})[0].right == tuesday);
    CHECK(findings_in("يوم الأربعاء 31 ديسمبر", {2025, 1, 2})[0].key == "proofing.weekday_by_year");
    CHECK(findings_in("يوم الثلاثاء 7 مايو", {2025, 9, 1}).empty());
    CHECK(findings_in("يوم الثلاثاء 7 مايو الماضي", {2025, 9, 1})[0].right == wednesday);
}

TEST_CASE("the old year that slips in is found, and the new one is proposed") {
    const auto findings = findings_in("يوم الثلاثاء 3 جانفي 2016", {2017, 1, 3});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].key == "proofing.weekday_of_other_year");
    CHECK(findings[0].instead == "الثلاثاء 3 جانفي 2017");
    CHECK(findings[0].right == sunday);
    CHECK(findings_in("الثلاثاء ٣ يناير ٢٠١٦", {2017, 1, 3})[0].instead == "الثلاثاء ٣ يناير ٢٠١٧");
    CHECK(findings_in("الثلاثاء 17/1/2016", {2017, 1, 17})[0].instead == "الثلاثاء 17/1/2017");
    CHECK(findings_in("الثلاثاء 3 جانفي 2006", {2017, 1, 3}).empty());
    CHECK(findings_in("الاثنين 3 جانفي 2006", {2017, 1, 3})[0].key == "proofing.weekday");
}

TEST_CASE("a day that its month has not is no day") {
    for (const char* text :
         {"الاثنين 31 أبريل 2025", "في 31 نيسان", "يوم 30 شباط 2024", "في 29 فبراير 2025", "31 رمضان 1446"}) {
        CAPTURE(std::string{text});
        REQUIRE(findings_in(text).size() == 1);
        CHECK(findings_in(text)[0].key == "proofing.no_such_day");
    }
    for (const char* text :
         {"في 29 شباط", "29 فبراير 2024", "30 رمضان 1446", "31 مايو", "35 مليونًا في مايو", "29 فبراير 1900"}) {
        CAPTURE(std::string{text});
        CHECK(findings_in(text).empty());
    }
}
