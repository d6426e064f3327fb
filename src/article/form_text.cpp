#include <algorithm>
#include <optional>

#include "article/internal/form.h"
#include "base/url.h"
#include "text/fold.h"
#include "text/numbers.h"

namespace midad::article {

namespace {

/// The words after "- ", or after "1. " in digits of any kind; nothing when the line begins no item.
struct Item {
    bool numbered;
    int number;
    std::string_view words;
};

std::optional<Item> item_of(std::string_view line) {
    if (line.starts_with("- ")) return Item{false, 0, line.substr(2)};
    const std::size_t stop = line.substr(0, 9).find(". ");
    if (stop == line.npos || stop == 0) return std::nullopt;
    const std::string digits = text::ascii_digits(line.substr(0, stop));
    const bool good =
        digits.size() <= 3 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!good) return std::nullopt;
    return Item{true, std::stoi(digits), line.substr(stop + 2)};
}

bool is_embed(std::string_view line) { return line.starts_with("<http://") || line.starts_with("<https://"); }

/// Whether the line begins something other than a paragraph.
bool begins_block(std::string_view line) {
    if (line.starts_with("## ") || line.starts_with(":::") || line.starts_with("> ") || line == ">" ||
        line.starts_with("![") || line.starts_with("[[") || line.starts_with("|") || is_embed(line) ||
        line.starts_with("Table: ")) {
        return true;
    }
    const auto item = item_of(line);
    // A year or a count can stand at the head of a line of a paragraph; a list begins with 1.
    return item && (!item->numbered || item->number == 1);
}

class TextReader {
public:
    TextReader(const std::vector<Line>& lines, FormFaults& faults) : lines_{lines}, faults_{faults} {}

    std::vector<Block> read() {
        while (at_ < lines_.size()) {
            if (lines_[at_].blank()) {
                ++at_;
            } else {
                read_block();
            }
        }
        if (blocks_.size() > most_in_a_list) too_many(1);
        return std::move(blocks_);
    }

private:
    std::string_view here() const { return at_ < lines_.size() ? lines_[at_].text : std::string_view{}; }
    int number() const { return lines_[at_].number; }
    void too_many(int line) { faults_.add(line, "too_many", {{"limit", std::to_string(most_in_a_list)}}); }

    void read_block() {
        const std::string_view line = here();
        if (line.starts_with(":::")) return read_facts();
        if (line.starts_with('#') && line.find_first_not_of('#') < line.size() &&
            line[line.find_first_not_of('#')] == ' ') {
            return read_subhead();
        }
        if (line.starts_with("> ") || line == ">") return read_quote();
        if (line.starts_with("![")) return read_picture();
        if (line.starts_with('|') || line.starts_with("Table: ")) return read_table();
        if (is_embed(line)) return read_embed();
        if (line.starts_with("[[")) return read_file();
        if (const auto item = item_of(line)) {
            blocks_.emplace_back(read_list(item->numbered));
            return;
        }
        if (auto paragraph = read_paragraph()) blocks_.emplace_back(*std::move(paragraph));
    }

    std::optional<Paragraph> read_paragraph() {
        std::vector<Line> words{lines_[at_++]};
        while (at_ < lines_.size() && !lines_[at_].blank() && !begins_block(here())) words.push_back(lines_[at_++]);
        Text text = read_marks(words, faults_);
        if (text.empty()) return std::nullopt;
        return Paragraph{std::move(text)};
    }

    void read_subhead() {
        const Line line = lines_[at_++];
        const std::size_t level = line.text.find(' ');
        if (level != 2) return faults_.add(line.number, "subhead_level");
        std::string words = plain_text(read_marks({{line.number, line.text.substr(3)}}, faults_));
        if (words.empty()) return faults_.add(line.number, "empty_block");
        blocks_.emplace_back(Subhead{std::move(words), {}});
    }

    void read_quote() {
        const int first = number();
        std::vector<Line> words;
        while (here().starts_with('>')) {
            words.push_back({number(), trimmed(here().substr(1))});
            ++at_;
        }
        Quote quote;
        for (const std::string_view dash : {"— ", "– "}) {
            if (!words.back().text.starts_with(dash)) continue;
            quote.speaker = text::tidy(read_plain(words.back().text.substr(dash.size())));
            words.pop_back();
            break;
        }
        std::erase_if(words, [](const Line& line) { return line.blank(); });
        quote.text = read_marks(words, faults_);
        if (quote.text.empty()) return faults_.add(first, "empty_block");
        blocks_.emplace_back(std::move(quote));
    }

    /// A line that begins with a blank goes on with the item above it.
    List read_list(bool numbered) {
        const int first = number();
        List list;
        list.numbered = numbered;
        for (;;) {
            const auto item = item_of(here());
            if (!item || item->numbered != list.numbered) break;
            std::vector<Line> words{{number(), item->words}};
            ++at_;
            while (at_ < lines_.size() && !lines_[at_].blank() && (here()[0] == ' ' || here()[0] == '\t')) {
                words.push_back(lines_[at_++]);
            }
            Text text = read_marks(words, faults_);
            if (text.empty()) faults_.add(words.front().number, "empty_block");
            list.items.push_back(std::move(text));
        }
        if (list.items.size() > most_in_a_list) too_many(first);
        return list;
    }

