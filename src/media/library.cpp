#include "media/library.h"

#include <stdlib.h>

#include <algorithm>
#include <iterator>

#include "base/failure.h"
#include "base/file.h"
#include "base/log.h"
#include "base/sha256.h"
#include "media/internal/kinds.h"
#include "media/internal/rows.h"
#include "media/queries.h"
#include "media/render.h"
#include "store/database.h"

namespace midad::media {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t id_digits = 32;

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "midad-picture-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw Failure{"file.cannot_write", {{"path", name}, {"reason", "mkdtemp"}}, "cannot make " + name};
        path = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    fs::path path;
};

/// `called` is how the file is named to the person: its path for whoever typed it, its name for whoever sent it.
Result<std::string, Refused> bytes_of(const fs::path& file, const std::string& called) {
    std::error_code error;
    if (fs::file_size(file, error) > largest_original && !error)
        return refuse(Refused{"media.too_large", {{"file", called}}});
    return read_file(file, largest_original + 1);
}

bool is_thumbnail(const Rendition& one) { return one.format == "thumbnail"; }

}  // namespace

Kept Library::put_on_shelf(const std::string& id, const fs::path& folder, const Rendered& rendered) {
    Kept kept{id, rendered.width, rendered.height, rendered.colour, rendered.renditions};
    for (Rendition& rendition : kept.renditions) {
        const std::string made = read_file(folder / rendition.name);
        rendition.name = id + "/" + rendition.name;
        shelf_.put(rendition.name, made);
    }
    return kept;
}

Result<Taken, Refused> Library::take(const fs::path& file, const Arrival& arrival, const std::string& called,
                                     const Along& along) {
    const std::string bytes = MIDAD_TRY(bytes_of(file, called));
    const auto format = format_of(bytes);
    if (!format) return refuse(Refused{"media.not_a_picture", {{"file", called}}});
    const std::string id = sha256_hex(bytes).substr(0, id_digits);
    if (auto there = find(id)) {
        if (along)
            database_.together(store::Durability::full,
                               [&](store::Transaction& transaction) { along(transaction, id); });
        return Taken{*std::move(there), true, told_of(id)};
    }

    const TemporaryFolder folder;
    const fs::path original = folder.path / ("original." + *format);
    write_file(original, bytes);
    auto rendered = render_picture(original, folder.path, arrival.credit);
    if (!rendered) {
        rendered.error().arguments.emplace_back("file", called);
        return refuse(std::move(rendered).error());
    }
    shelf_.put(id + "/original." + *format, bytes);
    Kept kept = put_on_shelf(id, folder.path, *rendered);
    database_.together(store::Durability::full, [&](store::Transaction& transaction) {
        insert_picture(transaction, kept, *rendered, arrival, clock_.now());
        if (along) along(transaction, id);
    });
    std::erase_if(kept.renditions, is_thumbnail);
    return Taken{std::move(kept), false, std::move(rendered->told)};
}

Result<Taken, Refused> Library::take_picture(const fs::path& file, const Arrival& arrival, const Along& along) {
    return take(file, arrival, arrival.file_name, along);
}

Result<Kept, Refused> Library::keep_picture(const fs::path& file, std::string_view credit) {
    auto taken = MIDAD_TRY(take(file, {std::string{credit}, file.filename().string(), PersonId{}}, file.string(), {}));
    return std::move(taken.kept);
}

Result<Library::KeptFile, Refused> Library::take_file(const fs::path& file, const std::string& name,
                                                      const std::string& called, const Along& along) {
    const std::string kind = file_kind_of(name);
    if (kind.empty()) return refuse(Refused{"media.file_kind", {{"file", called}}});
    const std::string bytes = MIDAD_TRY(bytes_of(file, called));
    if (!is_of_kind(bytes, kind)) return refuse(Refused{"media.file_lies", {{"file", called}, {"kind", kind}}});
    KeptFile kept{sha256_hex(bytes).substr(0, id_digits) + "." + kind, static_cast<std::int64_t>(bytes.size())};
    if (!shelf_.has(kept.name)) shelf_.put(kept.name, bytes);
    database_.together(store::Durability::full, [&](store::Transaction& transaction) {
        transaction.run(queries::insert_file, kept.name, kept.size_bytes, to_ms(clock_.now()));
        if (along) along(transaction, kept.name);
    });
    return kept;
}

