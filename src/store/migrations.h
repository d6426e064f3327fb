#pragma once

#include <functional>
#include <string>
#include <vector>

namespace midad::store {

class Database;

/// One change of the database's shape, from schema/NNNN_name.sql (both engines; portable SQL), or a pair
/// NNNN_name.sqlite.sql and NNNN_name.postgresql.sql. In portable files the word `bigint_identity` stands for an
/// engine's own growing primary key and `blob_type` for its bytes.
struct Migration {
    int number;
    std::string name;
    std::string sql;  // this engine's
};

/// What the program carries for this database's engine, in order.
std::vector<Migration> known_migrations(const Database& database);

/// What of it the database has not had.
std::vector<Migration> waiting_migrations(Database& database);

/// Applies what is waiting, each in a transaction of its own, one process at a time; calls `done` after each. Throws
/// Failure "store.newer" when the database has had a migration that this program does not know.
void migrate(Database& database, const std::function<void(const Migration&)>& done = [](const Migration&) {});

}  // namespace midad::store