    void read_facts() {
        const Line opening = lines_[at_++];
        if (trimmed(opening.text) == ":::") return faults_.add(opening.number, "box_not_open");
        FactBox box;
        box.title = text::tidy(read_plain(trimmed(opening.text.substr(3))));
        while (at_ < lines_.size() && trimmed(here()) != ":::") {
            if (lines_[at_].blank()) {
                ++at_;
            } else if (const auto item = item_of(here())) {
                box.blocks.emplace_back(read_list(item->numbered));
            } else if (begins_block(here())) {
                faults_.add(number(), "not_in_a_box");
                ++at_;
            } else if (auto paragraph = read_paragraph()) {
                box.blocks.emplace_back(*std::move(paragraph));
            }
        }
        if (at_ == lines_.size()) return faults_.add(opening.number, "box_not_closed");
        ++at_;
        if (box.blocks.empty()) return faults_.add(opening.number, "empty_block");
        if (box.blocks.size() > most_in_a_list) too_many(opening.number);
        blocks_.emplace_back(std::move(box));
    }

    /// ![alt](file "caption | credit")
    void read_picture() {
        const Line line = lines_[at_++];
        const std::string_view text = trimmed(line.text);
        const std::size_t middle = unescaped(text, "](", 2);
        const std::size_t title = middle == text.npos ? middle : unescaped(text, " \"", middle + 2);
        if (title == text.npos || !text.ends_with("\")") || text.size() < title + 4) {
            return faults_.add(line.number, "bad_picture");
        }
        const auto [caption, credit] = parted_at_bar(text.substr(title + 2, text.size() - 2 - (title + 2)));
        Picture picture;
        picture.alt = text::tidy(read_plain(text.substr(2, middle - 2)));
        picture.file = read_plain(trimmed(text.substr(middle + 2, title - middle - 2)));
        picture.caption = text::tidy(read_plain(caption));
        picture.credit = text::tidy(read_plain(credit));
        if (picture.file.empty()) return faults_.add(line.number, "bad_picture");
        if (picture.credit.empty()) return faults_.add(line.number, "picture_without_credit");
        blocks_.emplace_back(PictureBlock{std::move(picture)});
    }

    static std::size_t unescaped(std::string_view text, std::string_view sign, std::size_t at) {
        for (; at < text.size(); ++at) {
            if (text[at] == '\\') {
                ++at;
            } else if (text.substr(at, sign.size()) == sign) {
                return at;
            }
        }
        return text.npos;
    }

    static std::vector<std::string_view> cells_of(std::string_view line) {
        std::vector<std::string_view> cells;
        std::string_view rest = trimmed(line).substr(1);
        while (!rest.empty()) {
            const std::size_t bar = unescaped(rest, "|", 0);
            cells.push_back(trimmed(rest.substr(0, bar)));
            if (bar == rest.npos) break;
            rest.remove_prefix(bar + 1);
        }
        return cells;
    }

    static bool is_table_rule(std::string_view line) {
        const auto cells = cells_of(line);
        return !cells.empty() && std::all_of(cells.begin(), cells.end(), [](std::string_view cell) {
            return cell.size() >= 3 && cell.find_first_not_of("-:") == cell.npos && cell.find("---") != cell.npos;
        });
    }

    std::vector<Text> read_row(const Line& line) {
        std::vector<Text> row;
        for (const std::string_view cell : cells_of(line.text))
            row.push_back(read_marks({{line.number, cell}}, faults_));
        return row;
    }

    void read_table() {
        Table table;
        const int first = number();
        if (here().starts_with("Table: ")) {
            table.caption = text::tidy(read_plain(here().substr(7)));
            ++at_;
            if (!here().starts_with('|')) return faults_.add(first, "caption_without_table");
        }
        std::vector<Line> rows;
        while (here().starts_with('|')) rows.push_back(lines_[at_++]);
        if (rows.size() < 2 || !is_table_rule(rows[1].text))
            return faults_.add(rows.front().number, "table_without_rule");
        table.head = read_row(rows[0]);
        for (std::size_t index = 2; index < rows.size(); ++index) {
            table.rows.push_back(read_row(rows[index]));
            if (table.rows.back().size() == table.head.size()) continue;
            faults_.add(
                rows[index].number, "row_of_other_length",
                {{"cells", std::to_string(table.rows.back().size())}, {"head", std::to_string(table.head.size())}});
        }
        if (std::max(table.rows.size(), table.head.size()) > most_in_a_list) too_many(first);
        blocks_.emplace_back(std::move(table));
    }

    void read_embed() {
        const Line line = lines_[at_++];
        const std::string_view text = trimmed(line.text);
        Embed embed;
        if (text.ends_with('>')) embed.address = std::string{text.substr(1, text.size() - 2)};
        if (!is_web_address(embed.address))
            return faults_.add(line.number, "bad_embed", {{"address", std::string{text}}});
        if (at_ < lines_.size() && !lines_[at_].blank() && !begins_block(here())) {
            const auto [title, source] = parted_at_bar(here());
            embed.title = text::tidy(read_plain(title));
            embed.source = text::tidy(read_plain(source));
            ++at_;
        }
        blocks_.emplace_back(std::move(embed));
    }

    /// [[file.pdf | title]]
    void read_file() {
        const Line line = lines_[at_++];
        const std::string_view text = trimmed(line.text);
        if (!text.ends_with("]]") || text.size() < 5) return faults_.add(line.number, "bad_file");
        const auto [name, title] = parted_at_bar(text.substr(2, text.size() - 4));
        File file{read_plain(name), text::tidy(read_plain(title)), 0};
        if (file.file.empty() || file.title.empty()) return faults_.add(line.number, "bad_file");
        blocks_.emplace_back(std::move(file));
    }

    const std::vector<Line>& lines_;
    FormFaults& faults_;
    std::size_t at_ = 0;
    std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> read_text(const std::vector<Line>& lines, FormFaults& faults) {
    return TextReader{lines, faults}.read();
}

}  // namespace midad::article
