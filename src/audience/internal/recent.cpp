#include "audience/internal/recent.h"

#include <chrono>
#include <functional>
#include <random>
#include <string>
#include <utility>

namespace midad::audience {

using namespace std::chrono_literals;

namespace {

// Longer ones differ before.
constexpr std::size_t longest_agent = 512;

SipKey new_salt() {
    std::random_device device;  // the kernel's, on Linux
    const auto word = [&] { return std::uint64_t{device()} << 32 | device(); };
    return {word(), word()};
}

}  // namespace

void Recent::Shard::begin_quarter() {
    std::rotate(quarters.begin(), quarters.end() - 1, quarters.end());
    quarters.front().clear();
}

void Recent::Shard::turn_to(Instant now) {
    const std::int64_t day_now = std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
    if (!salted || day != day_now) {
        // With a new salt no hash of yesterday means anything: a hash leads nobody from one day to the next.
        salt = new_salt();
        for (auto& set : quarters) set.clear();
        salted = true;
        day = day_now;
    }
    const std::int64_t quarter_now = now.time_since_epoch() / 15min;
    if (quarter == quarter_now) return;
    for (std::int64_t steps = std::min<std::int64_t>(quarter_now - quarter, 3); steps > 0; --steps) begin_quarter();
    quarter = quarter_now;
}

bool Recent::is_new(StoryId story, std::string_view peer, std::string_view user_agent, Instant now) {
    std::string reader;
    reader.reserve(640);
    reader.append(peer).push_back('\0');
    reader.append(user_agent.substr(0, longest_agent)).push_back('\0');
    reader.append(std::to_string(story.value));

    // Which shard tells nothing about whom: it only spreads the waiting.
    Shard& shard = shards_[(std::hash<std::string_view>{}(peer) + static_cast<std::size_t>(story.value)) % shards];
    const std::lock_guard lock{shard.mutex};
    shard.turn_to(now);
    const std::uint64_t hash = siphash(shard.salt, reader);
    for (const auto& set : shard.quarters)
        if (set.contains(hash)) return false;
    if (shard.quarters.front().size() >= most_in_a_quarter / shards) shard.begin_quarter();
    shard.quarters.front().insert(hash);
    return true;
}

std::size_t Recent::size() {
    std::size_t remembered = 0;
    for (Shard& shard : shards_) {
        const std::lock_guard lock{shard.mutex};
        for (const auto& set : shard.quarters) remembered += set.size();
    }
    return remembered;
}

}  // namespace midad::audience
