#include "stories/internal/alignment.h"

#include <algorithm>
#include <map>

#include "article/json.h"
#include "stories/internal/sequence.h"
#include "text/fold.h"
#include "text/pieces.h"

namespace midad::stories::internal {

namespace {

using article::Block;

constexpr std::size_t most_pairs = 40'000;  // in one gap: beyond, only blocks that are alike meet
constexpr double enough_in_place = 0.34;    // of the words in common, for two blocks between the same neighbours
constexpr double enough_alone = 0.15;       // the same, where each is the only one of its kind there
constexpr double enough_elsewhere = 0.6;    // and for one that was carried away

/// What must be the same for two blocks to be one, besides their words; empty: their words decide.
std::string name_of(const Block& block) {
    if (const auto* picture = std::get_if<article::PictureBlock>(&block)) return picture->picture.file;
    if (const auto* embed = std::get_if<article::Embed>(&block)) return embed->address;
    if (const auto* file = std::get_if<article::File>(&block)) return file->file;
    return {};
}

class Aligning {
public:
    Aligning(const std::vector<Block>& was, const std::vector<Block>& is) : was_{was}, is_{is} {
        alignment_.is_of.resize(was.size());
        alignment_.was_of.resize(is.size());
        alignment_.moved.resize(is.size());
        was_bags_.resize(was.size());
        is_bags_.resize(is.size());
    }

    Alignment run() {
        Numbers numbers;
        const std::vector<int> was = numbers_of(was_, numbers), is = numbers_of(is_, numbers);
        const std::vector<Hunk> gaps = hunks(was, is);
        std::size_t was_at = 0, is_at = 0;
        for (const Hunk& gap : gaps) {
            while (was_at < gap.was_begin) pair(was_at++, is_at++);
            was_at = gap.was_end;
            is_at = gap.is_end;
        }
        while (was_at < was_.size()) pair(was_at++, is_at++);
        for (const Hunk& gap : gaps) fill(gap);
        find_carried(was, is);
        return std::move(alignment_);
    }

private:
    static std::vector<int> numbers_of(const std::vector<Block>& blocks, Numbers& numbers) {
        std::vector<int> all;
        for (const Block& block : blocks) {
            article::Article one;
            one.blocks = {block};
            all.push_back(numbers.of(article::to_json(one)));
        }
        return all;
    }

    void pair(std::size_t was, std::size_t is) {
        alignment_.is_of[was] = is;
        alignment_.was_of[is] = was;
    }

    using Bag = std::vector<std::string>;
    static const Bag& bag_of(const std::vector<Block>& blocks, std::vector<std::optional<Bag>>& bags, std::size_t at) {
        std::optional<Bag>& known = bags[at];
        if (known) return *known;
        const std::string words = block_text(blocks[at]);
        Bag bag;
        for (const text::Piece& piece : text::pieces_of(words)) {
            if (piece.kind == text::Piece::Kind::word)
                bag.push_back(text::folded(std::string_view{words}.substr(piece.begin, piece.end - piece.begin)));
        }
        std::sort(bag.begin(), bag.end());
        return known.emplace(std::move(bag));
    }

    /// From 0 to 1: how much of their words two blocks share.
    double likeness(std::size_t was, std::size_t is) {
        if (was_[was].index() != is_[is].index()) return 0;
        const std::string name = name_of(was_[was]);
        if (!name.empty() && name == name_of(is_[is])) return 1;
        const Bag& one = bag_of(was_, was_bags_, was);
        const Bag& other = bag_of(is_, is_bags_, is);
        if (one.empty() && other.empty()) return name.empty() ? 1 : 0;
        Bag common;
        std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(common));
        return 2.0 * static_cast<double>(common.size()) / static_cast<double>(one.size() + other.size());
    }

