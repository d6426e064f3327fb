#pragma once

#include <string>
#include <string_view>

#include "http/prepared.h"

namespace midad::site {

/// What every answer says, whatever it is.
http::Headers headers_for_everything();

/// The policy of a page: nothing from another host, no inline script, and of inline styles only those with these hashes
/// ("'sha256-…'", parted by blanks). `beacon_origin`: where the page tells that it was read, besides itself; empty:
/// nowhere.
std::string page_policy(std::string_view style_hashes, std::string_view beacon_origin);

/// The policy of a file that a reader opens by itself: it may do nothing at all.
std::string file_policy();

}  // namespace midad::site
