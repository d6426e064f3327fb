#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "text/word_counts.h"

namespace midad::article {
struct Article;
}

namespace midad::search::internal {

/// The site's words and how often it wrote each, frozen for the life of a generation. Once read, any thread.
struct Words {
    std::string form;          // what the index is made with (form_of), kept in the file
    std::int64_t stories = 0;  // that they were counted from
    text::WordCounts counts;

    /// The file's; nothing when it is missing or not whole.
    static std::optional<Words> read(const std::filesystem::path& file);
    /// Its form alone; nothing when it is missing or not whole.
    static std::optional<std::string> form_of_file(const std::filesystem::path& file);
    /// Whole or not at all.
    void write(const std::filesystem::path& file) const;
};

/// A stretch of a story: where it stands and what it counts.
struct Stretch {
    const char* field;  // "title", "standfirst", "body", "caption", "keyword", "person", "place"
    unsigned weight;
    std::string text;
};
/// Everything of a story that can be found, in the order it is read.
std::vector<Stretch> stretches_of(const article::Article& article);

}  // namespace midad::search::internal
