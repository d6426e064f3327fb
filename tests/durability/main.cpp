// Kills what writes, again and again, and looks whether all that was acknowledged is there:
//     midad_durability record|stories sqlite|postgresql [ROUNDS [SEED]]
// In every tenth round on PostgreSQL the server itself is ended as well, by an immediate stop and by kill -9 in turns.

#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "postgresql_server.h"
#include "round.h"
#include "store/migrations.h"
#include "store/testing.h"
#include "work.h"

namespace {

using namespace midad;
using namespace std::chrono_literals;

constexpr std::int64_t numbers_a_round = 1'000'000;
constexpr std::chrono::microseconds longest = 120ms;  // between the first acknowledgement and the end

struct Sum {
    std::set<std::int64_t> acknowledged;
    std::int64_t found = 0;
    int servers_ended = 0;
};

/// True when the round ended as it should.
bool look(durability::Work& work, store::Database& database, std::int64_t first,
          const std::set<std::int64_t>& acknowledged, std::int64_t& found) {
    const auto faults = work.faults_of(database, first, acknowledged, found);
    for (const std::string& fault : faults) fmt::print("  {}\n", fault);
    return faults.empty();
}

class Loop {
public:
    Loop(const std::string& work, store::Engine engine, std::uint32_t seed)
        : name_{work}, work_{durability::work_of(work)}, random_{seed}, database_{engine} {
        store::migrate(*database_);
        if (engine == store::Engine::postgresql) server_.emplace();
    }

    bool round(int number) {
        // Nothing of ours is open meanwhile: a file that somebody else holds open is not recovered when it is reopened.
        database_.close();
        const bool ends_server = server_ && number % 10 == 0;
        const std::int64_t first = number * numbers_a_round;
        const std::chrono::microseconds after{std::uniform_int_distribution<std::int64_t>{0, longest.count()}(random_)};
        const auto done =
            durability::write_and_kill(name_, database_.place(), first, after, disaster_of(number, ends_server));
        if (ends_server) {
            server_->start();
            ++sum_.servers_ended;
        }
        database_.open_again();
        std::int64_t found = 0;
        const bool is_well = look(*work_, *database_, first, done.acknowledged, found);
        const bool ended_well = done.ended.empty() || (ends_server && done.ended == "exit code 3");
        if (!ended_well) fmt::print("  the writer ended by itself: {}\n", done.ended);
        if (done.acknowledged.empty()) fmt::print("  nothing was acknowledged\n");
        sum_.acknowledged.insert(done.acknowledged.begin(), done.acknowledged.end());
        sum_.found += found;
        return is_well && ended_well && !done.acknowledged.empty();
    }

    /// All rounds' stories once more: what came later took nothing away.
    bool all() {
        std::int64_t found = 0;
        const bool is_well = look(*work_, *database_, 0, sum_.acknowledged, found);
        if (found != sum_.found) fmt::print("  {} were found, {} before\n", found, sum_.found);
        return is_well && found == sum_.found;
    }
    const Sum& sum() const { return sum_; }

private:
    std::function<void()> disaster_of(int number, bool ends_server) {
        if (!ends_server) return {};
        if (number % 20 == 0) return [this] { server_->kill(); };
        return [this] { server_->stop_at_once(); };
    }

    const std::string name_;
    const std::unique_ptr<durability::Work> work_;
    std::mt19937 random_;
    store::testing::TemporaryDatabase database_;
    std::optional<durability::PostgresqlServer> server_;
    Sum sum_;
};

int kill_again_and_again(const std::string& work, const std::string& name, int rounds, std::uint32_t seed) {
    const bool is_sqlite = name == "sqlite";
    Loop loop{work, is_sqlite ? store::Engine::sqlite : store::Engine::postgresql, seed};
    int bad = 0;
    for (int number = 1; number <= rounds; ++number) {
        if (loop.round(number)) continue;
        ++bad;
        fmt::print("{} on {}: round {} of seed {} lost something\n", work, name, number, seed);
    }
    if (!loop.all()) ++bad;
    const Sum& sum = loop.sum();
    fmt::print("{} on {}: {} kills, {} of them with the server; {} were acknowledged and {} are there; {} faults\n",
               work, name, rounds, sum.servers_ended, sum.acknowledged.size(), sum.found, bad);
    return bad == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int count, char** words) {
    const std::vector<std::string> arguments(words + 1, words + count);
    try {
        if (arguments.size() == 4 && arguments[0] == "write") {
            const auto work = durability::work_of(arguments[1]);
            return durability::write_until_killed(*work, arguments[2], std::stoll(arguments[3]));
        }
        if (arguments.size() >= 2 && (arguments[1] == "sqlite" || arguments[1] == "postgresql")) {
            const int usual = arguments[0] == "record" ? 100 : 20;
            const int rounds = arguments.size() > 2 ? std::stoi(arguments[2]) : usual;
            const auto seed =
                arguments.size() > 3 ? static_cast<std::uint32_t>(std::stoul(arguments[3])) : std::random_device{}();
            return kill_again_and_again(arguments[0], arguments[1], rounds, seed);
        }
    } catch (const std::exception& failure) {
        fmt::print(stderr, "midad_durability: {}\n", failure.what());
        return EXIT_FAILURE;
    }
    fmt::print(stderr, "usage: midad_durability record|stories sqlite|postgresql [ROUNDS [SEED]]\n");
    return 2;
}
