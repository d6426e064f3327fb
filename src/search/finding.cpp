#include "search/internal/finding.h"

#include <algorithm>
#include <memory>
#include <tuple>

#include "search/internal/asking.h"
#include "search/internal/terms.h"

namespace midad::search::internal {

namespace {

using Xapian::Query;

// When fewer stories have every word, those with some of the words follow.
constexpr std::size_t few = 10;
constexpr Xapian::doccount deepest = 1000;
constexpr std::size_t most_hits = 100;
// How far a story may have moved in the order between one page and the next.
constexpr Xapian::doccount slack = 30;
// Of an answer without facets, so many are counted; beyond, the total is an estimate.
constexpr Xapian::doccount counted = 200;
constexpr std::size_t most_months = 12;

class UpTo : public Xapian::MatchDecider {
public:
    explicit UpTo(Xapian::docid newest) : newest_{newest} {}
    bool operator()(const Xapian::Document& document) const override { return document.get_docid() <= newest_; }

private:
    Xapian::docid newest_;
};

std::vector<FacetCount> counts_of(const Xapian::ValueCountMatchSpy& spy) {
    std::vector<FacetCount> counts;
    for (auto at = spy.values_begin(); at != spy.values_end(); ++at)
        counts.push_back({*at, static_cast<std::int64_t>(at.get_termfreq())});
    return counts;
}

std::vector<FacetCount> sections_of(const Xapian::ValueCountMatchSpy& spy) {
    auto counts = counts_of(spy);
    std::ranges::sort(counts, [](const FacetCount& one, const FacetCount& other) {
        return std::tie(other.stories, one.key) < std::tie(one.stories, other.key);
    });
    return counts;
}

std::vector<FacetCount> months_of(const Xapian::ValueCountMatchSpy& spy) {
    auto counts = counts_of(spy);
    std::ranges::reverse(counts);
    return counts;
}

/// One answer, from a query that was taken apart.
class Finding {
public:
    Finding(Reader& reader, const search::Query& query, const Asking& asking, Instant now)
        : reader_{reader},
          database_{reader.database},
          query_{query},
          asking_{asking},
          limit_{static_cast<Xapian::doccount>(std::clamp<std::size_t>(asking.limit, 1, most_hits))},
          asked_{understood(query, reader)},
          newest_{database_.get_lastdocid()},
          at_{now} {
        if (!asking.place) return;
        const auto newest = static_cast<Xapian::docid>(std::max<std::int64_t>(asking.place->newest.value, 0));
        newest_ = std::min(newest_, newest);
        at_ = asking.place->at;
    }

    Found find() {
        Found found;
        found.dropped = asked_.dropped;
        if (asked_.parts.empty() && query_.filters.empty()) return found;
        const Xapian::doccount rank = first_rank();
        const Xapian::doccount from = rank > slack ? rank - slack : 0;
        Window window{from, {}};
        Xapian::MSet answer = ask(Strictness::all, from);
        take(window, answer, true);
        if (is_to_be_loosened(answer)) {
            const std::vector<Hit> complete = asking_.place ? every_complete() : window.hits;
            Xapian::MSet looser =
                ask(Strictness::any, from - std::min(from, static_cast<Xapian::doccount>(complete.size())));
            found.loosened = asking_.place || looser.get_matches_upper_bound() > complete.size();
            if (found.loosened) {
                window = loosened(complete, looser, from);
                answer = std::move(looser);
            }
        }
        count(found, answer);
        fill(found, window);
        if (!asking_.place) help(found);
        return found;
    }

private:
    /// A part of the order of all that was found: what stands at `from` and after it.
    struct Window {
        Xapian::doccount from;
        std::vector<Hit> hits;
    };

    bool is_to_be_loosened(const Xapian::MSet& answer) const {
        if (asking_.place) return asking_.place->loosened;
        return query_.order == Order::relevance && answer.size() < few && loosenable(asked_) > 1;
    }

