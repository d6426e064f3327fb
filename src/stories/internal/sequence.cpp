#include "stories/internal/sequence.h"

#include <algorithm>

namespace midad::stories::internal {

namespace {

constexpr int most_changes = 600;  // of one search: it remembers the square of them
constexpr int deepest = 24;

/// Finds hunks of parts of the two sequences, from the beginning to the end.
class Search {
public:
    Search(std::span<const int> was, std::span<const int> is) : was_{was}, is_{is} {}

    void look(Hunk part, int depth) {
        while (part.was_begin < part.was_end && part.is_begin < part.is_end &&
               was_[part.was_begin] == is_[part.is_begin]) {
            ++part.was_begin;
            ++part.is_begin;
        }
        while (part.was_begin < part.was_end && part.is_begin < part.is_end &&
               was_[part.was_end - 1] == is_[part.is_end - 1]) {
            --part.was_end;
            --part.is_end;
        }
        if (part.was_begin == part.was_end || part.is_begin == part.is_end) return found(part);
        if (shortest(part)) return;
        const auto anchors = depth < deepest ? anchors_of(part) : std::vector<std::pair<std::size_t, std::size_t>>{};
        if (anchors.empty()) return found(part);
        std::size_t was_at = part.was_begin, is_at = part.is_begin;
        for (const auto& [was, is] : anchors) {
            look({was_at, was, is_at, is}, depth + 1);
            was_at = was + 1;
            is_at = is + 1;
        }
        look({was_at, part.was_end, is_at, part.is_end}, depth + 1);
    }

    std::vector<Hunk> taken() { return std::move(hunks_); }

private:
    void found(const Hunk& hunk) {
        if (hunk.was_begin == hunk.was_end && hunk.is_begin == hunk.is_end) return;
        if (!hunks_.empty() && hunks_.back().was_end == hunk.was_begin && hunks_.back().is_end == hunk.is_begin) {
            hunks_.back().was_end = hunk.was_end;
            hunks_.back().is_end = hunk.is_end;
        } else {
            hunks_.push_back(hunk);
        }
    }

    /// Myers' search from the beginning. Rows of furthest places are kept for the way back. False: too many changes.
    bool shortest(const Hunk& part) {
        const int was_size = static_cast<int>(part.was_end - part.was_begin);
        const int is_size = static_cast<int>(part.is_end - part.is_begin);
        std::vector<std::vector<int>> rows;  // rows[d][k + d]: how far in `was` after d changes, k being was − is
        for (int changes = 0; changes <= std::min(most_changes, was_size + is_size); ++changes) {
            std::vector<int> row(2 * static_cast<std::size_t>(changes) + 1);
            for (int k = -changes; k <= changes; k += 2) {
                int x = reached(rows, changes, k);
                while (x < was_size && x - k < is_size && x - k >= 0 && same(part, x, x - k)) ++x;
                const int place = k + changes;
                row[static_cast<std::size_t>(place)] = x;
                if (x >= was_size && x - k >= is_size) {
                    walk_back(part, rows, changes, was_size, is_size);
                    return true;
                }
            }
            rows.push_back(std::move(row));
        }
        return false;
    }

    bool same(const Hunk& part, int x, int y) const {
        return was_[part.was_begin + static_cast<std::size_t>(x)] == is_[part.is_begin + static_cast<std::size_t>(y)];
    }

    static int at(const std::vector<std::vector<int>>& rows, int changes, int k) {
        if (k < -changes || k > changes) return -1;
        const int place = k + changes;
        return rows[static_cast<std::size_t>(changes)][static_cast<std::size_t>(place)];
    }

    /// Whether the last of `changes` came from above: an addition.
    static bool is_addition(const std::vector<std::vector<int>>& rows, int changes, int k) {
        return k == -changes || (k != changes && at(rows, changes - 1, k - 1) < at(rows, changes - 1, k + 1));
    }

    static int reached(const std::vector<std::vector<int>>& rows, int changes, int k) {
        if (changes == 0) return 0;
        return is_addition(rows, changes, k) ? at(rows, changes - 1, k + 1) : at(rows, changes - 1, k - 1) + 1;
    }

    void walk_back(const Hunk& part, const std::vector<std::vector<int>>& rows, int changes, int x, int y) {
        std::vector<Hunk> steps;
        for (; changes > 0; --changes) {
            const int k = x - y;
            const bool adds = is_addition(rows, changes, k);
            const int before_k = adds ? k + 1 : k - 1;
            x = at(rows, changes - 1, before_k);
            y = x - before_k;
            const auto was = part.was_begin + static_cast<std::size_t>(x);
            const auto is = part.is_begin + static_cast<std::size_t>(y);
            steps.push_back({was, adds ? was : was + 1, is, adds ? is + 1 : is});
        }
        for (auto step = steps.rbegin(); step != steps.rend(); ++step) found(*step);
    }

    /// What stands exactly once on each side, as far as it is in the same order on both.
    std::vector<std::pair<std::size_t, std::size_t>> anchors_of(const Hunk& part) const {
        struct Seen {
            int was = 0, is = 0;
            std::size_t was_at = 0, is_at = 0;
        };
        std::unordered_map<int, Seen> seen;
        for (std::size_t at = part.was_begin; at < part.was_end; ++at) {
            Seen& one = seen[was_[at]];
            ++one.was;
            one.was_at = at;
        }
        for (std::size_t at = part.is_begin; at < part.is_end; ++at) {
            Seen& one = seen[is_[at]];
            ++one.is;
            one.is_at = at;
        }
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        for (const auto& [word, one] : seen) {
            if (one.was == 1 && one.is == 1) pairs.emplace_back(one.was_at, one.is_at);
        }
        std::sort(pairs.begin(), pairs.end());
        return longest_rising(pairs);
    }

