#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <xapian.h>

#include "record/record.h"
#include "search/internal/terms.h"
#include "search/internal/word_order.h"
#include "text/analyser.h"
#include "text/house.h"

namespace midad::search::internal {

/// Makes of a story what the index keeps (terms.h). For one thread.
class DocumentMaker {
public:
    /// Both must outlive it.
    DocumentMaker(text::Analyser& analyser, const text::House& house) : analyser_{analyser}, house_{house} {}

    Xapian::Document document_of(const record::Published& published);

private:
    void add_words(std::string_view text, unsigned weight, bool is_title, bool tells);
    bool is_sampled(const text::Word& word);
    void add_names(const article::Article& article);
    void add_choices(const record::Published& published);
    void add_figures();
    void add_shingles();

    text::Analyser& analyser_;
    const text::House& house_;
    Xapian::Document document_;
    WordOrder order_;
    bool samples_ = false;                       // this story's spellings
    std::unordered_set<std::uint64_t> spelled_;  // spellings met since this was made
    std::vector<std::uint64_t> running_;         // the text's words in order, for shingles
    std::vector<std::uint64_t> figures_;
};

/// Document numbers are story numbers. Throws Failure "search.damaged" for a number that Xapian has no room for.
Xapian::docid document_number(StoryId story);

/// How many shingle terms a story has at most.
constexpr unsigned shingle_terms = 6;

}  // namespace midad::search::internal
