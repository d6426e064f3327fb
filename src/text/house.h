#pragma once

#include <string>

namespace midad::text {

enum class Digits { european, arabic_indic };

/// The four families of Gregorian month names in Arabic papers, by where they are used (docs/words.md).
enum class Months { levantine, egyptian, tunisian, moroccan };

/// How a paper writes, whatever its language: set once in midad.toml, applied to dates, counts and lists, never to
/// quoted text or addresses.
struct House {
    Digits digits = Digits::european;
    Months months = Months::levantine;
    bool both_months =
        false;  // «أيار/مايو»: the house's family, then the Egyptian one (or Levantine, where it is the house's)
    bool hijri = true;                   // the Hijri date beside the Gregorian
    int hijri_offset_days = 0;           // −1, 0 or 1: the sighting may differ from Umm al-Qura
    std::string zone = "Asia/Damascus";  // IANA time zone
};

}  // namespace midad::text
