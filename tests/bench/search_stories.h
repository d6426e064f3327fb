#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "search/internal/stories.h"
#include "search/search.h"
#include "text/house.h"

namespace midad::bench {

/// Stories from a file of JSON lines (id, title, abstract, body, date, section), in memory: what an index is built from
/// without a database.
class ListedStories : public search::internal::Stories {
public:
    enum class What { bodies_only, everything };
    ListedStories(const std::filesystem::path& json_lines, What what);

    /// Adds invented stories until there are so many: paragraphs of the listed ones, drawn and mixed, with a few words
    /// changed into new ones so that the vocabulary grows as a paper's does. The same each time.
    void grow_to(std::size_t stories);

    std::vector<StoryId> after(StoryId story, std::size_t limit) const override;
    std::optional<record::Published> find(StoryId story) const override;
    std::int64_t count() const override { return static_cast<std::int64_t>(stories_.size()); }
    std::int64_t last_change() const override { return 0; }
    std::vector<record::Record::Change> changes_after(std::int64_t, std::size_t) const override { return {}; }

    StoryId story_of(const std::string& id) const { return by_id_.at(id); }
    const std::vector<record::Published>& all() const { return stories_; }

private:
    std::vector<record::Published> stories_;
    std::map<std::string, StoryId> by_id_;
};

/// A folder that is gone with it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Builds the index of the stories there; how long it took, in seconds.
double build(const std::filesystem::path& folder, const ListedStories& stories);

/// A query of words only, as a reader's page makes one.
search::Query query_of(std::string_view typed);

int evaluate(const std::filesystem::path& stories, const std::filesystem::path& queries);
/// Asks so many random questions of an index of so many stories. Fails when an answer's total depends on its order; a
/// crash is what it looks for.
int storm(const std::filesystem::path& stories, std::size_t grown_to, std::size_t questions, std::uint64_t seed);
int measure_speed(const std::filesystem::path& stories, std::size_t grown_to);

}  // namespace midad::bench
