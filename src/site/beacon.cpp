#include <algorithm>
#include <boost/json.hpp>

#include "audience/counts.h"
#include "site/pages.h"
#include "site/words.h"

namespace midad::site {

namespace {

using namespace std::string_view_literals;

// One transparent pixel: GIF89a, 43 bytes.
constexpr std::string_view pixel =
    "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    "\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02"
    "D\x01\x00;"sv;

/// Where the page that asks was read: a script's request says its origin, a picture's the page's, and both may say
/// none.
std::string_view origin_of(const http::Request& request) {
    const std::string_view origin = request.header("origin");
    if (!origin.empty()) return origin;
    const std::string_view page = request.header("referer");
    const auto scheme = page.find("://");
    return scheme == page.npos ? std::string_view{} : page.substr(0, page.find('/', scheme + 3));
}

/// Whether it is one of the origins that midad.toml names as showing our pages.
bool is_mirror(const record::Masthead& masthead, std::string_view origin) {
    if (origin.empty()) return false;
    for (std::string_view left = masthead.mirrors; !left.empty();) {
        const std::string_view one = left.substr(0, left.find(' '));
        if (one == origin) return true;
        left.remove_prefix(std::min(left.size(), one.size() + 1));
    }
    return false;
}

/// A browser says where a request comes from: other sites' pages do not read ours, unless they are mirrors.
bool is_ours(const Visit& visit) {
    const auto site = visit.request.header("sec-fetch-site");
    return site.empty() || site == "same-origin" || site == "none" ||
           is_mirror(visit.paper.masthead, origin_of(visit.request));
}

void tell(const Visit& visit, StoryId story) {
    if (!is_ours(visit)) return;
    visit.paper.counts.tell(story, visit.request.peer, visit.request.header("user-agent"));
}

Page uncached(const Visit& visit, int status) {
    Page page;
    page.status = status;
    if (const auto origin = visit.request.header("origin"); is_mirror(visit.paper.masthead, origin)) {
        page.headers = {{"Access-Control-Allow-Origin", std::string{origin}}, {"Vary", "Origin"}};
    }
    page.keep = false;
    page.cache_control = "no-store";
    return page;
}

}  // namespace

Page tell_read(const Visit& visit) {
    tell(visit, visit.story());
    const auto reads = visit.paper.counts.reads(visit.story());
    if (reads == 0) return uncached(visit, 204);
    Page page = uncached(visit, 200);
    page.type = "application/json";
    page.body =
        boost::json::serialize(boost::json::object{{"reads", reads}, {"text", visit.words.counted("reads", reads)}});
    return page;
}

/// "7.gif", for readers without script.
Page tell_read_by_picture(const Visit& visit) {
    const std::string& file = visit.capture("file");
    const auto number = file.size() > 4 && file.size() <= 22 && file.ends_with(".gif") ? file.substr(0, file.size() - 4)
                                                                                       : std::string{};
    if (number.empty() || number.find_first_not_of("0123456789") != number.npos) return nothing_here(visit);
    tell(visit, StoryId{std::stoll(number)});
    Page page = uncached(visit, 200);
    page.type = "image/gif";
    page.body = pixel;
    return page;
}

}  // namespace midad::site
