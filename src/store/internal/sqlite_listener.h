#pragma once

#include <memory>
#include <optional>

#include "store/internal/sqlite_database.h"

namespace midad::store::internal {

class SqliteListener : public Listener {
public:
    SqliteListener(std::string file, const SqliteSettings& settings, std::shared_ptr<Announcements> announcements);
    bool wait(std::chrono::milliseconds at_most) override;

private:
    /// True when the file holds an announcement that was not seen before.
    bool look_into_file();
    bool look();
    bool is_newer(std::int32_t number) const;

    std::string file_;
    SqliteSettings settings_;
    std::shared_ptr<Announcements> announcements_;
    std::unique_ptr<SqliteConnection> connection_;
    std::int64_t data_version_ = 0;
    std::int32_t seen_ = 0;
    bool is_away_ = false;
};

}  // namespace midad::store::internal