    /// Of a later page: the few stories with every word, which stand before the others.
    std::vector<Hit> every_complete() {
        Window window{0, {}};
        take(window, ask(Strictness::all, 0), true);
        return std::move(window.hits);
    }

    /// Stories with every word first; then those with some, by their words. `looser` has both.
    Window loosened(const std::vector<Hit>& complete, const Xapian::MSet& looser, Xapian::doccount from) const {
        const bool at_the_top = from <= complete.size();
        Window window{at_the_top ? 0 : from, at_the_top ? complete : std::vector<Hit>{}};
        const auto is_complete = [&](StoryId story) {
            return std::ranges::find(complete, story, &Hit::story) != complete.end();
        };
        for (Xapian::MSetIterator at = looser.begin(); at != looser.end(); ++at) {
            if (!is_complete(StoryId{*at})) window.hits.push_back(hit(at, false));
        }
        return window;
    }

    void take(Window& window, const Xapian::MSet& answer, bool every_word) const {
        for (Xapian::MSetIterator at = answer.begin(); at != answer.end(); ++at)
            window.hits.push_back(hit(at, every_word));
    }

    Query whole_query(Strictness strictness, const Filters& filters) const {
        Query query = words_query(asked_, reader_, strictness);
        if (query.empty()) query = Query::MatchAll;
        if (const Query filter = filter_query(filters); !filter.empty()) query = {Query::OP_FILTER, query, filter};
        if (const Query excluded = excluded_query(asked_, reader_); !excluded.empty())
            query = {Query::OP_AND_NOT, query, excluded};
        return query;
    }

    Xapian::MSet ask(Strictness strictness, Xapian::doccount from) {
        Xapian::Enquire enquire{database_};
        Query query = whole_query(strictness, query_.filters);
        if (query_.order == Order::relevance) {
            enquire.set_weighting_scheme(bm25());
            query = {Query::OP_AND_MAYBE, query, Query{(new Recency{at_})->release()}};
            // Of equals, the newer.
            enquire.set_docid_order(Xapian::Enquire::DESCENDING);
        } else {
            const bool newest_first = query_.order == Order::newest;
            enquire.set_weighting_scheme(Alike{});
            enquire.set_sort_by_value(Value::published, newest_first);
            enquire.set_docid_order(newest_first ? Xapian::Enquire::DESCENDING : Xapian::Enquire::ASCENDING);
        }
        enquire.set_query(query);
        sections_ = std::make_unique<Xapian::ValueCountMatchSpy>(Value::section_of);
        months_ = std::make_unique<Xapian::ValueCountMatchSpy>(Value::month_of);
        if (asking_.facets) {
            enquire.add_matchspy(sections_.get());
            enquire.add_matchspy(months_.get());
        }
        const UpTo decider{newest_};
        const bool all_are_older = newest_ >= database_.get_lastdocid();
        return enquire.get_mset(from, first_rank() - from + limit_ + slack + 1,
                                asking_.facets ? database_.get_doccount() : counted, nullptr,
                                all_are_older ? nullptr : &decider);
    }

    int page() const { return asking_.place ? asking_.place->page : 1; }
    Xapian::doccount first_rank() const {
        return std::min(deepest, static_cast<Xapian::doccount>(page() - 1) * limit_);
    }

    /// Where the page begins: after the last story of the page before, wherever that stands now.
    std::size_t beginning(const Window& window) const {
        if (asking_.place) {
            const auto last = std::ranges::find(window.hits, asking_.place->last, &Hit::story);
            if (last != window.hits.end()) return static_cast<std::size_t>(last - window.hits.begin()) + 1;
        }
        return std::min<std::size_t>(first_rank() - std::min(first_rank(), window.from), window.hits.size());
    }

