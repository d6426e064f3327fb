#include "article/html.h"

#include "article/internal/isolates.h"
#include "text/bidi.h"

namespace midad::article {

namespace {

using html::append_escaped;
using html::SafeHtml;

void append_attribute(std::string& html, std::string_view name, std::string_view value) {
    html += ' ';
    html += name;
    html += "=\"";
    append_escaped(html, value);
    html += '"';
}

bool leads_elsewhere(std::string_view address) {
    return address.starts_with("http://") || address.starts_with("https://");
}

void append_link_start(std::string& html, std::string_view address) {
    html += "<a";
    append_attribute(html, "href", address);
    if (leads_elsewhere(address)) html += " rel=\"noopener\"";
    html += '>';
}

/// Spans that share one link stand in one <a>.
void append_text(std::string& html, const Text& text, bool right_to_left) {
    std::string_view open_link;
    for (const Span& span : text) {
        if (span.link != open_link) {
            if (!open_link.empty()) html += "</a>";
            if (!span.link.empty()) append_link_start(html, span.link);
            open_link = span.link;
        }
        if (span.strong) html += "<strong>";
        if (span.emphasis) html += "<em>";
        append_isolated(html, span.text, right_to_left);
        if (span.emphasis) html += "</em>";
        if (span.strong) html += "</strong>";
    }
    if (!open_link.empty()) html += "</a>";
}

/// The host of an address, as the source of a card that names none.
std::string_view host_of(std::string_view address) {
    const std::size_t slashes = address.find("://");
    if (slashes == address.npos) return address;
    address.remove_prefix(slashes + 3);
    return address.substr(0, address.find_first_of("/?#"));
}

class BodyWriter {
public:
    BodyWriter(const Article& article, const Rendering& rendering)
        : article_{article}, rendering_{rendering}, right_to_left_{text::direction_of(article.language) == "rtl"} {
        html_.reserve(16u << 10);
        dateline_waits_ = !article.dateline.empty();
    }

    std::string written() {
        if (!has_paragraph() && dateline_waits_) {
            html_ += "<p>";
            append_dateline();
            html_ += "</p>\n";
        }
        for (const Block& block : article_.blocks) std::visit(*this, block);
        return std::move(html_);
    }

    void operator()(const Paragraph& block) {
        html_ += "<p>";
        if (dateline_waits_) {
            append_dateline();
            html_ += ' ';
        }
        append(block.text);
        html_ += "</p>\n";
    }

    void operator()(const Subhead& block) {
        html_ += "<h2";
        if (!block.anchor.empty()) append_attribute(html_, "id", block.anchor);
        html_ += '>';
        const bool link = rendering_.headings_are_links && !block.anchor.empty();
        if (link) append_link_start(html_, "#" + block.anchor);
        append(block.text);
        html_ += link ? "</a></h2>\n" : "</h2>\n";
    }

    void operator()(const Quote& block) {
        html_ += "<blockquote><p>";
        append(block.text);
        html_ += "</p>";
        if (!block.speaker.empty()) {
            html_ += "<footer>— ";
            append(block.speaker);
            html_ += "</footer>";
        }
        html_ += "</blockquote>\n";
    }

    void operator()(const List& block) {
        html_ += block.numbered ? "<ol>\n" : "<ul>\n";
        for (const Text& item : block.items) {
            html_ += "<li>";
            append(item);
            html_ += "</li>\n";
        }
        html_ += block.numbered ? "</ol>\n" : "</ul>\n";
    }

    /// A note, not a landmark of the page: pages with several of them would crowd a screen reader's list.
    void operator()(const FactBox& block) {
        html_ += "<aside class=\"facts\" role=\"note\">\n";
        if (!block.title.empty()) {
            html_ += "<p class=\"facts-title\">";
            append(block.title);
            html_ += "</p>\n";
        }
        for (const auto& inner : block.blocks) append_fact(inner);
        html_ += "</aside>\n";
    }

    void operator()(const PictureBlock& block) {
        const SafeHtml picture = rendering_.picture ? rendering_.picture(block.picture) : SafeHtml{};
        if (picture.empty()) return;
        html_ += "<figure>";
        html_ += picture.string();
        if (!block.picture.caption.empty() || !block.picture.credit.empty()) {
            html_ += "<figcaption>";
            append(block.picture.caption);
            if (!block.picture.credit.empty()) {
                if (!block.picture.caption.empty()) html_ += ' ';
                html_ += "<span class=\"credit\">";
                append(block.picture.credit);
                html_ += "</span>";
            }
            html_ += "</figcaption>";
        }
        html_ += "</figure>\n";
    }

