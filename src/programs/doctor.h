#pragma once

#include <filesystem>

#include "programs/voice.h"

namespace midad::programs {

/// Looks at everything that can be wrong with a newspaper and says it, one line each: settings, store, migrations,
/// stories whose section the paper does not have, media that a story names and nobody has, theme, failed jobs, room on
/// the disk. Returns `unsound` when something is.
int doctor(const Voice& voice, const std::filesystem::path& folder);

}  // namespace midad::programs
