#include "people/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "base/url.h"
#include "text/fold.h"

namespace midad::people::totp {

namespace {

constexpr std::int64_t step_ms = 30'000;

}  // namespace

std::int64_t step_of(Instant instant) { return to_ms(instant) / step_ms; }

std::string code(std::string_view secret, std::int64_t step) {
    std::array<unsigned char, 8> counter{};
    auto rest = static_cast<std::uint64_t>(step);
    for (std::size_t at = counter.size(); at > 0; rest >>= 8) counter[--at] = static_cast<unsigned char>(rest & 0xFF);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    if (::HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(),
               &size) == nullptr)
        throw std::runtime_error{"HMAC-SHA-1 failed"};
    // RFC 4226 §5.3: the last four bits say where four bytes are taken, of which the first bit is left out.
    const std::size_t from = mac[size - 1] & 0x0Fu;
    const std::uint32_t number = (mac[from] & 0x7Fu) << 24 | static_cast<std::uint32_t>(mac[from + 1] << 16) |
                                 static_cast<std::uint32_t>(mac[from + 2] << 8) | mac[from + 3];
    return fmt::format("{:06}", number % 1'000'000);
}

std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view typed, Instant now) {
    std::string digits;
    for (const char c : text::folded(typed.substr(0, 64)))
        if (c != ' ' && c != '-') digits += c;
    if (digits.size() != 6) return std::nullopt;
    const std::int64_t here = step_of(now);
    std::optional<std::int64_t> found;
    for (const std::int64_t step : {here, here - 1, here + 1}) {
        // Every code is compared, whichever it was: no sooner answer for the present one.
        if (code(secret, step) == digits && !found) found = step;
    }
    return found;
}

std::string base32(std::string_view bytes) {
    static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        held = held << 8 | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 5; bits -= 5) text += letters[held >> (bits - 5) & 31u];
        held &= (1u << bits) - 1;
    }
    if (bits > 0) text += letters[held << (5 - bits) & 31u];
    return text;
}

std::string uri(std::string_view secret, std::string_view paper, std::string_view email) {
    return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits=6&period=30",
                       percent_encoded(paper), percent_encoded(email), base32(secret));
}

}  // namespace midad::people::totp