    /// A wide table scrolls in its own box, which the keyboard has to reach too (WCAG 2.1.1).
    void operator()(const Table& block) {
        html_ += "<div class=\"table\" role=\"group\" tabindex=\"0\"";
        if (!block.caption.empty()) append_attribute(html_, "aria-label", block.caption);
        html_ += "><table>\n";
        if (!block.caption.empty()) {
            html_ += "<caption>";
            append(block.caption);
            html_ += "</caption>\n";
        }
        if (!block.head.empty()) {
            html_ += "<thead>";
            append_row(block.head, "<th scope=\"col\">", "</th>");
            html_ += "</thead>\n";
        }
        if (!block.rows.empty()) {
            html_ += "<tbody>\n";
            for (const auto& row : block.rows) append_row(row, "<td>", "</td>");
            html_ += "</tbody>";
        }
        html_ += "</table></div>\n";
    }

    void operator()(const Embed& block) {
        html_ += "<p class=\"embed\"><a class=\"card\"";
        append_attribute(html_, "href", block.address);
        html_ += " rel=\"noopener\"><span class=\"card-title\">";
        append(block.title.empty() ? std::string_view{block.address} : std::string_view{block.title});
        html_ += "</span> <span class=\"card-source\">";
        append(block.source.empty() ? host_of(block.address) : std::string_view{block.source});
        html_ += "</span></a></p>\n";
    }

    void operator()(const File& block) {
        const std::string address = rendering_.file_address ? rendering_.file_address(block.file) : block.file;
        html_ += "<p class=\"file\"><a";
        append_attribute(html_, "href", address);
        html_ += " download>";
        append(block.title.empty() ? std::string_view{block.file} : std::string_view{block.title});
        html_ += "</a>";
        if (block.size_bytes > 0) {
            html_ += " <span class=\"size\">";
            html_ += std::to_string((block.size_bytes + 1023) / 1024);
            html_ += ' ';
            append_escaped(html_, rendering_.words_file_kb);
            html_ += "</span>";
        }
        html_ += "</p>\n";
    }

private:
    void append(const Text& text) { append_text(html_, text, right_to_left_); }
    void append(std::string_view text) { append_isolated(html_, text, right_to_left_); }

    void append_dateline() {
        html_ += "<span class=\"dateline\">";
        append(article_.dateline.printed());
        html_ += "</span>";
        dateline_waits_ = false;
    }

    bool has_paragraph() const {
        for (const Block& block : article_.blocks) {
            if (std::holds_alternative<Paragraph>(block)) return true;
        }
        return false;
    }

    void append_fact(const std::variant<Paragraph, List>& inner) {
        if (const auto* list = std::get_if<List>(&inner)) return (*this)(*list);
        html_ += "<p>";
        append(std::get<Paragraph>(inner).text);
        html_ += "</p>\n";
    }

    void append_row(const std::vector<Text>& cells, std::string_view open, std::string_view close) {
        html_ += "<tr>";
        for (const Text& cell : cells) {
            html_ += open;
            append(cell);
            html_ += close;
        }
        html_ += "</tr>\n";
    }

    const Article& article_;
    const Rendering& rendering_;
    bool right_to_left_;
    bool dateline_waits_ = false;
    std::string html_;
};

}  // namespace

SafeHtml body_html(const Article& article, const Rendering& rendering) {
    return SafeHtml::trusted(BodyWriter{article, rendering}.written());
}

SafeHtml text_html(const Text& text, bool right_to_left) {
    std::string html;
    append_text(html, text, right_to_left);
    return SafeHtml::trusted(std::move(html));
}

SafeHtml isolated_html(std::string_view text, bool right_to_left) {
    std::string html;
    append_isolated(html, text, right_to_left);
    return SafeHtml::trusted(std::move(html));
}

std::vector<const Subhead*> subheads(const Article& article) {
    std::vector<const Subhead*> found;
    for (const Block& block : article.blocks) {
        if (const auto* subhead = std::get_if<Subhead>(&block)) found.push_back(subhead);
    }
    return found;
}

}  // namespace midad::article
