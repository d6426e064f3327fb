#pragma once

#include <string>
#include <string_view>

namespace midad::people {

/// A QR code (ISO/IEC 18004, level M) as an SVG drawing without any style or script, black on white with its quiet
/// zone.
std::string qr_svg(std::string_view text);

}  // namespace midad::people
