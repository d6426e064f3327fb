#include <fmt/format.h>

#include "feeds/entry.h"
#include "feeds/feeds.h"
#include "feeds/xml.h"
#include "text/dates.h"

namespace midad::feeds {

namespace {

void write_item(XmlWriter& xml, const Entry& entry, const record::Masthead& masthead) {
    const record::Card& card = entry.published.card;
    xml.open("item");
    xml.element("title", title_text(entry, masthead));
    xml.element("link", entry.address);
    xml.element("guid", entry.id, {{"isPermaLink", "false"}});
    xml.element("pubDate", text::rfc5322_date(card.published_at, masthead.house));
    for (const std::string& name : author_names(entry, masthead)) xml.element("dc:creator", name);
    xml.element_if("category", entry.section_name);
    for (const std::string& keyword : entry.published.article.keywords) xml.element("category", keyword);
    xml.element_if("description", card.standfirst);
    xml.element("content:encoded", content_html(entry, masthead));
    if (!entry.picture_address.empty()) {
        const std::string size = std::to_string(entry.picture_size);
        xml.empty("enclosure", {{"url", entry.picture_address}, {"length", size}, {"type", entry.picture_type}});
    }
    xml.close();
}

}  // namespace

std::string rss(const Channel& channel, const std::vector<Entry>& entries, const record::Masthead& masthead) {
    XmlWriter xml;
    xml.open("rss", {{"version", "2.0"},
                     {"xmlns:atom", "http://www.w3.org/2005/Atom"},
                     {"xmlns:content", "http://purl.org/rss/1.0/modules/content/"},
                     {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
    xml.open("channel");
    xml.element("title", channel.title);
    xml.element("link", channel.page);
    xml.element("description", channel.description.empty() ? channel.title : channel.description);
    xml.element("language", language_tag(masthead.language, masthead));
    xml.empty("atom:link", {{"href", channel.self}, {"rel", "self"}, {"type", "application/rss+xml"}});
    if (!masthead.websub_hub.empty()) xml.empty("atom:link", {{"href", masthead.websub_hub}, {"rel", "hub"}});
    if (!entries.empty()) {
        xml.element("lastBuildDate", text::rfc5322_date(entries.front().published.card.updated_at, masthead.house));
    }
    xml.element("generator", "Midad");
    for (const Entry& entry : entries) write_item(xml, entry, masthead);
    xml.close();
    xml.close();
    return std::move(xml).taken();
}

}  // namespace midad::feeds
