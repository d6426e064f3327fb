#include "stories/pasted.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "stories/internal/dateline.h"
#include "stories/internal/furniture.h"
#include "stories/internal/pasted_lines.h"
#include "text/fold.h"
#include "text/pieces.h"

namespace midad::stories {

using namespace internal;

namespace {

constexpr std::size_t most_text = 1u << 20;
constexpr std::size_t most_lines = 9'000;  // an article's JSON takes 10,000 blocks
constexpr std::size_t longest_headline_words = 25;
constexpr std::size_t longest_subhead_words = 14;

/// Closed as a sentence is, quotes and brackets behind the stop looked through.
bool is_closed(std::string_view words, bool questions_too) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view behind : {"»", "\"", "”", ")", "]", " ", "’", "'"}) {
            if (!words.ends_with(behind)) continue;
            words.remove_suffix(behind.size());
            again = true;
        }
    }
    for (const std::string_view stop : {".", "…", "۔", "،", "؛", ":", ",", ";"}) {
        if (words.ends_with(stop)) return true;
    }
    return questions_too && (words.ends_with("؟") || words.ends_with("!") || words.ends_with("?"));
}

bool is_prose(const Line& line) {
    if (line.kind != Line::Kind::text || line.strong) return false;
    const std::size_t count = text::word_count(line.words);
    return count > longest_headline_words || (count >= 8 && is_closed(line.words, false));
}

struct Signature {
    article::Role role;
    std::string name;
};

/// «بقلم: رنا العلي», «ترجمة – ياسر منصور».
std::optional<Signature> signature_of(std::string_view line) {
    using article::Role;
    static const std::array<std::pair<std::string_view, Role>, 14> labels{{{"بقلم", Role::wrote},
                                                                           {"كتب", Role::wrote},
                                                                           {"كتبت", Role::wrote},
                                                                           {"تقرير", Role::wrote},
                                                                           {"إعداد", Role::wrote},
                                                                           {"متابعة", Role::wrote},
                                                                           {"حوار", Role::wrote},
                                                                           {"تحقيق", Role::wrote},
                                                                           {"ترجمة", Role::translated},
                                                                           {"ترجمها", Role::translated},
                                                                           {"تحرير", Role::edited},
                                                                           {"تصوير", Role::photographed},
                                                                           {"By", Role::wrote},
                                                                           {"Translated by", Role::translated}}};
    if (text::word_count(line) > 7 || is_closed(line, true)) return std::nullopt;
    std::size_t at = line.npos, bytes = 0;
    for (const std::string_view sign : {":", "/", "–", "-", "|"}) {
        const std::size_t found = line.find(sign);
        if (found >= at) continue;
        at = found;
        bytes = sign.size();
    }
    const bool by = line.starts_with("بقلم ") || line.starts_with("By ");
    if (at == line.npos && by) {
        at = line.find(' ');
        bytes = 1;
    }
    if (at == line.npos) return std::nullopt;
    const std::string label = folded_label(line.substr(0, at));
    const std::string name = text::tidy(line.substr(at + bytes));
    if (name.empty() || text::word_count(name) == 0) return std::nullopt;
    for (const auto& [word, role] : labels) {
        if (label == folded_label(word)) return Signature{role, name};
    }
    return std::nullopt;
}

/// «المصدر: وكالات».
std::optional<std::string> source_of(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == line.npos || text::word_count(line) > 8) return std::nullopt;
    const std::string label = folded_label(line.substr(0, colon));
    if (label != "المصدر" && label != "source" && label != "المصادر") return std::nullopt;
    std::string name = text::tidy(line.substr(colon + 1));
    return name.empty() ? std::nullopt : std::optional{name};
}

/// «…» around all of it.
bool is_quoted(std::string_view words) {
    const bool french = words.starts_with("«") && words.ends_with("»");
    const bool english = words.starts_with("“") && words.ends_with("”");
    if (!french && !english) return false;
    const std::string_view open = french ? "«" : "“";
    return words.find(open, 1) == words.npos && text::word_count(words) >= 6;
}

