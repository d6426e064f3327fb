#include "site/dress.h"

#include <vector>

#include "base/sha256.h"
#include "site/headers.h"
#include "site/masthead_drawing.h"
#include "site/style_sheet.h"

namespace midad::site {

namespace {

/// The sheets of each kind of page, in order. Pages carry them in themselves: a reader's first page is one request
/// less, and weighs only what it uses.
const std::map<Style, std::vector<std::string_view>>& sheet_names() {
    static const std::map<Style, std::vector<std::string_view>> names{
        {Style::front, {"faces", "ground", "lists", "front", "print"}},
        {Style::list, {"faces", "ground", "lists", "print"}},
        {Style::story, {"faces", "ground", "story", "print"}},
        {Style::lite, {"lite"}}};
    return names;
}

std::string_view type_of(std::string_view name) {
    const auto ends = [&](std::string_view tail) {
        return name.size() > tail.size() && name.substr(name.size() - tail.size()) == tail;
    };
    if (ends(".js")) return "text/javascript; charset=utf-8";
    if (ends(".css")) return "text/css; charset=utf-8";
    if (ends(".woff2")) return "font/woff2";
    if (ends(".svg")) return "image/svg+xml";
    if (ends(".png")) return "image/png";
    if (ends(".webp")) return "image/webp";
    if (ends(".jpg")) return "image/jpeg";
    if (ends(".ico")) return "image/x-icon";
    if (ends(".txt")) return "text/plain; charset=utf-8";
    return "application/octet-stream";
}

http::PreparedPtr prepared_asset(std::string_view name, std::string_view bytes) {
    http::Headers headers = headers_for_everything();
    headers.emplace_back("Content-Type", type_of(name));
    headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    headers.emplace_back("Content-Security-Policy", file_policy());
    const bool is_text = type_of(name).substr(0, 5) == "text/" || name.ends_with(".svg");
    if (!is_text) return http::prepare(200, headers, std::string{bytes}, {http::Encoding::identity});
    return http::prepare(200, headers, std::string{bytes},
                         {http::Encoding::identity, http::Encoding::gzip, http::Encoding::brotli});
}

/// What only the program reads is not served.
bool is_for_readers(std::string_view name) {
    return !name.starts_with("styles/") && !name.ends_with(".ttf") && !name.ends_with(".md");
}

void add_assets(Dress& dress) {
    for (const std::string& name : dress.theme->asset_names()) {
        if (!is_for_readers(name)) continue;
        const std::string_view bytes = dress.theme->asset(name);
        const std::string address = "/assets/" + sha256_hex(bytes).substr(0, 12) + "/" + name;
        dress.assets.emplace(address, prepared_asset(name, bytes));
        dress.asset_addresses.emplace(name, address);
    }
}

void add_sheets(Dress& dress) {
    for (const auto& [style, names] : sheet_names()) {
        std::string css;
        for (const std::string_view name : names) css += dress.theme->asset("styles/" + std::string{name} + ".css");
        css = minified_css(with_assets(css, [&](std::string_view asset) { return dress.address_of(asset); }));
        // A theme's own file, but "</style>" in it would end the element all the same.
        while (css.find("</") != css.npos) css.replace(css.find("</"), 2, "<\\/");
        dress.sheets[style] = {html::SafeHtml::trusted("<style>" + css + "</style>"), policy_hash(css)};
    }
}

}  // namespace

std::string Dress::address_of(std::string_view asset) const {
    const auto found = asset_addresses.find(asset);
    return found == asset_addresses.end() ? std::string{} : found->second;
}

std::shared_ptr<const Dress> make_dress(std::shared_ptr<const html::Theme> theme, const record::Masthead& masthead) {
    auto dress = std::make_shared<Dress>();
    dress->theme = std::move(theme);
    add_assets(*dress);
    add_sheets(*dress);
    const std::string& display = masthead.display_name.empty() ? masthead.name : masthead.display_name;
    dress->masthead = draw_masthead(dress->theme->asset("fonts/masthead.ttf"), display, masthead.name)
                          .value_or(html::SafeHtml::of_text(masthead.name));
    return dress;
}

}  // namespace midad::site
