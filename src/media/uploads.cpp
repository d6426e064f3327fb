#include "media/uploads.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>
#include <system_error>

#include "media/internal/kinds.h"
#include "media/internal/piece_file.h"
#include "media/queries.h"
#include "store/database.h"
#include "text/fold.h"

namespace midad::media {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t token_digits = 32;
constexpr std::size_t enough_to_know = 16;            // bytes that tell a picture's format
constexpr std::uintmax_t room_to_leave = 256u << 20;  // on the disk

std::string new_token() {
    std::array<unsigned char, token_digits / 2> random{};
    if (::getentropy(random.data(), random.size()) != 0)
        throw std::system_error{errno, std::generic_category(), "getentropy"};
    std::string token;
    for (const unsigned char byte : random) {
        token += "0123456789abcdef"[byte >> 4];
        token += "0123456789abcdef"[byte & 15];
    }
    return token;
}

bool is_token(std::string_view text) {
    return text.size() == token_digits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

/// The name without folders, as the sender's system may part them, and without what cannot be seen.
std::string plain_name(std::string_view name) {
    if (const auto slash = name.find_last_of("/\\"); slash != name.npos) name.remove_prefix(slash + 1);
    std::string visible;
    for (const char c : name)
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) visible += c;
    visible = text::tidy(visible);
    if (visible.size() > 200) {  // its ending says what it is
        const auto dot = visible.rfind('.');
        const std::string ending = dot == visible.npos || visible.size() - dot > 10 ? "" : visible.substr(dot);
        visible = text::shortened(visible, 60) + ending;
    }
    return visible.empty() ? "?" : visible;
}

std::string_view name_of(UploadKind kind) { return kind == UploadKind::picture ? "picture" : "file"; }

NotTaken no_upload() { return {Refused{"media.no_upload", {}}, std::nullopt}; }

NotTaken stays(const char* key, std::int64_t offset, std::vector<std::pair<std::string, std::string>> arguments = {}) {
    return {Refused{key, std::move(arguments)}, offset};
}

/// Told by the first piece, not after sixty megabytes.
bool may_be_picture(const PieceFile& file, bool whole) {
    const std::string beginning = file.beginning(enough_to_know);
    return (beginning.size() < enough_to_know && !whole) || format_of(beginning).has_value();
}

}  // namespace

struct Uploads::Row {
    std::string token;
    PersonId person;
    std::string name;
    UploadKind kind;
    std::int64_t size_bytes;
    std::string kept;

    static Row of(const store::Row& row) {
        return {row.text(0),    PersonId{row.integer(1)},
                row.text(2),    row.text(3) == "picture" ? UploadKind::picture : UploadKind::file,
                row.integer(4), row.text(5)};
    }
    Progress finished() const { return {size_bytes, Progress::Finished{kind, kept}}; }
};

Result<void, NotTaken> Uploads::add(PieceFile& file, const Row& row, std::int64_t offset, std::string_view bytes) {
    const std::int64_t here = file.size();
    if (bytes.size() > largest_piece) return refuse(stays("media.piece_too_large", here));
    if (offset < 0 || offset > here)
        return refuse(stays("media.wrong_offset", here, {{"offset", std::to_string(here)}}));
    if (static_cast<std::int64_t>(bytes.size()) > row.size_bytes - offset) return refuse(stays("media.too_much", here));
    const auto repeated = std::min(bytes.size(), static_cast<std::size_t>(here - offset));
    if (!file.holds(offset, bytes.substr(0, repeated))) return refuse(stays("media.other_bytes", here));
    file.append(bytes.substr(repeated));
    return {};
}

Result<Upload, Refused> Uploads::begin(PersonId person, std::string_view name, std::int64_t size_bytes,
                                       UploadKind kind) {
    const std::string plain = plain_name(name);
    if (size_bytes <= 0) return refuse(Refused{"media.empty", {{"file", plain}}});
    if (static_cast<std::uintmax_t>(size_bytes) > largest_original)
        return refuse(Refused{"media.too_large", {{"file", plain}}});
    if (kind == UploadKind::file && file_kind_of(plain).empty())
        return refuse(Refused{"media.file_kind", {{"file", plain}}});

    std::error_code error;
    fs::create_directories(folder_, error);
    const auto space = fs::space(folder_, error);
    if (!error && space.available < room_to_leave + static_cast<std::uintmax_t>(size_bytes))
        return refuse(Refused{"media.no_room", {{"file", plain}}});

    Upload upload{new_token(), plain, kind, size_bytes, 0};
    const Instant now = clock_.now();
    bool begun = false;
    database_.together(store::Durability::normal, [&](store::Transaction& transaction) {
        transaction.run(queries::lock_uploads);
        const auto open = transaction.one(queries::count_open_uploads, person.value, to_ms(now - longest));
        if (open && open->integer(0) >= most_open) return;
        transaction.run(queries::insert_upload, upload.token, person.value, plain, name_of(kind), size_bytes,
                        to_ms(now));
        begun = true;
    });
    if (!begun) return refuse(Refused{"media.too_many_uploads", {{"most", std::to_string(most_open)}}});
    return upload;
}

