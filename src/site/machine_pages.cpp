#include <algorithm>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "feeds/entry.h"
#include "feeds/feeds.h"
#include "site/addresses.h"
#include "site/dress.h"
#include "site/entries.h"
#include "site/pages.h"
#include "text/bidi.h"
#include "text/dates.h"

namespace midad::site {

namespace {

constexpr std::size_t most_in_a_sitemap = 50000;  // sitemaps.org
constexpr std::size_t most_news = 1000;           // Google's news sitemap
constexpr std::chrono::hours news_are_new{48};
constexpr std::string_view xml_type = "application/xml; charset=utf-8";

Month month_of(Instant when, const text::House& house) {
    const text::Day day = text::day_of(when, house);
    return {day.year, day.month};
}
Month month_after(Month month) {
    return month.month == 12 ? Month{month.year + 1, 1} : Month{month.year, month.month + 1};
}
Instant begin_of(Month month, const text::House& house) { return text::start_of({month.year, month.month, 1}, house); }
record::Choice choice_of(Month month, const text::House& house) {
    return {.from = begin_of(month, house), .until = begin_of(month_after(month), house)};
}

Page xml(std::string body) {
    Page page;
    page.type = xml_type;
    page.body = std::move(body);
    return page;
}

/// Every list and every page that is no story. Its own sitemap, so that a paper without stories has a valid one too.
std::vector<feeds::SitemapEntry> standing_pages(const Visit& visit) {
    const auto& masthead = visit.paper.masthead;
    const auto newest_of = [&](const record::Choice& choice) -> std::optional<Instant> {
        const auto cards = visit.paper.record.list(choice, 1).cards;
        return cards.empty() ? std::nullopt : std::optional{cards.front().updated_at};
    };
    std::vector<feeds::SitemapEntry> entries{{absolute(masthead, "/"), newest_of({})}};
    for (const auto& section : visit.paper.sections.all()) {
        entries.push_back({absolute(masthead, section_path(section)), newest_of({.section = section.key})});
    }
    for (const char* path :
         {"/authors", "/keywords", "/archive", "/most-read", "/corrections", "/magazine", "/about"}) {
        entries.push_back({absolute(masthead, path), {}});
    }
    return entries;
}

constexpr std::string_view standing_file = "pages.xml";

/// The latest of what the entries say of themselves, as the sitemap's own Last-Modified.
std::optional<Instant> last_change(const std::vector<feeds::SitemapEntry>& entries) {
    std::optional<Instant> last;
    for (const auto& entry : entries) last = std::max(last, entry.changed);  // nothing is before everything
    return last;
}

Page sitemap_of(const std::vector<feeds::SitemapEntry>& entries) {
    Page page = xml(feeds::sitemap(entries));
    page.changed = last_change(entries);
    return page;
}

std::vector<feeds::Entry> news_of(const Visit& visit) {
    Pictures pictures{visit.paper.library, visit.paper.masthead.address};
    std::vector<feeds::Entry> entries;
    const record::Choice choice{.from = visit.now - news_are_new};
    for (const auto& card : visit.paper.record.list(choice, most_news).cards) {
        record::Published story;
        story.card = card;
        story.article.language = card.language;
        story.article.headline = card.headline;
        entries.push_back(entry_of(visit, std::move(story), pictures, {}));
    }
    return entries;
}

}  // namespace

Page sitemap_index_file(const Visit& visit) {
    const auto& masthead = visit.paper.masthead;
    const auto oldest = visit.paper.record.oldest();
    const auto newest = visit.paper.record.newest();
    const auto address = [&](std::string_view file) { return absolute(masthead, fmt::format("/sitemaps/{}", file)); };
    std::vector<feeds::SitemapEntry> sitemaps{{address(standing_file), last_change(standing_pages(visit))}};
    if (oldest && newest) {
        const Month last = month_of(*newest, masthead.house);
        for (Month month = month_of(*oldest, masthead.house); month <= last; month = month_after(month)) {
            // The newest of the month changed last, corrections apart: those are told by the month's own sitemap.
            const auto cards = visit.paper.record.list(choice_of(month, masthead.house), 1).cards;
            if (cards.empty()) continue;
            sitemaps.push_back({address(iso_month(month.year, month.month) + ".xml"), cards.front().updated_at});
        }
    }
    Page page = xml(feeds::sitemap_index(sitemaps));
    page.changed = last_change(sitemaps);
    page.shown.stretches.push_back({"latest"});
    return page;
}

Page month_sitemap_file(const Visit& visit) {
    const auto& masthead = visit.paper.masthead;
    const std::string& file = visit.capture("file");
    if (file == standing_file) {
        Page page = sitemap_of(standing_pages(visit));
        page.shown.stretches.push_back({"latest"});
        return page;
    }
    const auto month =
        file.ends_with(".xml") ? parse_month(std::string_view{file}.substr(0, file.size() - 4)) : std::nullopt;
    if (!month) return nothing_here(visit);
    const record::Choice choice = choice_of(*month, masthead.house);
    std::vector<feeds::SitemapEntry> entries;
    for (const auto& card : visit.paper.record.list(choice, most_in_a_sitemap).cards) {
        entries.push_back({absolute(masthead, story_path(visit.paper.sections, card)), card.updated_at});
    }
    if (entries.empty()) return nothing_here(visit);
    Page page = sitemap_of(entries);
    // Not tied to each of thousands of stories: what changes within the month makes it anew.
    page.shown.stretches.push_back(
        {"latest", to_ms(begin_of(*month, masthead.house)), to_ms(begin_of(month_after(*month), masthead.house))});
    return page;
}

Page news_sitemap_file(const Visit& visit) {
    const auto entries = news_of(visit);
    Page page = xml(feeds::news_sitemap(entries, visit.paper.masthead, visit.now));
    for (const auto& entry : entries) {
        page.changed = std::max(page.changed, std::optional{entry.published.card.updated_at});
    }
    page.shown.stretches.push_back({"latest", to_ms(visit.now - news_are_new)});
    return page;
}

Page robots_file(const Visit& visit) {
    const auto& masthead = visit.paper.masthead;
    Page page;
    page.type = "text/plain; charset=utf-8";
    page.cache_control = "public, max-age=3600";
    page.body =
        "User-agent: *\nDisallow: /admin\nDisallow: /search\nDisallow: /suggest.json\nDisallow: /read/\nDisallow: "
        "/lite/search\n\nSitemap: " +
        absolute(masthead, "/sitemap.xml") + "\n";
    // Not told of while there is no news: who reads it would find an address without any.
    if (!visit.paper.record.list({.from = visit.now - news_are_new}, 1).cards.empty()) {
        page.body += "Sitemap: " + absolute(masthead, "/news-sitemap.xml") + "\n";
    }
    page.shown.stretches.push_back({"latest", to_ms(visit.now - news_are_new)});
    return page;
}

/// What a phone's home screen is told (W3C Web Application Manifest).
Page manifest_file(const Visit& visit) {
    const auto& masthead = visit.paper.masthead;
    boost::json::array icons;
    if (const std::string icon = visit.dress.address_of("icon.svg"); !icon.empty())
        icons.push_back(boost::json::object{
            {"src", icon}, {"type", "image/svg+xml"}, {"sizes", "any"}, {"purpose", "any maskable"}});
    Page page;
    page.type = "application/manifest+json; charset=utf-8";
    page.cache_control = "public, max-age=3600";
    page.body = boost::json::serialize(boost::json::object{{"name", masthead.name},
                                                           {"short_name", masthead.name},
                                                           {"description", masthead.tagline},
                                                           {"lang", feeds::language_tag(masthead.language, masthead)},
                                                           {"dir", text::direction_of(masthead.language)},
                                                           {"id", "/"},
                                                           {"start_url", "/"},
                                                           {"scope", "/"},
                                                           {"display", "minimal-ui"},
                                                           {"background_color", "#fbf9f4"},
                                                           {"theme_color", "#fbf9f4"},
                                                           {"icons", std::move(icons)}});
    return page;
}

Page open_search_file(const Visit& visit) {
    Page page;
    page.type = "application/opensearchdescription+xml; charset=utf-8";
    page.cache_control = "public, max-age=3600";
    page.body = feeds::open_search(visit.paper.masthead);
    return page;
}

}  // namespace midad::site
