#pragma once

#include <cstdint>

#include "http/router.h"
#include "site/page.h"

namespace midad::site {

/// What a page makes of its query; everything else in it is not looked at, and makes no other page.
enum class Asks : std::uint8_t { nothing, before, words };

struct Handler {
    PageFunction page;
    Asks asks = Asks::nothing;
    bool has_lite = true;
};

/// The table of contents of the readers' site.
const http::Router<Handler>& routes();

}  // namespace midad::site
