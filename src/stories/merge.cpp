#include "stories/merge.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "stories/internal/alignment.h"
#include "stories/internal/words.h"

namespace midad::stories {

using namespace internal;
using article::Article;
using article::Block;
using article::Text;

namespace {

/// One value that is changed whole. Of two changes mine is taken, and `clashed` is set.
template <typename Value>
Value whole(const Value& base, const Value& mine, const Value& theirs, bool& clashed) {
    if (mine == base || mine == theirs) return theirs;
    if (theirs != base) clashed = true;
    return mine;
}

std::string words(const std::string& base, const std::string& mine, const std::string& theirs, bool& clashed) {
    if (mine == base || mine == theirs) return theirs;
    if (theirs == base) return mine;
    const auto merged = merged_words(tokens_of(base), tokens_of(mine), tokens_of(theirs));
    if (!merged) {
        clashed = true;
        return mine;
    }
    std::string text;
    for (const Token& token : *merged) text += token.text;
    return text;
}

Text words(const Text& base, const Text& mine, const Text& theirs, bool& clashed) {
    if (mine == base || mine == theirs) return theirs;
    if (theirs == base) return mine;
    const auto merged = merged_words(tokens_of(base), tokens_of(mine), tokens_of(theirs));
    if (merged) return text_of(*merged);
    clashed = true;
    return mine;
}

/// A list whose items are changed whole; what both added is kept.
template <typename Item>
std::vector<Item> list(const std::vector<Item>& base, const std::vector<Item>& mine, const std::vector<Item>& theirs,
                       bool& clashed) {
    if (mine == base || mine == theirs) return theirs;
    if (theirs == base) return mine;
    std::vector<Item> known;
    const auto numbers_of = [&](const std::vector<Item>& items) {
        std::vector<int> numbers;
        for (const Item& item : items) {
            const auto found = std::find(known.begin(), known.end(), item);
            numbers.push_back(static_cast<int>(found - known.begin()));
            if (found == known.end()) known.push_back(item);
        }
        return numbers;
    };
    const std::vector<int> of_base = numbers_of(base), of_mine = numbers_of(mine), of_theirs = numbers_of(theirs);
    const auto origins =
        merged(of_base, of_mine, of_theirs, hunks(of_base, of_mine), hunks(of_base, of_theirs), Additions::both_kept);
    if (!origins) {
        clashed = true;
        return mine;
    }
    std::vector<Item> items;
    for (const Origin& origin : *origins) {
        const auto& from = origin.side == Side::base ? base : origin.side == Side::mine ? mine : theirs;
        items.push_back(from[origin.at]);
    }
    return items;
}

/// Texts that answer to each other one by one, when there are as many on all sides; else a list of them.
std::vector<Text> texts(const std::vector<Text>& base, const std::vector<Text>& mine, const std::vector<Text>& theirs,
                        bool& clashed) {
    if (mine.size() != base.size() || theirs.size() != base.size()) return list(base, mine, theirs, clashed);
    std::vector<Text> merged;
    merged.reserve(base.size());
    for (std::size_t at = 0; at < base.size(); ++at) merged.push_back(words(base[at], mine[at], theirs[at], clashed));
    return merged;
}

article::Picture picture(const article::Picture& base, const article::Picture& mine, const article::Picture& theirs,
                         bool& clashed) {
    article::Picture merged;
    merged.file = whole(base.file, mine.file, theirs.file, clashed);
    merged.alt = words(base.alt, mine.alt, theirs.alt, clashed);
    merged.caption = words(base.caption, mine.caption, theirs.caption, clashed);
    merged.credit = words(base.credit, mine.credit, theirs.credit, clashed);
    const article::Picture& sized = merged.file == mine.file ? mine : theirs;
    merged.width = sized.width;
    merged.height = sized.height;
    return merged;
}

/// One block that all three have, by its kind.
struct BlockMerge {
    const Block& base_block;
    const Block& their_block;
    bool& clashed;

    template <typename Kind>
    const Kind& base() const {
        return std::get<Kind>(base_block);
    }
    template <typename Kind>
    const Kind& theirs() const {
        return std::get<Kind>(their_block);
    }

