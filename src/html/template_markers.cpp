#include "html/internal/template_markers.h"

#include <algorithm>

#include "html/internal/view_item.h"
#include "text/messages.h"

namespace midad::html {

namespace {

bool is_upper_name(std::string_view name) {
    // X_separator stands between the rounds of section X (ctemplate).
    if (name.ends_with("_separator")) name.remove_suffix(std::string_view{"_separator"}.size());
    const bool good = std::all_of(name.begin(), name.end(),
                                  [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
    return good && !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

Marker::Kind kind_of(char sign) {
    switch (sign) {
        case '#':
            return Marker::Kind::section;
        case '/':
            return Marker::Kind::section_end;
        case '>':
            return Marker::Kind::part;
        case '!':
            return Marker::Kind::remark;
        case '%':
            return Marker::Kind::pragma;
        default:
            return Marker::Kind::value;
    }
}

}  // namespace

int line_at(std::string_view text, std::size_t at) {
    const auto before = text.substr(0, at);
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

ThemeFault theme_fault(std::string_view file, int line, std::string_view key,
                       std::vector<std::pair<std::string, std::string>> arguments) {
    std::string what = text::Messages::carried().say("en", key, arguments);
    return {std::string{file}, line, std::move(what), std::string{key}, std::move(arguments)};
}

std::string file_of_part(std::string_view name) {
    std::string file{name};
    std::transform(file.begin(), file.end(), file.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return file + ".html";
}

std::vector<Marker> markers_of(std::string_view file, std::string_view text, std::vector<ThemeFault>& faults) {
    std::vector<Marker> markers;
    for (std::size_t at = text.find("{{"); at != text.npos; at = text.find("{{", at)) {
        const std::size_t close = text.find("}}", at);
        if (close == text.npos) {
            faults.push_back(theme_fault(file, line_at(text, at), "theme.unclosed_marker"));
            break;
        }
        const std::string_view inside = text.substr(at + 2, close - at - 2);
        Marker marker{kind_of(inside.empty() ? '\0' : inside[0]), inside, {}, at, close + 2};
        const bool named = marker.kind != Marker::Kind::remark && marker.kind != Marker::Kind::pragma;
        marker.name = trimmed(inside.substr(marker.kind == Marker::Kind::value ? 0 : 1));
        if (named) {
            const std::size_t colon = std::min(marker.name.find(':'), marker.name.size());
            marker.modifiers = marker.name.substr(colon);
            marker.name = marker.name.substr(0, colon);
        }
        at = close + 2;
        if (named && !is_upper_name(marker.name)) {
            faults.push_back(
                theme_fault(file, line_at(text, marker.begin), "theme.bad_name", {{"name", std::string{inside}}}));
            continue;
        }
        markers.push_back(marker);
    }
    return markers;
}

}  // namespace midad::html
