#include "stories/difference.h"

#include <algorithm>

#include "stories/internal/alignment.h"
#include "stories/internal/words.h"
#include "text/fold.h"

namespace midad::stories {

using namespace internal;
using article::Article;
using article::Block;

namespace {

std::vector<int> numbers_of(const std::vector<Token>& tokens, Diacritics diacritics, Numbers& numbers) {
    std::vector<int> all;
    all.reserve(tokens.size());
    for (const Token& token : tokens) {
        if (diacritics == Diacritics::counted) {
            all.push_back(numbers.of(token.text));
        } else {
            const bool is_word = token.kind == text::Piece::Kind::word;
            all.push_back(numbers.of(is_word ? text::plain(token.text) : token.text));
        }
    }
    return all;
}

class Telling {
public:
    void tell(const std::vector<Token>& tokens, std::size_t begin, std::size_t end, Words::Kind kind) {
        if (begin == end) return;
        if (words_.empty() || words_.back().kind != kind) words_.push_back({{}, kind});
        for (; begin < end; ++begin) words_.back().text += tokens[begin].text;
    }
    std::vector<Words> taken() { return std::move(words_); }

private:
    std::vector<Words> words_;
};

std::vector<Words> words_of(std::string_view was_text, std::string_view is_text, Diacritics diacritics) {
    const std::vector<Token> was = tokens_of(was_text), is = tokens_of(is_text);
    Numbers numbers;
    const std::vector<int> was_numbers = numbers_of(was, diacritics, numbers);
    const std::vector<int> is_numbers = numbers_of(is, diacritics, numbers);
    Telling telling;
    std::size_t is_at = 0;
    for (const Hunk& hunk : word_hunks(was, is, was_numbers, is_numbers)) {
        telling.tell(is, is_at, hunk.is_begin, Words::Kind::same);
        telling.tell(was, hunk.was_begin, hunk.was_end, Words::Kind::removed);
        telling.tell(is, hunk.is_begin, hunk.is_end, Words::Kind::added);
        is_at = hunk.is_end;
    }
    telling.tell(is, is_at, is.size(), Words::Kind::same);
    return telling.taken();
}

bool all_same(const std::vector<Words>& words) {
    return std::all_of(words.begin(), words.end(), [](const Words& word) { return word.kind == Words::Kind::same; });
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : "، ") + word;
    return all;
}

std::string bylines_of(const Article& article) {
    std::vector<std::string> names;
    names.reserve(article.bylines.size());
    for (const article::Byline& byline : article.bylines) names.push_back(byline.name);
    return joined(names);
}

std::string sources_of(const Article& article) {
    std::vector<std::string> names;
    names.reserve(article.sources.size());
    for (const article::Source& source : article.sources)
        names.push_back(source.address.empty() ? source.name : source.name + " " + source.address);
    return joined(names);
}

std::string picture_of(const std::optional<article::Picture>& picture) {
    return picture ? block_text(article::PictureBlock{*picture}) : std::string{};
}

/// Gathers the parts.
class Comparison {
public:
    Comparison(const Article& was, const Article& is, Diacritics diacritics)
        : was_{was}, is_{is}, diacritics_{diacritics} {}

