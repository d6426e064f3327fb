#include "search/internal/suggesting.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "search/internal/asking.h"
#include "search/internal/terms.h"
#include "text/fold.h"

namespace midad::search::internal {

namespace {

using Xapian::Query;

constexpr std::size_t longest_typed = 100;  // bytes of it that are looked at
constexpr std::string_view the = "ال";
// Entries that one look-up goes through; beginnings that more share are worked out before.
constexpr std::size_t many = 2000;
constexpr std::size_t kept_of_many = 64;
constexpr std::size_t longest_beginning = 4;  // letters
// Words that are tried beside the words before the last.
constexpr std::size_t most_tried = 10;
constexpr std::size_t most_headlines = 3;

/// A word's spellings are in the index in the order of its keys, as are the words.
class Spellings {
public:
    explicit Spellings(const Xapian::Database& database)
        : at_{database.allterms_begin(beginning_)}, end_{database.allterms_end(beginning_)} {}

    /// The commonest spelling; the key when there is none. Keys must rise.
    std::string of(const std::string& exact) {
        const std::string mine = spelling_term(exact, "");
        std::string commonest = exact;
        Xapian::doccount most = 0;
        for (at_.skip_to(mine); at_ != end_ && (*at_).starts_with(mine); ++at_) {
            if (at_.get_termfreq() <= most) continue;
            most = at_.get_termfreq();
            commonest = (*at_).substr(mine.size());
        }
        return commonest;
    }

private:
    std::string beginning_ = std::string(1, static_cast<char>(Field::spelling));
    Xapian::TermIterator at_, end_;
};

}  // namespace

Suggesting::Suggesting(const Xapian::Database& database) {
    add_words(database);
    add_names(database);
    std::ranges::sort(entries_, {}, &Entry::key);
    find_most_used();
}

void Suggesting::add_words(const Xapian::Database& database) {
    const std::string beginning(1, static_cast<char>(Field::title));
    Spellings spellings{database};
    for (auto at = database.allterms_begin(beginning); at != database.allterms_end(beginning); ++at) {
        const std::string exact = (*at).substr(1);
        const std::string text = spellings.of(exact);
        const auto stories = static_cast<std::int64_t>(at.get_termfreq());
        entries_.push_back({exact, text, exact, Suggestion::Kind::word, stories});
        if (exact.starts_with(the) && exact.size() > 3 * the.size())
            entries_.push_back({exact.substr(the.size()), text, exact, Suggestion::Kind::word, stories});
    }
}

/// A name is found by each of its words.
void Suggesting::add_names(const Xapian::Database& database) {
    const std::string beginning(1, static_cast<char>(Field::name));
    for (auto at = database.allterms_begin(beginning); at != database.allterms_end(beginning); ++at) {
        const std::string term = *at;
        const std::size_t end = term.find(separator);
        if (end == term.npos || end + 2 >= term.size()) continue;
        const auto kind = term[end + 1] == 'p' ? Suggestion::Kind::person : Suggestion::Kind::keyword;
        const std::string folded = term.substr(1, end - 1), text = term.substr(end + 2);
        const auto stories = static_cast<std::int64_t>(at.get_termfreq());
        for (std::size_t word = 0; word != folded.npos && word < folded.size();) {
            entries_.push_back({folded.substr(word), text, {}, kind, stories});
            word = folded.find(' ', word);
            if (word != folded.npos) ++word;
        }
    }
}

std::vector<std::uint32_t> Suggesting::best_of(std::size_t begin, std::size_t end, std::size_t limit) const {
    std::vector<std::uint32_t> best;
    for (std::size_t at = begin; at < end; ++at) best.push_back(static_cast<std::uint32_t>(at));
    const std::size_t kept = std::min(limit, best.size());
    // The shorter of two that lead to as much is the likelier to be meant.
    std::ranges::partial_sort(best, best.begin() + static_cast<std::ptrdiff_t>(kept), [this](auto a, auto b) {
        const Entry &one = entries_[a], &other = entries_[b];
        return std::tuple{-one.stories, one.key.size(), a} < std::tuple{-other.stories, other.key.size(), b};
    });
    best.resize(kept);
    return best;
}

void Suggesting::find_most_used() {
    for (std::size_t letters = 1; letters <= longest_beginning; ++letters) {
        for (std::size_t begin = 0; begin < entries_.size();) {
            const std::string& key = entries_[begin].key;
            std::size_t length = 0;
            for (std::size_t letter = 0; letter < letters && length < key.size(); ++letter)
                next_code_point(key, length);
            const std::string beginning = key.substr(0, length);
            std::size_t end = begin + 1;
            while (end < entries_.size() && entries_[end].key.starts_with(beginning)) ++end;
            if (end - begin > many) most_used_.emplace(beginning, best_of(begin, end, kept_of_many));
            begin = end;
        }
    }
}

std::vector<const Suggesting::Entry*> Suggesting::beginning_with(std::string_view folded, std::size_t limit) const {
    std::vector<std::uint32_t> best;
    if (const auto known = most_used_.find(folded); known != most_used_.end()) {
        best = known->second;
    } else {
        const auto begin = std::ranges::lower_bound(entries_, folded, {},
                                                    [](const Entry& entry) { return std::string_view{entry.key}; });
        auto end = begin;
        while (end != entries_.end() && end->key.starts_with(folded)) ++end;
        best = best_of(static_cast<std::size_t>(begin - entries_.begin()),
                       static_cast<std::size_t>(end - entries_.begin()), kept_of_many);
    }
    std::vector<const Entry*> found;
    std::set<std::string_view> texts;
    for (const std::uint32_t at : best) {
        if (found.size() < limit && texts.insert(entries_[at].text).second) found.push_back(&entries_[at]);
    }
    return found;
}

namespace {

/// What was typed, taken apart: the words that stand, and the one that is being typed.
struct Typed {
    std::string before;             // as typed, with a blank at its end, or empty
    std::vector<std::string> keys;  // of the words before
    std::string last;               // folded
    std::string all;                // folded
};

Typed typed_of(std::string_view text) {
    Typed typed;
    const std::string tidy = text::tidy(cut_utf8(text, longest_typed));
    const std::size_t blank = tidy.rfind(' ');
    typed.before = blank == tidy.npos ? "" : tidy.substr(0, blank + 1);
    typed.last = text::folded(std::string_view{tidy}.substr(typed.before.size()));
    typed.all = text::folded(tidy);
    text::for_each_exact(typed.before, [&](std::string_view exact) {
        if (typed.keys.size() < most_tried) typed.keys.emplace_back(exact);
    });
    return typed;
}

Query titles_with(const std::vector<std::string>& keys, const Query& last) {
    std::vector<Query> all{last};
    for (const std::string& key : keys) all.emplace_back(term(Field::title, key));
    return {Query::OP_AND, all.begin(), all.end()};
}

Xapian::MSet newest_of(Xapian::Database& database, const Query& query, std::size_t limit) {
    Xapian::Enquire enquire{database};
    enquire.set_weighting_scheme(Alike{});
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    enquire.set_query(query);
    return enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
}

/// How many headlines have the word beside the words before it, as far as that costs little to know.
std::int64_t stories_with(const Typed& typed, const Suggesting::Entry& entry, Xapian::Database& database) {
    if (typed.before.empty()) return entry.stories;
    if (entry.word.empty()) return 0;
    const Query titles = titles_with(typed.keys, Query{term(Field::title, entry.word)});
    return newest_of(database, titles, 1).get_matches_estimated();
}

}  // namespace

std::vector<Suggestion> suggestions_for(std::string_view text, std::size_t limit, const Suggesting& suggesting,
                                        Xapian::Database& database) {
    const Typed typed = typed_of(text);
    std::vector<Suggestion> suggestions;
    if (typed.last.empty() || limit == 0) return suggestions;
    const std::size_t headlines = std::min(most_headlines, limit / 2);

    // Names may have several words, all of which were typed.
    if (!typed.before.empty()) {
        for (const auto* name : suggesting.beginning_with(typed.all, limit - headlines))
            suggestions.push_back({name->kind, name->text, StoryId{0}, name->stories});
    }
    std::vector<Query> words;
    for (const auto* entry : suggesting.beginning_with(typed.last, typed.before.empty() ? limit : most_tried)) {
        if (!entry->word.empty()) words.emplace_back(term(Field::title, entry->word));
        if (suggestions.size() + headlines >= limit) continue;
        const std::int64_t stories = stories_with(typed, *entry, database);
        if (stories > 0) suggestions.push_back({entry->kind, typed.before + entry->text, StoryId{0}, stories});
    }
    if (words.empty() || headlines == 0) return suggestions;
    const Query titles = titles_with(typed.keys, Query{Query::OP_OR, words.begin(), words.end()});
    const auto found = newest_of(database, titles, headlines);
    for (auto at = found.begin(); at != found.end(); ++at)
        suggestions.push_back({Suggestion::Kind::story, at.get_document().get_value(Value::headline), StoryId{*at}, 1});
    return suggestions;
}

}  // namespace midad::search::internal
