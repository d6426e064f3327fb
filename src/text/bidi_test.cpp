#include "text/bidi.h"

#include <algorithm>
#include <memory>
#include <random>

#include <doctest/doctest.h>
#include <unicode/ubidi.h>
#include <unicode/unistr.h>

#include "base/utf8.h"
#include "text/fold.h"

using namespace midad;

namespace {

std::vector<std::string> runs_of(std::string_view text) {
    std::vector<std::string> runs;
    for (const text::Run& run : text::left_to_right_runs(text)) {
        runs.emplace_back(text.substr(run.begin, run.end - run.begin));
    }
    return runs;
}

/// What stands on the line, read from its left end, in a right-to-left paragraph (UAX #9 as ICU does it).
std::string shown(std::string_view text) {
    struct Close {
        void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
    };
    const std::unique_ptr<UBiDi, Close> bidi{ubidi_open()};
    const auto units = icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<int>(text.size())});
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), units.getBuffer(), units.length(), UBIDI_RTL, nullptr, &status);
    std::vector<char16_t> line(static_cast<std::size_t>(units.length()) + 8);
    const int length = ubidi_writeReordered(bidi.get(), line.data(), static_cast<int>(line.size()),
                                            UBIDI_DO_MIRRORING | UBIDI_REMOVE_BIDI_CONTROLS, &status);
    REQUIRE(U_SUCCESS(status));
    std::string result;
    icu::UnicodeString{line.data(), length}.toUTF8String(result);
    return result;
}

/// The text with its runs in LEFT-TO-RIGHT ISOLATE … POP: what <bdi dir="ltr"> is to the algorithm.
std::string with_runs_isolated(std::string_view text) {
    std::string result;
    std::size_t at = 0;
    for (const text::Run& run : text::left_to_right_runs(text)) {
        result.append(text, at, run.begin - at);
        result.append("\u2066").append(text, run.begin, run.end - run.begin).append("\u2069");
        at = run.end;
    }
    return result.append(text, at);
}

struct Line {
    std::string_view text;
    std::vector<std::string> runs;
};

/// What each of `pieces` reads like must stand on the line as it is.
struct Kept {
    std::string_view text;
    std::string_view piece;
};

}  // namespace

TEST_CASE("the direction comes from the language") {
    for (const char* language :
         {"ar", "ar-SY", "AR", "fa", "ur", "he", "ckb", "ps", "ug", "yi", "uz-Arab", "az_Arab"}) {
        CAPTURE(language);
        CHECK(text::direction_of(language) == "rtl");
    }
    for (const char* language : {"en", "fr", "ku", "tr", "ar-Latn", "arn", "hex", "", "zh-Hant"}) {
        CAPTURE(language);
        CHECK(text::direction_of(language) == "ltr");
    }
}

TEST_CASE("an isolated name cannot close its isolate") {
    CHECK(text::isolated("MedPharm Ltd.") == "\u2068MedPharm Ltd.\u2069");
    CHECK(text::isolated("Med\u2069Pharm\u202E") == "\u2068MedPharm\u2069");
}

