#include "site/page_cache.h"

#include <algorithm>

namespace midad::site {

namespace {

constexpr std::size_t most_targets = 8;
constexpr std::size_t most_recent = 512;
// Whoever was sent to make a page anew may have been refused or have failed: after this long somebody else is sent.
constexpr std::int64_t remaking_ms = 3000;
// A page nobody asked for since long is no use even once: «قبل 5 دقائق» would be an hour old.
constexpr std::chrono::minutes longest_stale{5};

std::uint8_t bit(http::Encoding encoding) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(encoding)); }

bool holds(const Stretch& stretch, const Forgetting& what) {
    return what.at_ms >= stretch.oldest_ms && what.at_ms <= stretch.newest_ms &&
           std::find(what.lists.begin(), what.lists.end(), stretch.list) != what.lists.end();
}

bool concerns(const Forgetting& what, const Shown& shown) {
    for (const auto& thing : what.things) {
        if (std::find(shown.things.begin(), shown.things.end(), thing) != shown.things.end()) return true;
    }
    return std::any_of(shown.stretches.begin(), shown.stretches.end(),
                       [&](const Stretch& s) { return holds(s, what); });
}

/// A copy takes no more room than it needs; what was packed or rendered into a large buffer keeps the whole buffer.
http::PreparedPtr trimmed(const http::PreparedPtr& answer) { return std::make_shared<const http::Prepared>(*answer); }

std::size_t size_of(const KeptPage& page) {
    std::size_t bytes = sizeof(KeptPage) + page.key.size() * 2 + page.answer->size() + 256;
    for (const auto& thing : page.shown.things) bytes += sizeof(std::string) * 3 + thing.size() * 2;
    for (const auto& stretch : page.shown.stretches) bytes += sizeof(Stretch) * 2 + stretch.list.size() * 2;
    return bytes;
}

}  // namespace

http::PreparedPtr PageCache::ready(std::string_view target, http::Encoding encoding, Instant now) {
    KeptPtr page;
    {
        Shelf& where = shelf(target);
        const std::lock_guard guard{where.lock};
        const auto found = where.pages.find(target);
        if (found == where.pages.end()) return nullptr;
        page = found->second;
    }
    if (!(page->tried & bit(encoding))) return nullptr;
    if (now >= page->fresh_until) {
        if (now >= page->fresh_until + longest_stale) return nullptr;
        std::int64_t since = page->remaking_ms.load(std::memory_order_relaxed);
        const bool somebody_is = to_ms(now) < since + remaking_ms;
        if (!somebody_is && page->remaking_ms.compare_exchange_strong(since, to_ms(now))) return nullptr;
    }
    // Written only when it changes, so that the line of memory stays shared between the sockets' threads.
    if (!page->used.load(std::memory_order_relaxed)) page->used.store(true, std::memory_order_relaxed);
    hits_.fetch_add(1, std::memory_order_relaxed);
    return page->answer;
}

KeptPtr PageCache::find(std::string_view key) const {
    const std::lock_guard guard{lock_};
    const auto found = book_.find(key);
    return found == book_.end() ? nullptr : found->second.page;
}

bool PageCache::overtaken(const Shown& shown, Ticket ticket) const {
    if (ticket < forgotten_before_) return true;
    return std::any_of(recent_.rbegin(), recent_.rend(),
                       [&](const Forgotten& one) { return one.generation >= ticket && concerns(one.what, shown); });
}

bool PageCache::keep(std::string key, std::string_view target, const http::PreparedPtr& answer, http::Encoding wanted,
                     Shown shown, Instant fresh_until, Ticket ticket) {
    auto page = std::make_shared<KeptPage>();
    page->key = std::move(key);
    page->answer = trimmed(answer);
    page->tried = static_cast<std::uint8_t>(bit(http::Encoding::identity) | bit(wanted));
    page->shown = std::move(shown);
    page->fresh_until = fresh_until;
    page->bytes = size_of(*page);

    const std::lock_guard guard{lock_};
    if (overtaken(page->shown, ticket)) {
        ++refused_;
        return false;
    }
    ++made_;
    book(page, target);
    make_room();
    return true;
}

void PageCache::lead(std::string_view target, const KeptPtr& page) {
    const std::lock_guard guard{lock_};
    const auto found = book_.find(page->key);
    if (found == book_.end() || found->second.page != page) return;
    auto& targets = found->second.targets;
    if (targets.size() >= most_targets || std::find(targets.begin(), targets.end(), target) != targets.end()) return;
    targets.emplace_back(target);
    put(target, page);
}

