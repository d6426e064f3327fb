#include "site/addresses.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/url.h"
#include "text/numbers.h"

namespace midad::site {

std::string section_path(const topics::Section& section) { return "/" + section.slug; }

std::string story_path(const topics::Sections& sections, std::string_view section_key, StoryId story,
                       std::string_view slug) {
    const topics::Section* section = sections.by_key(section_key);
    std::string path = fmt::format("/{}/{}", section ? std::string_view{section->slug} : section_key, story.value);
    if (!slug.empty()) path.append("/").append(slug);
    return path;
}

std::string story_path(const topics::Sections& sections, const record::Card& card) {
    return story_path(sections, card.section, card.story, card.slug);
}

std::string short_path(StoryId story) { return fmt::format("/s/{}", story.value); }
std::string keyword_path(std::string_view slug) { return fmt::format("/tag/{}", slug); }
std::string author_path(std::string_view slug) { return fmt::format("/author/{}", slug); }
std::string day_path(const text::Day& day) { return "/day/" + text::iso_day(day); }
std::string iso_month(int year, int month) { return fmt::format("{:04}-{:02}", year, month); }
std::string month_path(int year, int month) { return "/archive/" + iso_month(year, month); }
std::string media_path(std::string_view name_on_the_shelf) { return fmt::format("/media/{}", name_on_the_shelf); }

std::optional<Month> parse_month(std::string_view text) {
    if (text.size() != 7) return std::nullopt;
    const auto day = text::parse_day(std::string{text} + "-01");
    if (!day) return std::nullopt;
    return Month{day->year, day->month};
}

std::string in_form(Form form, std::string_view path) {
    if (form == Form::full) return std::string{path};
    return path == "/" ? "/lite" : fmt::format("/lite{}", path);
}

std::string story_in_form(Form form, const topics::Sections& sections, const record::Card& card) {
    return form == Form::full ? story_path(sections, card) : "/lite" + short_path(card.story);
}

std::string href(std::string_view path) { return percent_encoded(path); }

std::string link(Form form, std::string_view path) {
    const std::string whole = in_form(form, path);
    if (form == Form::full) return href(whole);
    std::string address;
    for (const char c : whole) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            address += c;
        } else {
            address += href(std::string_view{&c, 1});
        }
    }
    return address;
}

std::string absolute(const record::Masthead& masthead, std::string_view path) {
    return masthead.address + percent_encoded(path);
}

std::string phone_address(std::string_view number) {
    std::string address = "tel:";
    for (const char c : text::ascii_digits(number)) {
        if (c == '+' || (c >= '0' && c <= '9')) address += c;
    }
    return address;
}

std::span<const std::string_view> reserved_words() {
    static constexpr std::array<std::string_view, 28> words{
        "about",    "admin",       "archive",     "assets",           "author",         "authors",      "corrections",
        "day",      "favicon.ico", "feed.atom",   "feed.json",        "feed.rss",       "keywords",     "lite",
        "magazine", "media",       "most-read",   "news-sitemap.xml", "opensearch.xml", "read",         "robots.txt",
        "s",        "search",      "search.json", "sitemap.xml",      "sitemaps",       "suggest.json", "tag"};
    return words;
}

namespace {

/// A whole value of a query: unlike a path, slashes are encoded too.
std::string query_value(std::string_view text) {
    std::string value;
    for (const char c : percent_encoded(text)) {
        if (c == '/') {
            value += "%2F";
        } else {
            value += c;
        }
    }
    return value;
}

}  // namespace

std::vector<Share> share_links(std::string_view address, std::string_view headline) {
    const std::string there = query_value(address);
    const std::string words = query_value(headline);
    return {{"whatsapp", "https://wa.me/?text=" + words + "%20" + there},
            {"telegram", "https://t.me/share/url?url=" + there + "&text=" + words},
            {"facebook", "https://www.facebook.com/sharer/sharer.php?u=" + there},
            {"x", "https://x.com/intent/post?url=" + there + "&text=" + words}};
}

}  // namespace midad::site
