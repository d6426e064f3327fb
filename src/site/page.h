#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "record/record.h"
#include "site/newspaper.h"

namespace midad::site {

struct Dress;
class Words;

/// The full page, or the lite one: text only, no font, no picture, no script.
enum class Form { full, lite };

/// A part of a list that a page shows: "section:energy" from its oldest story to its newest. What is published inside
/// it changes the page, what is published outside does not. Milliseconds since 1970, both ends included.
struct Stretch {
    std::string list;
    std::int64_t oldest_ms = std::numeric_limits<std::int64_t>::min();
    std::int64_t newest_ms = std::numeric_limits<std::int64_t>::max();
};

/// What a page was made from, so that it can be forgotten when, and only when, that changes.
struct Shown {
    std::vector<std::string> things;  // "story:7", "front", "latest"
    std::vector<Stretch> stretches;

    void story(StoryId story) { things.push_back("story:" + std::to_string(story.value)); }
    void cards(const std::vector<record::Card>& cards) {
        for (const auto& card : cards) story(card.story);
    }
};

/// What a page function gives: the body and what is to be known about it.
struct Page {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string cache_control = "public, max-age=0, must-revalidate";
    std::string body;
    http::Headers headers;      // beyond those that every answer has
    std::string style_hashes;   // for the policy: " 'sha256-…'" of the page's own <style>
    std::string beacon_origin;  // for the policy: where the page tells that it was read, besides itself
    Shown shown;
    bool keep = true;                // in the cache
    std::optional<Instant> changed;  // Last-Modified
    std::optional<std::filesystem::path> file;

    static Page redirect(std::string_view path, int status = 301);
};

/// One reader's request, read.
struct Visit {
    const Edition& paper;
    const Dress& dress;
    const Words& words;
    const http::Request& request;
    const http::Captures& captures;
    Form form = Form::full;
    Instant now;
    std::string path;  // of the full form, decoded: "/طاقة"
    std::optional<record::Cursor> before;

    bool lite() const { return form == Form::lite; }
    const std::string& capture(std::string_view name) const { return captures.find(name)->second; }
    StoryId story() const { return StoryId{std::stoll(capture("story"))}; }
};

using PageFunction = Page (*)(const Visit&);

}  // namespace midad::site
