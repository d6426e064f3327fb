#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/internal/postgresql_connection.h"

namespace midad::store::internal {

/// Connections of one role, lent to one thread each. It lends as many as are asked for at once – two a thread at most,
/// and the program's threads are counted – and keeps a few of those that come back.
class PostgresqlPool {
public:
    static constexpr std::size_t most_idle = 16;

    PostgresqlPool(std::string uri, PostgresqlConnection::Role role, const PostgresqlSettings& settings)
        : uri_{std::move(uri)}, role_{role}, settings_{settings} {}

    /// Throws Failure "store.gone" when a connection must be made and the server does not answer.
    std::unique_ptr<PostgresqlConnection> borrow();
    /// A connection that was cut off or is still in a transaction is closed.
    void give_back(std::unique_ptr<PostgresqlConnection> connection);

private:
    std::string uri_;
    PostgresqlConnection::Role role_;
    PostgresqlSettings settings_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<PostgresqlConnection>> idle_;
};

class PostgresqlDatabase : public Database {
public:
    explicit PostgresqlDatabase(const std::string& uri, const PostgresqlSettings& settings = {});

    Engine engine() const override { return Engine::postgresql; }
    void read(const std::function<void(Session&)>& work) override;
    void write(Durability durability, const std::function<void(Transaction&)>& work) override;
    std::unique_ptr<Listener> listen() override;
    [[noreturn]] void copy_to(const std::string& file,
                              const std::function<void(std::int64_t, std::int64_t)>& progress) override;
    std::vector<std::string> faults() override;

private:
    std::string uri_;
    std::string place_;
    PostgresqlSettings settings_;
    PostgresqlPool readers_;
    PostgresqlPool writers_;
};

}  // namespace midad::store::internal
