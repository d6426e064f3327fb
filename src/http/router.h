#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace midad::http {

/// What a route's {names} stood for.
using Captures = std::map<std::string, std::string, std::less<>>;

/// A table of paths, most particular first: "/", "/s/{story:number}", "/{section}/{story:number}/{slug}". A capture is
/// one whole segment; `:number` takes 1 to 18 ASCII digits. Immutable once built; any thread.
template <typename Handler>
class Router {
public:
    struct Route {
        Method method;
        std::string_view pattern;
        Handler handler;
    };
    struct Found {
        const Route* route;
        Captures captures;
        bool other_method;  // the path is known, for other methods
    };

    explicit Router(std::vector<Route> routes) : routes_{std::move(routes)} {}
    /// The first route whose pattern fits. HEAD finds GET's.
    std::optional<Found> find(Method method, std::string_view path) const;
    /// Every method that a route has for the path, as an Allow header lists them: "GET, HEAD, POST".
    std::string allowed(std::string_view path) const;
    const std::vector<Route>& routes() const { return routes_; }

private:
    std::vector<Route> routes_;
};

/// Whether the path fits the pattern; fills the captures.
bool path_fits(std::string_view pattern, std::string_view path, Captures& captures);

/// The methods of the set (a bit each, by the enumerator's number), HEAD beside GET.
std::string methods_line(unsigned methods);

template <typename Handler>
std::optional<typename Router<Handler>::Found> Router<Handler>::find(Method method, std::string_view path) const {
    const Method wanted = method == Method::head ? Method::get : method;
    std::optional<Found> other;
    for (const Route& route : routes_) {
        Captures captures;
        if (!path_fits(route.pattern, path, captures)) continue;
        if (route.method == wanted) return Found{&route, std::move(captures), false};
        if (!other) other = Found{&route, std::move(captures), true};
    }
    return other;
}

template <typename Handler>
std::string Router<Handler>::allowed(std::string_view path) const {
    unsigned methods = 0;
    for (const Route& route : routes_) {
        Captures captures;
        if (path_fits(route.pattern, path, captures)) methods |= 1u << static_cast<unsigned>(route.method);
    }
    return methods_line(methods);
}

}  // namespace midad::http
