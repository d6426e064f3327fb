// Whatever is typed: faults have a line of the file and a sentence in both languages; a story that is taken can be kept
// (its JSON reads back the same), and its anchors are unique.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "article/html.h"
#include "article/json.h"
#include "article/story_form.h"
#include "text/messages.h"

using namespace midad;
using namespace midad::article;

namespace {

void demand(bool fact, const char* what) {
    if (fact) return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view file{reinterpret_cast<const char*>(bytes), size};
    const auto story = read_story_form(file, text::House{});
    if (!story) {
        const auto lines = std::count(file.begin(), file.end(), '\n') + 1;
        demand(!story.error().empty(), "a refusal with a fault");
        for (const FormFault& fault : story.error()) {
            demand(fault.line >= 1 && fault.line <= lines, "a fault on a line of the file");
            for (const auto* language : {"ar", "en"}) {
                demand(text::Messages::carried().has(language, fault.key), "a fault with a sentence");
            }
        }
        return 0;
    }
    demand(!story->article.headline.empty() && !story->article.section.empty(), "a headline and a section");
    const auto kept = from_json(to_json(story->article));
    demand(kept && *kept == story->article, "a story that can be kept");
    std::set<std::string> anchors;
    for (const Subhead* subhead : subheads(story->article)) {
        demand(!subhead->anchor.empty() && anchors.insert(subhead->anchor).second, "anchors that are unique");
    }
    body_html(story->article, {});
    return 0;
}
