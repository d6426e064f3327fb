#include "site/words.h"

#include <array>

#include "text/dates.h"

namespace midad::site {

namespace {

/// The words of the templates: {{SAY_MOST_READ}} is "site.most_read".
constexpr std::array template_words = {
    "skip",           "comma",        "colon",        "magazine",     "sections",       "search",
    "breaking",       "search_paper", "light",        "light_system", "light_day",      "light_night",
    "size",           "size_small",   "size_normal",  "size_large",   "size_larger",    "all_sections",
    "about",          "corrections",  "archive",      "most_read",    "feeds",          "lite",
    "full",           "corrected",    "briefs",       "more",         "no_stories",     "published",
    "updated",        "correction",   "contents",     "sources",      "share",          "copied",
    "copy",           "device_share", "short",        "keywords",     "other_language", "related",
    "neighbours",     "previous",     "next",         "nothing_yet",  "pages",          "no_reads",
    "search_for",     "take_away",    "did_you_mean", "named",        "narrow",         "section",
    "sort",           "from_day",     "to_day",       "same",         "search_note",    "corrections_policy",
    "no_corrections", "request",      "latest",       "offline_kept", "offline_instead"};

std::string template_name(std::string_view word) {
    std::string name = "SAY_";
    for (const char c : word) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return name;
}

}  // namespace

Words::Words(const text::Messages& messages, const record::Masthead& masthead)
    : messages_{messages}, masthead_{masthead}, language_{masthead.language.starts_with("en") ? "en" : "ar"} {
    for (const char* word : template_words) said_.emplace_back(template_name(word), say(word));
}

std::string Words::say(std::string_view key, const text::Messages::Arguments& arguments) const {
    return messages_.say(language_, "site." + std::string{key}, arguments);
}

std::string Words::counted(std::string_view key, std::int64_t count) const {
    return messages_.counted(language_, "site." + std::string{key}, count, masthead_.house);
}

std::string Words::hijri(Instant when) const {
    return say("hijri", {{"date", text::hijri_date(when, masthead_.house, language_)}});
}

bool Words::has(std::string_view key) const { return messages_.has(language_, "site." + std::string{key}); }

void Words::say_all(html::View& view) const {
    for (const auto& [name, sentence] : said_) view.set(name, sentence);
}

}  // namespace midad::site
