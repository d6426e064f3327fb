#include "site/routes.h"

#include "site/pages.h"

namespace midad::site {

const http::Router<Handler>& routes() {
    using enum http::Method;
    constexpr bool no_lite = false;
    static const http::Router<Handler> table{{
        {get, "/", {front_page}},

        {get, "/s/{story:number}", {short_address}},
        {get, "/tag/{keyword}", {keyword_page, Asks::before}},
        {get, "/author/{author}", {author_page, Asks::before}},
        {get, "/keywords", {keywords_page}},
        {get, "/keywords/{letter}", {keywords_page}},
        {get, "/authors", {authors_page}},
        {get, "/authors/{letter}", {authors_page}},
        {get, "/day/{day}", {day_page, Asks::before}},
        {get, "/archive", {archive_page}},
        {get, "/archive/{month}", {month_page}},
        {get, "/most-read", {most_read_page}},
        {get, "/search", {search_page, Asks::words}},
        {get, "/search.json", {search_file, Asks::words, no_lite}},
        {get, "/suggest.json", {suggest_file, Asks::words, no_lite}},
        {get, "/corrections", {corrections_page}},
        {get, "/about", {about_page}},
        {get, "/magazine", {magazine_page}},

        {post, "/read/{story:number}", {tell_read, Asks::nothing, no_lite}},
        {get, "/read/{file}", {tell_read_by_picture, Asks::nothing, no_lite}},

        {get, "/favicon.ico", {favicon_file, Asks::nothing, no_lite}},
        {get, "/offline.js", {offline_script, Asks::nothing, no_lite}},
        {get, "/manifest.webmanifest", {manifest_file, Asks::nothing, no_lite}},
        {get, "/robots.txt", {robots_file, Asks::nothing, no_lite}},
        {get, "/opensearch.xml", {open_search_file, Asks::nothing, no_lite}},
        {get, "/sitemap.xml", {sitemap_index_file, Asks::nothing, no_lite}},
        {get, "/sitemaps/{file}", {month_sitemap_file, Asks::nothing, no_lite}},
        {get, "/news-sitemap.xml", {news_sitemap_file, Asks::nothing, no_lite}},

        {get, "/media/{file}", {taken_file, Asks::nothing, no_lite}},
        {get, "/media/{picture}/{file}", {picture_file, Asks::nothing, no_lite}},
        {get, "/assets/{fingerprint}/{name}", {asset_file, Asks::nothing, no_lite}},
        {get, "/assets/{fingerprint}/{folder}/{name}", {asset_file, Asks::nothing, no_lite}},

        {get, "/feed.rss", {site_feed, Asks::nothing, no_lite}},
        {get, "/feed.atom", {site_feed, Asks::nothing, no_lite}},
        {get, "/feed.json", {site_feed, Asks::nothing, no_lite}},
        {get, "/tag/{keyword}/{feed}", {keyword_feed, Asks::nothing, no_lite}},
        {get, "/author/{author}/{feed}", {author_feed, Asks::nothing, no_lite}},

        {get, "/{section}", {section_page, Asks::before}},
        {get, "/{section}/{story:number}", {story_page}},
        {get, "/{section}/{story:number}/{slug}", {story_page}},
        {get, "/{section}/{feed}", {section_feed, Asks::nothing, no_lite}},
    }};
    return table;
}

}  // namespace midad::site
