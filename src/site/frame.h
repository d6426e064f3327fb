#pragma once

#include <string>
#include <vector>

#include "html/theme.h"
#include "site/dress.h"
#include "site/page.h"
#include "site/pictures.h"

namespace midad::site {

/// What a page says of itself to everything around it.
struct Heading {
    std::string title;  // without the paper's name; empty: the front
    std::string description;
    std::string canonical;   // a decoded path with its query; empty: none (errors)
    std::string page_class;  // for the style sheet
    Style style = Style::list;
    std::string section;  // the section's key, to be marked in the line
    bool is_section_itself = false;
    std::string feed;  // "/طاقة/feed": its path without the ending; empty: the site's own
    std::string feed_title;
    bool index = true;
    bool social = true;
    std::string newer, older;  // paths with their queries
    bool breaking = false;     // shows the breaking line, if there is one: reads the record
};

/// A page being made: the frame's values are filled in once, the page's own are added, and it is rendered.
class Frame {
public:
    Frame(const Visit& visit, const Heading& heading, Page& page);

    html::View& view() { return view_; }
    /// Makes the page in the template of that name; `colours` from its pictures.
    void render(std::string_view template_name, const std::string& colours = {});

private:
    void head(const Heading& heading);
    void top(const Heading& heading);
    void breaking();
    void foot(const Heading& heading);

    const Visit& visit_;
    Page& page_;
    html::View view_;
    Style style_;
};

/// A page with its heading: makes the frame, calls `fill` with the view, renders.
template <typename Fill>
Page framed(const Visit& visit, const Heading& heading, std::string_view template_name, Fill&& fill) {
    Page page;
    Frame frame{visit, heading, page};
    Pictures pictures{visit.paper.library};
    fill(frame.view(), page, pictures);
    frame.render(template_name, pictures.colours());
    return page;
}

}  // namespace midad::site
