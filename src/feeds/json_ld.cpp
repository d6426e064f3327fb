#include <boost/json.hpp>

#include "article/article.h"
#include "feeds/entry.h"
#include "feeds/feeds.h"
#include "text/dates.h"
#include "text/fold.h"

namespace midad::feeds {

namespace json = boost::json;

namespace {

/// Inside a script element only "</" and "<!--" could end or bend it, and U+2028/2029 end a line in old parsers: all
/// are written as escapes, which leave the JSON's meaning alone (RFC 8259 §7).
std::string safe_in_script(const std::string& text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = std::string_view{text}.substr(at);
        if (text[at] == '<') {
            safe += "\\u003c";
        } else if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) {
            safe += rest[2] == '\xA8' ? "\\u2028" : "\\u2029";
            at += 2;
        } else {
            safe += text[at];
        }
    }
    return safe;
}

json::object person(const std::string& name) { return {{"@type", "Person"}, {"name", name}}; }

json::object publisher(const record::Masthead& masthead) {
    return {{"@type", "NewsMediaOrganization"},
            {"name", masthead.name},
            {"url", masthead.address + "/"},
            {"publishingPrinciples", masthead.address + "/about"},
            {"correctionsPolicy", masthead.address + "/corrections"}};
}

void add_people(json::object& story, const Entry& entry, const record::Masthead& masthead) {
    json::array authors;
    json::array translators;
    for (const auto& byline : entry.published.card.bylines) {
        if (byline.role == article::Role::wrote) authors.push_back(person(byline.name));
        if (byline.role == article::Role::translated) translators.push_back(person(byline.name));
        if (byline.role == article::Role::edited) story["editor"] = person(byline.name);
    }
    if (authors.empty()) {
        const std::string& agency = entry.published.card.dateline.agency;
        authors.push_back(json::object{{"@type", "Organization"}, {"name", agency.empty() ? masthead.name : agency}});
    }
    story["author"] = std::move(authors);
    if (!translators.empty()) story["translator"] = std::move(translators);
}

void add_sources(json::object& story, const Entry& entry) {
    json::array citations;
    for (const auto& source : entry.published.article.sources) {
        json::object citation{{"@type", "CreativeWork"}, {"name", source.name}};
        if (!source.address.empty()) citation["url"] = source.address;
        citations.push_back(std::move(citation));
    }
    if (!citations.empty()) story["citation"] = std::move(citations);
}

void add_corrections(json::object& story, const Entry& entry, const record::Masthead& masthead) {
    json::array corrections;
    for (const auto& correction : entry.published.corrections) {
        corrections.push_back(json::object{{"@type", "CorrectionComment"},
                                           {"text", correction.note},
                                           {"datePublished", text::iso8601(correction.at, masthead.house)}});
    }
    if (!corrections.empty()) story["correction"] = std::move(corrections);
}

std::size_t words_of(const std::string& text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t';
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

}  // namespace

std::string news_article_json_ld(const Entry& entry, const record::Masthead& masthead) {
    const record::Card& card = entry.published.card;
    const article::Article& article = entry.published.article;
    json::object story{{"@context", "https://schema.org"},
                       {"@type", "NewsArticle"},
                       {"@id", entry.id},
                       {"mainEntityOfPage", entry.address},
                       {"url", entry.address},
                       {"headline", text::shortened(text::plain(card.headline), 110)},
                       {"inLanguage", language_tag(card.language, masthead)},
                       {"datePublished", text::iso8601(card.published_at, masthead.house)},
                       {"dateModified", text::iso8601(card.updated_at, masthead.house)},
                       {"isAccessibleForFree", true},
                       {"wordCount", words_of(article::plain_text(article))},
                       {"publisher", publisher(masthead)}};
    if (!card.standfirst.empty()) story["description"] = card.standfirst;
    if (!entry.section_name.empty()) story["articleSection"] = entry.section_name;
    if (!card.dateline.city.empty()) story["dateline"] = card.dateline.printed();
    if (!entry.picture_address.empty()) {
        story["image"] = json::array{json::object{{"@type", "ImageObject"},
                                                  {"url", entry.picture_address},
                                                  {"width", card.picture->width},
                                                  {"height", card.picture->height},
                                                  {"creditText", card.picture->credit},
                                                  {"caption", card.picture->caption}}};
    }
    if (!article.keywords.empty()) {
        json::array keywords;
        for (const std::string& keyword : article.keywords) keywords.emplace_back(keyword);
        story["keywords"] = std::move(keywords);
    }
    add_people(story, entry, masthead);
    add_sources(story, entry);
    add_corrections(story, entry, masthead);
    return safe_in_script(json::serialize(story));
}

}  // namespace midad::feeds
