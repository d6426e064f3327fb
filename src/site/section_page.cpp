#include "site/addresses.h"
#include "site/list_page.h"
#include "site/pages.h"

namespace midad::site {

Page section_elsewhere(const Visit& visit, std::string_view rest) {
    const topics::Section* section = visit.paper.sections.by_former(visit.capture("section"));
    if (!section) return nothing_here(visit);
    Page page = Page::redirect(in_form(visit.form, section_path(*section).append(rest)));
    if (visit.before) page.headers.front().second += "?before=" + visit.before->text();
    // A slug may come back to the section: whoever then remembers both ways would go round.
    page.cache_control = "no-cache";
    return page;
}

Page section_page(const Visit& visit) {
    const topics::Section* section = visit.paper.sections.by_slug(visit.capture("section"));
    if (!section) return section_elsewhere(visit);
    StoryList list;
    list.choice.section = section->key;
    list.list = "section:" + section->key;
    list.path = section_path(*section);
    list.name = section->name;
    list.heading.section = section->key;
    list.heading.is_section_itself = true;
    list.heading.feed = section_path(*section) + "/feed";
    list.heading.feed_title = section->name;
    list.heading.breaking = true;
    return story_list(visit, std::move(list));
}

}  // namespace midad::site
