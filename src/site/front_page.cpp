#include <algorithm>

#include "audience/counts.h"
#include "fronts/front.h"
#include "site/addresses.h"
#include "site/cards.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/words.h"

namespace midad::site {

namespace {

using Cards = std::vector<record::Card>;

/// The front while it is being filled: which story is shown where, and in which shape each section stands. Shapes take
/// turns, with pictures or without, so that the page is a newspaper's and not a list of equal boxes.
class FrontView {
public:
    FrontView(const Visit& visit, html::View& view, Page& page, Pictures& pictures)
        : visit_{visit}, view_{view}, page_{page}, pictures_{pictures} {}

    void card(html::View& into, const record::Card& card, Showing showing) {
        showing.time = showing.byline || !visit_.lite();  // in the lite form a line each is what it costs
        page_.shown.story(card.story);
        show_card(into, visit_, card, pictures_, showing);
    }
    void cards(html::View& into, const char* name, const Cards& list, std::size_t from, std::size_t count,
               const Showing& showing) {
        for (std::size_t i = from; i < std::min(list.size(), from + count); ++i) card(into.add(name), list[i], showing);
    }

    void top(const fronts::Front& front) {
        if (front.breaking) card(view_.add("BREAKING"), *front.breaking, {});
        if (front.lead) {
            html::View& lead = view_.add("LEAD");
            card(lead, *front.lead,
                 {.picture = &places::lead, .standfirst = 220, .byline = true, .reads = true, .kicker = true});
            if (front.lead->picture)
                lead.set("CAPTION_HTML", caption_html(visit_, *front.lead->picture, front.lead->language));
        }
        cards(view_, "RAIL", front.rail, 0, 6, {.reads = !visit_.lite(), .kicker = !visit_.lite()});
        if (front.second.empty()) return;
        cards(view_.add("SECOND_ROW"), "SECOND", front.second, 0, 3,
              {.picture = &places::third, .kicker = !visit_.lite()});
    }

    void sections(const fronts::Front& front) {
        const auto& blocks = front.sections;
        std::size_t turn = 0;
        for (std::size_t i = 0; i < blocks.size(); ++turn) {
            if (turn == 2) opinion(front);
            i += row(blocks, i, turn % 4);
        }
        if (turn <= 2) opinion(front);
    }

    void opinion(const fronts::Front& front) {
        if (front.opinion.empty()) return;
        html::View& shape = view_.add("ROWS").add("SHAPE_OPINION");
        name(shape, front.opinion.front().section);
        for (const auto& one : front.opinion) {
            html::View& voice = shape.add("CARDS");
            card(voice, one, {.standfirst = teaser()});
            voice.set("WRITER", writers(visit_, one));
        }
    }

    void last(const fronts::Front& front) {
        if (!front.briefs.empty()) cards(view_.add("BRIEFS_ROW"), "BRIEFS", front.briefs, 0, 8, {});
        std::vector<StoryId> read;
        for (const auto& one : visit_.paper.counts.most_read(std::chrono::hours{24}, 6)) read.push_back(one.story);
        const Cards most = visit_.paper.record.cards(read);
        if (most.size() >= 3) cards(view_.add("READ_ROW"), "READ", most, 0, 5, {.reads = true});
    }

private:
    void name(html::View& into, const std::string& key) {
        const auto* section = visit_.paper.sections.by_key(key);
        into.set("SECTION_NAME", section ? section->name : key);
        into.set("SECTION_ADDRESS", link(visit_.form, section ? section_path(*section) : "/" + key));
        into.set("MORE_OF", visit_.words.say("more_of", {{"name", section ? section->name : key}}));
    }

    /// How much of a standfirst a small place shows.
    std::size_t teaser() const { return visit_.lite() ? 0 : 120; }

    /// The cards with pictures, each picture once.
    static Cards pictured(const Cards& list) {
        Cards found;
        for (const auto& card : list) {
            const auto same = [&](const record::Card& one) { return one.picture->file == card.picture->file; };
            if (card.picture && std::none_of(found.begin(), found.end(), same)) found.push_back(card);
        }
        return found;
    }

    /// One row from the block at `i`; how many blocks it took. The wanted shape by its turn, or one that the block's
    /// pictures allow.
    std::size_t row(const std::vector<fronts::Front::Block>& blocks, std::size_t i, std::size_t turn) {
        const auto& block = blocks[i];
        html::View& into = view_.add("ROWS");
        const Cards with_pictures = pictured(block.cards);
        if (turn == 2 && i + 1 < blocks.size()) {
            html::View& pair = into.add("SHAPE_PAIR");
            side(pair.add("SIDES"), blocks[i]);
            side(pair.add("SIDES"), blocks[i + 1]);
            return 2;
        }
        if (turn == 1 && with_pictures.size() < 3 && block.cards.size() > 2) {
            columns(into.add("SHAPE_COLUMNS"), block);
        } else if (with_pictures.size() >= 3) {
            html::View& shape = into.add("SHAPE_PICTURES");
            name(shape, block.section.key);
            cards(shape, "CARDS", with_pictures, 0, 3, {.picture = &places::third});
        } else {
            led(into.add("SHAPE_LEAD"), block, with_pictures.empty() ? block.cards.front() : with_pictures.front(),
                turn == 3);
        }
        return 1;
    }

    void side(html::View& into, const fronts::Front::Block& block) {
        name(into, block.section.key);
        cards(into, "FIRST", block.cards, 0, 1, {.picture = &places::half});
        cards(into, "CARDS", block.cards, 1, visit_.lite() ? 2 : 3, {});
    }

    void columns(html::View& into, const fronts::Front::Block& block) {
        name(into, block.section.key);
        cards(into, "CARDS", block.cards, 0, visit_.lite() ? 3 : 4, {.standfirst = teaser()});
    }

    void led(html::View& into, const fronts::Front::Block& block, const record::Card& first, bool flipped) {
        name(into, block.section.key);
        if (flipped) into.show("FLIPPED");
        card(into.add("FIRST"), first,
             {.picture = &places::half, .standfirst = visit_.lite() ? 0u : 180u, .byline = !visit_.lite()});
        Cards others;
        std::copy_if(block.cards.begin(), block.cards.end(), std::back_inserter(others),
                     [&](const auto& one) { return one.story != first.story; });
        cards(into, "CARDS", others, 0, visit_.lite() ? 2 : 3, {});
    }

    const Visit& visit_;
    html::View& view_;
    Page& page_;
    Pictures& pictures_;
};

}  // namespace

Page front_page(const Visit& visit) {
    const auto& masthead = visit.paper.masthead;
    const fronts::Front front = fronts::arrange_front(visit.paper.record, visit.paper.sections, visit.now);
    Heading heading{.description = masthead.tagline.empty() ? masthead.about : masthead.tagline,
                    .canonical = "/",
                    .page_class = "front",
                    .style = Style::front};
    Page page = framed(visit, heading, "front", [&](html::View& view, Page& made, Pictures& pictures) {
        FrontView into{visit, view, made, pictures};
        into.top(front);
        into.sections(front);
        into.last(front);
        if (!front.lead && front.sections.empty()) view.show("EMPTY");
    });
    page.shown.things.emplace_back("front");
    return page;
}

}  // namespace midad::site
