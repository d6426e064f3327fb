#include "site/site.h"

#include <algorithm>

#include "base/url.h"
#include "site/addresses.h"
#include "site/asked_search.h"
#include "site/dress.h"
#include "site/headers.h"
#include "site/page_cache.h"
#include "site/pages.h"
#include "site/routes.h"
#include "site/themes.h"
#include "site/words.h"
#include "text/dates.h"
#include "text/fold.h"

namespace midad::site {

namespace {

/// Answers to searches are kept apart, and not for long: there are as many as there are words, and they would push out
/// what is read.
constexpr std::size_t answers_bytes = 2u << 20;
constexpr std::chrono::seconds answers_are_fresh{2};

/// Whether nothing in the query names what a page asks for: then the page without it is the page. Without allocation:
/// it is asked on the socket's own thread.
bool is_noise(std::string_view query) {
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        const std::string_view name = pair.substr(0, pair.find('='));
        if (name == "before" || name.find('%') != name.npos || is_search_field(name)) return false;
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
    }
    return true;
}

/// The target as the cache knows it: utm_source, fbclid and their like make no other page.
std::string_view without_noise(std::string_view target) {
    const auto mark = target.find('?');
    return mark != target.npos && is_noise(target.substr(mark + 1)) ? target.substr(0, mark) : target;
}

struct Asked {
    Form form = Form::full;
    std::string path;
};

Asked asked(std::string_view path) {
    constexpr std::string_view lite = "/lite";
    if (path == lite) return {Form::lite, "/"};
    if (path.starts_with(lite) && path.size() > lite.size() + 1 && path[lite.size()] == '/') {
        return {Form::lite, std::string{path.substr(lite.size())}};
    }
    return {Form::full, std::string{path}};
}

http::Headers headers_of(const Page& page) {
    http::Headers headers = headers_for_everything();
    const bool has_body = page.status != 204 && (page.status < 300 || page.status >= 400);
    if (has_body) headers.emplace_back("Content-Type", page.type);
    headers.emplace_back("Cache-Control", page.cache_control);
    const auto has_policy = std::any_of(page.headers.begin(), page.headers.end(),
                                        [](const auto& header) { return header.first == "Content-Security-Policy"; });
    if (!has_policy) {
        const bool is_page = page.type.starts_with("text/html") && has_body;
        headers.emplace_back("Content-Security-Policy",
                             is_page ? page_policy(page.style_hashes, page.beacon_origin) : file_policy());
    }
    if (page.changed) headers.emplace_back("Last-Modified", text::http_date(*page.changed));
    headers.insert(headers.end(), page.headers.begin(), page.headers.end());
    return headers;
}

http::PreparedPtr prepared(Page& page, http::Encoding wanted) {
    return http::prepare(page.status, headers_of(page), std::move(page.body), {http::Encoding::identity, wanted});
}

http::Response response_of(Page& page, http::Encoding wanted) {
    if (!page.file) return http::Response::of(prepared(page, wanted));
    http::Response response;
    response.status = page.status;
    response.headers = headers_of(page);
    response.file = std::move(page.file);
    return response;
}

}  // namespace

Page Page::redirect(std::string_view path, int status) {
    Page page;
    page.status = status;
    page.headers = {{"Location", href(path)}};
    page.cache_control = "public, max-age=300";
    page.keep = false;
    return page;
}

struct Site::Inside {
    Newspaper paper;
    Settings settings;
    Words words;
    PageCache cache;
    PageCache answers{answers_bytes};

    Inside(const Newspaper& newspaper, Settings wanted)
        : paper{newspaper}, settings{wanted}, words{paper.messages, paper.masthead}, cache{wanted.cache_bytes} {}

    /// Read counts, «قبل 40 دقيقة» and at midnight the date at the head of every page are others then.
    Instant fresh_until(Instant now) const {
        const auto& house = paper.masthead.house;
        const Instant midnight = text::start_of(text::next_day(text::day_of(now, house)), house);
        return std::min<Instant>(now + settings.fresh_for, midnight);
    }

    /// The page that was made before, with the encoding that is wanted; null when it has to be made.
    static http::PreparedPtr made_before(PageCache& cache, const std::string& key, std::string_view target,
                                         http::Encoding wanted, Instant now) {
        const KeptPtr kept = cache.find(key);
        if (!kept || now >= kept->fresh_until) return nullptr;
        if (kept->tried >> static_cast<unsigned>(wanted) & 1) {
            cache.lead(target, kept);
            return kept->answer;
        }
        http::PreparedPtr wider = http::with_encoding(*kept->answer, wanted);
        cache.widen(kept, target, wider, wanted);
        return wider;
    }

