#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "html/safe_html.h"
#include "html/theme.h"
#include "http/prepared.h"
#include "record/masthead.h"

namespace midad::site {

/// Which of the theme's style sheets a page carries in itself.
enum class Style { front, list, story, lite };

/// A theme with everything that is worked out from it once: what all pages of it share. Immutable; any thread.
struct Dress {
    struct Sheet {
        html::SafeHtml element;  // <style>…</style>
        std::string hash;        // for the policy
    };

    std::shared_ptr<const html::Theme> theme;
    std::map<Style, Sheet> sheets;
    html::SafeHtml masthead;                                          // drawn, or the name as text
    std::map<std::string, http::PreparedPtr, std::less<>> assets;     // by address
    std::map<std::string, std::string, std::less<>> asset_addresses;  // by name: "/assets/0f3a…/site.js"

    /// Empty when the theme has no such file.
    std::string address_of(std::string_view asset) const;
};

std::shared_ptr<const Dress> make_dress(std::shared_ptr<const html::Theme> theme, const record::Masthead& masthead);

}  // namespace midad::site
