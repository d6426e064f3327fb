#include <fmt/format.h>

#include "site/addresses.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/words.h"
#include "text/dates.h"
#include "text/numbers.h"

namespace midad::site {

namespace {

void fact(html::View& box, const Visit& visit, std::string_view name, const std::string& value,
          const std::string& link = {}) {
    if (value.empty()) return;
    const std::string text = "<bdi dir=\"auto\">" + html::escaped(value) + "</bdi>";
    box.add("FACTS")
        .set("FACT", visit.words.say(name))
        .set("VALUE_HTML",
             html::SafeHtml::trusted(link.empty() ? text : "<a href=\"" + html::escaped(link) + "\">" + text + "</a>"));
}

/// A day of the settings as readers write days; nothing when none is set.
std::string day_said(const Visit& visit, const std::string& iso_day) {
    const auto& house = visit.paper.masthead.house;
    const auto day = text::parse_day(iso_day);
    return day ? text::short_date(text::start_of(*day, house), house, visit.words.language()) : std::string{};
}

}  // namespace

Page about_page(const Visit& visit) {
    const auto& masthead = visit.paper.masthead;
    Heading heading{
        .title = visit.words.say("about"), .description = masthead.about, .canonical = "/about", .page_class = "list"};
    return framed(visit, heading, "message", [&](html::View& view, Page&, Pictures&) {
        view.set("NAME", masthead.name);
        std::string_view rest =
            masthead.about.empty() ? std::string_view{masthead.tagline} : std::string_view{masthead.about};
        while (!rest.empty()) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            if (!line.empty()) view.add("PARAGRAPHS").set("PARAGRAPH_HTML", html::SafeHtml::of_text(line));
        }
        html::View& box = view.add("FACTS_BOX");
        fact(box, visit, "publisher", masthead.publisher);
        fact(box, visit, "founded", text::in_house_digits(masthead.founded, masthead.house));
        fact(box, visit, "city", masthead.city);
        fact(box, visit, "about_phone", masthead.phone, phone_address(masthead.phone));
        fact(box, visit, "about_email", masthead.email, "mailto:" + masthead.email);
        fact(box, visit, "counted_from", day_said(visit, masthead.time_since_counts));
        fact(box, visit, "corrections", visit.words.say("corrections_policy"), in_form(visit.form, "/corrections"));
    });
}

Page magazine_page(const Visit& visit) {
    const auto& masthead = visit.paper.masthead;
    if (!masthead.magazine_address.empty()) {
        Page page = Page::redirect("/", 302);
        page.headers = {{"Location", masthead.magazine_address}};
        return page;
    }
    Heading heading{.title = visit.words.say("magazine"), .canonical = "/magazine", .page_class = "list"};
    return framed(visit, heading, "message", [&](html::View& view, Page&, Pictures&) {
        view.set("NAME", visit.words.say("magazine"));
        view.add("PARAGRAPHS").set("PARAGRAPH_HTML", html::SafeHtml::of_text(visit.words.say("no_magazine_yet")));
    });
}

}  // namespace midad::site
