#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/dates.h"

using namespace midad;

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

/// In whole seconds, as the forms for machines have it.
std::int64_t seconds(Instant when) {
    const std::int64_t ms = to_ms(when);
    return ms / 1000 - (ms % 1000 < 0 ? 1 : 0);
}

}  // namespace

/// Whatever is understood is a moment that can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(bytes), size};
    static const text::House house{.zone = "Asia/Beirut"};
    if (const auto when = text::from_http_date(text)) {
        must(text::from_http_date(text::http_date(*when)) == when);
    }
    if (const auto day = text::parse_day(text)) {
        must(text::parse_day(text::iso_day(*day)) == day);
        must(text::day_of(text::start_of(*day, house), house) == *day);
    }
    if (const auto when = text::parse_instant(text, house)) {
        const std::string iso = text::iso8601(*when, house);
        // An offset may lead out of the years that have four digits.
        if (const auto again = text::parse_instant(iso, house)) must(seconds(*again) == seconds(*when));
        must(!text::long_date(*when, house).empty());
        must(!text::hijri_date(*when, house).empty());
    }
    return 0;
}
