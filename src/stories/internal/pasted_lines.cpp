#include "stories/internal/pasted_lines.h"

#include <algorithm>
#include <array>

#include "article/html.h"
#include "base/utf8.h"
#include "stories/internal/alignment.h"
#include "text/fold.h"
#include "text/numbers.h"
#include "text/pieces.h"

namespace midad::stories::internal {

using article::Text;

namespace {

constexpr std::array<std::string_view, 16> bullets{"•", "·", "●", "○", "▪",  "■",  "◾", "◼",
                                                   "▫", "*", "‣", "➢", "🔹", "🔸", "✅", "🔴"};
constexpr std::array<std::string_view, 4> dashes{"-", "–", "—", "−"};

std::size_t blanks_at(std::string_view text, std::size_t at) {
    const auto pieces = text::pieces_of(text.substr(at));
    return !pieces.empty() && pieces[0].kind == text::Piece::Kind::blank ? pieces[0].end : 0;
}

/// How many bytes a list's mark takes, with the blank behind it; 0: none. A dash needs its blank.
std::size_t bullet_at(std::string_view words) {
    for (const std::string_view bullet : bullets) {
        if (words.starts_with(bullet)) return bullet.size() + blanks_at(words, bullet.size());
    }
    for (const std::string_view dash : dashes) {
        const std::size_t blanks = words.starts_with(dash) ? blanks_at(words, dash.size()) : 0;
        if (blanks > 0) return dash.size() + blanks;
    }
    return 0;
}

/// «1. », «٢- », «3) »: the same for numbers.
std::size_t number_at(std::string_view words) {
    const auto pieces = text::pieces_of(words);
    if (pieces.size() < 3 || pieces[0].kind != text::Piece::Kind::word || pieces[0].end > 4) return 0;
    const std::string digits = text::ascii_digits(words.substr(0, pieces[0].end));
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) || digits.size() > 2)
        return 0;
    const std::string_view sign = words.substr(pieces[1].begin, pieces[1].end - pieces[1].begin);
    if (sign != "." && sign != ")" && sign != "-" && sign != "–" && sign != "/") return 0;
    return pieces[2].kind == text::Piece::Kind::blank ? pieces[2].end : 0;
}

bool is_strong(const Text& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](const article::Span& span) {
        return span.strong || text::plain(span.text).empty();
    });
}

/// Parts a text at its line feeds.
std::vector<Text> parted(const Text& text) {
    std::vector<Text> lines(1);
    for (const article::Span& span : text) {
        for (std::size_t at = 0;;) {
            const std::size_t end = std::min(span.text.find('\n', at), span.text.size());
            if (end > at) {
                lines.back().push_back(span);
                lines.back().back().text = span.text.substr(at, end - at);
            }
            if (end == span.text.size()) break;
            lines.emplace_back();
            at = end + 1;
        }
    }
    return lines;
}

struct LineGatherer {
    std::vector<Line>& lines;

    void operator()(const article::Paragraph& paragraph) const {
        for (Text& text : parted(paragraph.text)) add(std::move(text));
    }
    void operator()(const article::Subhead& subhead) const {
        Line line = line_of({{subhead.text}});
        line.kind = Line::Kind::heading;
        if (!line.words.empty()) lines.push_back(std::move(line));
    }
    template <typename Other>
    void operator()(const Other& block) const {
        Line line;
        line.kind = Line::Kind::block;
        line.block = block;
        line.words = block_text(*line.block);
        if (const auto* picture = std::get_if<article::PictureBlock>(&*line.block)) {
            for (const std::string& words : {picture->picture.alt, picture->picture.file})
                line.words += (line.words.empty() || words.empty() ? "" : " ") + words;
        }
        lines.push_back(std::move(line));
    }

    void add(Text text) const {
        Line line = line_of(std::move(text));
        if (!line.words.empty()) lines.push_back(std::move(line));
    }
};

