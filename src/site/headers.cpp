#include "site/headers.h"

namespace midad::site {

http::Headers headers_for_everything() {
    return {{"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "strict-origin-when-cross-origin"},
            {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"},
            {"Cross-Origin-Opener-Policy", "same-origin"}};
}

std::string page_policy(std::string_view style_hashes, std::string_view beacon_origin) {
    const std::string beacon = beacon_origin.empty() ? "" : " " + std::string{beacon_origin};
    return "default-src 'none'; img-src 'self' data:" + beacon + "; style-src 'self' " + std::string{style_hashes} +
           "; script-src 'self'; font-src 'self'; connect-src 'self'" + beacon +
           "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";
}

std::string file_policy() { return "default-src 'none'; frame-ancestors 'none'; sandbox"; }

}  // namespace midad::site
