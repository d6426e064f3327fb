#pragma once

#include <string_view>

#include "html/safe_html.h"
#include "search/snippet.h"
#include "site/page.h"

namespace midad::site {

/// A stretch of a story with the words that were found in <mark>, what is of the other direction isolated – a mark that
/// begins within a name does not break it – and … where it was cut. `language`: the story's; it stands in an element
/// of its own when it is not the page's.
html::SafeHtml marked_html(const Visit& visit, std::string_view language, const search::Snippet& snippet);

}  // namespace midad::site
