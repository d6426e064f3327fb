// Whatever HTML is brought in: the blocks can be kept (their JSON reads back the same), and nothing in them is empty.

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "article/html.h"
#include "article/json.h"

using namespace midad::article;

namespace {

void demand(bool fact, const char* what) {
    if (fact) return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto blocks = blocks_from_html({reinterpret_cast<const char*>(bytes), size});
    if (!blocks) return 0;
    Article article;
    article.blocks = *blocks;
    const auto kept = from_json(to_json(article));
    demand(kept && *kept == article, "blocks that can be kept");
    for (const Block& block : article.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block))
            demand(!plain_text(paragraph->text).empty(), "a paragraph with words");
        if (const auto* quote = std::get_if<Quote>(&block))
            demand(!plain_text(quote->text).empty(), "a quote with words");
        if (const auto* subhead = std::get_if<Subhead>(&block))
            demand(!subhead->anchor.empty(), "a sub-head with an anchor");
    }
    return 0;
}
