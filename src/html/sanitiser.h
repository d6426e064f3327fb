#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "html/safe_html.h"

namespace midad::html {

enum class Unfit { too_long, too_deep, not_utf8 };

/// A node of what is left of a piece of HTML after the allow-list: what `article` turns into blocks.
struct Node {
    std::string tag;                                              // lower case; empty: text
    std::string text;                                             // of a text node, unescaped
    std::vector<std::pair<std::string, std::string>> attributes;  // allowed ones, values unescaped
    std::vector<Node> children;

    std::string_view attribute(std::string_view name) const;
};

/// Parses with gumbo and keeps only what the allow-list names (p, h1–h6, blockquote, ul, ol, li, strong, b, em, i, a,
/// br, figure, figcaption, img, table, thead, tbody, tr, th, td, caption, div, span, sub, sup, time, footer, cite):
/// other blocks become div, other HTML elements give way to their children; script, style, iframe, template, textarea,
/// title, noscript and everything of another namespace go with their contents. Addresses as in html/address.h. Refused:
/// over 1 MB (before or after), broken UTF-8, and before parsing what is deeper than 256 open tags or otherwise built
/// so that the parser's work is out of proportion (too_deep). Pure; any thread.
Result<Node, Unfit> read_html(std::string_view html);

/// The same, written out again. What comes out is read again as the same tree: sanitised(sanitised(x)) is sanitised(x).
Result<SafeHtml, Unfit> sanitised(std::string_view html);

}  // namespace midad::html
