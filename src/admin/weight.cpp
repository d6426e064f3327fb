#include "admin/weight.h"

#include <algorithm>
#include <limits>
#include <optional>

#include <boost/json.hpp>

#include "article/html.h"
#include "http/prepared.h"
#include "media/library.h"
#include "site/site.h"

namespace midad::admin {

namespace {

namespace json = boost::json;

// What a story's page may weigh, with everything: the 50 KB that docs/decisions/0009 holds it to.
constexpr std::size_t budget_bytes = 50'000;

std::size_t compressed(std::string html) {
    const auto made = http::prepare(200, {{"Content-Type", "text/html"}}, std::move(html),
                                    {http::Encoding::identity, http::Encoding::gzip});
    return made->variant(http::Encoding::gzip).body.size();
}

/// The smallest rendition: what a phone takes.
std::size_t picture_bytes(const Context& context, const std::string& file) {
    const auto kept = context.with.library.find(file);
    if (!kept || kept->renditions.empty()) return 0;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (const media::Rendition& one : kept->renditions) {
        // The grid's own thumbnail is on no page.
        if (one.width >= std::min(480, kept->width)) least = std::min(least, static_cast<std::size_t>(one.size_bytes));
    }
    return least == std::numeric_limits<std::size_t>::max() ? 0 : least;
}

std::size_t html_bytes(const article::Article& article, const article::Block& block) {
    article::Article one;
    one.language = article.language;
    one.blocks = {block};
    article::Rendering rendering;
    rendering.picture = [](const article::Picture&) { return html::SafeHtml{}; };  // its bytes are weighed apart
    return article::body_html(one, rendering).string().size();
}

json::object part(std::string_view where, const std::optional<std::size_t>& block, std::size_t bytes) {
    return {{"where", json::string{where}},
            {"block", block ? json::value(*block) : json::value(nullptr)},
            {"bytes", bytes}};
}

}  // namespace

json::object weight_of(const Context& context, const record::Published& story) {
    const std::string page = context.with.site.page_of(story);
    const std::size_t plain = std::max<std::size_t>(page.size(), 1), sent = compressed(page);
    const auto share = [&](std::size_t html) { return html * sent / plain; };

    json::array parts;
    std::size_t of_blocks = 0, total = sent;
    if (story.article.picture) {
        const std::size_t bytes = picture_bytes(context, story.article.picture->file);
        parts.push_back(part("picture", std::nullopt, bytes));
        total += bytes;
    }
    for (std::size_t at = 0; at < story.article.blocks.size(); ++at) {
        std::size_t bytes = share(html_bytes(story.article, story.article.blocks[at]));
        of_blocks += bytes;
        if (const auto* shown = std::get_if<article::PictureBlock>(&story.article.blocks[at])) {
            const std::size_t picture = picture_bytes(context, shown->picture.file);
            bytes += picture;
            total += picture;
        }
        parts.push_back(part("block", at, bytes));
    }
    parts.push_back(part("page", std::nullopt, sent - std::min(sent, of_blocks)));
    return {{"page_bytes", total}, {"budget_bytes", budget_bytes}, {"parts", std::move(parts)}};
}

}  // namespace midad::admin
