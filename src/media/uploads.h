#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "media/library.h"

namespace midad::store {
class Database;
}

namespace midad::media {

class PieceFile;

enum class UploadKind { picture, file };

/// An upload under way.
struct Upload {
    std::string token;
    std::string name;
    UploadKind kind;
    std::int64_t size_bytes;
    std::int64_t offset;  // what is here already: where to go on
};

/// How far an upload is; when it is done, what it became.
struct Progress {
    std::int64_t offset;
    struct Finished {
        UploadKind kind;
        std::string name;  // the picture's id, or the file's name on the shelf
    };
    std::optional<Finished> finished;
};

/// Why bytes were not taken; `offset` when the upload is still there, and goes on from it.
struct NotTaken {
    Refused why;
    std::optional<std::int64_t> offset;
};

/// Pictures and files that come in pieces, over lines that break: what has come is kept in a file of its own, so it is
/// there after a crash of either side. Any thread, any process; of two who send the same upload at once one is refused.
class Uploads {
public:
    static constexpr std::size_t largest_piece = 512u << 10;
    static constexpr std::int64_t most_open = 8;  // of one person
    static constexpr std::chrono::hours longest{24};

    /// All must outlive it; the folder is made when it is needed.
    Uploads(store::Database& database, Library& library, std::filesystem::path folder, const Clock& clock)
        : database_{database}, library_{library}, folder_{std::move(folder)}, clock_{clock} {}

    /// Refuses "media.empty", "media.too_large", "media.file_kind", "media.too_many_uploads" {most} and
    /// "media.no_room".
    Result<Upload, Refused> begin(PersonId person, std::string_view name, std::int64_t size_bytes, UploadKind kind);

    /// Nothing for what was never begun, by this person, in the last 24 hours.
    std::optional<Progress> find(PersonId person, std::string_view token) const;
    /// What this person has under way, the oldest first.
    std::vector<Upload> open_of(PersonId person) const;

    /// Called in the transaction that keeps what the upload became: for the audit.
    using Along = std::function<void(store::Transaction&, const Progress::Finished&)>;
    /// Takes the bytes that begin at `offset`, at most `largest_piece`; none ask whether it is done. Bytes that are
    /// here already are compared and otherwise harmless. With the last byte the picture or file is taken in, which may
    /// take seconds; the last piece again answers the same for a day. What the library refuses is gone with its upload.
    /// Refuses, the upload staying: "media.wrong_offset", "media.other_bytes", "media.piece_too_large",
    /// "media.too_much", "media.upload_busy"; and "media.no_upload".
    Result<Progress, NotTaken> append(PersonId person, std::string_view token, std::int64_t offset,
                                      std::string_view bytes, const Along& along = {});
    /// Gives it up; false when there was none.
    bool drop(PersonId person, std::string_view token);

    /// Removes what was begun over 24 hours ago, and files that belong to nothing; how many. To be called now and then.
    std::size_t remove_abandoned();

private:
    struct Row;
    std::optional<Row> row_of(PersonId person, std::string_view token) const;
    std::filesystem::path file_of(std::string_view token) const;
    std::int64_t bytes_here(std::string_view token) const;
    void remove(std::string_view token);
    void remove_file(std::string_view token) const;
    static Result<void, NotTaken> add(PieceFile& file, const Row& row, std::int64_t offset, std::string_view bytes);
    Result<Progress, NotTaken> take_in(const Row& row, const Along& along);
    Result<Progress::Finished, Refused> keep(const Row& row, const Library::Along& along);

    store::Database& database_;
    Library& library_;
    std::filesystem::path folder_;
    const Clock& clock_;
};

}  // namespace midad::media
