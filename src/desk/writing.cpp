#include "desk/writing.h"

#include "desk/internal/act.h"
#include "media/catalogue.h"

namespace midad::desk {

using store::Durability;
using stories::Refusal;

namespace {

Refusal no_such_story(DraftId draft) { return {"desk.objection.no_story", {{"story", std::to_string(draft.value)}}}; }

void tell(const Newsroom& newsroom, store::Transaction& transaction, const By& by, DraftId draft, std::string_view key,
          audit::Arguments arguments = {}) {
    const auto story = newsroom.drafts.find(transaction, draft);
    arguments.emplace_back("headline", story ? story->headline : "");
    newsroom.log.append(transaction, {key, by.actor, {"story", draft.value}, std::move(arguments)});
}

/// What a save brings with it: the pictures that it shows, the board, the audit of what could not be merged.
void follow(const Newsroom& newsroom, store::Transaction& transaction, const By& by, const stories::Save& save,
            const stories::Outcome& outcome) {
    const auto* const saved = std::get_if<stories::Saved>(&outcome);
    if (saved == nullptr) {
        tell(newsroom, transaction, by, save.draft, "story.conflict");
        return;
    }
    const article::Article& article = saved->article ? *saved->article : save.article;
    media::Catalogue::note_uses(transaction, save.draft, article.headline, media::pictures_of(article));
    const auto draft = newsroom.drafts.find(transaction, save.draft);
    if (draft && draft->done_at && saved->revision != save.based_on)
        newsroom.drafts.set_done(transaction, save.draft, false);
}

}  // namespace

Result<DraftId, Refusal> Writing::begin(const By& by, Begun begun) {
    const auto desk = newsroom_.desks.find(begun.desk);
    if (!desk || desk->disabled) return refuse(Refusal{"desk.objection.no_desk", {}});
    if (begun.article.section.empty() && desk->section) begun.article.section = *desk->section;
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> Result<DraftId, Refusal> {
            const auto draft = MIDAD_TRY(newsroom_.drafts.begin(transaction, {.desk = begun.desk,
                                                                              .stage = desk->stages.front().key,
                                                                              .author = by.person,
                                                                              .holder = by.person,
                                                                              .article = std::move(begun.article),
                                                                              .translation_of = begun.translation_of}));
            tell(newsroom_, transaction, by, draft.id, "story.begun");
            return draft.id;
        });
}

Result<stories::Outcome, Refusal> Writing::save(const By& by, const stories::Save& save) {
    return newsroom_.database.together(Durability::full,
                                       [&](store::Transaction& transaction) -> Result<stories::Outcome, Refusal> {
                                           auto outcome = MIDAD_TRY(newsroom_.revisions.save(transaction, save));
                                           follow(newsroom_, transaction, by, save, outcome);
                                           return outcome;
                                       });
}

Result<stories::Outcome, Refusal> Writing::restore(const By& by, const stories::Save& save, std::int64_t from,
                                                   const std::optional<std::vector<std::size_t>>& blocks) {
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> Result<stories::Outcome, Refusal> {
            auto outcome = MIDAD_TRY(newsroom_.revisions.restore(transaction, save, from, blocks));
            tell(newsroom_, transaction, by, save.draft, "story.blocks_restored", {{"revision", std::to_string(from)}});
            return outcome;
        });
}

std::optional<stories::Revision> Writing::keep(const By&, DraftId draft) {
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> std::optional<stories::Revision> {
            const auto current = newsroom_.revisions.current(transaction, draft);
            if (!current) return std::nullopt;
            const auto now = newsroom_.revisions.find(transaction, draft, current->revision);
            if (now && now->kind == stories::Revision::Kind::autosave)
                newsroom_.revisions.mark(transaction, draft, current->revision, stories::Revision::Kind::kept);
            return newsroom_.revisions.find(transaction, draft, current->revision);
        });
}

