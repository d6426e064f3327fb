#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "html/safe_html.h"

namespace midad::site {

/// The paper's name in its own letters, kashida kept, as one outline: an <svg> with the plain name as its <title>, so
/// that no font is sent for two words. HarfBuzz shapes; coordinates are whole numbers of a 400-unit em, which is finer
/// than a pixel at any size it is shown at. Nothing when the font lacks a letter or is no font.
std::optional<html::SafeHtml> draw_masthead(std::string_view font, std::string_view display_name,
                                            std::string_view plain_name);

}  // namespace midad::site
