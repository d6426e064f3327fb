#include <map>

#include "site/addresses.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/words.h"
#include "text/dates.h"
#include "text/numbers.h"

namespace midad::site {

namespace {

Month next_month(Month month) {
    return month.month == 12 ? Month{month.year + 1, 1} : Month{month.year, month.month + 1};
}

Month month_of(Instant when, const text::House& house) {
    const text::Day day = text::day_of(when, house);
    return {day.year, day.month};
}

Month month_before(Month month) {
    return month.month == 1 ? Month{month.year - 1, 12} : Month{month.year, month.month - 1};
}

Instant begin_of(Month month, const text::House& house) { return text::start_of({month.year, month.month, 1}, house); }

record::Choice choice_of(Month month, const text::House& house) {
    return {.from = begin_of(month, house), .until = begin_of(next_month(month), house)};
}

/// The months that have stories, newest first, a group a year.
void show_months(html::View& view, const Visit& visit, Month first, Month last) {
    const auto& house = visit.paper.masthead.house;
    html::View* group = nullptr;
    int year_of_group = 0;
    for (Month month = last; month >= first; month = month_before(month)) {
        const auto stories = visit.paper.record.count(choice_of(month, house));
        if (stories == 0) continue;
        if (!group || year_of_group != month.year) {
            year_of_group = month.year;
            group = &view.add("GROUPS").set("GROUP", text::in_house_digits(std::to_string(month.year), house));
        }
        group->add("DATES")
            .set("DATE_ADDRESS", in_form(visit.form, month_path(month.year, month.month)))
            .set("DATE", text::month_and_year(month.year, month.month, house, visit.words.language()))
            .set("COUNT", visit.words.counted("stories", stories));
    }
}

}  // namespace

Page archive_page(const Visit& visit) {
    const auto& house = visit.paper.masthead.house;
    const auto oldest = visit.paper.record.oldest();
    const auto newest = visit.paper.record.newest();
    Heading heading{.title = visit.words.say("archive"), .canonical = "/archive", .page_class = "list"};
    Page page = framed(visit, heading, "archive", [&](html::View& view, Page&, Pictures&) {
        view.set("NAME", visit.words.say("archive"));
        for (const auto& [path, name] : {std::pair{"/authors", "authors_index"}, {"/keywords", "keywords_index"}}) {
            view.add("INDEXES").set("INDEX_ADDRESS", in_form(visit.form, path)).set("INDEX", visit.words.say(name));
        }
        if (!oldest || !newest) {
            view.show("EMPTY");
            return;
        }
        view.set_if("BELOW", visit.words.counted("stories", visit.paper.record.count({})));
        show_months(view, visit, month_of(*oldest, house), month_of(*newest, house));
    });
    page.shown.stretches.push_back({"latest"});
    return page;
}

Page month_page(const Visit& visit) {
    const auto month = parse_month(visit.capture("month"));
    if (!month) return nothing_here(visit);
    const auto& house = visit.paper.masthead.house;
    const record::Choice choice = choice_of(*month, house);
    if (visit.paper.record.count(choice) == 0) return nothing_here(visit);
    const std::string name = text::month_and_year(month->year, month->month, house, visit.words.language());
    Heading heading{.title = name, .canonical = month_path(month->year, month->month), .page_class = "list"};
    Page page = framed(visit, heading, "archive", [&](html::View& view, Page&, Pictures&) {
        view.set("NAME", name).set_if("ABOVE", visit.words.say("archive"));
        view.set("ABOVE_ADDRESS", in_form(visit.form, "/archive"));
        html::View* group = nullptr;
        for (text::Day day{month->year, month->month, 1}; day.month == month->month; day = text::next_day(day)) {
            const Instant from = text::start_of(day, house);
            const auto stories =
                visit.paper.record.count({.from = from, .until = text::start_of(text::next_day(day), house)});
            if (stories == 0) continue;
            if (!group)
                group =
                    &view.add("GROUPS").set("GROUP", visit.words.counted("stories", visit.paper.record.count(choice)));
            group->add("DATES")
                .set("DATE_ADDRESS", in_form(visit.form, day_path(day)))
                .set("DATE", text::long_date(from, house, visit.words.language()))
                .set("COUNT", visit.words.counted("stories", stories));
        }
    });
    page.shown.stretches.push_back(
        {"latest", to_ms(begin_of(*month, house)), to_ms(begin_of(next_month(*month), house))});
    return page;
}

}  // namespace midad::site
