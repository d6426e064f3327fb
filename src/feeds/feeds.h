#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "record/masthead.h"
#include "record/record.h"
#include "topics/sections.h"

namespace midad::feeds {

/// What a feed is of, in the paper's words and addresses.
struct Channel {
    std::string title;  // «صحيفة المداد – طاقة»
    std::string description;
    std::string page;  // absolute address of the page it follows
    std::string self;  // absolute address of the feed
};

/// One story as it goes out, full text.
struct Entry {
    record::Published published;
    std::string address;  // absolute, percent-encoded
    std::string id;       // stable for ever: "tag:…" or the short address
    std::string section_name;
    std::string body_html;        // rendered by the caller, with absolute addresses
    std::string picture_address;  // absolute; empty: none
    std::string picture_type;
    std::int64_t picture_size = 0;
};

/// RSS 2.0 with content:encoded, dc:creator, atom:link self and hub; language and dir; valid when empty.
std::string rss(const Channel& channel, const std::vector<Entry>& entries, const record::Masthead& masthead);
/// RFC 4287.
std::string atom(const Channel& channel, const std::vector<Entry>& entries, const record::Masthead& masthead,
                 Instant now);
/// JSON Feed 1.1.
std::string json_feed(const Channel& channel, const std::vector<Entry>& entries, const record::Masthead& masthead);

struct SitemapEntry {
    std::string address;             // absolute, encoded
    std::optional<Instant> changed;  // nothing: not said
};
/// sitemaps.org 0.9. Its schema asks for an entry at the least, so both must be given one.
std::string sitemap(const std::vector<SitemapEntry>& entries);
std::string sitemap_index(const std::vector<SitemapEntry>& sitemaps);
/// Google's news sitemap: two days, at most 1,000, the language code. Without any news it holds the front page, as an
/// address without news: the schema asks for one, and Google takes addresses whose news is old.
std::string news_sitemap(const std::vector<Entry>& entries, const record::Masthead& masthead, Instant now);
std::string open_search(const record::Masthead& masthead);

/// schema.org NewsArticle as JSON, safe inside <script type="application/ld+json"> (no "</", U+2028 escaped).
std::string news_article_json_ld(const Entry& entry, const record::Masthead& masthead);

/// XML 1.0 text: escaped, and without the characters that XML cannot carry.
std::string xml_text(std::string_view text);

}  // namespace midad::feeds
