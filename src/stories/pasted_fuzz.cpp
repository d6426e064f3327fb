// Whatever a clipboard holds, as HTML or as text: the story can be kept (its JSON reads back the same), and no word of
// a text is lost: it is in the article, recognised, or left out and listed.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

#include "article/json.h"
#include "stories/internal/furniture.h"
#include "stories/internal/pasted_lines.h"
#include "stories/pasted.h"
#include "text/fold.h"
#include "text/pieces.h"

using namespace midad;
using namespace midad::stories;

namespace {

void demand(bool fact, const char* what) {
    if (fact) return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

void add_words(std::set<std::string>& words, std::string_view text) {
    for (const text::Piece& piece : text::pieces_of(text)) {
        if (piece.kind != text::Piece::Kind::word) continue;
        std::string word = text::folded(text.substr(piece.begin, piece.end - piece.begin));
        if (!word.empty()) words.insert(std::move(word));
    }
}

std::set<std::string> words_of(const Pasted& pasted) {
    std::set<std::string> words;
    const article::Article& article = pasted.article;
    add_words(words, article::plain_text(article));
    add_words(words, article.dateline.printed());
    for (const Recognised& one : pasted.recognised) add_words(words, one.text);
    for (const LeftOut& one : pasted.left_out) add_words(words, one.text);
    return words;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(bytes), size};
    const bool is_html = input.find('<') != input.npos;
    const auto read = is_html ? pasted(input, "") : pasted("", input);
    if (!read) return 0;
    const auto kept = article::from_json(article::to_json(read->article));
    demand(kept && *kept == read->article, "a story that can be kept");
    if (is_html) return 0;
    const std::set<std::string> found = words_of(*read);
    for (const internal::Line& line : internal::lines_of_text(input)) {
        // Of these the label is not kept.
        if (internal::keywords_of(line.words) || internal::photo_credit_of(line.words)) continue;
        std::set<std::string> wanted;
        add_words(wanted, line.words);
        for (const std::string& word : wanted) demand(found.contains(word), "no word is lost");
    }
    return 0;
}
