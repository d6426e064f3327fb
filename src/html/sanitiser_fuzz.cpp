// Whatever comes in: what goes out, read by gumbo alone, holds only allowed tags and attributes, and sanitising it
// again changes nothing. Besides, the parser's tree is never much deeper than the scan before it foretold.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include <gumbo.h>

#include "html/internal/allowed.h"
#include "html/internal/cost.h"
#include "html/sanitiser.h"

namespace {

using namespace midad::html;

void demand(bool fact, const char* what) {
    if (fact) return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

GumboOutput* parsed(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.fragment_context = GUMBO_TAG_BODY;
    return gumbo_parse_with_options(&options, html.data(), html.size());
}

std::size_t depth_of(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return 0;
    std::size_t deepest = 0;
    for (unsigned index = 0; index < node.v.element.children.length; ++index) {
        deepest = std::max(deepest, depth_of(*static_cast<const GumboNode*>(node.v.element.children.data[index])));
    }
    return deepest + 1;
}

void check_clean(const GumboNode& node, bool root) {
    demand(node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE,
           "a known node");
    if (node.type != GUMBO_NODE_ELEMENT) return;
    const GumboElement& element = node.v.element;
    demand(element.tag_namespace == GUMBO_NAMESPACE_HTML, "HTML's namespace");
    const std::string_view tag = gumbo_normalized_tagname(element.tag);
    demand(root || fate_of(tag) == Fate::kept, "an allowed tag");
    for (unsigned index = 0; index < element.attributes.length; ++index) {
        const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[index]);
        demand(allowed_value(tag, attribute.name, attribute.value) == attribute.value, "an allowed attribute");
    }
    for (unsigned index = 0; index < element.children.length; ++index) {
        check_clean(*static_cast<const GumboNode*>(element.children.data[index]), false);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(bytes), size};
    const auto once = sanitised(input);
    if (!once) return 0;

    GumboOutput* before = parsed(input);
    // Elements that HTML implies (html, tbody, tr, colgroup) are not in the text; formatting elements are built again
    // inside the element that closed them.
    demand(depth_of(*before->root) <= 3 * cost_of_parsing(input, 256).depth + 4, "a depth as foretold");
    gumbo_destroy_output(&kGumboDefaultOptions, before);

    GumboOutput* after = parsed(once->string());
    check_clean(*after->root, true);
    gumbo_destroy_output(&kGumboDefaultOptions, after);

    const auto twice = sanitised(once->string());
    demand(twice && twice->string() == once->string(), "the same a second time");
    return 0;
}