    http::Response page(const http::Request& request, const Asked& asked_for,
                        const http::Router<Handler>::Found& found) {
        const auto wanted = http::accepted_encoding(request.header("accept-encoding"));
        const Handler& handler = found.route->handler;
        const bool is_answer = handler.asks == Asks::words;
        PageCache& kept_in = is_answer ? answers : cache;
        // Before anything is read: what is forgotten from here on is newer than this page.
        const PageCache::Ticket ticket = kept_in.ticket();
        const auto dress = paper.themes.current();
        const Edition edition{paper};
        Visit visit{edition, *dress, words, request, found.captures, asked_for.form, paper.clock.now(), asked_for.path};
        std::string key = in_form(visit.form, visit.path);
        if (handler.asks == Asks::before) {
            if (const auto before = query_parameter(request.query, "before"))
                visit.before = record::Cursor::from_text(*before);
            if (visit.before) key += "?before=" + visit.before->text();
        } else if (is_answer) {
            key += search_key(request.query);
        }
        const std::string_view target = without_noise(request.target);
        const bool is_read = http::is_read(request.method);
        if (is_read) {
            if (auto kept = made_before(kept_in, key, target, wanted, visit.now))
                return http::Response::of(std::move(kept));
        }
        Page made = handler.page(visit);
        if (!made.keep || !is_read || made.file) return response_of(made, wanted);
        const http::PreparedPtr answer = prepared(made, wanted);
        const Instant until = is_answer ? visit.now + answers_are_fresh : fresh_until(visit.now);
        kept_in.keep(std::move(key), target, answer, wanted, std::move(made.shown), until, ticket);
        return http::Response::of(answer);
    }

    http::Response failure(int status, const http::Request& request, http::Headers more = {}) {
        const auto dress = paper.themes.current();
        const http::Captures none;
        const Edition edition{paper};
        const Asked wanted = asked(request.path);
        const Visit visit{edition, *dress, words, request, none, wanted.form, paper.clock.now(), wanted.path};
        Page page = status == 404 ? nothing_here(visit) : plain_failure(visit, status);
        page.headers.insert(page.headers.end(), more.begin(), more.end());
        return response_of(page, http::accepted_encoding(request.header("accept-encoding")));
    }
};

Site::Site(const Newspaper& paper, Settings settings) : inside_{std::make_unique<Inside>(paper, settings)} {}
Site::~Site() = default;

http::PreparedPtr Site::ready(std::string_view target, http::Encoding encoding) {
    const std::string_view plain = without_noise(target);
    if (auto page = inside_->cache.ready(plain, encoding, inside_->paper.clock.now())) return page;
    if (!plain.starts_with("/assets/")) return nullptr;
    const auto dress = inside_->paper.themes.current();
    const auto asset = dress->assets.find(plain);
    return asset == dress->assets.end() ? nullptr : asset->second;
}

http::Response Site::answer(const http::Request& request) {
    const Asked asked_for = asked(request.path);
    const auto found = routes().find(request.method, asked_for.path);
    if (found && found->other_method) {
        return inside_->failure(405, request, {{"Allow", routes().allowed(asked_for.path)}});
    }
    if (found && (asked_for.form == Form::full || found->route->handler.has_lite))
        return inside_->page(request, asked_for, *found);
    // «/طاقة/» is «/طاقة» with a slash too many.
    if (asked_for.path.size() > 1 && asked_for.path.ends_with('/')) {
        const std::string without = request.path.substr(0, request.path.size() - 1);
        if (routes().find(request.method, asked(without).path)) {
            Page page = Page::redirect(without);
            return response_of(page, http::Encoding::identity);
        }
    }
    return inside_->failure(404, request);
}

http::Response Site::failed(int status, std::string_view request_id, std::string_view target) {
    http::Request request;
    request.id = request_id;
    const http::Captures none;
    const auto dress = inside_->paper.themes.current();
    const Edition edition{inside_->paper};
    const Asked wanted = asked(target.substr(0, target.find('?')));
    const Visit visit{edition,    *dress, inside_->words, request, none, wanted.form, inside_->paper.clock.now(),
                      wanted.path};
    Page page = plain_failure(visit, status);
    if (status == 503) page.headers.emplace_back("Retry-After", "5");
    return response_of(page, http::Encoding::identity);
}

void Site::apply(const record::Record::Change& change) {
    Forgetting what;
    what.things = {"story:" + std::to_string(change.story.value), "front"};
    if (change.kind == "version") what.things.emplace_back("corrections");
    if (!change.keyword_slugs.empty()) what.things.emplace_back("keywords");
    if (!change.author_slugs.empty()) what.things.emplace_back("authors");
    what.lists = {"latest"};
    for (const auto& section : change.sections) what.lists.push_back("section:" + section);
    for (const auto& keyword : change.keyword_slugs) what.lists.push_back("tag:" + keyword);
    for (const auto& author : change.author_slugs) what.lists.push_back("author:" + author);
    what.at_ms = change.published_at_ms;
    inside_->cache.forget(what);
    inside_->answers.forget(what);
}

void Site::forget_all() {
    inside_->cache.forget_all();
    inside_->answers.forget_all();
}

bool Site::refresh_theme() {
    if (!inside_->paper.themes.refresh()) return false;
    forget_all();
    return true;
}

std::string Site::page_of(const record::Published& story) const {
    const http::Request request;
    const http::Captures none;
    const auto dress = inside_->paper.themes.current();
    const Edition edition{inside_->paper};
    const Visit visit{edition,
                      *dress,
                      inside_->words,
                      request,
                      none,
                      Form::full,
                      inside_->paper.clock.now(),
                      story_path(edition.sections, story.card)};
    return site::page_of(visit, story).body;
}

CacheNumbers Site::cache_numbers() const { return inside_->cache.numbers(); }

}  // namespace midad::site
