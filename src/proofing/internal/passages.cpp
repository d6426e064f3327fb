#include "proofing/internal/passages.h"

#include "base/utf8.h"
#include "text/fold.h"

namespace midad::proofing::internal {

namespace {

void add(std::vector<Passage>& passages, const char* where, std::optional<std::size_t> block, std::string text,
         text::Parting parting) {
    if (text.empty()) return;
    Passage passage{where, block, std::move(text), {}, {}};
    bool blank = false, line = true;
    for (const text::Piece& piece : text::pieces_of(passage.text, parting)) {
        const std::string_view words = std::string_view{passage.text}.substr(piece.begin, piece.end - piece.begin);
        if (piece.kind == text::Piece::Kind::blank) {
            blank = true;
            line = line || words.find('\n') != words.npos;
            continue;
        }
        const bool is_word = piece.kind == text::Piece::Kind::word;
        passage.tokens.push_back({piece.begin, piece.end, is_word, blank, line});
        passage.folded.push_back(is_word ? text::folded(words) : std::string{words});
        blank = line = false;
    }
    passages.push_back(std::move(passage));
}

}  // namespace

Finding Passage::finding(std::string key, std::size_t begin, std::size_t end, std::string instead) const {
    Finding finding;
    finding.key = std::move(key);
    finding.where = where;
    finding.block = block;
    finding.from = utf16_length(std::string_view{text}.substr(0, begin));
    finding.quote = text.substr(begin, end - begin);
    finding.to = finding.from + utf16_length(finding.quote);
    finding.instead = std::move(instead);
    finding.arguments = {{"quote", finding.quote}};
    return finding;
}

std::vector<Passage> passages_of(const article::Article& article, text::Parting parting) {
    std::vector<Passage> passages;
    add(passages, "kicker", {}, article.kicker, parting);
    add(passages, "headline", {}, article.headline, parting);
    add(passages, "standfirst", {}, article.standfirst, parting);
    for (std::size_t at = 0; at < article.blocks.size(); ++at) {
        article::Article one;
        one.blocks = {article.blocks[at]};
        add(passages, "block", at, article::plain_text(one), parting);
    }
    return passages;
}

}  // namespace midad::proofing::internal
