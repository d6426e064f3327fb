#include "site/entries.h"

#include "article/html.h"
#include "feeds/entry.h"
#include "site/addresses.h"
#include "site/words.h"

namespace midad::site {

feeds::Entry entry_of(const Visit& visit, record::Published story, Pictures& pictures, std::string body) {
    const auto& masthead = visit.paper.masthead;
    feeds::Entry entry;
    entry.address = absolute(masthead, story_path(visit.paper.sections, story.card));
    entry.id = absolute(masthead, short_path(story.card.story));
    const auto* section = visit.paper.sections.by_key(story.card.section);
    entry.section_name = section ? section->name : story.card.section;
    entry.body_html = std::move(body);
    if (story.card.picture) {
        if (const auto single = pictures.single(*story.card.picture, 1200)) {
            entry.picture_address = absolute(masthead, single->path);
            entry.picture_type = "image/jpeg";
            entry.picture_size = single->size_bytes;
            // What is described is the file that is sent, not the original.
            story.card.picture->width = single->width;
            story.card.picture->height = single->height;
        }
    }
    entry.published = std::move(story);
    return entry;
}

std::string body_for_feeds(const Visit& visit, const record::Published& story, Pictures& pictures) {
    const auto& masthead = visit.paper.masthead;
    article::Rendering rendering;
    rendering.picture = [&](const article::Picture& picture) { return pictures.element(picture, places::inside); };
    rendering.file_address = [&](const std::string& file) { return absolute(masthead, media_path(file)); };
    rendering.words_file_kb = visit.words.say("kilobytes");
    return article::body_html(story.article, rendering).string();
}

std::string language_tag_of(const record::Masthead& masthead, const std::string& language) {
    return feeds::language_tag(language, masthead);
}

}  // namespace midad::site
