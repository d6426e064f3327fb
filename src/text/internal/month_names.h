#pragma once

#include <string>
#include <string_view>

#include "text/house.h"

namespace midad::text::internal {

/// `month`: 1 to 12. The house's name, or both with a stroke between, in Arabic; the English name for "en".
std::string month_name(int month, const House& house, bool english);
/// `weekday`: 0 (Sunday) to 6.
std::string_view weekday_name(int weekday, bool english);
/// `month`: 1 (Muharram) to 12.
std::string_view hijri_month_name(int month, bool english);
/// "Thu", "May": as RFC 9110 and RFC 5322 write them.
std::string_view short_weekday(int weekday);
std::string_view short_month(int month);

}  // namespace midad::text::internal
