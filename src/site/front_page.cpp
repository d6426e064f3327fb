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
/// turns, so that the page is a newspaper's and not a list of equal boxes; a shape of pictures needs pictures.
class FrontView {
public:
    FrontView(const Visit& visit, html::View& view, Page& page, Pictures& pictures)
        : visit_{visit}, view_{view}, page_{page}, pictures_{pictures} {}

    void card(html::View& into, const record::Card& card, Showing showing) {
        page_.shown.story(card.story);
        show_card(into, visit_, card, pictures_, showing);
    }
    void cards(html::View& into, const char* name, const Cards& list, std::size_t from, std::size_t count, const Showing& showing) {
        for (std::size_t i = from; i < std::min(list.size(), from + count); ++i) card(into.add(name), list[i], showing);
    }

    void top(const fronts::Front& front) {
        if (front.breaking) card(view_.add("BREAKING"), *front.breaking, {});
        if (front.lead) {
            html::View& lead = view_.add("LEAD");
            card(lead, *front.lead, {.picture = &places::lead, .standfirst = true, .byline = true, .reads = true, .kicker = true});
            if (front.lead->picture) lead.set("CAPTION_HTML", caption_html(visit_, *front.lead->picture, front.lead->language));
        }
        cards(view_, "RAIL", front.rail, 0, 6, {.reads = !visit_.lite(), .kicker = true});
        if (front.second.empty()) return;
        cards(view_.add("SECOND_ROW"), "SECOND", front.second, 0, 3, {.picture = &places::third, .kicker = true});
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
            card(voice, one, {.standfirst = !visit_.lite()});
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
        into.set("SECTION_ADDRESS", href(in_form(visit_.form, section ? section_path(*section) : "/" + key)));
        into.set("MORE_OF", visit_.words.say("more_of", {{"name", section ? section->name : key}}));
    }

    static std::size_t pictured(const Cards& list) {
        return static_cast<std::size_t>(std::count_if(list.begin(), list.end(), [](const auto& one) { return one.picture.has_value(); }));
    }

    /// One row from the block at `i`; how many blocks it took.
    std::size_t row(const std::vector<fronts::Front::Block>& blocks, std::size_t i, std::size_t turn) {
        const auto& block = blocks[i];
        html::View& into = view_.add("ROWS");
        const bool lite = visit_.lite();
        if (turn == 3 && i + 1 < blocks.size()) {
            html::View& pair = into.add("SHAPE_PAIR");
            for (std::size_t side = i; side < i + 2; ++side) {
                html::View& one = pair.add("SIDES");
                name(one, blocks[side].section.key);
                cards(one, "FIRST", blocks[side].cards, 0, 1, {.picture = &places::third});
                cards(one, "CARDS", blocks[side].cards, 1, 3, {});
            }
            return 2;
        }
        if (turn == 1 && pictured(block.cards) >= 3) {
            html::View& shape = into.add("SHAPE_PICTURES");
            name(shape, block.section.key);
            Cards shown;
            std::copy_if(block.cards.begin(), block.cards.end(), std::back_inserter(shown), [](const auto& one) { return one.picture.has_value(); });
            cards(shape, "CARDS", shown, 0, 3, {.picture = &places::third});
            return 1;
        }
        if (turn == 2 || pictured(block.cards) == 0) {
            html::View& shape = into.add("SHAPE_COLUMNS");
            name(shape, block.section.key);
            cards(shape, "CARDS", block.cards, 0, 4, {.standfirst = !lite});
            return 1;
        }
        html::View& shape = into.add("SHAPE_LEAD");
        name(shape, block.section.key);
        const auto with_picture = std::find_if(block.cards.begin(), block.cards.end(), [](const auto& one) { return one.picture.has_value(); });
        Cards ordered{*with_picture};
        for (const auto& one : block.cards) {
            if (one.story != with_picture->story) ordered.push_back(one);
        }
        cards(shape, "FIRST", ordered, 0, 1, {.picture = &places::half, .standfirst = !lite, .byline = !lite});
        cards(shape, "CARDS", ordered, 1, 3, {});
        return 1;
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
