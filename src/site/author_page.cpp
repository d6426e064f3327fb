#include "site/addresses.h"
#include "site/list_page.h"
#include "site/pages.h"
#include "site/words.h"

namespace midad::site {

Page author_page(const Visit& visit) {
    const auto author = visit.paper.record.find_author(visit.capture("author"));
    if (!author || author->stories == 0) return nothing_here(visit);
    StoryList list;
    list.choice.author_slug = author->slug;
    list.list = "author:" + author->slug;
    list.path = author_path(author->slug);
    list.name = author->name;
    list.above = visit.words.say("author");
    list.below = visit.words.counted("stories", author->stories);
    list.heading.feed = list.path + "/feed";
    list.heading.feed_title = author->name;
    return story_list(visit, std::move(list));
}

}  // namespace midad::site
