#include "programs/backup.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <sstream>
#include <vector>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/file.h"
#include "base/sha256.h"
#include "programs/exit_codes.h"
#include "programs/newsroom.h"
#include "programs/progress.h"
#include "text/dates.h"

namespace midad::programs {

namespace {

namespace fs = std::filesystem;

constexpr const char* manifest_name = "MANIFEST";
constexpr const char* sqlite_name = "paper.sqlite";
constexpr const char* dump_name = "paper.pgdump";

/// A folder while it is being filled, gone with this unless it was kept whole: a full disk leaves no half of a backup
/// on it.
class HalfMade {
public:
    explicit HalfMade(fs::path folder) : folder_{std::move(folder)} {}
    ~HalfMade() {
        std::error_code ignored;
        if (!folder_.empty()) fs::remove_all(folder_, ignored);
    }
    HalfMade(const HalfMade&) = delete;
    HalfMade& operator=(const HalfMade&) = delete;
    /// Under its own name from now on.
    void keep_as(const fs::path& name) {
        fs::rename(folder_, name);
        folder_.clear();
    }

private:
    fs::path folder_;
};

/// Runs a program to its end; false when it failed. Its own words go to standard error as they are.
bool run_program(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Every file below the folder but the manifest, relative, sorted.
std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file() && entry.path().filename() != manifest_name)
            files.push_back(fs::relative(entry.path(), folder));
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Copies what is below a folder; what is written meanwhile, and not whole yet, is left where it is.
void copy_tree(const Voice& voice, const fs::path& from, const fs::path& to) {
    if (!fs::exists(from)) return;
    std::vector<fs::path> files = files_of(from);
    std::erase_if(files, [](const fs::path& file) { return file.extension() == ".part"; });
    Progress progress{voice, "backup.files", static_cast<std::int64_t>(files.size())};
    std::int64_t done = 0;
    for (const fs::path& file : files) {
        fs::create_directories((to / file).parent_path());
        write_copy(from / file, to / file);
        progress.at(++done);
    }
}

/// Its owner's alone, there as here.
void copy_key(const fs::path& from, const fs::path& to) {
    write_copy(from, to);
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
}

void write_manifest(const fs::path& folder) {
    std::string manifest = "midad-backup 1\n";
    for (const fs::path& file : files_of(folder))
        manifest +=
            fmt::format("{} {} {}\n", sha256_of_file(folder / file), fs::file_size(folder / file), file.string());
    write_file(folder / manifest_name, manifest);
}

/// The files that the manifest names; throws Failure "restore.damaged" {file} when one is not what it says.
std::vector<fs::path> checked_files(const Voice& voice, const fs::path& from) {
    std::istringstream manifest{read_file(from / manifest_name)};
    std::string line;
    if (!std::getline(manifest, line) || line != "midad-backup 1") {
        throw Failure{"restore.not_a_backup", {{"folder", from.string()}}, "no backup in " + from.string()};
    }
    std::vector<std::pair<std::string, fs::path>> named;
    while (std::getline(manifest, line)) {
        std::istringstream parts{line};
        std::string sum, size, name;
        parts >> sum >> size;
        std::getline(parts >> std::ws, name);
        const fs::path file = fs::path{name}.lexically_normal();
        if (name.empty() || file.is_absolute() || *file.begin() == "..") {
            throw Failure{"restore.damaged", {{"file", name}}, "the manifest names " + name};
        }
        named.emplace_back(sum, file);
    }
    std::vector<fs::path> files;
    Progress progress{voice, "restore.checking", static_cast<std::int64_t>(named.size())};
    for (const auto& [sum, file] : named) {
        if (!fs::is_regular_file(from / file) || sha256_of_file(from / file) != sum) {
            throw Failure{"restore.damaged", {{"file", (from / file).string()}}, "damaged: " + (from / file).string()};
        }
        files.push_back(file);
        progress.at(static_cast<std::int64_t>(files.size()));
    }
    return files;
}

std::string stamp(Instant now) {
    const std::string iso = text::iso8601(now, text::House{.zone = "UTC"});  // 2025-05-08T10:00:00+00:00
    std::string digits;
    for (const char c : iso.substr(0, 19)) {
        if (c == 'T') digits += '-';
        if (c >= '0' && c <= '9') digits += c;
    }
    return digits;
}

}  // namespace

int backup(const Voice& voice, Newsroom& newsroom, const fs::path& to) {
    const fs::path folder = to / ("midad-backup-" + stamp(newsroom.clock.now()));
    const fs::path beside = folder.string() + ".part";
    std::error_code error;
    fs::create_directories(beside, error);
    if (error)
        throw Failure{"file.cannot_write",
                      {{"path", beside.string()}, {"reason", error.message()}},
                      "cannot make " + beside.string()};
    HalfMade half{beside};
    // The store first: a picture named in it is on the shelf by then, since pictures are kept before their story.
    if (newsroom.database->engine() == store::Engine::sqlite) {
        Progress progress{voice, "backup.store", 0};
        newsroom.database->copy_to((beside / sqlite_name).string(),
                                   [&](std::int64_t done, std::int64_t) { progress.at(done); });
    } else if (!run_program({"pg_dump", "--format=custom", "--no-owner", "--file=" + (beside / dump_name).string(),
                             newsroom.settings.database})) {
        throw Failure{"backup.no_pg_dump", {}, "pg_dump failed"};
    }
    try {
        copy_tree(voice, newsroom.folder / newsroom.settings.media, beside / "media");
        copy_tree(voice, newsroom.theme_folder(), beside / "theme");
        write_copy(newsroom.folder / settings_file, beside / settings_file);
        if (fs::exists(newsroom.folder / key_file)) copy_key(newsroom.folder / key_file, beside / key_file);
        write_manifest(beside);
        half.keep_as(folder);
    } catch (const fs::filesystem_error& failed) {
        throw Failure{"file.cannot_write",
                      {{"path", failed.path1().string()}, {"reason", failed.code().message()}},
                      failed.what()};
    }
    voice.say("backup.done", {{"folder", folder.string()}});
    return Exit::done;
}

int restore(const Voice& voice, const fs::path& from, const fs::path& folder, const std::string& database) {
    if (fs::exists(folder / settings_file)) {
        throw Failure{"init.there_is_one", {{"folder", folder.string()}}, "there is a newspaper in " + folder.string()};
    }
    const std::vector<fs::path> files = checked_files(voice, from);
    const std::string written = read_file(from / settings_file);
    auto settings = read_settings(written, settings_file);
    if (!settings)
        throw Failure{
            "restore.damaged", {{"file", (from / settings_file).string()}}, "settings in the backup are refused"};
    const bool dumped = std::find(files.begin(), files.end(), fs::path{dump_name}) != files.end();
    if (!database.empty()) settings->database = database;
    if (!dumped) settings->database = std::string{"sqlite:"} + sqlite_name;
    settings->media = "media";
    settings->theme = "theme";
    // Empty folders are in no backup, and a newspaper has both.
    fs::create_directories(folder / settings->media);
    fs::create_directories(folder / settings->theme);
    Progress progress{voice, "restore.files", static_cast<std::int64_t>(files.size())};
    std::int64_t copied = 0;
    for (const fs::path& file : files) {
        if (file == fs::path{settings_file} || file == fs::path{dump_name}) continue;
        fs::create_directories((folder / file).parent_path());
        file == fs::path{key_file} ? copy_key(from / file, folder / file) : write_copy(from / file, folder / file);
        progress.at(++copied);
    }
    progress.finish();
    if (dumped && !run_program({"pg_restore", "--no-owner", "--exit-on-error", "--dbname=" + settings->database,
                                (from / dump_name).string()})) {
        throw Failure{"restore.no_pg_restore", {{"database", settings->database}}, "pg_restore failed"};
    }
    fs::create_directories(folder);
    // The settings last: a folder without them is no newspaper yet.
    write_file(folder / settings_file, with_places(written, *settings));
    Newsroom newsroom{folder};
    if (const auto faults = newsroom.database->faults(); !faults.empty()) {
        throw Failure{"restore.damaged", {{"file", faults.front()}}, "restored store is not sound: " + faults.front()};
    }
    voice.say("restore.done", {{"folder", folder.string()}});
    return Exit::done;
}

}  // namespace midad::programs
