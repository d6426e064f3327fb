#include <algorithm>
#include <array>
#include <functional>

#include "base/utf8.h"
#include "site/addresses.h"
#include "site/asked_search.h"
#include "site/cards.h"
#include "site/found_stories.h"
#include "site/frame.h"
#include "site/marked.h"
#include "site/pages.h"
#include "site/words.h"
#include "text/dates.h"
#include "text/fold.h"
#include "text/numbers.h"
#include "text/slug.h"

namespace midad::site {

namespace {

constexpr std::size_t stories_on_a_page = 10;
constexpr std::size_t most_named = 6;      // keywords and people that the words name
constexpr std::size_t most_months = 12;    // beside an answer
constexpr std::size_t most_keywords = 16;  // to begin with, when nothing was asked

struct Choice {
    search::Order order;
    const char *key, *name;
};
constexpr std::array choices{Choice{search::Order::relevance, "", "sort_relevance"},
                             Choice{search::Order::newest, "newest", "sort_newest"},
                             Choice{search::Order::oldest, "oldest", "sort_oldest"}};

/// What was typed, made fit to be shown again; nothing of what was no text.
std::string shown(const std::string& typed, std::size_t characters) {
    return is_utf8(typed) ? text::shortened(text::plain(typed), characters) : std::string{};
}

/// The search page while it is filled.
class SearchView {
public:
    SearchView(const Visit& visit, const AskedSearch& asked, html::View& view, Page& page, Pictures& pictures)
        : visit_{visit}, asked_{asked}, view_{view}, page_{page}, pictures_{pictures} {}

    void form() {
        const auto& house = visit_.paper.masthead.house;
        // Where the field is empty or cut short of what came, the answer says why.
        view_.set("NAME", visit_.words.say("search")).set("QUERY", shown(asked_.typed, search::longest_query));
        html::View& narrow = view_.add(asked_.filters.empty() ? "WIDE" : "NARROW");
        const std::string chosen = asked_.filters.sections.empty() ? "" : asked_.filters.sections.front();
        option(narrow.add("SECTIONS"), "", visit_.words.say("any_section"), chosen.empty());
        for (const auto& section : visit_.paper.sections.all())
            option(narrow.add("SECTIONS"), section.key, section.name, section.key == chosen);
        for (const Choice& choice : choices)
            option(narrow.add("ORDERS"), choice.key, visit_.words.say(choice.name), choice.order == asked_.order);
        const auto day = [&](const std::optional<Instant>& when) {
            return when ? text::iso_day(text::day_of(*when, house)) : std::string{};
        };
        narrow.set("FROM", day(asked_.filters.from));
        narrow.set("TO", day(asked_.filters.until ? std::optional{*asked_.filters.until - std::chrono::milliseconds{1}}
                                                  : std::nullopt));
    }

    /// Where nothing was asked: what the paper writes about.
    void beginning() {
        html::View& begin = view_.add("BEGINNING");
        for (const auto& keyword : visit_.paper.record.keywords(most_keywords))
            begin.add("NAMED")
                .set("NAMED", keyword.name)
                .set("NAMED_ADDRESS", link(visit_.form, keyword_path(keyword.slug)));
    }

    void refusal(const search::Refusal& refusal) {
        view_.set_if("ANSWER", visit_.paper.messages.say(visit_.words.language(), refusal.key, refusal.arguments));
    }

    void answer(const Answered& answered) {
        const search::Found& found = answered.found;
        count(found, answered.stories.empty());
        chosen_filters();
        if (found.did_you_mean) meant(*found.did_you_mean);
        if (!found.dropped.empty())
            view_.set_if("DROPPED", visit_.words.say("search_dropped", {{"words", joined(found.dropped)}}));
        if (found.loosened) view_.set_if("LOOSENED", visit_.words.say("search_loosened"));
        if (asked_.filters.empty() && !asked_.place) named();
        for (const FoundStory& story : answered.stories) show(view_.add("STORIES"), story);
        for (const auto& nearest : found.nearest) near(nearest);
        facets(found);
        pages(found, answered.stories.empty());
    }

private:
    static void option(html::View& place, std::string_view key, const std::string& name, bool is_chosen) {
        place.add(is_chosen ? "CHOSEN" : "OTHER").set("KEY", key).set("LABEL", name);
    }

