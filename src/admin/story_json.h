#pragma once

#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "admin/context.h"
#include "article/article.h"
#include "desk/objections.h"
#include "desk/publishing.h"
#include "stories/drafts.h"
#include "stories/presence.h"
#include "stories/refusal.h"

/// Stories in progress as contract.ts has them.
namespace midad::admin {

struct Place;

/// contract.ts's `StoryCard`, in the order given; a few questions for all of them.
boost::json::array cards_of(const Context& context, const std::vector<stories::Draft>& drafts);

/// contract.ts's `StoryAnswer`; 404 when there is no such story.
Handled story_answer(const Context& context, DraftId draft, int status = 200);

boost::json::object json_of(const stories::Lock& lock);
/// contract.ts's `StoryAnswer.present`.
boost::json::array presence_of(const Context& context, DraftId draft);

/// The one JSON form of an article, as a value.
boost::json::value json_of(const article::Article& article);
/// The body's member; the refusal says where in it something is wrong.
Result<article::Article, Refusal> article_of(const Context& context, std::string_view name);

/// contract.ts's `Objection`.
boost::json::object json_of(const Context& context, const desk::Objection& objection);
/// 409 with all of them.
Refusal refusal_of(const Context& context, const desk::Objections& objections);
/// 422, or 404 and 409 where the key says so.
Refusal refusal_of(const stories::Refusal& refusal);

/// Who acts, for the desk. `place`: may they override there.
desk::By by_of(const Context& context, DeskId place);

boost::json::value ms_or_null(const std::optional<Instant>& instant);
/// A moment in a body, in milliseconds; nothing for null or none.
Result<std::optional<Instant>, Refusal> maybe_instant(const Context& context, std::string_view name);

/// Where a route's story belongs: for Needs at a desk. Whoever it waits for may do with it what its author may.
std::optional<Place> story_place(const Context& context);

}  // namespace midad::admin
