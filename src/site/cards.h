#pragma once

#include <string>

#include "html/theme.h"
#include "record/record.h"
#include "site/page.h"
#include "site/pictures.h"

namespace midad::site {

/// What of a card a place shows; a headline, an address and a time are always there.
struct Showing {
    const Place* picture = nullptr;
    std::size_t standfirst = 0;  // at most so many characters of it; 0: none
    bool byline = false;
    bool reads = false;
    bool kicker = false;
    bool time = true;
};

/// Fills a template's card. The pictures gather colours for the page.
void show_card(html::View& view, const Visit& visit, const record::Card& card, Pictures& pictures,
               const Showing& showing);

/// The headline with what is of the other direction isolated; in an element with its language when it is not the
/// paper's.
html::SafeHtml headline_html(const Visit& visit, const record::Card& card);
html::SafeHtml words_html(const Visit& visit, const record::Card& card, std::string_view words);
/// Caption and credit of a picture.
html::SafeHtml caption_html(const Visit& visit, const article::Picture& picture, std::string_view language);

/// «رنا العلي وياسر منصور»: who wrote it, else its agency.
std::string writers(const Visit& visit, const record::Card& card);

/// A headline for a place without markup (<title>): runs of the other direction between U+2066 and U+2069, so that
/// «3-1» stays a score.
std::string bidi_title(std::string_view headline, std::string_view language, std::string_view page_language);

}  // namespace midad::site
