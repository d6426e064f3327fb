#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "text/bidi.h"

using namespace midad;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

bool is_boundary(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

}  // namespace

/// Runs stand in order, apart from each other, and are whole characters where the text is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(bytes), size};
    const std::string clean = text::isolated(text).substr(3);
    const bool well_formed = is_utf8(text);
    std::size_t before = 0;
    for (const text::Run& run : text::left_to_right_runs(text)) {
        must(run.begin >= before && run.begin < run.end && run.end <= text.size());
        must(text[run.begin] != ' ' && text[run.end - 1] != ' ');
        must(!well_formed || (is_boundary(text, run.begin) && is_boundary(text, run.end)));
        before = run.end;
    }
    must(clean.ends_with("\u2069"));
    return 0;
}
