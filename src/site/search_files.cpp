#include <boost/json.hpp>

#include "html/safe_html.h"
#include "site/addresses.h"
#include "site/asked_search.h"
#include "site/found_stories.h"
#include "site/marked.h"
#include "site/pages.h"
#include "site/words.h"
#include "text/dates.h"
#include "text/fold.h"

namespace midad::site {

namespace json = boost::json;

namespace {

constexpr std::size_t stories_in_an_answer = 20;
constexpr std::size_t most_suggestions = 8;

Page json_page(const json::value& value, int status = 200) {
    Page page;
    page.status = status;
    page.type = "application/json; charset=utf-8";
    page.body = json::serialize(value);
    return page;
}

Page refused(const Visit& visit, const search::Refusal& refusal) {
    const auto say = [&](const char* language) {
        return visit.paper.messages.say(language, refusal.key, refusal.arguments);
    };
    const bool is_ours = refusal.key == "search.not_ready";
    Page page =
        json_page({{"refused", {{"key", refusal.key}, {"ar", say("ar")}, {"en", say("en")}}}}, is_ours ? 503 : 400);
    if (is_ours) page.headers.emplace_back("Retry-After", "5");
    page.keep = false;
    return page;
}

json::array counts(const std::vector<search::FacetCount>& facets) {
    json::array all;
    for (const auto& facet : facets) all.push_back({{"key", facet.key}, {"stories", facet.stories}});
    return all;
}

json::array texts(const std::vector<std::string>& words) { return json::array(words.begin(), words.end()); }

json::object story(const Visit& visit, const FoundStory& found) {
    const auto& masthead = visit.paper.masthead;
    const auto& card = found.card;
    json::object one{{"id", absolute(masthead, short_path(card.story))},
                     {"url", absolute(masthead, story_path(visit.paper.sections, card))},
                     {"language", card.language},
                     {"section", card.section},
                     {"headline", text::plain(card.headline)},
                     {"headline_html", marked_html(visit, card.language, found.headline).string()},
                     {"text_html", marked_html(visit, card.language, found.text).string()},
                     {"date_published", text::iso8601(card.published_at, masthead.house)}};
    json::array reasons;
    static constexpr std::array keys{"spelling", "form", "near", "synonym"};
    for (const auto& reason : found.reasons) {
        reasons.push_back({{"asked", reason.asked},
                           {"found", reason.found},
                           {"field", reason.field},
                           {"key", keys.at(static_cast<std::size_t>(reason.key))}});
    }
    if (!reasons.empty()) one["why"] = std::move(reasons);
    return one;
}

json::array nearest(const std::vector<search::Found::Nearest>& words) {
    json::array all;
    for (const auto& one : words) all.push_back({{"word", one.word}, {"near", texts(one.near)}});
    return all;
}

}  // namespace

/// What the search page says, for programs: contract/search.example.json.
Page search_file(const Visit& visit) {
    AskedSearch asked = asked_search(visit);
    auto answer = answered(visit, asked, stories_in_an_answer);
    if (!answer) return refused(visit, answer.error());
    const search::Found& found = answer->found;
    json::array stories;
    for (const auto& one : answer->stories) stories.push_back(story(visit, one));
    json::object body{{"query", text::plain(asked.typed)},      {"total", found.total},
                      {"total_is_exact", found.total_is_exact}, {"loosened", found.loosened},
                      {"dropped", texts(found.dropped)},        {"stories", std::move(stories)},
                      {"sections", counts(found.sections)},     {"months", counts(found.months)}};
    if (found.did_you_mean) body["did_you_mean"] = *found.did_you_mean;
    if (!found.nearest.empty()) body["nearest"] = nearest(found.nearest);
    if (!found.other_months.empty()) body["other_months"] = counts(found.other_months);
    if (found.next) {
        asked.place = found.next;
        body["next"] =
            absolute(visit.paper.masthead, "/search.json") + "?" + query_of(asked, visit.paper.masthead.house);
    }
    Page page = json_page(body);
    for (const auto& one : answer->stories) page.shown.story(one.card.story);
    return page;
}

/// OpenSearch Suggestions 1.1: what was typed, what it may become, how many stories that leads to, and where.
Page suggest_file(const Visit& visit) {
    const std::string typed = asked_search(visit).typed;
    json::array words, counted, addresses;
    for (const auto& one : visit.paper.search.suggest(typed, most_suggestions)) {
        AskedSearch asked;
        asked.typed = one.text;
        const bool is_story = one.kind == search::Suggestion::Kind::story;
        words.emplace_back(one.text);
        counted.emplace_back(is_story ? std::string{} : visit.words.counted("stories", one.stories));
        addresses.emplace_back(absolute(visit.paper.masthead, is_story ? short_path(one.story) : "/search") +
                               (is_story ? "" : "?" + query_of(asked, visit.paper.masthead.house)));
    }
    Page page = json_page(json::array{text::plain(typed), std::move(words), std::move(counted), std::move(addresses)});
    page.type = "application/x-suggestions+json; charset=utf-8";
    return page;
}

}  // namespace midad::site
