#include "people/attempts.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "people/internal/secrets.h"
#include "people/queries.h"
#include "store/database.h"

namespace midad::people {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds longest_wait = 15min;
/// After so long without a failure the count begins anew.
constexpr std::chrono::hours forgotten_after{24};

std::chrono::seconds wait_after(int failures, int free) {
    if (failures <= free) return 0s;
    const int doublings = std::min(failures - free - 1, 20);
    return std::min<std::chrono::seconds>(longest_wait, std::chrono::seconds{1LL << doublings});
}

/// What is left until then, when it is more than is known already.
void longest(std::optional<std::chrono::seconds>& wait, Instant until, Instant now) {
    if (until <= now) return;
    wait = std::max(wait.value_or(0s), std::chrono::ceil<std::chrono::seconds>(until - now));
}

struct Count {
    int failures = 0;
    Instant until, last;
};

Count count_of(store::Transaction& transaction, std::string_view kind, const std::string& who, Instant now) {
    transaction.run(queries::begin_attempts, kind, who, to_ms(now));
    const auto row = transaction.one(queries::attempts, kind, who);
    assert(row);
    Count count{static_cast<int>(row->integer(0)), from_ms(row->integer(1)), from_ms(row->integer(2))};
    if (count.last + forgotten_after < now) count.failures = 0;
    return count;
}

}  // namespace

std::string Attempts::hidden(std::string_view who) {
    const auto salt = [&] {
        const auto row = database_.one(queries::salt);
        assert(row);  // made with the table
        return row->text(0);
    };
    std::string known = salt();
    if (known.empty()) {
        database_.write(store::Durability::full,
                        [](store::Transaction& transaction) { transaction.run(queries::set_salt, new_token()); });
        known = salt();
    }
    return mac_of(known, who);
}

std::optional<std::chrono::seconds> Attempts::wait_before(const std::vector<Try>& tries) {
    const Instant now = clock_.now();
    std::vector<std::string> whos;
    whos.reserve(tries.size());
    for (const Try& one : tries) whos.push_back(hidden(one.who));
    std::optional<std::chrono::seconds> wait;
    database_.read([&](store::Session& session) {
        for (std::size_t at = 0; at < tries.size(); ++at) {
            const auto row = session.one(queries::attempts_now, tries[at].kind.name, whos[at]);
            if (row) longest(wait, from_ms(row->integer(0)), now);
        }
    });
    if (wait) return wait;
    // What the last moments counted may be lost in a power cut: whoever can cut the power need not guess.
    database_.write(store::Durability::normal, [&](store::Transaction& transaction) {
        wait.reset();
        std::vector<Count> counts;
        counts.reserve(tries.size());
        for (std::size_t at = 0; at < tries.size(); ++at) {
            counts.push_back(count_of(transaction, tries[at].kind.name, whos[at], now));
            longest(wait, counts.back().until, now);
        }
        if (wait) return;  // a try that was not let through is not counted: nobody is kept out for good
        for (std::size_t at = 0; at < tries.size(); ++at) {
            const int failures = counts[at].failures + 1;
            const Instant until = now + wait_after(failures, tries[at].kind.free);
            transaction.run(queries::set_attempts, tries[at].kind.name, whos[at], failures, to_ms(until), to_ms(now));
        }
    });
    return wait;
}

void Attempts::succeeded(const std::vector<Try>& tries) { settle(tries, Outcome::right); }

void Attempts::give_back(const std::vector<Try>& tries) { settle(tries, Outcome::not_judged); }

void Attempts::settle(const std::vector<Try>& tries, Outcome outcome) {
    const Instant now = clock_.now();
    std::vector<std::string> whos;
    whos.reserve(tries.size());
    for (const Try& one : tries) whos.push_back(hidden(one.who));
    database_.write(store::Durability::normal, [&](store::Transaction& transaction) {
        for (std::size_t at = 0; at < tries.size(); ++at) {
            const std::string_view kind = tries[at].kind.name;
            if (outcome == Outcome::right && kind != address.name) {
                transaction.run(queries::delete_attempts, kind, whos[at]);
                continue;
            }
            // Many sign in from a newsroom's one address: what was right is not counted against it, and forgets
            // nothing else either.
            const Count count = count_of(transaction, kind, whos[at], now);
            const Instant until = count.failures <= tries[at].kind.free + 1 ? now : count.until;
            transaction.run(queries::set_attempts, kind, whos[at], std::max(0, count.failures - 1), to_ms(until),
                            to_ms(now));
        }
        transaction.run(queries::delete_old_attempts, to_ms(now - forgotten_after));
    });
}

std::string network_of(std::string_view peer) {
    std::array<unsigned char, 16> bytes{};
    if (::inet_pton(AF_INET6, std::string{peer}.c_str(), bytes.data()) != 1) return std::string{peer};
    return "v6:" + std::string{reinterpret_cast<const char*>(bytes.data()), 8};
}

}  // namespace midad::people
