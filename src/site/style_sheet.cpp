#include "site/style_sheet.h"

#include "base/sha256.h"

namespace midad::site {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool swallows_blanks_before(char c) { return c == '{' || c == '}' || c == ';' || c == ',' || c == ')' || c == '>'; }
bool swallows_blanks_after(char c) { return swallows_blanks_before(c) ? c != ')' : c == ':' || c == '('; }

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
    for (std::size_t at = 0; at < css.size(); ++at) {
        const char c = css[at];
        if (c == '/' && at + 1 < css.size() && css[at + 1] == '*') {
            const std::size_t end = css.find("*/", at + 2);
            at = end == css.npos ? css.size() : end + 1;
        } else if (c == '"' || c == '\'') {
            const std::size_t end = css.find(c, at + 1);
            const std::size_t stop = end == css.npos ? css.size() : end + 1;
            out += css.substr(at, stop - at);
            at = stop - 1;
        } else if (is_blank(c)) {
            if (!out.empty() && out.back() != ' ' && !swallows_blanks_after(out.back())) out += ' ';
        } else {
            if (!out.empty() && out.back() == ' ' && swallows_blanks_before(c)) out.pop_back();
            if (c == '}' && !out.empty() && out.back() == ';') out.pop_back();
            out += c;
        }
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
