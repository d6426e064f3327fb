#include "admin/together.h"

#include <boost/json.hpp>

#include "admin/fields.h"
#include "admin/story_json.h"
#include "desk/writing.h"
#include "people/people.h"
#include "stories/comments.h"
#include "stories/presence.h"

namespace midad::admin {

namespace {

namespace json = boost::json;
using stories::Comment;

DraftId story_of(const Context& context) { return DraftId{context.number("story")}; }

desk::By here(const Context& context) {
    const auto found = context.with.drafts.find(story_of(context));
    return by_of(context, found ? found->desk : DeskId{});
}

json::object json_of_comment(const Comment& comment) {
    json::array answers;
    for (const Comment::Answer& answer : comment.answers)
        answers.push_back({{"person", answer.person.value}, {"at_ms", to_ms(answer.at)}, {"text", answer.text}});
    return {{"id", comment.id.value},
            {"person", comment.person.value},
            {"at_ms", to_ms(comment.at)},
            {"text", comment.text},
            {"blocking", comment.blocking},
            {"closed", comment.closed_at.has_value()},
            {"assigned", comment.assigned ? json::value(comment.assigned->value) : json::value(nullptr)},
            {"block", comment.block},
            {"from", comment.from},
            {"to", comment.to},
            {"quote", comment.quote},
            {"moved", comment.moved},
            {"answers", std::move(answers)}};
}

json::array comments_of(const Context& context) {
    json::array all;
    for (const Comment& one : context.with.comments.list(story_of(context))) all.push_back(json_of_comment(one));
    return all;
}

json::value lock_of(const Context& context) {
    const auto lock = context.with.presence.locked(story_of(context));
    if (!lock) return nullptr;
    return json_of(*lock);
}

Handled answer_of(const Result<Comment, stories::Refusal>& comment, int status) {
    if (!comment) return refuse(refusal_of(comment.error()));
    return Answer::of(json_of_comment(*comment), status);
}

}  // namespace

Handled be_present(const Context& context) {
    const std::string session = MIDAD_TRY(text_of(context.body, "session"));
    const auto met = context.with.writing.hello(here(context), story_of(context), session);
    if (!met) return refuse(refusal_of(met.error()));
    const auto draft = context.with.drafts.find(story_of(context));
    return Answer::of(json::object{{"present", presence_of(context, story_of(context))},
                                   {"lock", lock_of(context)},
                                   {"revision", draft ? draft->revision : 0},
                                   {"comments", comments_of(context)}});
}

Handled take_lock(const Context& context) {
    const std::string session = MIDAD_TRY(text_of(context.body, "session"));
    const auto reason = MIDAD_TRY(maybe_text(context.body, "take_over"));
    std::string from;
    if (const auto lock = context.with.presence.locked(story_of(context))) {
        if (const auto person = context.with.people.staff.find(lock->person)) from = person->name;
    }
    const auto lock = context.with.writing.lock(here(context), story_of(context), session, reason, from);
    if (lock) return Answer::of(json::object{{"lock", json_of(*lock)}});
    Refusal refusal = refusal_of(lock.error());
    refusal.more["lock"] = lock_of(context);
    return refuse(std::move(refusal));
}

Handled free_lock(const Context& context) {
    const std::string session = MIDAD_TRY(text_of(context.body, "session"));
    context.with.writing.unlock(here(context), story_of(context), session);
    return Answer::nothing();
}

Handled list_comments(const Context& context) { return Answer::of(json::object{{"comments", comments_of(context)}}); }

Handled add_comment(const Context& context) {
    stories::NewComment comment{.draft = story_of(context), .person = context.person().id};
    comment.text = MIDAD_TRY(text_of(context.body, "text"));
    comment.block = MIDAD_TRY(number_of(context.body, "block"));
    comment.from = MIDAD_TRY(number_of(context.body, "from"));
    comment.to = MIDAD_TRY(number_of(context.body, "to"));
    comment.quote = MIDAD_TRY(maybe_text(context.body, "quote")).value_or("");
    comment.blocking = MIDAD_TRY(maybe_truth(context.body, "blocking")).value_or(false);
    if (const auto assigned = MIDAD_TRY(maybe_number(context.body, "assigned"))) comment.assigned = PersonId{*assigned};
    return answer_of(context.with.writing.note(here(context), comment), 201);
}

Handled answer_comment(const Context& context) {
    const std::string text = MIDAD_TRY(text_of(context.body, "text"));
    return answer_of(
        context.with.writing.answer(here(context), story_of(context), CommentId{context.number("comment")}, text), 201);
}

Handled change_comment(const Context& context) {
    stories::CommentChange change;
    change.closed = MIDAD_TRY(maybe_truth(context.body, "closed"));
    change.text = MIDAD_TRY(maybe_text(context.body, "text"));
    change.blocking = MIDAD_TRY(maybe_truth(context.body, "blocking"));
    return answer_of(
        context.with.writing.change(here(context), story_of(context), CommentId{context.number("comment")}, change),
        200);
}

}  // namespace midad::admin
