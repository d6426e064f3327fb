#include "store/internal/postgresql_listener.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "base/log.h"

namespace midad::store::internal {

namespace {

struct NotificationFreed {
    void operator()(PGnotify* notification) const { PQfreemem(notification); }
};
using Notification = std::unique_ptr<PGnotify, NotificationFreed>;

}  // namespace

PostgresqlListener::PostgresqlListener(std::string uri, const PostgresqlSettings& settings)
    : uri_{std::move(uri)}, settings_{settings} {
    connect();
}

bool PostgresqlListener::connect() {
    next_try_ = std::chrono::steady_clock::now() + try_again_every;
    try {
        auto fresh = std::make_unique<PostgresqlConnection>(uri_, PostgresqlConnection::Role::listener, settings_);
        static constexpr Query own_schema{"store.own_schema", "", "select coalesce(current_schema()::text, '')"};
        schema_ = fresh->one(own_schema)->text(0);
        fresh->command("store.listen", "listen midad_changes");
        connection_ = std::move(fresh);
        return true;
    } catch (const std::exception& failure) {
        lose(failure.what());
        return false;
    }
}

void PostgresqlListener::lose(const std::string& why) {
    connection_.reset();
    if (!std::exchange(is_away_, true)) log::error("store: listening: {}", why);
}

bool PostgresqlListener::has_arrived() {
    if (PQconsumeInput(connection_->handle()) == 0 || !connection_->is_alive()) {
        lose(one_line(PQerrorMessage(connection_->handle())));
        return false;
    }
    bool is_ours = false;
    while (const Notification notification{PQnotifies(connection_->handle())}) {
        // Somebody's own NOTIFY by hand has no schema in it and is for everyone.
        const std::string_view schema = notification->extra;
        is_ours = is_ours || schema.empty() || schema == schema_;
    }
    return is_ours;
}

void PostgresqlListener::sleep_on_socket(Moment end) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    pollfd socket{PQsocket(connection_->handle()), POLLIN, 0};
    ::poll(&socket, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
}

bool PostgresqlListener::wait(std::chrono::milliseconds at_most) {
    const Moment end = std::chrono::steady_clock::now() + at_most;
    for (;;) {
        const Moment now = std::chrono::steady_clock::now();
        if (!connection_) {
            if (now >= next_try_ && connect()) {
                is_away_ = false;
                log::info("store: listening again to {}", connection_->place());
                return true;  // whatever was announced meanwhile was told to nobody
            }
            if (now >= end) return false;
            if (!connection_) std::this_thread::sleep_until(std::min(end, std::max(next_try_, now)));
            continue;
        }
        if (has_arrived()) return true;
        if (!connection_) continue;
        if (now >= end) return false;
        sleep_on_socket(end);
    }
}

}  // namespace midad::store::internal
