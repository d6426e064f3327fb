#include <system_error>

#include "base/failure.h"
#include "record/record.h"
#include "search/indexing.h"
#include "search/internal/faults.h"
#include "search/internal/generation.h"
#include "search/internal/writer.h"

namespace midad::search {

using namespace internal;

namespace {

// So that a long import is committed in pieces, and a withdrawal behind it does not wait for all of it.
constexpr std::size_t batch = 500;

}  // namespace

class Indexer::Inside {
public:
    explicit Inside(Source source) : source_{std::move(source)}, paths_{source_.folder}, stories_{source_.record} {}

    std::int64_t step() {
        try {
            const auto some = telling(paths_.top, [&] { return apply_changes(writer(), stories_, batch); });
            sequence_ = writer_->sequence();
            return some;
        } catch (...) {
            // A transaction may be open: it is given up with the writer.
            close();
            throw;
        }
    }

    Waiting waiting() {
        const auto changes = telling(paths_.top, [&] { return stories_.changes_after(sequence().value_or(0), batch); });
        Waiting found = changes.empty() ? Waiting::nothing : Waiting::changes;
        for (const auto& change : changes) {
            if (change.kind == "withdrawn") found = Waiting::withdrawals;
        }
        return found;
    }

    void close() {
        writer_.reset();
        words_.reset();
        generation_.reset();
        sequence_.reset();
    }

    void tidy() { remove_old(paths_); }

private:
    std::int64_t current() const {
        const auto current = current_generation(paths_);
        if (!current) throw Failure{"search.not_ready", {}, "there is no index in " + paths_.top.string()};
        return *current;
    }

    /// The last change in the current generation, without opening it for writing: while nothing is published, the
    /// site's words need not be in memory. Nobody else writes to it.
    std::optional<std::int64_t> sequence() {
        const std::int64_t now = current();
        if (generation_ == now && sequence_) return sequence_;
        close();
        sequence_ = sequence_of(Xapian::Database{paths_.index(now).string()});
        generation_ = now;
        return sequence_;
    }

    /// To the current generation, which another process may have put in place meanwhile.
    Writer& writer() {
        const std::int64_t now = current();
        if (writer_ && generation_ == now) return *writer_;
        close();
        words_ = Words::read(paths_.words(now));
        if (!words_ || words_->form != form_of(source_.house)) {
            const std::string folder = paths_.generation(now).string();
            throw Failure{"search.damaged", {{"folder", folder}, {"reason", "words"}}, "no words in " + folder};
        }
        writer_ = std::make_unique<Writer>(paths_.index(now), *words_, source_.house, false);
        generation_ = now;
        remove_old(paths_);
        return *writer_;
    }

    Source source_;
    Paths paths_;
    RecordStories stories_;
    std::optional<std::int64_t> generation_, sequence_;
    std::optional<Words> words_;
    std::unique_ptr<Writer> writer_;
};

Indexer::Indexer(Source source) : inside_{std::make_unique<Inside>(std::move(source))} {}
Indexer::~Indexer() = default;

bool Indexer::step() { return inside_->step() == static_cast<std::int64_t>(batch); }

std::int64_t Indexer::catch_up() {
    std::int64_t all = 0;
    for (std::int64_t some = inside_->step(); some > 0; some = inside_->step()) all += some;
    return all;
}

Indexer::Waiting Indexer::waiting() { return inside_->waiting(); }

void Indexer::close() { inside_->close(); }

void Indexer::tidy() { inside_->tidy(); }

}  // namespace midad::search
