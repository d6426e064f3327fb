#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace midad::text {

/// "rtl" or "ltr" by the language (ar, fa, ur, he … are rtl), never by the first letter.
std::string_view direction_of(std::string_view language);

/// A part of a text, in bytes.
struct Run {
    std::size_t begin, end;
};

/// The parts of right-to-left text that must stand in <bdi dir="ltr"> so that they keep their meaning: Latin runs with
/// their inner blanks and signs (C++, MedPharm Ltd.), phone numbers, scores (3-1), ranges (2010–2015), signed numbers,
/// percentages, e-mail and web addresses, handles. A plain number alone needs none.
std::vector<Run> left_to_right_runs(std::string_view text);

/// FSI … PDI around the text: for names in places without markup (feeds, <title>) that another direction surrounds.
std::string isolated(std::string_view text);

}  // namespace midad::text
