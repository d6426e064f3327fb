#include <algorithm>
#include <array>

#include "text/internal/bidi_scan.h"

namespace midad::text::internal {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_ascii_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

/// A word that keeps its dot: "Ltd.", "Inc.", and the last letter of "U.S.".
bool keeps_its_dot(std::string_view until_dot) {
    constexpr std::array<std::string_view, 20> abbreviations{"ltd",  "inc", "co",   "corp", "jr",  "sr",  "dr",
                                                             "mr",   "mrs", "ms",   "st",   "no",  "vs",  "etc",
                                                             "bros", "vol", "dept", "gen",  "gov", "prof"};
    std::size_t begin = until_dot.size();
    while (begin > 0 && is_ascii_letter(until_dot[begin - 1])) --begin;
    std::string word{until_dot.substr(begin)};
    if (word.size() == 1) return begin >= 2 && until_dot[begin - 1] == '.' && is_ascii_letter(until_dot[begin - 2]);
    std::transform(word.begin(), word.end(), word.begin(), lower);
    return std::find(abbreviations.begin(), abbreviations.end(), word) != abbreviations.end();
}

/// What belongs to the word or number that it follows without a blank: C++, C#, 12%, Midad™.
bool is_attached(std::string_view text, std::size_t end, char32_t c) {
    switch (c) {
        case '+':
        case '#':
        case '%':
        case '_':
        case '*':
        case U'°':
        case U'‰':
        case U'™':
        case U'®':
        case U'©':
        case U'′':
        case U'″':
            return true;
        case '.':
            return keeps_its_dot(text.substr(0, end));
        default:
            return is_currency(c);
    }
}

/// Brackets and quotation marks that were opened within a run. What is left open at its end was not part of it.
class Open {
public:
    bool opens(char32_t c) const { return closer_of(c) != 0 && !(c == '"' && closes(c)); }
    bool closes(char32_t c) const { return count_ > 0 && marks_[count_ - 1].closer == c; }
    void push(char32_t c, std::size_t end_before) {
        if (count_ < marks_.size()) marks_[count_++] = {closer_of(c), end_before};
    }
    void pop() { --count_; }
    bool any() const { return count_ > 0; }
    std::size_t end_before_first() const { return marks_[0].end_before; }

    static bool is_closer(char32_t c) { return c == ')' || c == ']' || c == '}' || c == U'”'; }

private:
    static char32_t closer_of(char32_t c) {
        switch (c) {
            case '(':
                return ')';
            case '[':
                return ']';
            case '{':
                return '}';
            case U'“':
                return U'”';
            case '"':
                return '"';
            default:
                return 0;
        }
    }

    struct Mark {
        char32_t closer;
        std::size_t end_before;
    };
    std::array<Mark, 8> marks_{};  // deeper nesting than any text for readers has; what is deeper is not paired
    std::size_t count_ = 0;
};

bool begins_address(std::string_view text) {
    const auto starts = [&](std::string_view with) {
        return text.size() > with.size() &&
               std::equal(with.begin(), with.end(), text.begin(), [](char a, char b) { return a == lower(b); });
    };
    return starts("http://") || starts("https://") || starts("www.");
}

/// A web address ends at a blank, a guillemet or Arabic punctuation; its path may be Arabic. What closes the sentence
/// is not part of it.
std::size_t end_of_address(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    std::size_t end = at;
    int open = 0;
    while (at < text.size()) {
        const char32_t c = next_character(text, at);
        const Side side = side_of(c);
        if (side == Side::blank || side == Side::stop || c == '"' || c == '<' || c == '>') break;
        if (c == U'،' || c == U'؛' || c == U'؟' || c == U'“' || c == U'”') break;
        if (c == '(') ++open;
        if (c == ')' && --open < 0) break;
        const bool may_end =
            c != '.' && c != ',' && c != ';' && c != ':' && c != '!' && c != '?' && c != '\'' && c != '(';
        if (may_end) end = at;
    }
    return std::max(end, begin);
}

/// Whether Arabic after "midad.example/" is still the address: its path.
bool is_path_of_address(std::string_view run, std::string_view text, std::size_t at) {
    if (at == 0 || text[at - 1] != '/') return false;
    const std::size_t blank = run.find_last_of(" \t");
    const std::string_view word = blank == std::string_view::npos ? run : run.substr(blank + 1);
    const std::size_t slash = word.find('/');
    const std::size_t dot = word.substr(0, slash).rfind('.');
    return dot != std::string_view::npos && dot > 0 && dot + 2 < word.size() && is_ascii_letter(word[dot + 1]);
}

// A bracket that is not closed within so many bytes counts as never closed: looking for it again and again would take
// the square of the text's length.
constexpr std::size_t farthest_closer = 400;

/// Walks along a run and knows up to where it is certain.
class LatinWalk {
public:
    LatinWalk(std::string_view text, std::size_t begin, std::size_t at)
        : text_{text}, begin_{begin}, at_{at}, end_{at} {}

    std::size_t end() {
        while (at_ < text_.size()) {
            const std::size_t here = at_;
            const char32_t c = next_character(text_, at_);
            const Side side = side_of(c);
            if (side == Side::rtl && is_path_of_address(text_.substr(begin_, here - begin_), text_, here)) {
                return end_of_address(text_, here);
            }
            if (side == Side::latin && blank_ && !open_.any() && begins_address(text_.substr(here))) {
                return end_of_address(text_, here);
            }
            if (open_.any() && here - open_.end_before_first() > farthest_closer) break;
            if (side == Side::rtl || side == Side::stop || !take(c, side, here)) break;
        }
        return open_.any() ? open_.end_before_first() : end_;
    }

private:
    /// Whether the run may go on after the character.
    bool take(char32_t c, Side side, std::size_t here) {
        if (side == Side::latin) {
            extend();
        } else if (side == Side::number) {
            // «Windows 11» and "F-16", but no number beyond a dash between blanks, unless Latin follows it.
            if (!(blank_ && sign_)) extend();
        } else if (side == Side::blank) {
            blank_ = true;
        } else if (side == Side::sign) {
            return take_sign(c, here);
        }
        return true;
    }

    bool take_sign(char32_t c, std::size_t here) {
        if (open_.opens(c)) {
            open_.push(c, end_);
        } else if (open_.closes(c)) {
            open_.pop();
            extend();
            return true;
        } else if (Open::is_closer(c)) {
            return false;
        } else if (here == end_ && is_attached(text_, end_, c)) {
            extend();
            return true;
        }
        sign_ = true;
        return true;
    }

    void extend() {
        end_ = at_;
        blank_ = sign_ = false;
    }

    std::string_view text_;
    std::size_t begin_, at_, end_;
    bool blank_ = false, sign_ = false;  // seen since end_
    Open open_;
};

}  // namespace

std::size_t end_of_latin(std::string_view text, std::size_t begin, std::size_t at) {
    if (begins_address(text.substr(at))) return end_of_address(text, at);
    return LatinWalk{text, begin, at}.end();
}

}  // namespace midad::text::internal
