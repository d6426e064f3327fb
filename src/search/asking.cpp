#include "search/internal/asking.h"

#include <algorithm>
#include <array>
#include <memory>

#include "base/utf8.h"
#include "search/internal/terms.h"

namespace midad::search::internal {

namespace {

using Xapian::Query;
using Queries = std::vector<Query>;

Query joined(Query::op how, const Queries& queries) {
    if (queries.empty()) return {};
    if (queries.size() == 1) return queries.front();
    return {how, queries.begin(), queries.end()};
}

Query scaled(const Query& query, double by) { return by == 1.0 ? query : Query{Query::OP_SCALE_WEIGHT, query, by}; }

Query exact_query(const Key& key) { return Query{term(Field::exact, key.exact)}; }

/// Whoever has the exact key has the stem too: the stem finds, the exact key adds.
Query forms_query(const Key& key, double exact_weight, double stem_weight) {
    return {Query::OP_AND_MAYBE, scaled(Query{term(Field::stem, key.stem)}, stem_weight),
            scaled(exact_query(key), exact_weight)};
}

Query word_query(const AskedWord& word) {
    Queries ways{forms_query(word.key, weights.exact, weights.stem)};
    for (const Near& near : word.near)
        ways.push_back(forms_query(near.key, weights.near_exact * near.likely, weights.near_stem * near.likely));
    return joined(Query::OP_OR, ways);
}

Query phrase_query(const std::vector<Key>& words) {
    if (words.size() == 1) return exact_query(words.front());
    Queries parts;
    for (const Key& key : words) parts.push_back(exact_query(key));
    return {Query::OP_PHRASE, parts.begin(), parts.end(), static_cast<Xapian::termcount>(parts.size())};
}

/// The word as it stands at the beginning of a phrase inside a sentence: with a conjunction or preposition joined on.
Query joined_forms(const std::string& exact) {
    static constexpr std::array prefixes{"و", "ف", "ب", "ل", "ك", "وب", "ول"};
    static constexpr std::string_view the = "ال";
    Queries forms{Query{term(Field::exact, exact)}};
    const auto add = [&](std::string form) { forms.emplace_back(term(Field::exact, form)); };
    for (const std::string_view prefix : prefixes) {
        // ل and ال become لل.
        if (prefix.ends_with("ل") && exact.starts_with(the))
            add(std::string{prefix} + exact.substr(std::string_view{"ا"}.size()));
        else
            add(std::string{prefix} + exact);
    }
    return joined(Query::OP_OR, forms);
}

Query instead_query(const Instead& instead) {
    if (instead.words.size() == 1) {
        const double less = instead.synonym ? weights.synonym : 1.0;
        return forms_query(instead.words.front(), weights.exact * less, weights.stem * less);
    }
    Queries parts{joined_forms(instead.words.front().exact)};
    for (std::size_t word = 1; word < instead.words.size(); ++word) parts.push_back(exact_query(instead.words[word]));
    return scaled({Query::OP_PHRASE, parts.begin(), parts.end(), static_cast<Xapian::termcount>(parts.size())},
                  weights.synonym);
}

/// The paths through a phrase: word by word, or with a compound for some of them.
Query phrase_query(const AskedRun& run) {
    const auto keys = [&](std::size_t begin, std::size_t end) {
        std::vector<Key> some;
        for (std::size_t at = begin; at < end; ++at) some.push_back(run.words[at].key);
        return some;
    };
    Queries ways{phrase_query(keys(0, run.words.size()))};
    for (const Instead& instead : run.instead) {
        std::vector<Key> way = keys(0, instead.begin);
        way.insert(way.end(), instead.words.begin(), instead.words.end());
        const auto rest = keys(instead.end, run.words.size());
        way.insert(way.end(), rest.begin(), rest.end());
        ways.push_back(phrase_query(way));
    }
    return joined(Query::OP_OR, ways);
}

/// Stories that have the word with these very letters. Where a story spells every occurrence as the exact key, it has
/// no term for the spelling (terms.h).
Query spelling_query(const AskedWord& word, const Xapian::Database& database) {
    const Query spelled{spelling_term(word.key.exact, word.spelling)};
    if (word.spelling != word.key.exact) return {Query::OP_FILTER, exact_query(word.key), spelled};
    Queries others;
    const std::string beginning = spelling_term(word.key.exact, "");
    for (auto at = database.allterms_begin(beginning); at != database.allterms_end(beginning); ++at)
        others.emplace_back(*at);
    if (others.empty()) return exact_query(word.key);
    const Query only{Query::OP_AND_NOT, exact_query(word.key), joined(Query::OP_OR, others)};
    return {Query::OP_OR, only, Query{Query::OP_FILTER, exact_query(word.key), spelled}};
}

Query every_spelling(const AskedRun& run, const Xapian::Database& database) {
    Queries all;
    for (const AskedWord& word : run.words) all.push_back(spelling_query(word, database));
    return joined(Query::OP_AND, all);
}

struct Component {
    Query query;
    bool common = false;
};

/// A run cut where nothing spans: each piece is one word, or words with what may stand for them.
class Cutting {
public:
    Cutting(const AskedRun& run, const Xapian::Database& database) : run_{run}, database_{database} {}

