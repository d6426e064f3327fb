#include "search/internal/word_order.h"

#include <algorithm>
#include <cassert>
#include <memory>

#include "search/internal/asking.h"
#include "search/internal/terms.h"

namespace midad::search::internal {

namespace {

using Xapian::Query;

// In the first byte of a word, below five bits of its hash; two bytes of the hash follow, then two of its spelling's.
constexpr unsigned char same_place_mark = 1, field_mark = 2, spelling_mark = 4;
constexpr unsigned mark_bits = 3;
constexpr std::size_t word_bytes = 3;
constexpr std::size_t most_steps = 32;
// Looks at stories' words, of one query: about twenty milliseconds.
constexpr int most_looks = 10'000;
// What a handle remembers: four bytes a document.
constexpr std::size_t most_documents = 500'000;

std::uint32_t exact_hash(std::string_view word) {
    const std::uint64_t hash = word_hash(word);
    return static_cast<std::uint32_t>(hash ^ hash >> 21 ^ hash >> 42) & 0x1FFFFF;
}

/// Never 0, which stands for "as the exact key".
std::uint16_t spelling_hash(std::string_view word) {
    const std::uint64_t hash = word_hash(word);
    const auto folded = static_cast<std::uint16_t>(hash ^ hash >> 16 ^ hash >> 32 ^ hash >> 48);
    return folded == 0 ? 1 : folded;
}

void append(std::string& bytes, std::uint16_t value) {
    bytes += static_cast<char>(value & 0xFF);
    bytes += static_cast<char>(value >> 8);
}

std::uint16_t two_bytes(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1])
                                                                                  << 8);
}

}  // namespace

void WordOrder::add(std::string_view exact, std::string_view spelling, bool same_place) {
    unsigned mark = same_place ? same_place_mark : 0;
    if (begins_field_) mark |= field_mark;
    if (spelling != exact) mark |= spelling_mark;
    begins_field_ = false;
    const std::uint32_t hash = exact_hash(exact);
    bytes_ += static_cast<char>(hash >> 16 << mark_bits | mark);
    append(bytes_, static_cast<std::uint16_t>(hash));
    if (spelling != exact) append(bytes_, spelling_hash(spelling));
}

namespace {

/// A step as the stories' words have it.
struct Hashed {
    std::vector<std::uint32_t> exact;
    std::optional<std::uint16_t> spelling;  // 0: as the exact key
};

std::vector<Hashed> hashed_of(const std::vector<Step>& steps) {
    std::vector<Hashed> all;
    for (const Step& step : steps) {
        Hashed& hashed = all.emplace_back();
        for (const std::string& exact : step.exact) hashed.exact.push_back(exact_hash(exact));
        if (step.spelling) hashed.spelling = *step.spelling == step.exact.front() ? 0 : spelling_hash(*step.spelling);
    }
    return all;
}

/// Which steps the word may be, a bit each.
std::uint32_t fitting(const std::vector<Hashed>& steps, std::uint32_t exact, std::uint16_t spelling) {
    std::uint32_t bits = 0;
    for (std::size_t step = 0; step < steps.size(); ++step) {
        const Hashed& wanted = steps[step];
        if (std::ranges::find(wanted.exact, exact) == wanted.exact.end()) continue;
        if (!wanted.spelling || *wanted.spelling == spelling) bits |= std::uint32_t{1} << step;
    }
    return bits;
}

/// Shift-and (Baeza-Yates and Gonnet): bit n says that the first n+1 steps end at this place.
bool has(std::string_view data, const std::vector<Hashed>& steps) {
    const std::uint32_t whole = std::uint32_t{1} << (steps.size() - 1);
    std::uint32_t before = 0, here = 0;
    for (std::size_t at = 0; at + word_bytes <= data.size();) {
        const auto mark = static_cast<unsigned char>(data[at]);
        const std::uint32_t exact = std::uint32_t{mark} >> mark_bits << 16 | two_bytes(data, at + 1);
        at += word_bytes;
        std::uint16_t spelling = 0;
        if ((mark & spelling_mark) != 0 && at + 2 <= data.size()) {
            spelling = two_bytes(data, at);
            at += 2;
        }
        if ((mark & same_place_mark) == 0) {
            before = (mark & field_mark) != 0 ? 0 : here;
            here = 0;
        }
        here |= fitting(steps, exact, spelling) & (before << 1 | 1);
        if ((here & whole) != 0) return true;
    }
    return false;
}

/// The steps in one word, to remember them by.
std::string name_of(const std::vector<Step>& steps) {
    std::string name;
    for (const Step& step : steps) {
        for (const std::string& exact : step.exact) name += exact + '\x01';
        name += '\x02' + step.spelling.value_or("") + '\x03';
    }
    return name;
}

/// Documents that have all of the terms.
Query with_words(const std::vector<Step>& steps) {
    std::vector<Query> all;
    for (const Step& step : steps) {
        std::vector<Query> any;
        any.reserve(step.exact.size());
        for (const std::string& exact : step.exact) any.emplace_back(term(Field::exact, exact));
        all.push_back(any.size() == 1 ? any.front() : Query{Query::OP_OR, any.begin(), any.end()});
    }
    return all.size() == 1 ? all.front() : Query{Query::OP_AND, all.begin(), all.end()};
}

/// A list of documents as Xapian takes one.
class Listed : public Xapian::PostingSource {
public:
    using List = std::shared_ptr<const std::vector<Xapian::docid>>;
    explicit Listed(List list) : list_{std::move(list)} {}

