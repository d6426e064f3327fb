#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "html/safe_html.h"

namespace midad::html {

enum class Unfit { too_long, too_deep, not_utf8 };

/// A node of what is left of a piece of HTML after the allow-list: what `article` turns into blocks.
struct Node {
    std::string tag;   // lower case; empty: text
    std::string text;  // of a text node, unescaped
    std::vector<std::pair<std::string, std::string>> attributes;  // allowed ones, values unescaped
    std::vector<Node> children;

    std::string_view attribute(std::string_view name) const;
};

/// Parses with gumbo and keeps only what the allow-list names (p, h1–h6, blockquote, ul, ol, li, strong, b, em, i, a,
/// br, figure, figcaption, img, table, thead, tbody, tr, th, td, caption, div, span, sub, sup, time): other HTML
/// elements give way to their children; script, style, iframe, template, textarea, title, noscript and everything of
/// another namespace go with their contents. Addresses are http(s), mailto, tel or site-relative. Refused before
/// parsing: over 1 MB, deeper than 256 open tags, broken UTF-8. Pure; any thread.
Result<Node, Unfit> read_html(std::string_view html);

/// The same, written out again.
Result<SafeHtml, Unfit> sanitised(std::string_view html);

}  // namespace midad::html
