#include "stories/comments.h"

#include <algorithm>
#include <cassert>

#include "base/utf8.h"
#include "store/database.h"
#include "stories/internal/anchors.h"
#include "stories/internal/rows.h"
#include "stories/queries.h"
#include "text/fold.h"

namespace midad::stories {

using namespace internal;

namespace {

constexpr std::size_t longest = 4000;

Comment comment_of(const store::Row& row) {
    Comment comment;
    comment.id = CommentId{row.integer(0)};
    comment.draft = DraftId{row.integer(1)};
    comment.person = PersonId{row.integer(2)};
    comment.at = from_ms(row.integer(3));
    comment.text = row.text(4);
    comment.blocking = row.integer(5) != 0;
    comment.assigned = maybe_id<PersonKind>(row.maybe_integer(6));
    comment.closed_at = maybe_instant(row.maybe_integer(7));
    comment.closed_by = maybe_id<PersonKind>(row.maybe_integer(8));
    comment.block = row.integer(9);
    comment.from = row.integer(10);
    comment.to = row.integer(11);
    comment.quote = row.text(12);
    comment.moved = row.integer(13) != 0;
    return comment;
}

/// What may be kept of words from outside: line feeds stay, other controls do not.
Result<std::string, Refusal> fit(std::string_view text) {
    std::string fit;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (at > 0) fit += '\n';
        fit += text::tidy(text.substr(at, end - at));
        at = end + 1;
    }
    while (fit.ends_with('\n')) fit.pop_back();
    fit.erase(0, std::min(fit.find_first_not_of('\n'), fit.size()));
    if (fit.empty()) return refuse(Refusal{"stories.comment_empty", {}});
    if (text::length(fit) > longest)
        return refuse(Refusal{"stories.comment_too_long", {{"most", std::to_string(longest)}}});
    return fit;
}

Refusal unknown_comment(CommentId comment) {
    return {"stories.comment_unknown", {{"comment", std::to_string(comment.value)}}};
}

/// Where the note stands in the article, given where its author saw it.
std::optional<Anchor> placed(const article::Article& article, const NewComment& comment) {
    const auto text = text_at(article, comment.block);
    if (!text) return std::nullopt;
    const auto end = static_cast<std::int64_t>(utf16_length(*text));
    const Anchor seen{comment.block, std::clamp<std::int64_t>(comment.from, 0, end),
                      std::clamp<std::int64_t>(comment.to, 0, end), false};
    const std::size_t from = byte_at_utf16(*text, static_cast<std::size_t>(seen.from));
    const std::size_t to = byte_at_utf16(*text, static_cast<std::size_t>(seen.to));
    if (from <= to && text->substr(from, to - from) == comment.quote) return seen;
    return Following{article, article}.follow(seen, comment.quote);
}

}  // namespace

Comment Comments::certain(store::Session& session, DraftId draft, CommentId comment) const {
    auto found = find(session, draft, comment);
    assert(found);
    return *std::move(found);
}

Result<Comment, Refusal> Comments::add(store::Transaction& transaction, const NewComment& comment) const {
    const std::string text = MIDAD_TRY(fit(comment.text));
    if (!lock(transaction, comment.draft)) return refuse(unknown(comment.draft));
    const auto row = transaction.one(queries::current_article, comment.draft.value);
    assert(row);
    const auto anchor = placed(article_of(row->text(2), comment.draft), comment);
    if (!anchor || !is_utf8(comment.quote) || comment.quote.find('\0') != std::string::npos)
        return refuse(Refusal{"stories.comment_elsewhere", {}});
    const auto made =
        transaction.one(queries::insert_comment, comment.draft.value, comment.person.value, to_ms(clock_.now()), text,
                        comment.blocking ? 1 : 0, maybe_value(comment.assigned), anchor->block, anchor->from,
                        anchor->to, comment.quote, anchor->moved ? 1 : 0);
    transaction.run(queries::count_comments, comment.draft.value);
    assert(made);
    return certain(transaction, comment.draft, CommentId{made->integer(0)});
}

Result<Comment, Refusal> Comments::answer(store::Transaction& transaction, DraftId draft, CommentId comment,
                                          PersonId person, std::string_view text) const {
    const std::string words = MIDAD_TRY(fit(text));
    if (!lock(transaction, draft) || !find(transaction, draft, comment)) return refuse(unknown_comment(comment));
    transaction.run(queries::insert_answer, comment.value, person.value, to_ms(clock_.now()), words);
    return certain(transaction, draft, comment);
}

Result<Comment, Refusal> Comments::change(store::Transaction& transaction, DraftId draft, CommentId comment,
                                          PersonId person, const CommentChange& change) const {
    if (!lock(transaction, draft)) return refuse(unknown_comment(comment));
    auto found = find(transaction, draft, comment);
    if (!found) return refuse(unknown_comment(comment));
    if (change.text) found->text = MIDAD_TRY(fit(*change.text));
    if (change.blocking) found->blocking = *change.blocking;
    if (change.assigned) found->assigned = *change.assigned;
    if (change.closed && *change.closed != found->closed_at.has_value()) {
        found->closed_at = *change.closed ? std::optional{clock_.now()} : std::nullopt;
        found->closed_by = *change.closed ? std::optional{person} : std::nullopt;
    }
    transaction.run(queries::change_comment, comment.value, found->text, found->blocking ? 1 : 0,
                    maybe_value(found->assigned), maybe_ms(found->closed_at), maybe_value(found->closed_by));
    transaction.run(queries::count_comments, draft.value);
    return *std::move(found);
}

std::vector<Comment> Comments::list(store::Session& session, DraftId draft) const {
    std::vector<Comment> comments;
    for (const store::Row& row : session.all(queries::comments, draft.value)) comments.push_back(comment_of(row));
    for (const store::Row& row : session.all(queries::answers, draft.value)) {
        const auto comment = std::find_if(comments.begin(), comments.end(),
                                          [&](const Comment& one) { return one.id.value == row.integer(0); });
        if (comment == comments.end()) continue;
        comment->answers.push_back({PersonId{row.integer(1)}, from_ms(row.integer(2)), row.text(3)});
    }
    return comments;
}

std::vector<Comment> Comments::list(DraftId draft) const {
    std::vector<Comment> comments;
    database_.read([&](store::Session& session) { comments = list(session, draft); });
    return comments;
}

std::optional<Comment> Comments::find(store::Session& session, DraftId draft, CommentId comment) const {
    for (Comment& one : list(session, draft)) {
        if (one.id == comment) return std::move(one);
    }
    return std::nullopt;
}

std::int64_t Comments::blocking(store::Session& session, DraftId draft) const {
    const auto row = session.one(queries::blocking_comments, draft.value);
    assert(row);
    return row->integer(0);
}

}  // namespace midad::stories
