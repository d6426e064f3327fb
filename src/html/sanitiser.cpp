#include "html/sanitiser.h"

#include <algorithm>
#include <memory>

#include <gumbo.h>

#include "base/utf8.h"
#include "html/internal/allowed.h"
#include "html/internal/cost.h"

namespace midad::html {

namespace {

constexpr std::size_t longest = 1u << 20;      // bytes
constexpr std::size_t deepest = 256;           // open tags; gumbo is quadratic in them: 20,000 take ten seconds
constexpr std::size_t most_attributes = 256;   // on one tag: gumbo compares each with all before it
constexpr std::size_t most_roots = 16;         // <html> and <body> tags: attributes of each are joined to the first's
constexpr std::size_t most_rebuilt = 300'000;  // formatting elements built again in later blocks, about 300 bytes each
constexpr int most_rounds = 6;

struct Parsed {
    explicit Parsed(std::string_view html) {
        GumboOptions options = kGumboDefaultOptions;
        options.max_errors = 0;
        options.fragment_context = GUMBO_TAG_BODY;
        output_ = gumbo_parse_with_options(&options, html.data(), html.size());
    }
    ~Parsed() { gumbo_destroy_output(&kGumboDefaultOptions, output_); }
    Parsed(const Parsed&) = delete;
    Parsed& operator=(const Parsed&) = delete;

    const GumboNode& root() const { return *output_->root; }

private:
    GumboOutput* output_;
};

std::string tag_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece original = element.original_tag;
    gumbo_tag_from_original_text(&original);
    return {original.data, original.length};
}

/// Text without the controls that HTML cannot hold; a carriage return, which only &#13; can bring, is a line feed.
std::string clean_text(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 ? byte != 0x7F : (c == '\n' || c == '\t')) clean += c;
        if (c == '\r') clean += '\n';
    }
    return clean;
}

void take_attributes(const GumboElement& element, Node& node) {
    for (unsigned index = 0; index < element.attributes.length; ++index) {
        const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[index]);
        if (attribute.attr_namespace != GUMBO_ATTR_NAMESPACE_NONE) continue;
        if (auto value = allowed_value(node.tag, attribute.name, clean_text(attribute.value))) {
            node.attributes.emplace_back(attribute.name, *std::move(value));
        }
    }
    // One order, so that the same element is always written the same.
    std::sort(node.attributes.begin(), node.attributes.end());
}

void take_children(const GumboVector& children, Node& parent);

void take_element(const GumboNode& found, Node& parent) {
    const GumboElement& element = found.v.element;
    if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return;
    Node node{.tag = tag_of(element), .text = {}, .attributes = {}, .children = {}};
    switch (fate_of(node.tag)) {
        case Fate::dropped:
            return;
        case Fate::unwrapped:
            return take_children(element.children, parent);
        case Fate::a_division:
            node.tag = "div";
            break;
        case Fate::kept:
            break;
    }
    take_attributes(element, node);
    if (node.tag == "a" && node.attribute("href").empty()) return take_children(element.children, parent);
    if (node.tag == "img" && node.attribute("src").empty()) return;
    take_children(element.children, node);
    parent.children.push_back(std::move(node));
}

/// As deep as the parser's tree: cost_of_parsing() has bounded that.
void take_children(const GumboVector& children, Node& parent) {
    for (unsigned index = 0; index < children.length; ++index) {
        const auto& child = *static_cast<const GumboNode*>(children.data[index]);
        if (child.type == GUMBO_NODE_ELEMENT) {
            take_element(child, parent);
        } else if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE) {
            std::string text = clean_text(child.v.text.text);
            if (text.empty()) continue;
            // What stood between two texts may have gone.
            if (!parent.children.empty() && parent.children.back().tag.empty()) {
                parent.children.back().text += text;
            } else {
                parent.children.push_back({.tag = {}, .text = std::move(text), .attributes = {}, .children = {}});
            }
        }
    }
}

void write(const Node& node, std::string& html) {
    if (node.tag.empty()) return append_escaped(html, node.text);
    html += '<';
    html += node.tag;
    for (const auto& [name, value] : node.attributes) {
        html += ' ';
        html += name;
        html += "=\"";
        append_escaped(html, value);
        html += '"';
    }
    html += '>';
    if (is_void(node.tag)) return;
    for (const Node& child : node.children) write(child, html);
    html += "</";
    html += node.tag;
    html += '>';
}

std::string written(const Node& root) {
    std::string html;
    for (const Node& child : root.children) write(child, html);
    return html;
}

void append_words(const Node& node, std::string& words) {
    words += node.text;
    for (const Node& child : node.children) append_words(child, words);
}

struct Kept {
    Node tree;
    std::string html;
};

/// What is written has to be read as the tree that was written: where dropping an element leaves a nesting that HTML
/// reads otherwise (a p in a p), the reading is done again until nothing moves. Markup built to move for ever loses its
/// marks.
Result<Kept, Unfit> kept_of(std::string_view input) {
    if (input.size() > longest) return refuse(Unfit::too_long);
    if (!is_utf8(input)) return refuse(Unfit::not_utf8);
    std::string html{input};
    Node tree;
    for (int round = 0; round < most_rounds; ++round) {
        const Cost cost = cost_of_parsing(html, deepest);
        if (cost.depth > deepest || cost.attributes > most_attributes || cost.roots > most_roots ||
            cost.rebuilt > most_rebuilt) {
            return refuse(Unfit::too_deep);
        }
        tree = Node{};
        take_children(Parsed{html}.root().v.element.children, tree);
        std::string again = written(tree);
        if (again == html) return Kept{std::move(tree), std::move(html)};
        if (again.size() > longest) return refuse(Unfit::too_long);
        html = std::move(again);
    }
    Node plain;
    plain.children.emplace_back();
    append_words(tree, plain.children.front().text);
    html = written(plain);
    return Kept{std::move(plain), std::move(html)};
}

}  // namespace

std::string_view Node::attribute(std::string_view name) const {
    for (const auto& [found, value] : attributes) {
        if (found == name) return value;
    }
    return {};
}

Result<Node, Unfit> read_html(std::string_view html) { return MIDAD_TRY(kept_of(html)).tree; }

Result<SafeHtml, Unfit> sanitised(std::string_view html) { return SafeHtml::trusted(MIDAD_TRY(kept_of(html)).html); }

}  // namespace midad::html
