#pragma once

#include <filesystem>
#include <optional>

#include "programs/voice.h"

namespace midad::programs {

class Newsroom;

/// Brings stories in from JSON Lines (plain or gzip): one object a line with id, title, abstract, body, date, section,
/// section_ar, source and url, as docs/operating.md describes. Lines that are there already (by id) are passed over, so
/// an import that was stopped goes on where it was; every refused line is reported with its number. A section that the
/// paper does not have is in the store before the first story that stands under it; midad.toml stays as the editor
/// wrote it. Returns the exit code: `refused` when a line was.
int import_json_lines(const Voice& voice, Newsroom& newsroom, const std::filesystem::path& file,
                      const std::optional<std::filesystem::path>& report);

}  // namespace midad::programs
