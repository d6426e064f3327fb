#include <cassert>

#include "feeds/entry.h"
#include "feeds/feeds.h"
#include "feeds/xml.h"
#include "text/dates.h"
#include "text/fold.h"

namespace midad::feeds {

namespace {

constexpr const char* sitemap_namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
constexpr std::chrono::hours news_window{48};  // what a news sitemap may hold
constexpr std::size_t news_most = 1000;
const text::House universal{.zone = "UTC"};

std::string list(const char* root, const char* item, const std::vector<SitemapEntry>& entries) {
    assert(!entries.empty());
    XmlWriter xml;
    xml.open(root, {{"xmlns", sitemap_namespace}});
    for (const SitemapEntry& entry : entries) {
        xml.open(item);
        xml.element("loc", entry.address);
        if (entry.changed) xml.element("lastmod", text::iso8601(*entry.changed, universal));
        xml.close();
    }
    xml.close();
    return std::move(xml).taken();
}

}  // namespace

std::string sitemap(const std::vector<SitemapEntry>& entries) { return list("urlset", "url", entries); }

std::string sitemap_index(const std::vector<SitemapEntry>& sitemaps) {
    return list("sitemapindex", "sitemap", sitemaps);
}

std::string news_sitemap(const std::vector<Entry>& entries, const record::Masthead& masthead, Instant now) {
    XmlWriter xml;
    xml.open("urlset",
             {{"xmlns", sitemap_namespace}, {"xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"}});
    std::size_t written = 0;
    for (const Entry& entry : entries) {
        const record::Card& card = entry.published.card;
        if (card.published_at < now - news_window || written++ == news_most) continue;
        xml.open("url");
        xml.element("loc", entry.address);
        xml.open("news:news");
        xml.open("news:publication");
        xml.element("news:name", masthead.name);
        // The news sitemap takes ISO 639 codes alone, without a country.
        xml.element("news:language", card.language.substr(0, card.language.find('-')));
        xml.close();
        xml.element("news:publication_date", text::iso8601(card.published_at, masthead.house));
        xml.element("news:title", title_text(entry, masthead));
        xml.close();
        xml.close();
    }
    if (written == 0) {
        xml.open("url");
        xml.element("loc", masthead.address + "/");
        xml.close();
    }
    xml.close();
    return std::move(xml).taken();
}

std::string open_search(const record::Masthead& masthead) {
    XmlWriter xml;
    xml.open("OpenSearchDescription", {{"xmlns", "http://a9.com/-/spec/opensearch/1.1/"}});
    // OpenSearch 1.1 draft 6: ShortName holds at most 16 characters.
    xml.element("ShortName", text::shortened(masthead.name, 16));
    xml.element("Description", masthead.tagline.empty() ? masthead.name : masthead.name + " – " + masthead.tagline);
    xml.element("Language", masthead.language);
    xml.element("InputEncoding", "UTF-8");
    xml.element("OutputEncoding", "UTF-8");
    xml.empty("Url", {{"type", "text/html"}, {"template", masthead.address + "/search?q={searchTerms}"}});
    xml.empty("Url", {{"type", "application/x-suggestions+json"},
                      {"template", masthead.address + "/suggest.json?q={searchTerms}"}});
    xml.close();
    return std::move(xml).taken();
}

}  // namespace midad::feeds
