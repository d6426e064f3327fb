#include "site/asked_search.h"

#include <algorithm>
#include <array>

#include "base/url.h"
#include "site/addresses.h"
#include "text/dates.h"

namespace midad::site {

namespace {

constexpr std::array<std::string_view, 10> fields{"q",    "section", "author", "keyword", "month",
                                                  "from", "to",      "sort",   "p",       "why"};
constexpr std::size_t longest_key = 2000;  // bytes; longer questions are refused, and their answers not kept

/// A whole value of a query: unlike a path, slashes are encoded too.
std::string encoded_value(std::string_view value) {
    std::string encoded;
    for (const char c : percent_encoded(value)) {
        if (c == '/')
            encoded += "%2F";
        else
            encoded += c;
    }
    return encoded;
}

void add(std::string& query, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!query.empty()) query += '&';
    query.append(name).push_back('=');
    query += encoded_value(value);
}

std::string day_text(const std::optional<Instant>& instant, const text::House& house) {
    return instant ? text::iso_day(text::day_of(*instant, house)) : std::string{};
}

void add_one(std::vector<std::string>& list, std::optional<std::string> value) {
    if (value && !value->empty()) list.push_back(*std::move(value));
}

}  // namespace

AskedSearch asked_search(const Visit& visit) {
    const std::string& query = visit.request.query;
    const auto field = [&](std::string_view name) { return query_parameter(query, name); };
    const text::House& house = visit.paper.masthead.house;
    AskedSearch asked;
    asked.typed = field("q").value_or("");
    // Pairs that are no UTF-8 are left out of the parameters: what came all the same is told so.
    if (asked.typed.empty() && (query.starts_with("q=%") || query.find("&q=%") != query.npos))
        asked.typed.assign(1, '\xFF');
    add_one(asked.filters.sections, field("section"));
    add_one(asked.filters.authors, field("author"));
    add_one(asked.filters.keywords, field("keyword"));
    if (const auto month = field("month"); month && parse_month(*month)) asked.filters.month = *month;
    if (const auto from = text::parse_day(field("from").value_or("")))
        asked.filters.from = text::start_of(*from, house);
    if (const auto to = text::parse_day(field("to").value_or("")))
        asked.filters.until = text::start_of(text::next_day(*to), house);
    const std::string sort = field("sort").value_or("");
    if (sort == "newest") asked.order = search::Order::newest;
    if (sort == "oldest") asked.order = search::Order::oldest;
    if (const auto place = field("p")) asked.place = search::Place::from_text(*place);
    asked.why = field("why").has_value();
    return asked;
}

std::string query_of(const AskedSearch& asked, const text::House& house) {
    std::string query;
    add(query, "q", asked.typed);
    for (const auto& section : asked.filters.sections) add(query, "section", section);
    for (const auto& author : asked.filters.authors) add(query, "author", author);
    for (const auto& keyword : asked.filters.keywords) add(query, "keyword", keyword);
    add(query, "month", asked.filters.month);
    add(query, "from", day_text(asked.filters.from, house));
    // The day before: until is excluded, and «to» is not.
    if (asked.filters.until) add(query, "to", day_text(*asked.filters.until - std::chrono::milliseconds{1}, house));
    if (asked.order == search::Order::newest) add(query, "sort", "newest");
    if (asked.order == search::Order::oldest) add(query, "sort", "oldest");
    if (asked.place) add(query, "p", asked.place->text());
    if (asked.why) add(query, "why", "1");
    return query;
}

bool is_search_field(std::string_view name) { return std::ranges::find(fields, name) != fields.end(); }

std::string search_key(std::string_view query) {
    if (query.size() > longest_key) return {};
    std::string key(1, '?');
    for (const std::string_view name : fields) {
        if (const auto value = query_parameter(query, name)) add(key, name, *value);
    }
    // Broken bytes are one question, whatever they are.
    if (query.find("q=") != query.npos && key.find("q=") == key.npos) key += "&q=%FF";
    return key;
}

}  // namespace midad::site
