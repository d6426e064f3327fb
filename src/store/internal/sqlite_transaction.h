#pragma once

#include <exception>
#include <functional>
#include <vector>

#include "store/internal/sqlite_connection.h"

namespace midad::store::internal {

/// begin immediate … commit on the writer; rolled back when it is destroyed without commit().
class SqliteTransaction : public Transaction {
public:
    SqliteTransaction(SqliteConnection& writer, Durability durability);
    ~SqliteTransaction() override;
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;

    void each(const Query& query, const Parameters& parameters, const std::function<void(Row)>& each) override;
    std::int64_t execute(const Query& query, const Parameters& parameters) override;
    void announce() override { announces_ = true; }
    void after_commit(std::function<void()> then) override { after_.push_back(std::move(then)); }
    Engine engine() const override { return Engine::sqlite; }

    /// The announcement's number, if it announced something.
    std::optional<std::int32_t> commit();
    std::vector<std::function<void()>> take_after() { return std::move(after_); }

private:
    void check_whole();
    SqliteConnection& writer_;
    bool announces_ = false;
    bool has_failed_ = false;
    std::vector<std::function<void()>> after_;
};

}  // namespace midad::store::internal
