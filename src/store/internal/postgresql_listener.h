#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "store/internal/postgresql_connection.h"

namespace midad::store::internal {

class PostgresqlListener : public Listener {
public:
    static constexpr std::chrono::milliseconds try_again_every{250};

    PostgresqlListener(std::string uri, const PostgresqlSettings& settings);
    bool wait(std::chrono::milliseconds at_most) override;

private:
    using Moment = std::chrono::steady_clock::time_point;

    bool connect();
    void lose(const std::string& why);
    /// True when something was announced to this schema among what has arrived.
    bool has_arrived();
    void sleep_on_socket(Moment end);

    std::string uri_;
    PostgresqlSettings settings_;
    std::unique_ptr<PostgresqlConnection> connection_;
    std::string schema_;
    bool is_away_ = false;  // and the log has been told
    Moment next_try_{};
};

}  // namespace midad::store::internal
