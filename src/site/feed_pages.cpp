#include "feeds/feeds.h"
#include "site/addresses.h"
#include "site/entries.h"
#include "site/pages.h"
#include "site/words.h"

namespace midad::site {

namespace {

constexpr std::size_t stories_in_a_feed = 30;

/// What a feed is of, whichever form it is asked in.
struct Subject {
    record::Choice choice;
    std::string list;
    std::string name;  // empty: the whole paper
    std::string path;  // the page that it follows
};

/// The path's last part.
std::string file_of(const Visit& visit) { return visit.path.substr(visit.path.rfind('/') + 1); }

Page feed(const Visit& visit, const Subject& subject) {
    const auto& masthead = visit.paper.masthead;
    const std::string file = file_of(visit);
    const std::string base = subject.path == "/" ? "" : subject.path;
    const feeds::Channel channel{subject.name.empty() ? masthead.name : masthead.name + " – " + subject.name,
                                 masthead.tagline.empty() ? masthead.name : masthead.tagline,
                                 absolute(masthead, subject.path), absolute(masthead, base + "/" + file)};
    const auto list = visit.paper.record.list(subject.choice, stories_in_a_feed);
    Pictures pictures{visit.paper.library, masthead.address};
    std::vector<feeds::Entry> entries;
    Page page;
    for (const auto& card : list.cards) {
        auto story = visit.paper.record.find_latest(card.story);
        if (!story) continue;
        std::string body = body_for_feeds(visit, *story, pictures);
        page.changed = std::max(page.changed.value_or(card.updated_at), card.updated_at);
        entries.push_back(entry_of(visit, *std::move(story), pictures, std::move(body)));
    }
    if (file == "feed.rss") {
        page.type = "application/rss+xml; charset=utf-8";
        page.body = feeds::rss(channel, entries, masthead);
    } else if (file == "feed.atom") {
        page.type = "application/atom+xml; charset=utf-8";
        page.body = feeds::atom(channel, entries, masthead, page.changed.value_or(visit.now));
    } else {
        page.type = "application/feed+json; charset=utf-8";
        page.body = feeds::json_feed(channel, entries, masthead);
    }
    page.headers.emplace_back("Access-Control-Allow-Origin", "*");
    page.shown.cards(list.cards);
    Stretch stretch{subject.list};
    if (list.older) stretch.oldest_ms = list.older->published_at_ms;
    page.shown.stretches.push_back(stretch);
    return page;
}

bool is_feed(const Visit& visit) {
    const std::string file = file_of(visit);
    return file == "feed.rss" || file == "feed.atom" || file == "feed.json";
}

}  // namespace

Page site_feed(const Visit& visit) { return feed(visit, {{}, "latest", "", "/"}); }

Page section_feed(const Visit& visit) {
    if (!is_feed(visit)) return nothing_here(visit);
    const auto* section = visit.paper.sections.by_slug(visit.capture("section"));
    if (!section) return section_elsewhere(visit, "/" + file_of(visit));
    return feed(visit, {{.section = section->key}, "section:" + section->key, section->name, section_path(*section)});
}

Page keyword_feed(const Visit& visit) {
    const auto keyword = visit.paper.record.find_keyword(visit.capture("keyword"));
    if (!keyword || !is_feed(visit)) return nothing_here(visit);
    return feed(visit,
                {{.keyword_slug = keyword->slug}, "tag:" + keyword->slug, keyword->name, keyword_path(keyword->slug)});
}

Page author_feed(const Visit& visit) {
    const auto author = visit.paper.record.find_author(visit.capture("author"));
    if (!author || !is_feed(visit)) return nothing_here(visit);
    return feed(visit,
                {{.author_slug = author->slug}, "author:" + author->slug, author->name, author_path(author->slug)});
}

}  // namespace midad::site
