#include <algorithm>

#include <fmt/format.h>

#include <fmt/format.h>
#include "article/html.h"
#include "audience/counts.h"
#include "feeds/feeds.h"
#include "search/search.h"
#include "site/addresses.h"
#include "site/cards.h"
#include "site/corrections.h"
#include "site/entries.h"
#include "site/frame.h"
#include "site/keyword_links.h"
#include "site/pages.h"
#include "site/words.h"
#include "text/bidi.h"
#include "text/dates.h"
#include "text/fold.h"
#include "text/slug.h"

namespace midad::site {

namespace {

constexpr std::size_t headings_for_contents = 4;
constexpr std::size_t related_stories = 3;
constexpr std::size_t same_stories = 3;

std::string_view role_key(article::Role role) {
    switch (role) {
        case article::Role::wrote:
            return "role.wrote";
        case article::Role::translated:
            return "role.translated";
        case article::Role::photographed:
            return "role.photographed";
        case article::Role::edited:
            return "role.edited";
    }
    return "role.wrote";
}

/// At 180 words a minute, which is how fast news in Arabic is read.
std::int64_t minutes_to_read(const article::Article& article) {
    const std::string text = article::plain_text(article);
    const auto words = std::count_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }) + 1;
    return (words + 90) / 180;
}

/// What tells of the same, by the words of the text; where the index is not ready, or knows too few, by keywords.
std::vector<record::Card> related_to(const Edition& paper, StoryId story, const search::Search::Around& around) {
    std::vector<record::Card> related = paper.record.cards(around.related);
    if (related.size() == related_stories) return related;
    for (auto& card : paper.record.related(story, related_stories)) {
        const auto is_there = [&](const record::Card& other) { return other.story == card.story; };
        if (related.size() < related_stories && std::ranges::none_of(related, is_there))
            related.push_back(std::move(card));
    }
    return related;
}

/// One story's page while it is being filled, from the top of the page to its foot.
class StoryView {
public:
    StoryView(const Visit& visit, const record::Published& story, Page& page, Pictures& pictures)
        : visit_{visit},
          story_{story},
          card_{story.card},
          page_{page},
          pictures_{pictures},
          right_to_left_{text::direction_of(card_.language) == "rtl"},
          translations_{visit.paper.record.translations(card_.story)} {
        page_.shown.cards(translations_);
    }

    void opening(html::View& view) {
        view.set("STORY_LANG", feeds_language()).set("STORY_DIR", text::direction_of(card_.language));
        view.set_integer("NUMBER", card_.story.value);
        // On a mirror the page tells the paper itself; without mirrors, whoever gave the page is the paper.
        const auto& masthead = visit_.paper.masthead;
        if (!masthead.mirrors.empty()) page_.beacon_origin = masthead.address;
        view.set_if("HOME_ORIGIN", page_.beacon_origin);
        view.set("READ_PICTURE", fmt::format("{}/read/{}.gif", page_.beacon_origin, card_.story.value));
        view.set_if("KICKER", kicker());
        view.set("HEADLINE_HTML", article::isolated_html(card_.headline, right_to_left_));
        if (!story_.article.standfirst.empty())
            view.set_if("STANDFIRST_HTML", article::isolated_html(story_.article.standfirst, right_to_left_));
        for (const auto& byline : card_.bylines) {
            view.add("PEOPLE")
                .set("ROLE", visit_.words.say(role_key(byline.role)))
                .set("NAME", byline.name)
                .set("AUTHOR_ADDRESS", link(visit_.form, author_path(text::slug(byline.name))));
        }
        if (card_.bylines.empty()) view.set_if("AGENCY", card_.dateline.agency);
        times(view);
        if (const auto minutes = minutes_to_read(story_.article); minutes > 1)
            view.set_if("LENGTH", visit_.words.counted("minutes", minutes));
        view.set("READS", visit_.words.counted("reads", visit_.paper.counts.reads(card_.story)));
        for (const auto& other : translations_) {
            view.add("OTHER_LANGUAGES")
                .set("LANGUAGE", language_tag_of(visit_.paper.masthead, other.language))
                .set("DIRECTION", text::direction_of(other.language))
                .set("ADDRESS", link(visit_.form, story_path(visit_.paper.sections, other)))
                .set("HEADLINE", text::plain(other.headline));
        }
        if (!story_.corrections.empty()) show_corrections(view.add("CORRECTIONS_BOX"), visit_, story_);
        if (card_.picture && !visit_.lite()) {
            view.set_if("PICTURE_HTML", pictures_.element(*card_.picture, places::story));
            view.set("CAPTION_HTML", caption_html(visit_, *card_.picture, card_.language));
        }
    }

