#include <algorithm>
#include <charconv>
#include <memory>
#include <system_error>

#include "base/failure.h"
#include "base/log.h"
#include "record/record.h"
#include "search/internal/faults.h"
#include "search/internal/rebuilding.h"
#include "search/internal/writer.h"

namespace midad::search {

namespace internal {

namespace {

namespace fs = std::filesystem;

// Stories between two calls of progress, and between two commits. Xapian keeps what is not committed in trees, which
// are walked for every word: measured, 400 stories a commit take a quarter less time than 5,000, and less than 200.
constexpr std::size_t batch = 200;
constexpr std::size_t batches_a_commit = 2;
// A paper of a few stories grows twofold every day at first.
constexpr std::int64_t few_stories = 200;

const std::string last_story_key = "last_story";
const std::string done_key = "done";
const std::string in_part_key = "in_part";
const std::string whole_key = "whole";

std::int64_t number_of(const std::string& text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) return;
    throw Failure{"search.cannot_write",
                  {{"path", folder.string()}, {"reason", error.message()}},
                  "cannot make " + folder.string() + ": " + error.message()};
}

/// One rebuild, from wherever an earlier one was stopped. Each stage leaves something on the disk that says that it is
/// done: the file of words, building/ with its cursor, index/.
class Rebuild {
public:
    Rebuild(const Paths& paths, const Stories& stories, const text::House& house,
            const std::function<bool(const Progress&)>& progress, std::int64_t a_part)
        : paths_{paths}, stories_{stories}, house_{house}, progress_{progress}, a_part_{a_part} {}

    bool run() {
        make_folder(paths_.top);
        const auto lock = FileLock::take(paths_.lock(), FileLock::How::exclusive);
        if (!lock) {
            const std::string folder = paths_.top.string();
            throw Failure{"search.rebuild_taken", {{"folder", folder}}, "another process rebuilds " + folder};
        }
        total_ = stories_.count();
        choose_generation();
        if (!count_words()) return false;
        const bool built = fs::exists(paths_.index(number_));
        if (!built && (!index() || !compact())) return false;
        if (!catch_up()) return false;
        make_current(paths_, number_);
        remove_old(paths_);
        return true;
    }

private:
    bool tell(Progress::Stage stage, std::int64_t done) { return progress_({stage, done, std::max(done, total_)}); }

    /// The unfinished one if it is of this format, or the next number.
    void choose_generation() {
        const std::int64_t current = current_generation(paths_).value_or(0);
        const auto numbers = generations(paths_);
        number_ = numbers.empty() ? current : std::max(current, numbers.back());
        if (number_ > current) {
            auto words = Words::read(paths_.words(number_));
            if (words && words->form == form_of(house_)) {
                words_ = std::make_unique<const Words>(*std::move(words));
                return;
            }
            std::error_code ignored;
            fs::remove_all(paths_.generation(number_), ignored);
        } else {
            ++number_;
        }
        make_folder(paths_.generation(number_));
    }

    bool count_words() {
        if (words_) return true;
        Words words{form_of(house_), 0, {}};
        StoryId last{0};
        for (auto next = stories_.after(last, batch); !next.empty(); next = stories_.after(last, batch)) {
            for (const StoryId story : next) {
                if (const auto published = stories_.find(story)) count(words.counts, published->article);
            }
            last = next.back();
            words.stories += static_cast<std::int64_t>(next.size());
            if (!tell(Progress::Stage::counting_words, words.stories)) return false;
        }
        words.write(paths_.words(number_));
        words_ = std::make_unique<const Words>(std::move(words));
        return true;
    }

    static void count(text::WordCounts& counts, const article::Article& article) {
        for (const Stretch& stretch : stretches_of(article)) counts.add_text(stretch.text);
    }

    bool index() {
        try {
            return index_from_cursor();
        } catch (const Xapian::DatabaseLockError&) {
            throw;
        } catch (const Xapian::DatabaseError& error) {
            // What an earlier attempt left cannot be gone on from. A second fault is no accident of that.
            log::warning("the index being built is begun again: {}", error.get_description());
            fs::remove_all(paths_.building(number_));
            return index_from_cursor();
        }
    }

    bool index_from_cursor() {
        make_folder(paths_.building(number_));
        std::size_t part = parts().empty() ? 0 : parts().size() - 1;
        Cursor cursor;
        for (;; ++part) {
            Writer writer{part_folder(part), *words_, house_, true};
            if (writer.sequence()) {
                cursor = cursor_of(writer);
            } else {
                begin_part(writer, cursor);
            }
            while (!cursor.whole && cursor.in_part < a_part_) {
                if (!index_some(writer, cursor)) return false;
            }
            if (cursor.whole) return true;
            cursor.in_part = 0;
        }
    }

    /// Where indexing is: the last story in it, how many are, how many of them in the part being built.
    struct Cursor {
        StoryId last{0};
        std::int64_t done = 0, in_part = 0;
        bool whole = false;
    };

