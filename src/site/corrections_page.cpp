#include "site/cards.h"
#include "site/corrections.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/words.h"

namespace midad::site {

Page corrections_page(const Visit& visit) {
    constexpr std::size_t most = 30;
    const auto cards = visit.paper.record.corrected(most);
    Heading heading{.title = visit.words.say("corrections"),
                    .description = visit.words.say("corrections_policy"),
                    .canonical = "/corrections",
                    .page_class = "list"};
    Page page = framed(visit, heading, "corrections", [&](html::View& view, Page&, Pictures& pictures) {
        view.set("NAME", visit.words.say("corrections"));
        if (cards.empty()) view.show("EMPTY");
        for (const auto& card : cards) {
            const auto story = visit.paper.record.find_latest(card.story);
            if (!story) continue;
            html::View& one = view.add("STORIES");
            show_card(one, visit, card, pictures, {});
            show_corrections(one, visit, *story);
        }
    });
    page.shown.cards(cards);
    page.shown.things.emplace_back("corrections");
    return page;
}

void show_corrections(html::View& view, const Visit& visit, const record::Published& story) {
    const auto& house = visit.paper.masthead.house;
    for (const auto& correction : story.corrections) {
        view.add("NOTES")
            .set("NOTE_ISO", text::iso8601(correction.at, house))
            .set("NOTE_DATE", text::short_date(correction.at, house, visit.words.language()))
            .set("NOTE_HTML", words_html(visit, story.card, correction.note));
    }
}

}  // namespace midad::site
