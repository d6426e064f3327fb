#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "store/internal/statements.h"
#include "store/internal/things_for_tests.h"
#include "store/migrations.h"

using namespace midad;
using namespace midad::store::things;
using store::Durability;
using store::Engine;
using store::Query;
using store::Row;
using store::Transaction;
using store::internal::in_dialect;
using store::internal::parameters_in;
using store::internal::statements_of;
using store::testing::OnPostgresql;
using store::testing::OnSqlite;
using store::testing::TemporaryDatabase;

namespace {

using Statements = std::vector<std::string>;

constexpr Query columns{"test.columns", R"sql(
select t.name, c.name, lower(c.type), c.pk = 0 and c."notnull" = 0
  from sqlite_schema t join pragma_table_info(t.name) c
 where t.type = 'table' and t.name not like 'sqlite_%' order by 1, 2)sql",
                        R"sql(
select c.table_name::text, c.column_name::text, c.data_type::text, (c.is_nullable = 'YES')::int
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
 where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' order by 1, 2)sql"};

/// What a column holds, in one word for both engines' spellings.
std::string kind_of(const std::string& type) {
    static const std::map<std::string, std::string> kinds{
        {"bigint", "whole"},          {"integer", "whole"}, {"text", "text"},
        {"double precision", "real"}, {"blob", "bytes"},    {"bytea", "bytes"},
    };
    const auto found = kinds.find(type);
    return found == kinds.end() ? "unknown: " + type : found->second;
}

std::vector<std::string> shape_of(store::Database& database) {
    std::vector<std::string> shape;
    for (const Row& row : database.all(columns)) {
        shape.push_back(row.text(0) + "." + row.text(1) + " " + kind_of(row.text(2)) +
                        (row.integer(3) != 0 ? " or null" : ""));
    }
    return shape;
}

/// A database that has had nothing yet, beside or in place of a migrated one.
class Empty {
public:
    explicit Empty(Engine engine) : holder_{engine}, place_{holder_.place()} {
        if (engine == Engine::sqlite) {
            place_ += "-empty";
            return;
        }
        constexpr Query own{"test.own", "", "select current_schema()::text"};
        const std::string schema = holder_->one(own)->text(0);
        const std::string drop = "drop schema " + schema + " cascade";
        const std::string make = "create schema " + schema;
        holder_->together(Durability::normal, [&](Transaction& transaction) {
            transaction.run(Query{"test.drop", "", drop});
            transaction.run(Query{"test.make", "", make});
        });
    }
    const std::string& place() const { return place_; }

private:
    TemporaryDatabase holder_;
    std::string place_;
};

}  // namespace

TEST_CASE("all migrations give both engines the same tables and columns") {
    TemporaryDatabase sqlite{OnSqlite::engine};
    TemporaryDatabase postgresql{OnPostgresql::engine};
    const auto shape = shape_of(*sqlite);
    CHECK(shape.size() > 3);
    CHECK(shape == shape_of(*postgresql));
    for (const std::string& column : shape) CHECK_MESSAGE(column.find("unknown") == std::string::npos, column);
}

MIDAD_BOTH_ENGINES("a migrated database waits for nothing and takes nothing twice") {
    TemporaryDatabase database{On::engine};
    CHECK(store::waiting_migrations(*database).empty());
    int applied = 0;
    store::migrate(*database, [&](const store::Migration&) { ++applied; });
    CHECK(applied == 0);
}

MIDAD_BOTH_ENGINES("migrations are applied in order, each once, also by processes that begin together") {
    const Empty empty{On::engine};
    const std::size_t known = store::known_migrations(*store::Database::open(empty.place())).size();
    CHECK(known > 0);
    std::atomic<std::size_t> applied{0};
    std::atomic<int> failed{0};
    {
        std::vector<std::jthread> processes;
        for (int number = 0; number < 3; ++number) {
            processes.emplace_back([&] {
                const auto database = store::Database::open(empty.place());
                if (failure_of([&] { store::migrate(*database, [&](const store::Migration&) { ++applied; }); }) !=
                    "nothing")
                    ++failed;
            });
        }
    }
    CHECK(failed == 0);
    CHECK(applied == known);
    CHECK(store::waiting_migrations(*store::Database::open(empty.place())).empty());
}

