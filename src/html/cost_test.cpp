#include "html/internal/cost.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gumbo.h>

using namespace midad::html;

namespace {

std::size_t depth_of(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return 0;
    std::size_t deepest = 0;
    for (unsigned index = 0; index < node.v.element.children.length; ++index) {
        deepest = std::max(deepest, depth_of(*static_cast<const GumboNode*>(node.v.element.children.data[index])));
    }
    return deepest + 1;
}

std::size_t parsed_depth(const std::string& html) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.fragment_context = GUMBO_TAG_BODY;
    GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
    const std::size_t depth = depth_of(*output->root);
    gumbo_destroy_output(&options, output);
    return depth;
}

constexpr const char* tags[] = {
    "b",        "i",        "a",    "p",    "div",      "span",  "table", "tr",         "td",       "th",
    "tbody",    "caption",  "svg",  "math", "desc",     "style", "title", "select",     "option",   "textarea",
    "template", "button",   "li",   "ul",   "dd",       "dt",    "h1",    "object",     "form",     "mtext",
    "script",   "noscript", "font", "nobr", "fieldset", "ruby",  "rt",    "blockquote", "frameset", "br"};

/// Tags in any order, closed in any order, with comments and texts between: seeded, so that a failure comes again.
std::string wild_html(unsigned seed, std::size_t count) {
    std::mt19937 random{seed};
    // A few kinds at a time: nesting that goes wrong is made of the same tags again and again.
    std::vector<std::string> few;
    for (int kind = 0; kind < 5; ++kind) few.emplace_back(tags[random() % std::size(tags)]);
    std::string html;
    for (std::size_t round = 0; round < count; ++round) {
        const std::string& tag = few[random() % few.size()];
        switch (random() % 10) {
            case 0:
                html += "x";
                break;
            case 1:
                html += "<!--</" + tag + ">-->";
                break;
            case 2:
            case 3:
            case 4:
            case 5:
                html += "</" + tag + ">";
                break;
            default:
                html += "<" + tag + " a" + std::to_string(random() % 50) + ">";
        }
    }
    return html;
}

}  // namespace

TEST_CASE("however tags are mixed, the parser's tree is not deeper than foretold") {
    for (unsigned seed = 0; seed < 2000; ++seed) {
        const std::string html = wild_html(seed, 400);
        const std::size_t foretold = cost_of_parsing(html, html.size()).depth;
        // A tag can stand for three elements: HTML implies tbody and tr.
        CHECK_MESSAGE(parsed_depth(html) <= 3 * foretold + 4, "seed " << seed);
    }
}
