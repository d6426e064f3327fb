#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "record/record.h"
#include "search/internal/terms.h"
#include "search/internal/word_order.h"
#include "search/internal/words.h"
#include "text/analyser.h"
#include "text/house.h"

namespace midad::search::internal {

/// Makes of a story what the index keeps (terms.h). For one thread.
class DocumentMaker {
public:
    /// All of them must outlive it; the analyser's vocabulary is the words'.
    DocumentMaker(text::Analyser& analyser, const Words& words, const text::House& house)
        : analyser_{analyser}, words_{words}, house_{house} {}

    Xapian::Document document_of(const record::Published& published);

private:
    void add_words(std::string_view text, unsigned weight, bool is_title, bool tells);
    bool is_sampled(const text::Word& word);
    void add_uses();
    void add_names(const article::Article& article);
    void add_choices(const record::Published& published);
    void add_telling();
    void add_figures();
    void add_shingles();

    text::Analyser& analyser_;
    const Words& words_;
    const text::House& house_;
    Xapian::Document document_;
    WordOrder order_;
    bool samples_ = false;                       // this story's spellings
    std::unordered_set<std::uint64_t> spelled_;  // spellings met since this was made
    std::vector<std::uint64_t> running_;         // the text's words in order, for shingles
    std::vector<std::uint64_t> figures_;
    struct WordUse {
        std::string exact, stem;
        std::uint32_t on_site = 0;
        unsigned weight = 0;  // how often in this story, headline words more
        double telling = 0;   // of that, where its words tell what it is about
    };
    std::unordered_map<std::uint64_t, WordUse> uses_;  // by the exact key's hash
    struct Used {
        unsigned weight = 0;
        double here = 0;
        std::uint32_t site = 0;  // how often on the site, in its commonest form
    };
    std::unordered_map<std::string_view, Used> stems_;  // of uses_
};

/// Document numbers are story numbers. Throws Failure "search.damaged" for a number that Xapian has no room for.
Xapian::docid document_number(StoryId story);

/// Between the stems of Value::telling_of.
constexpr char between_stems = '\x01';

/// How many shingle terms a story has at most.
constexpr unsigned shingle_terms = 6;

}  // namespace midad::search::internal
