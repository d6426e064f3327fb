#include "store/testing.h"

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX, not C++
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

#include "store/migrations.h"

namespace midad::store::testing {

namespace {

std::string server() {
    const char* const address = std::getenv("MIDAD_TEST_POSTGRES");
    if (address == nullptr || *address == '\0') {
        throw std::runtime_error{"MIDAD_TEST_POSTGRES is not set: run the tests through tools/with_postgres"};
    }
    return address;
}

std::string new_folder() {
    std::string folder = (std::filesystem::temp_directory_path() / "midad-test-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error{"no folder for a test's database: " + folder};
    return folder;
}

std::string new_schema() {
    static std::atomic<int> made{0};
    return fmt::format("midad_test_{}_{}", ::getpid(), ++made);
}

void on_server(const std::string& sql) {
    const auto database = Database::open(server());
    database->together(Durability::normal,
                       [&](Transaction& transaction) { transaction.run(Query{"testing.schema", sql, sql}); });
}

}  // namespace

TemporaryDatabase::TemporaryDatabase(Engine engine) : engine_{engine} {
    if (engine == Engine::sqlite) {
        folder_or_schema_ = new_folder();
        place_ = "sqlite:" + folder_or_schema_ + "/test.db";
    } else {
        const std::string address = server();
        folder_or_schema_ = new_schema();
        on_server(fmt::format("create schema {}", folder_or_schema_));
        place_ = fmt::format("{}{}options=-csearch_path%3D{}", address,
                             address.find('?') == std::string::npos ? '?' : '&', folder_or_schema_);
    }
    database_ = Database::open(place_);
    migrate(*database_);
}

TemporaryDatabase::~TemporaryDatabase() {
    database_.reset();
    if (engine_ == Engine::sqlite) {
        std::error_code ignored;
        std::filesystem::remove_all(folder_or_schema_, ignored);
        return;
    }
    try {
        on_server(fmt::format("drop schema {} cascade", folder_or_schema_));
    } catch (const std::exception& failure) {
        // The whole server is thrown away after the tests; one that has gone already takes the schema with it.
        fmt::print(stderr, "testing: {}\n", failure.what());
    }
}

}  // namespace midad::store::testing
