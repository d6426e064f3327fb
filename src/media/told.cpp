#include "media/told.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/utf8.h"
#include "text/fold.h"

namespace midad::media {

namespace json = boost::json;

namespace {

constexpr std::size_t longest_line = 300;   // characters of a credit, a place, a headline
constexpr std::size_t longest_text = 2000;  // of a caption, of usage terms
constexpr std::size_t longest_keyword = 64;
constexpr std::size_t most_keywords = 50;
constexpr std::size_t most_bytes = 16384;  // looked at of one value

/// Control characters, U+0000 to U+001F and U+007F to U+009F, become blanks; broken bytes U+FFFD.
std::string without_controls(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        append_utf8(out, c < 0x20 || (c >= 0x7F && c < 0xA0) ? U' ' : c);
    }
    return out;
}

std::string fit(std::string_view text, std::size_t characters) {
    return text::shortened(text::tidy(without_controls(cut_utf8(text, most_bytes))), characters);
}

std::string_view string_of(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains({name.data(), name.size()});
    if (value == nullptr || !value->is_string()) return {};
    return {value->get_string().data(), value->get_string().size()};
}

bool is_digits(std::string_view text, std::initializer_list<std::size_t> places) {
    return std::all_of(places.begin(), places.end(),
                       [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; });
}

/// "2025-05-07", with or without "T14:30:00" and then a zone; anything else is nothing.
std::string moment(std::string_view text) {
    if (text.size() < 10 || !is_digits(text, {0, 1, 2, 3, 5, 6, 8, 9}) || text[4] != '-' || text[7] != '-') return {};
    if (text.substr(0, 4) == "0000") return {};
    if (text.size() < 19 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        !is_digits(text, {11, 12, 14, 15, 17, 18}))
        return std::string{text.substr(0, 10)};
    const std::string_view zone = text.substr(19);
    if (zone == "Z") return std::string{text.substr(0, 20)};
    const bool has_zone =
        zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':' && is_digits(zone, {1, 2, 4, 5});
    return std::string{text.substr(0, has_zone ? 25 : 19)};
}

std::vector<std::string> keywords_of(const json::object& object) {
    std::vector<std::string> keywords, seen;
    const json::value* list = object.if_contains("keywords");
    if (list == nullptr || !list->is_array()) return keywords;
    for (const json::value& one : list->get_array()) {
        if (!one.is_string() || keywords.size() == most_keywords) continue;
        std::string word = fit({one.get_string().data(), one.get_string().size()}, longest_keyword);
        std::string key = text::folded(word);
        if (word.empty() || std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
        keywords.push_back(std::move(word));
        seen.push_back(std::move(key));
    }
    return keywords;
}

}  // namespace

std::string to_json(const Told& told) {
    json::object object;
    const auto say = [&](const char* name, const std::string& text) {
        if (!text.empty()) object.emplace(name, text);
    };
    say("credit", told.credit);
    say("caption", told.caption);
    say("headline", told.headline);
    say("copyright", told.copyright);
    say("usage", told.usage);
    say("city", told.city);
    say("country", told.country);
    say("taken_at", told.taken_at);
    if (!told.keywords.empty()) object.emplace("keywords", json::array(told.keywords.begin(), told.keywords.end()));
    return json::serialize(object);
}

Told told_from_json(std::string_view text) {
    json::error_code error;
    const json::value value = json::parse({text.data(), text.size()}, error);
    if (error || !value.is_object()) return {};
    const json::object& object = value.get_object();
    return {fit(string_of(object, "credit"), longest_line),
            fit(string_of(object, "caption"), longest_text),
            fit(string_of(object, "headline"), longest_line),
            fit(string_of(object, "copyright"), longest_line),
            fit(string_of(object, "usage"), longest_text),
            fit(string_of(object, "city"), longest_line),
            fit(string_of(object, "country"), longest_line),
            moment(string_of(object, "taken_at")),
            keywords_of(object)};
}

}  // namespace midad::media
