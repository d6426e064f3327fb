#include <cassert>

#include "html/internal/view_item.h"
#include "html/theme.h"

namespace midad::html {

bool is_html_name(std::string_view name) { return name.ends_with("_HTML"); }

View::View() = default;
View::~View() = default;
View::View(View&&) noexcept = default;
View& View::operator=(View&&) noexcept = default;

View& View::set(std::string_view name, std::string_view text) {
    assert(!is_html_name(name));
    items_.push_back({std::string{name}, std::string{text}, nullptr});
    return *this;
}

View& View::set(std::string_view name, SafeHtml html) {
    assert(is_html_name(name));
    items_.push_back({std::string{name}, std::move(html).string(), nullptr});
    return *this;
}

View& View::set_integer(std::string_view name, std::int64_t number) { return set(name, std::to_string(number)); }

View& View::add(std::string_view section) {
    items_.push_back({std::string{section}, {}, std::make_unique<View>()});
    return *items_.back().view;
}

View& View::set_if(std::string_view name, std::string_view text) {
    if (text.empty()) return *this;
    return set(name, text).show(std::string{name} + "_IF");
}

View& View::set_if(std::string_view name, SafeHtml html) {
    if (html.empty()) return *this;
    return set(name, std::move(html)).show(std::string{name} + "_IF");
}

}  // namespace midad::html
