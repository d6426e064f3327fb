#include <algorithm>
#include <tuple>

#include "base/url.h"
#include "site/addresses.h"
#include "site/cards.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/words.h"
#include "text/fold.h"

namespace midad::site {

namespace {

constexpr std::size_t most_found = 24;
constexpr std::size_t keywords_looked_at = 5000;

struct Found {
    std::string name, path;
    std::int64_t stories;  // −1: not counted
};

/// Whether the folded words are the name's, or stand in it; and how well: the name itself first.
int fit(const std::string& name, const std::string& wanted) {
    const std::string folded = text::folded(name);
    if (folded == wanted) return 2;
    return folded.find(wanted) != folded.npos ? 1 : 0;
}

template <typename Things, typename Make>
std::vector<Found> fitting(const Things& things, const std::string& wanted, Make&& make) {
    std::vector<std::pair<int, Found>> ranked;
    for (const auto& thing : things) {
        if (const int how = fit(thing.name, wanted); how > 0) ranked.emplace_back(how, make(thing));
    }
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return std::tuple{-a.first, -a.second.stories, a.second.name} <
               std::tuple{-b.first, -b.second.stories, b.second.name};
    });
    std::vector<Found> found;
    for (auto& [how, one] : ranked) {
        if (found.size() < most_found) found.push_back(std::move(one));
    }
    return found;
}

void show_group(html::View& view, const Visit& visit, std::string_view name, const std::vector<Found>& found) {
    if (found.empty()) return;
    html::View& group = view.add("GROUPS");
    group.set("GROUP", visit.words.say(name));
    for (const auto& one : found) {
        html::View& line = group.add("FOUND");
        line.set("FOUND", one.name).set("FOUND_ADDRESS", link(visit.form, one.path));
        if (one.stories >= 0) line.set("COUNT", visit.words.counted("stories", one.stories));
    }
}

/// Everything that the words name: sections, keywords, authors, and the stories under the best of them.
void show_found(html::View& view, const Visit& visit, Pictures& pictures) {
    const std::string wanted = text::folded(visit.query);
    const auto sections = fitting(visit.paper.sections.all(), wanted,
                                  [](const auto& one) { return Found{one.name, section_path(one), -1}; });
    const auto keywords = fitting(visit.paper.record.keywords(keywords_looked_at), wanted,
                                  [](const auto& one) { return Found{one.name, keyword_path(one.slug), one.stories}; });
    const auto authors = fitting(visit.paper.record.authors(), wanted,
                                 [](const auto& one) { return Found{one.name, author_path(one.slug), one.stories}; });
    show_group(view, visit, "found_keywords", keywords);
    show_group(view, visit, "found_authors", authors);
    show_group(view, visit, "found_sections", sections);
    if (keywords.empty() && authors.empty() && sections.empty()) {
        view.set_if("ANSWER", visit.words.say("found_nothing", {{"words", visit.query}}));
        return;
    }
    if (keywords.empty()) return;
    const Found& best = keywords.front();
    html::View& box = view.add("STORIES_BOX");
    box.set("STORIES_NAME", visit.words.say("stories_about", {{"name", best.name}}));
    const record::Choice choice{.keyword_slug = best.path.substr(keyword_path("").size())};
    for (const auto& card : visit.paper.record.list(choice, 10).cards) {
        show_card(box.add("STORIES"), visit, card, pictures, {});
    }
}

}  // namespace

Page search_page(const Visit& visit) {
    Heading heading{.title = visit.query.empty() ? visit.words.say("search")
                                                 : visit.words.say("search_title", {{"words", visit.query}}),
                    .canonical = "/search",
                    .page_class = "list",
                    .index = false,
                    .social = false};
    Page page = framed(visit, heading, "search", [&](html::View& view, Page&, Pictures& pictures) {
        view.set("NAME", visit.words.say("search")).set("QUERY", visit.query);
        if (!text::folded(visit.query).empty()) show_found(view, visit, pictures);
    });
    page.keep = false;  // as many pages as there are words: they would push out what is read
    return page;
}

}  // namespace midad::site
