#pragma once

#include <string>

#include "feeds/feeds.h"

namespace midad::feeds {

/// BCP 47 with the paper's country: "ar-SY"; another language than the paper's stands alone.
std::string language_tag(const std::string& language, const record::Masthead& masthead);

/// A headline where no markup can say its direction: without invisible characters, isolated when it is not the feed's.
std::string title_text(const Entry& entry, const record::Masthead& masthead);

/// The story's HTML in a block that says its language and direction: readers' programs show it outside any page.
std::string content_html(const Entry& entry, const record::Masthead& masthead);

/// «رنا العلي، ياسر منصور» as the names alone, who wrote first; the agency when nobody is named; else the paper.
std::vector<std::string> author_names(const Entry& entry, const record::Masthead& masthead);

}  // namespace midad::feeds
