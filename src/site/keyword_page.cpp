#include "site/addresses.h"
#include "site/list_page.h"
#include "site/pages.h"
#include "site/words.h"

namespace midad::site {

Page keyword_page(const Visit& visit) {
    const auto keyword = visit.paper.record.find_keyword(visit.capture("keyword"));
    if (!keyword || keyword->stories == 0) return nothing_here(visit);
    StoryList list;
    list.choice.keyword_slug = keyword->slug;
    list.list = "tag:" + keyword->slug;
    list.path = keyword_path(keyword->slug);
    list.name = keyword->name;
    list.above = visit.words.say("keyword");
    list.below = visit.words.counted("stories", keyword->stories);
    list.heading.feed = list.path + "/feed";
    list.heading.feed_title = keyword->name;
    return story_list(visit, std::move(list));
}

}  // namespace midad::site
