#include "site/list_page.h"

#include "site/addresses.h"
#include "site/cards.h"
#include "site/words.h"

namespace midad::site {

namespace {

Stretch stretch_of(const StoryList& list, const Visit& visit, const record::List& found) {
    Stretch stretch{list.list};
    if (visit.before) stretch.newest_ms = visit.before->published_at_ms;
    if (found.older) stretch.oldest_ms = found.older->published_at_ms;
    return stretch;
}

std::string page_path(const StoryList& list, const std::optional<record::Cursor>& before, const StoryList::End& end) {
    if (before) return list.path + "?before=" + before->text();
    return end.path;
}

void show_pager(html::View& view, const Visit& visit, const StoryList& list, const record::List& found) {
    const std::string newer = page_path(list, found.newer, list.newer_end);
    const std::string older = page_path(list, found.older, list.older_end);
    if (newer.empty() && older.empty()) return;
    html::View& pager = view.add("PAGER");
    const auto show = [&](const char* name, const std::string& path, const std::string& words) {
        const auto query = path.find('?');
        const std::string address =
            link(visit.form, path.substr(0, query)) + (query == path.npos ? "" : path.substr(query));
        pager.set_if(name, address).set(std::string{name} + "_NAME", words);
    };
    if (!newer.empty()) show("NEWER", newer, found.newer ? visit.words.say("newer_stories") : list.newer_end.name);
    if (!older.empty()) show("OLDER", older, found.older ? visit.words.say("older_stories") : list.older_end.name);
}

Showing showing_of(const Visit& visit, const StoryList& list, const record::Card& card, bool leads) {
    static constexpr Place first_place{places::half.sizes, true, true};
    Showing showing{.picture = leads ? &first_place : &places::thumb, .byline = leads};
    if (!visit.lite()) showing.standfirst = leads ? 220 : 140;
    // On a section's own page its name over each story says nothing.
    showing.kicker = !card.kicker.empty() || !list.choice.section;
    return showing;
}

}  // namespace

Page story_list(const Visit& visit, StoryList list) {
    const record::List found = visit.paper.record.list(list.choice, stories_on_a_page, visit.before);
    const bool is_first_page = !visit.before || found.at_newest;
    Heading& heading = list.heading;
    heading.title = is_first_page ? list.name : visit.words.say("older_page", {{"name", list.name}});
    heading.canonical = is_first_page ? list.path : list.path + "?before=" + visit.before->text();
    heading.newer = page_path(list, found.newer, list.newer_end);
    heading.older = page_path(list, found.older, list.older_end);
    if (heading.page_class.empty()) heading.page_class = "list";

    Page page = framed(visit, heading, "list", [&](html::View& view, Page&, Pictures& pictures) {
        view.set("NAME", list.name).set_if("ABOVE", list.above).set_if("BELOW", list.below);
        if (found.cards.empty()) view.show("EMPTY");
        for (std::size_t i = 0; i < found.cards.size(); ++i) {
            const bool leads = i == 0 && is_first_page && list.leads;
            const Showing showing = showing_of(visit, list, found.cards[i], leads);
            show_card(view.add(leads ? "FIRST" : "CARDS"), visit, found.cards[i], pictures, showing);
        }
        show_pager(view, visit, list, found);
    });
    page.shown.cards(found.cards);
    page.shown.stretches.push_back(stretch_of(list, visit, found));
    return page;
}

}  // namespace midad::site
