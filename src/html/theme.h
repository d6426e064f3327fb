#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "html/safe_html.h"

namespace midad::html {

/// What one template, or one section of it, sees: names with text, safe HTML or nested views. A section is shown once
/// for each view added under its name, and not at all without; inside it the names of the views around it are seen too.
/// Names are upper case; one that ends in _HTML takes SafeHtml and no other does (an assert).
class View {
public:
    View& set(std::string_view name, std::string_view text);
    View& set(std::string_view name, SafeHtml html);
    View& set_integer(std::string_view name, std::int64_t number);
    /// A new view under the name of a section ({{#STORIES}}…{{/STORIES}}).
    View& add(std::string_view section);
    /// Shows a section once, as it is.
    View& show(std::string_view section) {
        add(section);
        return *this;
    }
    /// set() under `name`, and the section `name` + "_IF" shown once, when the text is not empty.
    View& set_if(std::string_view name, std::string_view text);
    View& set_if(std::string_view name, SafeHtml html);

    struct Item;
    const std::vector<Item>& items() const { return items_; }

    View();
    ~View();
    View(View&&) noexcept;
    View& operator=(View&&) noexcept;

private:
    std::vector<Item> items_;
};

/// What is wrong with a theme, for the person who edits it.
struct ThemeFault {
    std::string file;
    int line;          // 0: the file as a whole
    std::string what;  // in English
    /// The same as a message: messages/html.json has it in Arabic too.
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
};

/// The templates of one theme, parsed and checked; immutable once loaded; any thread.
///
/// A template is a file NAME.html: HTML with {{NAME}}, {{#SECTION}}…{{/SECTION}}, {{>PART}} (part.html, which sees what
/// the page around it sees) and {{! remarks }}. Every value is escaped for the place where it stands (ctemplate's
/// AUTOESCAPE, which a file may name at its head but never change); names that end in _HTML stand in the text alone and
/// go in as they are. Refused, with file and line: unknown modifiers, `:none` on another name, values in tags,
/// comments, scripts, style and event attributes, inline scripts, sections and parts that do not close, over 256 KB,
/// broken UTF-8. Templates see each line without the blanks at its head.
class Theme {
public:
    /// The theme that the program carries, with every file that `folder` has in its place; the folder may add parts and
    /// assets of its own. Hidden files and *.md are passed over. Refuses a theme that breaks the rules, with every
    /// fault.
    static Result<std::shared_ptr<const Theme>, std::vector<ThemeFault>> load(const std::filesystem::path& folder);
    /// The theme that the program carries, loaded once. Throws Failure "theme.carried_broken" {fault}.
    static std::shared_ptr<const Theme> carried();

    virtual ~Theme() = default;
    /// The page; `template_name` with or without ".html". Throws Failure "theme.no_template" {name}.
    virtual std::string render(std::string_view template_name, const View& view) const = 0;
    /// A file of the theme that is no template ("theme.css", "fonts/naskh.woff2"): its bytes, which live as long as the
    /// theme; data() is null when there is none.
    virtual std::string_view asset(std::string_view name) const = 0;
    virtual std::vector<std::string> asset_names() const = 0;
    /// Changes whenever a file of the theme does: 16 hexadecimal digits.
    virtual const std::string& fingerprint() const = 0;
};

}  // namespace midad::html
