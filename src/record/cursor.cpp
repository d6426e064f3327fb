#include <charconv>
#include <memory>

#include "record/record.h"

namespace midad::record {

std::string Cursor::text() const { return std::to_string(published_at_ms) + "-" + std::to_string(story.value); }

std::optional<Cursor> Cursor::from_text(std::string_view text) {
    Cursor cursor{0, StoryId{0}};
    const char* const begin = std::to_address(text.begin());
    const char* const end = std::to_address(text.end());
    const auto time = std::from_chars(begin, end, cursor.published_at_ms);
    if (time.ec != std::errc{} || time.ptr == end || *time.ptr != '-') return std::nullopt;
    const auto number = std::from_chars(time.ptr + 1, end, cursor.story.value);
    if (number.ec != std::errc{} || number.ptr != end || cursor.story.value < 0) return std::nullopt;
    // One spelling only ("7", never "007"): what a page is kept under in caches is its address.
    if (cursor.text() != text) return std::nullopt;
    return cursor;
}

}  // namespace midad::record
