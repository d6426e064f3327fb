// Whatever from_json takes, to_json writes so that it comes back the same, and in the same text; the renderers take it.

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
    const auto article = from_json({reinterpret_cast<const char*>(bytes), size});
    if (!article) {
        demand(article.error().what.starts_with("article_json."), "a refusal with its key");
        return 0;
    }
    const std::string form = to_json(*article);
    const auto again = from_json(form);
    demand(again && *again == *article, "the same article");
    demand(to_json(*again) == form, "the same text");

    Rendering rendering;
    rendering.picture = [](const Picture& picture) { return midad::html::SafeHtml::of_text(picture.alt); };
    const std::string html = body_html(*article, rendering).string();
    demand(html.find("<script") == html.npos && html.find("<img") == html.npos, "no markup of the article's own");
    demand(plain_text(*article).size() <= form.size() + 64, "a plain text of the article's words");
    summary(*article);
    return 0;
}
