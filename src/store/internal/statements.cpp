#include "store/internal/statements.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace midad::store::internal {

namespace {

bool is_word_part(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

enum class Kind { space, comment, word, quoted, semicolon, other };

struct Token {
    Kind kind;
    std::string_view text;
};

/// To the end of the last character of `closing`, or of everything.
std::string_view up_to(std::string_view rest, std::string_view closing, std::size_t from) {
    const std::size_t at = rest.find(closing, from);
    return at == std::string_view::npos ? rest : rest.substr(0, at + closing.size());
}

/// "$$" or "$body$" at the beginning; empty when the dollar begins something else ("$1").
std::string_view dollar_tag(std::string_view rest) {
    std::size_t at = 1;
    while (at < rest.size() && is_word_part(rest[at])) ++at;
    const bool is_tag = at < rest.size() && rest[at] == '$' && std::isdigit(static_cast<unsigned char>(rest[1])) == 0;
    return is_tag ? rest.substr(0, at + 1) : std::string_view{};
}

/// The first token. A doubled quote inside quotes reads as two quoted tokens side by side, which parts nothing.
Token next_token(std::string_view rest) {
    const auto as_long_as = [&](bool (*belongs)(char)) {
        return rest.substr(
            0, static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), belongs) - rest.begin()));
    };
    const char first = rest.front();
    if (is_space(first)) return {Kind::space, as_long_as(is_space)};
    if (rest.starts_with("--")) return {Kind::comment, rest.substr(0, std::min(rest.find('\n'), rest.size()))};
    if (rest.starts_with("/*")) return {Kind::comment, up_to(rest, "*/", 2)};
    if (first == '\'' || first == '"') return {Kind::quoted, up_to(rest, rest.substr(0, 1), 1)};
    if (first == '$') {
        if (const auto tag = dollar_tag(rest); !tag.empty()) return {Kind::quoted, up_to(rest, tag, tag.size())};
    }
    if (is_word_part(first)) return {Kind::word, as_long_as(is_word_part)};
    if (first == ';') return {Kind::semicolon, rest.substr(0, 1)};
    return {Kind::other, rest.substr(0, 1)};
}

std::string lower(std::string_view text) {
    std::string small{text};
    for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return small;
}

/// Gathers tokens and knows when a semicolon ends the statement. SQLite's `create trigger … begin …; …; end;` ends at a
/// semicolon that follows `end` that follows a semicolon, as in sqlite3_complete().
class Gathered {
public:
    void add(const Token& token) {
        if (text_.empty() && (token.kind == Kind::space || token.kind == Kind::comment)) return;
        text_ += token.text;
        if (token.kind == Kind::space || token.kind == Kind::comment) return;
        follow_trigger(token.kind == Kind::word ? lower(token.text) : std::string{token.text});
    }
    bool has_ended_at_semicolon() const { return !in_body_ || body_ended_; }
    bool is_empty() const { return text_.empty(); }
    std::string take() {
        while (!text_.empty() && (is_space(text_.back()) || text_.back() == ';')) text_.pop_back();
        // A body's own last word needs its semicolon no more; the statement is whole without it.
        std::string taken = std::move(text_);
        *this = Gathered{};
        return taken;
    }

private:
    void follow_trigger(const std::string& word) {
        ++words_;
        if (words_ == 1) is_create_ = word == "create";
        if (is_create_ && words_ <= 3 && word == "trigger") is_trigger_ = true;
        if (is_trigger_ && word == "begin") in_body_ = true;
        body_ended_ = in_body_ && before_ == "end" && word == ";" && before_that_ == ";";
        before_that_ = before_;
        before_ = word;
    }

    std::string text_;
    std::string before_;
    std::string before_that_;
    int words_ = 0;
    bool is_create_ = false;
    bool is_trigger_ = false;
    bool in_body_ = false;
    bool body_ended_ = false;
};

}  // namespace

std::vector<std::string> statements_of(std::string_view sql) {
    std::vector<std::string> statements;
    Gathered gathered;
    const auto finish = [&] {
        if (std::string statement = gathered.take(); !statement.empty()) statements.push_back(std::move(statement));
    };
    while (!sql.empty()) {
        const Token token = next_token(sql);
        sql.remove_prefix(token.text.size());
        gathered.add(token);
        if (token.kind == Kind::semicolon && gathered.has_ended_at_semicolon()) finish();
    }
    finish();
    return statements;
}

std::string in_dialect(Engine engine, std::string_view sql) {
    const bool is_sqlite = engine == Engine::sqlite;
    std::string written;
    while (!sql.empty()) {
        const Token token = next_token(sql);
        sql.remove_prefix(token.text.size());
        if (token.kind == Kind::word && token.text == "bigint_identity") {
            written +=
                is_sqlite ? "integer primary key autoincrement" : "bigint generated by default as identity primary key";
        } else if (token.kind == Kind::word && token.text == "blob_type") {
            written += is_sqlite ? "blob" : "bytea";
        } else {
            written += token.text;
        }
    }
    return written;
}

std::size_t parameters_in(std::string_view postgresql) {
    std::size_t highest = 0;
    bool after_dollar = false;
    while (!postgresql.empty()) {
        const Token token = next_token(postgresql);
        postgresql.remove_prefix(token.text.size());
        std::size_t number = 0;
        if (after_dollar && token.kind == Kind::word) {
            std::from_chars(token.text.data(), token.text.data() + token.text.size(), number);
            highest = std::max(highest, number);
        }
        after_dollar = token.kind == Kind::other && token.text == "$";
    }
    return highest;
}

}  // namespace midad::store::internal
