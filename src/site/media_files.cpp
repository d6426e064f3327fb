#include <algorithm>
#include <map>

#include "media/library.h"
#include "site/addresses.h"
#include "site/headers.h"
#include "site/pages.h"

namespace midad::site {

namespace {

bool is_id(std::string_view text) {
    return text.size() == 32 && std::all_of(text.begin(), text.end(),
                                            [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// What a file to take away is, by its ending; the library takes no others in.
const std::map<std::string_view, std::string_view>& file_types() {
    static const std::map<std::string_view, std::string_view> types{
        {"pdf", "application/pdf"},
        {"csv", "text/csv; charset=utf-8"},
        {"txt", "text/plain; charset=utf-8"},
        {"zip", "application/zip"},
        {"ods", "application/vnd.oasis.opendocument.spreadsheet"},
        {"odt", "application/vnd.oasis.opendocument.text"},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}};
    return types;
}

/// From the shelf: as a file, of which ranges may be asked, where the shelf is a folder; else whole.
Page from_shelf(const Visit& visit, const std::string& name, std::string_view type) {
    media::Shelf& shelf = visit.paper.library.shelf();
    if (!shelf.has(name)) return nothing_here(visit);
    Page page;
    page.type = type;
    // Its name is made from its bytes: under this address there is never anything else.
    page.cache_control = "public, max-age=31536000, immutable";
    page.headers = {{"Content-Security-Policy", file_policy()}, {"Access-Control-Allow-Origin", "*"}};
    page.keep = false;  // the system's own cache holds files better
    page.file = shelf.path(name);
    if (!page.file) page.body = shelf.get(name);
    return page;
}

}  // namespace

Page picture_file(const Visit& visit) {
    const std::string& id = visit.capture("picture");
    const std::string& file = visit.capture("file");
    const auto dot = file.find('.');
    const bool is_width =
        dot > 0 && dot <= 5 &&
        std::all_of(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(std::min(dot, file.size())),
                    [](char c) { return c >= '0' && c <= '9'; });
    const std::string_view ending = dot == file.npos ? std::string_view{} : std::string_view{file}.substr(dot);
    if (!is_id(id) || !is_width || (ending != ".webp" && ending != ".jpg")) return nothing_here(visit);
    return from_shelf(visit, id + "/" + file, ending == ".webp" ? "image/webp" : "image/jpeg");
}

Page taken_file(const Visit& visit) {
    const std::string& name = visit.capture("file");
    const auto dot = name.find('.');
    if (dot == name.npos || !is_id(std::string_view{name}.substr(0, dot))) return nothing_here(visit);
    const auto type = file_types().find(std::string_view{name}.substr(dot + 1));
    if (type == file_types().end()) return nothing_here(visit);
    Page page = from_shelf(visit, name, type->second);
    if (page.status == 200) page.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return page;
}

}  // namespace midad::site
