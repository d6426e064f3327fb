#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <xapian.h>

#include "search/internal/asked.h"
#include "search/internal/generation.h"
#include "search/internal/synonym_file.h"
#include "search/internal/word_order.h"
#include "search/internal/words.h"
#include "text/near_words.h"

namespace midad::search::internal {

/// What does not change while a generation lives. Any thread.
class Frozen {
public:
    Frozen(std::int64_t generation, Words its_words, FileLock lock)
        : number{generation}, words{std::move(its_words)}, reading_{std::move(lock)} {}

    const std::int64_t number;
    const Words words;
    /// Made when it is first asked for: a fraction of a second in a large paper.
    const text::NearWords& near() const {
        std::call_once(once_, [this] { near_ = std::make_unique<const text::NearWords>(words.counts); });
        return *near_;
    }

private:
    FileLock reading_;  // nobody removes what is read
    mutable std::once_flag once_;
    mutable std::unique_ptr<const text::NearWords> near_;
};

/// One handle of the index: for one thread at a time.
struct Reader {
    Reader(std::shared_ptr<const Frozen> generation, const std::filesystem::path& index)
        : frozen{std::move(generation)}, database{index.string()}, analyser{frozen->words.counts} {}

    std::shared_ptr<const Frozen> frozen;
    Xapian::Database database;
    text::Analyser analyser;
    Phrases phrases;
    SynonymKeys synonyms;
    std::uint64_t synonyms_version = 0;
};

/// Keeps handles for the threads that ask. Any thread.
class Readers {
public:
    explicit Readers(const std::filesystem::path& newspaper)
        : paths_{newspaper}, synonyms_{newspaper / "synonyms.txt"} {}

    /// Runs `work` with a handle of the current generation as of its last commit. When the index changed or went away
    /// under it, again with a new one. Nothing when there is no index that can be read; whoever builds indexes is
    /// then told of damage.
    template <typename Work>
    auto with(Work&& work) -> std::optional<std::invoke_result_t<Work, Reader&>> {
        for (int attempt = 1;; ++attempt) {
            std::unique_ptr<Reader> reader;
            try {
                reader = take();
                if (!reader) return std::nullopt;
                auto answer = work(*reader);
                give_back(std::move(reader));
                return answer;
            } catch (const Xapian::Error& error) {
                if (attempt == most_attempts) {
                    note(error, reader.get());
                    return std::nullopt;
                }
                forget();
            }
        }
    }

    const Paths& paths() const { return paths_; }

private:
    // Each meets a newer commit or generation; damage stays.
    static constexpr int most_attempts = 4;
    std::unique_ptr<Reader> take();
    std::unique_ptr<Reader> take_of(std::int64_t number);
    std::unique_ptr<Reader> open(std::int64_t number);
    std::shared_ptr<const Frozen> frozen(std::int64_t number);
    void give_back(std::unique_ptr<Reader> reader);
    void forget();
    void note(const Xapian::Error& error, const Reader* reader);
    void renew_synonyms(Reader& reader);

    Paths paths_;
    SynonymFile synonyms_;
    std::mutex mutex_;
    std::shared_ptr<const Frozen> frozen_;
    std::vector<std::unique_ptr<Reader>> idle_;
};

}  // namespace midad::search::internal
