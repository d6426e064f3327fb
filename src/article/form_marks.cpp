#include <algorithm>
#include <iterator>
#include <optional>

#include "article/internal/form.h"
#include "html/address.h"
#include "text/fold.h"

namespace midad::article {

namespace {

constexpr std::size_t longest_address = 2000;  // bytes

bool is_sign(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

/// Words with marks as one text; a line feed where a line ends in a backslash.
struct Joined {
    std::string text;
    std::vector<std::pair<std::size_t, int>> lines;  // where each line begins

    int line_of(std::size_t at) const {
        const auto after = std::upper_bound(lines.begin(), lines.end(), at,
                                            [](std::size_t place, const auto& line) { return place < line.first; });
        return after == lines.begin() ? lines.front().second : std::prev(after)->second;
    }
};

bool ends_in_break(std::string_view line) {
    std::size_t backslashes = 0;
    while (backslashes < line.size() && line[line.size() - 1 - backslashes] == '\\') ++backslashes;
    return backslashes % 2 == 1;
}

Joined joined(const std::vector<Line>& lines) {
    Joined all;
    bool broken = false;
    for (const Line& line : lines) {
        std::string_view words = trimmed(line.text);
        if (!all.text.empty()) all.text += broken ? '\n' : ' ';
        all.lines.emplace_back(all.text.size(), line.number);
        broken = ends_in_break(words);
        if (broken) words.remove_suffix(1);
        all.text += text::tidy(words);
    }
    return all;
}

/// Reads `**`, `*` and `[words](address)` in one walk. A mark opens only where another can close it, which is asked of
/// two positions found beforehand: however the file is made, the walk is linear.
class Marks {
public:
    Marks(const Joined& joined, FormFaults& faults) : joined_{joined}, text_{joined.text}, faults_{faults} {
        find_last_closers();
    }

    Text read() {
        walk(0, text_.size());
        flush();
        if (strong_) faults_.add(joined_.line_of(strong_at_), "mark_not_closed", {{"mark", "**"}});
        if (emphasis_) faults_.add(joined_.line_of(emphasis_at_), "mark_not_closed", {{"mark", "*"}});
        return std::move(spans_);
    }

private:
    bool at_sign(std::size_t at, std::string_view sign) const { return text_.substr(at, sign.size()) == sign; }

    void find_last_closers() {
        for (std::size_t at = 0; at < text_.size(); ++at) {
            if (text_[at] == '\\') {
                ++at;
            } else if (at_sign(at, "**")) {
                last_strong_ = at++;
            } else if (text_[at] == '*' && at > 0 && !is_blank(text_[at - 1])) {
                last_emphasis_ = at;
            }
        }
    }

    void walk(std::size_t at, std::size_t end) {
        while (at < end) {
            const char c = text_[at];
            if (c == '\\' && at + 1 < end && is_sign(text_[at + 1])) {
                current_ += text_[at + 1];
                at += 2;
            } else if (c == '*' && at_sign(at, "**") && at + 1 < end) {
                see_strong(at);
                at += 2;
            } else if (c == '*') {
                see_emphasis(at++);
            } else if (c == '[' && link_.empty()) {
                at = see_link(at, end);
            } else {
                current_ += c;
                ++at;
            }
        }
    }

    void see_strong(std::size_t at) {
        if (!strong_ && !(last_strong_ && *last_strong_ > at)) {
            faults_.add(joined_.line_of(at), "mark_not_closed", {{"mark", "**"}});
        } else {
            flush();
            strong_ = !strong_;
            strong_at_ = at;
        }
    }

    /// A star between blanks, or with nothing to close it, is a star.
    void see_emphasis(std::size_t at) {
        const bool before = at > 0 && !is_blank(text_[at - 1]);
        const bool after = at + 1 < text_.size() && !is_blank(text_[at + 1]);
        const bool opens = !emphasis_ && after && last_emphasis_ && *last_emphasis_ > at;
        if (!opens && !(emphasis_ && before)) {
            current_ += '*';
            return;
        }
        flush();
        emphasis_ = !emphasis_;
        emphasis_at_ = at;
    }

    /// The position after the link, or after the bracket when it begins none.
    std::size_t see_link(std::size_t at, std::size_t end) {
        if (!next_close_ || *next_close_ < at) next_close_ = text_.find("](", at);
        const std::size_t close = *next_close_;
        const std::size_t inner = text_.find('[', at + 1);
        if (close == text_.npos || close >= end || inner < close) {
            current_ += '[';
            return at + 1;
        }
        const std::size_t address = close + 2;
        const std::size_t last = end_of_address(address, end);
        const std::string words{text_.substr(address, last - address)};
        const auto link = html::link_address(read_plain(words));
        if (!link || last >= end || last - address > longest_address) {
            faults_.add(joined_.line_of(at), "bad_link", {{"address", words}});
        } else if (close == at + 1) {
            faults_.add(joined_.line_of(at), "link_without_words", {{"address", words}});
        } else {
            flush();
            link_ = *link;
            walk(at + 1, close);
            flush();
            link_.clear();
        }
        return std::min(last + 1, end);
    }

    /// The parenthesis that closes the address; parentheses inside it come in pairs.
    std::size_t end_of_address(std::size_t at, std::size_t end) const {
        int open = 0;
        const std::size_t limit = std::min(end, at + longest_address + 1);
        for (; at < limit; ++at) {
            if (text_[at] == '\\') {
                ++at;
            } else if (is_blank(text_[at]) || (text_[at] == ')' && open == 0)) {
                break;
            } else if (text_[at] == '(') {
                ++open;
            } else if (text_[at] == ')') {
                --open;
            }
        }
        return std::min(at, end);
    }

    void flush() {
        if (current_.empty()) return;
        const bool same = !spans_.empty() && spans_.back().strong == strong_ && spans_.back().emphasis == emphasis_ &&
                          spans_.back().link == link_;
        if (same) {
            spans_.back().text += current_;
        } else {
            spans_.push_back({std::move(current_), strong_, emphasis_, link_});
        }
        current_.clear();
    }

    const Joined& joined_;
    std::string_view text_;
    FormFaults& faults_;
    Text spans_;
    std::string current_, link_;
    bool strong_ = false, emphasis_ = false;
    std::size_t strong_at_ = 0, emphasis_at_ = 0;
    std::optional<std::size_t> last_strong_, last_emphasis_, next_close_;
};

}  // namespace

std::string read_plain(std::string_view words) {
    std::string plain;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == '\\' && at + 1 < words.size() && is_sign(words[at + 1])) ++at;
        plain += words[at];
    }
    return plain;
}

Text read_marks(const std::vector<Line>& lines, FormFaults& faults) {
    const Joined all = joined(lines);
    if (all.text.empty()) return {};
    Text spans = Marks{all, faults}.read();
    if (spans.size() > most_in_a_list)
        faults.add(lines.front().number, "too_many", {{"limit", std::to_string(most_in_a_list)}});
    return spans;
}

}  // namespace midad::article
