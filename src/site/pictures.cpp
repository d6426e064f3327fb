#include "site/pictures.h"

#include <algorithm>
#include <cctype>
#include <limits>

#include <fmt/format.h>

#include "site/addresses.h"

namespace midad::site {

namespace {

// A phone of density 3 would take 1200 pixels for its 360: three times the bytes for what no eye sees at arm's length.
constexpr int widest_on_phones = 800;
// Where the grid of the theme's style sheets puts two things side by side.
constexpr std::string_view on_phones = "(max-width: 47.99rem)";

std::string source_set(const media::Kept& kept, std::string_view format, const std::string& origin,
                       int widest = std::numeric_limits<int>::max()) {
    std::string set;
    for (const auto& rendition : kept.renditions) {
        if (rendition.format != format || rendition.width > widest) continue;
        set += fmt::format("{}{}{} {}w", set.empty() ? "" : ", ", origin, media_path(rendition.name), rendition.width);
    }
    return set;
}

bool is_colour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

}  // namespace

const media::Kept* Pictures::kept(const std::string& id) {
    const auto same = [&](const media::Kept& one) { return one.id == id; };
    if (const auto found = std::find_if(kept_.begin(), kept_.end(), same); found != kept_.end()) return &*found;
    auto found = library_.find(id);
    if (!found) return nullptr;
    kept_.push_back(*std::move(found));
    return &kept_.back();
}

std::optional<Pictures::Single> Pictures::single(const article::Picture& picture, int width) {
    const media::Kept* found = kept(picture.file);
    if (!found) return std::nullopt;
    const media::Rendition* best = nullptr;
    for (const auto& rendition : found->renditions) {
        if (rendition.format != "jpeg") continue;
        if (!best || std::abs(rendition.width - width) < std::abs(best->width - width)) best = &rendition;
    }
    if (!best) return std::nullopt;
    return Single{media_path(best->name), best->width, best->height, best->size_bytes};
}

std::string Pictures::name_of_rule(const media::Kept& kept) {
    std::string rule;
    if (is_colour(kept.dominant_colour)) rule = "background:" + kept.dominant_colour;
    // Where the theme's boxes crop, that point of the picture stays at the same share of the box, so it is never cut
    // off.
    if (kept.focal)
        rule += fmt::format("{}object-position:{:.0f}% {:.0f}%", rule.empty() ? "" : ";", kept.focal->x * 100,
                            kept.focal->y * 100);
    if (rule.empty()) return {};
    std::string name = "p" + kept.id.substr(0, 6);
    if (std::find(coloured_.begin(), coloured_.end(), name) == coloured_.end()) {
        coloured_.push_back(name);
        colours_ += fmt::format(".{}{{{}}}", name, rule);
    }
    return name;
}

html::SafeHtml Pictures::element(const article::Picture& picture, const Place& place) {
    const auto fallback = single(picture, 800);
    if (!fallback) return {};
    const media::Kept& found = *kept(picture.file);
    const std::string name = name_of_rule(found);
    const std::string sizes = html::escaped(place.sizes);
    std::string html = "<picture>";
    if (const std::string set = source_set(found, "webp", origin_, widest_on_phones); place.wide && !set.empty()) {
        html += fmt::format(R"(<source type="image/webp" media="{}" srcset="{}" sizes="100vw">)", on_phones, set);
    }
    if (const std::string set = source_set(found, "webp", origin_); !set.empty()) {
        html += fmt::format(R"(<source type="image/webp" srcset="{}" sizes="{}">)", set, sizes);
    }
    html += fmt::format(R"(<img src="{}{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}{}></picture>)",
                        origin_, fallback->path, source_set(found, "jpeg", origin_), sizes, found.width, found.height,
                        html::escaped(picture.alt), name.empty() ? "" : " class=\"" + name + "\"",
                        place.first ? " fetchpriority=\"high\"" : " loading=\"lazy\" decoding=\"async\"");
    return html::SafeHtml::trusted(std::move(html));
}

}  // namespace midad::site
