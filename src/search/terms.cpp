#include "search/internal/terms.h"

#include <cassert>

#include "base/utf8.h"
#include "text/dates.h"
#include "text/fold.h"
#include "text/slug.h"

namespace midad::search::internal {

namespace {

constexpr std::size_t longest_key = 110;  // two of them and their marks go into a term
constexpr std::int64_t date_offset = std::int64_t{1} << 39;

}  // namespace

std::string term(Field field, std::string_view key) {
    std::string made;
    made.reserve(key.size() + 1);
    made += static_cast<char>(field);
    made += cut_utf8(key, longest_key);
    return made;
}

std::string spelling_term(std::string_view exact, std::string_view spelling) {
    std::string made = term(Field::spelling, exact);
    made += separator;
    made += cut_utf8(spelling, longest_key);
    return made;
}

std::string name_key(std::string_view name_or_slug) { return text::slug(text::folded(name_or_slug)); }

std::uint64_t word_hash(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char byte : word) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
    return hash;
}

std::string date_value(Instant when) {
    const std::int64_t seconds = to_ms(when) / 1000 - (to_ms(when) % 1000 < 0 ? 1 : 0) + date_offset;
    std::string value(5, '\0');
    for (std::size_t at = 0; at < 5; ++at) value[at] = static_cast<char>((seconds >> (8 * (4 - at))) & 0xFF);
    return value;
}

std::int64_t seconds_of(std::string_view date_value) {
    std::int64_t seconds = 0;
    for (const char byte : date_value) seconds = seconds << 8 | static_cast<unsigned char>(byte);
    return seconds - date_offset;
}

std::string month_key(Instant when, const text::House& house) {
    return text::iso_day(text::day_of(when, house)).substr(0, 7);
}

}  // namespace midad::search::internal
