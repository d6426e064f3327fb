#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/house.h"

namespace midad::text {

/// The text with its ASCII digits in the house's kind. Only for text that the paper itself makes.
std::string in_house_digits(std::string_view text, const House& house);
/// 1204 → «1,204» or «١٬٢٠٤».
std::string number(std::int64_t value, const House& house);
/// Any of the three kinds of digits to ASCII.
std::string ascii_digits(std::string_view text);

/// CLDR's six classes for Arabic cardinals.
enum class Plural { zero, one, two, few, many, other };
Plural plural_of(std::int64_t count, std::string_view language = "ar");

}  // namespace midad::text
