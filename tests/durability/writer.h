#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace midad::store {
class Database;
}

/// What is written and killed, and how it is looked at afterwards. The loop around it knows no more of it than this.
namespace midad::durability {

/// Once, on the new database.
void prepare(store::Database& database);

/// Publishes one story of this number in the record; surely kept when it returns. Any thread.
void publish(store::Database& database, std::int64_t number);

/// What is wrong with the stories from `first` on: those of `acknowledged` that are missing, and those, acknowledged or
/// not, that are not whole. Empty when all is well. `found` is given how many stories there are.
std::vector<std::string> faults_of(store::Database& database, std::int64_t first,
                                   const std::set<std::int64_t>& acknowledged, std::int64_t& found);

}  // namespace midad::durability
