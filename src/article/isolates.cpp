#include "article/internal/isolates.h"

#include <vector>

#include "base/utf8.h"
#include "html/safe_html.h"
#include "text/bidi.h"
#include "text/fold.h"

namespace midad::article {

namespace {

/// Letters of right-to-left scripts: Arabic by the part that classifies characters, and Hebrew to N'Ko by their blocks.
bool is_right_to_left(char32_t c) {
    return text::is_arabic_letter(c) || (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE);
}

bool is_left_to_right(char32_t c) {
    const bool sign = c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F);
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && !sign);
}

/// Arabic in a left-to-right text: from its first letter to its last before the next letter of another script.
std::vector<text::Run> right_to_left_runs(std::string_view text) {
    std::vector<text::Run> runs;
    bool open = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (is_right_to_left(c)) {
            if (open) {
                runs.back().end = at;
            } else {
                runs.push_back({begin, at});
            }
            open = true;
        } else if (is_left_to_right(c)) {
            open = false;
        }
    }
    return runs;
}

/// A number to be dialled or a firm's name that breaks over two lines of Arabic is read in the wrong order. 24: what a
/// line of the narrowest phone (320 px) holds in any case.
bool stays_whole(std::string_view words) {
    constexpr std::size_t longest = 24;
    return words.size() <= longest && words.find_first_of(" -") != words.npos && words.find('\n') == words.npos;
}

void append_with_breaks(std::string& html, std::string_view text) {
    for (;;) {
        const std::size_t line = text.find('\n');
        html::append_escaped(html, text.substr(0, line));
        if (line == text.npos) return;
        html += "<br>";
        text.remove_prefix(line + 1);
    }
}

}  // namespace

void append_isolated(std::string& html, std::string_view text, bool right_to_left) {
    const std::vector<text::Run> runs = right_to_left ? text::left_to_right_runs(text) : right_to_left_runs(text);
    std::size_t written = 0;
    for (const text::Run& run : runs) {
        append_with_breaks(html, text.substr(written, run.begin - written));
        const std::string_view words = text.substr(run.begin, run.end - run.begin);
        html += right_to_left ? "<bdi dir=\"ltr\"" : "<bdi dir=\"rtl\"";
        html += right_to_left && stays_whole(words) ? " class=\"whole\">" : ">";
        append_with_breaks(html, words);
        html += "</bdi>";
        written = run.end;
    }
    append_with_breaks(html, text.substr(written));
}

}  // namespace midad::article
