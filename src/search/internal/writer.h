#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <xapian.h>

#include "search/internal/documents.h"
#include "search/internal/stories.h"
#include "search/internal/words.h"

namespace midad::search::internal {

/// What an index is made with, in one word: another one must be built anew.
std::string form_of(const text::House& house);

/// The one who writes to an index. For one thread. Throws what Xapian throws.
class Writer {
public:
    /// Opens it, or makes it when `create`. The words and the house must outlive it.
    Writer(const std::filesystem::path& index, const Words& words, const text::House& house, bool create);

    /// The last change of the record that is in it; nothing in a new one.
    std::optional<std::int64_t> sequence() const;
    std::optional<std::string> form() const;

    /// What is put between begin() and commit() is kept together or not at all.
    void begin();
    void put(StoryId story, const record::Published& published);
    /// As it is now: put, or taken out.
    void renew(StoryId story, const Stories& stories);
    void set(const std::string& key, const std::string& value);
    void set_sequence(std::int64_t sequence);
    void commit();
    std::string get(const std::string& key) const;

private:
    const text::House& house_;
    text::Analyser analyser_;
    DocumentMaker maker_;
    Xapian::WritableDatabase database_;
};

/// The last change of the record that is in an index; nothing in a new one.
std::optional<std::int64_t> sequence_of(const Xapian::Database& database);

/// Applies at most `limit` changes after the cursor and commits them with it; how many there were.
std::int64_t apply_changes(Writer& writer, const Stories& stories, std::size_t limit);

}  // namespace midad::search::internal