    void body(html::View& view) {
        const auto headings = article::subheads(story_.article);
        if (headings.size() >= headings_for_contents) {
            html::View& contents = view.add("CONTENTS");
            for (const auto* heading : headings)
                contents.add("HEADINGS").set("ANCHOR", heading->anchor).set("HEADING", heading->text);
        }
        article::Rendering rendering;
        rendering.picture = [&](const article::Picture& picture) {
            return visit_.lite() ? html::SafeHtml{} : pictures_.element(picture, places::inside);
        };
        rendering.file_address = [](const std::string& file) { return href(media_path(file)); };
        rendering.words_file_kb = visit_.words.say("kilobytes");
        view.set("BODY_HTML", article::body_html(story_.article, rendering));
    }

    void after(html::View& view) {
        if (!visit_.lite()) view.show("FULL");  // sections are not seen from within others
        if (!story_.article.sources.empty()) sources(view.add("SOURCES_BOX"));
        const std::string address = absolute(visit_.paper.masthead, short_path(card_.story));
        view.set("SHORT_ADDRESS", address);
        for (const auto& share : share_links(address, text::plain(card_.headline))) {
            view.add("SHARES")
                .set("SHARE_ADDRESS", share.address)
                .set("SHARE_NAME", visit_.words.say("share." + share.name));
        }
        if (story_.article.keywords.empty()) return;
        html::View& box = view.add("KEYWORDS_BOX");
        for (const auto& one : keyword_links(visit_.paper.record, story_.article.keywords, visit_.form)) {
            box.add("KEYWORDS").set("KEYWORD", one.name).set("KEYWORD_ADDRESS", one.address);
        }
    }

    /// What stands around the story: other stories, which are then shown by this page.
    void around(html::View& inside, html::View& view) {
        const auto near = visit_.paper.search.around(card_.story, related_stories, same_stories);
        const auto related = related_to(visit_.paper, card_.story, near);
        if (!related.empty()) {
            html::View& box = inside.add("RELATED_BOX");
            for (const auto& card : related)
                show_card(box.add("RELATED"), visit_, card, pictures_, {.picture = &places::third});
            page_.shown.cards(related);
        }
        const auto told_before = visit_.paper.record.cards(near.same);
        if (!told_before.empty()) {
            html::View& box = view.add("SAME_BOX");
            for (const auto& card : told_before) show_card(box.add("SAME"), visit_, card, pictures_, {});
            page_.shown.cards(told_before);
        }
        const auto neighbours = visit_.paper.record.neighbours(card_.story);
        Stretch between{"section:" + card_.section};
        if (neighbours.older || neighbours.newer) {
            html::View& box = view.add("NEIGHBOURS");
            if (neighbours.older) {
                show_card(box.add("OLDER_STORY"), visit_, *neighbours.older, pictures_, {});
                page_.shown.story(neighbours.older->story);
                between.oldest_ms = to_ms(neighbours.older->published_at);
            }
            if (neighbours.newer) {
                show_card(box.add("NEWER_STORY"), visit_, *neighbours.newer, pictures_, {});
                page_.shown.story(neighbours.newer->story);
                between.newest_ms = to_ms(neighbours.newer->published_at);
            }
        }
        page_.shown.stretches.push_back(between);
        page_.shown.story(card_.story);
    }

    /// What other programs are told.
    void for_machines(html::View& view) {
        if (visit_.lite()) return;
        view.set("OG_TYPE", "article").show("ARTICLE");
        const auto& house = visit_.paper.masthead.house;
        view.set("PUBLISHED_ISO", text::iso8601(card_.published_at, house))
            .set("UPDATED_ISO", text::iso8601(card_.updated_at, house));
        const auto* section = visit_.paper.sections.by_key(card_.section);
        view.set("SECTION_NAME", section ? section->name : card_.section);
        if (!translations_.empty()) alternate(view, card_);  // each of them names all, itself too
        for (const auto& other : translations_) alternate(view, other);
        if (card_.picture) {
            if (const auto single = pictures_.single(*card_.picture, 1200)) {
                view.set("TWITTER_CARD", "summary_large_image");
                view.set_if("OG_IMAGE", absolute(visit_.paper.masthead, single->path));
                view.set_integer("OG_IMAGE_WIDTH", single->width).set_integer("OG_IMAGE_HEIGHT", single->height);
                view.set("OG_IMAGE_ALT", card_.picture->alt);
            }
        }
        const std::string json =
            feeds::news_article_json_ld(entry_of(visit_, story_, pictures_, {}), visit_.paper.masthead);
        view.set("JSON_LD_HTML", html::SafeHtml::trusted("<script type=\"application/ld+json\">" + json + "</script>"));
    }

private:
    std::string feeds_language() const;