void PageCache::widen(const KeptPtr& page, std::string_view target, const http::PreparedPtr& answer,
                      http::Encoding encoding) {
    auto wider = std::make_shared<KeptPage>();
    wider->key = page->key;
    wider->answer = trimmed(answer);
    wider->tried = static_cast<std::uint8_t>(page->tried | bit(encoding));
    wider->shown = page->shown;
    wider->fresh_until = page->fresh_until;
    wider->bytes = size_of(*wider);

    const std::lock_guard guard{lock_};
    const auto found = book_.find(page->key);
    if (found == book_.end() || found->second.page != page) return;
    book(wider, target);
    make_room();
}

void PageCache::put(std::string_view target, const KeptPtr& page) {
    Shelf& where = shelf(target);
    const std::lock_guard guard{where.lock};
    where.pages.insert_or_assign(std::string{target}, page);
}

/// Enters the page in the book in place of any of its key; every target that led to that one leads to this one.
void PageCache::book(const KeptPtr& page, std::string_view target) {
    auto found = book_.find(page->key);
    if (found == book_.end()) {
        turns_.push_back(page->key);
        found = book_.emplace(page->key, Booked{nullptr, {}, std::prev(turns_.end())}).first;
    } else {
        bytes_ -= found->second.page->bytes;
        page->used.store(found->second.page->used.load());
        unindex(*found->second.page);
    }
    Booked& booked = found->second;
    booked.page = page;
    bytes_ += page->bytes;
    index(*page);
    auto& targets = booked.targets;
    if (targets.size() < most_targets && std::find(targets.begin(), targets.end(), target) == targets.end()) {
        targets.emplace_back(target);
    }
    for (const auto& one : targets) put(one, page);
}

void PageCache::strike(Map<Booked>::iterator booked) {
    for (const auto& target : booked->second.targets) {
        Shelf& where = shelf(target);
        const std::lock_guard guard{where.lock};
        where.pages.erase(target);
    }
    bytes_ -= booked->second.page->bytes;
    unindex(*booked->second.page);
    turns_.erase(booked->second.turn);
    book_.erase(booked);
}

void PageCache::index(const KeptPage& page) {
    for (const auto& thing : page.shown.things) by_thing_[thing].insert(page.key);
    for (const auto& stretch : page.shown.stretches) by_thing_[stretch.list].insert(page.key);
}

void PageCache::unindex(const KeptPage& page) {
    const auto drop = [&](const std::string& thing) {
        const auto found = by_thing_.find(thing);
        if (found == by_thing_.end()) return;
        found->second.erase(page.key);
        if (found->second.empty()) by_thing_.erase(found);
    };
    for (const auto& thing : page.shown.things) drop(thing);
    for (const auto& stretch : page.shown.stretches) drop(stretch.list);
}

/// Second chance: the pages take turns, and one that was read since its last turn is passed over once.
void PageCache::make_room() {
    std::size_t passes = turns_.size() * 2;
    while (bytes_ > budget_ && turns_.size() > 1 && passes-- > 0) {
        const auto booked = book_.find(turns_.front());
        if (booked->second.page->used.exchange(false)) {
            turns_.splice(turns_.end(), turns_, turns_.begin());
            continue;
        }
        strike(booked);
        ++evicted_;
    }
}

std::size_t PageCache::forget(const Forgetting& what) {
    const std::lock_guard guard{lock_};
    recent_.push_back({generation_.fetch_add(1, std::memory_order_acq_rel), what});
    if (recent_.size() > most_recent) {
        forgotten_before_ = std::max(forgotten_before_, recent_.front().generation + 1);
        recent_.pop_front();
    }
    std::unordered_set<std::string> keys;
    for (const auto* names : {&what.things, &what.lists}) {
        for (const auto& name : *names) {
            if (const auto found = by_thing_.find(name); found != by_thing_.end())
                keys.insert(found->second.begin(), found->second.end());
        }
    }
    std::size_t struck = 0;
    for (const auto& key : keys) {
        const auto booked = book_.find(key);
        if (!concerns(what, booked->second.page->shown)) continue;
        strike(booked);
        ++struck;
    }
    struck_ += struck;
    return struck;
}

void PageCache::forget_all() {
    const std::lock_guard guard{lock_};
    forgotten_before_ = generation_.fetch_add(1, std::memory_order_acq_rel) + 1;
    recent_.clear();
    struck_ += book_.size();
    while (!book_.empty()) strike(book_.begin());
}

CacheNumbers PageCache::numbers() const {
    const std::lock_guard guard{lock_};
    return {book_.size(), bytes_, hits_.load(std::memory_order_relaxed), made_, struck_, evicted_, refused_};
}

}  // namespace midad::site
