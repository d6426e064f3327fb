#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

/// Codes that change with time (RFC 6238): HMAC-SHA-1, 30 seconds, six digits. Pure functions.
namespace midad::people::totp {

inline constexpr std::size_t secret_bytes = 20;  // RFC 4226 §4, R6

/// The number of the half minute.
std::int64_t step_of(Instant instant);
/// Six digits.
std::string code(std::string_view secret, std::int64_t step);
/// The step, at most one before or after, whose code it is; nothing when it is none of them. Digits of any script,
/// blanks overlooked.
std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view typed, Instant now);
/// RFC 4648 §6, without padding.
std::string base32(std::string_view bytes);
/// What a telephone reads: otpauth://totp/…
std::string uri(std::string_view secret, std::string_view paper, std::string_view email);

}  // namespace midad::people::totp
