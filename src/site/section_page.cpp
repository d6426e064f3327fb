#include "site/addresses.h"
#include "site/list_page.h"
#include "site/pages.h"

namespace midad::site {

Page section_page(const Visit& visit) {
    const topics::Section* section = visit.paper.sections.by_slug(visit.capture("section"));
    if (!section) {
        // By its key too, since that is what other programs know it by: /energy leads to /طاقة.
        const topics::Section* keyed = visit.paper.sections.by_key(visit.capture("section"));
        return keyed ? Page::redirect(in_form(visit.form, section_path(*keyed))) : nothing_here(visit);
    }
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
