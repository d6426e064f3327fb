#pragma once

#include <string>
#include <string_view>

namespace midad::article {

/// The text, escaped, at the end of `html`; runs of the other direction in <bdi>, line feeds as <br>.
void append_isolated(std::string& html, std::string_view text, bool right_to_left);

}  // namespace midad::article
