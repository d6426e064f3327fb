#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace midad::store {

/// Bytes that are not text (BLOB, bytea).
struct Blob {
    std::string bytes;
    bool operator==(const Blob&) const = default;
};

/// What a column or a parameter holds: null, a whole number (bigint), a real, UTF-8 text, bytes.
class Value {
public:
    Value() = default;
    Value(std::nullopt_t) {}
    template <std::integral T>
    Value(T number) : held_{static_cast<std::int64_t>(number)} {}
    Value(double number) : held_{number} {}
    Value(std::string text) : held_{std::move(text)} {}
    Value(std::string_view text) : held_{std::string{text}} {}
    Value(const char* text) : held_{std::string{text}} {}
    Value(Blob blob) : held_{std::move(blob)} {}
    template <typename T>
    Value(const std::optional<T>& maybe) {
        if (maybe) *this = Value{*maybe};
    }

    using Held = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;
    const Held& held() const { return held_; }

private:
    Held held_;
};

using Parameters = std::vector<Value>;

/// One row of an answer, copied out of the engine. Columns count from 0. Reading a column as something that it is not
/// throws Failure "store.wrong_column" {query, column, wanted, held}. A whole number may be read as a real.
class Row {
public:
    Row(std::string_view query, std::vector<Value> columns) : query_{query}, columns_{std::move(columns)} {}

    bool is_null(std::size_t column) const;
    std::int64_t integer(std::size_t column) const;
    double real(std::size_t column) const;
    const std::string& text(std::size_t column) const;
    const std::string& blob(std::size_t column) const;
    std::optional<std::int64_t> maybe_integer(std::size_t column) const;
    std::optional<std::string> maybe_text(std::size_t column) const;
    std::size_t size() const { return columns_.size(); }

private:
    std::string_view query_;  // a Query's name, which lives as long as the program
    std::vector<Value> columns_;
};

}  // namespace midad::store
