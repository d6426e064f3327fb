#include "article/story_form.h"

#include "article/internal/form.h"
#include "base/utf8.h"

namespace midad::article {

namespace {

constexpr std::size_t largest = 2u << 20;  // bytes

std::vector<Line> lines_of(std::string_view file) {
    std::vector<Line> lines;
    while (!file.empty()) {
        const std::size_t end = file.find('\n');
        std::string_view line = file.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back({static_cast<int>(lines.size()) + 1, line});
        if (end == file.npos) break;
        file.remove_prefix(end + 1);
    }
    return lines;
}

/// C0 but the tab, DEL and C1: nothing that a keyboard types, and a way to hide things from whoever reads the file.
void refuse_controls(const std::vector<Line>& lines, FormFaults& faults) {
    static constexpr char digits[] = "0123456789ABCDEF";
    for (const Line& line : lines) {
        for (std::size_t at = 0; at < line.text.size();) {
            const char32_t c = next_code_point(line.text, at);
            const bool control = (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0);
            if (!control) continue;
            faults.add(line.number, "control_character",
                       {{"code", std::string{"U+00"} + digits[c >> 4] + digits[c & 15]}});
            break;
        }
    }
}

bool is_rule(const Line& line) { return trimmed(line.text) == "---" && line.text.starts_with("---"); }

}  // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::pair<std::string_view, std::string_view> parted_at_bar(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '|') {
            const std::string_view second = trimmed(text.substr(at + 1));
            return {trimmed(text.substr(0, at)), second.data() ? second : text.substr(at, 0)};
        }
    }
    return {trimmed(text), {}};
}

Result<TypedStory, std::vector<FormFault>> read_story_form(std::string_view file, const text::House& house) {
    FormFaults faults;
    if (file.size() > largest) {
        faults.add(1, "too_large", {{"limit", "2"}});
        return refuse(std::move(faults.list));
    }
    if (const auto bad = first_bad_utf8(file)) {
        const auto before = lines_of(file.substr(0, *bad));
        faults.add(before.empty() ? 1 : before.back().number + (file[*bad - 1] == '\n' ? 1 : 0), "not_utf8",
                   {{"byte", std::to_string(*bad + 1)}});
        return refuse(std::move(faults.list));
    }
    if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
    const std::vector<Line> lines = lines_of(file);
    refuse_controls(lines, faults);

    if (lines.empty() || !is_rule(lines.front())) {
        faults.add(1, "no_head");
        return refuse(std::move(faults.list));
    }
    auto end = lines.begin() + 1;
    while (end != lines.end() && !is_rule(*end)) ++end;
    if (end == lines.end()) faults.add(1, "head_not_closed");
    TypedStory story;
    read_head({lines.begin() + 1, end}, house, story, faults);
    if (end != lines.end()) story.article.blocks = read_text({end + 1, lines.end()}, faults);
    name_anchors(story.article.blocks);
    if (!faults.list.empty()) return refuse(std::move(faults.list));
    return story;
}

}  // namespace midad::article
