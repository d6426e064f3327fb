#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace midad::search {

/// What editors hold to mean the same: a group a line, members parted by «=»; «#» begins a comment.
struct Synonyms {
    std::vector<std::vector<std::string>> groups;  // members as written, at least two each
};

/// What is wrong with a line: a message key under "search.synonyms_", with {line} and what else it names.
struct SynonymFault {
    std::size_t line;
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
};

struct ReadSynonyms {
    Synonyms synonyms;  // of the lines that are right
    std::vector<SynonymFault> faults;
};

/// Reads such a file. A fault costs its own line only. Any bytes; any thread.
ReadSynonyms read_synonyms(std::string_view file);

/// The list that a new newspaper is given.
std::string_view carried_synonyms();

}  // namespace midad::search