    /// How much the blocks of a gap share, pair by pair, and how much at best from each pair on.
    struct Shares {
        std::size_t rows, columns;
        std::vector<double> alike, best;
        double& pair(std::size_t row, std::size_t column) { return alike[row * columns + column]; }
        double& from(std::size_t row, std::size_t column) { return best[row * (columns + 1) + column]; }
    };

    Shares shares_of(const Hunk& gap, std::size_t rows, std::size_t columns) {
        Shares shares{rows, columns, std::vector<double>(rows * columns),
                      std::vector<double>((rows + 1) * (columns + 1))};
        const double enough = rows == 1 && columns == 1 ? enough_alone : enough_in_place;
        for (std::size_t row = rows; row-- > 0;) {
            for (std::size_t column = columns; column-- > 0;) {
                const double like = likeness(gap.was_begin + row, gap.is_begin + column);
                const double paired = like >= enough ? like + shares.from(row + 1, column + 1) : -1;
                shares.pair(row, column) = like >= enough ? like : -1;
                shares.from(row, column) =
                    std::max({shares.from(row + 1, column), shares.from(row, column + 1), paired});
            }
        }
        return shares;
    }

    /// The pairs of a gap that share most, in order.
    void fill(const Hunk& gap) {
        const std::size_t rows = gap.was_end - gap.was_begin, columns = gap.is_end - gap.is_begin;
        if (rows == 0 || columns == 0 || rows * columns > most_pairs) return;
        Shares shares = shares_of(gap, rows, columns);
        for (std::size_t row = 0, column = 0; row < rows && column < columns;) {
            const double like = shares.pair(row, column);
            if (like >= 0 && shares.from(row, column) <= like + shares.from(row + 1, column + 1)) {
                pair(gap.was_begin + row++, gap.is_begin + column++);
            } else if (shares.from(row + 1, column) >= shares.from(row, column + 1)) {
                ++row;
            } else {
                ++column;
            }
        }
    }

    void find_carried(const std::vector<int>& was, const std::vector<int>& is) {
        std::vector<std::size_t> left, come;
        for (std::size_t at = 0; at < was_.size(); ++at) {
            if (!alignment_.is_of[at]) left.push_back(at);
        }
        for (std::size_t at = 0; at < is_.size(); ++at) {
            if (!alignment_.was_of[at]) come.push_back(at);
        }
        std::multimap<int, std::size_t> by_number;
        for (const std::size_t at : come) by_number.emplace(is[at], at);
        for (const std::size_t at : left) {
            const auto found = by_number.find(was[at]);
            if (found == by_number.end()) continue;
            carry(at, found->second);
            by_number.erase(found);
        }
        if (left.size() * come.size() > most_pairs) return;
        for (const std::size_t at : left) {
            if (!alignment_.is_of[at]) carry_most_alike(at, come);
        }
    }

    void carry_most_alike(std::size_t was, const std::vector<std::size_t>& come) {
        double most = enough_elsewhere;
        std::optional<std::size_t> found;
        for (const std::size_t is : come) {
            if (alignment_.was_of[is]) continue;
            const double like = likeness(was, is);
            if (like < most || (found && like == most)) continue;
            most = like;
            found = is;
        }
        if (found) carry(was, *found);
    }

    void carry(std::size_t was, std::size_t is) {
        for (std::size_t other = 0; other < was_.size(); ++other) {
            const auto& at = alignment_.is_of[other];
            if (at && (other < was) != (*at < is)) alignment_.moved[is] = true;
        }
        pair(was, is);
    }

    const std::vector<Block>& was_;
    const std::vector<Block>& is_;
    Alignment alignment_;
    std::vector<std::optional<Bag>> was_bags_, is_bags_;
};

}  // namespace

Alignment align(const std::vector<Block>& was, const std::vector<Block>& is) { return Aligning{was, is}.run(); }

std::string block_text(const Block& block) {
    article::Article one;
    one.blocks = {block};
    return article::plain_text(one);
}

}  // namespace midad::stories::internal