    std::string address(const AskedSearch& asked) const {
        const std::string query = query_of(asked, visit_.paper.masthead.house);
        return in_form(visit_.form, "/search") + (query.empty() ? "" : "?" + query);
    }

    static std::string joined(const std::vector<std::string>& words) {
        std::string all;
        for (const auto& word : words) all += (all.empty() ? "«" : "، «") + word + "»";
        return all;
    }

    void count(const search::Found& found, bool nothing) {
        if (nothing && !asked_.place) {
            const bool has_words = !asked_.typed.empty();
            view_.set_if("ANSWER", has_words ? visit_.words.say("found_nothing", {{"words", text::plain(asked_.typed)}})
                                             : visit_.words.say("found_none"));
            return;
        }
        const std::string stories = visit_.words.counted("stories", found.total);
        view_.set_if("COUNT",
                     found.total_is_exact ? stories : visit_.words.say("search_about", {{"stories", stories}}));
    }

    /// What narrows the answer, each with the way back.
    void chosen_filters() {
        const auto chip = [&](const std::string& name, const std::function<void(AskedSearch&)>& without) {
            AskedSearch wider = first_page();
            without(wider);
            view_.add("FILTERS").set("FILTER", name).set("WITHOUT", address(wider));
        };
        const auto& house = visit_.paper.masthead.house;
        for (const auto& key : asked_.filters.sections) {
            const auto* section = visit_.paper.sections.by_key(key);
            chip(section ? section->name : key, [](AskedSearch& wider) { wider.filters.sections.clear(); });
        }
        for (const auto& author : asked_.filters.authors)
            chip(author, [](AskedSearch& wider) { wider.filters.authors.clear(); });
        for (const auto& keyword : asked_.filters.keywords)
            chip(keyword, [](AskedSearch& wider) { wider.filters.keywords.clear(); });
        if (!asked_.filters.month.empty())
            chip(month_name(asked_.filters.month), [](AskedSearch& wider) { wider.filters.month.clear(); });
        if (asked_.filters.from)
            chip(visit_.words.say("search_since",
                                  {{"day", text::long_date(*asked_.filters.from, house, visit_.words.language())}}),
                 [](AskedSearch& wider) { wider.filters.from.reset(); });
        if (asked_.filters.until) {
            const Instant last = *asked_.filters.until - std::chrono::milliseconds{1};
            chip(visit_.words.say("search_until", {{"day", text::long_date(last, house, visit_.words.language())}}),
                 [](AskedSearch& wider) { wider.filters.until.reset(); });
        }
    }

    AskedSearch first_page() const {
        AskedSearch asked = asked_;
        asked.place.reset();
        asked.why = false;
        return asked;
    }

    void meant(const std::string& query) {
        AskedSearch other = first_page();
        other.typed = query;
        view_.add("MEANT").set("MEANT", query).set("MEANT_ADDRESS", address(other));
    }

    /// Keywords and people that the words name, which have pages of their own.
    void named() {
        std::size_t shown = 0;
        for (const auto& suggestion : visit_.paper.search.suggest(asked_.typed, most_named * 2)) {
            using Kind = search::Suggestion::Kind;
            if (suggestion.kind != Kind::keyword && suggestion.kind != Kind::person) continue;
            const std::string slug = text::slug(suggestion.text);
            const bool is_author = suggestion.kind == Kind::person;
            if (is_author ? !visit_.paper.record.find_author(slug) : !visit_.paper.record.find_keyword(slug)) continue;
            html::View& box = shown == 0 ? view_.add("NAMES") : *names_;
            names_ = &box;
            box.add("NAMED")
                .set("NAMED", suggestion.text)
                .set("NAMED_ADDRESS", link(visit_.form, is_author ? author_path(slug) : keyword_path(slug)));
            if (++shown == most_named) return;
        }
    }

    void show(html::View& view, const FoundStory& story) {
        show_card(view, visit_, story.card, pictures_, {.byline = true, .kicker = true});
        view.set("FOUND_HEADLINE_HTML", marked_html(visit_, story.card.language, story.headline));
        if (!story.text.text.empty())
            view.set_if("FOUND_TEXT_HTML", marked_html(visit_, story.card.language, story.text));
        for (const auto& reason : story.reasons) view.add("REASONS").set("REASON", told(reason));
        page_.shown.story(story.card.story);
    }

