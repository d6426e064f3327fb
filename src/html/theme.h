#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "html/safe_html.h"

namespace midad::html {

/// What one template, or one section of it, sees: names with text, safe HTML or nested views. A section is shown once
/// for each view added under its name, and not at all without.
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
    int line;  // 0: the file as a whole
    std::string what;
};

/// The templates of one theme, parsed and checked. ctemplate syntax ({{NAME}}, {{#SECTION}}, {{>PART}}) under
/// {{%AUTOESCAPE context="HTML"}}, which every file must begin with; `:none` is refused except for names that end in
/// _HTML, and a name that ends in _HTML takes SafeHtml only. Immutable once loaded; any thread.
class Theme {
public:
    /// The theme that the program carries, with every file that `folder` has in its place. Refuses a theme that does
    /// not parse, misses a template or breaks the rules.
    static Result<std::shared_ptr<const Theme>, std::vector<ThemeFault>> load(const std::filesystem::path& folder);
    static std::shared_ptr<const Theme> carried();

    virtual ~Theme() = default;
    /// The page. Throws Failure "theme.no_template" {name}.
    virtual std::string render(std::string_view template_name, const View& view) const = 0;
    /// A file of the theme that is no template (css, js, fonts, svg): its bytes; data() is null when there is none.
    virtual std::string_view asset(std::string_view name) const = 0;
    virtual std::vector<std::string> asset_names() const = 0;
    /// Changes whenever a file of the theme does: 16 hexadecimal digits.
    virtual const std::string& fingerprint() const = 0;
};

}  // namespace midad::html
