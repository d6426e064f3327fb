#include "text/internal/lexicon.h"

#include <algorithm>

#include "base/embedded.h"
#include "base/failure.h"
#include "text/internal/keys.h"

namespace midad::text::internal {

namespace {

std::string_view list_named(const std::string& name) {
    const std::string path = "src/text/words/" + name + ".txt";
    const std::string_view bytes = embedded::find(path);
    if (bytes.data() == nullptr) throw Failure{"text.words", {{"reason", path}}, path + " is not embedded"};
    return bytes;
}

std::vector<std::string_view> words_of_line(std::string_view line) {
    std::vector<std::string_view> words;
    line = line.substr(0, line.find('#'));
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t begin = line.find_first_not_of(' ', at);
        if (begin == std::string_view::npos) break;
        at = std::min(line.find(' ', begin), line.size());
        words.push_back(line.substr(begin, at - begin));
    }
    return words;
}

// What a word of the lists counts for where the site has none or few of its own.
constexpr std::uint32_t seed_of_known = 3, seed_of_common = 8;

}  // namespace

std::vector<std::vector<std::string_view>> lines_of(std::string_view list) {
    std::vector<std::vector<std::string_view>> lines;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find('\n'), list.size());
        auto words = words_of_line(list.substr(0, end));
        if (!words.empty()) lines.push_back(std::move(words));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return lines;
}

const Lexicon& Lexicon::get() {
    static const Lexicon only;
    return only;
}

Lexicon::Lexicon() {
    for (const char* name : {"plurals", "countries", "protected"}) {
        for (const auto& line : lines_of(list_named(name))) {
            const std::string head = exact_key(line.front());
            for (const std::string_view word : line) {
                const std::string key = exact_key(word);
                // Who belongs to a country takes every ending: سوريين, ألمانيات.
                const bool takes_all = key == head || name == std::string_view{"countries"};
                entries_.try_emplace(key, Entry{head, takes_all ? Kind::head : Kind::form});
                seeds_.try_emplace(key, seed_of_known);
            }
        }
    }
    for (const auto& line : lines_of(list_named("common"))) {
        for (const std::string_view word : line) seeds_[exact_key(word)] = seed_of_common;
    }
    for (const auto& line : lines_of(list_named("questions"))) {
        for (const std::string_view word : line) questions_.emplace(exact_key(word), true);
    }
    for (const auto& line : lines_of(list_named("joined_names"))) {
        const std::string head = exact_key(line.front());
        for (std::size_t at = 1; at < line.size(); ++at) {
            partings_.emplace(exact_key(std::string{line.front()}.append(line[at])), head.size());
        }
    }
}

std::uint32_t Lexicon::seed(std::string_view exact) const {
    const auto* found = found_in(seeds_, exact);
    return found == nullptr ? 0 : *found;
}

std::size_t Lexicon::parting(std::string_view exact) const {
    constexpr std::string_view servant = "عبدال";
    constexpr std::size_t two_letters = 4, three_letters = 6;
    if (exact.starts_with(servant) && exact.size() >= servant.size() + two_letters) return three_letters;
    const auto* found = found_in(partings_, exact);
    return found == nullptr ? 0 : *found;
}

}  // namespace midad::text::internal