    std::string told(const search::Reason& reason) const {
        static constexpr std::array keys{"why_spelling", "why_form", "why_near", "why_synonym"};
        return visit_.words.say(
            keys.at(static_cast<std::size_t>(reason.key)),
            {{"asked", reason.asked}, {"found", reason.found}, {"field", visit_.words.say("field." + reason.field)}});
    }

    void near(const search::Found::Nearest& nearest) {
        if (nearest.near.empty()) return;
        html::View& box = view_.add("NEAREST");
        box.set("NEAREST_TO", visit_.words.say("search_nearest", {{"word", nearest.word}}));
        for (const auto& word : nearest.near) {
            AskedSearch other = first_page();
            other.typed = word;
            box.add("NAMED").set("NAMED", word).set("NAMED_ADDRESS", address(other));
        }
    }

    void facet(html::View& box, const std::string& name, std::int64_t stories, const AskedSearch& narrower) const {
        box.add("DATES")
            .set("DATE", name)
            .set("DATE_ADDRESS", address(narrower))
            .set("COUNT", text::number(stories, visit_.paper.masthead.house));
    }

    void facets(const search::Found& found) {
        if (asked_.filters.sections.empty() && found.sections.size() > 1) {
            html::View& box = view_.add("FACETS").set("FACET", visit_.words.say("by_section"));
            for (const auto& one : found.sections) {
                const auto* section = visit_.paper.sections.by_key(one.key);
                AskedSearch narrower = first_page();
                narrower.filters.sections = {one.key};
                facet(box, section ? section->name : one.key, one.stories, narrower);
            }
        }
        const bool helps = !found.other_months.empty();
        const auto& months = helps ? found.other_months : found.months;
        if (!helps && (!asked_.filters.month.empty() || months.size() < 2)) return;
        html::View& box = view_.add("FACETS").set("FACET", visit_.words.say(helps ? "other_months" : "by_month"));
        for (std::size_t at = 0; at < std::min(most_months, months.size()); ++at) {
            AskedSearch narrower = first_page();
            narrower.filters.month = months[at].key;
            if (helps) narrower.filters.from = narrower.filters.until = std::nullopt;
            facet(box, month_name(months[at].key), months[at].stories, narrower);
        }
    }

    std::string month_name(const std::string& key) const {
        const auto month = parse_month(key);
        if (!month) return key;
        return text::month_and_year(month->year, month->month, visit_.paper.masthead.house, visit_.words.language());
    }

    void pages(const search::Found& found, bool nothing) {
        if (!nothing) {
            AskedSearch other = asked_;
            other.why = !asked_.why;
            view_.add("WHY")
                .set("WHY_ADDRESS", address(other))
                .set("WHY", visit_.words.say(asked_.why ? "why_not" : "why"));
        }
        if (!asked_.place && !found.next) return;
        html::View& pager = view_.add("PAGER");
        if (asked_.place)
            pager.set_if("NEWER", address(first_page())).set("NEWER_NAME", visit_.words.say("first_page"));
        if (!found.next) return;
        AskedSearch more = asked_;
        more.place = found.next;
        pager.set_if("OLDER", address(more)).set("OLDER_NAME", visit_.words.say("more_found"));
    }

    const Visit& visit_;
    const AskedSearch& asked_;
    html::View& view_;
    html::View* names_ = nullptr;
    Page& page_;
    Pictures& pictures_;
};

}  // namespace

Page search_page(const Visit& visit) {
    const AskedSearch asked = asked_search(visit);
    const std::string words = shown(asked.typed, 80);
    Heading heading{
        .title = words.empty() ? visit.words.say("search") : visit.words.say("search_title", {{"words", words}}),
        .canonical = "/search",
        .page_class = "list",
        .index = false,
        .social = false};
    return framed(visit, heading, "search", [&](html::View& view, Page& page, Pictures& pictures) {
        SearchView into{visit, asked, view, page, pictures};
        into.form();
        if (asked.asks_nothing()) return into.beginning();
        const auto answer = answered(visit, asked, stories_on_a_page);
        if (answer)
            into.answer(*answer);
        else
            into.refusal(answer.error());
    });
}

}  // namespace midad::site
