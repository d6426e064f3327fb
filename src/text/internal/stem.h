#pragma once

#include <string>
#include <string_view>

#include "text/analyser.h"

namespace midad::text::internal {

/// Key S of a word with that exact key. What the lexicon knows is certain; other words lose clitics and endings that
/// the vocabulary vouches for.
std::string stem_of(std::string_view exact, const Vocabulary& vocabulary);

}  // namespace midad::text::internal
