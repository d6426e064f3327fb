#pragma once

#include <functional>
#include <string>
#include <vector>

#include "article/article.h"
#include "base/result.h"
#include "html/safe_html.h"
#include "html/sanitiser.h"

namespace midad::article {

/// How pictures and files become addresses, and whose words are used: the face that renders gives it.
struct Rendering {
    /// The whole <picture> or <img> element of one picture; empty: leave the picture out (the lite page).
    std::function<html::SafeHtml(const Picture&)> picture;
    std::function<std::string(const std::string& file)> file_address;
    bool headings_are_links = false;
    /// The words around blocks in the story's language, from messages.
    std::string words_file_kb = "KB";
};

/// The blocks as HTML: logical markup only (p, h2 id, blockquote, ul, ol, aside, figure, table, a), text escaped, runs
/// of the other direction isolated in <bdi>. The dateline stands at the head of the first paragraph in
/// <span class="dateline">. The classes that a theme may dress are listed in README.md.
html::SafeHtml body_html(const Article& article, const Rendering& rendering);
/// One text, with its marks and isolates; `right_to_left` by the story's language.
html::SafeHtml text_html(const Text& text, bool right_to_left);
/// A plain string with its other-direction runs isolated.
html::SafeHtml isolated_html(std::string_view text, bool right_to_left);

/// The sub-heads, for the contents list.
std::vector<const Subhead*> subheads(const Article& article);

/// Blocks from somebody's HTML, through the sanitiser's allow-list. Pictures keep their address in `file`.
Result<std::vector<Block>, html::Unfit> blocks_from_html(std::string_view html);

}  // namespace midad::article