    void fill(Found& found, const Window& window) const {
        const std::size_t begin = beginning(window);
        const std::size_t end = std::min<std::size_t>(window.hits.size(), begin + limit_);
        const auto at = [&](std::size_t offset) { return window.hits.begin() + static_cast<std::ptrdiff_t>(offset); };
        found.hits.assign(at(begin), at(end));
        if (end < window.hits.size() && first_rank() + limit_ < deepest && !found.hits.empty())
            found.next = Place{page() + 1, StoryId{newest_}, at_, found.hits.back().story, found.loosened};
    }

    void count(Found& found, const Xapian::MSet& answer) const {
        found.total = answer.get_matches_estimated();
        found.total_is_exact = answer.get_matches_lower_bound() == answer.get_matches_upper_bound();
        if (!asking_.facets) return;
        found.sections = sections_of(*sections_);
        found.months = months_of(*months_);
        found.total_is_exact = true;
        found.total = 0;
        for (const FacetCount& section : found.sections) found.total += section.stories;
    }

    Hit hit(const Xapian::MSetIterator& at, bool every_word) const {
        if (query_.order != Order::relevance) return {StoryId{*at}, 0, 0, every_word};
        const double recency = recency_of(seconds_of(at.get_document().get_value(Value::published)), at_);
        return {StoryId{*at}, at.get_weight() - recency, recency, every_word};
    }

    void help(Found& found) {
        suggest_spelling(found);
        if (!found.hits.empty()) return;
        for_each_word([&](const AskedWord& word) {
            if (word.near.empty()) return;
            Found::Nearest nearest{word.typed, {}};
            for (const Near& near : word.near) nearest.near.push_back(spelling_of(database_, near.key.exact));
            found.nearest.push_back(std::move(nearest));
        });
        if (query_.filters.from || query_.filters.until || !query_.filters.month.empty()) find_other_months(found);
    }

    template <typename Take>
    void for_each_word(Take&& take) const {
        for (const AskedPart& part : asked_.parts) {
            if (part.excluded || part.kind != Part::Kind::word) continue;
            for (const AskedWord& word : part.run.words) take(word);
        }
    }

    /// The query with each word that the site hardly knows as the likeliest one that it does know.
    void suggest_spelling(Found& found) const {
        std::string meant = query_.typed;
        bool changed = false;
        for_each_word([&](const AskedWord& word) {
            if (word.near.empty()) return;
            const std::size_t at = meant.find(word.typed);
            if (at == meant.npos) return;
            meant.replace(at, word.typed.size(), spelling_of(database_, word.near.front().key.exact));
            changed = true;
        });
        if (changed) found.did_you_mean = std::move(meant);
    }

    void find_other_months(Found& found) const {
        Filters filters = query_.filters;
        filters.from = filters.until = std::nullopt;
        filters.month.clear();
        Xapian::Enquire enquire{database_};
        enquire.set_weighting_scheme(Alike{});
        enquire.set_query(whole_query(Strictness::all, filters));
        Xapian::ValueCountMatchSpy months{Value::month_of};
        enquire.add_matchspy(&months);
        enquire.get_mset(0, 0, database_.get_doccount());
        found.other_months = months_of(months);
        if (found.other_months.size() > most_months) found.other_months.resize(most_months);
    }

    Reader& reader_;
    Xapian::Database& database_;
    const search::Query& query_;
    const Asking& asking_;
    Xapian::doccount limit_;
    Asked asked_;
    Xapian::docid newest_;
    Instant at_;
    std::unique_ptr<Xapian::ValueCountMatchSpy> sections_, months_;
};

}  // namespace

Found find_in(Reader& reader, const search::Query& query, const Asking& asking, Instant now) {
    return Finding{reader, query, asking, now}.find();
}

std::string spelling_of(const Xapian::Database& database, const std::string& exact) {
    const std::string beginning = spelling_term(exact, "");
    std::string commonest = exact;
    Xapian::doccount most = 0;
    for (auto at = database.allterms_begin(beginning); at != database.allterms_end(beginning); ++at) {
        if (at.get_termfreq() <= most) continue;
        most = at.get_termfreq();
        commonest = (*at).substr(beginning.size());
    }
    return commonest;
}

}  // namespace midad::search::internal
