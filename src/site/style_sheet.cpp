#include "site/style_sheet.h"

#include "base/sha256.h"

namespace midad::site {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool swallows_blanks_before(char c) { return c == '{' || c == '}' || c == ';' || c == ',' || c == ')' || c == '>'; }
bool swallows_blanks_after(char c) { return swallows_blanks_before(c) ? c != ')' : c == ':' || c == '('; }

/// How much of the text is a comment, a string, or one letter.
std::size_t length_of_piece(std::string_view text) {
    const bool comment = text.starts_with("/*");
    if (!comment && text.front() != '"' && text.front() != '\'') return 1;
    const std::size_t end = comment ? text.find("*/", 2) : text.find(text.front(), 1);
    return end == text.npos ? text.size() : end + (comment ? 2 : 1);
}

/// A letter outside of strings: a blank only where it parts two words.
void append_letter(std::string& out, char c) {
    const bool after_blank = !out.empty() && out.back() == ' ';
    if (is_blank(c)) {
        if (!out.empty() && !after_blank && !swallows_blanks_after(out.back())) out += ' ';
        return;
    }
    if (after_blank && swallows_blanks_before(c)) out.pop_back();
    if (c == '}' && !out.empty() && out.back() == ';') out.pop_back();
    out += c;
}

std::string base64(std::string_view hex) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto digit = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
    std::string text;
    for (std::size_t at = 0; at < hex.size(); at += 6) {  // six hexadecimal digits: three bytes: four letters
        unsigned bits = 0;
        const std::size_t here = std::min<std::size_t>(6, hex.size() - at);
        for (std::size_t i = 0; i < 6; ++i) bits = bits << 4 | (i < here ? digit(hex[at + i]) : 0);
        for (std::size_t i = 0; i < 4; ++i) {
            text += i <= here / 2 ? letters[bits >> (18 - 6 * i) & 63] : '=';
        }
    }
    return text;
}

}  // namespace

std::string minified_css(std::string_view css) {
    std::string out;
    out.reserve(css.size());
    for (std::size_t at = 0; at < css.size();) {
        const std::string_view rest = css.substr(at);
        const std::size_t length = length_of_piece(rest);
        if (rest.front() == '"' || rest.front() == '\'') {
            out += rest.substr(0, length);
        } else if (!rest.starts_with("/*")) {
            append_letter(out, rest.front());
        }
        at += length;
    }
    return out;
}

std::string with_assets(std::string_view css, const std::function<std::string(std::string_view)>& address_of) {
    static constexpr std::string_view mark = "asset:";
    std::string out;
    for (std::size_t at = 0;;) {
        const std::size_t found = css.find(mark, at);
        out += css.substr(at, found == css.npos ? css.npos : found - at);
        if (found == css.npos) return out;
        const std::size_t end = css.find_first_of(")\"' ", found);
        out += address_of(css.substr(found + mark.size(), end - found - mark.size()));
        if (end == css.npos) return out;
        at = end;
    }
}

std::string policy_hash(std::string_view content) { return "'sha256-" + base64(sha256_hex(content)) + "'"; }

}  // namespace midad::site
