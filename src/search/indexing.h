#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "text/house.h"

namespace midad::record {
class Record;
}
namespace midad::store {
class Database;
}

namespace midad::search {

/// What an index is made from, and where. All of it must outlive what it is given to.
struct Source {
    std::filesystem::path folder;  // the newspaper's; the index is in its search/
    const record::Record& record;
    const text::House& house;  // months are counted in its zone
};

/// Why an index has to be built anew.
enum class Need { missing, other_format, damaged, outgrown };
/// Nothing when the current index will do. `outgrown`: the paper has twice the stories that its words were counted
/// from.
std::optional<Need> need_to_rebuild(const Source& source);

/// How far a rebuild has come.
struct Progress {
    enum class Stage { counting_words, indexing, compacting };
    Stage stage;
    std::int64_t done, total;
};

/// Builds a new generation beside the current one, which goes on answering and keeping up meanwhile; then puts it in
/// its place and removes the old one once nobody reads it. What an earlier, killed rebuild has committed is kept: it
/// goes on from there. `progress` answers whether to go on; false leaves everything for the next call and answers
/// false. Throws Failure "search.rebuild_taken" {folder} when another process rebuilds, "search.cannot_write" {path,
/// reason}.
bool rebuild(const Source& source, const std::function<bool(const Progress&)>& progress);

/// Brings the current index up to what the record says, in the record's own order. For one thread; one process a
/// folder. The cursor is in the index and is committed with the documents, so a kill loses nothing and repeats little.
class Indexer {
public:
    explicit Indexer(Source source);
    ~Indexer();
    Indexer(const Indexer&) = delete;
    Indexer& operator=(const Indexer&) = delete;

    /// Applies every change that is not in the index, and commits; how many there were. Throws Failure "search.locked"
    /// {folder} when another process writes to it, "search.not_ready" when there is no index, "search.damaged"
    /// {folder, reason}.
    std::int64_t catch_up();
    /// Applies at most one batch. True when there may be more. Throws as catch_up().
    bool step();
    /// What step() would find; a withdrawal among the next batch is told. Throws as catch_up().
    enum class Waiting { nothing, changes, withdrawals };
    Waiting waiting();
    /// Lets go of the index, so that another may write, and of the memory that writing takes.
    void close();
    /// Removes generations that nobody reads any more.
    void tidy();

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

/// Keeps the index up for as long as it lives, on a thread of its own: wakes with the database's announcements, commits
/// at most every 300 ms (a withdrawal at once), and rebuilds when need_to_rebuild() says so. What goes wrong is logged
/// and tried again; publishing never waits for it.
class IndexingThread {
public:
    /// Builds the index anew, wherever: true when it is whole. Calls `meanwhile` several times a second and stops when
    /// that says so; throws as rebuild().
    using Builder = std::function<bool(const std::function<bool()>& meanwhile)>;

    /// Without a builder it is built on this thread, which takes memory that the process keeps.
    IndexingThread(const Source& source, store::Database& database, Builder builder = {});
    ~IndexingThread();
    IndexingThread(const IndexingThread&) = delete;
    IndexingThread& operator=(const IndexingThread&) = delete;

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace midad::search
