#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/failure.h"
#include "base/log.h"
#include "search/indexing.h"
#include "store/database.h"

namespace midad::search {

using namespace std::chrono_literals;

namespace {

using Steady = std::chrono::steady_clock;

// A commit writes to the disk; a story is to be found within a second of its publication.
constexpr auto between_commits = 300ms;
constexpr auto between_looks = 250ms;
constexpr auto after_a_publish = 150ms;
constexpr auto after_a_fault = 2s;
constexpr auto between_examinations = 60s;
constexpr auto between_tidyings = 2s;
constexpr auto until_closed = 10s;

std::string_view name_of(Need need) {
    switch (need) {
        case Need::missing:
            return "there is none";
        case Need::other_format:
            return "it has another format";
        case Need::damaged:
            return "it is damaged";
        case Need::outgrown:
            return "the paper has outgrown its words";
    }
    return "";
}

}  // namespace

class IndexingThread::Inside {
public:
    Inside(const Source& source, store::Database& database, Builder builder)
        : source_{source},
          builder_{builder ? std::move(builder) : Builder{[this](const auto& meanwhile) {
              return rebuild(source_, [&](const Progress&) { return meanwhile(); });
          }}},
          indexer_{source},
          listener_{database.listen()},
          thread_{[this] { run(); }} {}

    ~Inside() {
        {
            const std::lock_guard lock{mutex_};
            stopping_ = true;
        }
        woken_.notify_all();
        thread_.join();
    }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

private:
    void run() {
        while (!stopping_) {
            try {
                examine();
                if (!stopping_) keep_up();
            } catch (const std::exception& error) {
                log::error("the search index: {}", error.what());
                examined_.reset();
                rest(after_a_fault);
            }
        }
    }

    /// Builds the index anew if it must be, at the start, after a fault, and now and then.
    void examine() {
        const auto now = Steady::now();
        if (examined_ && now - *examined_ < between_examinations) return;
        examined_ = now;
        const auto need = need_to_rebuild(source_);
        if (!need) return;
        log::info("the search index is built anew: {}", name_of(*need));
        try {
            rebuild_while_keeping_up(*need);
        } catch (const Failure& failure) {
            // Another process builds it, or the disk is full: the old one is kept up all the same.
            log::error("the search index is not built anew: {}", failure.what());
        }
    }

    void rebuild_while_keeping_up(Need need) {
        const bool whole = builder_([&] {
            // What is withdrawn leaves the old one at once.
            if (need == Need::outgrown) indexer_.step();
            return !stopping_;
        });
        if (whole) log::info("the search index is whole");
    }

    void keep_up() {
        const auto waiting = indexer_.waiting();
        if (waiting == Indexer::Waiting::nothing) {
            be_idle();
            listener_->wait(between_looks);
            return;
        }
        idle_since_.reset();
        if (waiting == Indexer::Waiting::changes && is_too_soon()) return;
        noticed_.reset();
        indexer_.step();
        committed_ = Steady::now();
    }

    /// Readers who come for what was just published are given their pages first. Waits a part of the time, since a
    /// withdrawal may be announced within it.
    bool is_too_soon() {
        if (!noticed_) noticed_ = Steady::now();
        const auto until = std::max(committed_ + between_commits, *noticed_ + after_a_publish);
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Steady::now());
        if (left > 0ms) listener_->wait(left);
        return Steady::now() < until;
    }

    /// A paper publishes a few times an hour: in between, what writing takes is given back, and old generations go.
    void be_idle() {
        const auto now = Steady::now();
        if (!idle_since_) idle_since_ = tidied_ = now;
        if (now - tidied_ < between_tidyings) return;
        tidied_ = now;
        if (now - *idle_since_ >= until_closed) indexer_.close();
        indexer_.tidy();
    }

    void rest(std::chrono::milliseconds at_most) {
        std::unique_lock lock{mutex_};
        woken_.wait_for(lock, at_most, [this] { return stopping_.load(); });
    }

    Source source_;
    Builder builder_;
    Indexer indexer_;
    std::unique_ptr<store::Listener> listener_;
    std::optional<Steady::time_point> examined_;
    Steady::time_point committed_{}, tidied_{};
    std::optional<Steady::time_point> idle_since_, noticed_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;  // last: it uses all of it
};

IndexingThread::IndexingThread(const Source& source, store::Database& database, Builder builder)
    : inside_{std::make_unique<Inside>(source, database, std::move(builder))} {}
IndexingThread::~IndexingThread() = default;

}  // namespace midad::search
