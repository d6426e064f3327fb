#include "text/numbers.h"

#include <map>
#include <memory>

#include <unicode/plurrule.h>

#include "base/failure.h"
#include "text/internal/characters.h"

namespace midad::text {

using namespace internal;

namespace {

/// ICU's rules for a language that has none here, kept by each thread.
const icu::PluralRules& rules_of(std::string_view language) {
    thread_local std::map<std::string, std::unique_ptr<icu::PluralRules>, std::less<>> known;
    if (const auto found = known.find(language); found != known.end()) return *found->second;
    UErrorCode status = U_ZERO_ERROR;
    const std::string name{language};
    std::unique_ptr<icu::PluralRules> made{icu::PluralRules::forLocale(icu::Locale{name.c_str()}, status)};
    if (U_FAILURE(status)) {
        throw Failure{"text.icu", {{"reason", u_errorName(status)}}, "plural rules: " + name};
    }
    return *known.emplace(name, std::move(made)).first->second;
}

Plural named(const icu::UnicodeString& keyword) {
    std::string name;
    keyword.toUTF8String(name);
    if (name == "zero") return Plural::zero;
    if (name == "one") return Plural::one;
    if (name == "two") return Plural::two;
    if (name == "few") return Plural::few;
    if (name == "many") return Plural::many;
    return Plural::other;
}

bool is_language(std::string_view tag, std::string_view language) {
    return tag.starts_with(language) && (tag.size() == language.size() || tag[language.size()] == '-');
}

}  // namespace

std::string in_house_digits(std::string_view text, const House& house) {
    if (house.digits == Digits::european) return std::string{text};
    std::string result;
    result.reserve(text.size() * 2);
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            append_utf8(result, static_cast<char32_t>(0x660 + (c - '0')));
        } else {
            result.push_back(c);
        }
    }
    return result;
}

std::string number(std::int64_t value, const House& house) {
    const std::string digits = std::to_string(value);
    const std::size_t sign = value < 0 ? 1 : 0;
    std::string grouped = digits.substr(0, sign);
    for (std::size_t at = sign; at < digits.size(); ++at) {
        if (at > sign && (digits.size() - at) % 3 == 0) grouped += house.digits == Digits::european ? "," : "٬";
        grouped.push_back(digits[at]);
    }
    return in_house_digits(grouped, house);
}

std::string ascii_digits(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const int value = digit_of_three(next_character(text, at));
        if (value >= 0) {
            result.push_back(static_cast<char>('0' + value));
        } else {
            result.append(text, begin, at - begin);
        }
    }
    return result;
}

Plural plural_of(std::int64_t count, std::string_view language) {
    // Of the absolute value; unsigned, since the least int64 has none.
    const std::uint64_t n = count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
    if (is_language(language, "en")) return n == 1 ? Plural::one : Plural::other;
    if (!is_language(language, "ar")) return named(rules_of(language).select(static_cast<double>(n)));
    if (n == 0) return Plural::zero;
    if (n == 1) return Plural::one;
    if (n == 2) return Plural::two;
    const std::uint64_t last_two = n % 100;
    if (last_two >= 3 && last_two <= 10) return Plural::few;
    return last_two >= 11 ? Plural::many : Plural::other;
}

}  // namespace midad::text
