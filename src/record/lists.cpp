#include <algorithm>
#include <limits>
#include <unordered_map>

#include "record/internal/rows.h"
#include "record/queries.h"
#include "record/record.h"
#include "store/database.h"
#include "topics/keywords.h"

namespace midad::record {

namespace {

constexpr std::int64_t always = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();

/// Which index a list walks, and what else is asked of each story on the way. The walk is down the rarest thing chosen.
struct Walk {
    const store::Query* older;
    const store::Query* newer;
    const store::Query* count;
    store::Parameters conditions;  // language, section, placing, author, keyword: as many as the walk's queries ask for
};

/// Nothing when no story can fit: the keyword is not known.
std::optional<Walk> walk_of(store::Session& session, const Choice& choice) {
    const std::int64_t any_placing = -1;
    store::Parameters conditions{choice.language.value_or(""), choice.section.value_or(""),
                                 choice.placing ? static_cast<std::int64_t>(*choice.placing) : any_placing,
                                 choice.author_slug.value_or("")};
    const auto first = [&](std::size_t count) {
        return store::Parameters{conditions.begin(), conditions.begin() + static_cast<std::ptrdiff_t>(count)};
    };
    using namespace queries;
    if (choice.keyword_slug) {
        const auto keyword = topics::find_keyword(session, *choice.keyword_slug);
        if (!keyword) return std::nullopt;
        conditions.emplace_back(keyword->id.value);
        return Walk{&older_of_keyword, &newer_of_keyword, &count_of_keyword, conditions};
    }
    if (choice.author_slug) return Walk{&older_of_author, &newer_of_author, &count_of_author, first(4)};
    if (choice.placing) return Walk{&older_of_placing, &newer_of_placing, &count_of_placing, first(3)};
    if (choice.section) return Walk{&older_of_section, &newer_of_section, &count_of_section, first(2)};
    if (choice.language) return Walk{&older_of_language, &newer_of_language, &count_of_language, first(1)};
    return Walk{&older_of_all, &newer_of_all, &count_of_all, {}};
}

store::Parameters with(store::Parameters parameters, const store::Parameters& more) {
    parameters.insert(parameters.end(), more.begin(), more.end());
    return parameters;
}

bool is_without(const Choice& choice, StoryId story) {
    return std::ranges::find(choice.without, story) != choice.without.end();
}

std::int64_t from_of(const Choice& choice) { return choice.from ? to_ms(*choice.from) : never; }
std::int64_t until_of(const Choice& choice) { return choice.until ? to_ms(*choice.until) : always; }

std::int64_t rows_for(const Choice& choice, std::size_t limit) {
    return static_cast<std::int64_t>(limit + choice.without.size());
}

/// At most `limit` cards below the place, newest first.
std::vector<Card> older(store::Session& session, const Walk& walk, const Choice& choice, std::size_t limit,
                        const Cursor& below) {
    std::vector<Card> cards;
    const store::Parameters place{below.published_at_ms, below.story.value, from_of(choice), rows_for(choice, limit)};
    session.each(*walk.older, with(place, walk.conditions), [&](const store::Row& row) {
        if (cards.size() < limit && !is_without(choice, StoryId{row.integer(0)})) cards.push_back(card_of(row));
    });
    return cards;
}

/// At most `limit` places above one, nearest first.
std::vector<Cursor> newer(store::Session& session, const Walk& walk, const Choice& choice, std::size_t limit,
                          const Cursor& above) {
    std::vector<Cursor> places;
    const store::Parameters place{above.published_at_ms, above.story.value, until_of(choice), rows_for(choice, limit)};
    session.each(*walk.newer, with(place, walk.conditions), [&](const store::Row& row) {
        const StoryId story{row.integer(1)};
        if (places.size() < limit && !is_without(choice, story)) places.push_back({row.integer(0), story});
    });
    return places;
}

Cursor place_of(const Card& card) { return {to_ms(card.published_at), card.story}; }

/// Where a list begins: at the place asked for, and never at `until` or above.
Cursor beginning(const Choice& choice, const std::optional<Cursor>& before) {
    Cursor below{until_of(choice), StoryId{choice.until ? 0 : always}};
    if (before && std::pair{before->published_at_ms, before->story} < std::pair{below.published_at_ms, below.story})
        below = *before;
    return below;
}

/// Sets the way back, when the list was not begun at its newest story.
void look_back(store::Session& session, const Walk& walk, const Choice& choice, std::size_t limit, const Cursor& before,
               List& list) {
    // A place above which nothing of this page stands: its first story, or just below the place asked for.
    const Cursor above =
        list.cards.empty() ? Cursor{before.published_at_ms, StoryId{std::max<std::int64_t>(before.story.value, 1) - 1}}
                           : place_of(list.cards.front());
    const std::vector<Cursor> places = newer(session, walk, choice, limit + 1, above);
    list.at_newest = places.empty();
    if (places.empty()) return;
    // The page before this one lies below the story after its newest; or, when it is the first page, below a place just
    // above its newest: stories that arrive later do not move it.
    const Cursor& last = places.back();
    list.newer = places.size() > limit ? last : Cursor{last.published_at_ms, StoryId{last.story.value + 1}};
}

std::vector<Card> cards_of(store::Session& session, const std::vector<StoryId>& stories) {
    if (stories.empty()) return {};
    std::string numbers = "[";
    for (const StoryId story : stories) {
        if (numbers.size() > 1) numbers += ',';
        numbers += std::to_string(story.value);
    }
    numbers += ']';
    std::unordered_map<StoryId, Card> found;
    session.each(queries::cards_of_stories, {numbers}, [&](const store::Row& row) {
        Card card = card_of(row);
        const StoryId story = card.story;
        found.insert_or_assign(story, std::move(card));
    });
    std::vector<Card> cards;
    for (const StoryId story : stories)
        if (const auto card = found.find(story); card != found.end()) cards.push_back(card->second);
    return cards;
}

std::vector<StoryId> related_by_keywords(store::Session& session, StoryId story, std::size_t limit) {
    constexpr std::size_t most_keywords = 8;  // as many as the query has arms
    store::Parameters parameters;
    for (const store::Row& row : session.all(queries::keywords_of_story, story.value))
        if (parameters.size() < most_keywords) parameters.emplace_back(row.integer(0));
    if (parameters.empty()) return {};
    parameters.resize(most_keywords, store::Value{0});
    parameters.emplace_back(story.value);
    parameters.emplace_back(limit);
    std::vector<StoryId> stories;
    session.each(queries::related_by_keywords, parameters,
                 [&](const store::Row& row) { stories.push_back(StoryId{row.integer(0)}); });
    return stories;
}

std::optional<Instant> instant_of(const std::optional<store::Row>& row) {
    if (!row) return std::nullopt;
    return from_ms(row->integer(0));
}

}  // namespace

List Record::list(const Choice& choice, std::size_t limit, std::optional<Cursor> before) const {
    List list;
    if (limit == 0) return list;
    database_.read([&](store::Session& session) {
        const std::optional<Walk> walk = walk_of(session, choice);
        if (!walk) return;
        // One more than asked tells whether there are more.
        list.cards = older(session, *walk, choice, limit + 1, beginning(choice, before));
        if (list.cards.size() > limit) {
            list.cards.pop_back();
            list.older = place_of(list.cards.back());
        }
        if (before) look_back(session, *walk, choice, limit, *before, list);
    });
    return list;
}

std::vector<Card> Record::cards(const std::vector<StoryId>& stories) const {
    std::vector<Card> cards;
    database_.read([&](store::Session& session) { cards = cards_of(session, stories); });
    return cards;
}

std::vector<Card> Record::related(StoryId story, std::size_t limit) const {
    std::vector<Card> cards;
    database_.read([&](store::Session& session) {
        const std::vector<Card> own = cards_of(session, {story});
        if (own.empty() || limit == 0) return;
        cards = cards_of(session, related_by_keywords(session, story, limit));
        if (cards.size() >= limit) return;
        Choice choice{.section = own.front().section, .language = own.front().language, .without = {story}};
        for (const Card& card : cards) choice.without.push_back(card.story);
        const std::optional<Walk> walk = walk_of(session, choice);
        const Cursor top = beginning(choice, std::nullopt);
        for (Card& card : older(session, *walk, choice, limit - cards.size(), top)) cards.push_back(std::move(card));
    });
    return cards;
}

std::vector<Card> Record::translations(StoryId story) const {
    std::vector<Card> cards;
    database_.read([&](store::Session& session) {
        std::vector<StoryId> others;
        session.each(queries::translations_of_story, {story.value}, [&](const store::Row& row) {
            if (const StoryId other{row.integer(0)}; other != story) others.push_back(other);
        });
        cards = cards_of(session, others);
    });
    return cards;
}

Record::Neighbours Record::neighbours(StoryId story) const {
    Neighbours neighbours;
    database_.read([&](store::Session& session) {
        const std::vector<Card> own = cards_of(session, {story});
        if (own.empty()) return;
        const Choice choice{.section = own.front().section, .language = own.front().language};
        const std::optional<Walk> walk = walk_of(session, choice);
        const Cursor place = place_of(own.front());
        if (auto below = older(session, *walk, choice, 1, place); !below.empty()) neighbours.older = below.front();
        if (const auto above = newer(session, *walk, choice, 1, place); !above.empty())
            if (auto found = cards_of(session, {above.front().story}); !found.empty()) neighbours.newer = found.front();
    });
    return neighbours;
}

std::optional<Card> Record::breaking(Instant now) const {
    const auto row = database_.one(queries::breaking, to_ms(now));
    if (!row) return std::nullopt;
    return card_of(*row);
}

std::vector<Card> Record::corrected(std::size_t limit) const {
    std::vector<Card> cards;
    for (const store::Row& row : database_.all(queries::corrected, limit)) cards.push_back(card_of(row));
    return cards;
}

std::int64_t Record::count(const Choice& choice) const {
    std::int64_t count = 0;
    database_.read([&](store::Session& session) {
        const std::optional<Walk> walk = walk_of(session, choice);
        if (!walk) return;
        session.each(*walk->count, with({from_of(choice), until_of(choice)}, walk->conditions),
                     [&](const store::Row& row) { count = row.integer(0); });
    });
    return count;
}

std::optional<Instant> Record::newest() const { return instant_of(database_.one(queries::newest)); }
std::optional<Instant> Record::oldest() const { return instant_of(database_.one(queries::oldest)); }

}  // namespace midad::record
