#include <algorithm>

#include "base/utf8.h"
#include "html/internal/template_markers.h"
#include "html/internal/view_item.h"

namespace midad::html {

namespace {

using Kind = Marker::Kind;

constexpr std::size_t longest_template = 256u << 10;  // bytes

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Walks over a template's HTML as a browser would read it, with the markers as things without width, and tells what
/// stands where it must not.
class Walk {
public:
    Walk(std::string_view file, std::string_view text, const std::vector<Marker>& markers,
         std::vector<ThemeFault>& faults)
        : file_{file}, text_{text}, markers_{markers}, faults_{faults} {}

    void run() {
        auto marker = markers_.begin();
        for (std::size_t at = 0; at < text_.size();) {
            if (marker != markers_.end() && at == marker->begin) {
                see(*marker);
                at = marker->end;
                ++marker;
                continue;
            }
            at_ = at;
            step(text_[at]);
            ++at;
        }
        for (const Opened& open : open_) tell(open.at, "theme.section_open", {{"name", std::string{open.name}}});
        if (place_ != Place::text && place_ != Place::raw) tell(text_.size(), "theme.ends_in_tag");
        if (place_ == Place::raw) tell(text_.size(), "theme.element_open", {{"name", tag_}});
    }

private:
    enum class Place { text, tag, attribute_name, before_value, quoted, unquoted, comment, raw };
    struct Opened {
        std::string_view name;
        Place place;
        std::size_t at;
    };

    void tell(std::size_t at, std::string_view key, std::vector<std::pair<std::string, std::string>> arguments = {}) {
        faults_.push_back(theme_fault(file_, line_at(text_, at), key, std::move(arguments)));
    }

    bool here(std::string_view word) const {
        const std::string_view found = text_.substr(at_, word.size());
        return std::equal(found.begin(), found.end(), word.begin(), word.end(),
                          [](char a, char b) { return lower(a) == b; });
    }

    void step(char c) {
        switch (place_) {
            case Place::text:
                return in_text();
            case Place::tag:
                return in_tag(c);
            case Place::attribute_name:
                return in_attribute_name(c);
            case Place::before_value:
                return before_value(c);
            case Place::quoted:
                if (c == quote_) return end_value();
                value_ += c;
                return;
            case Place::unquoted:
                if (is_blank(c)) return end_value();
                if (c == '>') {
                    end_value();
                    return end_tag();
                }
                value_ += c;
                return;
            case Place::comment:
                if (here("-->")) place_ = Place::text;
                return;
            case Place::raw:
                return in_raw(c);
        }
    }

    void in_text() {
        if (here("<!--")) {
            place_ = Place::comment;
            return;
        }
        if (text_[at_] != '<' || at_ + 1 >= text_.size()) return;
        const bool end = text_[at_ + 1] == '/';
        const std::size_t name = at_ + (end ? 2 : 1);
        if (name >= text_.size() || !is_letter(text_[name])) return;
        std::size_t after = name;
        tag_.clear();
        while (after < text_.size() && (is_letter(text_[after]) || (text_[after] >= '0' && text_[after] <= '9'))) {
            tag_ += lower(text_[after++]);
        }
        end_tag_ = end;
        data_block_ = false;
        place_ = Place::tag;
        name_left_ = after - at_ - 1;
    }

    void in_tag(char c) {
        if (name_left_ > 0) {
            --name_left_;
            return;
        }
        if (c == '>') return end_tag();
        if (is_blank(c) || c == '/') return;
        attribute_.assign(1, lower(c));
        value_.clear();
        place_ = Place::attribute_name;
        check_attribute_name();
    }

    void in_attribute_name(char c) {
        if (c == '=') {
            place_ = Place::before_value;
        } else if (c == '>') {
            end_tag();
        } else if (is_blank(c) || c == '/') {
            place_ = Place::tag;
        } else {
            attribute_ += lower(c);
            check_attribute_name();
        }
    }

    void check_attribute_name() {
        if (attribute_.size() == 3 && attribute_.starts_with("on")) {
            tell(at_, "theme.event_attribute", {{"tag", tag_}});
        }
    }

    void before_value(char c) {
        if (is_blank(c)) return;
        if (c == '"' || c == '\'') {
            quote_ = c;
            place_ = Place::quoted;
        } else if (c == '>') {
            end_tag();
        } else {
            place_ = Place::unquoted;
            value_ += c;
        }
    }

