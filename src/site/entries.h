#pragma once

#include <string>

#include "feeds/feeds.h"
#include "site/page.h"
#include "site/pictures.h"

namespace midad::site {

/// A story as it goes out to other programs; all addresses whole. `body`: its text rendered, or empty when the form
/// has none.
feeds::Entry entry_of(const Visit& visit, record::Published story, Pictures& pictures, std::string body);

/// The story's text with whole addresses, for feeds.
std::string body_for_feeds(const Visit& visit, const record::Published& story, Pictures& pictures);

/// BCP 47 with the paper's country, when it is the paper's language: "ar-SY".
std::string language_tag_of(const record::Masthead& masthead, const std::string& language);

}  // namespace midad::site
