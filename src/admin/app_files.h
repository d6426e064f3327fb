#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "http/prepared.h"

namespace midad::admin {

/// The desk's application as Vite has built it: one page, and assets whose names change with their bytes. Immutable
/// once made; any thread.
class AppFiles {
public:
    /// What the program carries; without that, a page that says how it is built.
    static AppFiles carried();
    /// Of a folder, as `npm run build` leaves it in web/admin/dist.
    static AppFiles of_folder(const std::filesystem::path& folder);
    /// By path from the folder: "index.html", "assets/desk-4f2a.js", "assets/desk-4f2a.js.br".
    explicit AppFiles(const std::map<std::string, std::string, std::less<>>& files);

    /// The file of an address below /admin/; null when there is none.
    http::PreparedPtr find(std::string_view target) const;
    /// The application's page, whatever the address below /admin.
    const http::PreparedPtr& page() const { return page_; }

private:
    std::map<std::string, http::PreparedPtr, std::less<>> files_;  // by target: "/admin/assets/desk-4f2a.js"
    http::PreparedPtr page_;
};

/// What every answer of the desk says, whatever it is: nothing from other hosts, no inline script or style, in nobody's
/// frame.
http::Headers headers_for_everything();
/// The application's policy.
std::string_view app_policy();
/// Of answers that are no page: nothing at all.
std::string_view api_policy();

}  // namespace midad::admin
