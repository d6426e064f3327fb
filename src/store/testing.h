#pragma once

#include <memory>
#include <string>

#include "store/database.h"

namespace midad::store::testing {

/// A new, migrated, empty database on the engine, gone when it is destroyed. SQLite: a file in a folder of its own.
/// PostgreSQL: a schema of its own in the server that MIDAD_TEST_POSTGRES names (bin/check starts one); without the
/// variable the constructor throws, because a test that does not run is not a pass.
class TemporaryDatabase {
public:
    explicit TemporaryDatabase(Engine engine);
    ~TemporaryDatabase();
    TemporaryDatabase(const TemporaryDatabase&) = delete;
    TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;

    Database& operator*() { return *database_; }
    Database* operator->() { return database_.get(); }
    /// Closes it and opens it again, as a program does that begins anew.
    void close() { database_.reset(); }
    void open_again() { database_ = Database::open(place_); }

    /// What Database::open takes, to open it a second time: another process, another node.
    const std::string& place() const { return place_; }

private:
    std::string place_;
    std::string folder_or_schema_;
    Engine engine_;
    std::unique_ptr<Database> database_;
};

struct OnSqlite {
    static constexpr Engine engine = Engine::sqlite;
};
struct OnPostgresql {
    static constexpr Engine engine = Engine::postgresql;
};

}  // namespace midad::store::testing

/// A test that runs on both engines: inside, `On::engine` is the one under test.
///     MIDAD_BOTH_ENGINES("a story that was published is found") { TemporaryDatabase database{On::engine}; … }
#define MIDAD_BOTH_ENGINES(sentence) \
    TEST_CASE_TEMPLATE(sentence, On, ::midad::store::testing::OnSqlite, ::midad::store::testing::OnPostgresql)
