#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace midad::search::internal {

/// A story's words in their order, as the index's document's data: what phrases and spellings are looked for in.
/// Xapian's own positions were measured to cost a quarter of the time to index and two fifths of the index. Words are
/// kept by 21 bits of a hash: of two words side by side, one in two million is taken for another, in stories that have
/// both anyway. Nothing else is in the data, so that Xapian finds nothing to compress: inflating it cost half of a
/// look.
class WordOrder {
public:
    void clear() { bytes_.clear(); }
    /// What follows stands elsewhere: no phrase spans it.
    void begin_field() { begins_field_ = true; }
    /// `same_place`: stands for the word before as well, as a compound does.
    void add(std::string_view exact, std::string_view spelling, bool same_place);

    const std::string& data() const { return bytes_; }

private:
    std::string bytes_;
    bool begins_field_ = true;
};

/// A word of a phrase: any of some keys, spelled anyhow or so.
struct Step {
    std::vector<std::string> exact;
    std::optional<std::string> spelling;
};

/// Finds the stories that have some steps one after the other (or, of one step, that have it at all), and remembers
/// them until the index changes. For one thread.
class Phrases {
public:
    /// To be called before each query. `changed`: what is remembered is of another commit.
    void begin(const Xapian::Database& database, bool changed);

    /// Rising document numbers. At most 32 steps, at least one. Of more stories that have all the words than one query
    /// may cost, those beyond are taken to have them in that order: too many found, and not the newest left out.
    std::shared_ptr<const std::vector<Xapian::docid>> stories_with(const std::vector<Step>& steps);

private:
    std::vector<Xapian::docid> find(const std::vector<Step>& steps);

    Xapian::Database database_;
    std::map<std::string, std::shared_ptr<const std::vector<Xapian::docid>>> remembered_;
    std::size_t documents_ = 0;  // in what is remembered
    int left_ = 0;               // looks at stories, of this query
};

/// Stories with the steps' words (what they weigh) that have them in that order.
Xapian::Query on_phrase(std::vector<Step> steps, Phrases& phrases);

}  // namespace midad::search::internal
