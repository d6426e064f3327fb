#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"
#include "text/analyser.h"

namespace midad::search::internal {

/// A word as the index knows it.
struct Key {
    std::string exact, stem;
    bool operator==(const Key&) const = default;
};

/// A word of the site that a typed one is likely a slip of.
struct Near {
    Key key;
    double likely = 1;  // 1 for the likeliest, less for the others
};

/// A word that is looked for.
struct AskedWord {
    std::string typed;  // as the reader wrote it
    Key key;
    std::string spelling;
    std::vector<Near> near;
};

/// What may stand for a run of words: their compound, or the members of a synonym's group.
struct Instead {
    std::size_t begin = 0, end = 0;  // of AskedRun::words
    std::vector<Key> words;          // one after the other
    bool synonym = false;
};

/// Words that are looked for in any order and form, as they followed each other, with what may stand for some of them.
struct AskedRun {
    std::vector<AskedWord> words;
    std::vector<Instead> instead;
};

struct AskedPart {
    Part::Kind kind = Part::Kind::word;
    bool excluded = false;
    AskedRun run;  // of a phrase: its words; Instead only for compounds
};

/// A query in the words of one generation.
struct Asked {
    std::vector<AskedPart> parts;
    std::vector<std::string> dropped;
};

/// Synonyms in the words of one generation.
struct SynonymKeys {
    struct Member {
        std::vector<Key> words;
    };
    std::vector<std::vector<Member>> groups;
};

/// Takes the query's parts apart into words. Typed words side by side are one run, so that a compound or a synonym may
/// span them. Question words are dropped when others remain.
Asked asked_of(const Query& query, text::Analyser& analyser, const SynonymKeys& synonyms);

/// The keys of a text's words in order, compounds left out.
std::vector<Key> keys_of(std::string_view text, text::Analyser& analyser);

}  // namespace midad::search::internal
