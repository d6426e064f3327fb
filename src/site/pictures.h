#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "html/safe_html.h"
#include "media/library.h"

namespace midad::site {

/// How wide a picture stands on the page, for `sizes`, and how it is fetched.
struct Place {
    std::string_view sizes;
    bool first = false;  // the page's largest thing: fetched before all else; others when they come near
    bool wide = false;   // as wide as a phone: there 800 pixels are enough, whatever its density
};

/// The places where pictures stand; `sizes` follows the grid of the theme's style sheets.
namespace places {
inline constexpr Place lead{"(min-width: 78rem) 49rem, (min-width: 62rem) 64vw, 100vw", true, true};
inline constexpr Place story{"(min-width: 66rem) 60rem, 100vw", true, true};
inline constexpr Place inside{"(min-width: 45rem) 41rem, 100vw", false, true};
inline constexpr Place third{"(min-width: 78rem) 24rem, (min-width: 48rem) 31vw, 7.5rem"};
inline constexpr Place half{"(min-width: 78rem) 26rem, (min-width: 48rem) 35vw, 100vw", false, true};
inline constexpr Place thumb{"(min-width: 48rem) 14rem, 7rem"};
}  // namespace places

/// The pictures of one page: looks each up once and gathers the colours that stand behind them until they come. One
/// page's; one thread.
class Pictures {
public:
    explicit Pictures(const media::Library& library, std::string origin = {})
        : library_{library}, origin_{std::move(origin)} {}

    /// <picture> with WebP and JPEG at every width that there is; empty when the picture is not kept.
    html::SafeHtml element(const article::Picture& picture, const Place& place);

    /// For feeds and social cards: the JPEG nearest to that width.
    struct Single {
        std::string path;
        int width, height;
        std::int64_t size_bytes;
    };
    std::optional<Single> single(const article::Picture& picture, int width);

    /// Rules for the colours, and for what of each must stay in sight, for the page's own <style>; empty when no
    /// picture was written.
    const std::string& colours() const { return colours_; }

private:
    const media::Kept* kept(const std::string& id);
    /// What the picture's rule is called, which is written when first asked for; empty when it needs none.
    std::string name_of_rule(const media::Kept& kept);

    const media::Library& library_;
    std::string origin_;  // before every path: feeds want whole addresses
    std::vector<media::Kept> kept_;
    std::vector<std::string> coloured_;
    std::string colours_;
};

}  // namespace midad::site
