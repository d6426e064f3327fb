#pragma once

#include <string_view>

namespace midad::html {

/// How much work gumbo would have with a piece of HTML, found without parsing it. gumbo's work is quadratic in the
/// depth of open elements, in the attributes of one tag and in those that repeated <html> and <body> tags add, and
/// formatting elements left open are built anew in every block; none of it has an option in 0.10.1.
///
/// The depth is never less than what the parser will have (but for the elements that HTML implies: html, body, tbody,
/// tr): an end tag counts only where every HTML5 parser obeys it.
struct Cost {
    std::size_t depth = 0;       // the deepest nesting of open tags
    std::size_t rebuilt = 0;     // formatting elements that may be built again, all blocks together
    std::size_t attributes = 0;  // the most on one tag
    std::size_t roots = 0;       // <html> and <body> tags
};

/// Stops early, with what it has, once the depth is beyond `depth_limit`.
Cost cost_of_parsing(std::string_view html, std::size_t depth_limit);

}  // namespace midad::html
