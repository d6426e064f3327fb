#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/clock.h"
#include "base/result.h"
#include "text/house.h"

namespace midad::article {

/// A typed story (docs/story-form.md): the article and what is asked of the paper with it. Pictures and files are still
/// paths relative to the story's file.
struct TypedStory {
    Article article;
    std::optional<Instant> published;
    std::string placing = "normal";  // lead, top, normal, brief
    bool breaking = false;
    std::string slug;    // empty: from the headline
    std::string origin;  // empty: none
    std::optional<std::int64_t> story;
    std::optional<std::int64_t> translation_of;  // the number of the same story in another language
    struct Note {
        std::optional<Instant> at;
        std::string words;
    };
    std::vector<Note> corrections;
};

/// Why a line was refused: a message key under "story_form." with arguments.
struct FormFault {
    int line;  // from 1
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
};

/// Every fault, not only the first. Untrusted: at most 2 MB, UTF-8.
Result<TypedStory, std::vector<FormFault>> read_story_form(std::string_view file, const text::House& house);

}  // namespace midad::article
