#pragma once

#include "admin/context.h"
#include "admin/route.h"

namespace midad::admin {

Handled show_home(const Context& context);
Handled show_board(const Context& context);
/// The board's desk, from the query.
std::optional<Place> board_place(const Context& context);

Handled list_stories(const Context& context);
Handled begin_story(const Context& context);
Handled show_story(const Context& context);
Handled bin_story(const Context& context);
Handled restore_story(const Context& context);
/// The page as readers would get it.
Handled preview_story(const Context& context);

/// A clipboard made into a story.
Handled read_pasted(const Context& context);

}  // namespace midad::admin
