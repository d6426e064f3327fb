#pragma once

#include "stories/internal/rows.h"
#include "stories/revisions.h"

namespace midad::stories::internal {

/// One save, in the transaction that holds the story's row.
class Saving {
public:
    Saving(store::Transaction& transaction, const Save& save, const Locked& draft, Instant now)
        : transaction_{transaction}, save_{save}, draft_{draft}, now_{now} {}

    Result<Outcome, Refusal> run();

private:
    struct Base {
        std::int64_t number;
        article::Article article;
    };
    struct Text {
        PersonId person;
        article::Article article;
    };

    std::optional<Outcome> answered_before();
    Base nearest(std::int64_t number);
    Text text_at(std::int64_t number);
    Result<Outcome, Refusal> save_on_top(const Kept& kept);
    Result<Outcome, Refusal> save_merged();
    std::int64_t add(const Kept& kept, Revision::Kind kind, std::int64_t based_on);
    void make_current(std::int64_t number, const article::Article& article, const Kept& kept);
    Outcome set_aside(const Kept& kept, Conflict conflict, std::int64_t base);
    void note_batch(const char* outcome, std::int64_t revision, std::int64_t based_on,
                    std::optional<std::int64_t> kept);
    void let_go();

    store::Transaction& transaction_;
    const Save& save_;
    const Locked draft_;
    const Instant now_;
};

}  // namespace midad::stories::internal
