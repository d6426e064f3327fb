#pragma once

#include <array>
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstdint>
#include <mutex>
#include <string_view>

#include "audience/internal/siphash.h"
#include "base/clock.h"
#include "base/id.h"

namespace midad::audience {

/// Who read what within the last half hour, as salted hashes in memory and nothing else. Any thread.
class Recent {
public:
    /// How many one quarter of an hour remembers, in all shards. Beyond it (a flood of made-up readers) the oldest
    /// quarter is forgotten early: the window becomes shorter, never the memory larger.
    static constexpr std::size_t most_in_a_quarter = 200'000;

    /// Whether this reader comes to this story for the first time in half an hour; remembers it.
    bool is_new(StoryId story, std::string_view peer, std::string_view user_agent, Instant now);
    /// How many are remembered; for tests of the bound.
    std::size_t size();

private:
    static constexpr std::size_t shards = 16;

    struct Shard {
        std::mutex mutex;
        std::int64_t quarter = 0;
        std::int64_t day = 0;
        bool salted = false;
        SipKey salt{};
        // This quarter of an hour, the one before and the one before that: at least half an hour, at most three
        // quarters.
        std::array<boost::unordered_flat_set<std::uint64_t>, 3> quarters;

        void turn_to(Instant now);
        void begin_quarter();
    };
    std::array<Shard, shards> shards_;
};

}  // namespace midad::audience