    Block operator()(const article::Paragraph& mine) const {
        return article::Paragraph{
            words(base<article::Paragraph>().text, mine.text, theirs<article::Paragraph>().text, clashed)};
    }
    Block operator()(const article::Subhead& mine) const {
        const auto& old = base<article::Subhead>();
        const auto& other = theirs<article::Subhead>();
        bool ignored = false;  // an anchor is nobody's words
        return article::Subhead{words(old.text, mine.text, other.text, clashed),
                                whole(old.anchor, mine.anchor, other.anchor, ignored)};
    }
    Block operator()(const article::Quote& mine) const {
        const auto& old = base<article::Quote>();
        const auto& other = theirs<article::Quote>();
        return article::Quote{words(old.text, mine.text, other.text, clashed),
                              words(old.speaker, mine.speaker, other.speaker, clashed)};
    }
    Block operator()(const article::List& mine) const {
        const auto& old = base<article::List>();
        const auto& other = theirs<article::List>();
        return article::List{whole(old.numbered, mine.numbered, other.numbered, clashed),
                             texts(old.items, mine.items, other.items, clashed)};
    }
    Block operator()(const article::FactBox& mine) const {
        const auto& old = base<article::FactBox>();
        const auto& other = theirs<article::FactBox>();
        return article::FactBox{words(old.title, mine.title, other.title, clashed),
                                list(old.blocks, mine.blocks, other.blocks, clashed)};
    }
    Block operator()(const article::PictureBlock& mine) const {
        return article::PictureBlock{picture(base<article::PictureBlock>().picture, mine.picture,
                                             theirs<article::PictureBlock>().picture, clashed)};
    }
    Block operator()(const article::Table& mine) const {
        const auto& old = base<article::Table>();
        const auto& other = theirs<article::Table>();
        article::Table merged;
        merged.caption = words(old.caption, mine.caption, other.caption, clashed);
        merged.head = texts(old.head, mine.head, other.head, clashed);
        if (mine.rows.size() != old.rows.size() || other.rows.size() != old.rows.size()) {
            merged.rows = list(old.rows, mine.rows, other.rows, clashed);
        } else {
            for (std::size_t row = 0; row < old.rows.size(); ++row)
                merged.rows.push_back(texts(old.rows[row], mine.rows[row], other.rows[row], clashed));
        }
        return merged;
    }
    Block operator()(const article::Embed& mine) const {
        const auto& old = base<article::Embed>();
        const auto& other = theirs<article::Embed>();
        return article::Embed{whole(old.address, mine.address, other.address, clashed),
                              words(old.title, mine.title, other.title, clashed),
                              words(old.source, mine.source, other.source, clashed)};
    }
    Block operator()(const article::File& mine) const {
        return whole(base<article::File>(), mine, theirs<article::File>(), clashed);
    }
};

/// The blocks of three versions. What both kept stands in the order of whoever moved something.
class Blocks {
public:
    Blocks(const std::vector<Block>& base, const std::vector<Block>& mine, const std::vector<Block>& theirs,
           std::vector<Clash>& clashes)
        : base_{base},
          mine_{mine},
          theirs_{theirs},
          clashes_{clashes},
          to_mine_{align(base, mine)},
          to_theirs_{align(base, theirs)},
          kept_(base.size()) {}

    std::vector<Block> merged() {
        for (std::size_t at = 0; at < base_.size(); ++at) decide(at);
        const bool mine_leads = leads();
        const std::vector<Block>& leader = mine_leads ? mine_ : theirs_;
        const Alignment& to_leader = mine_leads ? to_mine_ : to_theirs_;
        for (std::size_t at = 0; at < leader.size(); ++at) {
            const auto base = to_leader.was_of[at];
            if (!base) {
                places_.push_back({mine_leads ? Side::mine : Side::theirs, at});
            } else if (kept_[*base]) {
                places_.push_back({Side::base, *base});
            }
        }
        add_others(mine_leads);
        std::vector<Block> blocks;
        blocks.reserve(places_.size());
        for (const Origin& place : places_) blocks.push_back(block_at(place));
        return blocks;
    }

private:
    const Block& block_at(const Origin& place) const {
        if (place.side == Side::base) {
            const std::optional<Block>& kept = kept_[place.at];
            assert(kept);
            return *kept;
        }
        return place.side == Side::mine ? mine_[place.at] : theirs_[place.at];
    }

    /// What becomes of one old block.
    void decide(std::size_t at) {
        const auto mine = to_mine_.is_of[at], theirs = to_theirs_.is_of[at];
        if (mine && theirs) return merge_one(at, *mine, *theirs);
        if (mine && mine_[*mine] != base_[at]) {
            clashes_.push_back({"block", mine});
            kept_[at] = mine_[*mine];
        } else if (theirs && theirs_[*theirs] != base_[at]) {
            clashes_.push_back({"block", std::nullopt});
            kept_[at] = theirs_[*theirs];
        }
    }

    void merge_one(std::size_t at, std::size_t mine, std::size_t theirs) {
        if (mine_[mine] == base_[at] || mine_[mine] == theirs_[theirs]) {
            kept_[at] = theirs_[theirs];
        } else if (theirs_[theirs] == base_[at]) {
            kept_[at] = mine_[mine];
        } else {
            bool clashed = false;
            kept_[at] = std::visit(BlockMerge{base_[at], theirs_[theirs], clashed}, mine_[mine]);
            if (clashed) clashes_.push_back({"block", mine});
        }
    }

    /// The old blocks that stay, in a side's order.
    std::vector<std::size_t> order_of(const Alignment& alignment) const {
        std::vector<std::size_t> order;
        for (const auto& was : alignment.was_of) {
            if (was && kept_[*was]) order.push_back(*was);
        }
        return order;
    }

