#include "stories/revisions.h"

#include <algorithm>
#include <array>

#include "store/database.h"
#include "stories/internal/saving.h"
#include "stories/internal/sessions.h"
#include "stories/queries.h"

namespace midad::stories {

using namespace internal;

namespace {

constexpr std::array<std::string_view, 7> kinds{"autosave", "kept",      "pasted",  "restored",
                                                "merged",   "published", "conflict"};

Revision revision_of(const store::Row& row) {
    return {
        row.integer(0), PersonId{row.integer(1)}, row.text(2),   kind_of(row.text(3)).value_or(Revision::Kind::kept),
        row.integer(4), from_ms(row.integer(5)),  row.integer(7)};
}

Refusal unknown_revision(std::int64_t revision) {
    return {"stories.unknown_revision", {{"revision", std::to_string(revision)}}};
}

}  // namespace

std::string_view name_of(Revision::Kind kind) { return kinds.at(static_cast<std::size_t>(kind)); }

std::optional<Revision::Kind> kind_of(std::string_view name) {
    const auto found = std::ranges::find(kinds, name);
    if (found == kinds.end()) return std::nullopt;
    return static_cast<Revision::Kind>(found - kinds.begin());
}

Result<Outcome, Refusal> Revisions::save(store::Transaction& transaction, const Save& save) const {
    if (!is_session(save.session)) return refuse(Refusal{"stories.session_impossible", {}});
    const auto draft = lock(transaction, save.draft);
    if (!draft) return refuse(unknown(save.draft));
    return Saving{transaction, save, *draft, clock_.now()}.run();
}

Result<Outcome, Refusal> Revisions::restore(store::Transaction& transaction, Save save, std::int64_t from,
                                            const std::optional<std::vector<std::size_t>>& blocks) const {
    if (!lock(transaction, save.draft)) return refuse(unknown(save.draft));
    auto earlier = at(transaction, save.draft, from);
    if (!earlier) return refuse(unknown_revision(from));
    auto base = at(transaction, save.draft, save.based_on);
    if (!base) return refuse(unknown_revision(save.based_on));
    save.kind = Revision::Kind::restored;
    if (blocks) {
        save.article = MIDAD_TRY(with_restored(*std::move(base), *earlier, *blocks));
    } else {
        save.article = *std::move(earlier);
    }
    return this->save(transaction, save);
}

bool Revisions::mark(store::Transaction& transaction, DraftId draft, std::int64_t revision, Revision::Kind kind) const {
    if (!lock(transaction, draft)) return false;
    return transaction.run(queries::set_kind, draft.value, revision, name_of(kind)) == 1;
}

std::optional<article::Article> Revisions::at(store::Session& session, DraftId draft, std::int64_t revision) const {
    const auto row = session.one(queries::article, draft.value, revision);
    return row ? std::optional{article_of(row->text(9), draft)} : std::nullopt;
}

std::optional<article::Article> Revisions::at(DraftId draft, std::int64_t revision) const {
    std::optional<article::Article> found;
    database_.read([&](store::Session& session) { found = at(session, draft, revision); });
    return found;
}

std::optional<Revision> Revisions::find(store::Session& session, DraftId draft, std::int64_t revision) const {
    const auto row = session.one(queries::revision, draft.value, revision);
    return row ? std::optional{revision_of(*row)} : std::nullopt;
}

std::optional<Revision> Revisions::find(DraftId draft, std::int64_t revision) const {
    std::optional<Revision> found;
    database_.read([&](store::Session& session) { found = find(session, draft, revision); });
    return found;
}

std::optional<Revisions::Current> Revisions::current(store::Session& session, DraftId draft) const {
    const auto row = session.one(queries::current_article, draft.value);
    if (!row) return std::nullopt;
    return Current{row->integer(0), PersonId{row->integer(1)}, article_of(row->text(2), draft)};
}

std::optional<Revisions::Current> Revisions::current(DraftId draft) const {
    std::optional<Current> found;
    database_.read([&](store::Session& session) { found = current(session, draft); });
    return found;
}

std::vector<Revision> Revisions::list(DraftId draft, std::int64_t limit, std::int64_t before) const {
    std::vector<Revision> revisions;
    for (const store::Row& row : database_.all(queries::revisions, draft.value, before, limit))
        revisions.push_back(revision_of(row));
    return revisions;
}

Result<std::vector<Part>, Refusal> Revisions::difference(DraftId draft, std::int64_t from, std::int64_t to,
                                                         Diacritics diacritics) const {
    const auto was = at(draft, from);
    if (!was) return refuse(unknown_revision(from));
    const auto is = at(draft, to);
    if (!is) return refuse(unknown_revision(to));
    return stories::difference(*was, *is, diacritics);
}

}  // namespace midad::stories