Result<Library::KeptFile, Refused> Library::keep_file(const fs::path& file) {
    return take_file(file, file.filename().string(), file.string(), {});
}

Result<Library::KeptFile, Refused> Library::keep_file(const fs::path& file, const std::string& name,
                                                      const Along& along) {
    return take_file(file, name, name, along);
}

std::optional<Kept> Library::find(std::string_view id) const {
    std::optional<Kept> kept;
    for (const store::Row& row : database_.all(queries::find_picture, id)) {
        if (!kept) {
            kept = Kept{
                std::string{id}, static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)), row.text(2), {}};
            if (!row.is_null(3) && !row.is_null(4)) kept->focal = FocalPoint{row.real(3), row.real(4)};
        }
        kept->renditions.push_back({static_cast<int>(row.integer(5)), static_cast<int>(row.integer(6)), row.text(7),
                                    row.text(8), row.integer(9)});
    }
    return kept;
}

Told Library::told_of(std::string_view id) const {
    const auto row = database_.one(queries::told_of_picture, id);
    return row ? told_from_json(row->text(0)) : Told{};
}

bool Library::has_older() const { return database_.one(queries::unfinished_pictures, 1).has_value(); }

std::size_t Library::finish_older(std::size_t at_most) {
    std::size_t looked = 0;
    for (const store::Row& row : database_.all(queries::unfinished_pictures, at_most)) {
        finish(row.text(0), row.text(1));
        ++looked;
    }
    return looked;
}

void Library::finish(const std::string& id, const std::string& credit) {
    Rendered rendered{};
    Kept kept{id, 0, 0, {}, {}};
    const TemporaryFolder folder;
    for (const char* format : {"jpg", "png", "webp", "avif"}) {
        const std::string name = id + "/original." + format;
        if (!shelf_.has(name)) continue;
        const fs::path original = folder.path / ("original." + std::string{format});
        write_file(original, shelf_.get(name));
        auto made = render_picture(original, folder.path, credit, Wish::beside);
        if (!made) {
            log::error("picture {}: its thumbnail cannot be made ({})", id, made.error().key);
            break;
        }
        rendered = *std::move(made);
        kept = put_on_shelf(id, folder.path, rendered);
    }
    database_.together(store::Durability::normal,
                       [&](store::Transaction& transaction) { finish_picture(transaction, kept, rendered); });
}

Astray Library::astray() const {
    std::vector<std::string> wanted;
    database_.read([&](store::Session& session) {
        for (const store::Query* query : {&queries::rendition_names, &queries::file_names})
            session.each(*query, {}, [&](const store::Row& row) { wanted.push_back(row.text(0)); });
        // Which format an original has, only its name on the shelf says.
        session.each(queries::picture_ids, {},
                     [&](const store::Row& row) { wanted.push_back(row.text(0) + "/original."); });
    });
    std::vector<std::string> there = shelf_.names();
    for (std::string& name : there)
        if (const auto dot = name.find("/original."); dot != name.npos) name.resize(dot + 10);
    for (std::vector<std::string>* names : {&wanted, &there}) {
        std::sort(names->begin(), names->end());
        names->erase(std::unique(names->begin(), names->end()), names->end());
    }
    Astray astray;
    std::set_difference(wanted.begin(), wanted.end(), there.begin(), there.end(), std::back_inserter(astray.missing));
    std::set_difference(there.begin(), there.end(), wanted.begin(), wanted.end(), std::back_inserter(astray.unknown));
    return astray;
}

}  // namespace midad::media
