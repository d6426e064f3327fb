// Whatever a text says and whatever day it is: a finding stands where it says that it does, and putting what is
// proposed in its place leaves text.

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/utf8.h"
#include "proofing/proofing.h"

using namespace midad;

namespace {

void demand(bool fact, const char* what) {
    if (fact) return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text{reinterpret_cast<const char*>(bytes), size};
    if (!is_utf8(text)) return 0;
    article::Article article;
    article.headline = text;
    for (const proofing::Finding& finding : proofing::proofread(article, {2025, 5, 8})) {
        demand(finding.where == "headline" && finding.from <= finding.to, "a place in the headline");
        const std::size_t begin = byte_at_utf16(text, finding.from), end = byte_at_utf16(text, finding.to);
        demand(text.substr(begin, end - begin) == finding.quote, "a quote that stands there");
        demand(is_utf8(finding.instead), "a proposal that is text");
        demand(!proofing::sentence(finding, "ar").empty(), "a sentence");
    }
    return 0;
}
