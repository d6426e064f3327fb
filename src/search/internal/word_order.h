#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace midad::search::internal {

/// A story's words in their order, in the index's document: what phrases and spellings are looked for in. Xapian's own
/// positions were measured to cost a quarter of the time to index and two fifths of the index. Words are kept by
/// sixteen bits of a hash: of two words side by side, one in 65,536 is taken for another, in stories that have both
/// anyway.
class WordOrder {
public:
    void clear() { bytes_.clear(); }
    /// What follows stands elsewhere: no phrase spans it.
    void begin_field() { begins_field_ = true; }
    /// `same_place`: stands for the word before as well, as a compound does.
    void add(std::string_view exact, std::string_view spelling, bool same_place);

    /// The document's data: the headline, then the words.
    std::string with(std::string_view headline) const;
    static std::string headline_of(std::string_view data);

private:
    std::string bytes_;
    bool begins_field_ = true;
};

/// A word of a phrase: any of some keys, spelled anyhow or so.
struct Step {
    std::vector<std::string> exact;
    std::optional<std::string> spelling;
};

/// Stories that have the steps one after the other (or, of one step, that have it at all). Checked in the stories' own
/// order of words, so it is to be joined by OP_AND with the words' terms: on_phrase() does.
class PhraseSource : public Xapian::PostingSource {
public:
    /// At most 32 steps, at least one.
    explicit PhraseSource(std::vector<Step> steps);

    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return stories_; }
    Xapian::doccount get_termfreq_max() const override { return stories_; }
    Xapian::docid get_docid() const override { return at_; }
    void next(double least) override;
    void skip_to(Xapian::docid document, double least) override;
    bool check(Xapian::docid document, double least) override;
    bool at_end() const override { return ended_; }
    PhraseSource* clone() const override;
    std::string name() const override { return "midad phrase"; }
    void init(const Xapian::Database& database) override;

private:
    struct Hashed {
        std::vector<std::uint16_t> exact;
        std::optional<std::uint16_t> spelling;  // 0: as the exact key
    };
    bool has(std::string_view data) const;
    std::uint32_t fitting(std::uint16_t exact, std::uint16_t spelling) const;
    void settle();

    std::vector<Step> steps_;
    std::vector<Hashed> hashed_;
    Xapian::Database database_;
    Xapian::PostingIterator candidates_, end_;
    Xapian::doccount stories_ = 0;
    Xapian::docid at_ = 0;
    bool started_ = false, ended_ = false;
    int left_ = 0;
};

/// Stories with the steps' words (what they weigh) that have them in that order.
Xapian::Query on_phrase(std::vector<Step> steps);

}  // namespace midad::search::internal
