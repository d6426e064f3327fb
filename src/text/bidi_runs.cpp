#include <algorithm>
#include <array>

#include "text/bidi.h"
#include "text/fold.h"
#include "text/internal/bidi_scan.h"

namespace midad::text {

using namespace internal;

namespace {

/// Goes through a text once and notes its runs.
class Search {
public:
    explicit Search(std::string_view text) : text_{text} {}

    std::vector<Run> runs() {
        while (at_ < text_.size()) step();
        if (!any_arabic_ && latin_words_ >= 3) return {whole()};
        return std::move(runs_);
    }

private:
    void step() {
        const std::size_t here = at_;
        const char32_t c = next_character(text_, at_);
        switch (side_of(c)) {
            case Side::rtl:
                pass_arabic(c, here);
                return;
            case Side::latin:
                take_latin(here, here);
                break;
            case Side::number:
                take_number(here);
                break;
            case Side::sign:
                if (!(leads_latin(c) && take_led_latin(here)) && may_sign(c)) take_number(here);
                break;
            case Side::unseen:
                return;
            case Side::blank:
            case Side::stop:
                break;
        }
        previous_ = last_character(here);
        if (side_of(previous_) != Side::blank) after_number_ = side_of(previous_) == Side::number;
        word_ = 0;
    }

    void pass_arabic(char32_t c, std::size_t here) {
        if (is_arabic_letter(c)) {
            any_arabic_ = true;
            if (word_++ == 0) word_begin_ = here;
            word_end_ = at_;
        } else if (!is_haraka(c)) {
            any_arabic_ = any_arabic_ || c < 0x600 || c > 0x6FF || (c >= 0x660 && c <= 0x669);
            word_ = 0;
        }
        previous_ = c;
        after_number_ = false;
    }

    void take_latin(std::size_t begin, std::size_t at) {
        at_ = std::max(end_of_latin(text_, begin, at), at_);
        runs_.push_back({begin, at_});
        const std::string_view run = text_.substr(begin, at_ - begin);
        latin_words_ += 1 + static_cast<std::size_t>(std::count(run.begin(), run.end(), ' '));
    }

    void take_number(std::size_t begin) {
        const NumberFound found = number_at(text_, begin, after_phone_word(begin));
        if (found.end == begin) return;
        at_ = found.end;
        if (found.into_latin) {
            take_latin(begin, found.latin_at);
        } else if (found.turns) {
            runs_.push_back({begin, at_});
        }
    }

    /// @midad, #Midad, .NET, $AAPL.
    static bool leads_latin(char32_t c) { return c == '@' || c == '#' || c == '.' || c == '_' || is_currency(c); }

    bool take_led_latin(std::size_t here) {
        const Side before = side_of(previous_);
        if (before == Side::latin || before == Side::number) return false;
        const char32_t next = character_at(text_, at_);
        if (side_of(next) != Side::latin && next != '_') return false;
        take_latin(here, at_);
        return true;
    }

    /// Whether the sign can belong to the digits after it. In «كوفيد-19» it belongs to the word, and so does the
    /// number; in «و-5» and «ب+5» the letter is a particle.
    bool may_sign(char32_t c) const {
        const Side before = side_of(previous_);
        // «3 -6» is a score typed carelessly: as it is, it reads from right to left like «3 - 6».
        if (before == Side::blank && after_number_ && is_dash(c)) return false;
        if (previous_ == 0 || before == Side::blank) return true;
        if (before == Side::latin || before == Side::number) return false;
        if (!is_arabic_letter(previous_) && !is_haraka(previous_)) {
            return !is_dash(previous_) && previous_ != '+' && previous_ != ')' && previous_ != '%' &&
                   previous_ != tatweel;
        }
        // A bracket, a currency or a number sign never binds to the Arabic word before it.
        if (!is_dash(c) && c != '+') return true;
        if (word_ != 1) return false;
        const char32_t particle = character_at(text_, word_begin_);
        return particle == waw ||
               (c == '+' && (particle == U'ب' || particle == U'ل' || particle == U'ف' || particle == U'ك'));
    }

    /// «هاتف»، «فاكس» … as the last word before the place, with a colon or blanks between.
    bool after_phone_word(std::size_t place) const {
        constexpr std::array<std::string_view, 11> words{"هاتف",   "الهاتف", "تلفون",  "فاكس",  "الفاكس", "جوال",
                                                         "موبايل", "واتساب", "الجوال", "الرقم", "رقم"};
        if (word_end_ == 0) return false;
        for (std::size_t at = word_end_; at < place; ++at) {
            if (text_[at] != ' ' && text_[at] != ':') return false;
        }
        const std::string_view word = text_.substr(word_begin_, word_end_ - word_begin_);
        return std::find(words.begin(), words.end(), word) != words.end();
    }

    /// The last character of what was passed since `here`.
    char32_t last_character(std::size_t here) const {
        std::size_t at = at_ - 1;
        while (at > here && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) --at;
        return character_at(text_, at);
    }

    /// A text without an Arabic letter, such as a quoted sentence: its closing signs belong to it too.
    Run whole() const {
        const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
        Run run{0, text_.size()};
        while (run.begin < run.end && is_blank(text_[run.begin])) ++run.begin;
        while (run.end > run.begin && is_blank(text_[run.end - 1])) --run.end;
        return run;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Run> runs_;
    char32_t previous_ = 0;
    std::size_t word_ = 0;  // letters of the Arabic word that ends here; 0 when none does
    std::size_t word_begin_ = 0, word_end_ = 0;
    bool after_number_ = false;  // blanks apart, a digit came last
    bool any_arabic_ = false;
    std::size_t latin_words_ = 0;
};

}  // namespace

std::vector<Run> left_to_right_runs(std::string_view text) { return Search{text}.runs(); }

}  // namespace midad::text
