#include "article/article.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "text/fold.h"
#include "text/slug.h"

namespace midad::article {

namespace {

/// Gathers lines; an empty one is none.
class Lines {
public:
    void add(std::string_view line) {
        if (line.empty()) return;
        if (!text_.empty()) text_ += '\n';
        text_ += line;
    }
    void add(const Text& text) { add(std::string_view{plain_text(text)}); }

    void operator()(const Paragraph& paragraph) { add(paragraph.text); }
    void operator()(const Subhead& subhead) { add(subhead.text); }
    void operator()(const Quote& quote) {
        add(quote.text);
        add(quote.speaker);
    }
    void operator()(const List& list) {
        for (const Text& item : list.items) add(item);
    }
    void operator()(const FactBox& box) {
        add(box.title);
        for (const auto& block : box.blocks) std::visit(*this, block);
    }
    void operator()(const PictureBlock& block) { add(block.picture.caption); }
    void operator()(const Table& table) {
        add(table.caption);
        add(row_text(table.head));
        for (const auto& row : table.rows) add(row_text(row));
    }
    void operator()(const Embed& embed) { add(embed.title); }
    void operator()(const File& file) { add(file.title); }

    std::string taken() { return std::move(text_); }

private:
    static std::string row_text(const std::vector<Text>& cells) {
        std::string row;
        for (const Text& cell : cells) {
            const std::string words = plain_text(cell);
            if (!row.empty() && !words.empty()) row += '\t';
            row += words;
        }
        return row;
    }

    std::string text_;
};

}  // namespace

std::string Dateline::printed() const {
    if (agency.empty()) return city;
    const std::string wire = "(" + agency + ")";
    return city.empty() ? wire : city + " – " + wire;
}

std::string plain_text(const Text& text) {
    std::string words;
    for (const Span& span : text) words += span.text;
    return words;
}

std::string plain_text(const Article& article) {
    Lines lines;
    lines.add(article.headline);
    lines.add(article.kicker);
    lines.add(article.standfirst);
    if (article.picture) lines.add(article.picture->caption);
    for (const Block& block : article.blocks) std::visit(lines, block);
    return lines.taken();
}

std::string summary(const Article& article, std::size_t characters) {
    if (!article.standfirst.empty()) return text::shortened(article.standfirst, characters);
    for (const Block& block : article.blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        if (!paragraph) continue;
        std::string words = plain_text(paragraph->text);
        std::replace(words.begin(), words.end(), '\n', ' ');
        if (!words.empty()) return text::shortened(words, characters);
    }
    return {};
}

void name_anchors(std::vector<Block>& blocks) {
    std::set<std::string> taken;
    for (const Block& block : blocks) {
        if (const auto* subhead = std::get_if<Subhead>(&block)) taken.insert(subhead->anchor);
    }
    std::map<std::string, int> counted;
    int number = 0;
    for (Block& block : blocks) {
        auto* subhead = std::get_if<Subhead>(&block);
        if (!subhead) continue;
        ++number;
        if (!subhead->anchor.empty()) continue;
        std::string words = text::slug(subhead->text);
        if (words.empty()) words = "section-" + std::to_string(number);
        subhead->anchor = words;
        // Where the last sub-head of these words stopped counting, so that many of them cost no more than their number.
        for (int& again = counted[words]; !taken.insert(subhead->anchor).second;) {
            again = std::max(again + 1, 2);
            subhead->anchor = words + "-" + std::to_string(again);
        }
    }
}

}  // namespace midad::article