TEST_CASE("left-to-right runs are found, and no more than they") {
    const std::vector<Line> lines{
        {"فاز الفريق 3-1 على ضيفه", {"3-1"}},
        {"اتصلوا على +963 11 000 0000 صباحا", {"+963 11 000 0000"}},
        {"هاتف: 021-555-1234.", {"021-555-1234"}},
        {"هاتف 021 555 1234، فاكس: 555 12 34", {"021 555 1234", "555 12 34"}},
        {"الرقم (021) 555-1234 للشكاوى", {"(021) 555-1234"}},
        {"الحرارة -5 ليلا و+12 نهارا", {"-5", "+12"}},
        {"بين -5 و-3 درجات", {"-5", "-3"}},
        {"شركة (Google Inc.) الأميركية", {"Google Inc."}},
        {"لغة C++ في المدارس", {"C++"}},
        {"لغتا C# و.NET", {"C#", ".NET"}},
        {"نسبة 12% من السكان", {"12%"}},
        {"نسبة ١٢٪ من السكان", {}},
        {"بين 10%-15% و3.5%", {"10%-15%", "3.5%"}},
        {"في 2010–2015 وما بعدها", {"2010–2015"}},
        {"في ٢٠١٠–٢٠١٥ وما بعدها", {}},
        {"يوم 7/5/2025 أو 07/05/2025 صباحا", {}},
        {"يوم 2025-05-07 صباحا", {"2025-05-07"}},
        {"من 18:40 إلى 19:30", {}},
        {"من 18:40-19:30 مساء", {"18:40-19:30"}},
        {"راسلونا على desk@midad.example.", {"desk@midad.example"}},
        {"موقع https://midad.example/a?b=c&d=1، واسمه", {"https://midad.example/a?b=c&d=1"}},
        {"موقع https://midad.example/سياسة/7/خبر. انتهى", {"https://midad.example/سياسة/7/خبر"}},
        {"موقع midad.example/سياسة وغيره", {"midad.example/سياسة"}},
        {"سرعته 5 km/ساعة", {"5 km"}},
        {"تابعونا @midad_news على المنصة", {"@midad_news"}},
        {"وسم #هاشتاغ ووسم #Midad_2025", {"#Midad_2025"}},
        {"شركة MedPharm Ltd. للأدوية", {"MedPharm Ltd."}},
        {"زار شركة Google.", {"Google"}},
        {"قالت «A B» إن", {"A B"}},
        {"«A» «B»", {"A", "B"}},
        {"جائحة كوفيد-19 مستمرة", {}},
        {"فيتامين ب-12 والمقاتلة إف-16", {}},
        {"فيروس COVID-19 الجديد", {"COVID-19"}},
        {"شبكة 5G وسرعة 100 Mbps", {"5G", "100 Mbps"}},
        {"عام 2010 Google أطلقت", {"Google"}},
        {"هاتف iPhone 15 Pro Max الجديد", {"iPhone 15 Pro Max"}},
        {"بلغ 1,204 طن و3.5 مليون", {}},
        {"بلغ 1 204 000 نسمة", {"1 204 000"}},
        {"عام 2010 500 شخص", {}},
        {"سعره $5 أو 7€ أو 10 دولارات", {"$5", "7€"}},
        {"للكبار +18 أو 18+ فقط", {"+18", "18+"}},
        {"الهلال 3 - 1 النصر", {}},
        {"حرارته 25°C أو 30°", {"25°C", "30°"}},
        {"الطائرة 737-MAX والطائرة 737-800", {"737-MAX", "737-800"}},
        {"رواية \"The New York\" الجديدة", {"The New York"}},
        {"شركة Google (UK) Ltd في لندن", {"Google (UK) Ltd"}},
        {"شركة Google (الأميركية) وApple", {"Google", "Apple"}},
        {"قال Levi’s وقال O'Brien", {"Levi’s", "O'Brien"}},
        {"رئيس U.S. Steel في الـU.S. غادر", {"U.S. Steel", "U.S."}},
        {"الذكرى الـ80 لانتصار", {}},
        {"التحالف الروسي-الفنزويلي", {}},
        {"فاز 6 -1 وخسر 3- 6 في موسم 2016 -2017", {}},
        {"تونس: 81 10 77 77 أو 71 123 456", {"81 10 77 77", "71 123 456"}},
        {"هاتف +971 (4) 305 0332 في دبي", {"+971 (4) 305 0332"}},
        {"في الدقيقة 90+3 والدقيقة 90 +2", {"90+3", "+2"}},
        {"أعوام 1990 2000 2010 وما بعدها", {}},
        {"1- أولا 2- ثانيا", {}},
        {"5 قتلى و12 جريحا", {}},
        {"Москва عاصمة", {"Москва"}},
        {"مداد", {}},
        {"", {}},
        {"She said: “We won!” and left.", {"She said: “We won!” and left."}},
        {"Google.", {"Google"}},
    };
    CHECK(lines.size() >= 50);
    for (const Line& line : lines) {
        CAPTURE(line.text);
        CHECK(runs_of(line.text) == line.runs);
    }
}

TEST_CASE("without isolation a right-to-left line turns these over") {
    CHECK(shown("فاز 3-1").starts_with("1-3"));
    CHECK(shown("هاتف 021-555-1234").starts_with("1234-555-021"));
    CHECK(shown("الحرارة -5").starts_with("5-"));
    CHECK(shown("شركة (Google Inc.)").starts_with("(.Google Inc)"));
    CHECK(shown("لغة C++").starts_with("++C"));
    CHECK(shown("نسبة 12%").starts_with("%12"));
    CHECK(shown("يوم 7/5/2025").starts_with("7/5/2025"));
}

