#include <cstdint>
#include <cstdlib>

#include "article/article.h"
#include "base/utf8.h"
#include "imports/json_lines.h"

// What is taken of any line is well-formed text, with all that a story must have.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const midad::text::House house;
    const auto imported = midad::imports::read_import_line({reinterpret_cast<const char*>(data), size}, house);
    if (!imported) {
        if (imported.error().key.empty()) std::abort();
        return 0;
    }
    const auto& publication = imported->publication;
    const bool whole = !publication.origin.empty() && !publication.article.headline.empty() &&
                       publication.published_at && midad::is_utf8(midad::article::plain_text(publication.article)) &&
                       midad::is_utf8(publication.article.headline);
    if (!whole) std::abort();
    return 0;
}
