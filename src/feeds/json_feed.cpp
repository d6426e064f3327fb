#include <boost/json.hpp>

#include "feeds/entry.h"
#include "feeds/feeds.h"
#include "text/dates.h"

namespace midad::feeds {

namespace json = boost::json;

namespace {

json::array authors_of(const Entry& entry, const record::Masthead& masthead) {
    json::array authors;
    for (const std::string& name : author_names(entry, masthead)) authors.push_back(json::object{{"name", name}});
    return authors;
}

json::object item_of(const Entry& entry, const record::Masthead& masthead) {
    const record::Card& card = entry.published.card;
    json::object item{{"id", entry.id},
                      {"url", entry.address},
                      {"title", title_text(entry, masthead)},
                      {"language", language_tag(card.language, masthead)},
                      {"content_html", content_html(entry, masthead)},
                      {"date_published", text::iso8601(card.published_at, masthead.house)},
                      {"date_modified", text::iso8601(card.updated_at, masthead.house)},
                      {"authors", authors_of(entry, masthead)}};
    if (!card.standfirst.empty()) item["summary"] = card.standfirst;
    if (!entry.picture_address.empty()) item["image"] = entry.picture_address;
    json::array tags;
    if (!entry.section_name.empty()) tags.emplace_back(entry.section_name);
    for (const std::string& keyword : entry.published.article.keywords) tags.emplace_back(keyword);
    if (!tags.empty()) item["tags"] = std::move(tags);
    return item;
}

}  // namespace

std::string json_feed(const Channel& channel, const std::vector<Entry>& entries, const record::Masthead& masthead) {
    json::object feed{{"version", "https://jsonfeed.org/version/1.1"},
                      {"title", channel.title},
                      {"home_page_url", channel.page},
                      {"feed_url", channel.self},
                      {"language", language_tag(masthead.language, masthead)}};
    if (!channel.description.empty()) feed["description"] = channel.description;
    if (!masthead.websub_hub.empty()) {
        feed["hubs"] = json::array{json::object{{"type", "WebSub"}, {"url", masthead.websub_hub}}};
    }
    json::array items;
    for (const Entry& entry : entries) items.push_back(item_of(entry, masthead));
    feed["items"] = std::move(items);
    return json::serialize(feed);
}

}  // namespace midad::feeds
