#include "site/dress.h"
#include "site/pages.h"

namespace midad::site {

namespace {

/// The theme's file of that name as it is now, whatever address it was asked for by.
Page current_file(const Visit& visit, std::string_view name, std::string cache_control) {
    const auto found = visit.dress.assets.find(visit.dress.address_of(name));
    if (found == visit.dress.assets.end()) return nothing_here(visit);
    Page page;
    const std::string& head = found->second->variant(http::Encoding::identity).head;
    const std::string_view mark = "Content-Type: ";
    const auto begin = head.find(mark) + mark.size();
    page.type = head.substr(begin, head.find("\r\n", begin) - begin);
    page.cache_control = std::move(cache_control);
    page.body = found->second->variant(http::Encoding::identity).body;
    page.keep = false;
    return page;
}

}  // namespace

/// Files of the theme are answered by Site::ready(); what comes here carries the fingerprint of another theme, which a
/// reader's page may still ask for while the new one is in force: the file of that name now, not to be kept.
Page asset_file(const Visit& visit) {
    std::string name = visit.capture("name");
    if (const auto folder = visit.captures.find("folder"); folder != visit.captures.end())
        name = folder->second + "/" + name;
    return current_file(visit, name, "no-cache");
}

/// For those who ask without having read a page, which names its own icon: feed readers, old browsers.
Page favicon_file(const Visit& visit) { return current_file(visit, "favicon.ico", "public, max-age=86400"); }

/// The service worker. At the top of the site, since it may serve only what stands below it; never kept for long, so
/// that a theme can take it back. It asks this site alone, and nothing may frame it.
Page offline_script(const Visit& visit) {
    Page page = current_file(visit, "offline.js", "no-cache");
    page.headers.emplace_back("Content-Security-Policy",
                              "default-src 'none'; connect-src 'self'; frame-ancestors 'none'");
    return page;
}

}  // namespace midad::site
