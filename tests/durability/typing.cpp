#include <atomic>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <variant>

#include <fmt/format.h>

#include "base/clock.h"
#include "store/database.h"
#include "stories/drafts.h"
#include "stories/revisions.h"
#include "work.h"

namespace midad::durability {

namespace {

constexpr std::size_t editors = 3;
const SystemClock system_clock;

article::Paragraph paragraph(std::string words) { return {{{std::move(words)}}}; }

std::string words_of(const article::Block& block) {
    return article::plain_text(std::get<article::Paragraph>(block).text);
}

/// The numbers behind «دفعة» in a paragraph.
std::vector<std::int64_t> numbers_in(const std::string& words) {
    constexpr std::string_view mark = "دفعة-";
    std::vector<std::int64_t> numbers;
    for (std::size_t at = words.find(mark); at != words.npos; at = words.find(mark, at + 1))
        numbers.push_back(std::atoll(words.c_str() + at + mark.size()));
    return numbers;
}

/// What one browser knows of the story.
struct Editor {
    std::size_t paragraph;
    std::int64_t revision;
    article::Article article;
};

/// Three editors in one story in progress, each in a paragraph of their own; each batch is one more word.
class Typing : public Work {
public:
    void write(store::Database& database, std::int64_t number) override {
        thread_local std::optional<Editor> editor;
        if (!editor) editor = sit_down(database, number);
        const std::string words = words_of(editor->article.blocks[editor->paragraph]);
        editor->article.blocks[editor->paragraph] = paragraph(fmt::format("{} دفعة-{}", words, number));
        const stories::Revisions revisions{database, system_clock};
        const stories::Save save{story_,
                                 PersonId{static_cast<std::int64_t>(editor->paragraph) + 1},
                                 fmt::format("tab-{}", editor->paragraph),
                                 number,
                                 editor->revision,
                                 editor->article};
        const auto outcome = database.together(store::Durability::full, [&](store::Transaction& transaction) {
            return revisions.save(transaction, save);
        });
        if (!outcome) throw std::runtime_error{"a save was refused: " + outcome.error().key};
        const auto* saved = std::get_if<stories::Saved>(&*outcome);
        if (saved == nullptr) throw std::runtime_error{"a save clashed that could not"};
        editor->revision = saved->revision;
        if (saved->article) editor->article = *saved->article;
    }

    std::vector<std::string> faults_of(store::Database& database, std::int64_t first,
                                       const std::set<std::int64_t>& acknowledged, std::int64_t& found) override {
        std::vector<std::string> faults = database.faults();
        const stories::Drafts drafts{database, system_clock};
        const stories::Revisions revisions{database, system_clock};
        std::set<std::int64_t> missing = acknowledged;
        found = 0;
        std::optional<stories::DraftCursor> older;
        do {
            const stories::DraftList page = drafts.list("", 50, older);
            for (const stories::Draft& draft : page.drafts) {
                if (std::stoll(draft.headline) < first) continue;
                look_at(draft, revisions, missing, found, faults);
            }
            older = page.older;
        } while (older);
        for (const std::int64_t number : missing)
            faults.push_back(fmt::format("batch {} was acknowledged and is not there", number));
        return faults;
    }

private:
    /// The first editor of the process begins the story.
    Editor sit_down(store::Database& database, std::int64_t number) {
        const std::lock_guard lock{mutex_};
        const stories::Drafts drafts{database, system_clock};
        if (!begun_) {
            begun_.emplace();
            begun_->language = "ar";
            begun_->headline = std::to_string(number);
            for (std::size_t at = 1; at <= editors; ++at)
                begun_->blocks.push_back(paragraph(fmt::format("الفقرة رقم {} من خبر طويل.", at)));
            story_ = database
                         .together(store::Durability::full,
                                   [&](store::Transaction& transaction) {
                                       return drafts.begin(transaction, {DeskId{1}, "draft", PersonId{1}, {}, *begun_});
                                   })
                         .value()
                         .id;
        }
        return {next_++ % editors, 1, *begun_};
    }

    static void look_at(const stories::Draft& draft, const stories::Revisions& revisions,
                        std::set<std::int64_t>& missing, std::int64_t& found, std::vector<std::string>& faults) {
        const auto current = revisions.current(draft.id);
        if (!current || current->article.blocks.size() != editors) {
            faults.push_back(fmt::format("story {} is not whole", draft.id.value));
            return;
        }
        for (const article::Block& block : current->article.blocks) {
            std::int64_t before = 0;
            for (const std::int64_t number : numbers_in(words_of(block))) {
                if (number <= before) faults.push_back(fmt::format("batch {} stands behind {}", number, before));
                before = number;
                missing.erase(number);
                ++found;
            }
        }
        if (current->revision != draft.revision)
            faults.push_back(fmt::format("story {} shows another revision", draft.id.value));
    }

    std::mutex mutex_;
    std::optional<article::Article> begun_;
    DraftId story_;
    std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<Work> typing() { return std::make_unique<Typing>(); }

}  // namespace midad::durability