std::string_view language_of(const std::vector<Line>& lines) {
    std::size_t arabic = 0, others = 0;
    for (const Line& line : lines) {
        for (std::size_t at = 0; at < line.words.size();) {
            const char32_t c = next_code_point(line.words, at);
            if (text::is_arabic_letter(c)) ++arabic;
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) ++others;
        }
    }
    return others > arabic ? "en" : "ar";
}

/// Goes through the lines from the first to the last.
class Reading {
public:
    explicit Reading(std::vector<Line> lines) : lines_{std::move(lines)} {}

    Pasted run() {
        pasted_.article.language = language_of(lines_);
        find_text();
        read_head();
        while (at_ < lines_.size()) read_body();
        name_lead();
        article::name_anchors(pasted_.article.blocks);
        if (pasted_.article.headline.empty()) note("stories.pasted.no_headline");
        return std::move(pasted_);
    }

private:
    using Kind = Line::Kind;

    void note(const char* key) { pasted_.notes.push_back({key, {}}); }
    void recognise(const char* part, std::string_view text) { pasted_.recognised.push_back({part, std::string{text}}); }
    void leave_out(std::string what, std::string_view text) {
        pasted_.left_out.push_back({std::move(what), std::string{text}});
    }
    Region region() const {
        if (at_ < first_prose_) return Region::before_text;
        return at_ > last_prose_ ? Region::after_text : Region::in_text;
    }

