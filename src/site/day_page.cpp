#include "site/addresses.h"
#include "site/list_page.h"
#include "site/pages.h"
#include "site/words.h"
#include "text/dates.h"

namespace midad::site {

namespace {

StoryList::End end_at(const Visit& visit, const record::Card& card) {
    const auto& house = visit.paper.masthead.house;
    return {day_path(text::day_of(card.published_at, house)),
            text::long_date(card.published_at, house, visit.words.language())};
}

}  // namespace

Page day_page(const Visit& visit) {
    const auto day = text::parse_day(visit.capture("day"));
    if (!day || text::iso_day(*day) != visit.capture("day")) return nothing_here(visit);
    const auto& house = visit.paper.masthead.house;
    const Instant from = text::start_of(*day, house);
    const Instant until = text::start_of(text::next_day(*day), house);
    if (from > visit.now) return nothing_here(visit);

    StoryList list;
    list.choice.from = from;
    list.choice.until = until;
    list.list = "latest";
    list.path = day_path(*day);
    list.name = text::long_date(from, house, visit.words.language());
    if (house.hijri) list.above = visit.words.hijri(from);
    const auto stories = visit.paper.record.count(list.choice);
    if (stories > 0) list.below = visit.words.counted("stories", stories);

    // The pager goes on to the nearest days that have stories, not to empty ones.
    const auto older = visit.paper.record.list({.until = from}, 1).cards;
    if (!older.empty()) list.older_end = end_at(visit, older.front());
    const text::Day next = text::next_day(*day);
    if (visit.paper.record.count({.from = until}) > 0 && text::start_of(next, house) <= visit.now) {
        list.newer_end = {day_path(next), text::long_date(until, house, visit.words.language())};
    }
    list.heading.index = stories > 0;
    Page page = story_list(visit, std::move(list));
    for (auto& stretch : page.shown.stretches) {
        stretch.newest_ms = std::min(stretch.newest_ms, to_ms(until));
        stretch.oldest_ms = std::max(stretch.oldest_ms, to_ms(older.empty() ? from : older.front().published_at));
    }
    return page;
}

}  // namespace midad::site
