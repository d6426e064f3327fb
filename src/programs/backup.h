#pragma once

#include <filesystem>

#include "programs/voice.h"

namespace midad::programs {

class Newsroom;

/// Copies the newspaper, while it is served, into a new folder "midad-backup-…" under `to`: the store as it is at one
/// moment, media, settings, theme, and MANIFEST with every file's SHA-256 and size. Throws Failure. Returns the exit
/// code.
int backup(const Voice& voice, Newsroom& newsroom, const std::filesystem::path& to);

/// Makes a newspaper of a backup in a folder that holds none. Every file's sum is checked first; nothing is written
/// when one is wrong. A PostgreSQL dump is given back by pg_restore into the database that `database`, or else its
/// midad.toml, names. Returns the exit code.
int restore(const Voice& voice, const std::filesystem::path& from, const std::filesystem::path& folder,
            const std::string& database);

}  // namespace midad::programs