    /// The first and the last line that are prose: around them stands what pages put around a story.
    void find_text() {
        first_prose_ = lines_.size();
        last_prose_ = 0;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            const bool block = lines_[at].kind == Kind::block && !is_picture(lines_[at]);
            const bool first_words = is_headline_candidate(at);
            if (!is_prose(lines_[at]) && !block && !(lines_[at].kind == Kind::quote)) continue;
            if (first_words) continue;
            first_prose_ = std::min(first_prose_, at);
            last_prose_ = at;
        }
    }

    /// A heading stands above the text even when it is as long as a sentence.
    bool is_headline_candidate(std::size_t at) const { return lines_[at].kind == Kind::heading; }

    static bool is_picture(const Line& line) {
        return line.block && std::holds_alternative<article::PictureBlock>(*line.block);
    }

    /// What stands before the text: furniture, headline, standfirst, credits, dateline.
    void read_head() {
        std::vector<std::size_t> titles;
        for (; at_ < first_prose_; ++at_) {
            // Without any prose, what follows the headline is the text, however short.
            if (first_prose_ == lines_.size() && !titles.empty() && lines_[at_].kind != Kind::heading &&
                !is_about(lines_[at_]))
                break;
            if (!take_about(true)) titles.push_back(at_);
        }
        take_titles(titles);
    }

    bool is_about(const Line& line) const {
        return furniture_of(line.words, Region::before_text) || keywords_of(line.words) ||
               photo_credit_of(line.words) || dateline_of(line.words).has_value() || signature_of(line.words) ||
               is_picture(line);
    }

    void take_titles(const std::vector<std::size_t>& titles) {
        article::Article& article = pasted_.article;
        std::optional<std::size_t> headline;
        for (std::size_t at = 0; at < titles.size() && !headline; ++at) {
            if (lines_[titles[at]].kind == Kind::heading) headline = at;
        }
        if (!headline && !titles.empty()) headline = 0;
        if (!headline) return take_masthead_as_headline();
        // A word or two above a longer line: the kicker.
        const bool has_kicker = *headline == 0 && titles.size() > 1 && lines_[titles[0]].kind != Kind::heading &&
                                text::word_count(lines_[titles[0]].words) <= 3 &&
                                text::word_count(lines_[titles[1]].words) >= 5;
        if (has_kicker) headline = 1;
        for (std::size_t at = 0; at < titles.size(); ++at) {
            const Line& line = lines_[titles[at]];
            if (at == *headline) {
                article.headline = one_line(line.words);
                recognise("headline", article.headline);
            } else if (at + 1 == *headline && text::word_count(line.words) <= 10) {
                article.kicker = one_line(line.words);
                recognise("kicker", article.kicker);
            } else if (at == *headline + 1 && article.standfirst.empty() && line.kind != Kind::bullet) {
                article.standfirst = one_line(line.words);
                recognise("standfirst", article.standfirst);
            } else {
                add_paragraph(line);
            }
        }
    }

    /// «حرب 6 أكتوبر 1973» looks like a masthead's date, and is the headline when nothing else is.
    void take_masthead_as_headline() {
        auto& left_out = pasted_.left_out;
        const auto masthead = std::find_if(left_out.rbegin(), left_out.rend(), [](const LeftOut& one) {
            return one.what == "masthead" && !is_date(one.text);
        });
        if (masthead == left_out.rend()) return;
        pasted_.article.headline = masthead->text;
        recognise("headline", masthead->text);
        left_out.erase(std::next(masthead).base());
    }

    static std::string one_line(std::string_view words) { return text::tidy(words); }

    /// A line that says something about the story, or is none of it. True when it was taken.
    bool take_about(bool in_head) {
        const Line& line = lines_[at_];
        if (is_picture(line)) {
            leave_out("picture", line.words);
            note("stories.pasted.picture");
            return true;
        }
        if (line.kind == Kind::block) return take_buttons(line);
        if (awaits_date_ && is_date(line.words)) {
            leave_out("published", line.words);
            awaits_date_ = false;
            return true;
        }
        awaits_date_ = false;
        if (const auto keywords = keywords_of(line.words)) return take_keywords(*keywords);
        if (const auto furniture = furniture_of(line.words, region())) {
            leave_out(furniture->what, line.words);
            awaits_date_ = furniture->what == "published" && furniture->label_only;
            return true;
        }
        return take_credit(line, in_head);
    }

    /// A list of nothing but networks is a row of buttons.
    bool take_buttons(const Line& line) {
        const auto furniture = furniture_of(line.words, region());
        if (!line.block || !std::holds_alternative<article::List>(*line.block) || !furniture ||
            furniture->what != "share")
            return false;
        leave_out(furniture->what, line.words);
        return true;
    }

    bool take_keywords(const std::vector<std::string>& keywords) {
        for (const std::string& keyword : keywords) {
            auto& all = pasted_.article.keywords;
            if (std::find(all.begin(), all.end(), keyword) == all.end()) all.push_back(keyword);
            recognise("keyword", keyword);
        }
        return true;
    }

    bool take_credit(const Line& line, bool in_head) {
        article::Article& article = pasted_.article;
        if (const auto source = source_of(line.words)) {
            article.sources.push_back({*source, {}});
            recognise("source", line.words);
            return true;
        }
        if (in_head || region() == Region::after_text) {
            if (const auto credit = photo_credit_of(line.words)) {
                recognise("photo_credit", *credit);
                return true;
            }
            if (const auto signature = signature_of(line.words)) {
                article.bylines.push_back({signature->role, signature->name});
                recognise("byline", line.words);
                return true;
            }
        }
        if (!article.dateline.empty()) return false;
        const auto dateline = dateline_of(line.words);
        if (!dateline || !dateline->whole_line || line.kind == Kind::heading) return false;
        return take_dateline(*dateline, line.words);
    }

    bool take_dateline(const FoundDateline& found, std::string_view words) {
        pasted_.article.dateline = found.dateline;
        recognise("dateline", words);
        return true;
    }

    void read_body() {
        if (take_about(false)) {
            ++at_;
            return;
        }
        Line& line = lines_[at_];
        if (line.block) {
            add_block(*line.block);
        } else if (line.kind == Kind::bullet || line.kind == Kind::number) {
            return add_list();
        } else if (line.kind == Kind::quote || is_quoted(line.words)) {
            add_quote(line);
        } else if (is_subhead()) {
            add_subhead(line);
        } else {
            add_paragraph(line);
        }
        ++at_;
    }

    void add_block(const article::Block& block) {
        if (std::holds_alternative<article::List>(block)) recognise("list", lines_[at_].words);
        if (std::holds_alternative<article::Quote>(block)) recognise("quote", lines_[at_].words);
        pasted_.article.blocks.push_back(block);
    }

    /// Lines with a list's marks that follow each other; one alone is a paragraph.
    void add_list() {
        const Kind kind = lines_[at_].kind;
        article::List list;
        list.numbered = kind == Kind::number;
        const std::size_t begin = at_;
        std::string words;
        for (; at_ < lines_.size() && lines_[at_].kind == kind && !furniture_of(lines_[at_].words, region()); ++at_) {
            if (lines_[at_].text.empty()) continue;
            list.items.push_back(lines_[at_].text);
            words += (words.empty() ? "" : "\n") + lines_[at_].words;
        }
        if (at_ == begin) ++at_;
        if (list.items.size() == 1) return add_paragraph(lines_[begin]);
        if (list.items.empty()) return;
        recognise("list", words);
        pasted_.article.blocks.emplace_back(std::move(list));
    }

    void add_quote(const Line& line) {
        recognise("quote", line.words);
        pasted_.article.blocks.emplace_back(article::Quote{line.text, {}});
    }

    bool is_subhead() const {
        const Line& line = lines_[at_];
        if (line.kind == Kind::heading) return true;
        const std::size_t count = text::word_count(line.words);
        if (count == 0 || count > longest_subhead_words || line.words.find('\n') != line.words.npos) return false;
        if (line.strong) return !is_closed(line.words, false) || line.words.ends_with(':');
        if (is_closed(line.words, true)) return false;
        // Between two paragraphs, and what follows is one.
        return !pasted_.article.blocks.empty() && goes_on_with_prose(count);
    }

    bool goes_on_with_prose(std::size_t count) const {
        if (at_ + 1 >= lines_.size()) return false;
        const Line& next = lines_[at_ + 1];
        if (next.kind != Kind::text) return next.kind == Kind::bullet || next.kind == Kind::number;
        if (furniture_of(next.words, at_ + 1 > last_prose_ ? Region::after_text : Region::in_text)) return false;
        const std::size_t words = text::word_count(next.words);
        return is_prose(next) || (words > count && is_closed(next.words, true));
    }

    void add_subhead(const Line& line) {
        std::string words = one_line(line.words);
        if (words.ends_with(':')) words.pop_back();
        recognise("subhead", words);
        pasted_.article.blocks.emplace_back(article::Subhead{std::move(words), {}});
    }

    void add_paragraph(const Line& line) {
        article::Text text = line.text.empty() ? article::Text{{line.words}} : line.text;
        const bool is_first =
            std::none_of(pasted_.article.blocks.begin(), pasted_.article.blocks.end(),
                         [](const auto& block) { return std::holds_alternative<article::Paragraph>(block); });
        if (is_first && pasted_.article.dateline.empty()) {
            const auto dateline = dateline_of(line.words);
            if (dateline && !dateline->whole_line) {
                take_dateline(*dateline, std::string_view{line.words}.substr(0, dateline->bytes));
                text = without_beginning(text, dateline->bytes);
            }
        }
        if (!text.empty()) pasted_.article.blocks.emplace_back(article::Paragraph{std::move(text)});
    }

    void name_lead() {
        for (const article::Block& block : pasted_.article.blocks) {
            const auto* paragraph = std::get_if<article::Paragraph>(&block);
            if (!paragraph) continue;
            recognise("lead", article::plain_text(paragraph->text));
            return;
        }
    }

    std::vector<Line> lines_;
    std::size_t at_ = 0, first_prose_ = 0, last_prose_ = 0;
    bool awaits_date_ = false;
    Pasted pasted_;
};

std::size_t words_in(const std::vector<Line>& lines) {
    std::size_t count = 0;
    for (const Line& line : lines) count += text::word_count(line.words);
    return count;
}

}  // namespace

Result<Pasted, Refusal> pasted(std::string_view html, std::string_view text) {
    if (text.size() > most_text) return refuse(Refusal{"stories.pasted.too_long", {}});
    if (!is_utf8(text)) return refuse(Refusal{"stories.pasted.not_utf8", {}});
    std::vector<Line> lines = lines_of_text(text);
    if (!html.empty()) {
        auto marked = lines_of_html(html);
        if (!marked && lines.empty()) return refuse(Refusal{"stories.pasted.unfit", {}});
        // Some programs put a shell of HTML into the clipboard, and the words only into the text.
        if (marked && words_in(*marked) * 2 >= words_in(lines)) lines = *std::move(marked);
    }
    if (lines.size() > most_lines) return refuse(Refusal{"stories.pasted.too_long", {}});
    return Reading{std::move(lines)}.run();
}

}  // namespace midad::stories
