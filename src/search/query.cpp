#include "search/query.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/dates.h"
#include "text/fold.h"
#include "text/slug.h"
#include "topics/sections.h"

namespace midad::search {

namespace {

enum class Operator { none, section, author, keyword, from, until };

struct Name {
    std::string_view folded;
    Operator means;
};
// As text::folded() writes them.
constexpr std::array names{
    Name{"قسم", Operator::section},   Name{"section", Operator::section}, Name{"كاتب", Operator::author},
    Name{"author", Operator::author}, Name{"كلمه", Operator::keyword},    Name{"keyword", Operator::keyword},
    Name{"من", Operator::from},       Name{"from", Operator::from},       Name{"الي", Operator::until},
    Name{"to", Operator::until},
};
constexpr std::size_t longest_name = 24;  // bytes, with harakat

Operator operator_of(std::string_view name) {
    if (name.empty() || name.size() > longest_name) return Operator::none;
    const std::string folded = text::folded(name);
    const auto* const found = std::ranges::find(names, std::string_view{folded}, &Name::folded);
    return found == names.end() ? Operator::none : found->means;
}

bool is_blank(char32_t c) {
    return c <= U' ' || c == 0x7F || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}
bool opens(char32_t c) { return c == U'"' || c == U'«' || c == U'“' || c == U'”' || c == U'„' || c == U'‟'; }
bool closes(char32_t c) { return c == U'"' || c == U'»' || c == U'“' || c == U'”' || c == U'‟'; }
bool excludes(char32_t c) { return c == U'-' || c == U'−'; }

/// A day, month or year as the instants at which it begins and has ended.
struct Span {
    Instant begin, end;
};

std::optional<Span> span_of(std::string_view typed, const text::House& house) {
    // Folding gives every kind of digit as ASCII; whoever writes 2025/05/08 means the same day.
    std::string date = text::folded(typed);
    std::ranges::replace(date, '/', '-');
    const auto parse = [](const std::string& written) { return text::parse_day(written); };
    if (date.size() == 4) {
        const auto first = parse(date + "-01-01");
        if (!first || first->year == 9999) return std::nullopt;
        return Span{text::start_of(*first, house), text::start_of({first->year + 1, 1, 1}, house)};
    }
    if (date.size() == 7) {
        const auto first = parse(date + "-01");
        if (!first || first->year == 9999) return std::nullopt;
        const int month = first->month;
        const text::Day next{first->year + (month == 12 ? 1 : 0), month % 12 + 1, 1};
        return Span{text::start_of(*first, house), text::start_of(next, house)};
    }
    const auto day = parse(date);
    if (!day) return std::nullopt;
    return Span{text::start_of(*day, house), text::start_of(text::next_day(*day), house)};
}

/// Whether it means to be a date: it begins with a digit.
bool begins_with_digit(std::string_view typed) {
    const std::string folded = text::folded(typed);
    return !folded.empty() && folded.front() >= '0' && folded.front() <= '9';
}

/// Goes through what was typed once, from its beginning to its end.
class Reading {
public:
    Reading(std::string_view typed, Query& query, const topics::Sections& sections, const text::House& house)
        : typed_{typed}, query_{query}, sections_{sections}, house_{house} {}

    Result<void, Refusal> read() {
        for (skip_blanks(); at_ < typed_.size(); skip_blanks()) {
            MIDAD_TRY(read_one());
            if (words_ > most_words)
                return refuse(Refusal{"search.too_many_words", {{"most", std::to_string(most_words)}}});
        }
        return {};
    }

private:
    char32_t peek() const {
        std::size_t at = at_;
        return at_ < typed_.size() ? next_code_point(typed_, at) : U'\0';
    }
    void pass() { next_code_point(typed_, at_); }
    void skip_blanks() {
        while (at_ < typed_.size() && is_blank(peek())) pass();
    }

