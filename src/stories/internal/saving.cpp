#include "stories/internal/saving.h"

#include <cassert>

#include "store/database.h"
#include "stories/internal/anchors.h"
#include "stories/queries.h"

namespace midad::stories::internal {

using article::Article;
using Kind = Revision::Kind;

Result<Outcome, Refusal> Saving::run() {
    if (auto before = answered_before()) return *std::move(before);
    if (save_.based_on < 1 || save_.based_on > draft_.last_revision)
        return refuse(Refusal{"stories.unknown_revision", {{"revision", std::to_string(save_.based_on)}}});
    const Kept kept = MIDAD_TRY(internal::kept(save_.article));
    Outcome outcome = MIDAD_TRY(save_.based_on == draft_.revision ? save_on_top(kept) : save_merged());
    let_go();
    return outcome;
}

std::optional<Outcome> Saving::answered_before() {
    const auto row =
        transaction_.one(queries::batch, save_.draft.value, save_.person.value, save_.session, save_.batch);
    if (!row) return std::nullopt;
    const std::string& outcome = row->text(0);
    const std::int64_t revision = row->integer(1);
    const Instant at = from_ms(row->integer(4));
    if (outcome == "saved") return Saved{revision, at, false, {}};
    if (outcome == "merged") return Saved{revision, at, true, text_at(revision).article};
    const std::int64_t kept = row->integer(3);
    Text theirs = text_at(revision);
    // Let go when a later one of the session was set aside in its place; the batch brings it along once more.
    const auto set_aside = transaction_.one(queries::article, save_.draft.value, kept);
    Article mine = set_aside ? article_of(set_aside->text(9), save_.draft) : save_.article;
    Conflict conflict{nearest(row->integer(2)).article,
                      std::move(theirs.article),
                      std::move(mine),
                      kept,
                      revision,
                      theirs.person,
                      at,
                      {}};
    conflict.clashes = merge(conflict.base, conflict.mine, conflict.theirs).clashes;
    return conflict;
}

Saving::Base Saving::nearest(std::int64_t number) {
    // What was set aside was never what others went on from: its own base is the one that both sides have.
    for (auto row = transaction_.one(queries::revision, save_.draft.value, number); row && row->text(3) == "conflict";
         row = transaction_.one(queries::revision, save_.draft.value, number)) {
        number = row->integer(4);
    }
    const auto row = transaction_.one(queries::nearest_article, save_.draft.value, number);
    if (!row) return {1, {}};
    return {row->integer(0), article_of(row->text(1), save_.draft)};
}

Saving::Text Saving::text_at(std::int64_t number) {
    const auto exact = transaction_.one(queries::article, save_.draft.value, number);
    if (exact) return {PersonId{exact->integer(1)}, article_of(exact->text(9), save_.draft)};
    // Let go since: what stands for it is the one after it.
    const auto row = transaction_.one(queries::article_from, save_.draft.value, number);
    assert(row);
    return {PersonId{row->integer(1)}, article_of(row->text(2), save_.draft)};
}

Result<Outcome, Refusal> Saving::save_on_top(const Kept& kept) {
    const Text current = text_at(draft_.revision);
    std::int64_t revision = draft_.revision;
    if (save_.article != current.article) {
        revision = add(kept, save_.kind, save_.based_on);
        make_current(revision, save_.article, kept);
        follow_text(transaction_, save_.draft, current.article, save_.article);
    } else if (save_.kind != Kind::autosave) {
        transaction_.run(queries::lift_autosave, save_.draft.value, revision, name_of(save_.kind));
    }
    note_batch("saved", revision, save_.based_on, std::nullopt);
    return Outcome{Saved{revision, now_, false, {}}};
}

Result<Outcome, Refusal> Saving::save_merged() {
    const Base base = nearest(save_.based_on);
    Text theirs = text_at(draft_.revision);
    Merged merged = merge(base.article, save_.article, theirs.article);
    if (!merged.clashes.empty()) {
        Conflict conflict{base.article,    theirs.article, save_.article, 0,
                          draft_.revision, theirs.person,  now_,          std::move(merged.clashes)};
        return set_aside(MIDAD_TRY(internal::kept(save_.article)), std::move(conflict), base.number);
    }
    std::int64_t revision = draft_.revision;
    if (merged.article != theirs.article) {
        const Kept kept = MIDAD_TRY(internal::kept(merged.article));
        revision = add(kept, Kind::merged, save_.based_on);
        make_current(revision, merged.article, kept);
        follow_text(transaction_, save_.draft, theirs.article, merged.article);
    }
    note_batch("merged", revision, save_.based_on, std::nullopt);
    return Outcome{Saved{revision, now_, true, std::move(merged.article)}};
}

/// The next number. A run of autosaves that it goes on stands in the list as its last.
std::int64_t Saving::add(const Kept& kept, Kind kind, std::int64_t based_on) {
    const std::int64_t number = draft_.last_revision + 1;
    Instant run_began = now_;
    const auto goes_on = [&](const store::Row& row, std::size_t began) {
        return now_ - from_ms(row.integer(began)) < run_lasts;
    };
    if (kind == Kind::autosave) {
        const auto row = transaction_.one(queries::revision, save_.draft.value, draft_.revision);
        const bool is_run = row && row->text(3) == "autosave" && row->integer(1) == save_.person.value &&
                            row->text(2) == save_.session && goes_on(*row, 6);
        if (is_run) {
            run_began = from_ms(row->integer(6));
            transaction_.run(queries::collapse, save_.draft.value, row->integer(0));
        }
    }
    if (kind == Kind::conflict) {
        const auto row = transaction_.one(queries::last_set_aside, save_.draft.value, save_.person.value, save_.session,
                                          to_ms(now_ - run_lasts));
        if (row) {
            run_began = from_ms(row->integer(1));
            transaction_.run(queries::collapse, save_.draft.value, row->integer(0));
        }
    }
    transaction_.run(queries::insert_revision, save_.draft.value, number, save_.person.value, save_.session,
                     name_of(kind), based_on, to_ms(now_), to_ms(run_began), kept.words, kept.json);
    return number;
}

void Saving::make_current(std::int64_t number, const Article& article, const Kept& kept) {
    transaction_.run(queries::set_text, save_.draft.value, article.language, article.section, article.headline,
                     kept.headline_folded, kept.words, number, to_ms(now_));
}

Outcome Saving::set_aside(const Kept& kept, Conflict conflict, std::int64_t base) {
    conflict.kept = add(kept, Kind::conflict, base);
    transaction_.run(queries::set_last_revision, save_.draft.value, conflict.kept);
    note_batch("conflict", conflict.revision, base, conflict.kept);
    return conflict;
}

void Saving::note_batch(const char* outcome, std::int64_t revision, std::int64_t based_on,
                        std::optional<std::int64_t> kept) {
    transaction_.run(queries::insert_batch, save_.draft.value, save_.person.value, save_.session, save_.batch, outcome,
                     revision, based_on, kept, to_ms(now_));
}

void Saving::let_go() {
    transaction_.run(queries::let_go, save_.draft.value, to_ms(now_ - collapsed_stay));
    transaction_.run(queries::forget_batches, save_.draft.value, to_ms(now_ - batches_stay));
}

}  // namespace midad::stories::internal