std::optional<Uploads::Row> Uploads::row_of(PersonId person, std::string_view token) const {
    if (!is_token(token)) return std::nullopt;
    const auto row = database_.one(queries::find_upload, token, person.value, to_ms(clock_.now() - longest));
    return row ? std::optional{Row::of(*row)} : std::nullopt;
}

fs::path Uploads::file_of(std::string_view token) const { return folder_ / token; }

std::int64_t Uploads::bytes_here(std::string_view token) const {
    std::error_code error;
    const auto size = fs::file_size(file_of(token), error);
    return error ? 0 : static_cast<std::int64_t>(size);
}

std::optional<Progress> Uploads::find(PersonId person, std::string_view token) const {
    const auto row = row_of(person, token);
    if (!row) return std::nullopt;
    if (!row->kept.empty()) return row->finished();
    return Progress{bytes_here(token), std::nullopt};
}

std::vector<Upload> Uploads::open_of(PersonId person) const {
    std::vector<Upload> uploads;
    for (const store::Row& found : database_.all(queries::open_uploads, person.value, to_ms(clock_.now() - longest))) {
        const Row row = Row::of(found);
        uploads.push_back({row.token, row.name, row.kind, row.size_bytes, bytes_here(row.token)});
    }
    return uploads;
}

Result<Progress, NotTaken> Uploads::append(PersonId person, std::string_view token, std::int64_t offset,
                                           std::string_view bytes, const Along& along) {
    if (!row_of(person, token)) return refuse(no_upload());
    std::error_code ignored;
    fs::create_directories(folder_, ignored);
    PieceFile file{file_of(token)};
    if (!file.is_held()) return refuse(stays("media.upload_busy", file.size()));
    // Looked at again: another may have finished it while this one came to hold its file.
    const auto row = row_of(person, token);
    if (!row || !row->kept.empty()) {
        remove_file(token);
        if (!row) return refuse(no_upload());
        return row->finished();
    }
    MIDAD_TRY(add(file, *row, offset, bytes));
    const std::int64_t here = file.size();
    if (row->kind == UploadKind::picture && !may_be_picture(file, here == row->size_bytes)) {
        remove(token);
        return refuse(NotTaken{Refused{"media.not_a_picture", {{"file", row->name}}}, std::nullopt});
    }
    if (here < row->size_bytes) return Progress{here, std::nullopt};
    return take_in(*row, along);
}

Result<Progress::Finished, Refused> Uploads::keep(const Row& row, const Library::Along& along) {
    if (row.kind == UploadKind::picture) {
        auto taken = MIDAD_TRY(library_.take_picture(file_of(row.token), {"", row.name, row.person}, along));
        return Progress::Finished{row.kind, std::move(taken.kept.id)};
    }
    auto kept = MIDAD_TRY(library_.keep_file(file_of(row.token), row.name, along));
    return Progress::Finished{row.kind, std::move(kept.name)};
}

Result<Progress, NotTaken> Uploads::take_in(const Row& row, const Along& along) {
    auto kept = keep(row, [&](store::Transaction& transaction, const std::string& name) {
        transaction.run(queries::finish_upload, row.token, name);
        if (along) along(transaction, {row.kind, name});
    });
    if (!kept) {
        remove(row.token);
        return refuse(NotTaken{std::move(kept).error(), std::nullopt});
    }
    remove_file(row.token);
    return Progress{row.size_bytes, *std::move(kept)};
}

void Uploads::remove_file(std::string_view token) const {
    std::error_code ignored;
    fs::remove(file_of(token), ignored);
}

void Uploads::remove(std::string_view token) {
    database_.together(store::Durability::normal,
                       [&](store::Transaction& transaction) { transaction.run(queries::delete_upload, token); });
    remove_file(token);
}

bool Uploads::drop(PersonId person, std::string_view token) {
    const auto row = row_of(person, token);
    if (!row || !row->kept.empty()) return false;
    remove(token);
    return true;
}

std::size_t Uploads::remove_abandoned() {
    // The folder first: a file's row is there before it, so that one without a row belongs to nothing.
    std::vector<std::string> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder_, error})
        if (is_token(entry.path().filename().string())) files.push_back(entry.path().filename().string());

    std::size_t removed = 0;
    std::set<std::string, std::less<>> open;
    database_.together(store::Durability::normal, [&](store::Transaction& transaction) {
        removed +=
            static_cast<std::size_t>(transaction.run(queries::delete_old_uploads, to_ms(clock_.now() - longest)));
        transaction.each(queries::all_open_uploads, {}, [&](const store::Row& row) { open.insert(row.text(0)); });
    });
    for (const std::string& file : files)
        if (!open.contains(file)) remove_file(file);
    return removed;
}

}  // namespace midad::media