bool Writing::set_due(const By&, DraftId draft, std::optional<Instant> due) {
    return newsroom_.database.together(Durability::normal, [&](store::Transaction& transaction) {
        return newsroom_.drafts.set_due(transaction, draft, due);
    });
}

Result<void, Refusal> Writing::hello(const By& by, DraftId draft, std::string_view session) {
    return newsroom_.database.together(Durability::normal, [&](store::Transaction& transaction) {
        return presence_.hello(transaction, draft, by.person, session);
    });
}

Result<stories::Lock, Refusal> Writing::lock(const By& by, DraftId draft, std::string_view session,
                                             std::optional<std::string_view> take_over, std::string_view from) {
    return newsroom_.database.together(
        Durability::normal, [&](store::Transaction& transaction) -> Result<stories::Lock, Refusal> {
            auto lock = MIDAD_TRY(presence_.lock(transaction, draft, by.person, session, take_over));
            if (take_over && lock.taken_from && *lock.taken_from != by.person)
                tell(newsroom_, transaction, by, draft, "story.lock_taken",
                     {{"from", std::string{from}}, {"reason", lock.reason}});
            return lock;
        });
}

void Writing::unlock(const By& by, DraftId draft, std::string_view session) {
    newsroom_.database.write(Durability::normal, [&](store::Transaction& transaction) {
        presence_.unlock(transaction, draft, by.person, session);
    });
}

Result<stories::Comment, Refusal> Writing::note(const By& by, const stories::NewComment& comment) {
    return newsroom_.database.together(Durability::full,
                                       [&](store::Transaction& transaction) -> Result<stories::Comment, Refusal> {
                                           if (!newsroom_.drafts.find(transaction, comment.draft))
                                               return refuse(no_such_story(comment.draft));
                                           auto made = MIDAD_TRY(newsroom_.comments.add(transaction, comment));
                                           tell(newsroom_, transaction, by, comment.draft, "story.noted");
                                           return made;
                                       });
}

Result<stories::Comment, Refusal> Writing::answer(const By& by, DraftId draft, CommentId comment,
                                                  std::string_view text) {
    return newsroom_.database.together(Durability::full, [&](store::Transaction& transaction) {
        return newsroom_.comments.answer(transaction, draft, comment, by.person, text);
    });
}

Result<stories::Comment, Refusal> Writing::change(const By& by, DraftId draft, CommentId comment,
                                                  const stories::CommentChange& change) {
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> Result<stories::Comment, Refusal> {
            auto changed = MIDAD_TRY(newsroom_.comments.change(transaction, draft, comment, by.person, change));
            if (change.closed.value_or(false)) tell(newsroom_, transaction, by, draft, "story.note_closed");
            return changed;
        });
}

Result<media::Changed, media::Refused> Writing::change_picture(const By& by, const std::string& picture,
                                                               const media::Change& change) {
    const auto item = newsroom_.pictures.find(picture);
    return newsroom_.database.together(
        Durability::full, [&](store::Transaction& transaction) -> Result<media::Changed, media::Refused> {
            auto changed = MIDAD_TRY(media::Catalogue::change(transaction, picture, change));
            newsroom_.log.append(transaction,
                                 audit::Act{"media.changed",
                                            by.actor,
                                            {"picture", 0},
                                            {{"name", item ? item->file_name : picture}, {"picture", picture}}});
            return changed;
        });
}

Result<media::Progress, media::NotTaken> Writing::append_upload(const By& by, media::Uploads& uploads,
                                                                std::string_view token, std::int64_t offset,
                                                                std::string_view bytes) {
    return uploads.append(
        by.person, token, offset, bytes,
        [&](store::Transaction& transaction, const media::Progress::Finished& finished) {
            newsroom_.log.append(
                transaction,
                audit::Act{
                    "media.kept", by.actor, {"picture", 0}, {{"name", finished.name}, {"picture", finished.name}}});
        });
}

}  // namespace midad::desk
