#include "search/internal/asking.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "base/utf8.h"
#include "search/internal/terms.h"
#include "search/internal/word_order.h"

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
    return {Query::OP_OR, scaled(Query{term(Field::stem, key.stem)}, stem_weight),
            scaled(exact_query(key), exact_weight)};
}

Query word_query(const AskedWord& word) {
    Queries ways{forms_query(word.key, weights.exact, weights.stem)};
    for (const Near& near : word.near)
        ways.push_back(forms_query(near.key, weights.near_exact * near.likely, weights.near_stem * near.likely));
    return joined(Query::OP_OR, ways);
}

Query phrase_query(const std::vector<Key>& words, Phrases& phrases) {
    std::vector<Step> steps;
    steps.reserve(words.size());
    for (const Key& key : words) steps.push_back({{key.exact}, std::nullopt});
    return on_phrase(std::move(steps), phrases);
}

/// The word as it stands at the beginning of a phrase inside a sentence: with a conjunction or preposition joined on.
std::vector<std::string> joined_forms(const std::string& exact) {
    static constexpr std::array prefixes{"و", "ف", "ب", "ل", "ك", "وب", "ول"};
    static constexpr std::string_view the = "ال";
    std::vector<std::string> forms{exact};
    for (const std::string_view prefix : prefixes) {
        // ل and ال become لل.
        const bool into_the = prefix.ends_with("ل") && exact.starts_with(the);
        forms.push_back(std::string{prefix} + exact.substr(into_the ? std::string_view{"ا"}.size() : 0));
    }
    return forms;
}

/// What stands for words: a word in any form, or words in a row.
Query instead_query(const std::vector<Key>& words, Phrases& phrases) {
    if (words.size() == 1) return forms_query(words.front(), weights.exact, weights.stem);
    std::vector<Step> steps{{joined_forms(words.front().exact), std::nullopt}};
    for (std::size_t word = 1; word < words.size(); ++word) steps.push_back({{words[word].exact}, std::nullopt});
    return on_phrase(std::move(steps), phrases);
}

/// The paths through a phrase: word by word, or with a compound for some of them.
Query phrase_query(const AskedRun& run, Phrases& phrases) {
    const auto keys = [&](std::size_t begin, std::size_t end) {
        std::vector<Key> some;
        for (std::size_t at = begin; at < end; ++at) some.push_back(run.words[at].key);
        return some;
    };
    Queries ways{phrase_query(keys(0, run.words.size()), phrases)};
    for (const Instead& instead : run.instead) {
        std::vector<Key> way = keys(0, instead.begin);
        way.insert(way.end(), instead.words.begin(), instead.words.end());
        const auto rest = keys(instead.end, run.words.size());
        way.insert(way.end(), rest.begin(), rest.end());
        ways.push_back(phrase_query(way, phrases));
    }
    return joined(Query::OP_OR, ways);
}

/// Stories that have each word with these very letters.
Query spelling_query(const AskedRun& run, Phrases& phrases) {
    Queries all;
    for (const AskedWord& word : run.words) all.push_back(on_phrase({{{word.key.exact}, word.spelling}}, phrases));
    return joined(Query::OP_AND, all);
}

struct Component {
    Query query;
    bool common = false;
};

/// A run cut where nothing spans: each piece is one word, or words with what may stand for them.
class Cutting {
public:
    Cutting(const AskedRun& run, Reader& reader, Strictness strictness)
        : run_{run},
          database_{reader.database},
          phrases_{reader.phrases},
          how_{strictness == Strictness::all ? Query::OP_AND : Query::OP_OR} {}

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