    static std::vector<std::pair<std::size_t, std::size_t>> longest_rising(
        const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
        std::vector<std::size_t> ends, before(pairs.size());  // ends[n]: the least end of a rising row of n + 1
        for (std::size_t at = 0; at < pairs.size(); ++at) {
            const auto place =
                std::lower_bound(ends.begin(), ends.end(), pairs[at].second,
                                 [&](std::size_t end, std::size_t is) { return pairs[end].second < is; });
            before[at] = place == ends.begin() ? pairs.size() : *(place - 1);
            if (place == ends.end()) {
                ends.push_back(at);
            } else {
                *place = at;
            }
        }
        std::vector<std::pair<std::size_t, std::size_t>> rising;
        for (std::size_t at = ends.empty() ? pairs.size() : ends.back(); at < pairs.size(); at = before[at])
            rising.push_back(pairs[at]);
        std::reverse(rising.begin(), rising.end());
        return rising;
    }

    std::span<const int> was_, is_;
    std::vector<Hunk> hunks_;
};

/// Walks along both lists of changes at once.
class Merging {
public:
    Merging(std::span<const int> mine, std::span<const int> theirs, std::span<const Hunk> my_changes,
            std::span<const Hunk> their_changes, Additions additions)
        : mine_{mine}, theirs_{theirs}, my_changes_{my_changes}, their_changes_{their_changes}, additions_{additions} {}

    std::optional<std::vector<Origin>> run(std::size_t base_size) {
        while (my_at_ < my_changes_.size() || their_at_ < their_changes_.size()) {
            if (!step()) return std::nullopt;
        }
        keep_base(base_size);
        return std::move(merged_);
    }

private:
    bool step() {
        const Hunk* mine = my_at_ < my_changes_.size() ? &my_changes_[my_at_] : nullptr;
        const Hunk* theirs = their_at_ < their_changes_.size() ? &their_changes_[their_at_] : nullptr;
        if (mine && (!theirs || goes_before(*mine, *theirs))) return take(*mine, Side::mine, my_at_);
        if (theirs && (!mine || goes_before(*theirs, *mine))) return take(*theirs, Side::theirs, their_at_);
        return mine && theirs && take_both(*mine, *theirs);
    }

    /// Whether `one` ends before `other` begins. Two additions at one place do neither.
    static bool goes_before(const Hunk& one, const Hunk& other) {
        if (one.was_begin == other.was_begin && one.was_end == one.was_begin && other.was_end == other.was_begin)
            return false;
        return one.was_end <= other.was_begin;
    }

    void keep_base(std::size_t until) {
        for (; base_at_ < until; ++base_at_) merged_.push_back({Side::base, base_at_});
    }

    bool take(const Hunk& change, Side side, std::size_t& at) {
        keep_base(change.was_begin);
        for (std::size_t item = change.is_begin; item < change.is_end; ++item) merged_.push_back({side, item});
        base_at_ = change.was_end;
        ++at;
        return true;
    }

    bool take_both(const Hunk& mine, const Hunk& theirs) {
        const auto my_items = mine_.subspan(mine.is_begin, mine.is_end - mine.is_begin);
        const auto their_items = theirs_.subspan(theirs.is_begin, theirs.is_end - theirs.is_begin);
        const bool same_place = mine.was_begin == theirs.was_begin && mine.was_end == theirs.was_end;
        if (!same_place) return false;
        if (std::ranges::equal(my_items, their_items)) {
            ++my_at_;
            return take(theirs, Side::theirs, their_at_);
        }
        if (additions_ == Additions::clash || mine.was_begin != mine.was_end) return false;
        take(theirs, Side::theirs, their_at_);
        for (std::size_t item = mine.is_begin; item < mine.is_end; ++item) {
            if (std::ranges::find(their_items, mine_[item]) == their_items.end()) merged_.push_back({Side::mine, item});
        }
        ++my_at_;
        return true;
    }

    std::span<const int> mine_, theirs_;
    std::span<const Hunk> my_changes_, their_changes_;
    Additions additions_;
    std::vector<Origin> merged_;
    std::size_t base_at_ = 0, my_at_ = 0, their_at_ = 0;
};

}  // namespace

std::vector<Hunk> hunks(std::span<const int> was, std::span<const int> is) {
    Search search{was, is};
    search.look({0, was.size(), 0, is.size()}, 0);
    return search.taken();
}

int Numbers::of(std::string_view word) {
    return numbers_.try_emplace(std::string{word}, static_cast<int>(numbers_.size())).first->second;
}

std::optional<std::vector<Origin>> merged(std::span<const int> base, std::span<const int> mine,
                                          std::span<const int> theirs, std::span<const Hunk> my_changes,
                                          std::span<const Hunk> their_changes, Additions additions) {
    return Merging{mine, theirs, my_changes, their_changes, additions}.run(base.size());
}

}  // namespace midad::stories::internal