TEST_CASE("with their runs isolated, all keep their meaning on the line") {
    for (const auto& [text, piece] : {
             Kept{"فاز الفريق 3-1 على ضيفه", "3-1"},
             Kept{"فوزا (3-1) مستحقا", "(3-1)"},
             Kept{"اتصلوا على +963 11 000 0000 صباحا", "+963 11 000 0000"},
             Kept{"هاتف: 021-555-1234", "021-555-1234"},
             Kept{"هاتف 021 555 1234", "021 555 1234"},
             Kept{"الرقم (021) 555-1234 للشكاوى", "(021) 555-1234"},
             Kept{"الحرارة -5 ليلا", "-5"},
             Kept{"بين -5 و+12", "+12"},
             Kept{"شركة (Google Inc.) الأميركية", "(Google Inc.)"},
             Kept{"شركة Google (UK) Ltd. في لندن", "Google (UK) Ltd."},
             Kept{"لغة C++ في المدارس", "C++"},
             Kept{"لغة C++", "C++"},
             Kept{"منصة .NET", ".NET"},
             Kept{"نسبة 12% من السكان", "12%"},
             Kept{"نسبة ١٢٪ من السكان", "٪١٢"},
             Kept{"في 2010–2015 وما بعدها", "2010–2015"},
             Kept{"يوم 7/5/2025 صباحا", "7/5/2025"},
             Kept{"يوم 2025-05-07", "2025-05-07"},
             Kept{"من 18:40-19:30 مساء", "18:40-19:30"},
             Kept{"بلغ 1,204.5 طن", "1,204.5"},
             Kept{"بلغ 1 204 000 نسمة", "1 204 000"},
             Kept{"راسلونا على desk@midad.example", "desk@midad.example"},
             Kept{"موقع https://midad.example/a-b/?c=d", "https://midad.example/a-b/?c=d"},
             Kept{"تابعونا @midad_news على المنصة", "@midad_news"},
             Kept{"وسم #Midad_2025", "#Midad_2025"},
             Kept{"وسم #هاشتاغ", "غاتشاه#"},
             Kept{"شركة MedPharm Ltd. للأدوية", "MedPharm Ltd."},
             Kept{"قالت «A B» إن", "«A B»"},
             Kept{"قال «A» ثم «B»", "«B»"},
             Kept{"جائحة كوفيد-19 مستمرة", "19-ديفوك"},
             Kept{"المقاتلة إف-16 حلقت", "16-فإ"},
             Kept{"فيروس COVID-19 الجديد", "COVID-19"},
             Kept{"شبكة 5G", "5G"},
             Kept{"سرعة 100 Mbps", "100 Mbps"},
             Kept{"سعره $5 اليوم", "$5"},
             Kept{"سعره 7€ اليوم", "7€"},
             Kept{"للكبار 18+ فقط", "18+"},
             Kept{"حرارته 25°C أو أكثر", "25°C"},
             Kept{"الطائرة 737-MAX حلقت", "737-MAX"},
             Kept{"رواية “The New York” الجديدة", "The New York"},
             Kept{"الـU.S. غادر", "U.S."},
             Kept{"بين 10%-15%", "10%-15%"},
             Kept{"هاتف iPhone 15 الجديد", "iPhone 15"},
             Kept{"الذكرى الـ80 لانتصار", "80ـلا"},
         }) {
        CAPTURE(text);
        const std::string line = shown(with_runs_isolated(text));
        CAPTURE(line);
        CHECK(line.find(piece) != std::string::npos);
    }
}

TEST_CASE("runs are whole characters in order, begin and end with no blank, and hold no Arabic but an address's") {
    const std::u32string_view alphabet = U"abCG.  --–+#%$()\"“”«»،:/@_'’0123٤۵٪,= ابوكـ\u064B\u200F\n🙂éЖ×°\u05D0";
    std::mt19937 random{20250508};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        const std::size_t count = random() % 24;
        for (std::size_t at = 0; at < count; ++at) append_utf8(text, alphabet[random() % alphabet.size()]);
        CAPTURE(text);
        std::size_t before = 0;
        for (const text::Run& run : text::left_to_right_runs(text)) {
            REQUIRE(run.begin >= before);
            REQUIRE(run.begin < run.end);
            REQUIRE(run.end <= text.size());
            before = run.end;
            const std::string part = text.substr(run.begin, run.end - run.begin);
            CAPTURE(part);
            REQUIRE(is_utf8(part));
            REQUIRE(part.front() != ' ');
            REQUIRE(part.back() != ' ');
            if (part.find('/') != std::string::npos) continue;
            for (std::size_t at = 0; at < part.size();)
                REQUIRE_FALSE(text::is_arabic_letter(next_code_point(part, at)));
        }
    }
}

TEST_CASE("broken bytes and endless brackets are passed") {
    CHECK(runs_of("مداد \xFF\xFE 3-1") == std::vector<std::string>{"3-1"});
    std::string brackets;
    for (int at = 0; at < 100'000; ++at) brackets += "a (";
    CHECK_FALSE(text::left_to_right_runs(brackets).empty());
}