    void end_value() {
        place_ = Place::tag;
        std::string plain;
        for (const char c : value_) {
            if (static_cast<unsigned char>(c) > 0x20) plain += lower(c);
        }
        if (plain.starts_with("javascript:") || plain.starts_with("vbscript:")) {
            tell(at_, "theme.script_address", {{"attribute", attribute_}});
        }
        if (tag_ == "script" && attribute_ == "type" && plain.ends_with("json")) data_block_ = true;
        attribute_.clear();
    }

    void end_tag() {
        attribute_.clear();
        const bool raw = !end_tag_ && (tag_ == "script" || tag_ == "style");
        place_ = raw ? Place::raw : Place::text;
    }

    void in_raw(char c) {
        if (here("</" + tag_)) {
            place_ = Place::text;
            return in_text();
        }
        if (tag_ == "script" && !data_block_ && !is_blank(c)) {
            tell(at_, "theme.inline_script");
            data_block_ = true;  // once for each script
        }
    }

    void see(const Marker& marker) {
        switch (marker.kind) {
            case Kind::value:
                return see_value(marker);
            case Kind::section:
                open_.push_back({marker.name, place_, marker.begin});
                return;
            case Kind::section_end:
                return see_section_end(marker);
            case Kind::part:
                if (place_ != Place::text)
                    tell(marker.begin, "theme.part_in_tag", {{"name", std::string{marker.name}}});
                if (!marker.modifiers.empty()) tell_modifier(marker);
                return;
            case Kind::remark:
                return;
            case Kind::pragma:
                return see_pragma(marker);
        }
    }

    void see_pragma(const Marker& marker) {
        const bool first =
            std::all_of(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(marker.begin), is_blank);
        if (marker.name != "AUTOESCAPE context=\"HTML\"" || !first) {
            tell(marker.begin, "theme.other_pragma", {{"pragma", std::string{marker.name}}});
        }
    }

    void see_section_end(const Marker& marker) {
        if (open_.empty() || open_.back().name != marker.name) {
            tell(marker.begin, "theme.section_not_open", {{"name", std::string{marker.name}}});
            return;
        }
        if (open_.back().place != place_)
            tell(marker.begin, "theme.section_in_pieces", {{"name", std::string{marker.name}}});
        open_.pop_back();
    }

    void tell_modifier(const Marker& marker) {
        tell(marker.begin, "theme.modifier",
             {{"name", std::string{marker.name}}, {"modifier", std::string{marker.modifiers}}});
    }

    void see_value(const Marker& marker) {
        const bool html = is_html_name(marker.name);
        const std::string name{marker.name};
        const bool known =
            marker.modifiers.empty() ||
            (html ? marker.modifiers == ":none" : marker.modifiers == ":h" || marker.modifiers == ":html_escape");
        if (!known) tell_modifier(marker);
        switch (place_) {
            case Place::text:
                return;
            case Place::tag:
            case Place::attribute_name:
                return tell(marker.begin, "theme.value_in_tag", {{"name", name}});
            case Place::before_value:
            case Place::unquoted:
                return tell(marker.begin, "theme.value_unquoted", {{"name", name}});
            case Place::comment:
                return tell(marker.begin, "theme.value_in_comment", {{"name", name}});
            case Place::raw:
                // Data for machines is made whole by the program, as one value.
                if (!(html && tag_ == "script" && data_block_))
                    tell(marker.begin, "theme.value_in_script", {{"name", name}});
                return;
            case Place::quoted:
                break;
        }
        value_ += 'x';
        if (html) tell(marker.begin, "theme.html_in_attribute", {{"name", name}});
        if (attribute_ == "style" || attribute_ == "srcdoc") {
            tell(marker.begin, "theme.value_in_style", {{"name", name}, {"attribute", attribute_}});
        }
    }

    std::string_view file_, text_;
    const std::vector<Marker>& markers_;
    std::vector<ThemeFault>& faults_;
    std::vector<Opened> open_;
    Place place_ = Place::text;
    std::size_t at_ = 0;
    std::size_t name_left_ = 0;  // bytes of the tag's name still to be passed
    std::string tag_, attribute_, value_;
    char quote_ = '"';
    bool end_tag_ = false;
    bool data_block_ = false;
};

}  // namespace

void check_template(std::string_view file, std::string_view text, std::vector<ThemeFault>& faults) {
    if (text.size() > longest_template) {
        faults.push_back(theme_fault(file, 0, "theme.too_large", {{"limit", "256"}}));
        return;
    }
    if (const auto bad = first_bad_utf8(text)) {
        faults.push_back(theme_fault(file, line_at(text, *bad), "theme.not_utf8"));
        return;
    }
    const std::vector<Marker> markers = markers_of(file, text, faults);
    Walk{file, text, markers, faults}.run();
}

}  // namespace midad::html
