#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "article/story_form.h"
#include "base/result.h"
#include "programs/newsroom.h"
#include "record/record.h"

namespace midad::programs {

/// Why a story was refused: message keys with their arguments, and the line where one is known.
struct IntakeFault {
    int line;  // 0: the story as a whole
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
};
using IntakeFaults = std::vector<IntakeFault>;

/// Reads a typed story, takes its pictures and files into the library and resolves its section: ready for the record.
/// `move` is added to every time it names (the sample is moved to the present).
Result<record::Publication, IntakeFaults> take_in(Newsroom& newsroom, const std::filesystem::path& file,
                                                  std::chrono::milliseconds move = {});

/// take_in, then the record.
Result<record::Published, IntakeFaults> publish_file(Newsroom& newsroom, const std::filesystem::path& file,
                                                     std::chrono::milliseconds move = {});

/// What a story that may be published still lacks: pictures that say nothing to who cannot see them.
IntakeFaults warnings_of(const article::Article& article);

/// "file:7: sentence" in Arabic and English for each, on standard error.
void complain(const std::filesystem::path& file, const IntakeFaults& faults);

}  // namespace midad::programs
