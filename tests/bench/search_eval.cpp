#include <cmath>
#include <fstream>
#include <iostream>
#include <sstream>

#include <fmt/format.h>

#include "search_stories.h"

namespace midad::bench {

namespace {

struct Kind {
    int asked = 0, found = 0;
    double gain = 0;
    double ndcg() const { return gain / asked; }
};

struct Asked {
    std::string kind, id, typed;
};

std::vector<Asked> read_queries(const std::filesystem::path& file) {
    std::ifstream lines{file};
    std::vector<Asked> all;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields{line};
        Asked one;
        std::getline(fields, one.kind, '\t');
        std::getline(fields, one.id, '\t');
        std::getline(fields, one.typed);
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

/// Known items: with one right answer, at rank r of the first ten, nDCG@10 is 1/log2(r+1), averaged.
int evaluate(const std::filesystem::path& stories_file, const std::filesystem::path& queries) {
    const ListedStories stories{stories_file, ListedStories::What::bodies_only};
    const TemporaryFolder folder;
    fmt::print("{} stories indexed in {:.1f} s, bodies only\n", stories.count(), build(folder.path(), stories));
    const SystemClock clock;
    const search::Search search{folder.path(), clock};
    std::map<std::string, Kind> kinds;
    for (const Asked& one : read_queries(queries)) {
        Kind& kind = kinds[one.kind];
        ++kind.asked;
        const auto found = search.find(query_of(one.typed), {.limit = 10});
        const StoryId right = stories.story_of(one.id);
        for (std::size_t rank = 0; found && rank < found->hits.size(); ++rank) {
            if (found->hits[rank].story != right) continue;
            ++kind.found;
            kind.gain += 1 / std::log2(static_cast<double>(rank) + 2);
        }
    }
    for (const auto& [name, kind] : kinds)
        fmt::print("{}\tnDCG@10 {:.3f}\tin the first ten {:.3f}\n", name, kind.ndcg(),
                   static_cast<double>(kind.found) / kind.asked);
    return 0;
}

}  // namespace midad::bench
