#include <algorithm>
#include <charconv>

#include "article/html.h"
#include "text/fold.h"

namespace midad::article {

namespace {

using html::Node;

bool is_one_of(std::string_view tag, std::initializer_list<std::string_view> tags) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_heading(std::string_view tag) { return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'; }

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// The words made safe to store, blanks at their ends kept: a neighbour with other marks may follow.
std::string tidied(std::string_view words) {
    if (words.empty()) return {};
    std::string tidy = text::tidy(words);
    if (tidy.empty()) return is_blank(words.front()) ? " " : "";
    return (is_blank(words.front()) ? " " : "") + tidy + (is_blank(words.back()) ? " " : "");
}

/// Gathers one text as a browser would show it: runs of blanks as one, none at the ends of lines.
class TextGatherer {
public:
    void add(std::string_view words, const Span& marks) {
        std::string tidy = tidied(words);
        const bool after_blank = spans_.empty() || is_blank(spans_.back().text.back());
        if (after_blank && tidy.starts_with(' ')) tidy.erase(0, 1);
        if (tidy.empty()) return;
        if (!spans_.empty() && same_marks(spans_.back(), marks)) {
            spans_.back().text += tidy;
        } else {
            spans_.push_back(marks);
            spans_.back().text = std::move(tidy);
        }
    }

    /// A line break; a second one is the caller's to see by ends_in_break().
    void add_break() {
        trim_end(false);
        if (!spans_.empty()) spans_.back().text += '\n';
    }
    bool ends_in_break() const { return !spans_.empty() && spans_.back().text.back() == '\n'; }
    bool empty() const { return spans_.empty(); }

    Text taken() {
        trim_end(true);
        Text text = std::move(spans_);
        spans_.clear();
        return text;
    }

private:
    static bool same_marks(const Span& a, const Span& b) {
        return a.strong == b.strong && a.emphasis == b.emphasis && a.link == b.link;
    }

    void trim_end(bool breaks_too) {
        while (!spans_.empty()) {
            std::string& last = spans_.back().text;
            while (!last.empty() && (last.back() == ' ' || (breaks_too && last.back() == '\n'))) last.pop_back();
            if (!last.empty()) return;
            spans_.pop_back();
        }
    }

    Text spans_;
};

void append_lines(Text& text, const Text& more) {
    if (more.empty()) return;
    if (!text.empty()) text.back().text += '\n';
    text.insert(text.end(), more.begin(), more.end());
}

/// Blocks as the lines of one text.
struct LineGatherer {
    Text text;

    void operator()(const Paragraph& paragraph) { append_lines(text, paragraph.text); }
    void operator()(const Subhead& subhead) { append_lines(text, {{subhead.text, true, false, {}}}); }
    void operator()(const Quote& quote) { append_lines(text, quote.text); }
    void operator()(const List& list) {
        for (const Text& item : list.items) append_lines(text, item);
    }
    void operator()(const Table& table) {
        for (const Text& cell : table.head) append_lines(text, cell);
        for (const auto& row : table.rows) {
            for (const Text& cell : row) append_lines(text, cell);
        }
    }
    /// Pictures are not text; the others are never made of HTML.
    template <typename Other>
    void operator()(const Other&) {}
};

int pixels(std::string_view value) {
    int number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

const Node* find_first(const Node& node, std::string_view tag) {
    for (const Node& child : node.children) {
        if (child.tag == tag) return &child;
        if (const Node* found = find_first(child, tag)) return found;
    }
    return nullptr;
}

/// Walks over the sanitised tree. As deep as the sanitiser lets a tree be.
class Importer {
public:
    std::vector<Block> blocks;

    void walk(const Node& parent) {
        for (const Node& node : parent.children) visit(node);
    }

    void end_paragraph() {
        Text text = gatherer_.taken();
        if (!text.empty()) blocks.emplace_back(Paragraph{std::move(text)});
    }

private:
    void visit(const Node& node) {
        if (node.tag.empty()) return gatherer_.add(node.text, marks_);
        if (node.tag == "br") return visit_break();
        if (node.tag == "img") return visit_picture(node, {});
        if (is_one_of(node.tag, {"strong", "b"})) return with_marks(node, [](Span& marks) { marks.strong = true; });
        if (is_one_of(node.tag, {"em", "i"})) return with_marks(node, [](Span& marks) { marks.emphasis = true; });
        if (node.tag == "a") return with_marks(node, [&](Span& marks) { marks.link = node.attribute("href"); });
        if (is_one_of(node.tag, {"span", "sub", "sup", "time", "cite"})) return walk(node);
        end_paragraph();
        if (is_heading(node.tag)) {
            visit_heading(node);
        } else if (node.tag == "blockquote") {
            visit_quote(node);
        } else if (node.tag == "ul" || node.tag == "ol") {
            visit_list(node);
        } else if (node.tag == "table") {
            visit_table(node);
        } else if (node.tag == "figure") {
            visit_figure(node);
        } else {
            walk(node);
        }
        end_paragraph();
    }

    /// Two breaks part paragraphs; one parts lines.
    void visit_break() {
        if (gatherer_.ends_in_break()) return end_paragraph();
        gatherer_.add_break();
    }

    template <typename Change>
    void with_marks(const Node& node, Change change) {
        const Span before = marks_;
        change(marks_);
        walk(node);
        marks_ = before;
    }

    /// What is inside, as one text: blocks become lines.
    static Text text_of(const Node& node) {
        std::vector<const Node*> children;
        children.reserve(node.children.size());
        for (const Node& child : node.children) children.push_back(&child);
        return text_of(children);
    }

    static Text text_of(const std::vector<const Node*>& nodes) {
        Importer inside;
        for (const Node* node : nodes) inside.visit(*node);
        inside.end_paragraph();
        LineGatherer lines;
        for (const Block& block : inside.blocks) std::visit(lines, block);
        return std::move(lines.text);
    }

    static std::string line_of(const Node& node) { return text::tidy(plain_text(text_of(node))); }

    void visit_heading(const Node& node) {
        std::string words = line_of(node);
        if (!words.empty()) blocks.emplace_back(Subhead{std::move(words), {}});
    }

    void visit_picture(const Node& image, std::string caption) {
        end_paragraph();
        Picture picture;
        picture.file = image.attribute("src");
        picture.alt = text::tidy(image.attribute("alt"));
        picture.caption = std::move(caption);
        picture.width = pixels(image.attribute("width"));
        picture.height = pixels(image.attribute("height"));
        blocks.emplace_back(PictureBlock{std::move(picture)});
    }

    void visit_figure(const Node& node) {
        const Node* image = find_first(node, "img");
        const Node* caption = find_first(node, "figcaption");
        if (image && !find_first(node, "table"))
            return visit_picture(*image, caption ? line_of(*caption) : std::string{});
        walk(node);
    }

    /// Who said it stands in footer or cite, or behind a dash on the last line.
    void visit_quote(const Node& node) {
        Quote quote;
        std::vector<const Node*> words;
        for (const Node& child : node.children) {
            const bool names = child.tag == "footer" || (child.tag == "cite" && &child == &node.children.back());
            if (names && quote.speaker.empty()) {
                quote.speaker = line_of(child);
            } else {
                words.push_back(&child);
            }
        }
        quote.text = text_of(words);
        if (quote.speaker.empty()) take_last_line(quote);
        const std::string_view dash = without_dash(quote.speaker);
        if (dash.data()) quote.speaker = std::string{dash};
        if (!quote.text.empty()) blocks.emplace_back(std::move(quote));
    }

    /// What stands behind the dash at the head of the line; null-data when there is none.
    static std::string_view without_dash(std::string_view line) {
        for (const std::string_view dash : {"— ", "– ", "- ", "—", "–"}) {
            if (line.starts_with(dash)) return line.substr(dash.size());
        }
        return {};
    }

    static void take_last_line(Quote& quote) {
        if (quote.text.empty()) return;
        const std::string whole = plain_text(quote.text);
        const std::size_t feed = whole.rfind('\n');
        if (feed == whole.npos || !without_dash(std::string_view{whole}.substr(feed + 1)).data()) return;
        quote.speaker = whole.substr(feed + 1);
        // The last line may be of several spans: cut them away up to the line feed.
        while (quote.text.back().text.find('\n') == std::string::npos) quote.text.pop_back();
        std::string& last = quote.text.back().text;
        last.erase(last.rfind('\n'));
        if (last.empty()) quote.text.pop_back();
    }

    void visit_list(const Node& node) {
        List list;
        list.numbered = node.tag == "ol";
        add_items(node, list);
        if (!list.items.empty()) blocks.emplace_back(std::move(list));
    }

    /// A list in an item gives its items to the outer one, after it.
    static void add_items(const Node& node, List& list) {
        for (const Node& item : node.children) {
            if (is_list(item)) {
                add_items(item, list);
            } else if (item.tag == "li") {
                add_item(item, list);
            } else {
                add_words({&item}, list);
            }
        }
    }

    static void add_item(const Node& item, List& list) {
        std::vector<const Node*> words;
        for (const Node& child : item.children) {
            if (!is_list(child)) words.push_back(&child);
        }
        add_words(words, list);
        for (const Node& child : item.children) {
            if (is_list(child)) add_items(child, list);
        }
    }

    static bool is_list(const Node& node) { return node.tag == "ul" || node.tag == "ol"; }

    static void add_words(const std::vector<const Node*>& words, List& list) {
        Text text = text_of(words);
        if (!text.empty()) list.items.push_back(std::move(text));
    }

    static void add_rows(const Node& node, bool head, Table& table) {
        for (const Node& child : node.children) {
            if (child.tag == "tbody" || child.tag == "thead") {
                add_rows(child, child.tag == "thead", table);
            } else if (child.tag == "tr") {
                add_row(child, head, table);
            }
        }
    }

    static void add_row(const Node& node, bool head, Table& table) {
        std::vector<Text> cells;
        bool all_head = true;
        for (const Node& cell : node.children) {
            if (cell.tag != "td" && cell.tag != "th") continue;
            all_head = all_head && cell.tag == "th";
            cells.push_back(text_of(cell));
            // A cell over several columns is followed by empty ones, so that those after it stay under their heads.
            for (int more = std::min(pixels(cell.attribute("colspan")), 50); more > 1; --more) cells.emplace_back();
        }
        if (cells.empty()) return;
        if (table.head.empty() && table.rows.empty() && (head || all_head)) {
            table.head = std::move(cells);
        } else {
            table.rows.push_back(std::move(cells));
        }
    }

    void visit_table(const Node& node) {
        Table table;
        if (const Node* caption = find_first(node, "caption")) table.caption = line_of(*caption);
        add_rows(node, false, table);
        std::size_t width = table.head.size();
        for (const auto& row : table.rows) width = std::max(width, row.size());
        // One column without a head is how pages were once laid out.
        if (width <= 1 && table.head.empty()) return walk_cells(node);
        if (!table.head.empty()) table.head.resize(width);
        for (auto& row : table.rows) row.resize(width);
        blocks.emplace_back(std::move(table));
    }

    void walk_cells(const Node& node) {
        for (const Node& child : node.children) {
            if (is_one_of(child.tag, {"tbody", "thead", "tr"})) {
                walk_cells(child);
            } else if (is_one_of(child.tag, {"td", "th", "caption"})) {
                end_paragraph();
                walk(child);
                end_paragraph();
            }
        }
    }

    TextGatherer gatherer_;
    Span marks_;
};

}  // namespace

Result<std::vector<Block>, html::Unfit> blocks_from_html(std::string_view markup) {
    const Node tree = MIDAD_TRY(html::read_html(markup));
    Importer importer;
    importer.walk(tree);
    importer.end_paragraph();
    name_anchors(importer.blocks);
    return std::move(importer.blocks);
}

}  // namespace midad::article
