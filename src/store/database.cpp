#include "store/database.h"

#include <string_view>

#include "store/internal/postgresql_database.h"
#include "store/internal/sqlite_database.h"

namespace midad::store {

std::unique_ptr<Database> Database::open(const std::string& place) {
    static constexpr std::string_view sqlite = "sqlite:";
    if (place.starts_with(sqlite) && place.size() > sqlite.size()) {
        return std::make_unique<internal::SqliteDatabase>(place.substr(sqlite.size()));
    }
    if (place.starts_with("postgresql://") || place.starts_with("postgres://")) {
        return std::make_unique<internal::PostgresqlDatabase>(place);
    }
    // The place may be a mistyped address with a password in it: only its beginning is shown.
    internal::fail(internal::Trouble::cannot_open, place.substr(0, place.find_first_of(":/")), "store.open",
                   "a place is sqlite:PATH or postgresql://…");
}

}  // namespace midad::store
