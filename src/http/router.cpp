#include "http/router.h"

#include <algorithm>

namespace midad::http {

namespace {

/// The text up to the next slash, which both texts are moved past.
std::string_view next_segment(std::string_view& rest) {
    const std::string_view segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(rest.size(), segment.size() + 1));
    return segment;
}

bool is_number(std::string_view segment) {
    return !segment.empty() && segment.size() <= 18 &&
           std::all_of(segment.begin(), segment.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool path_fits(std::string_view pattern, std::string_view path, Captures& captures) {
    if (std::count(pattern.begin(), pattern.end(), '/') != std::count(path.begin(), path.end(), '/')) return false;
    Captures found;
    while (!pattern.empty() || !path.empty()) {
        const std::string_view wanted = next_segment(pattern);
        const std::string_view segment = next_segment(path);
        const bool is_capture = wanted.size() > 2 && wanted.front() == '{' && wanted.back() == '}';
        if (!is_capture) {
            if (wanted != segment) return false;
            continue;
        }
        const std::string_view inside = wanted.substr(1, wanted.size() - 2);
        const std::size_t colon = inside.find(':');
        if (segment.empty()) return false;
        if (colon != inside.npos && inside.substr(colon + 1) == "number" && !is_number(segment)) return false;
        found.emplace(inside.substr(0, colon), segment);
    }
    captures.merge(found);
    return true;
}

std::string methods_line(unsigned methods) {
    std::string line;
    if (methods & 1u << static_cast<unsigned>(Method::get)) methods |= 1u << static_cast<unsigned>(Method::head);
    for (const Method method : {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::del}) {
        if ((methods & 1u << static_cast<unsigned>(method)) == 0) continue;
        if (!line.empty()) line += ", ";
        line += name_of(method);
    }
    return line;
}

}  // namespace midad::http
