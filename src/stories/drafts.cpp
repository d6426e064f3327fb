#include "stories/drafts.h"

#include <cassert>
#include <charconv>
#include <limits>

#include "store/database.h"
#include "stories/internal/rows.h"
#include "stories/queries.h"
#include "text/fold.h"

namespace midad::stories {

using namespace internal;

namespace {

Draft draft_of(const store::Row& row) {
    Draft draft;
    draft.id = DraftId{row.integer(0)};
    draft.desk = DeskId{row.integer(1)};
    draft.stage = row.text(2);
    draft.author = PersonId{row.integer(3)};
    draft.holder = maybe_id<midad::PersonKind>(row.maybe_integer(4));
    draft.language = row.text(5);
    draft.section = row.text(6);
    draft.headline = row.text(7);
    draft.words = row.integer(8);
    draft.revision = row.integer(9);
    draft.public_story = maybe_id<midad::StoryKind>(row.maybe_integer(10));
    draft.translation_of = maybe_id<midad::DraftKind>(row.maybe_integer(11));
    draft.open_comments = row.integer(12);
    draft.locked_by = maybe_id<midad::PersonKind>(row.maybe_integer(13));
    draft.due = maybe_instant(row.maybe_integer(14));
    draft.stage_since = from_ms(row.integer(15));
    draft.created_at = from_ms(row.integer(16));
    draft.changed_at = from_ms(row.integer(17));
    draft.done_at = maybe_instant(row.maybe_integer(18));
    draft.binned_at = maybe_instant(row.maybe_integer(19));
    return draft;
}

std::vector<Draft> drafts_of(const std::vector<store::Row>& rows) {
    std::vector<Draft> drafts;
    drafts.reserve(rows.size());
    for (const store::Row& row : rows) drafts.push_back(draft_of(row));
    return drafts;
}

std::int64_t horizon(const Clock& clock) { return to_ms(clock.now() - lock_lives); }

/// What LIKE must not take for a sign of its own.
std::string pattern_of(std::string_view folded) {
    std::string pattern = "%";
    for (const char c : folded) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern += '%';
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

}  // namespace

std::string DraftCursor::text() const { return std::to_string(changed_at_ms) + "-" + std::to_string(draft.value); }

std::optional<DraftCursor> DraftCursor::from_text(std::string_view text) {
    const std::size_t dash = text.find('-');
    if (dash == text.npos) return std::nullopt;
    const auto changed = whole_number(text.substr(0, dash));
    const auto draft = whole_number(text.substr(dash + 1));
    if (!changed || !draft) return std::nullopt;
    const DraftCursor cursor{*changed, DraftId{*draft}};
    return cursor.text() == text ? std::optional{cursor} : std::nullopt;
}

Result<Draft, Refusal> Drafts::begin(store::Transaction& transaction, const Beginning& beginning) const {
    const Kept kept = MIDAD_TRY(internal::kept(beginning.article));
    const std::int64_t now = to_ms(clock_.now());
    const article::Article& article = beginning.article;
    std::optional<DraftId> source;
    if (beginning.translation_of) {
        const auto found = find(transaction, *beginning.translation_of);
        if (!found) return refuse(unknown(*beginning.translation_of));
        source = found->translation_of.value_or(found->id);
    }
    const auto row = transaction.one(
        queries::insert_draft, beginning.desk.value, beginning.stage, beginning.author.value,
        maybe_value(beginning.holder), article.language, article.section, article.headline, kept.headline_folded,
        kept.words, maybe_value(beginning.public_story), maybe_value(source), maybe_ms(beginning.due), now);
    assert(row);
    const DraftId draft{row->integer(0)};
    transaction.run(queries::insert_revision, draft.value, 1, beginning.author.value, "", "kept", 0, now, now,
                    kept.words, kept.json);
    auto begun = find(transaction, draft);
    assert(begun);
    return *std::move(begun);
}

bool Drafts::move(store::Transaction& transaction, DraftId draft, std::string_view stage,
                  std::optional<PersonId> holder) const {
    if (!lock(transaction, draft)) return false;
    return transaction.run(queries::set_stage, draft.value, stage, maybe_value(holder), to_ms(clock_.now())) == 1;
}

bool Drafts::move_to_desk(store::Transaction& transaction, DraftId draft, DeskId desk, std::string_view stage,
                          std::optional<PersonId> holder) const {
    return transaction.run(queries::set_desk, draft.value, desk.value, stage, maybe_value(holder),
                           to_ms(clock_.now())) == 1;
}

bool Drafts::set_due(store::Transaction& transaction, DraftId draft, std::optional<Instant> due) const {
    return transaction.run(queries::set_due, draft.value, maybe_ms(due)) == 1;
}

bool Drafts::set_public_story(store::Transaction& transaction, DraftId draft, std::optional<StoryId> story) const {
    return transaction.run(queries::set_public_story, draft.value, maybe_value(story)) == 1;
}

Result<void, Refusal> Drafts::set_translation_of(store::Transaction& transaction, DraftId draft,
                                                 std::optional<DraftId> source) const {
    if (!lock(transaction, draft)) return refuse(unknown(draft));
    std::optional<DraftId> first;
    if (source) {
        const auto found = find(transaction, *source);
        if (!found) return refuse(unknown(*source));
        first = found->translation_of.value_or(found->id);
        if (*first == draft) return refuse(Refusal{"stories.translation_of_itself", {}});
    }
    transaction.run(queries::set_translation, draft.value, maybe_value(first));
    return {};
}

bool Drafts::set_done(store::Transaction& transaction, DraftId draft, bool done) const {
    const std::optional<std::int64_t> at = done ? std::optional{to_ms(clock_.now())} : std::nullopt;
    return transaction.run(queries::set_done, draft.value, at) == 1;
}

bool Drafts::bin(store::Transaction& transaction, DraftId draft) const {
    const auto locked = lock(transaction, draft);
    if (!locked) return false;
    if (!locked->binned_at_ms) transaction.run(queries::set_binned, draft.value, to_ms(clock_.now()));
    return true;
}

bool Drafts::restore(store::Transaction& transaction, DraftId draft) const {
    return transaction.run(queries::set_binned, draft.value, std::nullopt) == 1;
}

std::int64_t Drafts::empty_bin(store::Transaction& transaction) const {
    return transaction.run(queries::empty_bin, to_ms(clock_.now() - bin_keeps));
}

std::optional<Draft> Drafts::find(store::Session& session, DraftId draft) const {
    const auto row = session.one(queries::draft, horizon(clock_), draft.value);
    return row ? std::optional{draft_of(*row)} : std::nullopt;
}

std::optional<Draft> Drafts::find(DraftId draft) const {
    std::optional<Draft> found;
    database_.read([&](store::Session& session) { found = find(session, draft); });
    return found;
}

std::optional<Draft> Drafts::find_of(store::Session& session, StoryId story) const {
    const auto row = session.one(queries::of_public_story, horizon(clock_), story.value);
    return row ? std::optional{draft_of(*row)} : std::nullopt;
}

std::optional<Draft> Drafts::find_of(StoryId story) const {
    std::optional<Draft> found;
    database_.read([&](store::Session& session) { found = find_of(session, story); });
    return found;
}

std::vector<Draft> Drafts::board(DeskId desk, std::int64_t limit) const {
    return drafts_of(database_.all(queries::board, horizon(clock_), desk.value, limit));
}

std::vector<Draft> Drafts::of_person(PersonId person, std::int64_t limit) const {
    return drafts_of(database_.all(queries::of_person, horizon(clock_), person.value, limit));
}

std::vector<Draft> Drafts::waiting_for(PersonId person, std::int64_t limit) const {
    return drafts_of(database_.all(queries::held_by, horizon(clock_), person.value, limit));
}

std::vector<Draft> Drafts::due_before(Instant moment, std::int64_t limit) const {
    return drafts_of(database_.all(queries::due, horizon(clock_), to_ms(moment), limit));
}

DraftList Drafts::list(std::string_view words, std::int64_t limit, std::optional<DraftCursor> before) const {
    constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max();
    const DraftCursor from = before.value_or(DraftCursor{end, DraftId{end}});
    const std::string folded = text::folded(words);
    DraftList list;
    if (folded.empty()) {
        list.drafts =
            drafts_of(database_.all(queries::older, horizon(clock_), from.changed_at_ms, from.draft.value, limit + 1));
    } else {
        list.drafts = drafts_of(database_.all(queries::older_with_words, horizon(clock_), from.changed_at_ms,
                                              from.draft.value, limit + 1, pattern_of(folded)));
    }
    if (static_cast<std::int64_t>(list.drafts.size()) > limit) {
        list.drafts.pop_back();
        list.older = {to_ms(list.drafts.back().changed_at), list.drafts.back().id};
    }
    return list;
}

std::vector<Draft> Drafts::in_bin(std::int64_t limit) const {
    return drafts_of(database_.all(queries::in_bin, horizon(clock_), limit));
}

std::vector<Draft> Drafts::translations(DraftId draft) const {
    const auto found = find(draft);
    if (!found) return {};
    return drafts_of(
        database_.all(queries::translations, horizon(clock_), found->translation_of.value_or(draft).value));
}

}  // namespace midad::stories
