#include <charconv>
#include <memory>

#include "search/search.h"

namespace midad::search {

std::string Place::text() const {
    return std::to_string(page) + "-" + std::to_string(newest.value) + "-" + std::to_string(to_ms(at)) + "-" +
           std::to_string(last.value) + "-" + (loosened ? "1" : "0");
}

std::optional<Place> Place::from_text(std::string_view text) {
    std::int64_t numbers[5] = {};
    const char* at = std::to_address(text.begin());
    const char* const end = std::to_address(text.end());
    for (std::int64_t& number : numbers) {
        if (&number != numbers) {
            if (at == end || *at != '-') return std::nullopt;
            ++at;
        }
        const auto read = std::from_chars(at, end, number);
        if (read.ec != std::errc{} || number < 0) return std::nullopt;
        at = read.ptr;
    }
    if (numbers[0] < 1 || numbers[0] > 1000 || numbers[4] > 1) return std::nullopt;
    const Place place{static_cast<int>(numbers[0]), StoryId{numbers[1]}, from_ms(numbers[2]), StoryId{numbers[3]},
                      numbers[4] == 1};
    // One spelling only: what an answer is kept under in caches is its address.
    if (place.text() != text) return std::nullopt;
    return place;
}

}  // namespace midad::search
