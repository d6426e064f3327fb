#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/url.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/slug.h"

using namespace midad;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

/// What every slug promises, whatever it was made from.
void check(const std::string& slug) {
    must(is_utf8(slug));
    must(text::slug(slug) == slug);
    must(slug.empty() || (slug.front() != '-' && slug.back() != '-'));
    must(slug.find("--") == std::string::npos);
    std::size_t characters = 0;
    for (std::size_t at = 0; at < slug.size(); ++characters) {
        const char32_t c = next_code_point(slug, at);
        must(c != 0x640 && c != 0xFFFD && !text::is_haraka(c) && !text::is_invisible(c));
        must(c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }
    must(characters <= 80);
    must(percent_decoded(percent_encoded(slug)) == slug);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view headline{reinterpret_cast<const char*>(bytes), size};
    check(text::slug(headline));
    for (const std::string& made : {text::folded(headline), text::plain(headline), text::tidy(headline)}) {
        must(is_utf8(made));
        must(text::plain(text::plain(made)) == text::plain(made));
    }
    const std::string key = text::folded(headline);
    must(text::folded(key) == key);
    must(text::length(text::shortened(headline, 7)) <= 7);
    return 0;
}
