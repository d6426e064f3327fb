#include "audience/counts.h"
#include "site/cards.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/words.h"
#include "text/dates.h"

namespace midad::site {

namespace {

void show_span(const Visit& visit, html::View& view, Page& page, std::string_view name, std::chrono::hours within) {
    html::View& span = view.add("SPANS");
    span.set("SPAN", visit.words.say(name));
    const auto most = visit.paper.counts.most_read(within, 15);
    std::vector<StoryId> stories;
    stories.reserve(most.size());
    for (const auto& one : most) stories.push_back(one.story);
    const auto cards = visit.paper.record.cards(stories);
    Pictures none{visit.paper.library};
    for (const auto& card : cards) {
        html::View& read = span.add("READ");
        show_card(read, visit, card, none, {});
        for (const auto& one : most) {
            if (one.story == card.story) read.set("READS", visit.words.counted("reads", one.reads));
        }
    }
    if (cards.empty()) span.show("EMPTY");
    page.shown.cards(cards);
}

}  // namespace

Page most_read_page(const Visit& visit) {
    Heading heading{.title = visit.words.say("most_read"), .canonical = "/most-read", .page_class = "list"};
    return framed(visit, heading, "most_read", [&](html::View& view, Page& page, Pictures&) {
        view.set("NAME", visit.words.say("most_read"));
        const auto& masthead = visit.paper.masthead;
        if (const auto since = text::parse_instant(masthead.time_since_counts, masthead.house)) {
            const std::string day = text::short_date(*since, masthead.house, visit.words.language());
            view.set_if("BELOW", visit.words.say("counted_since", {{"day", day}}));
        }
        show_span(visit, view, page, "within_day", std::chrono::hours{24});
        show_span(visit, view, page, "within_week", std::chrono::hours{24 * 7});
    });
}

}  // namespace midad::site