    Xapian::doccount get_termfreq_min() const override { return static_cast<Xapian::doccount>(list_->size()); }
    Xapian::doccount get_termfreq_est() const override { return get_termfreq_min(); }
    Xapian::doccount get_termfreq_max() const override { return get_termfreq_min(); }
    Xapian::docid get_docid() const override { return (*list_)[next_ - 1]; }
    void next(double) override { ++next_; }
    void skip_to(Xapian::docid document, double) override {
        if (next_ > 0 && (at_end() || get_docid() >= document)) return;
        const auto from = list_->begin() + static_cast<std::ptrdiff_t>(next_);
        next_ = static_cast<std::size_t>(std::lower_bound(from, list_->end(), document) - list_->begin()) + 1;
    }
    bool at_end() const override { return next_ > list_->size(); }
    Listed* clone() const override { return std::make_unique<Listed>(list_).release(); }
    std::string name() const override { return "midad list"; }
    void init(const Xapian::Database&) override { next_ = 0; }

private:
    List list_;
    std::size_t next_ = 0;  // one more than where it is
};

}  // namespace

void Phrases::begin(const Xapian::Database& database, bool changed) {
    database_ = database;
    left_ = most_looks;
    if (!changed && documents_ <= most_documents) return;
    remembered_.clear();
    documents_ = 0;
}

std::shared_ptr<const std::vector<Xapian::docid>> Phrases::stories_with(const std::vector<Step>& steps) {
    const std::string name = name_of(steps);
    if (const auto known = remembered_.find(name); known != remembered_.end()) return known->second;
    auto found = std::make_shared<const std::vector<Xapian::docid>>(find(steps));
    // What was not looked at to the end is for this query only.
    if (left_ > 0) {
        documents_ += found->size();
        remembered_.emplace(name, found);
    }
    return found;
}

std::vector<Xapian::docid> Phrases::find(const std::vector<Step>& steps) {
    assert(!steps.empty() && steps.size() <= most_steps);
    Xapian::Enquire enquire{database_};
    enquire.set_weighting_scheme(Alike{});
    enquire.set_query(with_words(steps));
    const auto candidates = enquire.get_mset(0, database_.get_doccount());
    const std::vector<Hashed> hashed = hashed_of(steps);
    std::vector<Xapian::docid> found;
    for (auto at = candidates.begin(); at != candidates.end(); ++at) {
        const bool looks = left_ > 0;
        if (looks) --left_;
        if (!looks || has(database_.get_document(*at, Xapian::DOC_ASSUME_VALID).get_data(), hashed))
            found.push_back(*at);
    }
    return found;
}

Query on_phrase(std::vector<Step> steps, Phrases& phrases) {
    if (steps.size() > most_steps) steps.resize(most_steps);
    const Query words = with_words(steps);
    if (steps.size() == 1 && !steps.front().spelling) return words;
    return {Query::OP_FILTER, words, Query{(new Listed{phrases.stories_with(steps)})->release()}};
}

}  // namespace midad::search::internal
