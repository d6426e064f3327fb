#include "text/fold.h"

#include "base/utf8.h"
#include "text/internal/characters.h"

namespace midad::text {

using namespace internal;

namespace {

/// One letter for those that people write in several ways, and for the foreign ones that Arabic keyboards lack.
char32_t letter_form(char32_t c) {
    switch (c) {
        case U'أ':
        case U'إ':
        case U'آ':
        case U'ٱ':
        case 0x672:
        case 0x673:
            return alef;
        case U'ى':
        case U'ی':
        case U'ئ':
            return yeh;  // ى also inside: «شىء» is «شيء»
        case U'ؤ':
            return waw;
        case U'ک':
            return U'ك';
        case U'ھ':
        case U'ە':
        case 0x6C0:
        case 0x6C1:
        case 0x6C2:
        case 0x6C3:
            return heh;
        case U'پ':
            return U'ب';
        case U'چ':
            return U'ج';
        case U'ژ':
            return U'ز';
        case U'ڤ':
        case U'ڥ':
        case 0x6A2:
            return U'ف';
        case 0x6A7:
            return U'ق';  // the Maghreb's qaf
        case U'گ':
        case U'ڨ':
        case 0x6AD:
        case 0x6AC:
        case 0x762:
        case 0x763:
            return U'ك';  // and Morocco's gaf
        default:
            return c;
    }
}

/// Builds key E of one text, character by character. The end of a word decides about its last letters.
class Key {
public:
    explicit Key(std::size_t bytes) { out_.reserve(bytes); }

    void put(char32_t c) {
        if (const int value = digit_of_three(c); value >= 0) {
            c = static_cast<char32_t>('0' + value);
        } else if (c == 0x66B) {
            c = '.';
        }
        if (!is_arabic_letter(c)) end_word();
        append_utf8(out_, c);
        before_ = last_;
        last_ = c;
        commas_ = commas_ || c == ',';
    }

    /// A hamza alone after a long vowel is dropped («سماء», «سما»), then ة is ه.
    void end_word() {
        if (last_ == hamza && (before_ == alef || before_ == waw || before_ == yeh)) {
            out_.resize(out_.size() - 2);
            last_ = before_;
        }
        if (last_ == teh_marbuta) {
            out_.resize(out_.size() - 2);
            append_utf8(out_, heh);
            last_ = heh;
        }
    }

    std::string finished() {
        end_word();
        if (commas_) drop_thousands();
        return std::move(out_);
    }

private:
    /// Commas before exactly three digits: 1,204 → 1204.
    void drop_thousands() {
        const auto is_digit = [&](std::size_t at) { return at < out_.size() && out_[at] >= '0' && out_[at] <= '9'; };
        std::size_t kept = 0;
        for (std::size_t at = 0; at < out_.size(); ++at) {
            const bool parts_thousands = out_[at] == ',' && at > 0 && is_digit(at - 1) && is_digit(at + 1) &&
                                         is_digit(at + 2) && is_digit(at + 3) && !is_digit(at + 4);
            if (!parts_thousands) out_[kept++] = out_[at];
        }
        out_.resize(kept);
    }

    std::string out_;
    char32_t last_ = 0, before_ = 0;
    bool commas_ = false;
};

/// Steps 2 and 3 of docs/arabic: drop, then letter forms, digits, aliases, lower case. Takes NFKC, in which the
/// presentation forms have become letters and a hamza apart has joined its seat.
std::string key_of(std::string_view text) {
    const Characters& characters = Characters::table();
    Key key{text.size()};
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (c == tatweel || c == 0x66C || is_haraka(c) || is_invisible(c)) continue;
        key.put(is_arabic_letter(c) ? letter_form(c) : characters.lower(c));
    }
    return key.finished();
}

enum class Harakat { kept, dropped };

bool opens_or_counts(const Characters& characters, char32_t c) {
    return c == U'«' || c == U'“' || c == U'"' || c == U'‹' ||
           (characters.has(c, letter | digit) && !is_arabic_letter(c));
}

/// A tatweel goes, but for the one that lets a prefix join what is not Arabic: «الـ80», «لـ«رويترز»» are spelling.
std::string cleaned(std::string_view text, Harakat harakat) {
    const Characters& characters = Characters::table();
    std::string out;
    out.reserve(text.size());
    bool blank_before = false, tatweel_before = false, after_arabic = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        const unsigned traits = characters.traits(c);
        if ((traits & blank) != 0) {
            blank_before = true;
            after_arabic = false;
            continue;
        }
        if (c == tatweel) {
            tatweel_before = true;
            continue;
        }
        const bool is_mark = is_haraka(c);
        if ((traits & invisible) != 0 || (is_mark && harakat == Harakat::dropped)) continue;
        if (blank_before && !out.empty()) out.push_back(' ');
        blank_before = false;
        if (!is_mark) {
            if (tatweel_before && after_arabic && opens_or_counts(characters, c)) append_utf8(out, tatweel);
            tatweel_before = false;
            after_arabic = is_arabic_letter(c);
        }
        append_utf8(out, c);
    }
    return out;
}

}  // namespace

std::string folded(std::string_view text) { return settled(text, Form::nfkc, key_of); }

std::string plain(std::string_view text) {
    // Tidied first: a hamza that a joiner kept from its seat is no mark to be dropped.
    return settled(tidy(text), Form::nfc, [](std::string_view part) { return cleaned(part, Harakat::dropped); });
}

std::string tidy(std::string_view text) {
    return settled(text, Form::nfc, [](std::string_view part) { return cleaned(part, Harakat::kept); });
}

}  // namespace midad::text
