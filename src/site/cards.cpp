#include "site/cards.h"

#include "article/html.h"
#include "audience/counts.h"
#include "feeds/entry.h"
#include "site/addresses.h"
#include "site/words.h"
#include "text/bidi.h"
#include "text/dates.h"
#include "text/fold.h"

namespace midad::site {

html::SafeHtml words_html(const Visit& visit, const record::Card& card, std::string_view words) {
    const auto direction = text::direction_of(card.language);
    html::SafeHtml inside = article::isolated_html(words, direction == "rtl");
    if (card.language == visit.paper.masthead.language) return inside;
    return html::SafeHtml::trusted("<span lang=\"" + html::escaped(card.language) + "\" dir=\"" +
                                   std::string{direction} + "\">" + inside.string() + "</span>");
}

html::SafeHtml headline_html(const Visit& visit, const record::Card& card) {
    return words_html(visit, card, card.headline);
}

namespace {

bool ends_a_sentence(std::string_view words) {
    for (const std::string_view mark : {".", "؟", "?", "!", "…", "»", "”", "\"", ":"}) {
        if (words.ends_with(mark)) return true;
    }
    return false;
}

}  // namespace

html::SafeHtml caption_html(const Visit& visit, const article::Picture& picture, std::string_view language) {
    const bool right_to_left = text::direction_of(language) == "rtl";
    std::string html = article::isolated_html(picture.caption, right_to_left).string();
    if (!picture.credit.empty()) {
        // «من مراسم التوقيع تصوير» would be read as one sentence.
        if (!html.empty() && !ends_a_sentence(picture.caption)) html += ".";
        html += (html.empty() ? "" : " ") + ("<span class=\"credit\">" + html::escaped(visit.words.say("photo")) +
                                             " <bdi>" + html::escaped(picture.credit) + "</bdi></span>");
    }
    return html::SafeHtml::trusted(std::move(html));
}

std::string writers(const Visit& visit, const record::Card& card) {
    std::string names;
    for (const auto& byline : card.bylines) {
        if (byline.role != article::Role::wrote) continue;
        names += (names.empty() ? "" : visit.words.say("and_name")) + byline.name;
    }
    return names.empty() ? card.dateline.agency : names;
}

std::string bidi_title(std::string_view headline, std::string_view language, std::string_view page_language) {
    std::string title = text::plain(headline);
    if (text::direction_of(language) != text::direction_of(page_language)) return text::isolated(title);
    if (text::direction_of(language) != "rtl") return title;
    std::string out;
    std::size_t at = 0;
    for (const auto& run : text::left_to_right_runs(title)) {
        out += title.substr(at, run.begin - at) + "\xE2\x81\xA6" + title.substr(run.begin, run.end - run.begin) +
               "\xE2\x81\xA9";
        at = run.end;
    }
    return out + title.substr(at);
}

void show_card(html::View& view, const Visit& visit, const record::Card& card, Pictures& pictures,
               const Showing& showing) {
    const auto& house = visit.paper.masthead.house;
    view.set("ADDRESS", href(story_in_form(visit.form, visit.paper.sections, card)));
    view.set("HEADLINE_HTML", headline_html(visit, card));
    view.set("PUBLISHED_ISO", text::iso8601(card.published_at, house));
    view.set("SINCE", text::since(card.published_at, visit.now, house, visit.words.language()));
    if (showing.kicker) {
        const auto* section = visit.paper.sections.by_key(card.section);
        view.set_if("KICKER", !card.kicker.empty() ? card.kicker : section ? section->name : "");
    }
    if (showing.standfirst > 0 && !card.standfirst.empty()) {
        view.set_if("STANDFIRST_HTML", words_html(visit, card, text::shortened(card.standfirst, showing.standfirst)));
    }
    const auto reads = showing.reads ? visit.paper.counts.reads(card.story) : 0;
    if (reads > 0) view.set_if("READS", visit.words.counted("reads", reads));
    if (showing.time) {
        html::View& meta = view.add("META");  // sections are not seen from within others, so these stand inside
        if (showing.byline) meta.set_if("BY", writers(visit, card));
        if (reads > 0) meta.show("READS_IF");
        if (card.corrected) meta.show("CORRECTED");
    }
    if (showing.picture && card.picture && !visit.lite())
        view.set_if("PICTURE_HTML", pictures.element(*card.picture, *showing.picture));
}

}  // namespace midad::site
