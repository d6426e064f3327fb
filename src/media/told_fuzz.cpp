// What a picture's file says of itself comes from anybody: whatever it is, what is kept of it is fit to store and to
// show.
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "media/internal/kinds.h"
#include "media/internal/rows.h"
#include "media/internal/told_in_child.h"
#include "media/told.h"

using namespace midad;

namespace {

void check_text(std::string_view text) {
    assert(is_utf8(text));
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        assert(c >= 0x20 && (c < 0x7F || c >= 0xA0));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    assert(is_utf8(media::from_legacy(bytes)));
    const media::Told told = media::told_from_json(bytes);
    for (const std::string* text : {&told.credit, &told.caption, &told.headline, &told.copyright, &told.usage,
                                    &told.city, &told.country, &told.taken_at})
        check_text(*text);
    for (const std::string& keyword : told.keywords) check_text(keyword);
    // Fit once, fit for ever.
    assert(media::told_from_json(media::to_json(told)) == told);
    const std::string words = media::folded_words(bytes);
    assert(media::folded_words(words) == words);
    for (const char* kind : {"pdf", "zip", "csv", "json"}) static_cast<void>(media::is_of_kind(bytes, kind));
    static_cast<void>(media::format_of(bytes));
    return 0;
}
