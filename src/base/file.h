#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace midad {

/// The whole file. Throws Failure "file.cannot_read" {path, reason}, or "file.too_large" when it is over `limit` bytes.
std::string read_file(const std::filesystem::path& path, std::uintmax_t limit = 64u << 20);

/// Writes beside, flushes to the disk and renames: afterwards the path holds either all of it or what it held before.
/// Throws Failure "file.cannot_write" {path, reason}; a full disk leaves nothing behind.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace midad
