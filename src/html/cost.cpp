#include "html/internal/cost.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "html/internal/tag_scanner.h"

namespace midad::html {

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// HTML §13.2.4.3: elements kept in the list of active formatting elements.
bool is_formatting(std::string_view name) {
    return is_one_of(name,
                     {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"});
}

/// Inline elements of no special kind: an end tag reaches through them (HTML §13.2.6.4.7, "any other end tag").
bool is_ordinary(std::string_view name) {
    return is_formatting(name) || is_one_of(name, {"span", "sub", "sup", "time", "abbr", "cite", "q", "mark", "label",
                                                   "ins", "del", "bdi", "bdo", "dfn", "kbd", "samp", "var", "acronym"});
}

/// Blocks whose end tag closes everything up to them, as long as they are in scope (HTML §13.2.6.4.7).
bool is_closing_block(std::string_view name) {
    return is_one_of(name, {"p",          "div",        "li",      "ul",      "ol",       "dl",      "dd",      "dt",
                            "blockquote", "section",    "article", "aside",   "header",   "footer",  "main",    "nav",
                            "figure",     "figcaption", "center",  "address", "fieldset", "details", "summary", "pre"});
}

/// Where a search for an open element stops: HTML's scopes taken together, and elements inside which the parser works
/// by other rules.
bool is_boundary(std::string_view name) {
    return is_one_of(name, {"applet", "caption", "table", "td", "th", "marquee", "object", "template", "svg", "math",
                            "select", "button", "frameset", "foreignobject", "desc", "annotation-xml"});
}

bool has_no_content(std::string_view name) {
    return is_one_of(name, {"area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "image",
                            "input", "keygen", "link", "meta", "param", "source", "track", "wbr"});
}

bool is_raw_text(std::string_view name) {
    return is_one_of(name,
                     {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"});
}

bool has_other_rules(std::string_view name) { return is_one_of(name, {"svg", "math", "select", "frameset"}); }

/// HTML §13.2.6.4.7: start tags that close an open p.
bool closes_paragraph(std::string_view name) {
    return is_one_of(name, {"p",          "div",     "ul",       "ol",      "dl",      "li",  "dd",     "dt",
                            "blockquote", "h1",      "h2",       "h3",      "h4",      "h5",  "h6",     "section",
                            "article",    "aside",   "header",   "footer",  "main",    "nav", "figure", "figcaption",
                            "center",     "address", "fieldset", "details", "summary", "pre", "form"});
}

bool is_table_part(std::string_view name) { return is_one_of(name, {"td", "th", "tr", "tbody", "thead", "tfoot"}); }

/// An open tag with what the rules ask about it, asked once.
struct Open {
    explicit Open(const std::string& tag)
        : name{tag},
          formatting{is_formatting(tag)},
          ordinary{is_ordinary(tag)},
          boundary{is_boundary(tag)},
          other_rules{has_other_rules(tag)},
          table_part{is_table_part(tag)} {}

    std::string name;
    bool formatting, ordinary, boundary, other_rules, table_part;
};

/// The open tags: never fewer than the parser's open elements and active formatting elements, in the same order.
class OpenTags {
public:
    Cost cost;

    void start(const ScannedTag& tag) {
        cost.attributes = std::max(cost.attributes, tag.attributes);
        if (is_one_of(tag.name, {"html", "body", "head"})) {
            ++cost.roots;
            return;
        }
        if (certain) imply_ends(tag.name);
        cost.rebuilt += formatting_;
        if (has_no_content(tag.name) && !inside_other_rules()) return;
        open_.emplace_back(tag.name);
        if (open_.back().formatting) ++formatting_;
        if (open_.back().other_rules) ++other_rules_;
        cost.depth = std::max(cost.depth, open_.size());
    }

    void end(std::string_view name) {
        if (!certain) return;
        if (name == "table" || is_table_part(name)) return remove_table_part(name);
        remove_where_sure(name);
    }

    void text() { cost.rebuilt += formatting_; }
    bool inside_other_rules() const { return other_rules_ > 0; }

    /// Off once something was seen that this scan and the parser could read differently: from then on nothing closes.
    bool certain = true;

private:
    void remove(std::size_t index) {
        if (open_[index].formatting) --formatting_;
        if (open_[index].other_rules) --other_rules_;
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(index));
    }

    /// HTML §13.2.6.4.7: a block's end tag closes all up to it when it is in scope; one of an ordinary element reaches
    /// only through ordinary ones; of every other element only the innermost is sure. What lies inside stays counted.
    void remove_where_sure(std::string_view name) {
        const bool block = is_closing_block(name);
        const bool ordinary = is_ordinary(name);
        for (std::size_t index = open_.size(); index-- > 0;) {
            if (open_[index].name == name) return remove(index);
            if (!block && !(ordinary && open_[index].ordinary)) return;
            if (open_[index].boundary) return;
        }
    }

    /// The nearest `name` inside the nearest table, with the parts of the table that are in it: none of those can be
    /// open without it.
    void remove_table_part(std::string_view name) {
        const auto goes_with_it = [name](const Open& open) {
            return open.table_part || (name == "table" && open.name == "caption");
        };
        for (std::size_t index = open_.size(); index-- > 0;) {
            if (open_[index].name == name) {
                for (std::size_t inner = open_.size(); --inner > index;) {
                    if (goes_with_it(open_[inner])) remove(inner);
                }
                return remove(index);
            }
            if (open_[index].boundary && !goes_with_it(open_[index])) return;
        }
    }

    void remove_paragraph() {
        for (std::size_t index = open_.size(); index-- > 0;) {
            if (open_[index].name == "p") return remove(index);
            if (open_[index].boundary) return;
        }
    }

    /// An item closes the one before it unless a special element other than these lies between.
    void remove_item(std::string_view name) {
        for (std::size_t index = open_.size(); index-- > 0;) {
            const Open& open = open_[index];
            if (open.name == name) return remove(index);
            if (!open.ordinary && !is_one_of(open.name, {"address", "div", "p"})) return;
        }
    }

    void imply_ends(std::string_view name) {
        if (closes_paragraph(name)) remove_paragraph();
        if (name == "li") remove_item(name);
        if (name == "option" && !open_.empty() && open_.back().name == name) remove(open_.size() - 1);
        if (name == "dd" || name == "dt") {
            remove_item("dd");
            remove_item("dt");
        }
        if (!is_table_part(name)) return;
        remove_table_part("td");
        remove_table_part("th");
        if (name == "td" || name == "th") return;
        remove_table_part("tr");
        if (name == "tr") return;
        for (const std::string_view group : {"tbody", "thead", "tfoot"}) remove_table_part(group);
    }

    std::vector<Open> open_;
    std::size_t formatting_ = 0;
    std::size_t other_rules_ = 0;
};

/// Passes the text of an element whose content is no markup, and says when the scan cannot know where it ends.
void pass_raw_text(TagScanner& scanner, const ScannedTag& tag, OpenTags& open) {
    if (open.inside_other_rules()) {
        // <svg><style> holds elements, <select><title> is ignored: whether this is text the scan cannot know.
        open.certain = false;
        return;
    }
    const std::string_view text = scanner.skip_raw_text(tag.name);
    // HTML §13.2.5.26: after <!-- and <script a script goes on past its first </script>.
    if (tag.name == "script" && text.find("<!--") != text.npos) open.certain = false;
}

}  // namespace

Cost cost_of_parsing(std::string_view html, std::size_t depth_limit) {
    TagScanner scanner{html};
    OpenTags open;
    ScannedTag tag;
    while (scanner.next(tag) && open.cost.depth <= depth_limit) {
        if (scanner.text_before()) open.text();
        if (scanner.saw_cdata() && open.inside_other_rules()) open.certain = false;
        if (tag.end) {
            open.end(tag.name);
            continue;
        }
        open.start(tag);
        if (is_raw_text(tag.name)) pass_raw_text(scanner, tag, open);
    }
    return open.cost;
}

}  // namespace midad::html
