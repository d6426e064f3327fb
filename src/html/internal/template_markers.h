#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/theme.h"

namespace midad::html {

/// A {{…}} of a template.
struct Marker {
    enum class Kind { value, section, section_end, part, remark, pragma };
    Kind kind;
    std::string_view name;       // of a pragma and a remark: all of it
    std::string_view modifiers;  // with the first colon
    std::size_t begin, end;      // bytes, with the braces
};

/// The line, from 1, of that byte.
int line_at(std::string_view text, std::size_t at);

/// A fault whose English sentence is taken from the messages.
ThemeFault theme_fault(std::string_view file, int line, std::string_view key,
                       std::vector<std::pair<std::string, std::string>> arguments = {});

/// The markers in order; those that are not well formed are left out and told in `faults`.
std::vector<Marker> markers_of(std::string_view file, std::string_view text, std::vector<ThemeFault>& faults);

/// Everything that can be wrong with one file by itself: see theme.h.
void check_template(std::string_view file, std::string_view text, std::vector<ThemeFault>& faults);

/// "STORY_BODY" → "story_body.html".
std::string file_of_part(std::string_view name);

}  // namespace midad::html
