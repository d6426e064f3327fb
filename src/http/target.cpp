#include "http/internal/target.h"

#include <algorithm>

#include "base/url.h"
#include "base/utf8.h"
#include "http/internal/header_text.h"

namespace midad::http {

namespace {

bool is_control(char32_t code_point) {
    return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F);  // C0, DEL and C1
}

bool has_control(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        if (is_control(next_code_point(utf8, at))) return true;
    }
    return false;
}

bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        const std::string_view segment = path.substr(0, path.find('/'));
        if (segment == "." || segment == "..") return true;
        path.remove_prefix(std::min(path.size(), segment.size() + 1));
    }
    return false;
}

/// The origin form of an absolute target; empty when it names another host or is no http address.
std::string origin_form(std::string_view target, std::string_view host) {
    static constexpr std::string_view scheme = "http://";
    if (!same_name(target.substr(0, scheme.size()), scheme)) return {};
    target.remove_prefix(scheme.size());
    const std::string_view authority = target.substr(0, target.find_first_of("/?"));
    if (authority.empty() || !same_name(authority, host)) return {};
    target.remove_prefix(authority.size());
    return (target.substr(0, 1) == "/" ? "" : "/") + std::string{target};
}

}  // namespace

bool is_host(std::string_view host) {
    static constexpr std::string_view marks = "-._~%!$&'()*+,;=:[]";
    return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.find(c) != marks.npos;
    });
}

Result<Target, Refusal> read_target(std::string_view target, std::string_view host) {
    Target read;
    read.sent = target.substr(0, 1) == "/" ? std::string{target} : origin_form(target, host);
    if (read.sent.empty() || read.sent.find('#') != std::string::npos) return refuse(Refusal{400});
    const std::size_t question = read.sent.find('?');
    if (question != std::string::npos) read.query = read.sent.substr(question + 1);
    auto path = percent_decoded(std::string_view{read.sent}.substr(0, question));
    if (!path || !is_utf8(*path) || has_control(*path) || has_dot_segment(*path)) return refuse(Refusal{400});
    read.path = *std::move(path);
    return read;
}

}  // namespace midad::http
