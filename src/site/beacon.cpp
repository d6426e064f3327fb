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

/// A browser says where a request comes from: other sites' pages do not read ours.
bool comes_from_here(const http::Request& request) {
    const auto site = request.header("sec-fetch-site");
    return site.empty() || site == "same-origin" || site == "none";
}

void tell(const Visit& visit, StoryId story) {
    if (!comes_from_here(visit.request)) return;
    visit.paper.counts.tell(story, visit.request.peer, visit.request.header("user-agent"));
}

Page uncached(int status) {
    Page page;
    page.status = status;
    page.keep = false;
    page.cache_control = "no-store";
    return page;
}

}  // namespace

Page tell_read(const Visit& visit) {
    tell(visit, visit.story());
    const auto reads = visit.paper.counts.reads(visit.story());
    if (reads == 0) return uncached(204);
    Page page = uncached(200);
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
    Page page = uncached(200);
    page.type = "image/gif";
    page.body = pixel;
    return page;
}

}  // namespace midad::site
