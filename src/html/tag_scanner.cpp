#include "html/internal/tag_scanner.h"

#include <algorithm>

namespace midad::html {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// HTML's white space; a carriage return is a line feed by then (HTML §13.2.3.5).
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

void TagScanner::skip_to(std::string_view end) {
    const std::size_t found = html_.find(end, at_);
    at_ = found == html_.npos ? html_.size() : found + end.size();
}

/// HTML §13.2.5.43–51: `<!-->` and `<!--->` are whole comments, `--!>` ends one as `-->` does.
void TagScanner::skip_comment() {
    at_ += 4;
    if (starts_with(">")) {
        at_ += 1;
        return;
    }
    if (starts_with("->")) {
        at_ += 2;
        return;
    }
    const std::size_t plain = html_.find("-->", at_);
    const std::size_t bang = html_.substr(0, plain).find("--!>", at_);
    if (bang != html_.npos) {
        at_ = bang + 4;
    } else {
        at_ = plain == html_.npos ? html_.size() : plain + 3;
    }
}

void TagScanner::skip_markup_declaration() {
    if (starts_with("<!--")) return skip_comment();
    if (starts_with("<![CDATA[")) saw_cdata_ = true;
    skip_to(">");
}

void TagScanner::skip_blanks() {
    while (at_ < html_.size() && is_blank(html_[at_])) ++at_;
}

/// HTML §13.2.5.35–39.
void TagScanner::skip_value() {
    skip_blanks();
    if (at_ == html_.size() || html_[at_] == '>') return;
    if (html_[at_] == '"' || html_[at_] == '\'') {
        const char quote = html_[at_];
        at_ = std::min(html_.find(quote, at_ + 1), html_.size() - 1) + 1;
    } else {
        while (at_ < html_.size() && !is_blank(html_[at_]) && html_[at_] != '>') ++at_;
    }
}

void TagScanner::read_attributes(ScannedTag& tag) {
    while (at_ < html_.size()) {
        while (at_ < html_.size() && (is_blank(html_[at_]) || html_[at_] == '/')) ++at_;
        if (at_ == html_.size() || html_[at_] == '>') return;
        ++tag.attributes;
        // A name may begin with `=` (HTML §13.2.5.32).
        at_ = std::min(html_.find_first_of(" \t\n\f\r/>=", at_ + 1), html_.size());
        skip_blanks();
        if (at_ == html_.size() || html_[at_] != '=') continue;
        ++at_;
        skip_value();
    }
}

bool TagScanner::read_tag(ScannedTag& tag) {
    tag.attributes = 0;
    tag.end = html_[at_ + 1] == '/';
    at_ += tag.end ? 2 : 1;
    const std::size_t begin = at_;
    while (at_ < html_.size() && !is_blank(html_[at_]) && html_[at_] != '/' && html_[at_] != '>') ++at_;
    tag.name.assign(html_.substr(begin, at_ - begin));
    std::transform(tag.name.begin(), tag.name.end(), tag.name.begin(), lower);
    read_attributes(tag);
    // A tag that the text ends inside of is none.
    if (at_ == html_.size()) return false;
    ++at_;
    return true;
}

bool TagScanner::next(ScannedTag& tag) {
    text_before_ = false;
    while (at_ < html_.size()) {
        if (html_[at_] != '<') {
            text_before_ = true;
            at_ = std::min(html_.find('<', at_), html_.size());
            continue;
        }
        const char after = byte_at(at_ + 1);
        const char third = byte_at(at_ + 2);
        if (is_letter(after) || (after == '/' && is_letter(third))) return read_tag(tag);
        if (after == '!') {
            skip_markup_declaration();
        } else if (after == '?' || after == '/') {
            skip_to(">");
        } else {
            text_before_ = true;
            ++at_;
        }
    }
    return false;
}

std::string_view TagScanner::skip_raw_text(std::string_view name) {
    const std::size_t begin = at_;
    while (at_ < html_.size()) {
        at_ = std::min(html_.find("</", at_), html_.size());
        if (at_ == html_.size()) break;
        const std::string_view word = html_.substr(at_ + 2, name.size());
        const std::size_t after = at_ + 2 + name.size();
        const bool same = std::equal(word.begin(), word.end(), name.begin(), name.end(),
                                     [](char a, char b) { return lower(a) == b; });
        if (same && after < html_.size() && (is_blank(html_[after]) || html_[after] == '/' || html_[after] == '>'))
            break;
        at_ += 2;
    }
    return html_.substr(begin, at_ - begin);
}

}  // namespace midad::html