    void alternate(html::View& view, const record::Card& card) {
        view.add("ALTERNATES")
            .set("LANGUAGE", language_tag_of(visit_.paper.masthead, card.language))
            .set("ADDRESS", absolute(visit_.paper.masthead, story_path(visit_.paper.sections, card)));
    }

    std::string kicker() const {
        if (!card_.kicker.empty()) return card_.kicker;
        const auto* section = visit_.paper.sections.by_key(card_.section);
        return section ? section->name : std::string{};
    }

    void times(html::View& view) {
        const auto& house = visit_.paper.masthead.house;
        const std::string& language = visit_.words.language();
        const auto said = [&](Instant when) {
            return visit_.words.say("date_and_time", {{"date", text::long_date(when, house, language)},
                                                      {"time", text::time_of_day(when, house)}});
        };
        view.set("PUBLISHED_ISO", text::iso8601(card_.published_at, house)).set("PUBLISHED", said(card_.published_at));
        if (card_.version == 1 || card_.updated_at <= card_.published_at) return;
        const bool same_day = text::day_of(card_.updated_at, house) == text::day_of(card_.published_at, house);
        view.set("UPDATED_ISO", text::iso8601(card_.updated_at, house));
        view.set_if("UPDATED", same_day ? text::time_of_day(card_.updated_at, house) : said(card_.updated_at));
    }

    void sources(html::View& box) {
        for (const auto& source : story_.article.sources) {
            html::View& one = box.add("SOURCES");
            one.set("SOURCE", source.name).set_if("SOURCE_ADDRESS", source.address);
            if (source.address.empty()) one.show("SOURCE_PLAIN");
        }
    }

    const Visit& visit_;
    const record::Published& story_;
    const record::Card& card_;
    Page& page_;
    Pictures& pictures_;
    bool right_to_left_;
    std::vector<record::Card> translations_;
};

std::string StoryView::feeds_language() const { return language_tag_of(visit_.paper.masthead, card_.language); }

}  // namespace

Page page_of(const Visit& visit, const record::Published& story) {
    const auto& masthead = visit.paper.masthead;
    const auto& card = story.card;
    Heading heading{.title = bidi_title(card.headline, card.language, masthead.language),
                    .description = text::plain(card.standfirst),
                    .canonical = story_path(visit.paper.sections, card),
                    .page_class = "story-page",
                    .style = Style::story,
                    .section = card.section};
    if (const auto* section = visit.paper.sections.by_key(card.section)) {
        heading.feed = section_path(*section) + "/feed";
        heading.feed_title = section->name;
    }
    return framed(visit, heading, "story", [&](html::View& view, Page& made, Pictures& pictures) {
        StoryView into{visit, story, made, pictures};
        html::View& inside = view.add("STORY");
        into.opening(inside);
        into.body(inside);
        into.after(inside);
        into.around(inside, view);
        into.for_machines(view);
    });
}

namespace {

/// Where there is no story of that number now: withdrawn, or never there.
Page no_story(const Visit& visit, StoryId story) {
    if (const auto withdrawal = visit.paper.record.find_withdrawal(story)) return withdrawn(visit, *withdrawal, story);
    return nothing_here(visit);
}

}  // namespace

Page story_page(const Visit& visit) {
    const auto address = visit.paper.record.find_address(visit.story());
    if (!address) return no_story(visit, visit.story());
    const std::string path = story_path(visit.paper.sections, address->section, address->story, address->slug);
    if (visit.path != path) return Page::redirect(in_form(visit.form, path));
    const auto story = visit.paper.record.find_latest(visit.story());
    return story ? page_of(visit, *story) : no_story(visit, visit.story());
}

Page short_address(const Visit& visit) {
    if (visit.lite()) {
        const auto story = visit.paper.record.find_latest(visit.story());
        return story ? page_of(visit, *story) : no_story(visit, visit.story());
    }
    const auto address = visit.paper.record.find_address(visit.story());
    if (!address) return no_story(visit, visit.story());
    return Page::redirect(story_path(visit.paper.sections, address->section, address->story, address->slug));
}

}  // namespace midad::site
