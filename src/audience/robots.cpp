#include <algorithm>
#include <array>

#include "audience/counts.h"

namespace midad::audience {

namespace {

// What programs that read for themselves call themselves, in lower case, besides "bot": search engines, link previews,
// libraries, monitors, and browsers without a screen. In-app browsers of people (FBAN, Instagram, YandexSearch) are not
// among them.
// clang-format off
constexpr auto words = std::to_array<std::string_view>({
    "crawl", "spider", "slurp", "preview", "facebookexternalhit", "whatsapp", "facebookcatalog", "embedly",
    "quora link", "outbrain", "vkshare", "curl/", "wget", "python", "libwww", "java/", "okhttp", "go-http",
    "node-fetch", "axios", "undici", "guzzle", "ruby", "perl", "php/", "httpclient", "http_request", "scrapy",
    "headless", "phantomjs", "selenium", "puppeteer", "playwright", "lighthouse", "pagespeed", "monitor",
    "uptime", "pingdom", "statuscake", "validator", "scanner", "archiver", "heritrix", "feedfetcher",
    "mediapartners"
});
// clang-format on

// Longer names say nothing more; a bound keeps hostile ones cheap.
constexpr std::size_t longest_looked_at = 512;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// "CUBOT" is a maker of telephones, which people hold.
bool holds_bot(std::string_view agent) {
    for (std::size_t at = agent.find("bot"); at != agent.npos; at = agent.find("bot", at + 1))
        if (at < 2 || agent.substr(at - 2, 2) != "cu") return true;
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
    if (holds_bot(agent)) return true;
    return std::ranges::any_of(words, [&](std::string_view word) { return agent.find(word) != agent.npos; });
}

}  // namespace midad::audience