    static Cursor cursor_of(const Writer& writer) {
        return {StoryId{number_of(writer.get(last_story_key))}, number_of(writer.get(done_key)),
                number_of(writer.get(in_part_key)), !writer.get(whole_key).empty()};
    }

    static void set_cursor(Writer& writer, const Cursor& cursor) {
        writer.set(last_story_key, std::to_string(cursor.last.value));
        writer.set(done_key, std::to_string(cursor.done));
        writer.set(in_part_key, std::to_string(cursor.in_part));
        if (cursor.whole) writer.set(whole_key, "yes");
    }

    /// A part knows from its first commit where it goes on, and since when changes are to be applied: the first part's
    /// beginning, before the first story was read. Of parts put together the first one's answer is kept.
    void begin_part(Writer& writer, const Cursor& cursor) {
        const std::int64_t sequence = stories_.last_change();
        writer.begin();
        writer.set_sequence(sequence);
        set_cursor(writer, cursor);
        writer.commit();
    }

    /// One commit's worth; false when told to stop.
    bool index_some(Writer& writer, Cursor& cursor) {
        writer.begin();
        bool going_on = true;
        for (std::size_t number = 0; going_on && !cursor.whole && number < batches_a_commit; ++number) {
            const auto next = stories_.after(cursor.last, batch);
            cursor.whole = next.empty();
            if (cursor.whole) break;
            for (const StoryId story : next) {
                if (const auto published = stories_.find(story)) writer.put(story, *published);
            }
            cursor.last = next.back();
            cursor.done += static_cast<std::int64_t>(next.size());
            cursor.in_part += static_cast<std::int64_t>(next.size());
            going_on = tell(Progress::Stage::indexing, cursor.done);
        }
        set_cursor(writer, cursor);
        writer.commit();
        return going_on;
    }

    std::string part_folder(std::size_t part) const {
        return (paths_.building(number_) / std::to_string(part)).string();
    }

    /// The parts that are begun, in order.
    std::vector<std::string> parts() const {
        std::vector<std::string> found;
        while (fs::exists(part_folder(found.size()))) found.push_back(part_folder(found.size()));
        return found;
    }

    bool compact() {
        if (!tell(Progress::Stage::compacting, 0)) return false;
        fs::remove_all(paths_.compacting(number_));
        Xapian::Database together;
        for (const std::string& part : parts()) together.add_database(Xapian::Database{part});
        together.compact(paths_.compacting(number_).string(), Xapian::DBCOMPACT_NO_RENUMBER);
        fs::rename(paths_.compacting(number_), paths_.index(number_));
        return tell(Progress::Stage::compacting, total_);
    }

    bool catch_up() {
        fs::remove_all(paths_.building(number_));
        Writer writer{paths_.index(number_), *words_, house_, false};
        while (apply_changes(writer, stories_, batch) > 0) {
            if (!tell(Progress::Stage::compacting, total_)) return false;
        }
        return true;
    }

    const Paths& paths_;
    const Stories& stories_;
    const text::House& house_;
    const std::function<bool(const Progress&)>& progress_;
    std::int64_t a_part_, total_ = 0, number_ = 0;
    std::unique_ptr<const Words> words_;
};

}  // namespace

bool rebuild_from(const Paths& paths, const Stories& stories, const text::House& house,
                  const std::function<bool(const Progress&)>& progress, std::int64_t a_part) {
    return telling(paths.top, [&] { return Rebuild{paths, stories, house, progress, a_part}.run(); });
}

std::optional<Need> need_of(const Paths& paths, const text::House& house) {
    const auto number = current_generation(paths);
    if (!number) return Need::missing;
    if (!fs::exists(paths.index(*number))) return Need::missing;
    const auto words = Words::read(paths.words(*number));
    if (!words || fs::exists(paths.damage(*number))) return Need::damaged;
    if (words->form != form_of(house)) return Need::other_format;
    try {
        const Xapian::Database database{paths.index(*number).string()};
        if (database.get_metadata("form") != form_of(house)) return Need::other_format;
        // A table whose root cannot be read shows here; deeper damage shows when it is met.
        static_cast<void>(database.get_avlength());
        const std::int64_t stories_now = database.get_doccount();
        if (stories_now >= few_stories && stories_now >= 2 * words->stories) return Need::outgrown;
    } catch (const Xapian::Error& error) {
        log::warning("the search index is damaged: {}", error.get_description());
        return Need::damaged;
    }
    return std::nullopt;
}

}  // namespace internal

std::optional<Need> need_to_rebuild(const Source& source) {
    return internal::need_of(internal::Paths{source.folder}, source.house);
}

bool rebuild(const Source& source, const std::function<bool(const Progress&)>& progress) {
    return internal::rebuild_from(internal::Paths{source.folder}, internal::RecordStories{source.record}, source.house,
                                  progress);
}

}  // namespace midad::search
