#include "site/found_stories.h"

#include "article/article.h"

namespace midad::site {

namespace {

/// What a stretch is chosen from: all but the headline, which stands above it.
std::string text_of(article::Article article) {
    article.headline.clear();
    article.kicker.clear();
    return article::plain_text(article);
}

}  // namespace

Result<Answered, search::Refusal> answered(const Visit& visit, const AskedSearch& asked, std::size_t limit) {
    const auto& paper = visit.paper;
    Answered answered;
    answered.query =
        MIDAD_TRY(search::read_query(asked.typed, asked.filters, asked.order, paper.sections, paper.masthead.house));
    answered.found =
        MIDAD_TRY(paper.search.find(answered.query, {.limit = limit, .facets = true, .place = asked.place}));
    std::vector<std::string> texts;
    for (const search::Hit& hit : answered.found.hits) {
        auto story = paper.record.find_latest(hit.story);
        if (!story) continue;
        FoundStory found{std::move(story->card), {}, {}, {}};
        found.headline = paper.search.marked(answered.query, found.card.headline);
        if (asked.why) found.reasons = paper.search.why(answered.query, story->article);
        texts.push_back(text_of(std::move(story->article)));
        answered.stories.push_back(std::move(found));
    }
    auto snippets = paper.search.snippets(answered.query, texts);
    for (std::size_t at = 0; at < answered.stories.size(); ++at) answered.stories[at].text = std::move(snippets[at]);
    return answered;
}

}  // namespace midad::site
