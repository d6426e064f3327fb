#include "feeds/entry.h"

#include "html/safe_html.h"
#include "text/bidi.h"
#include "text/fold.h"

namespace midad::feeds {

std::string language_tag(const std::string& language, const record::Masthead& masthead) {
    if (language != masthead.language || masthead.country.empty()) return language;
    return language + "-" + masthead.country;
}

std::string title_text(const Entry& entry, const record::Masthead& masthead) {
    std::string title = text::tidy(entry.published.card.headline);
    const bool same_direction =
        text::direction_of(entry.published.card.language) == text::direction_of(masthead.language);
    return same_direction ? title : text::isolated(title);
}

std::string content_html(const Entry& entry, const record::Masthead& masthead) {
    const std::string& language = entry.published.card.language;
    std::string html = "<div lang=\"" + html::escaped(language_tag(language, masthead)) + "\" dir=\"" +
                       std::string{text::direction_of(language)} + "\">";
    if (!entry.picture_address.empty()) {
        const auto& picture = *entry.published.card.picture;
        html += "<figure><img src=\"" + html::escaped(entry.picture_address) + "\" alt=\"" +
                html::escaped(picture.alt) + "\"><figcaption>" + html::escaped(picture.caption) +
                (picture.caption.empty() ? "" : " ") + html::escaped(picture.credit) + "</figcaption></figure>";
    }
    for (const auto& correction : entry.published.corrections) {
        html += "<p><strong>" + html::escaped(correction.note) + "</strong></p>";
    }
    return html + entry.body_html + "</div>";
}

std::vector<std::string> author_names(const Entry& entry, const record::Masthead& masthead) {
    std::vector<std::string> names;
    for (const auto& byline : entry.published.card.bylines) {
        if (byline.role == article::Role::wrote) names.push_back(byline.name);
    }
    if (names.empty() && !entry.published.card.dateline.agency.empty())
        names.push_back(entry.published.card.dateline.agency);
    if (names.empty()) names.push_back(masthead.name);
    return names;
}

}  // namespace midad::feeds
