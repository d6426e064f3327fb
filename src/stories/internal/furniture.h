#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace midad::stories::internal {

/// Where a line stands in what was copied. Some furniture is only known as such by where it stands.
enum class Region { before_text, in_text, after_text };

/// What a line is, if it is no part of the story: a LeftOut::what.
struct Furniture {
    std::string what;
    bool label_only = false;  // «تاريخ النشر:»: what it names stands on the next line
};
std::optional<Furniture> furniture_of(std::string_view line, Region region);

/// «كلمات مفتاحية: نفط، غاز»: the keywords behind the label, or those of a line of hashtags. Nothing when it is no such
/// line.
std::optional<std::vector<std::string>> keywords_of(std::string_view line);

/// Nothing but a date, perhaps with a time and weekday.
bool is_date(std::string_view line);

/// Who made the picture: «تصوير: …», "… / Getty Images", in quotes or not. Nothing when the line does not say so.
std::optional<std::string> photo_credit_of(std::string_view line);

/// The words of it, folded, and single blanks between them: what labels are compared by.
std::string folded_label(std::string_view line);

}  // namespace midad::stories::internal
