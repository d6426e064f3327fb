// Whatever a theme's template holds: every fault names a line of the file, and what is accepted, filled with values
// that try to leave their place, gives a page that has no element and no attribute that a value made.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <gumbo.h>

#include "html/internal/template_markers.h"
#include "html/internal/theme_files.h"
#include "html/internal/view_item.h"

namespace {

using namespace midad::html;

void demand(bool fact, const char* what) {
    if (fact) return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

// Leaves text, a quoted attribute of either kind, and an address, where nothing escapes it.
constexpr std::string_view hostile = "'\"><hostile onhostile=\"x\"></hostile>";

void check_free(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return;
    const GumboElement& element = node.v.element;
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    demand(name.length < 7 || strncasecmp(name.data, "hostile", 7) != 0, "no element that a value made");
    for (unsigned index = 0; index < element.attributes.length; ++index) {
        const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[index]);
        demand(std::strstr(attribute.name, "hostile") == nullptr, "no attribute that a value made");
    }
    for (unsigned index = 0; index < element.children.length; ++index) {
        check_free(*static_cast<const GumboNode*>(element.children.data[index]));
    }
}

void fill(View& view, const std::vector<Marker>& markers) {
    for (const Marker& marker : markers) {
        if (marker.kind == Marker::Kind::section) view.show(marker.name);
        if (marker.kind != Marker::Kind::value) continue;
        if (is_html_name(marker.name)) {
            view.set(marker.name, SafeHtml::of_text(hostile));
        } else {
            view.set(marker.name, hostile);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size > 4096) return 0;  // quick inputs find more
    const std::string text{reinterpret_cast<const char*>(bytes), size};
    if (text.find("hostile") != text.npos) return 0;  // of the template's own making

    std::vector<ThemeFault> faults;
    check_template("page.html", text, faults);
    const int lines = line_at(text, text.size());
    for (const ThemeFault& fault : faults) demand(fault.line >= 0 && fault.line <= lines, "a line of the file");

    ThemeFiles files;
    files.bytes.emplace("page.html", text);
    const auto theme = theme_of(std::move(files));
    demand(faults.empty() || !theme, "a theme with a fault is refused");
    if (!theme) return 0;
    std::vector<ThemeFault> none;
    const std::vector<Marker> markers = markers_of("page.html", text, none);
    View view;
    fill(view, markers);
    const std::string page = (*theme)->render("page", view);
    GumboOutput* tree = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    check_free(*tree->root);
    gumbo_destroy_output(&kGumboDefaultOptions, tree);
    return 0;
}
