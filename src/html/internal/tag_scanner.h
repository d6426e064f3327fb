#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace midad::html {

/// A tag as the tokeniser of HTML5 sees it (HTML §13.2.5), without its attributes' values.
struct ScannedTag {
    std::string name;  // lower case
    bool end = false;
    std::size_t attributes = 0;
};

/// Walks over HTML tag by tag, leaving out comments, declarations and processing instructions. Sees tags inside script,
/// style and the like too: the caller jumps over those with skip_raw_text().
class TagScanner {
public:
    explicit TagScanner(std::string_view html) : html_{html} {}

    /// The next tag; false at the end.
    bool next(ScannedTag& tag);
    /// Whether there was text before the tag that next() gave.
    bool text_before() const { return text_before_; }
    /// Whether a CDATA section was passed: it is text in foreign elements and a comment elsewhere.
    bool saw_cdata() const { return saw_cdata_; }

    /// Moves to the end tag `name`, which next() will give, and returns what lies before it.
    std::string_view skip_raw_text(std::string_view name);

private:
    void skip_markup_declaration();
    void skip_comment();
    bool read_tag(ScannedTag& tag);
    void read_attributes(ScannedTag& tag);
    void skip_blanks();
    void skip_value();
    bool starts_with(std::string_view word) const { return html_.substr(at_, word.size()) == word; }
    void skip_to(std::string_view end);
    char byte_at(std::size_t at) const { return at < html_.size() ? html_[at] : '\0'; }

    std::string_view html_;
    std::size_t at_ = 0;
    bool text_before_ = false;
    bool saw_cdata_ = false;
};

}  // namespace midad::html