    /// The words or their compounds, as much as there is of them; or a synonym where there are none.
    Component piece(std::size_t begin, std::size_t end) const {
        Queries own{all_between(begin, end, begin, begin, {})}, others;
        for (const Instead& instead : run_.instead) {
            if (instead.begin < begin || instead.end > end) continue;
            Query query = instead_query(instead.words, phrases_);
            if (instead.synonym) query = scaled(query, synonym_weight(instead));
            (instead.synonym ? others : own).push_back(all_between(begin, end, instead.begin, instead.end, query));
        }
        const bool common = end == begin + 1 && is_common(run_.words[begin].key);
        const Query words = joined(Query::OP_OR, own);
        if (others.empty()) return {words, common};
        // Not OP_MAX, which would say the same: when all its parts have ended, Xapian 1.4.22 still asks the first for
        // its greatest weight, and reads what was freed (MaxPostList::recalc_maxweight; docs/decisions/0011).
        const Query synonyms{Query::OP_AND_NOT, joined(Query::OP_OR, others), words};
        return {{Query::OP_OR, words, synonyms}, common};
    }

    /// Every word from begin to end, but `middle` for those from left to right.
    Query all_between(std::size_t begin, std::size_t end, std::size_t left, std::size_t right,
                      const Query& middle) const {
        Queries all;
        for (std::size_t at = begin; at < end; ++at) {
            if (at < left || at >= right) all.push_back(word_query(run_.words[at]));
        }
        if (left < right) all.push_back(middle);
        return joined(how_, all);
    }

    /// A synonym that the site hardly writes is no better a sign than the word that was asked for.
    double synonym_weight(const Instead& instead) const {
        double asked = 0, other = 0;
        for (std::size_t at = instead.begin; at < instead.end; ++at)
            asked = std::max(asked, telling(run_.words[at].key));
        for (const Key& key : instead.words) other = std::max(other, telling(key));
        return weights.synonym * (asked == 0 || other <= asked ? 1 : asked / other);
    }

    /// How much a word tells by being rare; 0 for one that the site has not.
    double telling(const Key& key) const {
        const double in = database_.get_termfreq(term(Field::stem, key.stem));
        return in == 0 ? 0 : std::log(1 + static_cast<double>(database_.get_doccount()) / in);
    }

    bool is_common(const Key& key) const {
        return database_.get_termfreq(term(Field::stem, key.stem)) > database_.get_doccount() / 4;
    }

    const AskedRun& run_;
    const Xapian::Database& database_;
    Phrases& phrases_;
    Query::op how_;
};

/// What is looked for, piece by piece. For looseness, a phrase is its words.
std::vector<Component> components_of(const Asked& asked, Reader& reader, Strictness strictness) {
    std::vector<Component> components;
    for (const AskedPart& part : asked.parts) {
        if (part.excluded) continue;
        if (part.kind == Part::Kind::spelling)
            components.push_back({spelling_query(part.run, reader.phrases)});
        else if (part.kind == Part::Kind::phrase && strictness == Strictness::all)
            components.push_back({phrase_query(part.run, reader.phrases)});
        else
            Cutting{part.run, reader, strictness}.add_to(components);
    }
    return components;
}

template <typename Names, typename Make>
void add_any_of(Queries& all, const Names& names, Make&& make) {
    if (names.empty()) return;
    Queries any;
    for (const auto& name : names) any.emplace_back(make(name));
    all.push_back(joined(Query::OP_OR, any));
}

}  // namespace

Query words_query(const Asked& asked, Reader& reader, Strictness strictness) {
    Queries needed, wished;
    for (const Component& component : components_of(asked, reader, strictness))
        (component.common && strictness == Strictness::all ? wished : needed).push_back(component.query);
    if (strictness == Strictness::any) return joined(Query::OP_OR, needed);
    if (needed.empty()) std::swap(needed, wished);
    Query all = joined(Query::OP_AND, needed);
    if (wished.empty()) return all;
    return {Query::OP_AND_MAYBE, all, joined(Query::OP_OR, wished)};
}

Query excluded_query(const Asked& asked, Reader& reader) {
    Queries any;
    for (const AskedPart& part : asked.parts) {
        if (!part.excluded) continue;
        if (part.kind == Part::Kind::phrase) any.push_back(phrase_query(part.run, reader.phrases));
        if (part.kind == Part::Kind::spelling) any.push_back(spelling_query(part.run, reader.phrases));
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
    const double days =
        std::max(0.0, (static_cast<double>(to_ms(at)) / 1e3 - static_cast<double>(published_seconds)) / seconds_a_day);
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
