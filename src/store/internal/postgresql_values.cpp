#include "store/internal/postgresql_values.h"

#include <libpq-fe.h>

#include <charconv>
#include <cstdlib>

#include <fmt/format.h>

#include "store/internal/trouble.h"

namespace midad::store::internal {

namespace {

// From PostgreSQL's catalogue (pg_type.dat); these numbers never change.
enum Type : Oid {
    boolean = 16,
    bytes = 17,
    whole_64 = 20,
    whole_16 = 21,
    whole_32 = 23,
    text = 25,
    object = 26,
    real_32 = 700,
    real_64 = 701,
    numeric = 1700,
};

constexpr int as_text = 0;
constexpr int as_bytes = 1;

int hexadecimal(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    return digit - 'a' + 10;  // bytea_output writes small letters
}

/// "\x" and two digits a byte, the format that the connection asks for (bytea_output = hex).
std::string bytes_of(std::string_view written) {
    std::string bytes;
    bytes.reserve(written.size() / 2);
    for (std::size_t at = 2; at + 1 < written.size(); at += 2) {
        bytes += static_cast<char>(hexadecimal(written[at]) * 16 + hexadecimal(written[at + 1]));
    }
    return bytes;
}

Value whole_of(std::string_view written, std::string_view place, std::string_view query) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    if (error != std::errc{} || end != written.data() + written.size()) {
        fail(Trouble::refused, place, query, fmt::format("{} is more than a whole number holds", written));
    }
    return Value{number};
}

// from_chars for reals takes no "Infinity"; strtod does, and the text ends in a NUL.
Value real_of(const char* written) { return Value{std::strtod(written, nullptr)}; }

}  // namespace

Encoded::Encoded(const Parameters& parameters) {
    const std::size_t count = parameters.size();
    numbers.resize(count);
    for (std::size_t index = 0; index < count; ++index) {
        const auto add = [&](const char* value, std::size_t length, int format, Oid type, char letter) {
            values.push_back(value);
            lengths.push_back(static_cast<int>(length));
            formats.push_back(format);
            types.push_back(type);
            signature += letter;
        };
        const Value::Held& held = parameters[index].held();
        if (const auto* whole = std::get_if<std::int64_t>(&held)) {
            numbers[index] = std::to_string(*whole);
            add(numbers[index].c_str(), 0, as_text, whole_64, 'i');
        } else if (const auto* real = std::get_if<double>(&held)) {
            numbers[index] = fmt::format("{}", *real);  // the shortest text that reads back as the same number
            add(numbers[index].c_str(), 0, as_text, real_64, 'r');
        } else if (const auto* words = std::get_if<std::string>(&held)) {
            add(words->c_str(), 0, as_text, text, 't');
        } else if (const auto* blob = std::get_if<Blob>(&held)) {
            add(blob->bytes.data(), blob->bytes.size(), as_bytes, bytes, 'b');
        } else {
            add(nullptr, 0, as_text, 0, 'n');  // 0: the server takes the type from where the parameter stands
        }
    }
}

Value decoded(const pg_result* result, int row, int column, std::string_view place, std::string_view query) {
    if (PQgetisnull(result, row, column) != 0) return Value{};
    const char* const start = PQgetvalue(result, row, column);
    const std::string_view written{start, static_cast<std::size_t>(PQgetlength(result, row, column))};
    switch (PQftype(result, column)) {
        case whole_16:
        case whole_32:
        case whole_64:
        case object:
            return whole_of(written, place, query);
        case boolean:
            return Value{std::int64_t{written == "t" ? 1 : 0}};
        case real_32:
        case real_64:
            return real_of(start);
        case numeric:
            if (written.find_first_not_of("-0123456789") == std::string_view::npos)
                return whole_of(written, place, query);
            return real_of(start);
        case bytes:
            return Value{Blob{bytes_of(written)}};
        default:
            return Value{written};
    }
}

}  // namespace midad::store::internal
