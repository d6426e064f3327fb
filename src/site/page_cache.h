#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/clock.h"
#include "http/prepared.h"
#include "site/page.h"
#include "site/site.h"

namespace midad::site {

/// A page as it is kept: immutable but for two marks. Shared between the sockets' threads that look it up and the book.
struct KeptPage {
    std::string key;
    http::PreparedPtr answer;
    std::uint8_t tried = 0;  // encodings that were made or found not worth making, as bits
    Shown shown;
    Instant fresh_until;
    std::size_t bytes = 0;
    mutable std::atomic<bool> used{false};             // read since its last turn in the sweep for room
    mutable std::atomic<std::int64_t> remaking_ms{0};  // when somebody was last sent to make it anew
};
using KeptPtr = std::shared_ptr<const KeptPage>;

/// What has happened to the record, as far as pages go.
struct Forgetting {
    std::vector<std::string> things;
    std::vector<std::string> lists;  // stretches of these that hold `at_ms`
    std::int64_t at_ms = 0;
};

/// Pages already made, within a budget of bytes. Two indexes: the book, by canonical key, under one lock, for those who
/// make and forget pages; and the shelves, by request target exactly as readers send it (several to a page), sharded,
/// for the sockets: one lookup, no allocation, no waiting but for another lookup in the same shard.
///
/// No page that was made from older data than a forget() can stay: who makes a page takes a ticket before reading
/// anything, and keep() refuses it when something that it shows was forgotten since. Any thread.
class PageCache {
public:
    /// A ticket: how many times something had been forgotten.
    using Ticket = std::uint64_t;

    explicit PageCache(std::size_t budget_bytes) : budget_{budget_bytes} {}

    /// For the sockets. Null when there is none, when the encoding is yet to be made, and, once for each page that has
    /// ceased to be fresh, to whoever comes first: he is the one who makes it anew while others are still given the
    /// old.
    http::PreparedPtr ready(std::string_view target, http::Encoding encoding, Instant now);

    /// For the makers: the page of that canonical key, fresh or not.
    KeptPtr find(std::string_view key) const;
    Ticket ticket() const { return generation_.load(std::memory_order_acquire); }
    /// Keeps a page under its key and lets `target` lead to it. False when it was refused.
    bool keep(std::string key, std::string_view target, const http::PreparedPtr& answer, http::Encoding wanted,
              Shown shown, Instant fresh_until, Ticket ticket);
    /// Another target that leads to a kept page: %d8 and %D8. At most eight a page, so that nobody fills the memory.
    void lead(std::string_view target, const KeptPtr& page);
    /// The same page with one more encoding, if it is still the one kept.
    void widen(const KeptPtr& page, std::string_view target, const http::PreparedPtr& answer, http::Encoding encoding);

    /// How many pages it took.
    std::size_t forget(const Forgetting& what);
    void forget_all();

    CacheNumbers numbers() const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <typename Value>
    using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    struct Shelf {
        std::mutex lock;
        Map<KeptPtr> pages;
    };
    struct Booked {
        KeptPtr page;
        std::vector<std::string> targets;
        std::list<std::string>::iterator turn;  // its place in the sweep for room
    };
    struct Forgotten {
        Ticket generation;
        Forgetting what;
    };

    Shelf& shelf(std::string_view target) { return shelves_[Hash{}(target) % shelves_.size()]; }
    void put(std::string_view target, const KeptPtr& page);
    void book(const KeptPtr& page, std::string_view target);
    void strike(Map<Booked>::iterator booked);
    void index(const KeptPage& page);
    void unindex(const KeptPage& page);
    void make_room();
    bool overtaken(const Shown& shown, Ticket ticket) const;

    std::size_t budget_;
    std::array<Shelf, 64> shelves_;

    mutable std::mutex lock_;  // guards what follows; taken before a shelf's lock, never after
    Map<Booked> book_;
    std::list<std::string> turns_;
    Map<std::unordered_set<std::string>> by_thing_;  // thing or list → keys
    std::deque<Forgotten> recent_;                   // the last forgettings, oldest first
    Ticket forgotten_before_ = 0;                    // tickets below this are refused outright
    std::size_t bytes_ = 0;
    std::uint64_t made_ = 0, struck_ = 0, evicted_ = 0, refused_ = 0;

    std::atomic<Ticket> generation_{1};
    std::atomic<std::uint64_t> hits_{0};
};

}  // namespace midad::site
