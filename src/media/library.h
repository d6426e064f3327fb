#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "media/told.h"

namespace midad::store {
class Database;
class Transaction;
}  // namespace midad::store

namespace midad::media {

struct Rendered;

/// Where files are kept, by name: a folder now, an object store later. Any thread.
class Shelf {
public:
    virtual ~Shelf() = default;
    virtual void put(std::string_view name, std::string_view bytes) = 0;  // throws Failure; all or nothing
    virtual bool has(std::string_view name) const = 0;
    virtual std::string get(std::string_view name) const = 0;
    /// The file to send, when the shelf is a folder of this machine.
    virtual std::optional<std::filesystem::path> path(std::string_view name) const = 0;
    virtual std::vector<std::string> names() const = 0;
};
std::unique_ptr<Shelf> folder_shelf(const std::filesystem::path& folder);

/// Why a picture or a file was refused, as a message key under "media." with what and where.
struct Refused {
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
};

/// One derivative: its name on the shelf is "<id>/<width>.webp" or ".jpg".
struct Rendition {
    int width, height;
    std::string format;  // "webp", "jpeg"
    std::string name;
    std::int64_t size_bytes;
};

/// What must stay in sight when a picture is cropped: 0…1 from its left and its top edge.
struct FocalPoint {
    double x, y;
    bool operator==(const FocalPoint&) const = default;
};

/// A picture as it is kept: content-addressed by the SHA-256 of what was taken in.
struct Kept {
    std::string id;  // first 32 hexadecimal digits
    int width, height;
    std::string dominant_colour;  // "#a0b1c2", behind the picture while it loads
    std::vector<Rendition> renditions;
    std::optional<FocalPoint> focal = std::nullopt;
};

/// Whence a picture comes. What is empty is taken from what the file says of itself.
struct Arrival {
    std::string credit;
    std::string file_name;
    PersonId by;
};

/// A picture that was taken in, and what was noticed.
struct Taken {
    Kept kept;
    bool was_there;  // the same bytes, taken in before: nothing was changed
    Told told;       // what the file says of itself
};

/// Where the shelf and the rows differ, by names on the shelf.
struct Astray {
    std::vector<std::string> missing;  // rows without a file
    std::vector<std::string> unknown;  // files without a row
};

/// The pictures and files of the paper. Any thread.
class Library {
public:
    /// All must outlive the library.
    Library(store::Database& database, Shelf& shelf, const Clock& clock)
        : database_{database}, shelf_{shelf}, clock_{clock} {}

    /// Called in the transaction in which something is kept, with its id or name: for whoever keeps more with it.
    using Along = std::function<void(store::Transaction&, const std::string& kept)>;

    /// Takes a picture in: JPEG, PNG, WebP or AVIF by its bytes, at most 50 megapixels and 60 MB; decoded, turned
    /// upright and written as WebP and JPEG at 480, 800, 1200 and 1920 pixels (never larger than it is) by a child
    /// process with limits; GPS, serial numbers and all other EXIF, XMP and IPTC gone from every derivative, `credit`
    /// written into it. The same bytes again are answered at once. Notes which pictures look the same (look.h).
    Result<Taken, Refused> take_picture(const std::filesystem::path& file, const Arrival& arrival,
                                        const Along& along = {});
    /// The same, under the file's own name and by nobody.
    Result<Kept, Refused> keep_picture(const std::filesystem::path& file, std::string_view credit);
    /// A file to take away (PDF, CSV, text, spreadsheets, ZIP by allow-list), if it is what its ending says: its name
    /// on the shelf "<id>.<ending>".
    struct KeptFile {
        std::string name;
        std::int64_t size_bytes;
    };
    Result<KeptFile, Refused> keep_file(const std::filesystem::path& file);
    /// The same of a file that is called otherwise where it came from.
    Result<KeptFile, Refused> keep_file(const std::filesystem::path& file, const std::string& name,
                                        const Along& along = {});

    /// With the renditions that pages choose from.
    std::optional<Kept> find(std::string_view id) const;

    /// Makes thumbnail and look of pictures that were taken in before the library kept them, at most so many; how many
    /// there were. One that cannot be decoded any more is passed over for good, and logged.
    std::size_t finish_older(std::size_t at_most);
    bool has_older() const;
    /// Compares every name: for `midad doctor`.
    Astray astray() const;
    Shelf& shelf() { return shelf_; }

private:
    Result<Taken, Refused> take(const std::filesystem::path& file, const Arrival& arrival, const std::string& called,
                                const Along& along);
    Result<KeptFile, Refused> take_file(const std::filesystem::path& file, const std::string& name,
                                        const std::string& called, const Along& along);
    Told told_of(std::string_view id) const;
    Kept put_on_shelf(const std::string& id, const std::filesystem::path& folder, const Rendered& rendered);
    void finish(const std::string& id, const std::string& credit);

    store::Database& database_;
    Shelf& shelf_;
    const Clock& clock_;
};

/// What the child process does: `midad render-picture` calls it. Reads the original's path and the wish from its
/// arguments, writes the derivatives into a folder, prints one JSON line. Returns the exit code.
int render_picture_in_child(int argc, const char* const* argv);

}  // namespace midad::media
