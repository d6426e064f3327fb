#include "search/internal/word_order.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <memory>

#include "base/utf8.h"
#include "search/internal/terms.h"

namespace midad::search::internal {

namespace {

using Xapian::Query;

// What stands before a word's two bytes.
constexpr unsigned char same_place_mark = 1, field_mark = 2, spelling_mark = 4;
constexpr std::size_t longest_headline = 2000;
constexpr std::size_t most_steps = 32;
// What one query's phrase may cost: about forty milliseconds. Of more stories than this that have all the words, those
// beyond are taken to have them in order: too many found, and not the newest left out.
constexpr int most_checked = 10'000;

/// Never 0, which stands for "as the exact key".
std::uint16_t short_hash(std::string_view word) {
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
    unsigned char mark = same_place ? same_place_mark : 0;
    if (begins_field_) mark |= field_mark;
    if (spelling != exact) mark |= spelling_mark;
    begins_field_ = false;
    bytes_ += static_cast<char>(mark);
    append(bytes_, short_hash(exact));
    if (spelling != exact) append(bytes_, short_hash(spelling));
}

std::string WordOrder::with(std::string_view headline) const {
    const std::string_view kept = cut_utf8(headline, longest_headline);
    std::string data;
    data.reserve(2 + kept.size() + bytes_.size());
    append(data, static_cast<std::uint16_t>(kept.size()));
    data += kept;
    data += bytes_;
    return data;
}

std::string WordOrder::headline_of(std::string_view data) {
    return data.size() < 2 ? std::string{} : std::string{data.substr(2, two_bytes(data, 0))};
}

PhraseSource::PhraseSource(std::vector<Step> steps) : steps_{std::move(steps)} {
    assert(!steps_.empty() && steps_.size() <= most_steps);
    for (const Step& step : steps_) {
        Hashed& hashed = hashed_.emplace_back();
        for (const std::string& exact : step.exact) hashed.exact.push_back(short_hash(exact));
        if (step.spelling) hashed.spelling = *step.spelling == step.exact.front() ? 0 : short_hash(*step.spelling);
    }
}

PhraseSource* PhraseSource::clone() const { return std::make_unique<PhraseSource>(steps_).release(); }

void PhraseSource::init(const Xapian::Database& database) {
    database_ = database;
    stories_ = database.get_doccount();
    left_ = most_checked;
    started_ = ended_ = false;
    at_ = 0;
    // Were it asked to go on by itself, it would by its rarest word that has no alternatives.
    std::string rarest;
    Xapian::doccount least = std::numeric_limits<Xapian::doccount>::max();
    for (const Step& step : steps_) {
        const std::string word = term(Field::exact, step.exact.front());
        if (step.exact.size() > 1 || database.get_termfreq(word) >= least) continue;
        least = database.get_termfreq(word);
        rarest = word;
    }
    // All documents when there is none: the empty term.
    candidates_ = database.postlist_begin(rarest);
    end_ = database.postlist_end(rarest);
}

void PhraseSource::next(double least) {
    if (!started_) {
        started_ = true;
    } else if (candidates_ != end_ && *candidates_ <= at_) {
        skip_to(at_ + 1, least);
        return;
    }
    settle();
}

void PhraseSource::skip_to(Xapian::docid document, double) {
    started_ = true;
    if (document <= at_) return;
    if (candidates_ != end_) candidates_.skip_to(document);
    settle();
}

void PhraseSource::settle() {
    while (candidates_ != end_ && !check(*candidates_, 0)) ++candidates_;
    ended_ = candidates_ == end_;
}

bool PhraseSource::check(Xapian::docid document, double) {
    started_ = true;
    at_ = document;
    if (left_ == 0) return true;
    --left_;
    return has(database_.get_document(document, Xapian::DOC_ASSUME_VALID).get_data());
}

/// Which steps the word may be, a bit each.
std::uint32_t PhraseSource::fitting(std::uint16_t exact, std::uint16_t spelling) const {
    std::uint32_t bits = 0;
    for (std::size_t step = 0; step < hashed_.size(); ++step) {
        const Hashed& wanted = hashed_[step];
        if (std::ranges::find(wanted.exact, exact) == wanted.exact.end()) continue;
        if (!wanted.spelling || *wanted.spelling == spelling) bits |= std::uint32_t{1} << step;
    }
    return bits;
}

/// Shift-and (Baeza-Yates and Gonnet): bit n says that the first n+1 steps end at this place.
bool PhraseSource::has(std::string_view data) const {
    if (data.size() < 2) return false;
    const std::uint32_t whole = std::uint32_t{1} << (hashed_.size() - 1);
    std::uint32_t before = 0, here = 0;
    for (std::size_t at = 2 + std::size_t{two_bytes(data, 0)}; at + 3 <= data.size();) {
        const auto mark = static_cast<unsigned char>(data[at]);
        const std::uint16_t exact = two_bytes(data, at + 1);
        at += 3;
        std::uint16_t spelling = 0;
        if ((mark & spelling_mark) != 0 && at + 2 <= data.size()) {
            spelling = two_bytes(data, at);
            at += 2;
        }
        if ((mark & same_place_mark) == 0) {
            before = (mark & field_mark) != 0 ? 0 : here;
            here = 0;
        }
        here |= fitting(exact, spelling) & (before << 1 | 1);
        if ((here & whole) != 0) return true;
    }
    return false;
}

Query on_phrase(std::vector<Step> steps) {
    if (steps.size() > most_steps) steps.resize(most_steps);
    std::vector<Query> all;
    for (const Step& step : steps) {
        std::vector<Query> any;
        any.reserve(step.exact.size());
        for (const std::string& exact : step.exact) any.emplace_back(term(Field::exact, exact));
        all.push_back(any.size() == 1 ? any.front() : Query{Query::OP_OR, any.begin(), any.end()});
    }
    const bool words_suffice = steps.size() == 1 && !steps.front().spelling;
    if (!words_suffice) all.emplace_back((new PhraseSource{std::move(steps)})->release());
    return all.size() == 1 ? all.front() : Query{Query::OP_AND, all.begin(), all.end()};
}

}  // namespace midad::search::internal
