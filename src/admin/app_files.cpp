#include "admin/app_files.h"

#include <array>
#include <utility>

#include "base/embedded.h"
#include "base/file.h"
#include "base/url.h"
#include "text/messages.h"

namespace midad::admin {

namespace {

constexpr std::string_view carried_folder = "web/admin/dist/";

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".wasm", "application/wasm"},
}};

std::string_view type_of(std::string_view name) {
    for (const auto& [ending, type] : types)
        if (name.ends_with(ending)) return type;
    return "application/octet-stream";
}

/// Only what Vite names by its bytes may be kept for ever.
std::string_view caching_of(std::string_view name) {
    return name.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

http::PreparedPtr prepared(std::string_view name, const std::string& bytes) {
    http::Headers headers = headers_for_everything();
    headers.emplace_back("Content-Type", type_of(name));
    headers.emplace_back("Cache-Control", caching_of(name));
    headers.emplace_back("Content-Security-Policy", name.ends_with(".html") ? app_policy() : api_policy());
    return http::prepare(200, headers, bytes, {});
}

/// In place of an application that was not built.
std::string missing_page() {
    const auto& messages = text::Messages::carried();
    std::string page =
        "<!doctype html><html lang=\"ar\" dir=\"rtl\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width\"><title>";
    page += messages.say("ar", "admin.app_missing_title") + "</title><h1>" +
            messages.say("ar", "admin.app_missing_title") + "</h1><p>" + messages.say("ar", "admin.app_missing") +
            "</p><pre dir=\"ltr\">cd web/admin\nnpm ci\nnpm run build</pre><p lang=\"en\" dir=\"ltr\">" +
            messages.say("en", "admin.app_missing") + "</p></html>";
    return page;
}

}  // namespace

http::Headers headers_for_everything() {
    return {{"X-Content-Type-Options", "nosniff"},
            {"X-Frame-Options", "DENY"},
            // An invitation's token is in its address: it goes nowhere else.
            {"Referrer-Policy", "no-referrer"},
            {"Cross-Origin-Opener-Policy", "same-origin"},
            {"Cross-Origin-Resource-Policy", "same-origin"},
            {"X-Robots-Tag", "noindex, nofollow"}};
}

std::string_view app_policy() {
    return "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
           "frame-ancestors 'none'";
}

std::string_view api_policy() { return "default-src 'none'; frame-ancestors 'none'"; }

AppFiles::AppFiles(const std::map<std::string, std::string, std::less<>>& files) {
    for (const auto& [name, bytes] : files) {
        if (name.ends_with(".br") || name.ends_with(".gz")) continue;
        http::PreparedPtr answer = prepared(name, bytes);
        const auto gzip = files.find(name + ".gz");
        const auto brotli = files.find(name + ".br");
        if (gzip != files.end()) answer = http::with_packed(*answer, http::Encoding::gzip, gzip->second);
        if (brotli != files.end()) answer = http::with_packed(*answer, http::Encoding::brotli, brotli->second);
        if (gzip == files.end() && brotli == files.end()) answer = http::with_encoding(*answer, http::Encoding::gzip);
        if (name == "index.html") page_ = answer;
        files_.emplace("/admin/" + percent_encoded(name), std::move(answer));
    }
    if (!page_) page_ = prepared("index.html", missing_page());
}

AppFiles AppFiles::carried() {
    std::map<std::string, std::string, std::less<>> files;
    for (const embedded::File& file : embedded::files()) {
        if (file.path.starts_with(carried_folder))
            files.emplace(file.path.substr(carried_folder.size()), std::string{file.bytes});
    }
    return AppFiles{files};
}

AppFiles AppFiles::of_folder(const std::filesystem::path& folder) {
    std::map<std::string, std::string, std::less<>> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file())
            files.emplace(std::filesystem::relative(entry.path(), folder).generic_string(), read_file(entry.path()));
    }
    return AppFiles{files};
}

http::PreparedPtr AppFiles::find(std::string_view target) const {
    const auto found = files_.find(target.substr(0, target.find('?')));
    return found == files_.end() ? nullptr : found->second;
}

}  // namespace midad::admin