/// Google Docs sets all of it in one <b>: marks that are everywhere mark nothing.
void drop_marks_of_all(std::vector<Line>& lines) {
    std::size_t strong = 0, all = 0;
    for (const Line& line : lines) {
        for (const article::Span& span : line.text) {
            all += span.text.size();
            if (span.strong) strong += span.text.size();
        }
    }
    if (strong * 10 < all * 8) return;
    for (Line& line : lines) {
        line.strong = false;
        for (article::Span& span : line.text) span.strong = false;
    }
}

/// A tatweel between blanks is a dash to whoever typed it: «دمشق ـ سانا».
std::string with_dashes(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    constexpr std::string_view dash = " ـ ";
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at).starts_with(dash)) {
            out += " – ";
            at += dash.size();
        } else {
            out += text[at++];
        }
    }
    return out;
}

/// Whether lines that stand together were broken by a mail at one width.
bool is_wrapped(const std::vector<std::string>& group) {
    if (group.size() < 2) return false;
    std::size_t least = 1000, most = 0;
    for (std::size_t at = 0; at + 1 < group.size(); ++at) {
        const std::size_t length = text::length(group[at]);
        least = std::min(least, length);
        most = std::max(most, length);
        if (bullet_at(group[at]) > 0 || number_at(group[at]) > 0) return false;
    }
    return least >= 50 && most <= 90 && most - least <= 25 && text::length(group.back()) <= most + 5;
}

void add_group(std::vector<Line>& lines, std::vector<std::string>& group, bool may_be_wrapped) {
    if (may_be_wrapped && is_wrapped(group)) {
        std::string whole;
        for (const std::string& one : group) whole += (whole.empty() ? "" : " ") + one;
        group = {whole};
    }
    for (std::string& one : group) {
        Line line = line_of({{std::move(one)}});
        if (!line.words.empty()) lines.push_back(std::move(line));
    }
    group.clear();
}

}  // namespace

Text without_beginning(const Text& text, std::size_t bytes) {
    Text rest;
    for (const article::Span& span : text) {
        if (bytes >= span.text.size()) {
            bytes -= span.text.size();
            continue;
        }
        rest.push_back(span);
        rest.back().text.erase(0, bytes);
        bytes = 0;
    }
    while (!rest.empty()) {
        std::string& first = rest.front().text;
        first.erase(0, blanks_at(first, 0));
        if (!first.empty()) break;
        rest.erase(rest.begin());
    }
    return rest;
}

Line line_of(Text text) {
    Line line;
    while (!text.empty() && text::plain(text.back().text).empty()) text.pop_back();
    if (!text.empty()) {
        std::string& last = text.back().text;
        while (last.ends_with(' ')) last.pop_back();
    }
    text = without_beginning(text, 0);
    line.words = article::plain_text(text);
    const std::size_t bullet = bullet_at(line.words), number = bullet == 0 ? number_at(line.words) : 0;
    if (bullet + number > 0) {
        line.kind = bullet > 0 ? Line::Kind::bullet : Line::Kind::number;
        text = without_beginning(text, bullet + number);
        line.words = article::plain_text(text);
    } else if (line.words.starts_with("> ")) {
        line.kind = Line::Kind::quote;
        text = without_beginning(text, 2);
        line.words = article::plain_text(text);
    }
    line.strong = is_strong(text);
    line.text = std::move(text);
    return line;
}

std::optional<std::vector<Line>> lines_of_html(std::string_view html) {
    const auto blocks = article::blocks_from_html(with_dashes(html));
    if (!blocks) return std::nullopt;
    std::vector<Line> lines;
    for (const article::Block& block : *blocks) std::visit(LineGatherer{lines}, block);
    drop_marks_of_all(lines);
    return lines;
}

std::vector<Line> lines_of_text(std::string_view text) {
    const bool has_empty = text.find("\n\n") != text.npos || text.find("\n\r\n") != text.npos;
    std::vector<Line> lines;
    std::vector<std::string> group;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text::tidy(with_dashes(text.substr(at, end - at)));
        if (line.empty()) {
            add_group(lines, group, has_empty);
        } else {
            group.push_back(std::move(line));
        }
        at = end + 1;
    }
    add_group(lines, group, has_empty);
    return lines;
}

}  // namespace midad::stories::internal
