#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/result.h"
#include "stories/refusal.h"

namespace midad::stories {

/// What was found in copied text and made part of the story.
struct Recognised {
    std::string part;  // "kicker", "headline", "standfirst", "photo_credit", "dateline", "byline", "source", "lead",
                       // "subhead", "list", "quote", "keyword"
    std::string text;
};

/// What stood in it and is no part of the story.
struct LeftOut {
    std::string what;  // "masthead", "published", "reads", "share", "keywords", "phone", "email", "link", "e_magazine",
                       // "host_credit", "related", "navigation", "advertisement", "channel", "sender", "picture"
    std::string text;
};

/// A clipboard made into a story. Every word of it is in the article, recognised, or left out and listed.
struct Pasted {
    article::Article article;  // pictures are none: their files are not the paper's
    std::vector<Recognised> recognised;
    std::vector<LeftOut> left_out;
    std::vector<Refusal> notes;  // what the editor should look at: "stories.pasted.…"
};

/// A clipboard's HTML and text, either may be empty, as a browser gives them: from Word, Google Docs, Telegram, a web
/// page, a mail. Headings, lists, quotes, tables and marks come from the HTML, when there is one that fits (see
/// html/sanitiser.h); else from the shape of the text: a short line without closing punctuation between paragraphs is a
/// sub-head. Untrusted; at most 1 MB of text, UTF-8. Pure.
Result<Pasted, Refusal> pasted(std::string_view html, std::string_view text);

}  // namespace midad::stories
