#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "people/refusal.h"

namespace midad::people {

inline constexpr std::size_t shortest_password = 10;  // characters as a reader counts them
inline constexpr std::size_t longest_password_bytes = 1000;

/// What stands against the password: too short, among those that are tried first (by zxcvbn's reckoning; what is typed
/// on an Arabic keyboard is seen as its keys too), or made of `theirs`: their name, their address, the newspaper's
/// name.
std::optional<Refusal> objection_to_password(std::string_view password, const std::vector<std::string_view>& theirs);

}  // namespace midad::people
