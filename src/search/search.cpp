#include "search/search.h"

#include <atomic>
#include <charconv>
#include <mutex>
#include <system_error>

#include "search/internal/finding.h"
#include "search/internal/marking.h"
#include "search/internal/reader.h"
#include "search/internal/suggesting.h"

namespace midad::search {

using namespace internal;

class Search::Inside {
public:
    Inside(const std::filesystem::path& folder, const Clock& clock_used) : readers{folder}, clock{clock_used} {}

    std::shared_ptr<const Suggesting> suggesting(Reader& reader) {
        const std::lock_guard lock{mutex_};
        if (!suggesting_ || generation_ != reader.frozen->number) renew(reader);
        return suggesting_;
    }

    void refresh(Reader& reader) {
        static_cast<void>(reader.frozen->near());
        const std::string now = version(reader);
        {
            const std::lock_guard lock{mutex_};
            if (suggesting_ && now == version_) return;
        }
        // Made without the lock: who asks meanwhile has the ones before.
        auto made = std::make_shared<const Suggesting>(reader.database);
        const std::lock_guard lock{mutex_};
        suggesting_ = std::move(made);
        version_ = now;
        generation_ = reader.frozen->number;
    }

    Readers readers;
    const Clock& clock;
    // Whether anybody has searched: nothing is made ready for whom nobody asks. A paper that is only read keeps the
    // memory.
    std::atomic<bool> asked{false};

private:
    static std::string version(const Reader& reader) {
        return std::to_string(reader.frozen->number) + " " + reader.database.get_metadata("sequence");
    }
    void renew(Reader& reader) {
        suggesting_ = std::make_shared<const Suggesting>(reader.database);
        version_ = version(reader);
        generation_ = reader.frozen->number;
    }

    std::mutex mutex_;
    std::shared_ptr<const Suggesting> suggesting_;
    std::string version_;
    std::int64_t generation_ = 0;
};

Search::Search(const std::filesystem::path& folder, const Clock& clock)
    : inside_{std::make_unique<Inside>(folder, clock)} {}
Search::~Search() = default;

bool Search::ready() const {
    return inside_->readers.with([](Reader&) { return true; }).has_value();
}

Result<Found, Refusal> Search::find(const Query& query, const Asking& asking) const {
    inside_->asked = true;
    auto found =
        inside_->readers.with([&](Reader& reader) { return find_in(reader, query, asking, inside_->clock.now()); });
    if (!found) return refuse(Refusal{"search.not_ready", {}});
    return *std::move(found);
}

std::vector<Suggestion> Search::suggest(std::string_view typed, std::size_t limit) const {
    inside_->asked = true;
    return inside_->readers
        .with([&](Reader& reader) {
            return suggestions_for(typed, limit, *inside_->suggesting(reader), reader.database);
        })
        .value_or(std::vector<Suggestion>{});
}

void Search::refresh_suggestions() {
    if (!inside_->asked) return;
    static_cast<void>(inside_->readers.with([&](Reader& reader) {
        inside_->refresh(reader);
        return true;
    }));
}

std::vector<Snippet> Search::snippets(const Query& query, const std::vector<std::string>& texts,
                                      std::size_t characters) const {
    return inside_->readers
        .with([&](Reader& reader) {
            const Asked asked = understood(query, reader);
            Marking marking{asked, reader.analyser()};
            std::vector<Snippet> snippets;
            snippets.reserve(texts.size());
            for (const std::string& text : texts) snippets.push_back(marking.best(text, characters));
            return snippets;
        })
        .value_or(std::vector<Snippet>(texts.size()));
}

Snippet Search::marked(const Query& query, std::string_view text) const {
    return inside_->readers
        .with([&](Reader& reader) { return Marking{understood(query, reader), reader.analyser()}.whole(text); })
        .value_or(Snippet{std::string{text}, {}});
}

std::vector<Reason> Search::why(const Query& query, const article::Article& article) const {
    return inside_->readers
        .with([&](Reader& reader) { return Marking{understood(query, reader), reader.analyser()}.reasons(article); })
        .value_or(std::vector<Reason>{});
}

Search::Around Search::around(StoryId story, std::size_t related, std::size_t same) const {
    const auto look = [&](Reader& reader) {
        Around around;
        std::vector<StoryId> duplicates = near_duplicates_in(reader, story, std::max(same, related));
        around.related = related_in(reader, story, related, duplicates, inside_->clock.now());
        duplicates.resize(std::min(same, duplicates.size()));
        around.same = std::move(duplicates);
        return around;
    };
    return inside_->readers.with(look).value_or(Around{});
}

std::vector<StoryId> Search::near_duplicates(StoryId story, std::size_t limit) const {
    return inside_->readers.with([&](Reader& reader) { return near_duplicates_in(reader, story, limit); })
        .value_or(std::vector<StoryId>{});
}

std::optional<Search::State> Search::state() const {
    return inside_->readers.with([&](Reader& reader) {
        State state{reader.database.get_doccount(), reader.frozen->number};
        const std::string sequence = reader.database.get_metadata("sequence");
        std::from_chars(sequence.data(), sequence.data() + sequence.size(), state.sequence);
        std::error_code ignored;
        const auto folder = inside_->readers.paths().generation(reader.frozen->number);
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder, ignored})
            if (entry.is_regular_file(ignored)) state.bytes += entry.file_size(ignored);
        return state;
    });
}

}  // namespace midad::search
