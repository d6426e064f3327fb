#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "store/internal/sqlite_database.h"

namespace midad::store::internal {

namespace {

// 1 MB with the usual pages: progress is told often, and another process waits for no lock of ours meanwhile.
constexpr int pages_at_once = 256;

/// The file under its temporary name: gone unless it was kept.
class Part {
public:
    explicit Part(const std::string& file) : file_{file}, beside_{fmt::format("{}.{}.part", file, ::getpid())} {
        clear();
    }
    ~Part() { clear(); }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    const std::string& path() const { return beside_; }

    /// Renames it to what it is, and has the folder written to the disk.
    void keep() {
        if (::rename(beside_.c_str(), file_.c_str()) != 0) {
            fail(Trouble::cannot_open, file_, "store.copy", std::strerror(errno));
        }
        const auto folder = std::filesystem::path{file_}.parent_path();
        const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (opened < 0) return;
        ::fsync(opened);
        ::close(opened);
    }

private:
    void clear() {
        std::error_code ignored;
        std::filesystem::remove(beside_, ignored);
        std::filesystem::remove(beside_ + "-journal", ignored);
    }
    std::string file_;
    std::string beside_;
};

/// The copy's own handle; what goes wrong with it is told with the copy's name, not the newspaper's.
class Target {
public:
    explicit Target(const std::string& file, const std::string& shown_as) : shown_as_{shown_as} {
        const int code = sqlite3_open_v2(file.c_str(), &handle_,
                                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, nullptr);
        if (code == SQLITE_OK) return;
        const int reason = handle_ == nullptr ? 0 : sqlite3_system_errno(handle_);
        sqlite3_close(handle_);
        fail(Trouble::cannot_open, shown_as_, "store.copy", reason != 0 ? std::strerror(reason) : sqlite3_errstr(code));
    }
    ~Target() { sqlite3_close(handle_); }
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;

    sqlite3* handle() const { return handle_; }

    [[noreturn]] void fail_now(int code) const {
        const int reason = sqlite3_system_errno(handle_);
        fail(trouble_of_sqlite(code, reason), shown_as_, "store.copy", sqlite3_errstr(code));
    }

private:
    std::string shown_as_;
    sqlite3* handle_ = nullptr;
};

void copy_pages(const Target& target, SqliteConnection& source,
                const std::function<void(std::int64_t, std::int64_t)>& progress) {
    sqlite3_backup* const backup = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (backup == nullptr) target.fail_now(sqlite3_extended_errcode(target.handle()));
    int code = SQLITE_OK;
    try {
        while (code != SQLITE_DONE) {
            code = sqlite3_backup_step(backup, pages_at_once);
            if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
                std::this_thread::sleep_for(std::chrono::milliseconds{5});
            } else if (code != SQLITE_OK && code != SQLITE_DONE) {
                break;
            }
            const int all = sqlite3_backup_pagecount(backup);
            progress(all - sqlite3_backup_remaining(backup), all);
        }
    } catch (...) {
        sqlite3_backup_finish(backup);
        throw;
    }
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) target.fail_now(code);
}

}  // namespace

void SqliteDatabase::copy_to(const std::string& file, const std::function<void(std::int64_t, std::int64_t)>& progress) {
    const std::string whole_path = std::filesystem::absolute(file).string();
    Part part{whole_path};
    {
        // A connection of its own in one reading transaction: what others write meanwhile is not part of the copy, and
        // does not make it begin again, as a backup over single pages would.
        SqliteConnection source{file_, SqliteConnection::Role::reader, settings_};
        source.execute(Query{"store.begin", "begin", ""}, {});
        source.each(Query{"store.copy", "select count(1) from sqlite_schema", ""}, {}, [](const Row&) {});
        const Target target{part.path(), whole_path};
        copy_pages(target, source, progress);
        source.execute(Query{"store.roll_back", "rollback", ""}, {});
    }
    part.keep();
}

}  // namespace midad::store::internal