    Result<void, Refusal> read_one() {
        const bool excluded = take_prefix(excludes);
        const bool spelling = take_prefix([](char32_t c) { return c == U'='; });
        if (opens(peek())) {
            add(Part::Kind::phrase, take_quoted(), excluded);
            return {};
        }
        const std::size_t begin = at_;
        const std::string_view word = take_word();
        const std::size_t colon = word.find(':');
        if (!excluded && !spelling && colon != word.npos) {
            if (const Operator which = operator_of(word.substr(0, colon)); which != Operator::none) {
                const std::size_t end = at_;
                at_ = begin + colon + 1;
                const bool taken = MIDAD_TRY(read_choice(which));
                if (taken) return {};
                at_ = end;
            }
        }
        add(spelling ? Part::Kind::spelling : Part::Kind::word, word, excluded);
        return {};
    }

    /// A sign before a word, not one that stands alone.
    template <typename Is>
    bool take_prefix(Is is) {
        if (!is(peek())) return false;
        std::size_t next = at_;
        next_code_point(typed_, next);
        if (next >= typed_.size()) return false;
        std::size_t after = next;
        const char32_t c = next_code_point(typed_, after);
        if (is_blank(c) || is(c)) return false;
        at_ = next;
        return true;
    }

    std::string_view take_word() {
        const std::size_t begin = at_;
        while (at_ < typed_.size() && !is_blank(peek()) && (at_ == begin || !opens(peek()))) pass();
        return typed_.substr(begin, at_ - begin);
    }

    /// Up to the closing mark, or to the end when there is none.
    std::string_view take_quoted() {
        pass();
        const std::size_t begin = at_;
        while (at_ < typed_.size() && !closes(peek())) pass();
        const std::string_view quoted = typed_.substr(begin, at_ - begin);
        if (at_ < typed_.size()) pass();
        return quoted;
    }

    void add(Part::Kind kind, std::string_view text, bool excluded) {
        // Neither letter nor digit: nothing to look for.
        if (text::slug(text).empty()) return;
        query_.parts.push_back({kind, std::string{text}, excluded});
        // As many words as it has blanks between them, at least; what they fall into is limited again when asked for.
        bool within = false;
        for (std::size_t at = 0; at < text.size();) {
            const bool blank = is_blank(next_code_point(text, at));
            if (!blank && !within) ++words_;
            within = !blank;
        }
    }

    /// What follows the colon. False when it is no choice after all, but words.
    Result<bool, Refusal> read_choice(Operator which) {
        const std::string_view value = opens(peek()) ? take_quoted() : take_word();
        if (text::folded(value).empty()) return false;
        switch (which) {
            case Operator::section: {
                const topics::Section* const section = sections_.by_any(value);
                if (section == nullptr)
                    return refuse(Refusal{"search.section_unknown", {{"section", std::string{value}}}});
                query_.filters.sections.push_back(section->key);
                return true;
            }
            case Operator::author:
                query_.filters.authors.emplace_back(value);
                return true;
            case Operator::keyword:
                query_.filters.keywords.emplace_back(value);
                return true;
            default:
                return read_date(which, value);
        }
    }

    Result<bool, Refusal> read_date(Operator which, std::string_view value) {
        if (!begins_with_digit(value)) return false;
        const auto span = span_of(value, house_);
        if (!span) return refuse(Refusal{"search.date_unreadable", {{"date", std::string{value}}}});
        Filters& filters = query_.filters;
        if (which == Operator::from)
            filters.from = std::max(filters.from.value_or(span->begin), span->begin);
        else
            filters.until = std::min(filters.until.value_or(span->end), span->end);
        return true;
    }

    std::string_view typed_;
    Query& query_;
    const topics::Sections& sections_;
    const text::House& house_;
    std::size_t at_ = 0, words_ = 0;
};

}  // namespace

Result<Query, Refusal> read_query(std::string_view typed, Filters filters, Order order,
                                  const topics::Sections& sections, const text::House& house) {
    // Four bytes are the longest character: what has more is too long without counting.
    const Refusal too_long{"search.too_long", {{"most", std::to_string(longest_query)}}};
    if (typed.size() > 4 * longest_query) return refuse(too_long);
    if (!is_utf8(typed)) return refuse(Refusal{"search.not_utf8", {}});
    if (text::length(typed) > longest_query) return refuse(too_long);

    Query query{std::string{typed}, {}, std::move(filters), order};
    MIDAD_TRY((Reading{typed, query, sections, house}.read()));
    if (query.parts.empty() && query.filters.empty()) return refuse(Refusal{"search.nothing_asked", {}});
    return query;
}

}  // namespace midad::search
