#include "site/marked.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "text/bidi.h"

namespace midad::site {

namespace {

/// Writes text whose parts are of another direction, marked, or both.
class Marked {
public:
    Marked(const search::Snippet& snippet, bool right_to_left) : snippet_{snippet} {
        if (right_to_left) runs_ = text::left_to_right_runs(snippet.text);
    }

    std::string html() {
        std::set<std::size_t> borders{0, snippet_.text.size()};
        for (const auto& run : runs_) borders.insert({run.begin, run.end});
        for (const auto& [begin, end] : snippet_.marks) borders.insert({begin, end});
        for (auto at = borders.begin(); std::next(at) != borders.end(); ++at) add(*at, *std::next(at));
        close();
        return std::move(html_);
    }

private:
    void add(std::size_t begin, std::size_t end) {
        const bool in_run = std::ranges::any_of(runs_, [&](const auto& r) { return r.begin <= begin && end <= r.end; });
        const bool in_mark =
            std::ranges::any_of(snippet_.marks, [&](const auto& m) { return m.first <= begin && end <= m.second; });
        if (in_run != in_run_) {
            close();
            if (in_run) html_ += "<bdi dir=\"ltr\">";
            in_run_ = in_run;
        }
        if (in_mark != in_mark_) html_ += in_mark ? "<mark>" : "</mark>";
        in_mark_ = in_mark;
        html_ += html::escaped(std::string_view{snippet_.text}.substr(begin, end - begin));
    }

    void close() {
        if (in_mark_) html_ += "</mark>";
        if (in_run_) html_ += "</bdi>";
        in_mark_ = in_run_ = false;
    }

    const search::Snippet& snippet_;
    std::vector<text::Run> runs_;
    std::string html_;
    bool in_run_ = false, in_mark_ = false;
};

}  // namespace

html::SafeHtml marked_html(const Visit& visit, std::string_view language, const search::Snippet& snippet) {
    const std::string_view direction = text::direction_of(language);
    std::string html = Marked{snippet, direction == "rtl"}.html();
    if (snippet.cut_before) html = "… " + html;
    if (snippet.cut_after) html += " …";
    if (language != visit.paper.masthead.language)
        html =
            "<span lang=\"" + html::escaped(language) + "\" dir=\"" + std::string{direction} + "\">" + html + "</span>";
    return html::SafeHtml::trusted(std::move(html));
}

}  // namespace midad::site
