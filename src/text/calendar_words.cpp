#include "text/calendar_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "text/fold.h"
#include "text/internal/month_names.h"
#include "text/pieces.h"

namespace midad::text {

namespace {

struct Spelling {
    std::vector<std::string> words;  // folded
    NamedMonth month;
};
using Spellings = std::unordered_map<std::string, std::vector<Spelling>>;  // by the first word

std::vector<std::string> folded_words(std::string_view name) {
    std::vector<std::string> words;
    for (const Piece& piece : pieces_of(name)) {
        if (piece.kind == Piece::Kind::word) words.push_back(folded(name.substr(piece.begin, piece.end - piece.begin)));
    }
    return words;
}

using Names = std::array<std::string_view, 12>;  // of a month, parted by «|»

constexpr Names gregorian{
    "كانون الثاني|كانون ثاني|كانون ثان|يناير|جانفي|جانفيي|January|Jan",
    "شباط|فبراير|فبرائر|فيفري|فيفريي|February|Feb",
    "آذار|مارس|March|Mar",
    "نيسان|أبريل|إبريل|افريل|أفريل|April|Apr",
    "أيار|مايو|ماي|مايس|May",
    "حزيران|يونيو|يونيه|يونية|جوان|June|Jun",
    "تموز|يوليو|يوليه|يولية|يوليوز|جويلية|جويليه|July|Jul",
    "آب|أغسطس|أوغسطس|غشت|أوت|August|Aug",
    "أيلول|سبتمبر|سبتامبر|شتنبر|September|Sep|Sept",
    "تشرين الأول|تشرين أول|أكتوبر|أوكتوبر|October|Oct",
    "تشرين الثاني|تشرين ثاني|تشرين ثان|نوفمبر|نوفامبر|نونبر|November|Nov",
    "كانون الأول|كانون أول|ديسمبر|دسمبر|ديسامبر|دجنبر|December|Dec",
};
// Libya's own, until 2011.
constexpr Names libyan{"أي النار", "النوار",  "الربيع", "الطير",  "الماء", "الصيف",
                       "ناصر",     "هانيبال", "الفاتح", "التمور", "الحرث", "الكانون"};
constexpr Names hijri{
    "محرم|المحرم|محرم الحرام",
    "صفر|صفر الخير",
    "ربيع الأول|ربيع أول",
    "ربيع الآخر|ربيع الثاني|ربيع ثاني|ربيع آخر",
    "جمادى الأولى|جمادى الأول|جمادى أول",
    "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادى الثاني|جمادى ثاني",
    "رجب",
    "شعبان",
    "رمضان|رمضان المبارك",
    "شوال",
    "ذو القعدة|ذي القعدة|ذوالقعدة|ذيالقعدة",
    "ذو الحجة|ذي الحجة|ذوالحجة|ذيالحجة",
};

void add(Spellings& spellings, const Names& months, Calendar calendar, bool needs_year) {
    for (std::size_t month = 0; month < months.size(); ++month) {
        std::string_view rest = months[month];
        while (!rest.empty()) {
            const std::string_view name = rest.substr(0, rest.find('|'));
            rest.remove_prefix(std::min(rest.size(), name.size() + 1));
            Spelling spelling{folded_words(name), {calendar, static_cast<int>(month) + 1, 0, needs_year}};
            spelling.month.words = spelling.words.size();
            const std::string first = spelling.words.front();
            spellings[first].push_back(std::move(spelling));
        }
    }
}

const Spellings& spellings() {
    static const Spellings all = [] {
        Spellings made;
        add(made, gregorian, Calendar::gregorian, false);
        add(made, libyan, Calendar::gregorian, true);
        add(made, hijri, Calendar::hijri, false);
        return made;
    }();
    return all;
}

constexpr std::array<std::string_view, 7> weekdays{"الأحد|Sunday",
                                                   "الاثنين|الإتنين|Monday",
                                                   "الثلاثاء|الثلثاء|التلاتاء|الثلاثا|Tuesday",
                                                   "الأربعاء|الأربع|Wednesday",
                                                   "الخميس|Thursday",
                                                   "الجمعة|Friday",
                                                   "السبت|Saturday"};

constexpr std::array<std::string_view, 10> ones{"الأول",  "الثاني", "الثالث", "الرابع", "الخامس",
                                                "السادس", "السابع", "الثامن", "التاسع", "العاشر"};

/// 1 to 10 by the ordinal's folded form, also as it is after «الـ… عشر» (الحادي).
int unit_of(std::string_view folded_word) {
    static const std::unordered_map<std::string, int> units = [] {
        std::unordered_map<std::string, int> made;
        for (std::size_t at = 0; at < ones.size(); ++at) made[folded(ones[at])] = static_cast<int>(at) + 1;
        made[folded("الحادي")] = 1;
        return made;
    }();
    const auto found = units.find(std::string{folded_word});
    return found == units.end() ? 0 : found->second;
}

int tens_of(std::string_view folded_word) {
    if (folded_word == "العشرين" || folded_word == "العشرون") return 20;
    if (folded_word == "الثلاثين" || folded_word == "الثلاثون") return 30;
    return 0;
}

}  // namespace

std::optional<NamedMonth> month_named(std::span<const std::string> words, std::size_t at) {
    if (at >= words.size()) return std::nullopt;
    const auto found = spellings().find(words[at]);
    if (found == spellings().end()) return std::nullopt;
    const Spelling* longest = nullptr;
    for (const Spelling& spelling : found->second) {
        if (at + spelling.words.size() > words.size()) continue;
        if (!std::equal(spelling.words.begin(), spelling.words.end(), words.begin() + static_cast<std::ptrdiff_t>(at)))
            continue;
        if (!longest || spelling.words.size() > longest->words.size()) longest = &spelling;
    }
    return longest ? std::optional{longest->month} : std::nullopt;
}

std::optional<int> weekday_named(std::string_view folded_word) {
    static const std::unordered_map<std::string, int> names = [] {
        std::unordered_map<std::string, int> made;
        for (std::size_t day = 0; day < weekdays.size(); ++day) {
            std::string_view rest = weekdays[day];
            while (!rest.empty()) {
                const std::string_view name = rest.substr(0, rest.find('|'));
                rest.remove_prefix(std::min(rest.size(), name.size() + 1));
                made[folded(name)] = static_cast<int>(day);
            }
        }
        return made;
    }();
    const auto found = names.find(std::string{folded_word});
    return found == names.end() ? std::nullopt : std::optional{found->second};
}

std::string_view weekday_called(int weekday, std::string_view language) {
    return internal::weekday_name(weekday, language == "en" || language.starts_with("en-"));
}

std::optional<NamedDay> day_named(std::span<const std::string> words, std::size_t at) {
    if (at >= words.size()) return std::nullopt;
    const auto word = [&](std::size_t further) -> std::string_view {
        return at + further < words.size() ? std::string_view{words[at + further]} : std::string_view{};
    };
    if (const int tens = tens_of(word(0)); tens > 0) return NamedDay{tens, 1};
    const int unit = unit_of(word(0));
    if (unit == 0) return std::nullopt;
    if (word(1) == "عشر") return unit < 10 ? std::optional{NamedDay{10 + unit, 2}} : std::nullopt;
    std::string_view next = word(1);
    std::size_t took = 2;
    if (next == "و") {
        next = word(2);
        took = 3;
    } else if (next.starts_with("و")) {
        next.remove_prefix(std::string_view{"و"}.size());
    } else {
        next = {};
    }
    const int tens = next.empty() ? 0 : tens_of(next);
    if (tens == 20 && unit < 10) return NamedDay{20 + unit, took};
    if (tens == 30 && unit == 1) return NamedDay{31, took};
    return NamedDay{unit, 1};
}

}  // namespace midad::text
