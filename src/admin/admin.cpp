#include "admin/admin.h"

#include <boost/json.hpp>

#include "admin/cookies.h"
#include "admin/internal/gate.h"
#include "admin/route.h"
#include "people/people.h"
#include "record/masthead.h"
#include "text/messages.h"

namespace midad::admin {

namespace {

namespace json = boost::json;

constexpr std::string_view root = "/admin";
constexpr std::string_view api_root = "/admin/api";

bool is_below(std::string_view path, std::string_view folder) {
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

http::Headers headers_of_api() {
    http::Headers headers = headers_for_everything();
    headers.emplace_back("Content-Security-Policy", api_policy());
    headers.emplace_back("Cache-Control", "no-store");
    return headers;
}

http::Response response_of(int status, std::string body, const http::Headers& more) {
    http::Response response;
    response.status = status;
    response.headers = headers_of_api();
    if (status != 204) response.headers.emplace_back("Content-Type", "application/json");
    response.headers.insert(response.headers.end(), more.begin(), more.end());
    response.body = status == 204 ? std::string{} : std::move(body);
    return response;
}

http::Response response_of(const Refusal& refusal, http::Headers more = {}) {
    if (refusal.again_in.count() > 0) more.emplace_back("Retry-After", std::to_string(refusal.again_in.count()));
    return response_of(refusal.status, body_of(refusal), more);
}

http::Response response_of(Answer answer) {
    if (answer.response) {
        http::Response own = *std::move(answer.response);
        if (own.prepared) return own;
        http::Headers headers = headers_of_api();
        for (auto& header : own.headers) {
            std::erase_if(headers, [&](const auto& one) { return one.first == header.first; });
            headers.push_back(std::move(header));
        }
        own.headers = std::move(headers);
        return own;
    }
    return response_of(answer.status, json::serialize(answer.body), answer.headers);
}

}  // namespace

bool Admin::is_of(std::string_view path) {
    if (!path.starts_with(root)) return false;
    return path.size() == root.size() || path[root.size()] == '/' || path[root.size()] == '?';
}

http::PreparedPtr Admin::ready(std::string_view target, http::Encoding) { return files_.find(target); }

http::Response Admin::answer(const http::Request& request) {
    if (is_below(request.path, api_root)) return api(request);
    if (!http::is_read(request.method)) return response_of({405, "admin.method"}, {{"Allow", "GET, HEAD"}});
    if (auto file = files_.find(request.target)) return http::Response::of(std::move(file));
    // An asset of an older build, or none: the page in its place would be read as a script.
    if (request.path.starts_with("/admin/assets/")) return response_of(Refusal::not_found());
    return http::Response::of(files_.page());
}

http::Response Admin::api(const http::Request& request) {
    const std::string_view path = std::string_view{request.path}.substr(api_root.size());
    const auto found = routes().find(request.method, path);
    if (!found) return response_of(Refusal::not_found());
    if (found->other_method) return response_of({405, "admin.method"}, {{"Allow", routes().allowed(path)}});

    const Resource& resource = found->route->handler;
    const std::string session = find_cookie(request, with_.masthead, Cookie::session);
    const auto visitor = with_.people.sessions.find(session);
    json::value body = nullptr;
    const Context context{with_,
                          request,
                          found->captures,
                          body,
                          visitor ? &visitor->person : nullptr,
                          visitor ? std::string_view{session} : std::string_view{}};
    const Gate gate{with_.masthead, resource};
    if (const auto refused = gate.objection_to(context, visitor ? visitor->csrf : std::string_view{}))
        return response_of(*refused);
    if (auto read = gate.body_of(request)) {
        body = *std::move(read);
    } else {
        return response_of(read.error());
    }
    auto handled = resource.handler(context);
    return handled ? response_of(*std::move(handled)) : response_of(handled.error());
}

http::Response Admin::failed(int status, std::string_view request_id, std::string_view target) {
    const std::string key = status == 404   ? "admin.not_found"
                            : status == 405 ? "admin.method"
                            : status == 413 ? "admin.body_large"
                            : status == 503 ? "admin.busy"
                            : status >= 500 ? "admin.failed"
                                            : "admin.request_broken";
    Refusal refusal{status, key, {{"id", std::string{request_id}}}};
    if (status == 503) refusal.again_in = std::chrono::seconds{2};
    if (is_below(target.substr(0, target.find('?')), api_root)) return response_of(refusal);
    http::Response response = response_of(refusal);
    response.body = text::Messages::carried().say("ar", key, refusal.arguments) + "\n" +
                    text::Messages::carried().say("en", key, refusal.arguments) + "\n";
    std::erase_if(response.headers, [](const auto& header) { return header.first == "Content-Type"; });
    response.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
    return response;
}

}  // namespace midad::admin
