#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace midad::html {

/// The text with & < > " ' as entities: for element content and quoted attributes.
std::string escaped(std::string_view text);
/// The same, at the end of `to`.
void append_escaped(std::string& to, std::string_view text);

/// HTML that may go into a page as it is. Only the writer below, the sanitiser and the renderers of `article` make it:
/// the type decides what is escaped, never the template.
class SafeHtml {
public:
    SafeHtml() = default;
    const std::string& string() const& { return html_; }
    std::string string() && { return std::move(html_); }
    bool empty() const { return html_.empty(); }

    /// Text, escaped.
    static SafeHtml of_text(std::string_view text) { return SafeHtml{escaped(text)}; }
    /// Markup that was written in this program's own source, or built only from it and escaped parts.
    static SafeHtml trusted(std::string markup) { return SafeHtml{std::move(markup)}; }

private:
    explicit SafeHtml(std::string html) : html_{std::move(html)} {}
    std::string html_;
};

}  // namespace midad::html
