// The shape that all migrations together give, as one file an engine: what a change of schema/ does is seen in a diff.
#include <doctest/doctest.h>

#include <cstdlib>

#include "base/file.h"
#include "store/testing.h"

using namespace midad;
using store::Engine;
using store::Query;
using store::testing::TemporaryDatabase;

namespace {

/// Each row a definition: tables, then what belongs to them, by name.
constexpr Query shape{"test.shape", R"sql(
select sql || ';' from sqlite_schema
 where sql is not null and name not like 'sqlite_%'
 order by tbl_name, type <> 'table', type, name)sql",
                      R"sql(
select definition from (
  select c.table_name::text as of_table, 0 as place, '' as name,
         'create table ' || c.table_name || ' (' || string_agg(
           E'\n    ' || c.column_name || ' ' || c.data_type
           || case c.is_nullable when 'NO' then ' not null' else '' end
           || case when c.is_identity = 'YES' then ' generated ' || lower(c.identity_generation) || ' as identity' else '' end
           || coalesce(' default ' || c.column_default, ''), ',' order by c.ordinal_position) || E'\n);' as definition
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
   where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' group by c.table_name
  union all
  select r.relname::text, 1, k.conname::text, 'alter table ' || r.relname || ' add ' || pg_get_constraintdef(k.oid) || ';'
    from pg_constraint k join pg_class r on r.oid = k.conrelid
   where k.connamespace = current_schema()::regnamespace
  union all
  select i.tablename::text, 2, i.indexname::text, replace(i.indexdef, current_schema() || '.', '') || ';'
    from pg_indexes i
   where i.schemaname = current_schema()
     and not exists (select from pg_constraint k join pg_class x on x.oid = k.conindid
                      where k.connamespace = current_schema()::regnamespace and x.relname = i.indexname)
  union all
  select r.relname::text, 3, g.tgname::text, replace(pg_get_triggerdef(g.oid), current_schema() || '.', '') || ';'
    from pg_trigger g join pg_class r on r.oid = g.tgrelid
   where r.relnamespace = current_schema()::regnamespace and not g.tgisinternal
  union all
  select 'functions', 4, p.proname::text, replace(pg_get_functiondef(p.oid), current_schema() || '.', '') || ';'
    from pg_proc p where p.pronamespace = current_schema()::regnamespace
) as parts order by of_table collate "C", place, name collate "C")sql"};

}  // namespace

MIDAD_BOTH_ENGINES("the schema is, to the letter, as it was accepted") {
    TemporaryDatabase database{On::engine};
    std::string made;
    for (const store::Row& row : database->all(shape)) made += row.text(0) + "\n";
    const std::string golden = On::engine == Engine::sqlite ? "schema/now.sqlite.sql" : "schema/now.postgresql.sql";
    if (std::getenv("MIDAD_ACCEPT") != nullptr) write_file(golden, made);
    CHECK(made == read_file(golden, 1u << 20));
}