    void add_to(std::vector<Component>& components) const {
        for (std::size_t begin = 0; begin < run_.words.size();) {
            const std::size_t end = end_of_piece(begin);
            components.push_back(piece(begin, end));
            begin = end;
        }
    }

private:
    std::size_t end_of_piece(std::size_t begin) const {
        std::size_t end = begin + 1;
        for (bool grown = true; grown;) {
            grown = false;
            for (const Instead& instead : run_.instead) {
                if (instead.begin < begin || instead.begin >= end || instead.end <= end) continue;
                end = instead.end;
                grown = true;
            }
        }
        return end;
    }

    Component piece(std::size_t begin, std::size_t end) const {
        Queries ways{all_between(begin, end, begin, begin, {})};
        for (const Instead& instead : run_.instead) {
            if (instead.begin >= begin && instead.end <= end)
                ways.push_back(all_between(begin, end, instead.begin, instead.end, instead_query(instead)));
        }
        const bool common = end == begin + 1 && is_common(run_.words[begin].key);
        return {joined(Query::OP_OR, ways), common};
    }

    /// Every word from begin to end, but `middle` for those from left to right.
    Query all_between(std::size_t begin, std::size_t end, std::size_t left, std::size_t right,
                      const Query& middle) const {
        Queries all;
        for (std::size_t at = begin; at < end; ++at) {
            if (at < left || at >= right) all.push_back(word_query(run_.words[at]));
        }
        if (left < right) all.push_back(middle);
        return joined(Query::OP_AND, all);
    }

    bool is_common(const Key& key) const {
        return database_.get_termfreq(term(Field::stem, key.stem)) > database_.get_doccount() / 4;
    }