MIDAD_BOTH_ENGINES("a database that a newer version has changed is refused") {
    TemporaryDatabase database{On::engine};
    constexpr Query future{"test.future",
                           "insert into schema_version (number, name, applied_at_ms) values (9999, 'later', 0)",
                           "insert into schema_version (number, name, applied_at_ms) values (9999, 'later', 0)"};
    database->together(Durability::normal, [&](Transaction& transaction) { transaction.run(future); });
    std::string what;
    CHECK(failure_of([&] { store::migrate(*database); }, &what) == "store.newer");
    CHECK(what.find("9999_later") != std::string::npos);
}

TEST_CASE("known migrations are numbered without a number used twice") {
    TemporaryDatabase database{OnSqlite::engine};
    const auto known = store::known_migrations(*database);
    const auto is_after = [](const store::Migration& a, const store::Migration& b) { return a.number >= b.number; };
    CHECK(std::adjacent_find(known.begin(), known.end(), is_after) == known.end());
}

TEST_CASE("statements are parted at semicolons that part, and at no others") {
    CHECK(statements_of("select 1; select 2;\n") == Statements{"select 1", "select 2"});
    CHECK(statements_of("-- only a comment; no statement\n/* nor; this */ ;;\n").empty());
    CHECK(statements_of("insert into t values ('a;b', \"c;d\")") ==
          Statements{"insert into t values ('a;b', \"c;d\")"});
    CHECK(statements_of("select 'it''s; fine'; select 2") == Statements{"select 'it''s; fine'", "select 2"});
    CHECK(statements_of("select 1 -- why; not\n, 2; select 3") == Statements{"select 1 -- why; not\n, 2", "select 3"});
    CHECK(statements_of("select 'فاصلة؛ عربية; ولاتينية'") == Statements{"select 'فاصلة؛ عربية; ولاتينية'"});
    CHECK(statements_of("select 'not closed; ever").size() == 1);
}

TEST_CASE("a trigger's body and a dollar quote hold their semicolons") {
    const std::string trigger = "create trigger a after insert on b begin update c set d = 1; delete from e; end";
    CHECK(statements_of(trigger + "; select 1;") == Statements{trigger, "select 1"});
    const std::string function =
        "create function f() returns int as $body$ begin; return 1; end; $body$ language plpgsql";
    CHECK(statements_of(function + "; select $1; select 2") == Statements{function, "select $1", "select 2"});
    // PostgreSQL's triggers have no body.
    CHECK(statements_of("create trigger a before update on b execute function f(); select 1").size() == 2);
}

TEST_CASE("an engine's own words stand where the portable ones did, outside of strings and comments") {
    const std::string portable =
        "create table t (id bigint_identity, b blob_type, c text default 'blob_type') -- blob_type";
    CHECK(in_dialect(Engine::sqlite, portable) ==
          "create table t (id integer primary key autoincrement, b blob, c text default 'blob_type') -- blob_type");
    CHECK(in_dialect(Engine::postgresql, portable) ==
          "create table t (id bigint generated by default as identity primary key, b bytea, c text default "
          "'blob_type') -- blob_type");
    CHECK(in_dialect(Engine::sqlite, "my_blob_type blob_types") == "my_blob_type blob_types");
}

TEST_CASE("a statement's parameters are counted by the highest") {
    CHECK(parameters_in("select 1") == 0);
    CHECK(parameters_in("select $2, $1, $2") == 2);
    CHECK(parameters_in("select '$9', $$ $8 $$, $1::bigint -- $7") == 1);
    CHECK(parameters_in("select $12") == 12);
}
