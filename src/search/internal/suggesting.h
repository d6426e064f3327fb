#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "search/search.h"
#include "text/analyser.h"

namespace midad::search::internal {

/// What can be suggested, in memory: words of headlines, keywords and authors, by how they begin. Immutable; any
/// thread.
class Suggesting {
public:
    /// Reads all of it: a fraction of a second.
    explicit Suggesting(const Xapian::Database& database);

    struct Entry {
        std::string key;   // folded; without ال too
        std::string text;  // as it is shown
        std::string word;  // a word's exact key
        Suggestion::Kind kind;
        std::int64_t stories;
    };
    /// Those whose key begins so, that lead to most stories, most first.
    std::vector<const Entry*> beginning_with(std::string_view folded, std::size_t limit) const;

    std::size_t size() const { return entries_.size(); }

private:
    void add_words(const Xapian::Database& database);
    void add_names(const Xapian::Database& database);
    void find_most_used();
    std::vector<std::uint32_t> best_of(std::size_t begin, std::size_t end, std::size_t limit) const;

    std::vector<Entry> entries_;  // by key
    /// Of beginnings that many entries share, those that lead to most.
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> most_used_;
};

/// For what was typed: its last word, or all of it, completed; and headlines.
std::vector<Suggestion> suggestions_for(std::string_view typed, std::size_t limit, const Suggesting& suggesting,
                                        Xapian::Database& database);

}  // namespace midad::search::internal
