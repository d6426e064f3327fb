#include <algorithm>
#include <array>

#include "audience/counts.h"

namespace midad::audience {

namespace {

// What programs that read for themselves call themselves, in lower case: search engines, link previews,
// libraries, monitors, and browsers without a screen. In-app browsers of people (FBAN, Instagram, YandexSearch) are not
// among them. In the order of letters.
// clang-format off
constexpr auto words = std::to_array<std::string_view>({
    "archiver", "axios", "bot", "crawl", "curl/", "embedly", "facebookcatalog", "facebookexternalhit",
    "feedfetcher", "go-http", "guzzle", "headless", "heritrix", "http_request", "httpclient", "java/", "libwww",
    "lighthouse", "mediapartners", "monitor", "node-fetch", "okhttp", "outbrain", "pagespeed", "perl",
    "phantomjs", "php/", "pingdom", "playwright", "preview", "puppeteer", "python", "quora link", "ruby",
    "scanner", "scrapy", "selenium", "slurp", "spider", "statuscake", "undici", "uptime", "validator",
    "vkshare", "wget", "whatsapp"
});
// clang-format on
static_assert(std::ranges::is_sorted(words));

// Longer names say nothing more; a bound keeps hostile ones cheap.
constexpr std::size_t longest_looked_at = 512;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The first two letters in ten bits; lower case and upper case are one, and a few signs fall together with letters.
constexpr std::size_t pair_of(char first, char second) {
    return (static_cast<std::size_t>(first) & 31U) << 5U | (static_cast<std::size_t>(second) & 31U);
}

/// Where the words that begin with a pair stand; words.size() for the many pairs that begin none. Nearly no place in
/// the name of a person's browser begins a word, so one pass is all it takes.
constexpr auto first_words = [] {
    std::array<std::size_t, 1024> first{};
    first.fill(words.size());
    for (std::size_t word = words.size(); word-- > 0;) first[pair_of(words[word][0], words[word][1])] = word;
    return first;
}();

bool begins_word(std::string_view agent, std::size_t at) {
    const std::size_t pair = pair_of(agent[at], agent[at + 1]);
    const std::string_view rest = agent.substr(at);
    for (std::size_t word = first_words[pair]; word < words.size(); ++word) {
        if (pair_of(words[word][0], words[word][1]) != pair) return false;
        // "CUBOT" is a maker of telephones, which people hold.
        if (rest.starts_with(words[word])) return words[word] != "bot" || !agent.substr(0, at).ends_with("cu");
    }
    return false;
}

}  // namespace

bool is_robot(std::string_view user_agent) {
    std::array<char, longest_looked_at> held;
    const std::string_view looked_at = user_agent.substr(0, longest_looked_at);
    std::ranges::transform(looked_at, held.begin(), lower);
    const std::string_view agent{held.data(), looked_at.size()};
    // Every browser that a person uses says a name.
    if (agent.find_first_not_of(" -") == agent.npos) return true;
    for (std::size_t at = 0; at + 1 < agent.size(); ++at)
        if (begins_word(agent, at)) return true;
    return false;
}

}  // namespace midad::audience
