#pragma once

#include <memory>
#include <string>

#include "html/theme.h"

namespace midad::html {

struct View::Item {
    std::string name;
    std::string value;           // text, not yet escaped, or HTML, by the name's ending
    std::unique_ptr<View> view;  // of a section; else null
};

/// Names that take SafeHtml.
bool is_html_name(std::string_view name);

}  // namespace midad::html
