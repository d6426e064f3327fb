#include "html/internal/theme_files.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/embedded.h"
#include "base/failure.h"
#include "base/file.h"
#include "html/internal/template_markers.h"
#include "html/internal/view_item.h"

namespace midad::html {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view carried_folder = "themes/default/";
constexpr std::size_t largest_asset = 4u << 20;     // bytes
constexpr std::size_t most_files = 1000;            // in a folder
constexpr std::size_t largest_expanded = 4u << 20;  // bytes
constexpr std::size_t deepest_parts = 16;

bool is_asset(const fs::path& path) {
    static constexpr std::string_view endings[] = {".css",  ".js",   ".svg", ".woff2", ".ttf", ".png",         ".jpg",
                                                   ".webp", ".avif", ".ico", ".json",  ".txt", ".webmanifest", ".xsl"};
    return std::find(std::begin(endings), std::end(endings), path.extension().string()) != std::end(endings);
}

bool is_passed_over(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.starts_with('.') || name.ends_with('~') || path.extension() == ".md";
}

void take_file(ThemeFiles& files, const fs::path& path, const std::string& name, std::vector<ThemeFault>& faults) {
    if (!is_template(name) && !is_asset(path)) {
        faults.push_back(theme_fault(name, 0, "theme.unknown_kind"));
        return;
    }
    try {
        files.owned.push_back(read_file(path, largest_asset));
        files.bytes[name] = files.owned.back();
    } catch (const Failure& failure) {
        // The person at the screen answers this: the theme that is in use stays.
        faults.push_back(theme_fault(name, 0, "theme.cannot_read", {{"reason", failure.what()}}));
    }
}

/// Blanks at the heads of lines are for those who write templates, except where a reader would see them.
std::string without_indentation(std::string_view text) {
    if (text.find("<pre") != text.npos || text.find("<textarea") != text.npos) return std::string{text};
    std::string lean;
    lean.reserve(text.size());
    bool at_head = true;
    for (const char c : text) {
        if (at_head && (c == ' ' || c == '\t')) continue;
        at_head = c == '\n';
        if (c != '\r') lean += c;
    }
    return lean;
}

class Expansion {
public:
    Expansion(const ThemeFiles& files, std::vector<ThemeFault>& faults) : files_{files}, faults_{faults} {}

    std::string result;

    void add(const std::string& name) {
        const std::string_view text = files_.bytes.find(name)->second;
        open_.push_back(name);
        std::vector<ThemeFault> told_by_the_check;
        std::size_t copied = 0;
        for (const Marker& marker : markers_of(name, text, told_by_the_check)) {
            result += text.substr(copied, marker.begin - copied);
            copied = marker.end;
            put(marker, name, text);
        }
        result += text.substr(copied);
        open_.pop_back();
    }

private:
    void put(const Marker& marker, const std::string& name, std::string_view text) {
        switch (marker.kind) {
            case Marker::Kind::remark:
            case Marker::Kind::pragma:
                return;
            case Marker::Kind::part:
                return put_part(marker, name, line_at(text, marker.begin));
            case Marker::Kind::value:
                if (!is_html_name(marker.name)) break;
                result += "{{";
                result += marker.name;
                result += ":none}}";
                return;
            case Marker::Kind::section:
            case Marker::Kind::section_end:
                break;
        }
        result += text.substr(marker.begin, marker.end - marker.begin);
    }

    void put_part(const Marker& marker, const std::string& name, int line) {
        const std::string part = file_of_part(marker.name);
        if (!files_.bytes.contains(part)) {
            faults_.push_back(theme_fault(name, line, "theme.no_part", {{"part", part}}));
        } else if (std::find(open_.begin(), open_.end(), part) != open_.end()) {
            faults_.push_back(theme_fault(name, line, "theme.part_in_circle", {{"part", part}}));
        } else if (open_.size() >= deepest_parts || result.size() > largest_expanded) {
            if (std::exchange(told_, true)) return;
            faults_.push_back(theme_fault(name, line, "theme.parts_too_deep", {{"part", part}}));
        } else {
            add(part);
        }
    }

    const ThemeFiles& files_;
    std::vector<ThemeFault>& faults_;
    std::vector<std::string> open_;
    bool told_ = false;  // that it grows too large: once, not for every part that is left
};

}  // namespace

bool is_template(std::string_view name) { return name.ends_with(".html") && name.find('/') == name.npos; }

ThemeFiles carried_files() {
    ThemeFiles files;
    for (const embedded::File& file : embedded::files()) {
        if (file.path.starts_with(carried_folder)) {
            files.bytes.emplace(file.path.substr(carried_folder.size()), file.bytes);
        }
    }
    return files;
}

void put_folder_over(ThemeFiles& files, const fs::path& folder, std::vector<ThemeFault>& faults) {
    std::error_code error;
    std::size_t count = 0;
    fs::recursive_directory_iterator entry{folder, error};
    for (; !error && entry != fs::recursive_directory_iterator{}; entry.increment(error)) {
        const fs::path& path = entry->path();
        if (is_passed_over(path)) {
            if (entry->is_directory(error)) entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file(error)) continue;
        if (++count > most_files) {
            faults.push_back(
                theme_fault(folder.string(), 0, "theme.too_many_files", {{"limit", std::to_string(most_files)}}));
            return;
        }
        take_file(files, path, path.lexically_relative(folder).generic_string(), faults);
    }
    if (error) faults.push_back(theme_fault(folder.string(), 0, "theme.cannot_read", {{"reason", error.message()}}));
}

std::string expanded(const ThemeFiles& files, std::string_view name, std::vector<ThemeFault>& faults) {
    Expansion expansion{files, faults};
    expansion.add(std::string{name});
    return "{{%AUTOESCAPE context=\"HTML\"}}" + without_indentation(expansion.result);
}

}  // namespace midad::html
