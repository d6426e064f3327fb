#include "store/internal/sqlite_listener.h"

#include <algorithm>
#include <utility>

#include "base/log.h"

namespace midad::store::internal {

namespace {

// Both are a look at the log's index in shared memory: no page of the file is read.
constexpr Query data_version{"store.data_version", "pragma data_version", ""};
constexpr Query announced{"store.announced", "pragma user_version", ""};

std::int64_t number_of(SqliteConnection& connection, const Query& query) {
    std::int64_t number = 0;
    connection.each(query, {}, [&](const Row& row) { number = row.integer(0); });
    return number;
}

}  // namespace

SqliteListener::SqliteListener(std::string file, const SqliteSettings& settings,
                               std::shared_ptr<Announcements> announcements)
    : file_{std::move(file)}, settings_{settings}, announcements_{std::move(announcements)} {
    connection_ = std::make_unique<SqliteConnection>(file_, SqliteConnection::Role::reader, settings_);
    // In this order: what is announced in between is seen as new.
    data_version_ = number_of(*connection_, data_version);
    seen_ = static_cast<std::int32_t>(number_of(*connection_, announced));
}

bool SqliteListener::is_newer(std::int32_t number) const {
    // The numbers run in a circle; half of it lies ahead.
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(number) - static_cast<std::uint32_t>(seen_)) > 0;
}

bool SqliteListener::look_into_file() {
    const std::int64_t now = number_of(*connection_, data_version);
    if (now == data_version_) return false;
    data_version_ = now;
    const auto number = static_cast<std::int32_t>(number_of(*connection_, announced));
    if (number == seen_) return false;  // somebody wrote and announced nothing
    seen_ = number;
    return true;
}

bool SqliteListener::look() {
    try {
        const bool has_news = look_into_file();
        if (std::exchange(is_away_, false)) {
            log::info("store: {} is read again", file_);
            return true;
        }
        return has_news;
    } catch (const std::exception& failure) {
        if (!std::exchange(is_away_, true)) log::error("store: listening: {}", failure.what());
        return false;
    }
}

bool SqliteListener::wait(std::chrono::milliseconds at_most) {
    const auto end = std::chrono::steady_clock::now() + at_most;
    for (;;) {
        const std::int32_t newest = announcements_->newest();
        if (is_newer(newest)) {
            seen_ = newest;
            return true;
        }
        if (look()) return true;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        announcements_->wait(newest, std::min(left, settings_.look_every));
    }
}

}  // namespace midad::store::internal
