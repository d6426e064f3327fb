#pragma once

#include "site/page.h"

namespace midad::site {

// One file a page, of the same name; the two indexes of names are in names_page.cpp.
Page front_page(const Visit& visit);
Page section_page(const Visit& visit);
/// Where the section is now that once stood at the address, with what follows it ("/feed.rss"); or nothing_here().
Page section_elsewhere(const Visit& visit, std::string_view rest = "");
Page story_page(const Visit& visit);
/// The same of a story that is given, wherever it comes from.
Page page_of(const Visit& visit, const record::Published& story);
Page short_address(const Visit& visit);
Page keyword_page(const Visit& visit);
Page author_page(const Visit& visit);
Page keywords_page(const Visit& visit);
Page authors_page(const Visit& visit);
Page day_page(const Visit& visit);
Page archive_page(const Visit& visit);
Page month_page(const Visit& visit);
Page most_read_page(const Visit& visit);
Page search_page(const Visit& visit);
Page search_file(const Visit& visit);
Page suggest_file(const Visit& visit);
Page corrections_page(const Visit& visit);
Page about_page(const Visit& visit);
Page magazine_page(const Visit& visit);

/// 404 with the search box and the latest stories; one line of text where a file was asked for, here and below.
Page nothing_here(const Visit& visit);
/// 410 with the class of reason.
Page withdrawn(const Visit& visit, const record::Withdrawal& withdrawal, StoryId story);
/// The page for an answer without any story: reads nothing, so that it can be given when nothing else can. What a
/// request that could not be served earns (400, 405, 408, 413, 414, 417, 431) is under 2 KB, in both languages and
/// undressed.
Page plain_failure(const Visit& visit, int status);

Page site_feed(const Visit& visit);
Page section_feed(const Visit& visit);
Page keyword_feed(const Visit& visit);
Page author_feed(const Visit& visit);

Page sitemap_index_file(const Visit& visit);
Page month_sitemap_file(const Visit& visit);
Page news_sitemap_file(const Visit& visit);
Page robots_file(const Visit& visit);
Page open_search_file(const Visit& visit);

Page picture_file(const Visit& visit);
Page taken_file(const Visit& visit);
Page asset_file(const Visit& visit);
Page favicon_file(const Visit& visit);
Page offline_script(const Visit& visit);
Page manifest_file(const Visit& visit);

Page tell_read(const Visit& visit);
Page tell_read_by_picture(const Visit& visit);

}  // namespace midad::site
