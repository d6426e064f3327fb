#include <algorithm>

#include "feeds/entry.h"
#include "feeds/feeds.h"
#include "feeds/xml.h"
#include "text/dates.h"

namespace midad::feeds {

namespace {

void write_entry(XmlWriter& xml, const Entry& entry, const record::Masthead& masthead) {
    const record::Card& card = entry.published.card;
    const std::string tag = language_tag(card.language, masthead);
    xml.open("entry", {{"xml:lang", tag}});
    xml.element("title", title_text(entry, masthead));
    xml.element("id", entry.id);
    xml.empty("link", {{"href", entry.address}, {"rel", "alternate"}, {"type", "text/html"}, {"hreflang", tag}});
    if (!entry.picture_address.empty()) {
        const std::string size = std::to_string(entry.picture_size);
        xml.empty(
            "link",
            {{"href", entry.picture_address}, {"rel", "enclosure"}, {"type", entry.picture_type}, {"length", size}});
    }
    xml.element("published", text::iso8601(card.published_at, masthead.house));
    xml.element("updated", text::iso8601(card.updated_at, masthead.house));
    for (const std::string& name : author_names(entry, masthead)) {
        xml.open("author");
        xml.element("name", name);
        xml.close();
    }
    if (!entry.section_name.empty()) xml.empty("category", {{"term", card.section}, {"label", entry.section_name}});
    for (const std::string& keyword : entry.published.article.keywords) xml.empty("category", {{"term", keyword}});
    xml.element_if("summary", card.standfirst);
    xml.element("content", content_html(entry, masthead), {{"type", "html"}});
    xml.close();
}

}  // namespace

std::string atom(const Channel& channel, const std::vector<Entry>& entries, const record::Masthead& masthead,
                 Instant now) {
    Instant updated = entries.empty() ? now : entries.front().published.card.updated_at;
    for (const Entry& entry : entries) updated = std::max(updated, entry.published.card.updated_at);

    XmlWriter xml;
    const std::string tag = language_tag(masthead.language, masthead);
    xml.open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", tag}});
    xml.element("title", channel.title);
    xml.element_if("subtitle", channel.description);
    xml.element("id", channel.self);
    xml.empty("link", {{"href", channel.self}, {"rel", "self"}, {"type", "application/atom+xml"}});
    xml.empty("link", {{"href", channel.page}, {"rel", "alternate"}, {"type", "text/html"}});
    if (!masthead.websub_hub.empty()) xml.empty("link", {{"href", masthead.websub_hub}, {"rel", "hub"}});
    xml.element("updated", text::iso8601(updated, masthead.house));
    xml.open("author");
    xml.element("name", masthead.name);
    xml.close();
    xml.element("generator", "Midad");
    for (const Entry& entry : entries) write_entry(xml, entry, masthead);
    xml.close();
    return std::move(xml).taken();
}

}  // namespace midad::feeds
