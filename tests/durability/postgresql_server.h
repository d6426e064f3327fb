#pragma once

#include <string>

namespace midad::durability {

/// The server that tools/with_postgres started, to be ended without warning and started again.
class PostgresqlServer {
public:
    /// From MIDAD_TEST_POSTGRES_DATA, _BIN and _USER. Throws std::runtime_error when they are not set.
    PostgresqlServer();

    /// `pg_ctl stop -m immediate`: no checkpoint, no farewell.
    void stop_at_once() const;
    /// kill -9 of the postmaster. Its children notice and end.
    void kill() const;
    /// Starts it and waits until it has recovered.
    void start() const;

private:
    bool control(const std::string& what) const;

    std::string data_, bin_, user_;
};

}  // namespace midad::durability
