#include "store/value.h"

#include <fmt/format.h>

#include "base/failure.h"

namespace midad::store {

namespace {

constexpr std::string_view names[] = {"null", "a whole number", "a real", "text", "bytes"};

[[noreturn]] void wrong(std::string_view query, std::size_t column, std::string_view wanted, std::string_view held) {
    throw Failure{
        "store.wrong_column",
        {{"query", std::string{query}},
         {"column", std::to_string(column)},
         {"wanted", std::string{wanted}},
         {"held", std::string{held}}},
        fmt::format("store.wrong_column: {}: column {} was read as {} and holds {}", query, column, wanted, held)};
}

const Value& at(std::string_view query, const std::vector<Value>& columns, std::size_t column) {
    if (column >= columns.size())
        wrong(query, column, "a column", fmt::format("nothing: there are {}", columns.size()));
    return columns[column];
}

template <typename T>
const T& held_as(std::string_view query, const std::vector<Value>& columns, std::size_t column) {
    const Value::Held& held = at(query, columns, column).held();
    if (const T* value = std::get_if<T>(&held)) return *value;
    wrong(query, column, names[Value::Held{T{}}.index()], names[held.index()]);
}

}  // namespace

bool Row::is_null(std::size_t column) const {
    return std::holds_alternative<std::monostate>(at(query_, columns_, column).held());
}

std::int64_t Row::integer(std::size_t column) const { return held_as<std::int64_t>(query_, columns_, column); }

double Row::real(std::size_t column) const {
    const Value::Held& held = at(query_, columns_, column).held();
    if (const auto* whole = std::get_if<std::int64_t>(&held)) return static_cast<double>(*whole);
    return held_as<double>(query_, columns_, column);
}

const std::string& Row::text(std::size_t column) const { return held_as<std::string>(query_, columns_, column); }

const std::string& Row::blob(std::size_t column) const { return held_as<Blob>(query_, columns_, column).bytes; }

std::optional<std::int64_t> Row::maybe_integer(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<std::string> Row::maybe_text(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

}  // namespace midad::store
