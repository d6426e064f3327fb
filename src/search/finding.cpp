#include "search/internal/finding.h"

#include <algorithm>
#include <set>

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
    std::ranges::stable_sort(counts, std::greater{}, &FacetCount::stories);
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
        const bool by_words = query_.order == Order::relevance;
        Found found;
        found.loosened = asking_.place && asking_.place->loosened;
        const auto choice = found.loosened ? Strictness::any : Strictness::all;
        if (!asks_for_something()) return found;
        Xapian::MSet answer = ask(choice);
        if (!asking_.place && by_words && answer.size() < few && loosenable(asked_) > 1) {
            Xapian::MSet looser = ask(Strictness::any);
            found.loosened = looser.size() > answer.size();
            if (found.loosened) answer = std::move(looser);
        }
        fill(found, answer);
        found.dropped = asked_.dropped;
        if (!asking_.place) help(found);
        return found;
    }

private:
    bool asks_for_something() const { return !asked_.parts.empty() || !query_.filters.empty(); }

    Query whole_query(Strictness strictness, const Filters& filters) const {
        Query query = words_query(asked_, database_, strictness);
        if (query.empty()) query = Query::MatchAll;
        if (const Query filter = filter_query(filters); !filter.empty()) query = {Query::OP_FILTER, query, filter};
        if (const Query excluded = excluded_query(asked_, database_); !excluded.empty())
            query = {Query::OP_AND_NOT, query, excluded};
        return query;
    }

    Xapian::MSet ask(Strictness strictness) {
        Xapian::Enquire enquire{database_};
        Query query = whole_query(strictness, query_.filters);
        if (query_.order == Order::relevance) {
            enquire.set_weighting_scheme(bm25());
            query = {Query::OP_AND_MAYBE, query, Query{(new Recency{at_})->release()}};
            // Of equals, the newer.
            enquire.set_docid_order(Xapian::Enquire::DESCENDING);
        } else {
            const bool newest_first = query_.order == Order::newest;
            enquire.set_weighting_scheme(Xapian::BoolWeight{});
            enquire.set_sort_by_value(Value::published, newest_first);
            enquire.set_docid_order(newest_first ? Xapian::Enquire::DESCENDING : Xapian::Enquire::ASCENDING);
        }
        enquire.set_query(query);
        sections_.emplace(Value::section_of);
        months_.emplace(Value::month_of);
        if (asking_.facets) {
            enquire.add_matchspy(&*sections_);
            enquire.add_matchspy(&*months_);
        }
        const UpTo decider{newest_};
        const bool all_are_older = newest_ >= database_.get_lastdocid();
        const Xapian::doccount rank = first_rank();
        from_ = rank > slack ? rank - slack : 0;
        return enquire.get_mset(from_, rank - from_ + limit_ + slack + 1,
                                asking_.facets ? database_.get_doccount() : counted, nullptr,
                                all_are_older ? nullptr : &decider);
    }

    int page() const { return asking_.place ? asking_.place->page : 1; }
    Xapian::doccount first_rank() const {
        return std::min(deepest, static_cast<Xapian::doccount>(page() - 1) * limit_);
    }

    /// Where the page begins in the answer: after the last story of the page before, wherever that stands now.
    Xapian::doccount beginning(const Xapian::MSet& answer) const {
        if (asking_.place) {
            for (Xapian::doccount at = 0; at < answer.size(); ++at) {
                if (*answer[at] == static_cast<Xapian::docid>(asking_.place->last.value)) return at + 1;
            }
        }
        return std::min(first_rank() - from_, answer.size());
    }

    void fill(Found& found, const Xapian::MSet& answer) const {
        const Xapian::doccount begin = beginning(answer);
        const Xapian::doccount end = std::min(answer.size(), begin + limit_);
        for (Xapian::doccount at = begin; at < end; ++at) found.hits.push_back(hit(answer[at]));
        found.total = answer.get_matches_estimated();
        found.total_is_exact = answer.get_matches_lower_bound() == answer.get_matches_upper_bound();
        if (asking_.facets) {
            found.sections = sections_of(*sections_);
            found.months = months_of(*months_);
            found.total_is_exact = true;
            found.total = 0;
            for (const FacetCount& section : found.sections) found.total += section.stories;
        }
        if (end < answer.size() && first_rank() + limit_ < deepest && !found.hits.empty())
            found.next = Place{page() + 1, StoryId{newest_}, at_, found.hits.back().story, found.loosened};
    }

    Hit hit(const Xapian::MSetIterator& at) const {
        if (query_.order != Order::relevance) return {StoryId{*at}};
        const double recency = recency_of(seconds_of(at.get_document().get_value(Value::published)), at_);
        return {StoryId{*at}, at.get_weight() - recency, recency};
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
        enquire.set_weighting_scheme(Xapian::BoolWeight{});
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
    Xapian::doccount from_ = 0;
    std::optional<Xapian::ValueCountMatchSpy> sections_, months_;
};

}  // namespace

Found find_in(Reader& reader, const search::Query& query, const Asking& asking, Instant now) {
    return Finding{reader, query, asking, now}.find();
}

std::string spelling_of(const Xapian::Database& database, const std::string& exact) {
    const std::string beginning = spelling_term(exact, "");
    std::string commonest = exact;
    Xapian::doccount most = 0, all = 0;
    for (auto at = database.allterms_begin(beginning); at != database.allterms_end(beginning); ++at) {
        all += at.get_termfreq();
        if (at.get_termfreq() <= most) continue;
        most = at.get_termfreq();
        commonest = (*at).substr(beginning.size());
    }
    // What has no term for its spelling is spelled as the key.
    const Xapian::doccount with_key = database.get_termfreq(term(Field::exact, exact));
    return with_key > all && with_key - all > most ? exact : commonest;
}

}  // namespace midad::search::internal
