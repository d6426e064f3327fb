#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"

namespace midad::stories::internal {

/// A line of copied text, or a block that its HTML was sure about.
struct Line {
    enum class Kind { text, heading, bullet, number, quote, block };
    Kind kind = Kind::text;
    article::Text text;
    std::string words;                    // plain_text of it
    bool strong = false;                  // all of it
    std::optional<article::Block> block;  // for `block`: a list, a quote, a table as it is
};

/// Lines without empty ones. Nothing when the HTML does not fit.
std::optional<std::vector<Line>> lines_of_html(std::string_view html);
/// Lines that a mail broke at some seventy characters are joined again.
std::vector<Line> lines_of_text(std::string_view text);

Line line_of(article::Text text);
/// Without so many bytes at its beginning, and blanks after them.
article::Text without_beginning(const article::Text& text, std::size_t bytes);

}  // namespace midad::stories::internal
