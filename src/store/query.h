#pragma once

#include <string_view>

namespace midad::store {

/// One SQL statement, named as logs and errors name it ("record.latest_version"), in both engines' spelling. Made from
/// the parts' queries/*.sql by tools/embed_queries, or spelt out in tests.
struct Query {
    std::string_view name;
    std::string_view sqlite;
    std::string_view postgresql;
};

}  // namespace midad::store
