#include "text/internal/month_names.h"

#include <array>
#include <cassert>

namespace midad::text::internal {

namespace {

using Names = std::array<std::string_view, 12>;

constexpr Names levantine{"كانون الثاني", "شباط", "آذار",  "نيسان",       "أيار",         "حزيران",
                          "تموز",         "آب",   "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"};
constexpr Names egyptian{"يناير", "فبراير", "مارس",   "أبريل",  "مايو",   "يونيو",
                         "يوليو", "أغسطس",  "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};
constexpr Names tunisian{"جانفي",  "فيفري", "مارس",   "أفريل",  "ماي",    "جوان",
                         "جويلية", "أوت",   "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};
constexpr Names moroccan{"يناير",  "فبراير", "مارس",  "أبريل",  "ماي",   "يونيو",
                         "يوليوز", "غشت",    "شتنبر", "أكتوبر", "نونبر", "دجنبر"};
constexpr Names in_english{"January", "February", "March",     "April",   "May",      "June",
                           "July",    "August",   "September", "October", "November", "December"};

constexpr Names hijri{"محرم", "صفر",   "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
                      "رجب",  "شعبان", "رمضان",      "شوال",       "ذو القعدة",    "ذو الحجة"};
constexpr Names hijri_in_english{"Muharram",         "Safar",       "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula",
                                 "Jumada al-Akhira", "Rajab",       "Shaaban",       "Ramadan",       "Shawwal",
                                 "Dhu al-Qaada",     "Dhu al-Hijja"};

constexpr std::array<std::string_view, 7> weekdays{"الأحد",  "الاثنين", "الثلاثاء", "الأربعاء",
                                                   "الخميس", "الجمعة",  "السبت"};
constexpr std::array<std::string_view, 7> weekdays_in_english{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                              "Thursday", "Friday", "Saturday"};

const Names& names_of(Months family) {
    switch (family) {
        case Months::levantine:
            return levantine;
        case Months::egyptian:
            return egyptian;
        case Months::tunisian:
            return tunisian;
        case Months::moroccan:
            return moroccan;
    }
    return levantine;
}

std::string_view of(const Names& names, int month) {
    assert(month >= 1 && month <= 12);
    return names[static_cast<std::size_t>(month - 1)];
}

}  // namespace

std::string month_name(int month, const House& house, bool english) {
    if (english) return std::string{of(in_english, month)};
    std::string name{of(names_of(house.months), month)};
    if (!house.both_months) return name;
    const std::string_view beside = of(house.months == Months::egyptian ? levantine : egyptian, month);
    if (beside != name) name.append("/").append(beside);
    return name;
}

std::string_view weekday_name(int weekday, bool english) {
    return (english ? weekdays_in_english : weekdays)[static_cast<std::size_t>(weekday)];
}

std::string_view hijri_month_name(int month, bool english) { return of(english ? hijri_in_english : hijri, month); }

std::string_view short_weekday(int weekday) { return weekday_name(weekday, true).substr(0, 3); }

std::string_view short_month(int month) { return of(in_english, month).substr(0, 3); }

}  // namespace midad::text::internal
