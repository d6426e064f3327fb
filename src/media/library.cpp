#include "media/library.h"

#include <stdlib.h>

#include <algorithm>
#include <array>

#include "base/failure.h"
#include "base/file.h"
#include "base/sha256.h"
#include "media/queries.h"
#include "media/render.h"
#include "store/database.h"

namespace midad::media {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_original = 60u << 20;
constexpr std::size_t id_digits = 32;

/// The format by the first bytes; nothing for one that is not taken.
std::optional<std::string> format_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return "jpg";
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "png";
    if (bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "webp";
    if (bytes.size() > 12 && bytes.substr(4, 8) == "ftypavif") return "avif";
    return std::nullopt;
}

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

Refused with_file(Refused refused, const fs::path& file) {
    refused.arguments.emplace_back("file", file.string());
    return refused;
}

Result<std::string, Refused> bytes_of(const fs::path& file) {
    std::error_code error;
    if (fs::file_size(file, error) > largest_original && !error)
        return refuse(Refused{"media.too_large", {{"file", file.string()}}});
    return read_file(file, largest_original + 1);
}

std::string lower_ending(const fs::path& file) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return ending.empty() ? ending : ending.substr(1);
}

}  // namespace

Result<Kept, Refused> Library::keep_picture(const fs::path& file, std::string_view credit) {
    const std::string bytes = MIDAD_TRY(bytes_of(file));
    const auto format = format_of(bytes);
    if (!format) return refuse(Refused{"media.not_a_picture", {{"file", file.string()}}});
    const std::string id = sha256_hex(bytes).substr(0, id_digits);
    if (auto there = find(id)) return *std::move(there);

    const TemporaryFolder folder;
    const fs::path original = folder.path / ("original." + *format);
    write_file(original, bytes);
    auto rendered = render_picture(original, folder.path, credit);
    if (!rendered) return refuse(with_file(rendered.error(), file));

    Kept kept{id, rendered->width, rendered->height, rendered->colour, rendered->renditions};
    shelf_.put(id + "/original." + *format, bytes);
    for (Rendition& rendition : kept.renditions) {
        const std::string made = read_file(folder.path / rendition.name);
        rendition.name = id + "/" + rendition.name;
        shelf_.put(rendition.name, made);
    }
    database_.together(store::Durability::full, [&](store::Transaction& transaction) {
        transaction.run(queries::insert_picture, kept.id, kept.width, kept.height, kept.dominant_colour,
                        to_ms(clock_.now()));
        for (const Rendition& one : kept.renditions) {
            transaction.run(queries::insert_rendition, kept.id, one.width, one.height, one.format, one.name,
                            one.size_bytes);
        }
    });
    return kept;
}

Result<Library::KeptFile, Refused> Library::keep_file(const fs::path& file) {
    static constexpr std::array<std::string_view, 9> taken{"pdf",  "csv", "txt", "xlsx", "ods",
                                                           "docx", "odt", "zip", "json"};
    const std::string ending = lower_ending(file);
    if (std::find(taken.begin(), taken.end(), ending) == taken.end()) {
        return refuse(Refused{"media.file_kind", {{"file", file.string()}}});
    }
    const std::string bytes = MIDAD_TRY(bytes_of(file));
    KeptFile kept{sha256_hex(bytes).substr(0, id_digits) + "." + ending, static_cast<std::int64_t>(bytes.size())};
    if (!shelf_.has(kept.name)) shelf_.put(kept.name, bytes);
    database_.together(store::Durability::full, [&](store::Transaction& transaction) {
        transaction.run(queries::insert_file, kept.name, kept.size_bytes, to_ms(clock_.now()));
    });
    return kept;
}

std::optional<Kept> Library::find(std::string_view id) const {
    std::optional<Kept> kept;
    for (const store::Row& row : database_.all(queries::find_picture, id)) {
        if (!kept)
            kept = Kept{
                std::string{id}, static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)), row.text(2), {}};
        kept->renditions.push_back({static_cast<int>(row.integer(3)), static_cast<int>(row.integer(4)), row.text(5),
                                    row.text(6), row.integer(7)});
    }
    return kept;
}

}  // namespace midad::media