    /// Whether the blocks stand in my order: when only I moved some.
    bool leads() {
        std::vector<std::size_t> mine = order_of(to_mine_), theirs = order_of(to_theirs_);
        // A block that one side deleted and the other changed is a clash already.
        const auto both = [&](std::vector<std::size_t>& order, const Alignment& other) {
            std::erase_if(order, [&](std::size_t at) { return !other.is_of[at]; });
        };
        both(mine, to_theirs_);
        both(theirs, to_mine_);
        if (std::is_sorted(mine.begin(), mine.end()) || mine == theirs) return false;
        if (!std::is_sorted(theirs.begin(), theirs.end())) clashes_.push_back({"order", std::nullopt});
        return true;
    }

    /// Puts what the other side added behind what it stands behind there.
    void add_others(bool mine_leads) {
        const std::vector<Block>& other = mine_leads ? theirs_ : mine_;
        const Alignment& to_other = mine_leads ? to_theirs_ : to_mine_;
        const Side side = mine_leads ? Side::theirs : Side::mine;
        std::size_t after = 0;  // how many places stand before the next addition
        for (std::size_t at = 0; at < other.size(); ++at) {
            const auto base = to_other.was_of[at];
            if (!base) {
                add({side, at}, after, mine_leads);
            } else if (const auto place = std::find(places_.begin(), places_.end(), Origin{Side::base, *base});
                       place != places_.end()) {
                after = static_cast<std::size_t>(place - places_.begin()) + 1;
            }
        }
    }

    void add(const Origin& addition, std::size_t& after, bool mine_leads) {
        std::size_t at = after;
        const auto is_leaders = [&](std::size_t place) {
            return place < places_.size() && places_[place].side == (mine_leads ? Side::mine : Side::theirs);
        };
        for (std::size_t place = after; is_leaders(place); ++place) {
            if (block_at(places_[place]) != block_at(addition)) continue;
            after = place + 1;  // both added the same
            return;
        }
        // Theirs stand first.
        while (!mine_leads && is_leaders(at)) ++at;
        places_.insert(places_.begin() + static_cast<std::ptrdiff_t>(at), addition);
        after = at + 1;
    }

    const std::vector<Block>& base_;
    const std::vector<Block>& mine_;
    const std::vector<Block>& theirs_;
    std::vector<Clash>& clashes_;
    const Alignment to_mine_, to_theirs_;
    std::vector<std::optional<Block>> kept_;
    std::vector<Origin> places_;
};

/// Two sub-heads that were added on two sides may have been given one anchor: the second is named anew when published.
void part_anchors(std::vector<Block>& blocks) {
    std::set<std::string> taken;
    for (Block& block : blocks) {
        auto* subhead = std::get_if<article::Subhead>(&block);
        if (subhead && !subhead->anchor.empty() && !taken.insert(subhead->anchor).second) subhead->anchor.clear();
    }
}

}  // namespace

Merged merge(const Article& base, const Article& mine, const Article& theirs) {
    if (mine == base || mine == theirs) return {theirs, {}};
    if (theirs == base) return {mine, {}};
    Merged merged;
    const auto field = [&](const char* where, auto how, auto Article::* member) {
        bool clashed = false;
        merged.article.*member = how(base.*member, mine.*member, theirs.*member, clashed);
        if (clashed) merged.clashes.push_back({where, std::nullopt});
    };
    const auto by_words = [](const std::string& b, const std::string& m, const std::string& t, bool& clashed) {
        return words(b, m, t, clashed);
    };
    const auto as_one = [](const auto& b, const auto& m, const auto& t, bool& clashed) {
        return whole(b, m, t, clashed);
    };
    const auto by_items = [](const auto& b, const auto& m, const auto& t, bool& clashed) {
        return list(b, m, t, clashed);
    };
    field("language", as_one, &Article::language);
    field("section", as_one, &Article::section);
    field("kicker", by_words, &Article::kicker);
    field("headline", by_words, &Article::headline);
    field("standfirst", by_words, &Article::standfirst);
    field(
        "dateline",
        [](const auto& b, const auto& m, const auto& t, bool& clashed) {
            return article::Dateline{words(b.city, m.city, t.city, clashed),
                                     words(b.agency, m.agency, t.agency, clashed)};
        },
        &Article::dateline);
    field("bylines", by_items, &Article::bylines);
    field(
        "picture",
        [](const auto& b, const auto& m, const auto& t, bool& clashed) {
            if (!b || !m || !t) return whole(b, m, t, clashed);
            return std::optional{picture(*b, *m, *t, clashed)};
        },
        &Article::picture);
    field("keywords", by_items, &Article::keywords);
    field("sources", by_items, &Article::sources);
    merged.article.blocks = Blocks{base.blocks, mine.blocks, theirs.blocks, merged.clashes}.merged();
    part_anchors(merged.article.blocks);
    return merged;
}

}  // namespace midad::stories
