#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "programs/voice.h"

namespace midad::programs {

/// Serves the newspaper until SIGINT or SIGTERM, then finishes what is under way. Throws Failure "serve.folder_taken",
/// "http.port_taken". SIGINT and SIGTERM must be blocked in the calling thread before any other thread begins.
int serve(const Voice& voice, const std::filesystem::path& folder, std::optional<std::uint16_t> port);

}  // namespace midad::programs
