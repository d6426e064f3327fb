#pragma once

#include <filesystem>
#include <functional>

#include "search/indexing.h"
#include "search/internal/generation.h"
#include "search/internal/stories.h"

namespace midad::search::internal {

/// Stories between two parts of an index that is being built: the larger an index is, the dearer is a story more. The
/// parts are put together at the end, which goes through them once.
constexpr std::int64_t stories_a_part = 10'000;

/// As search::rebuild(), of any stories.
bool rebuild_from(const Paths& paths, const Stories& stories, const text::House& house,
                  const std::function<bool(const Progress&)>& progress, std::int64_t a_part = stories_a_part);

std::optional<Need> need_of(const Paths& paths, const text::House& house);

}  // namespace midad::search::internal
