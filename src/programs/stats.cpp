#include "programs/stats.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "programs/exit_codes.h"
#include "programs/newsroom.h"
#include "text/dates.h"
#include "text/numbers.h"

namespace midad::programs {

namespace {

constexpr int bar_width = 32;
constexpr std::size_t plotted_days = 14;
constexpr std::size_t shown_most_read = 5;

std::string bar(std::int64_t value, std::int64_t most) {
    const std::int64_t full = most == 0 ? 0 : value * bar_width / most;
    std::string drawn;
    for (std::int64_t place = 0; place < full; ++place) drawn += "█";
    return drawn.empty() && value > 0 ? "▏" : drawn;
}

void line(const std::string& text) { std::fputs((text + "\n").c_str(), stdout); }

void tell_sections(const Newsroom& newsroom) {
    std::vector<std::pair<std::string, std::int64_t>> counts;
    std::int64_t most = 0;
    const auto sections = newsroom.sections.now();
    for (const topics::Section& section : sections->all()) {
        record::Choice choice;
        choice.section = section.key;
        counts.emplace_back(section.name, newsroom.record.count(choice));
        most = std::max(most, counts.back().second);
    }
    for (const auto& [name, count] : counts) line(fmt::format("  {:>8}  {}  {}", count, bar(count, most), name));
}

void tell_days(const Newsroom& newsroom) {
    auto days = newsroom.counts.by_day();
    if (days.size() > plotted_days) days.erase(days.begin(), days.end() - plotted_days);
    std::int64_t most = 0;
    for (const auto& day : days) most = std::max(most, day.reads);
    for (const auto& day : days) {
        const Instant noon = from_ms((day.day * 24 + 12) * 3600 * 1000);
        line(fmt::format("  {}  {:>8}  {}", text::iso_day(text::day_of(noon, text::House{.zone = "UTC"})), day.reads,
                         bar(day.reads, most)));
    }
}

}  // namespace

int stats(const Voice& voice, const Newsroom& newsroom) {
    const text::House& house = newsroom.settings.masthead.house;
    const auto told = [&](const char* key, std::int64_t count) {
        line(text::Messages::carried().counted(voice.language(), key, count, house));
    };
    told("stats.stories", newsroom.record.count({}));
    tell_sections(newsroom);
    told("stats.authors", static_cast<std::int64_t>(newsroom.record.authors().size()));
    told("stats.keywords", static_cast<std::int64_t>(newsroom.record.keywords(1000000).size()));
    told("stats.reads", newsroom.counts.total());
    tell_days(newsroom);
    for (const auto& read : newsroom.counts.most_read(std::chrono::hours{24 * 7}, shown_most_read)) {
        if (const auto story = newsroom.record.find_latest(read.story)) {
            line(fmt::format("  {:>8}  {}", read.reads, story->card.headline));
        }
    }
    return Exit::done;
}

}  // namespace midad::programs
