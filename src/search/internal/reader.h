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
    Frozen(std::int64_t generation, std::string its_form, std::filesystem::path words, FileLock lock)
        : number{generation}, form{std::move(its_form)}, words_file_{std::move(words)}, reading_{std::move(lock)} {}

    const std::int64_t number;
    const std::string form;
    /// Read when they are first asked for: what is related to a story is told without them. Throws
    /// Xapian::DatabaseOpeningError when they cannot be read any more.
    const Words& words() const {
        std::call_once(words_once_, [this] {
            auto read = Words::read(words_file_);
            if (!read) throw Xapian::DatabaseOpeningError{"the words of the index cannot be read"};
            words_ = std::make_unique<const Words>(*std::move(read));
        });
        return *words_;
    }
    /// Made when it is first asked for: a fraction of a second in a large paper.
    const text::NearWords& near() const {
        std::call_once(once_, [this] { near_ = std::make_unique<const text::NearWords>(words().counts); });
        return *near_;
    }

private:
    std::filesystem::path words_file_;
    FileLock reading_;  // nobody removes what is read
    mutable std::once_flag words_once_;
    mutable std::unique_ptr<const Words> words_;
    mutable std::once_flag once_;
    mutable std::unique_ptr<const text::NearWords> near_;
};

/// One handle of the index: for one thread at a time.
class Reader {
public:
    /// The file must outlive it.
    Reader(std::shared_ptr<const Frozen> generation, const std::filesystem::path& index, SynonymFile& synonyms)
        : frozen{std::move(generation)}, database{index.string()}, synonym_file_{synonyms} {}

    text::Analyser& analyser() {
        if (!analyser_) analyser_ = std::make_unique<text::Analyser>(frozen->words().counts, words_remembered);
        return *analyser_;
    }
    /// The editors' synonyms as they are now, by their keys.
    const SynonymKeys& synonyms();

    std::shared_ptr<const Frozen> frozen;
    Xapian::Database database;
    Phrases phrases;

private:
    /// What is asked, and what is shown of the answers, has few words beside what is indexed.
    static constexpr std::size_t words_remembered = 98'304;

    SynonymFile& synonym_file_;
    std::unique_ptr<text::Analyser> analyser_;
    SynonymKeys synonyms_;
    std::uint64_t synonyms_version_ = 0;
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

    Paths paths_;
    SynonymFile synonyms_;
    std::mutex mutex_;
    std::shared_ptr<const Frozen> frozen_;
    std::vector<std::unique_ptr<Reader>> idle_;
};

}  // namespace midad::search::internal