    std::vector<Part> run() {
        field("language", was_.language, is_.language, was_.language == is_.language);
        field("section", was_.section, is_.section, was_.section == is_.section);
        field("kicker", was_.kicker, is_.kicker, was_.kicker == is_.kicker);
        field("headline", was_.headline, is_.headline, was_.headline == is_.headline);
        field("standfirst", was_.standfirst, is_.standfirst, was_.standfirst == is_.standfirst);
        field("dateline", was_.dateline.printed(), is_.dateline.printed(), was_.dateline == is_.dateline);
        field("bylines", bylines_of(was_), bylines_of(is_), was_.bylines == is_.bylines);
        picture();
        blocks();
        field("keywords", joined(was_.keywords), joined(is_.keywords), was_.keywords == is_.keywords);
        field("sources", sources_of(was_), sources_of(is_), was_.sources == is_.sources);
        return std::move(parts_);
    }

private:
    void field(const char* where, const std::string& was, const std::string& is, bool equal) {
        if (was.empty() && is.empty() && equal) return;
        Part part{where, {}, {}, Part::Kind::same, words_of(was, is, diacritics_)};
        if (!equal && (diacritics_ == Diacritics::counted || !all_same(part.words))) part.kind = Part::Kind::changed;
        if (was.empty() && !is.empty()) part.kind = Part::Kind::added;
        if (is.empty() && !was.empty()) part.kind = Part::Kind::removed;
        parts_.push_back(std::move(part));
    }

    void picture() {
        if (!was_.picture && !is_.picture) return;
        Part part{"picture",
                  {},
                  {},
                  Part::Kind::same,
                  words_of(picture_of(was_.picture), picture_of(is_.picture), diacritics_)};
        if (was_.picture != is_.picture) part.kind = Part::Kind::changed;
        if (!was_.picture) part.kind = Part::Kind::added;
        if (!is_.picture) part.kind = Part::Kind::removed;
        parts_.push_back(std::move(part));
    }

    void blocks() {
        const Alignment alignment = align(was_.blocks, is_.blocks);
        removed_after(alignment, std::nullopt);
        for (std::size_t at = 0; at < is_.blocks.size(); ++at) {
            const auto was = alignment.was_of[at];
            if (!was) {
                parts_.push_back(
                    {"block", {}, at, Part::Kind::added, words_of("", block_text(is_.blocks[at]), diacritics_)});
                continue;
            }
            parts_.push_back(both(*was, at, alignment.moved[at]));
            removed_after(alignment, was);
        }
    }

    Part both(std::size_t was, std::size_t is, bool moved) const {
        const Block& old = was_.blocks[was];
        const Block& now = is_.blocks[is];
        Part part{"block", was, is, Part::Kind::same, words_of(block_text(old), block_text(now), diacritics_)};
        const bool counts = old != now && (diacritics_ == Diacritics::counted || !all_same(part.words));
        if (counts) part.kind = Part::Kind::changed;
        if (moved) part.kind = Part::Kind::moved;
        return part;
    }

    /// Old blocks that are gone, from behind that one on, up to the next that is not.
    void removed_after(const Alignment& alignment, std::optional<std::size_t> block) {
        for (std::size_t at = block ? *block + 1 : 0; at < was_.blocks.size() && !alignment.is_of[at]; ++at) {
            parts_.push_back(
                {"block", at, {}, Part::Kind::removed, words_of(block_text(was_.blocks[at]), "", diacritics_)});
        }
    }

    const Article& was_;
    const Article& is_;
    const Diacritics diacritics_;
    std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> difference(const Article& was, const Article& is, Diacritics diacritics) {
    return Comparison{was, is, diacritics}.run();
}

Result<Article, Refusal> with_restored(Article article, const Article& from, const std::vector<std::size_t>& blocks) {
    std::vector<std::size_t> wanted = blocks;
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    for (const std::size_t at : wanted) {
        if (at >= from.blocks.size())
            return refuse(Refusal{"stories.no_such_block", {{"block", std::to_string(at + 1)}}});
        const Alignment alignment = align(from.blocks, article.blocks);
        if (const auto is = alignment.is_of[at]) {
            article.blocks[*is] = from.blocks[at];
            continue;
        }
        std::size_t place = 0;
        for (std::size_t before = at; before-- > 0;) {
            const auto is = alignment.is_of[before];
            if (!is) continue;
            place = *is + 1;
            break;
        }
        article.blocks.insert(article.blocks.begin() + static_cast<std::ptrdiff_t>(place), from.blocks[at]);
    }
    return article;
}

}  // namespace midad::stories
