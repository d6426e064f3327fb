#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "desk/publishing.h"
#include "media/catalogue.h"
#include "media/uploads.h"
#include "stories/presence.h"

namespace midad::desk {

/// Work on stories in progress: each act one transaction, with its audit entry where it has one. Keystrokes have none;
/// the revisions tell of them. Any thread.
class Writing {
public:
    Writing(const Newsroom& newsroom, stories::Presence& presence) : newsroom_{newsroom}, presence_{presence} {}

    struct Begun {
        DeskId desk;
        article::Article article;
        std::optional<DraftId> translation_of;
    };
    /// Held by whoever begins it, at the desk's first stage.
    Result<DraftId, stories::Refusal> begin(const By& by, Begun begun);

    /// As stories::Revisions. A story that was done is back on the board when its text changes.
    Result<stories::Outcome, stories::Refusal> save(const By& by, const stories::Save& save);
    Result<stories::Outcome, stories::Refusal> restore(const By& by, const stories::Save& save, std::int64_t from,
                                                       const std::optional<std::vector<std::size_t>>& blocks);
    /// What it says now stands for itself in the list from now on; nothing when there is no such story.
    std::optional<stories::Revision> keep(const By& by, DraftId draft);
    bool set_due(const By& by, DraftId draft, std::optional<Instant> due);

    Result<void, stories::Refusal> hello(const By& by, DraftId draft, std::string_view session);
    /// Told in the audit when it was taken from somebody.
    Result<stories::Lock, stories::Refusal> lock(const By& by, DraftId draft, std::string_view session,
                                                 std::optional<std::string_view> take_over, std::string_view from);
    void unlock(const By& by, DraftId draft, std::string_view session);

    Result<stories::Comment, stories::Refusal> note(const By& by, const stories::NewComment& comment);
    Result<stories::Comment, stories::Refusal> answer(const By& by, DraftId draft, CommentId comment,
                                                      std::string_view text);
    Result<stories::Comment, stories::Refusal> change(const By& by, DraftId draft, CommentId comment,
                                                      const stories::CommentChange& change);

    Result<media::Changed, media::Refused> change_picture(const By& by, const std::string& picture,
                                                          const media::Change& change);
    /// As media::Uploads::append(); what it becomes is told in the audit.
    Result<media::Progress, media::NotTaken> append_upload(const By& by, media::Uploads& uploads,
                                                           std::string_view token, std::int64_t offset,
                                                           std::string_view bytes);

private:
    Newsroom newsroom_;
    stories::Presence& presence_;
};

}  // namespace midad::desk
