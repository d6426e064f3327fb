#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/internal/asked.h"
#include "search/search.h"
#include "search/snippet.h"

namespace midad::search::internal {

/// Finds a query's words in texts. For one thread, as the analyser is.
class Marking {
public:
    /// Both must outlive it; the analyser is of the generation that the query was taken apart for.
    Marking(const Asked& asked, text::Analyser& analyser);

    /// The best stretch of about so many characters.
    Snippet best(std::string_view text, std::size_t characters);
    Snippet whole(std::string_view text);
    std::vector<Reason> reasons(const article::Article& article);

private:
    struct Known {
        std::size_t asked;  // which of typed_
        Reason::Key key;
    };
    struct Match {
        std::size_t begin, end;
        Known what;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };
    using Keys = std::unordered_map<std::string, Known, Hash, std::equal_to<>>;

    void learn(const AskedPart& part);
    void learn(Keys& keys, const std::string& key, Known known);
    std::optional<Known> known(const text::Word& word) const;
    std::vector<Match> matches(std::string_view text);
    std::vector<Match> first_matches(std::string_view text);
    void find(std::string_view text, std::size_t offset, std::vector<Match>& found);

    text::Analyser& analyser_;
    std::vector<std::string> typed_;
    Keys exact_, stem_;
};

}  // namespace midad::search::internal
