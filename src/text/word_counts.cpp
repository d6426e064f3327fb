#include "text/word_counts.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>
#include <vector>

namespace midad::text {

std::uint32_t WordCounts::count(std::string_view exact) const {
    const auto found = counts_.find(exact);
    return found == counts_.end() ? 0 : found->second;
}

void WordCounts::add(std::string_view exact, std::uint32_t times) {
    auto found = counts_.find(exact);
    if (found == counts_.end()) found = counts_.emplace(std::string{exact}, 0).first;
    found->second += std::min(times, std::numeric_limits<std::uint32_t>::max() - found->second);
}

void WordCounts::add_text(std::string_view text) {
    for_each_exact(text, [this](std::string_view exact) { add(exact); });
}

void WordCounts::for_each(const std::function<void(std::string_view exact, std::uint32_t count)>& take) const {
    for (const auto& [word, count] : counts_) take(word, count);
}

std::string WordCounts::to_lines() const {
    std::vector<std::pair<std::string_view, std::uint32_t>> sorted{counts_.begin(), counts_.end()};
    std::sort(sorted.begin(), sorted.end());
    std::string lines;
    for (const auto& [word, count] : sorted) {
        lines.append(word).append("\t").append(std::to_string(count)).append("\n");
    }
    return lines;
}

std::optional<WordCounts> WordCounts::from_lines(std::string_view lines) {
    WordCounts counts;
    std::string_view before;
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(end + 1);
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos || tab == 0 || line.substr(0, tab) <= before) return std::nullopt;
        before = line.substr(0, tab);
        std::uint32_t count = 0;
        const char* last = line.data() + line.size();
        const auto [stop, fault] = std::from_chars(line.data() + tab + 1, last, count);
        if (fault != std::errc{} || stop != last) return std::nullopt;
        counts.counts_.emplace(std::string{before}, count);
    }
    return counts;
}

}  // namespace midad::text
