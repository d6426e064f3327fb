#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/value.h"

struct pg_result;

namespace midad::store::internal {

/// Parameters as libpq takes them. Numbers and text go as text, bytes as they are. The parameters must outlive it.
struct Encoded {
    explicit Encoded(const Parameters& parameters);
    Encoded(const Encoded&) = delete;
    Encoded& operator=(const Encoded&) = delete;

    int count() const { return static_cast<int>(values.size()); }

    std::vector<std::string> numbers;  // as text; `values` points into it
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    std::vector<unsigned> types;
    std::string signature;  // one letter a parameter
};

/// One column of an answer in text format, by its type: whole numbers, reals, bytes, else text. A numeric without
/// decimals is a whole number, because the sum of bigints is a numeric.
Value decoded(const pg_result* result, int row, int column, std::string_view place, std::string_view query);

}  // namespace midad::store::internal
