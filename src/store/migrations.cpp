#include "store/migrations.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "base/clock.h"
#include "base/embedded.h"
#include "base/failure.h"
#include "store/database.h"
#include "store/internal/statements.h"

namespace midad::store {

namespace {

constexpr std::string_view folder = "schema/";

constexpr Query make_versions{"store.make_versions",
                              "create table if not exists schema_version (number bigint primary key, name text not "
                              "null, applied_at_ms bigint not null)",
                              "create table if not exists schema_version (number bigint primary key, name text not "
                              "null, applied_at_ms bigint not null)"};
constexpr Query has_versions{"store.has_versions",
                             "select count(1) from sqlite_schema where type = 'table' and name = 'schema_version'",
                             "select count(to_regclass('schema_version'))"};
constexpr Query versions{"store.versions", "select number, name from schema_version order by number",
                         "select number, name from schema_version order by number"};
constexpr Query insert_version{"store.insert_version",
                               "insert into schema_version (number, name, applied_at_ms) values (?1, ?2, ?3)",
                               "insert into schema_version (number, name, applied_at_ms) values ($1, $2, $3)"};
// Held until the transaction ends. One number a schema, so that two newspapers in one server do not wait for each
// other; its first half keeps clear of other programs' locks. Whoever waits here waits for a migration, which may take
// long.
constexpr Query wait_longer{"store.wait_longer", "", "set local lock_timeout = '30min'"};
constexpr Query lock{"store.lock_migrations", "",
                     "select pg_advisory_xact_lock(1296651588, hashtext(current_schema()::text))"};

struct Carried {
    int number;
    std::string name;
    std::string engine;  // empty: portable
    std::string_view sql;
};

[[noreturn]] void misnamed(std::string_view path) {
    throw Failure{"store.migration_misnamed",
                  {{"file", std::string{path}}},
                  fmt::format("store.migration_misnamed: {}: NNNN_name.sql, or NNNN_name.ENGINE.sql", path)};
}

/// schema/0007_name.sqlite.sql into its pieces.
Carried carried_of(const embedded::File& file) {
    std::string_view rest = file.path.substr(folder.size());
    int number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + std::min<std::size_t>(rest.size(), 4), number);
    if (error != std::errc{} || end != rest.data() + 4 || rest.size() < 6 || rest[4] != '_') misnamed(file.path);
    rest.remove_prefix(5);
    const std::size_t dot = rest.find('.');
    const std::string_view name = rest.substr(0, dot);
    const std::string_view ending = rest.substr(dot);
    for (const Engine engine : {Engine::sqlite, Engine::postgresql}) {
        const char* const word = engine == Engine::sqlite ? "sqlite" : "postgresql";
        if (ending == fmt::format(".{}.sql", word)) return {number, std::string{name}, word, file.bytes};
    }
    if (ending != ".sql") misnamed(file.path);
    return {number, std::string{name}, "", file.bytes};
}

std::vector<Row> applied(Session& session) {
    if (session.one(has_versions)->integer(0) == 0) return {};
    return session.all(versions);
}

bool is_applied(const std::vector<Row>& rows, const Migration& migration) {
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.integer(0) == migration.number; });
}

void check_not_newer(const std::vector<Row>& rows, const std::vector<Migration>& known) {
    for (const Row& row : rows) {
        const bool is_known = std::any_of(known.begin(), known.end(), [&](const Migration& one) {
            return one.number == row.integer(0) && one.name == row.text(1);
        });
        if (is_known) continue;
        const std::string which = fmt::format("{:04}_{}", row.integer(0), row.text(1));
        throw Failure{"store.newer",
                      {{"migration", which}},
                      fmt::format("store.newer: the database has had {}, which this program does not know", which)};
    }
}

/// True when it was this call that applied it.
bool apply(Database& database, const Migration& migration) {
    return database.together(Durability::full, [&](Transaction& transaction) {
        if (transaction.engine() == Engine::postgresql) {
            transaction.run(wait_longer);
            transaction.one(lock);
        }
        // Somebody else may have been quicker while this process waited.
        if (is_applied(applied(transaction), migration)) return false;
        transaction.run(make_versions);
        const std::string name = fmt::format("migration.{:04}_{}", migration.number, migration.name);
        for (const std::string& statement : internal::statements_of(migration.sql)) {
            transaction.run(Query{name, statement, statement});
        }
        transaction.run(insert_version, migration.number, migration.name, to_ms(SystemClock{}.now()));
        return true;
    });
}

}  // namespace

std::vector<Migration> known_migrations(const Database& database) {
    const std::string_view own = database.engine() == Engine::sqlite ? "sqlite" : "postgresql";
    std::vector<Migration> known;
    for (const embedded::File& file : embedded::files()) {
        if (!file.path.starts_with(folder) || !file.path.ends_with(".sql")) continue;
        const Carried carried = carried_of(file);
        if (carried.engine.empty()) {
            known.push_back({carried.number, carried.name, internal::in_dialect(database.engine(), carried.sql)});
        } else if (carried.engine == own) {
            known.push_back({carried.number, carried.name, std::string{carried.sql}});
        }
    }
    std::sort(known.begin(), known.end(), [](const Migration& a, const Migration& b) { return a.number < b.number; });
    for (std::size_t at = 1; at < known.size(); ++at) {
        if (known[at].number == known[at - 1].number) {
            misnamed(fmt::format("schema/{:04}_{}: the number is taken", known[at].number, known[at].name));
        }
    }
    return known;
}

std::vector<Migration> waiting_migrations(Database& database) {
    std::vector<Row> had;
    database.read([&](Session& session) { had = applied(session); });
    std::vector<Migration> waiting = known_migrations(database);
    check_not_newer(had, waiting);
    std::erase_if(waiting, [&](const Migration& migration) { return is_applied(had, migration); });
    return waiting;
}

void migrate(Database& database, const std::function<void(const Migration&)>& done) {
    for (const Migration& migration : waiting_migrations(database)) {
        if (apply(database, migration)) done(migration);
    }
}

}  // namespace midad::store
