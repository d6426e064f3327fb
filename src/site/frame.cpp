#include "site/frame.h"

#include <fmt/format.h>

#include "feeds/entry.h"
#include "site/addresses.h"
#include "site/cards.h"
#include "site/style_sheet.h"
#include "site/words.h"
#include "text/bidi.h"
#include "text/dates.h"
#include "text/numbers.h"

namespace midad::site {

namespace {

/// A path with a query, of which only the path is encoded again.
std::string href_with_query(std::string_view path) {
    const auto query = path.find('?');
    if (query == path.npos) return href(path);
    return href(path.substr(0, query)) + std::string{path.substr(query)};
}

/// «العدد 214»: days since the paper's first issue, both counted.
std::optional<std::int64_t> issue_number(const record::Masthead& masthead, Instant now) {
    const auto first = text::parse_day(masthead.issue_first_day);
    if (!first) return std::nullopt;
    // Midday to midday, so that a change of clocks does not lose a day.
    using namespace std::chrono_literals;
    const auto begin = text::start_of(*first, masthead.house);
    const auto today = text::start_of(text::day_of(now, masthead.house), masthead.house);
    if (today < begin) return std::nullopt;
    return std::chrono::floor<std::chrono::hours>(today + 12h - begin) / 24h + 1;
}

html::SafeHtml contact_html(const Visit& visit) {
    const auto& masthead = visit.paper.masthead;
    std::string html;
    if (!masthead.phone.empty()) {
        html += fmt::format(R"(<span>{} <a href="{}"><bdi dir="ltr">{}</bdi></a></span> )",
                            html::escaped(visit.words.say("phone")), phone_address(masthead.phone),
                            html::escaped(masthead.phone));
    }
    if (!masthead.email.empty()) {
        html += fmt::format(R"(<span>{} <a href="mailto:{}"><bdi dir="ltr">{}</bdi></a></span>)",
                            html::escaped(visit.words.say("email")), html::escaped(masthead.email),
                            html::escaped(masthead.email));
    }
    return html::SafeHtml::trusted(std::move(html));
}

std::string imprint(const Visit& visit) {
    const auto& masthead = visit.paper.masthead;
    const std::string year =
        text::in_house_digits(std::to_string(text::day_of(visit.now, masthead.house).year), masthead.house);
    const std::string& publisher = masthead.publisher.empty() ? masthead.name : masthead.publisher;
    return visit.words.say("imprint", {{"name", masthead.name}, {"publisher", publisher}, {"year", year}});
}

}  // namespace

Frame::Frame(const Visit& visit, const Heading& heading, Page& page)
    : visit_{visit}, page_{page}, style_{visit.lite() ? Style::lite : heading.style} {
    visit_.words.say_all(view_);
    head(heading);
    top(heading);
    if (heading.breaking) breaking();
    foot(heading);
}

void Frame::head(const Heading& heading) {
    const auto& masthead = visit_.paper.masthead;
    const std::string language = feeds::language_tag(masthead.language, masthead);
    view_.set("LANG", language).set("DIR", text::direction_of(masthead.language));
    view_.set("PAPER", masthead.name);
    view_.set("TITLE", heading.title.empty() ? masthead.name : heading.title + " – " + masthead.name);
    view_.set("DESCRIPTION", heading.description.empty() ? masthead.name : heading.description);
    view_.set("PAGE_CLASS", heading.page_class);
    // The lite page says that the full one is the page.
    if (!heading.canonical.empty()) view_.set_if("CANONICAL", masthead.address + href_with_query(heading.canonical));
    if (!heading.index) view_.show("NO_INDEX");
    if (visit_.lite()) {
        view_.show("LITE");
        return;
    }
    view_.show("FULL");
    view_.set("FONT_HEAD", visit_.dress.address_of("fonts/plex-arabic-700.woff2"));
    view_.set("FONT_BODY", visit_.dress.address_of("fonts/naskh-arabic-400.woff2"));
    view_.set("SCRIPT", visit_.dress.address_of("site.js"));
    view_.set_if("FEED", href(heading.feed.empty() ? "/feed" : heading.feed));
    view_.set("FEED_TITLE", heading.feed_title.empty() ? masthead.name : masthead.name + " – " + heading.feed_title);
    if (!heading.newer.empty()) view_.set_if("NEWER", href_with_query(heading.newer));
    if (!heading.older.empty()) view_.set_if("OLDER", href_with_query(heading.older));
    if (heading.social && !heading.canonical.empty()) {
        view_.show("SOCIAL");
        view_.set("OG_TYPE", "website").set("OG_TITLE", heading.title.empty() ? masthead.name : heading.title);
        view_.set("OG_LOCALE", masthead.language + (masthead.country.empty() ? "" : "_" + masthead.country));
        view_.set("TWITTER_CARD", "summary");  // a page with a picture says so itself
    }
}

void Frame::top(const Heading& heading) {
    const auto& masthead = visit_.paper.masthead;
    const std::string& language = visit_.words.language();
    view_.set("CITY", masthead.display_city.empty() ? masthead.city : masthead.display_city);
    view_.set("TODAY", text::long_date(visit_.now, masthead.house, language));
    view_.set("TODAY_ISO", text::iso_day(text::day_of(visit_.now, masthead.house)));
    if (masthead.house.hijri) view_.set_if("HIJRI", visit_.words.hijri(visit_.now));
    if (const auto issue = issue_number(masthead, visit_.now)) {
        view_.set_if("ISSUE", visit_.words.say("issue", {{"number", text::number(*issue, masthead.house)}}));
    }
    view_.set_if("TAGLINE", heading.page_class == "front" ? masthead.tagline : "");
    view_.set("HOME", in_form(visit_.form, "/"));
    view_.set("SEARCH", in_form(visit_.form, "/search"));
    view_.set("MAGAZINE",
              masthead.magazine_address.empty() ? in_form(visit_.form, "/magazine") : masthead.magazine_address);
    view_.set("MASTHEAD_HTML", visit_.lite() ? html::SafeHtml::of_text(masthead.name) : visit_.dress.masthead);
    view_.show(heading.page_class == "front" ? "FRONT_NAME" : "INNER_NAME");
    for (const auto& section : visit_.paper.sections.all()) {
        if (!section.in_line) continue;
        html::View& place = view_.add("LINE");
        place.set("SECTION_ADDRESS", link(visit_.form, section_path(section))).set("SECTION_NAME", section.name);
        if (section.key == heading.section) place.show(heading.is_section_itself ? "CURRENT" : "WITHIN");
    }
}

void Frame::breaking() {
    const auto card = visit_.paper.record.breaking(visit_.now);
    if (!card) return;
    page_.shown.story(card->story);
    Pictures none{visit_.paper.library};
    show_card(view_.add("BREAKING"), visit_, *card, none, {});
}

void Frame::foot(const Heading& heading) {
    for (const auto& section : visit_.paper.sections.all()) {
        if (visit_.lite()) break;  // the line at the head says them already
        view_.add("ALL_SECTIONS")
            .set("SECTION_ADDRESS", link(visit_.form, section_path(section)))
            .set("SECTION_NAME", section.name);
    }
    view_.set("ABOUT", in_form(visit_.form, "/about"));
    view_.set("CORRECTIONS", in_form(visit_.form, "/corrections"));
    view_.set("ARCHIVE", in_form(visit_.form, "/archive"));
    view_.set("MOST_READ", in_form(visit_.form, "/most-read"));
    if (!heading.canonical.empty()) {
        const std::string here = visit_.lite() ? heading.canonical : in_form(Form::lite, heading.canonical);
        view_.set_if(visit_.lite() ? "FULL_ADDRESS" : "LITE_ADDRESS", href_with_query(here));
    }
    view_.set("CONTACT_HTML", contact_html(visit_));
    view_.set("IMPRINT", imprint(visit_));
}

void Frame::render(std::string_view template_name, const std::string& colours) {
    const Dress::Sheet& sheet = visit_.dress.sheets.at(style_);
    page_.style_hashes = sheet.hash;
    std::string element = sheet.element.string();
    if (!colours.empty()) {
        page_.style_hashes += " " + policy_hash(colours);
        element += "<style>" + colours + "</style>";
    }
    view_.set("STYLE_HTML", html::SafeHtml::trusted(std::move(element)));
    page_.body = visit_.dress.theme->render(template_name, view_);
}

}  // namespace midad::site
