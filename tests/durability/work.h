#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace midad::store {
class Database;
}

namespace midad::durability {

/// What is written and killed, and how it is looked at afterwards. The loop around it knows no more of it than this.
class Work {
public:
    virtual ~Work() = default;

    /// Writes what has this number; surely kept when it returns. Any thread.
    virtual void write(store::Database& database, std::int64_t number) = 0;

    /// What is wrong with what was written from `first` on: those of `acknowledged` that are missing, and those,
    /// acknowledged or not, that are not whole. Empty when all is well. `found` is given how many there are.
    virtual std::vector<std::string> faults_of(store::Database& database, std::int64_t first,
                                               const std::set<std::int64_t>& acknowledged, std::int64_t& found) = 0;
};

/// "record": stories that are published; "stories": batches that three editors save in one story in progress. Throws
/// std::runtime_error for another name.
std::unique_ptr<Work> work_of(std::string_view name);

std::unique_ptr<Work> publishing();  // publishing.cpp
std::unique_ptr<Work> typing();      // typing.cpp

}  // namespace midad::durability
