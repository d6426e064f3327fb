#pragma once

#include <filesystem>
#include <functional>

#include "search/indexing.h"
#include "search/internal/generation.h"
#include "search/internal/stories.h"

namespace midad::search::internal {

/// As search::rebuild(), of any stories.
bool rebuild_from(const Paths& paths, const Stories& stories, const text::House& house,
                  const std::function<bool(const Progress&)>& progress);

std::optional<Need> need_of(const Paths& paths, const text::House& house);

}  // namespace midad::search::internal
