#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "programs/newsroom.h"
#include "programs/voice.h"
#include "search/indexing.h"

namespace midad::programs {

/// What the newspaper's search index is made from.
search::Source source_of(const Newsroom& newsroom);

/// Builds the index in a process of its own, below the others: what it takes is given back, and readers come first. For
/// one thread, which must outlive it: the other process ends with it. Throws Failure "search.no_child" {reason}.
bool rebuild_in_child(const std::filesystem::path& folder, const std::function<bool()>& meanwhile);

// Each answers the program's exit code.
/// Builds the search index anew beside the one in use, with a progress bar; may be stopped and goes on next time.
int search_rebuild(const Voice& voice, const Newsroom& newsroom);
/// What is in the index and how far it has come; whether editors' synonyms can be read.
int search_state(const Voice& voice, const Newsroom& newsroom);
/// Asks as a reader does; one line a story.
int search_ask(const Voice& voice, const Newsroom& newsroom, const std::string& words);

}  // namespace midad::programs