    const AskedRun& run_;
    const Xapian::Database& database_;
};

std::vector<Component> components_of(const Asked& asked, const Xapian::Database& database) {
    std::vector<Component> components;
    for (const AskedPart& part : asked.parts) {
        if (part.excluded) continue;
        switch (part.kind) {
            case Part::Kind::word:
                Cutting{part.run, database}.add_to(components);
                break;
            case Part::Kind::phrase:
                components.push_back({phrase_query(part.run)});
                break;
            case Part::Kind::spelling:
                components.push_back({every_spelling(part.run, database)});
                break;
        }
    }
    return components;
}

/// All of it in any order, for looseness: the words one by one and whatever may stand for them.
Query any_of(const Asked& asked, const Xapian::Database& database) {
    Queries any;
    for (const AskedPart& part : asked.parts) {
        if (part.excluded) continue;
        switch (part.kind) {
            case Part::Kind::word:
                for (const AskedWord& word : part.run.words) any.push_back(word_query(word));
                for (const Instead& instead : part.run.instead) any.push_back(instead_query(instead));
                break;
            case Part::Kind::phrase:
                any.push_back(phrase_query(part.run));
                break;
            case Part::Kind::spelling:
                any.push_back(every_spelling(part.run, database));
                break;
        }
    }
    return joined(Query::OP_OR, any);
}

template <typename Names, typename Make>
void add_any_of(Queries& all, const Names& names, Make&& make) {
    if (names.empty()) return;
    Queries any;
    for (const auto& name : names) any.emplace_back(make(name));
    all.push_back(joined(Query::OP_OR, any));
}

}  // namespace

Query words_query(const Asked& asked, const Xapian::Database& database, Strictness strictness) {
    if (strictness == Strictness::any) return any_of(asked, database);
    Queries needed, wished;
    for (const Component& component : components_of(asked, database))
        (component.common ? wished : needed).push_back(component.query);
    if (needed.empty()) std::swap(needed, wished);
    const Query all = joined(Query::OP_AND, needed);
    if (wished.empty()) return all;
    return {Query::OP_AND_MAYBE, all, joined(Query::OP_OR, wished)};
}

Query excluded_query(const Asked& asked, const Xapian::Database& database) {
    Queries any;
    for (const AskedPart& part : asked.parts) {
        if (!part.excluded) continue;
        if (part.kind == Part::Kind::phrase) any.push_back(phrase_query(part.run));
        if (part.kind == Part::Kind::spelling) any.push_back(every_spelling(part.run, database));
        if (part.kind != Part::Kind::word) continue;
        Queries all;
        for (const AskedWord& word : part.run.words) all.emplace_back(term(Field::stem, word.key.stem));
        any.push_back(joined(Query::OP_AND, all));
    }
    return joined(Query::OP_OR, any);
}

Query filter_query(const Filters& filters) {
    Queries all;
    add_any_of(all, filters.sections, [](const auto& key) { return term(Field::section, key); });
    add_any_of(all, filters.authors, [](const auto& name) { return term(Field::author, name_key(name)); });
    add_any_of(all, filters.keywords, [](const auto& name) { return term(Field::keyword, name_key(name)); });
    if (!filters.language.empty()) all.emplace_back(term(Field::language, filters.language));
    if (!filters.month.empty()) all.emplace_back(term(Field::month, filters.month));
    using std::chrono::milliseconds;
    if (filters.from && filters.until) {
        all.emplace_back(Query::OP_VALUE_RANGE, Value::published, date_value(*filters.from),
                         date_value(*filters.until - milliseconds{1}));
    } else if (filters.from) {
        all.emplace_back(Query::OP_VALUE_GE, Value::published, date_value(*filters.from));
    } else if (filters.until) {
        all.emplace_back(Query::OP_VALUE_LE, Value::published, date_value(*filters.until - milliseconds{1}));
    }
    return joined(Query::OP_AND, all);
}

std::size_t loosenable(const Asked& asked) {
    std::size_t words = 0;
    for (const AskedPart& part : asked.parts) {
        if (!part.excluded) words += part.kind == Part::Kind::word ? part.run.words.size() : 1;
    }
    return words;
}

Xapian::BM25PlusWeight bm25() { return {weights.k1, 0, 1, weights.b, 0, weights.once}; }

double recency_of(std::int64_t published_seconds, Instant at) {
    constexpr double seconds_a_day = 86'400;
    const double days = std::max(0.0, static_cast<double>(to_ms(at) / 1000 - published_seconds) / seconds_a_day);
    return weights.recency / (1 + days / weights.recency_days);
}

Recency::Recency(Instant at) : ValuePostingSource{Value::published}, at_{at} {}

double Recency::get_weight() const { return recency_of(seconds_of(get_value()), at_); }

Recency* Recency::clone() const { return std::make_unique<Recency>(at_).release(); }

void Recency::init(const Xapian::Database& database) {
    ValuePostingSource::init(database);
    set_maxweight(weights.recency);
}

}  // namespace midad::search::internal
