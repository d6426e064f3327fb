#pragma once

#include <filesystem>
#include <optional>

#include "programs/voice.h"

namespace midad::programs {

/// Makes a newspaper in the folder: midad.toml, the store, the folders for media and a theme of one's own; with
/// `sample`, the sample newspaper's stories, moved by whole weeks so that the newest is of the last seven days.
/// `database` takes the place of the usual SQLite file. Throws Failure "init.there_is_one" {folder}; nothing of an
/// existing newspaper is touched. Returns the exit code.
int init(const Voice& voice, const std::filesystem::path& folder, const std::optional<std::filesystem::path>& sample,
         const std::string& database);

}  // namespace midad::programs
