#include "html/internal/allowed.h"

#include <algorithm>
#include <array>

#include "html/address.h"

namespace midad::html {

namespace {

using Names = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view name, Names names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A whole number from 1 to `most`, without signs or blanks.
bool is_number(std::string_view value, int most) {
    if (value.empty() || value.size() > 5 || value[0] == '0') return false;
    int number = 0;
    for (const char c : value) {
        if (c < '0' || c > '9') return false;
        number = number * 10 + (c - '0');
    }
    return number <= most;
}

/// The letters, digits and signs of language tags (BCP 47) and of dates as HTML writes them.
bool is_of_plain_signs(std::string_view value, std::size_t most) {
    return !value.empty() && value.size() <= most && std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' ||
               c == '+' || c == '.' || c == ' ';
    });
}

bool is_allowed_anywhere(std::string_view attribute, std::string_view value) {
    return (attribute == "lang" && is_of_plain_signs(value, 35)) ||
           (attribute == "dir" && is_one_of(value, {"rtl", "ltr", "auto"}));
}

bool is_allowed_number(std::string_view tag, std::string_view attribute, std::string_view value) {
    if (tag == "img") return is_one_of(attribute, {"width", "height"}) && is_number(value, 30000);
    if (tag == "ol") return attribute == "start" && is_number(value, 30000);
    if (tag == "td" || tag == "th") return is_one_of(attribute, {"colspan", "rowspan"}) && is_number(value, 1000);
    return false;
}

}  // namespace

Fate fate_of(std::string_view tag) {
    if (is_one_of(tag, {"p",          "h1",   "h2",     "h3",    "h4",    "h5",     "h6",  "blockquote", "ul",
                        "ol",         "li",   "strong", "b",     "em",    "i",      "a",   "br",         "figure",
                        "figcaption", "img",  "table",  "thead", "tbody", "tr",     "th",  "td",         "caption",
                        "div",        "span", "sub",    "sup",   "time",  "footer", "cite"})) {
        return Fate::kept;
    }
    if (is_one_of(tag,
                  {"section", "article",  "aside", "header",  "main",    "nav", "address", "center", "dl",   "dt",
                   "dd",      "fieldset", "form",  "details", "summary", "pre", "hr",      "hgroup", "menu", "dir"})) {
        return Fate::a_division;
    }
    if (is_one_of(tag, {"script",  "style",    "iframe",    "template", "textarea", "title",  "noscript", "xmp",
                        "noembed", "noframes", "plaintext", "select",   "object",   "applet", "audio",    "video",
                        "canvas",  "svg",      "math",      "frameset", "head",     "dialog"})) {
        return Fate::dropped;
    }
    return Fate::unwrapped;
}

bool is_void(std::string_view tag) { return tag == "br" || tag == "img"; }

std::optional<std::string> allowed_value(std::string_view tag, std::string_view attribute, std::string_view value) {
    // Addresses and words are taken as they are or made safe; everything else is of few signs or not kept.
    if (tag == "a" && attribute == "href") return link_address(value);
    if (tag == "img" && attribute == "src") return picture_address(value);
    if (tag == "img" && attribute == "alt") return std::string{value};
    const bool good = is_allowed_anywhere(attribute, value) || is_allowed_number(tag, attribute, value) ||
                      (tag == "time" && attribute == "datetime" && is_of_plain_signs(value, 40)) ||
                      (tag == "th" && attribute == "scope" && is_one_of(value, {"col", "row", "colgroup", "rowgroup"}));
    if (!good) return std::nullopt;
    return std::string{value};
}

}  // namespace midad::html
