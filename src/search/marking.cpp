#include "search/internal/marking.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "search/internal/words.h"
#include "text/fold.h"

namespace midad::search::internal {

namespace {

// What a reader needs before the first word found to know where he is, and how far beyond what was asked for a stretch
// may go to end at a blank.
constexpr std::size_t characters_before = 40;
constexpr std::size_t most_beyond = 3;
constexpr std::size_t looked_at_once = 1500;  // bytes, at least

bool is_blank(char byte) { return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r'; }
bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

/// So many characters on, or back, in bytes; marks count as characters.
std::size_t forward(std::string_view text, std::size_t at, std::size_t characters) {
    for (; at < text.size() && characters > 0; --characters) {
        do ++at;
        while (at < text.size() && !begins_character(text[at]));
    }
    return at;
}

std::size_t back(std::string_view text, std::size_t at, std::size_t characters) {
    for (; at > 0 && characters > 0; --characters) {
        do --at;
        while (at > 0 && !begins_character(text[at]));
    }
    return at;
}

/// From `at` on, the next place after a blank; `at` itself if it is one.
std::size_t word_begin_from(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && !is_blank(text[at - 1])) ++at;
    while (at < text.size() && is_blank(text[at])) ++at;
    return at;
}

/// From `at` back, the last place before a blank.
std::size_t word_end_until(std::string_view text, std::size_t at, std::size_t begin) {
    if (at < text.size() && !is_blank(text[at])) {
        while (at > begin && !is_blank(text[at - 1])) --at;
    }
    while (at > begin && is_blank(text[at - 1])) --at;
    return at;
}

struct Cut {
    std::size_t begin, end;
};

/// Marks that touch or overlap become one.
std::vector<std::pair<std::size_t, std::size_t>> merged(std::vector<std::pair<std::size_t, std::size_t>> marks) {
    std::ranges::sort(marks);
    std::vector<std::pair<std::size_t, std::size_t>> merged;
    for (const auto& mark : marks) {
        if (!merged.empty() && mark.first <= merged.back().second)
            merged.back().second = std::max(merged.back().second, mark.second);
        else
            merged.push_back(mark);
    }
    return merged;
}

/// The stretch around what was found, cut at blanks.
Cut around(std::string_view text, std::size_t first, std::size_t last, std::size_t characters) {
    std::size_t begin = back(text, first, characters_before);
    // Near the text's beginning, from there.
    if (begin <= 2 * characters_before || forward(text, 0, characters) >= last) begin = 0;
    begin = std::min(begin == 0 ? word_begin_from(text, 0) : word_begin_from(text, begin), first);
    std::size_t end = word_end_until(text, std::max(forward(text, begin, characters), last), begin);
    if (end < last) end = last;
    if (end > begin) return {begin, end};
    // One word without a blank that is longer than all that is to be shown.
    end = begin;
    while (end < text.size() && !is_blank(text[end])) ++end;
    return {begin, std::min(end, forward(text, begin, most_beyond * characters))};
}

}  // namespace

Marking::Marking(const Asked& asked, text::Analyser& analyser) : analyser_{analyser} {
    for (const AskedPart& part : asked.parts) {
        if (!part.excluded) learn(part);
    }
}

void Marking::learn(const AskedPart& part) {
    const std::size_t first = typed_.size();
    for (const AskedWord& word : part.run.words) {
        const std::size_t number = typed_.size();
        typed_.push_back(word.typed);
        learn(exact_, word.key.exact, {number, Reason::Key::spelling});
        if (part.kind != Part::Kind::word) continue;
        learn(stem_, word.key.stem, {number, Reason::Key::form});
        for (const Near& near : word.near) {
            learn(exact_, near.key.exact, {number, Reason::Key::near});
            learn(stem_, near.key.stem, {number, Reason::Key::near});
        }
    }
    for (const Instead& instead : part.run.instead) {
        const Reason::Key how = instead.synonym ? Reason::Key::synonym : Reason::Key::spelling;
        for (const Key& key : instead.words) {
            learn(exact_, key.exact, {first + instead.begin, how});
            if (part.kind == Part::Kind::word && instead.words.size() == 1)
                learn(stem_, key.stem, {first + instead.begin, instead.synonym ? how : Reason::Key::form});
        }
    }
}

/// What is known already is the better reason.
void Marking::learn(Keys& keys, const std::string& key, Known known) { keys.emplace(key, known); }

std::optional<Marking::Known> Marking::known(const text::Word& word) const {
    if (const auto found = exact_.find(word.exact); found != exact_.end()) return found->second;
    if (const auto found = stem_.find(word.stem); found != stem_.end()) return found->second;
    return std::nullopt;
}

std::vector<Marking::Match> Marking::matches(std::string_view text) {
    std::vector<Match> found;
    find(text, 0, found);
    return found;
}

void Marking::find(std::string_view text, std::size_t offset, std::vector<Match>& found) {
    for (const text::Word& word : analyser_.words_of(text)) {
        if (const auto what = known(word)) found.push_back({offset + word.begin, offset + word.end, *what});
    }
}

/// A long story is looked at by its paragraphs, until every word was found.
std::vector<Marking::Match> Marking::first_matches(std::string_view text) {
    std::vector<Match> found;
    std::set<std::size_t> different;
    for (std::size_t begin = 0; begin < text.size() && different.size() < typed_.size();) {
        const std::size_t line = text.find('\n', std::min(text.size(), begin + looked_at_once));
        const std::size_t end = std::min(line, text.size());
        const std::size_t known_before = found.size();
        find(text.substr(begin, end - begin), begin, found);
        for (std::size_t at = known_before; at < found.size(); ++at) different.insert(found[at].what.asked);
        begin = end;
    }
    return found;
}

Snippet Marking::whole(std::string_view text) {
    Snippet snippet{std::string{text}, {}};
    for (const Match& match : matches(text)) snippet.marks.emplace_back(match.begin, match.end);
    snippet.marks = merged(std::move(snippet.marks));
    return snippet;
}

Snippet Marking::best(std::string_view text, std::size_t characters) {
    const std::vector<Match> found = first_matches(text);
    // The stretch with the most different words of the query, then the most of them, then the first.
    std::size_t first = 0, last = 0, most = 0;
    for (std::size_t from = 0; from < found.size(); ++from) {
        const std::size_t reach =
            forward(text, found[from].begin, characters - std::min(characters, characters_before));
        std::set<std::size_t> different;
        std::size_t until = from;
        while (until < found.size() && found[until].end <= reach) different.insert(found[until++].what.asked);
        const std::size_t worth = different.size() * found.size() + (until - from);
        if (until > from && worth > most) {
            most = worth;
            first = from;
            last = until - 1;
        }
    }
    const Cut stretch =
        found.empty() ? around(text, 0, 0, characters) : around(text, found[first].begin, found[last].end, characters);
    Snippet snippet{std::string{text.substr(stretch.begin, stretch.end - stretch.begin)}, {}};
    std::ranges::replace_if(snippet.text, is_blank, ' ');
    for (const Match& match : found) {
        if (match.begin >= stretch.begin && match.end <= stretch.end)
            snippet.marks.emplace_back(match.begin - stretch.begin, match.end - stretch.begin);
    }
    snippet.marks = merged(std::move(snippet.marks));
    snippet.cut_before = word_begin_from(text, 0) < stretch.begin;
    snippet.cut_after = word_begin_from(text, stretch.end) < text.size();
    return snippet;
}

std::vector<Reason> Marking::reasons(const article::Article& article) {
    std::vector<std::vector<Reason>> of_word(typed_.size());
    std::set<std::pair<std::size_t, std::string_view>> told;
    for (const Stretch& stretch : stretches_of(article)) {
        for (const Match& match : matches(stretch.text)) {
            const std::size_t word = match.what.asked;
            if (!told.emplace(word, stretch.field).second) continue;
            of_word[word].push_back({typed_[word], stretch.text.substr(match.begin, match.end - match.begin),
                                     stretch.field, match.what.key});
        }
    }
    std::vector<Reason> reasons;
    for (const auto& some : of_word) reasons.insert(reasons.end(), some.begin(), some.end());
    return reasons;
}

}  // namespace midad::search::internal
